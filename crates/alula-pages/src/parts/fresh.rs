//! Ids for the forms of one drawn page.

use std::cell::Cell;

use alula_core::ids::EntryId;

/// Gives each form of a page an id of its own, computed from one id made when the page was drawn; so a form that is
/// sent twice is one request, and two forms are two.
#[derive(Clone, Debug)]
pub struct Fresh {
    base: EntryId,
    given: Cell<u32>,
}

impl Fresh {
    /// Ids that follow from `base`.
    pub fn from(base: EntryId) -> Self {
        Self { base, given: Cell::new(0) }
    }

    /// The next id.
    pub fn id(&self) -> EntryId {
        self.given.set(self.given.get() + 1);
        self.base.following(self.given.get())
    }
}
