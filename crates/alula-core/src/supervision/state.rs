//! Where a note stands: signed, waiting for the supervisor, questioned, co-signed, or replaced by a newer one.

use jiff::Timestamp;

use super::{NoteAbout, NoteAddended, NoteCosigned, NoteQuestioned, NoteSigned};
use crate::chart::{Chart, Said};
use crate::ids::{EntryId, NoteId, StaffId};
use crate::intake::TeamNamed;
use crate::ledger::Author;

/// Where a note stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteState {
    /// Signed; nobody else has to.
    Signed,
    /// Signed by an associate; the supervisor of record has to read and co-sign it.
    WaitsForCosign {
        /// The supervisor.
        supervisor: StaffId,
    },
    /// The supervisor asked something. A question is answered by adding to the note; a change is made by signing it anew.
    Questioned {
        /// The statement that asks.
        question: EntryId,
        /// True when it has to change before it can be co-signed.
        change_required: bool,
    },
    /// Co-signed.
    Cosigned {
        /// Who co-signed.
        by: Author,
        /// When.
        at: Timestamp,
    },
    /// Its author signed a newer note about the same session or visit, as the supervisor asked.
    Replaced {
        /// The newer one.
        by: NoteId,
    },
}

/// One step in the life of a note.
#[derive(Clone, Debug)]
pub enum NoteStep<'c> {
    /// It was signed.
    Signed(Said<'c, NoteSigned>),
    /// The supervisor asked.
    Questioned(Said<'c, NoteQuestioned>),
    /// Something was added.
    Added(Said<'c, NoteAddended>),
    /// It was co-signed.
    Cosigned(Said<'c, NoteCosigned>),
}

impl NoteStep<'_> {
    fn sequence(&self) -> u64 {
        match self {
            Self::Signed(it) => it.header.sequence,
            Self::Questioned(it) => it.header.sequence,
            Self::Added(it) => it.header.sequence,
            Self::Cosigned(it) => it.header.sequence,
        }
    }
}

/// A note with where it stands and how it came there.
#[derive(Clone, Debug)]
pub struct NoteView<'c> {
    /// Its id.
    pub id: NoteId,
    /// What was signed.
    pub signed: Said<'c, NoteSigned>,
    /// Where it stands.
    pub state: NoteState,
    /// Every step, oldest first.
    pub history: Vec<NoteStep<'c>>,
}

/// Every note of the chart, oldest first.
pub fn notes(chart: &Chart) -> Vec<NoteView<'_>> {
    chart.all::<NoteSigned>().map(|it| view(chart, it)).collect()
}

/// The note with this id.
pub fn note(chart: &Chart, id: NoteId) -> Option<NoteView<'_>> {
    chart.find::<NoteSigned>(id.entry()).map(|it| view(chart, it))
}

/// Where the note with this id stands.
pub fn note_state(chart: &Chart, id: NoteId) -> Option<NoteState> {
    note(chart, id).map(|it| it.state)
}

/// The newest note about a session or visit.
pub fn note_about<'c>(chart: &'c Chart, about: &NoteAbout) -> Option<NoteView<'c>> {
    chart.all::<NoteSigned>().rfind(|it| it.is.about == *about).map(|it| view(chart, it))
}

/// The supervisor who has to co-sign what `author` signs in this chart; nothing when nobody has to.
///
/// An author is an associate here when the team was ever named with them as therapist and a supervisor of record; the
/// supervisor named last with them counts. Nobody is their own supervisor.
pub fn supervisor_of(chart: &Chart, author: Author) -> Option<StaffId> {
    let Author::Staff(author) = author else { return None };
    let named = chart.all::<TeamNamed>().filter(|it| it.is.therapist == author);
    named.filter_map(|it| it.is.supervisor.filter(|supervisor| *supervisor != author)).next_back()
}

/// Every note of the same author about the same thing, oldest first: a note that had to change and those that took its
/// place.
pub fn versions<'c>(chart: &'c Chart, of: &NoteView<'_>) -> Vec<NoteView<'c>> {
    let same = |it: &Said<'_, NoteSigned>| it.is.about == of.signed.is.about && it.author() == of.signed.author();
    chart.all::<NoteSigned>().filter(same).map(|it| view(chart, it)).collect()
}

fn view<'c>(chart: &'c Chart, signed: Said<'c, NoteSigned>) -> NoteView<'c> {
    let id = NoteId::of(signed.id());
    let mut history = vec![NoteStep::Signed(signed)];
    history.extend(chart.all::<NoteQuestioned>().filter(|it| it.is.note == id).map(NoteStep::Questioned));
    history.extend(chart.all::<NoteAddended>().filter(|it| it.is.note == id).map(NoteStep::Added));
    history.extend(chart.all::<NoteCosigned>().filter(|it| it.is.note == id).map(NoteStep::Cosigned));
    history.sort_by_key(NoteStep::sequence);
    NoteView { id, signed, state: state(chart, signed, &history), history }
}

fn state(chart: &Chart, signed: Said<'_, NoteSigned>, history: &[NoteStep<'_>]) -> NoteState {
    let mut later = chart.all::<NoteSigned>().filter(|it| {
        it.is.about == signed.is.about && it.author() == signed.author() && it.header.sequence > signed.header.sequence
    });
    if let Some(newer) = later.next() {
        return NoteState::Replaced { by: NoteId::of(newer.id()) };
    }
    let complete = |author| match supervisor_of(chart, author) {
        Some(supervisor) => NoteState::WaitsForCosign { supervisor },
        None => NoteState::Signed,
    };
    history.iter().fold(complete(signed.author()), |state, step| match step {
        NoteStep::Signed(_) => state,
        NoteStep::Questioned(it) => NoteState::Questioned { question: it.id(), change_required: it.is.change_required },
        // An addition answers a question; what has to change is signed anew.
        NoteStep::Added(it) if it.author() == signed.author() => match state {
            NoteState::Questioned { change_required: true, .. } => state,
            _ => complete(signed.author()),
        },
        NoteStep::Added(_) => state,
        NoteStep::Cosigned(it) => NoteState::Cosigned { by: it.author(), at: it.at() },
    })
}
