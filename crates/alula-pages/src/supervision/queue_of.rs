//! The queue of one supervisor, from the charts in it.

use alula_core::Chart;
use alula_core::decide::{Colleague, Context, Role};
use alula_core::ledger::Author;
use alula_core::supervision::{
    NoteState, Reason, Waiting, note, notes, queue_order, supervisor_of, waiting, waiting_for,
};

use super::of::title;
use super::privileges_of::agreement;
use super::queue::{AssociateLine, BackLine, QueueLine, QueuePage};
use crate::session::author_name;
use crate::{urls, wording};

impl QueuePage {
    /// The notes of these charts that wait for the reader; each chart with the name that lists show.
    pub fn of<'c>(charts: impl IntoIterator<Item = (&'c Chart, &'c str)>, ctx: &Context<'_>) -> Self {
        let (mut ordered, mut back) = (Vec::new(), Vec::new());
        for (chart, name) in charts {
            for it in waiting_for(chart, ctx.author, ctx) {
                ordered.extend(queue_line(chart, name, &it, ctx).map(|line| (queue_order(&it), line)));
            }
            back.extend(back_lines(chart, name, ctx));
        }
        ordered.sort_by(|(one, _), (other, _)| one.cmp(other));
        let today = ctx.now.to_zoned(ctx.zone.clone()).date();
        let under = |it: &Colleague| {
            it.active && it.role == Role::Associate && it.supervisor.map(Author::Staff) == Some(ctx.author)
        };
        let associates = ctx.staff.iter().filter(|(_, it)| under(it)).map(|(id, it)| AssociateLine {
            name: it.name.clone(),
            agreement: agreement(it.agreement_until, today),
            to: urls::Associate(*id).to_string(),
        });
        let associates = associates.collect();
        Self { waiting: ordered.into_iter().map(|(_, line)| line).collect(), back, associates }
    }
}

/// Why a note stands where it stands, in words; for everybody but the one who reads it next, nothing.
pub(super) fn why(chart: &Chart, note: &alula_core::supervision::NoteView<'_>, ctx: &Context<'_>) -> Vec<String> {
    let author = author_name(note.signed.author(), ctx);
    waiting(chart, note, ctx).reasons.iter().map(|it| wording::reason(it, &author, ctx.protocol)).collect()
}

fn queue_line(chart: &Chart, name: &str, waiting: &Waiting, ctx: &Context<'_>) -> Option<QueueLine> {
    let note = note(chart, waiting.note)?;
    Some(QueueLine {
        name: name.to_owned(),
        title: wording::sentence(&title(chart, &note.signed.is.about, ctx)?),
        author: author_name(note.signed.author(), ctx),
        since: wording::at(waiting.since, ctx.now, ctx.zone),
        reasons: why(chart, &note, ctx),
        danger: waiting.reasons.iter().any(Reason::is_danger),
        to: urls::Note(chart.client(), waiting.note).to_string(),
    })
}

fn back_lines(chart: &Chart, name: &str, ctx: &Context<'_>) -> Vec<BackLine> {
    let lines = notes(chart).into_iter().filter_map(|note| {
        let NoteState::Questioned { question, change_required } = note.state else { return None };
        let author = note.signed.author();
        if supervisor_of(chart, author).map(Author::Staff) != Some(ctx.author) {
            return None;
        }
        let what = if change_required { "has to change it" } else { "has a question to answer" };
        Some(BackLine {
            name: name.to_owned(),
            title: wording::sentence(&title(chart, &note.signed.is.about, ctx)?),
            stands: format!("{} {what}", author_name(author, ctx)),
            since: wording::at(chart.entry(question)?.header.occurred_at, ctx.now, ctx.zone),
            to: urls::Note(chart.client(), note.id).to_string(),
        })
    });
    lines.collect()
}
