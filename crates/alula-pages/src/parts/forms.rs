//! The forms of a page that has several.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{Filled, error_summary};

/// The forms of one page, by the last part of their address; only what was sent back is in here, the others are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms(Vec<(String, Filled)>);

impl Forms {
    /// No form was sent back.
    pub fn fresh() -> Self {
        Self::default()
    }

    /// With what one form already holds, or with what is wrong with it.
    #[must_use]
    pub fn with(mut self, name: &str, form: Filled) -> Self {
        self.0.push((name.to_owned(), form));
        self
    }

    /// These forms, and where one was not sent back the one of `held`.
    #[must_use]
    pub fn over(mut self, mut held: Self) -> Self {
        held.0.append(&mut self.0);
        held
    }

    /// What is wrong with whatever was sent back, for the head of a page whose forms come and go: the form itself may
    /// not be drawn any more.
    pub fn summary(&self) -> Markup {
        let names: BTreeSet<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        html! { div data-refusals { @for name in names { (error_summary(&self.named(name))) } } }
    }

    /// The form of this name, with ids of its own; the one sent back last counts.
    pub fn named(&self, name: &str) -> Filled {
        let sent_back = self.0.iter().rfind(|(it, _)| it == name);
        sent_back.map_or_else(|| Filled::named(name), |(_, form)| form.clone().under(name))
    }
}
