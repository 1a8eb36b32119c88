//! The notes of a client from the chart and the reader's own drafts.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, SessionId, VisitId};
use alula_core::preparation::VisitHeld;
use alula_core::session::sessions;
use alula_core::supervision::{NoteAbout, note_about, notes};
use jiff::Timestamp;

use super::of::{state, title};
use super::{NoteLine, NotesPage};
use crate::parts::Forms;
use crate::session::preferred_name;
use crate::{urls, wording};

/// A draft of the reader, as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The page it was typed on.
    pub place: EntryId,
    /// Counts from 1 on each page.
    pub version: i64,
    /// When its first word was kept.
    pub begun_at: Timestamp,
    /// When it was kept last.
    pub saved_at: Timestamp,
    /// Its three parts, in the order of the boxes.
    pub parts: [String; 3],
}

impl NotesPage {
    /// The page for one reader, with what they have begun.
    pub fn of(
        chart: &Chart,
        ctx: &Context<'_>,
        drawn: EntryId,
        begun: &[(NoteAbout, Timestamp)],
        may_write: bool,
        forms: Forms,
    ) -> Self {
        let client = chart.client();
        let named = |about: &NoteAbout| title(chart, about, ctx).map(|it| wording::sentence(&it)).unwrap_or_default();
        let drafts: Vec<_> = begun
            .iter()
            .map(|(about, at)| NoteLine {
                title: named(about),
                stands: format!("begun {}", wording::at(*at, ctx.now, ctx.zone)),
                to: urls::new_note(client, about),
            })
            .collect();
        let open = |about: &NoteAbout| note_about(chart, about).is_none() && !begun.iter().any(|(it, _)| it == about);
        let mut took_place: Vec<(Timestamp, NoteAbout)> =
            chart.all::<VisitHeld>().map(|it| (it.at(), NoteAbout::Visit(VisitId::of(it.id())))).collect();
        let held = sessions(chart).into_iter().filter_map(|it| Some((it.t0()?, it.id)));
        took_place.extend(held.map(|(at, id): (Timestamp, SessionId)| (at, NoteAbout::Session(id))));
        took_place.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let unwritten = took_place.iter().filter(|(_, about)| open(about)).map(|(_, about)| NoteLine {
            title: named(about),
            stands: if may_write { "Write the note" } else { "No note yet" }.to_owned(),
            to: if may_write { urls::new_note(client, about) } else { String::new() },
        });
        let unwritten = unwritten.collect();
        let signed = notes(chart).into_iter().rev().map(|it| NoteLine {
            title: named(&it.signed.is.about),
            stands: state(&it.state, ctx),
            to: urls::Note(client, it.id).to_string(),
        });
        let signed = signed.collect();
        Self { client, name: preferred_name(chart), drawn, drafts, unwritten, signed, may_write, forms }
    }
}
