//! A signed note from a chart, for one reader.

use std::collections::BTreeMap;

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, NoteId};
use alula_core::ledger::Author;
use alula_core::supervision::{
    CommentView, NoteAbout, NotePart, NoteQuestioned, NoteState, NoteStep, NoteView, Passage, comments, difference,
    note, part_of, passages, signed_prose, supervisor_of, turn, versions,
};

use super::changes::ChangesLine;
use super::headings::headings;
use super::margin::{Beside, CommentLine, FromLine, PartLine, PassageLine, Remark};
use super::note::{AskedOf, May, NotePage, NoteStepLine};
use super::of::{lanes_of, state, title};
use super::queue_of::why;
use crate::parts::Forms;
use crate::session::{author_name, preferred_name};
use crate::{urls, wording};

impl NotePage {
    /// A note for one reader, with the sentence `beside` opened; nothing when there is no such note.
    pub fn of(
        chart: &Chart,
        id: NoteId,
        ctx: &Context<'_>,
        drawn: EntryId,
        may: May,
        beside: &str,
        forms: Forms,
    ) -> Option<Self> {
        let view = note(chart, id)?;
        let signed = view.signed.is;
        let reads = matches!((&view.state, ctx.author),
            (NoteState::WaitsForCosign { supervisor }, Author::Staff(reader)) if *supervisor == reader);
        let asked = matches!(view.state, NoteState::Questioned { .. });
        let supervisor = supervisor_of(chart, view.signed.author()).map(Author::Staff);
        let of_the_two = supervisor == Some(ctx.author) || view.signed.author() == ctx.author;
        let replaced = matches!(view.state, NoteState::Replaced { .. });
        let may_comment = may.comment && supervisor.is_some() && of_the_two && !replaced;
        Some(Self {
            client: chart.client(),
            note: id,
            drawn,
            name: preferred_name(chart),
            title: title(chart, &signed.about, ctx)?,
            state: state(&view.state, ctx),
            newer: match view.state {
                NoteState::Replaced { by } => urls::Note(chart.client(), by).to_string(),
                _ => String::new(),
            },
            why: if may.cosign && reads { why(chart, &view, ctx) } else { Vec::new() },
            changes: changes_of(chart, &view, ctx),
            asked: asked_of(chart, &view, ctx),
            lanes: lanes_of(chart, &signed.about),
            session: match &signed.about {
                NoteAbout::Session(id) => Some(*id),
                NoteAbout::Visit(_) => None,
            },
            parts: parts(chart, &view, ctx, beside, may_comment),
            hash: signed.hash.chars().take(12).collect(),
            history: versions(chart, &view)
                .iter()
                .filter(|it| it.signed.header.sequence <= view.signed.header.sequence)
                .flat_map(|it| it.history.iter().map(|it| step(it, ctx)).collect::<Vec<_>>())
                .collect(),
            may_cosign: may.cosign && (reads || asked),
            supervises: may.cosign && supervisor == Some(ctx.author),
            may_add: may.add,
            may_comment,
            whole_hash: signed.hash.clone(),
            forms,
        })
    }
}

/// What changed with each version up to this one, the newest first.
fn changes_of(chart: &Chart, note: &NoteView<'_>, ctx: &Context<'_>) -> Vec<ChangesLine> {
    let mut versions = versions(chart, note);
    versions.retain(|it| it.signed.header.sequence <= note.signed.header.sequence);
    let headings = headings(chart, &note.signed.is.about);
    let pairs = versions.iter().zip(versions.iter().skip(1)).rev().map(|(earlier, later)| {
        let (old, new) = (&earlier.signed.is.content, &later.signed.is.content);
        let named = NotePart::ALL.into_iter().zip(["From the chart", headings[0], headings[1], headings[2]]);
        let differs = named.filter(|(part, _)| part_of(old, *part) != part_of(new, *part));
        let asked = earlier.history.iter().rev().find_map(|it| match it {
            NoteStep::Questioned(it) if it.is.change_required => Some(it.is.words.reveal().to_owned()),
            _ => None,
        });
        ChangesLine {
            earlier: earlier.id,
            signed: format!("signed {}", wording::at(earlier.signed.at(), ctx.now, ctx.zone)),
            asked: asked.unwrap_or_default(),
            parts: differs
                .map(|(part, heading)| (heading, difference(part_of(old, part), part_of(new, part))))
                .collect(),
        }
    });
    pairs.collect()
}

/// What its author has to answer or change; nothing for anybody else.
fn asked_of(chart: &Chart, note: &NoteView<'_>, ctx: &Context<'_>) -> Option<AskedOf> {
    let NoteState::Questioned { question, change_required } = note.state else { return None };
    let asked = chart.find::<NoteQuestioned>(question).filter(|_| note.signed.author() == ctx.author)?;
    let about = &note.signed.is.about;
    let anew = if change_required { urls::new_note(chart.client(), about) } else { String::new() };
    Some(AskedOf { by: by(asked.author(), asked.at(), ctx), words: asked.is.words.reveal().to_owned(), anew })
}

