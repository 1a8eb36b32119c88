//! A note sentence by sentence, with what stands in its margin.

use alula_core::ids::{CommentId, EntryId};
use maud::{Markup, html};

use super::NotePage;
use crate::parts::{Field, Fresh, error_summary, form, person, quiet_button};
use crate::{urls, wording};

/// One sentence of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageLine {
    /// Its place in the note: `mattered-0`.
    pub key: String,
    /// The words.
    pub text: String,
    /// True when a new line begins after it.
    pub ends_line: bool,
    /// True when there is something to open: where it comes from, or a comment to be written.
    pub opens: bool,
    /// The numbers of the comments beside it.
    pub comments: Vec<usize>,
}

/// Where a sentence comes from: what it was, and the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromLine {
    /// `Mark, today, 14:05`.
    pub words: String,
    /// The statement.
    pub entry: EntryId,
}

/// The sentence that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its place in the note.
    pub key: String,
    /// The words.
    pub text: String,
    /// Where it comes from.
    pub from: Vec<FromLine>,
}

/// Words of one person in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// `Ruth Feldmann, LMFT · today, 15:12`.
    pub by: String,
    /// The words.
    pub words: String,
}

/// A comment beside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentLine {
    /// Which.
    pub id: CommentId,
    /// Its number in the note, from 1.
    pub number: usize,
    /// The sentence.
    pub sentence: String,
    /// The comment.
    pub made: Remark,
    /// The answers.
    pub answers: Vec<Remark>,
    /// `closed today, 15:20`; empty while it is open.
    pub closed: String,
    /// Who speaks next; empty when it is closed, or when a newer note stands.
    pub waits: String,
    /// True when the reader is the one it waits for.
    pub yours: bool,
    /// True when the reader may answer.
    pub may_answer: bool,
    /// True when the reader may close it.
    pub may_close: bool,
}

/// One part of a note with its margin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartLine {
    /// What it is about.
    pub heading: &'static str,
    /// True for what was written from the chart, one statement in each line.
    pub is_list: bool,
    /// Its sentences.
    pub sentences: Vec<PassageLine>,
    /// The comments beside them.
    pub comments: Vec<CommentLine>,
    /// The sentence that was opened, when it is in this part.
    pub beside: Option<Beside>,
}

/// A part of the note, and beside it its margin.
pub(super) fn part(view: &NotePage, part: &PartLine, fresh: &Fresh) -> Markup {
    let open = |key: &str| part.beside.as_ref().is_some_and(|it| it.key == key);
    let (closed, waiting): (Vec<_>, Vec<_>) = part.comments.iter().partition(|it| !it.closed.is_empty());
    html! {
        section.note-part {
            div.words {
                h2 { (part.heading) }
                @if part.is_list {
                    ul.sentences { @for line in &part.sentences { li dir="auto" { (sentence(view, line, open(&line.key))) } } }
                } @else {
                    p.sentences dir="auto" {
                        @for line in &part.sentences { (sentence(view, line, open(&line.key))) @if line.ends_line { br; } @else { " " } }
                    }
                }
            }
            @if part.beside.is_some() || !part.comments.is_empty() {
                div.margin {
                    @if let Some(it) = &part.beside { (beside(view, it, fresh)) }
                    @for it in waiting { (comment(view, it, fresh)) }
                    @if !closed.is_empty() {
                        details { summary { (wording::count(closed.len(), "closed comment")) } @for it in closed { (comment(view, it, fresh)) } }
                    }
                }
            }
        }
    }
}

fn sentence(view: &NotePage, line: &PassageLine, open: bool) -> Markup {
    let words = html! {
        (line.text)
        @for number in &line.comments { sup { span.alone { ", comment " } (number) } }
    };
    html! {
        @if line.opens {
            a.sentence.commented[!line.comments.is_empty()] aria-current=[open.then_some("true")] href=(urls::note_beside(view.client, view.note, &line.key)) { (words) }
        } @else {
            span.sentence.commented[!line.comments.is_empty()] { (words) }
        }
    }
}

fn beside(view: &NotePage, it: &Beside, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("comment");
    html! {
        div.beside id="beside" {
            p.quoted dir="auto" { (it.text) }
            @if !it.from.is_empty() {
                p.soft.small { "From the chart" }
                ul.row.small { @for from in &it.from { li { a href={ (urls::Record(view.client)) "#e-" (from.entry) } { (from.words) } } } }
            }
            @if view.may_comment {
                (error_summary(&filled))
                (form(urls::CommentOnNote(view.client, view.note), Some(fresh.id()), html! {
                    input type="hidden" name="at" value=(it.key);
                    input type="hidden" name="sentence" value=(it.text);
                    (Field::area(&filled, "words", "Your comment"))
                    (quiet_button("Comment"))
                }))
            }
            p.small { a.plain href=(urls::Note(view.client, view.note)) { "Leave this sentence" } }
        }
    }
}

fn comment(view: &NotePage, it: &CommentLine, fresh: &Fresh) -> Markup {
    html! {
        article.comment id={ "c-" (it.id) } {
            p.about { span.number { (it.number) } " beside " q dir="auto" { (it.sentence) } }
            (remark(&it.made))
            @for answer in &it.answers { (remark(answer)) }
            @if !it.closed.is_empty() { p.soft.small { (it.closed) } }
            @else if it.yours { p.yours { "Waits for you" } }
            @else if it.waits.is_empty() { p.soft.small { "Open when the note was signed anew." } }
            @else { p.soft.small { "Waits for " (person(&it.waits)) } }
            @if it.may_answer && it.closed.is_empty() { (answer(view, it, fresh)) }
            @if it.may_close && it.closed.is_empty() {
                (form(urls::CloseComment(view.client, view.note, it.id), Some(fresh.id()), quiet_button("Close comment")))
            }
        }
    }
}

fn remark(it: &Remark) -> Markup {
    html! { p.by { (it.by) } p.pre dir="auto" { (it.words) } }
}

fn answer(view: &NotePage, it: &CommentLine, fresh: &Fresh) -> Markup {
    let filled = view.forms.named(&format!("answer-{}", it.id));
    let answer = html! {
        (error_summary(&filled))
        (form(urls::AnswerComment(view.client, view.note, it.id), Some(fresh.id()), html! {
            (Field::area(&filled, "words", "Your answer"))
            (quiet_button("Answer"))
        }))
    };
    html! {
        @if it.yours { (answer) } @else { details open[filled.is_wrong()] { summary { "Say more" } (answer) } }
    }
}
