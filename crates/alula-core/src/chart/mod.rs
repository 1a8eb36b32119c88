//! The fold of a ledger: what holds, corrections applied, each statement with its header.
//!
//! Parts of a chart (medicines, a session, the Thread) are pure questions over [`Chart::all`]; they live beside the
//! rules of their phase, not here.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::ids::{ClientId, EntryId};
use crate::ledger::{Author, Corrected, Entry, Header, Stated, Statement, Withdrawn};

/// One client's chart. A clone shares the entries: each statement makes a new chart from the one before.
#[derive(Clone, Debug)]
pub struct Chart {
    client: ClientId,
    entries: Vec<Arc<Entry>>,
    by_id: BTreeMap<EntryId, usize>,
    by_kind: BTreeMap<Arc<str>, Vec<usize>>,
    holds_instead: BTreeMap<usize, Statement>,
    corrections: BTreeMap<usize, Vec<usize>>,
    withdrawn: BTreeMap<usize, usize>,
}

/// One statement as it holds, corrections applied, with where it stands.
#[derive(Debug)]
pub struct Said<'c, T> {
    /// The header of the entry that first said it.
    pub header: &'c Header,
    /// What holds.
    pub is: &'c T,
    /// True when a correction changed it.
    pub corrected: bool,
}

impl<T> Clone for Said<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Said<'_, T> {}

impl<'c, T> Said<'c, T> {
    /// The id of the entry.
    pub fn id(&self) -> EntryId {
        self.header.id
    }
    /// When it happened to the client.
    pub fn at(&self) -> Timestamp {
        self.header.occurred_at
    }
    /// Who said it.
    pub fn author(&self) -> Author {
        self.header.author
    }
}

impl Chart {
    /// A chart with nothing in it.
    pub fn empty(client: ClientId) -> Self {
        Self {
            client,
            entries: Vec::new(),
            by_id: BTreeMap::new(),
            by_kind: BTreeMap::new(),
            holds_instead: BTreeMap::new(),
            corrections: BTreeMap::new(),
            withdrawn: BTreeMap::new(),
        }
    }

    /// The chart that these entries make, in the order of their sequence.
    pub fn replay(client: ClientId, entries: impl IntoIterator<Item = impl Into<Arc<Entry>>>) -> Self {
        let mut chart = Self::empty(client);
        for entry in entries {
            chart.push(entry);
        }
        chart
    }

    /// Adds the next entry.
    pub fn push(&mut self, entry: impl Into<Arc<Entry>>) {
        let entry = entry.into();
        let place = self.entries.len();
        match &entry.statement {
            Statement::Corrected(it) => self.note_correction(place, it),
            Statement::Withdrawn(Withdrawn { entry: target, .. }) => {
                if let Some(&target) = self.by_id.get(target) {
                    self.withdrawn.insert(target, place);
                }
            }
            _ => {}
        }
        self.by_id.insert(entry.header.id, place);
        match self.by_kind.get_mut(entry.statement.kind()) {
            Some(places) => places.push(place),
            None => drop(self.by_kind.insert(entry.statement.kind().into(), vec![place])),
        }
        self.entries.push(entry);
    }

    fn note_correction(&mut self, place: usize, it: &Corrected) {
        let Some(&target) = self.by_id.get(&it.entry) else { return };
        if let Ok(replacement) = Statement::decode(&it.kind, it.replacement.reveal().as_bytes()) {
            self.holds_instead.insert(target, replacement);
            self.corrections.entry(target).or_default().push(place);
        }
    }

    /// Whose chart it is.
    pub fn client(&self) -> ClientId {
        self.client
    }

    /// The sequence of the last entry; 0 when there is none.
    pub fn sequence(&self) -> u64 {
        self.entries.last().map_or(0, |it| it.header.sequence)
    }

    /// Every entry as it was said, in the order of sequence; what was corrected or withdrawn stays readable here.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entry with this id, as it was said.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.by_id.get(&id).map(|&at| &*self.entries[at])
    }

    /// What an entry says with its corrections applied, withdrawn or not; a withdrawn one is shown struck through.
    pub fn says<'c>(&'c self, entry: &'c Entry) -> &'c Statement {
        let instead = self.by_id.get(&entry.header.id).and_then(|at| self.holds_instead.get(at));
        instead.unwrap_or(&entry.statement)
    }

    /// The corrections of an entry, oldest first.
    pub fn corrections(&self, id: EntryId) -> impl Iterator<Item = &Entry> {
        let places = self.by_id.get(&id).and_then(|at| self.corrections.get(at));
        places.into_iter().flatten().map(|&at| &*self.entries[at])
    }

    /// The statement that withdrew an entry, if one did.
    pub fn withdrawal(&self, id: EntryId) -> Option<&Entry> {
        self.by_id.get(&id).and_then(|at| self.withdrawn.get(at)).map(|&at| &*self.entries[at])
    }

    /// Everything of one kind that holds: corrections applied, withdrawn left out, in the order of sequence.
    pub fn all<'c, T: Stated + 'c>(&'c self) -> impl DoubleEndedIterator<Item = Said<'c, T>> {
        let places = self.by_kind.get(T::KIND).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&at| self.said(at))
    }

    /// The latest of one kind, by the time it happened; of two at the same time the later entry.
    pub fn last<'c, T: Stated + 'c>(&'c self) -> Option<Said<'c, T>> {
        self.all::<T>().max_by_key(|it| (it.at(), it.header.sequence))
    }

    /// The statement of one kind with this id, if it holds.
    pub fn find<T: Stated>(&self, id: EntryId) -> Option<Said<'_, T>> {
        self.by_id.get(&id).and_then(|&at| self.said(at))
    }

    fn said<T: Stated>(&self, at: usize) -> Option<Said<'_, T>> {
        if self.withdrawn.contains_key(&at) {
            return None;
        }
        let entry = &self.entries[at];
        let instead = self.holds_instead.get(&at);
        let is = T::of(instead.unwrap_or(&entry.statement))?;
        Some(Said { header: &entry.header, is, corrected: instead.is_some() })
    }
}