/// The name of a sentence's place in its note.
fn key(part: NotePart, place: u32) -> String {
    format!("{}-{place}", part.name())
}

fn parts(chart: &Chart, note: &NoteView<'_>, ctx: &Context<'_>, beside: &str, may_comment: bool) -> Vec<PartLine> {
    let said = comments(chart, note.id);
    let numbered: Vec<_> = (1..).zip(&said).collect();
    let sources: BTreeMap<String, Vec<EntryId>> = signed_prose(chart, note.signed, ctx.zone)
        .into_iter()
        .map(|it| (it.text.reveal().to_owned(), it.from))
        .collect();
    let passages = passages(&note.signed.is.content);
    let [mattered, done, onward] = headings(chart, &note.signed.is.about);
    let parts = NotePart::ALL.into_iter().zip(["From the chart", mattered, done, onward]).map(|(part, heading)| {
        let of_part: Vec<&Passage> = passages.iter().filter(|it| it.part == part).collect();
        let from = |it: &Passage| match part {
            NotePart::Prose => sources.get(it.text.reveal()).cloned().unwrap_or_default(),
            NotePart::Mattered | NotePart::Done | NotePart::Onward => Vec::new(),
        };
        let opened = of_part.iter().find(|it| key(part, it.place) == beside).map(|it| Beside {
            key: beside.to_owned(),
            text: it.text.reveal().to_owned(),
            from: from(it).into_iter().filter_map(|entry| from_line(chart, entry, ctx)).collect(),
        });
        let sentences = of_part.iter().map(|it| PassageLine {
            key: key(part, it.place),
            text: it.text.reveal().to_owned(),
            ends_line: it.ends_line,
            opens: may_comment || !from(it).is_empty(),
            comments: numbered
                .iter()
                .filter(|(_, comment)| (comment.made.is.part, comment.made.is.place) == (part, it.place))
                .map(|(number, _)| *number)
                .collect(),
        });
        let sentences = sentences.collect();
        let comments = numbered.iter().filter(|(_, it)| it.made.is.part == part);
        let comments = comments.map(|(number, it)| comment_line(chart, note, it, *number, ctx, may_comment)).collect();
        PartLine { heading, is_list: part == NotePart::Prose, sentences, comments, beside: opened }
    });
    parts.filter(|it| !it.sentences.is_empty()).collect()
}

fn from_line(chart: &Chart, entry: EntryId, ctx: &Context<'_>) -> Option<FromLine> {
    let header = &chart.entry(entry)?.header;
    let words = format!("{}, {}", wording::kind(&header.kind), wording::at(header.occurred_at, ctx.now, ctx.zone));
    Some(FromLine { words, entry })
}

fn comment_line(
    chart: &Chart,
    note: &NoteView<'_>,
    comment: &CommentView<'_>,
    number: usize,
    ctx: &Context<'_>,
    may_comment: bool,
) -> CommentLine {
    let remark = |author, at, words: &str| Remark { by: by(author, at, ctx), words: words.to_owned() };
    let next = turn(chart, comment).map(Author::Staff);
    let mine = comment.made.author() == ctx.author;
    let newer = matches!(note.state, NoteState::Replaced { .. });
    let of_the_two = may_comment || mine || next == Some(ctx.author);
    CommentLine {
        id: comment.id,
        number,
        sentence: comment.made.is.sentence.reveal().to_owned(),
        made: remark(comment.made.author(), comment.made.at(), comment.made.is.words.reveal()),
        answers: comment.answers.iter().map(|it| remark(it.author(), it.at(), it.is.words.reveal())).collect(),
        closed: comment.closed.map(|it| format!("Closed by {}", by(it.author(), it.at(), ctx))).unwrap_or_default(),
        waits: next.map(|it| author_name(it, ctx)).unwrap_or_default(),
        yours: next == Some(ctx.author),
        may_answer: of_the_two && !newer,
        may_close: mine && !newer,
    }
}

fn by(author: Author, at: jiff::Timestamp, ctx: &Context<'_>) -> String {
    format!("{} · {}", author_name(author, ctx), wording::at(at, ctx.now, ctx.zone))
}

fn step(step: &NoteStep<'_>, ctx: &Context<'_>) -> NoteStepLine {
    let by = |author, at| by(author, at, ctx);
    match step {
        NoteStep::Signed(it) => NoteStepLine { what: "Signed", by: by(it.author(), it.at()), words: String::new() },
        NoteStep::Questioned(it) => NoteStepLine {
            what: if it.is.change_required { "Change asked for" } else { "Asked" },
            by: by(it.author(), it.at()),
            words: it.is.words.reveal().to_owned(),
        },
        NoteStep::Added(it) => {
            NoteStepLine { what: "Added", by: by(it.author(), it.at()), words: it.is.words.reveal().to_owned() }
        }
        NoteStep::Cosigned(it) => {
            NoteStepLine { what: "Co-signed", by: by(it.author(), it.at()), words: String::new() }
        }
    }
}
