//! Comments by their rules.

use super::tests::{note_id, sign, signed};
use super::*;
use crate::decide::Refusal;
use crate::given::{ASSOCIATE, Given, PRESCRIBER, SUPERVISOR, THERAPIST, nth};
use crate::ids::CommentId;
use crate::ledger::Author;

const MADE: u32 = 99;

fn beside(sentence: &str) -> CommentMade {
    let (part, place) = (NotePart::Mattered, 0);
    CommentMade { note: note_id(), part, place, sentence: sentence.into(), words: "Who stood there?".into() }
}

fn commented() -> Given {
    let comment = Command::CommentOnNote(beside("The window."));
    signed().asked_by(SUPERVISOR).when_at(nth(MADE), None, comment).states_kinds(["comment_made"])
}

fn answer() -> Command {
    Command::AnswerComment(CommentAnswered { comment: CommentId::of(nth(MADE)), words: "Her grandmother.".into() })
}

fn close() -> Command {
    Command::CloseComment(CommentClosed { comment: CommentId::of(nth(MADE)) })
}

#[test]
fn a_comment_stands_beside_a_sentence_of_the_note() {
    let chart = commented();
    let comments = comments(&chart.chart, note_id());
    assert_eq!(comments.len(), 1);
    assert_eq!(turn(&chart.chart, &comments[0]), Some(ASSOCIATE));
    signed()
        .asked_by(SUPERVISOR)
        .when(Command::CommentOnNote(beside("A sentence that nobody wrote.")))
        .refused_as("impossible");
    let silent = CommentMade { words: " ".into(), ..beside("The window.") };
    signed()
        .asked_by(SUPERVISOR)
        .when_at(nth(98), None, Command::CommentOnNote(silent))
        .refused(Refusal::Missing { field: "words" });
}

#[test]
fn only_the_author_and_the_supervisor_of_record_write_in_the_margin() {
    for other in [THERAPIST, PRESCRIBER] {
        let comment = Command::CommentOnNote(beside("The window."));
        signed().asked_by(other).when_at(nth(98), None, comment).refused(Refusal::RoleMayNot);
        commented().asked_by(other).when_at(nth(98), None, answer()).refused(Refusal::RoleMayNot);
    }
}

#[test]
fn the_author_answers_and_whoever_commented_closes() {
    let answered = commented().asked_by(ASSOCIATE).when_at(nth(98), None, answer()).states_kinds(["comment_answered"]);
    let view = comments(&answered.chart, note_id()).remove(0);
    assert!(view.is_answered());
    assert_eq!((view.last_by(), turn(&answered.chart, &view)), (Author::Staff(ASSOCIATE), Some(SUPERVISOR)));
    answered.clone().when_at(nth(97), None, close()).refused(Refusal::RoleMayNot);
    let closed = answered.asked_by(SUPERVISOR).when_at(nth(97), None, close()).states_kinds(["comment_closed"]);
    let view = comments(&closed.chart, note_id()).remove(0);
    assert_eq!((view.is_answered(), turn(&closed.chart, &view)), (false, None));
    closed.clone().when_at(nth(96), None, close()).refused(Refusal::Already { what: "comment" });
    closed.asked_by(ASSOCIATE).when_at(nth(95), None, answer()).refused(Refusal::Already { what: "comment" });
}

#[test]
fn a_comment_stands_in_the_way_of_nothing() {
    let chart = commented();
    let hash = note(&chart.chart, note_id()).unwrap().signed.is.hash.clone();
    let cosign = Command::CosignNote(NoteCosigned { note: note_id(), hash });
    chart.when_at(nth(98), None, cosign).states_kinds(["note_cosigned"]);
}

#[test]
fn a_note_that_is_signed_anew_takes_its_comments_to_rest() {
    let change = NoteQuestioned { note: note_id(), words: "Say who.".into(), change_required: true };
    let asked = commented().when_at(nth(98), None, Command::QuestionNote(change)).states_kinds(["note_questioned"]);
    let anew = asked.asked_by(ASSOCIATE).when_at(nth(97), None, sign()).states_kinds(["note_signed"]);
    let comment = comments(&anew.chart, note_id()).remove(0);
    assert_eq!(turn(&anew.chart, &comment), None);
    let again = Command::CommentOnNote(beside("The window."));
    anew.asked_by(SUPERVISOR).when_at(nth(96), None, again).refused_as("not_now");
}
