//! Notes from a chart: pure, the same chart always reads the same.

use alula_core::Chart;
use alula_core::decide::{Context, Role};
use alula_core::ids::EntryId;
use alula_core::ledger::Author;
use alula_core::preparation::VisitHeld;
use alula_core::session::{session, timeline};
use alula_core::supervision::{NoteAbout, NoteQuestioned, NoteState, note_about, prose_about, supervisor_of};

use super::headings::headings;
use super::{Kept, NewNote, OtherDraft, SentenceLine, Typed};
use crate::parts::{Filled, Timeline};
use crate::session::{author_name, lanes, preferred_name};
use crate::{urls, wording};

/// `Session 2, Mon 16 Jun`; nothing when there is no such session or visit.
pub(super) fn title(chart: &Chart, about: &NoteAbout, ctx: &Context<'_>) -> Option<String> {
    Some(match about {
        NoteAbout::Session(id) => {
            let session = session(chart, *id)?;
            format!("session {}, {}", session.number, wording::day(session.plan.is.at, ctx.now, ctx.zone))
        }
        NoteAbout::Visit(id) => {
            let visit = chart.find::<VisitHeld>(id.entry())?;
            format!("{}, {}", wording::visit(visit.is.kind), wording::day(visit.at(), ctx.now, ctx.zone))
        }
    })
}

pub(super) fn lanes_of(chart: &Chart, about: &NoteAbout) -> Option<Timeline> {
    match about {
        NoteAbout::Session(id) => Some(lanes(&timeline(chart, *id), None, false)),
        NoteAbout::Visit(_) => None,
    }
}

/// The drafts of the reader about one thing, and which of them this page goes on with.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    /// Every draft, the newest first.
    pub all: Vec<Typed>,
    /// The one to go on with: the page it was typed on and its version.
    pub on: Option<(EntryId, i64)>,
}

impl NewNote {
    /// A note to be written; nothing when there is nothing to write about. The boxes hold what was posted, else the draft
    /// this page goes on with, else the earlier note of the same author.
    pub fn of(
        chart: &Chart,
        about: NoteAbout,
        ctx: &Context<'_>,
        entry: EntryId,
        form: Option<Filled>,
        drafts: &Drafts,
    ) -> Option<Self> {
        let sentences = prose_about(chart, &about, ctx.zone);
        let earlier = note_about(chart, &about);
        let on = drafts.on.and_then(|(place, _)| drafts.all.iter().find(|it| it.place == place));
        let boxes = |[mattered, done, onward]: [&str; 3]| {
            Filled::new().with("mattered", mattered).with("done", done).with("onward", onward)
        };
        let filled = form.unwrap_or_else(|| match (on, earlier.as_ref().map(|it| &it.signed.is.content)) {
            (Some(it), _) => boxes(it.parts.each_ref().map(String::as_str)),
            (None, Some(it)) => boxes([it.mattered.reveal(), it.done.reveal(), it.onward.reveal()]),
            (None, None) => Filled::new(),
        });
        let supervisor = supervisor_of(chart, ctx.author).map(|id| author_name(Author::Staff(id), ctx));
        let change = earlier.as_ref().and_then(|it| match it.state {
            NoteState::Questioned { question, change_required: true } => {
                chart.find::<NoteQuestioned>(question).map(|it| it.is.words.reveal().to_owned())
            }
            _ => None,
        });
        let kept = |at| wording::at(at, ctx.now, ctx.zone);
        Some(Self {
            client: chart.client(),
            name: preferred_name(chart),
            title: title(chart, &about, ctx)?,
            entry,
            sentences: sentences
                .into_iter()
                .map(|it| SentenceLine { text: it.text.reveal().to_owned(), from: it.from })
                .collect(),
            lanes: lanes_of(chart, &about),
            headings: headings(chart, &about),
            about,
            supervisor: supervisor.unwrap_or_default(),
            change: change.unwrap_or_default(),
            draft: drafts.on.map(|(place, version)| format!("{place} {version}")).unwrap_or_default(),
            kept: on.map(|it| Kept::At(kept(it.saved_at))).unwrap_or_default(),
            others: drafts
                .all
                .iter()
                .filter(|it| Some(it.place) != drafts.on.map(|(place, _)| place))
                .map(|it| OtherDraft { place: it.place, kept: kept(it.saved_at), parts: it.parts.clone() })
                .collect(),
            form: filled,
        })
    }
}

pub(super) fn state(state: &NoteState, ctx: &Context<'_>) -> String {
    match state {
        NoteState::Signed => "Signed.".to_owned(),
        NoteState::WaitsForCosign { supervisor } if Author::Staff(*supervisor) == ctx.author => {
            "Signed. It waits for you.".to_owned()
        }
        NoteState::WaitsForCosign { supervisor } => {
            format!("Signed. {} reads it next.", author_name(Author::Staff(*supervisor), ctx))
        }
        NoteState::Questioned { change_required: true, .. } => {
            "The supervisor asks for a change. Its author signs the note anew.".to_owned()
        }
        NoteState::Questioned { .. } => "The supervisor has a question. An addition answers it.".to_owned(),
        NoteState::Cosigned { .. } => "Signed and co-signed.".to_owned(),
        NoteState::Replaced { .. } => "A newer note stands in its place.".to_owned(),
    }
}

/// How the note about something stands, and where it is read or written; nowhere when that is not the reader's to do.
pub(crate) fn note_line(chart: &Chart, about: &NoteAbout, ctx: &Context<'_>) -> (String, String) {
    let Some(note) = note_about(chart, about) else {
        // The supervisor reads and co-signs notes, and writes none about the work of others.
        return match ctx.role {
            Role::Supervisor => ("No note yet".to_owned(), String::new()),
            _ => ("Write the note".to_owned(), urls::new_note(chart.client(), about)),
        };
    };
    let name = |id| ctx.staff.get(&id).map_or("a colleague", |it| it.name.as_str());
    let stands = match note.state {
        NoteState::Signed => "Note signed".to_owned(),
        NoteState::Cosigned { by, .. } => format!("Note co-signed by {}", author_name(by, ctx)),
        NoteState::WaitsForCosign { supervisor } => format!("Note waits for {} to co-sign", name(supervisor)),
        NoteState::Questioned { .. } => "The supervisor asked something about the note".to_owned(),
        NoteState::Replaced { .. } => "A newer note stands".to_owned(),
    };
    (stands, urls::Note(chart.client(), note.id).to_string())
}
