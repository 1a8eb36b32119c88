//! Comments in the margin: words beside one sentence of a signed note, between its author and the supervisor of record.

use serde::{Deserialize, Serialize};

use super::{NotePart, NoteState, note, passages, supervisor_of};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{CommentId, NoteId, StaffId};
use crate::ledger::Author;
use crate::private::Private;

/// Somebody wrote beside a sentence of a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentMade {
    /// Which note.
    pub note: NoteId,
    /// In which part of it.
    pub part: NotePart,
    /// Which sentence of that part, from 0.
    pub place: u32,
    /// The sentence, as it was read.
    pub sentence: Private,
    /// The comment.
    pub words: Private,
}

/// A comment was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentAnswered {
    /// Which.
    pub comment: CommentId,
    /// The answer.
    pub words: Private,
}

/// Whoever made a comment has their answer, or needs none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentClosed {
    /// Which.
    pub comment: CommentId,
}

/// A comment with what came of it.
#[derive(Clone, Debug)]
pub struct CommentView<'c> {
    /// Its id.
    pub id: CommentId,
    /// The comment.
    pub made: Said<'c, CommentMade>,
    /// The answers, oldest first.
    pub answers: Vec<Said<'c, CommentAnswered>>,
    /// How it was closed.
    pub closed: Option<Said<'c, CommentClosed>>,
}

impl CommentView<'_> {
    /// Who spoke last.
    pub fn last_by(&self) -> Author {
        self.answers.last().map_or(self.made.author(), |it| it.author())
    }

    /// True while it is open and the other one has spoken last.
    pub fn is_answered(&self) -> bool {
        self.closed.is_none() && self.last_by() != self.made.author()
    }
}

/// The comments beside a note, in the order in which they were made.
pub fn comments(chart: &Chart, note: NoteId) -> Vec<CommentView<'_>> {
    chart.all::<CommentMade>().filter(|it| it.is.note == note).map(|it| view(chart, it)).collect()
}

fn view<'c>(chart: &'c Chart, made: Said<'c, CommentMade>) -> CommentView<'c> {
    let id = CommentId::of(made.id());
    CommentView {
        id,
        made,
        answers: chart.all::<CommentAnswered>().filter(|it| it.is.comment == id).collect(),
        closed: chart.all::<CommentClosed>().find(|it| it.is.comment == id),
    }
}

/// Whose turn it is in an open comment: the one of the two who did not speak last. Nobody's, when the note was signed
/// anew.
pub fn turn(chart: &Chart, comment: &CommentView<'_>) -> Option<StaffId> {
    let note = note(chart, comment.made.is.note)?;
    if matches!(note.state, NoteState::Replaced { .. }) {
        return None;
    }
    let [author, supervisor] = between(chart, note.signed.author());
    let last = comment.last_by();
    [author, supervisor]
        .into_iter()
        .flatten()
        .find(|it| Author::Staff(*it) != last)
        .filter(|_| comment.closed.is_none())
}

/// The two who write beside a note: its author and the supervisor of record.
fn between(chart: &Chart, author: Author) -> [Option<StaffId>; 2] {
    let Author::Staff(id) = author else { return [None, None] };
    [Some(id), supervisor_of(chart, author)]
}

/// Writes beside a sentence.
///
/// # Refusals
/// `not_found`; `missing` without words; `role_may_not` unless the author or the supervisor of record asks; `not_now`
/// when nobody reads this note, or when a newer one took its place; `impossible` when the note has no such sentence.
pub(crate) fn make(chart: &Chart, request: &Request, it: &CommentMade, ctx: &Context<'_>) -> Decided {
    let note = note(chart, it.note).ok_or(Refusal::NotFound { what: "note" })?;
    let [author, supervisor] = between(chart, note.signed.author());
    if supervisor.is_none() {
        return not_now("This note was signed by a licensed therapist, so nobody comments on it.");
    }
    one_of(&[author, supervisor], ctx)?;
    Refusal::unless_written("words", &it.words)?;
    if matches!(note.state, NoteState::Replaced { .. }) {
        return not_now("A newer note took the place of this one. Comment on that one.");
    }
    let there = passages(&note.signed.is.content)
        .into_iter()
        .any(|passage| (passage.part, passage.place) == (it.part, it.place) && passage.text == it.sentence);
    if !there {
        return Err(Refusal::impossible("words", "The note has no such sentence. Open it again, then comment."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Answers a comment.
///
/// # Refusals
/// `not_found`; `missing` without words; `role_may_not` unless the author or the supervisor of record asks; `already`
/// when it is closed.
pub(crate) fn answer(chart: &Chart, request: &Request, it: &CommentAnswered, ctx: &Context<'_>) -> Decided {
    let comment = open(chart, it.comment)?;
    let note = note(chart, comment.made.is.note).ok_or(Refusal::NotFound { what: "note" })?;
    one_of(&between(chart, note.signed.author()), ctx)?;
    Refusal::unless_written("words", &it.words)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Closes a comment.
///
/// # Refusals
/// `not_found`; `role_may_not` unless whoever made it asks; `already` when it is closed.
pub(crate) fn close(chart: &Chart, request: &Request, it: &CommentClosed, ctx: &Context<'_>) -> Decided {
    if open(chart, it.comment)?.made.author() != ctx.author {
        return Err(Refusal::RoleMayNot);
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn open(chart: &Chart, id: CommentId) -> Result<CommentView<'_>, Refusal> {
    let made = chart.find::<CommentMade>(id.entry()).ok_or(Refusal::NotFound { what: "comment" })?;
    let comment = view(chart, made);
    if comment.closed.is_some() { Err(Refusal::Already { what: "comment" }) } else { Ok(comment) }
}

fn one_of(people: &[Option<StaffId>], ctx: &Context<'_>) -> Result<(), Refusal> {
    let asks = people.iter().flatten().any(|it| ctx.author == Author::Staff(*it));
    if asks { Ok(()) } else { Err(Refusal::RoleMayNot) }
}

fn not_now(why: &str) -> Decided {
    Err(Refusal::NotNow { why: why.to_owned() })
}
