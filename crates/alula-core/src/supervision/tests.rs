//! Notes by their rules.

use jiff::SignedDuration;

use super::*;
use crate::decide::Refusal;
use crate::given::{ASSOCIATE, Given, PRESCRIBER, REQUEST, SUPERVISOR, THERAPIST, ago, by, given, now, nth};
use crate::ids::{NoteId, OrderId, SessionId, VisitId};
use crate::intake::{Presence, Route, Setting, TeamNamed};
use crate::ledger::{Author, Statement, Withdrawn};
use crate::preparation::{VisitHeld, VisitKind};
use crate::private::Private;
use crate::session::{
    AdverseEventRecorded, ClientLeft, MarkKind, MarkMade, MedicineGiven, ProtocolRef, SessionPlanned,
};
use crate::units::{Micrograms, Minutes};

const SESSION: u32 = 2;

pub(super) fn session_id() -> SessionId {
    SessionId::of(nth(SESSION))
}

fn about() -> NoteAbout {
    NoteAbout::Session(session_id())
}

/// An associate's session with two marks, the second written down late.
fn held_session() -> Given {
    let order = OrderId::of(nth(900));
    let protocol = ProtocolRef { id: "kap-reference".into(), version: "0.1.0".into(), digest: String::new() };
    let (route, setting) = (Route::Lozenge, Setting::Office);
    let plan = SessionPlanned { at: now(), route, setting, place: "".into(), order, protocol };
    let medicine = MedicineGiven {
        session: session_id(),
        order,
        amount: Micrograms::milligrams(100).unwrap(),
        lot: "CC-1".into(),
        identity: Presence::Present,
    };
    let team = TeamNamed { therapist: ASSOCIATE, supervisor: Some(SUPERVISOR), prescriber: Some(PRESCRIBER) };
    let mark = |kind, words: &str| MarkMade { session: session_id(), kind, words: words.into() };
    given([by(Author::Staff(SUPERVISOR), team)])
        .and([ago(200, plan), ago(150, medicine), ago(108, mark(MarkKind::Words, "it's wide here"))])
        .and([ago(5, mark(MarkKind::Ease, ""))])
}

pub(super) fn sign() -> Command {
    let mattered = Private::from("The window.");
    Command::SignNote { about: about(), mattered, done: "Stayed near.".into(), onward: "The letter.".into() }
}

pub(super) fn signed() -> Given {
    held_session().asked_by(ASSOCIATE).when(sign()).states_kinds(["note_signed"])
}

pub(super) fn note_id() -> NoteId {
    NoteId::of(REQUEST)
}

fn hash(chart: &Given) -> String {
    note(&chart.chart, note_id()).unwrap().signed.is.hash.clone()
}

fn cosign(chart: &Given) -> Command {
    Command::CosignNote(NoteCosigned { note: note_id(), hash: hash(chart) })
}

fn question(change_required: Change) -> Command {
    let words = "What did you do when she wept?".into();
    Command::QuestionNote(NoteQuestioned {
        note: note_id(),
        words,
        change_required: change_required == Change::Required,
    })
}

#[derive(PartialEq)]
enum Change {
    Required,
    NotRequired,
}

fn add() -> Command {
    Command::AddToNote(NoteAddended { note: note_id(), words: "I named what I saw.".into() })
}

#[test]
fn the_prose_of_a_session_names_the_entries_it_comes_from() {
    let chart = held_session();
    let sentences = note_prose(&chart.chart, session_id(), &chart.zone);
    let texts: Vec<_> = sentences.iter().map(|it| it.text.reveal().to_owned()).collect();
    let expected = [
        "Medicine session on 1 June 2026, lozenge, at the practice, protocol kap-reference 0.1.0.",
        "06:30 medicine given: 100 mg, lot CC-1, identity asked (written down at 09:00).",
        "0:42 in the client's words: “it's wide here” (written down at 09:00).",
        "2:25 ease.",
    ];
    assert_eq!(texts, expected);
    assert_eq!(sentences[3].from, [nth(5)]);
}

#[test]
fn the_same_log_gives_the_same_bytes_and_struck_entries_say_nothing() {
    let chart = held_session();
    let again = Chart::replay(chart.chart.client(), chart.chart.entries().iter().cloned());
    assert_eq!(note_prose(&chart.chart, session_id(), &chart.zone), note_prose(&again, session_id(), &chart.zone));
    let struck = chart.clone().and([Withdrawn { entry: nth(5), reason: "By mistake.".into() }]);
    assert_eq!(note_prose(&struck.chart, session_id(), &chart.zone).len(), 3);
}

#[test]
fn what_was_untoward_stands_apart_with_how_it_was_judged_and_none_is_told_too() {
    let event = AdverseEventRecorded {
        session: Some(session_id()),
        term: "nausea".into(),
        grade: 2,
        serious: false,
        action: "Rest".into(),
        outcome: "".into(),
        expected: Presence::Present,
        related: Presence::Unknown,
    };
    let left = ClientLeft { session: session_id(), with: "Noor".into() };
    let chart = held_session().and([ago(3, left)]);
    let last = |chart: &Given| note_prose(&chart.chart, session_id(), &chart.zone).pop().unwrap();
    assert_eq!(last(&chart).text.reveal(), "Until leaving no adverse event was written down.");
    let told = last(&chart.and([ago(50, event)]));
    let words = "1:40 adverse event: nausea, grade 2. Expected with this medicine: yes. From this medicine: not known. Done: Rest (written down at 09:00).";
    assert_eq!(told.text.reveal(), words);
}

#[test]
fn a_correction_is_told_and_named_as_a_source() {
    let right: Statement = MarkMade { session: session_id(), kind: MarkKind::Tears, words: "".into() }.into();
    let correct = Command::Correct { entry: nth(5), reason: "Wrong button.".into(), replacement: Box::new(right) };
    let chart = held_session().when(correct).states_kinds(["corrected"]);
    let last = note_prose(&chart.chart, session_id(), &chart.zone).pop().unwrap();
    assert_eq!((last.text.reveal(), last.from), ("2:25 tears.", vec![nth(5), REQUEST]));
}

#[test]
fn a_visit_has_its_prose_too() {
    let visit =
        VisitHeld { kind: VisitKind::Integration, length: Minutes::new(50).unwrap(), summary: "The letter".into() };
    let chart = given([ago(60, visit)]);
    let id = VisitId::of(nth(1));
    let texts: Vec<_> =
        visit_prose(&chart.chart, id, &chart.zone).iter().map(|it| it.text.reveal().to_owned()).collect();
    assert_eq!(texts, ["Integration visit on 1 June 2026 at 08:00, 50 minutes.", "The letter"]);
    let blank = Private::default();
    let note =
        Command::SignNote { about: NoteAbout::Visit(id), mattered: blank.clone(), done: blank.clone(), onward: blank };
    let signed = chart.when(note).states_kinds(["note_signed"]);
    assert_eq!(note_state(&signed.chart, note_id()), Some(NoteState::Signed));
}

#[test]
fn a_note_is_signed_once_over_an_exact_content() {
    let chart = signed();
    let content = &note(&chart.chart, note_id()).unwrap().signed.is.content;
    assert_eq!(hash(&chart), content_hash(&about(), content));
    let other = NoteContent { mattered: "The door.".into(), ..content.clone() };
    assert_ne!(hash(&chart), content_hash(&about(), &other));
    chart.when_at(nth(99), None, sign()).refused(Refusal::Already { what: "note" });
}

#[test]
fn nobody_signs_what_did_not_take_place_or_is_not_theirs_to_sign() {
    held_session().asked_by_client().when(sign()).refused(Refusal::RoleMayNot);
    let elsewhere = NoteAbout::Session(SessionId::of(nth(70)));
    let blank = Private::default();
    let command = Command::SignNote { about: elsewhere, mattered: blank.clone(), done: blank.clone(), onward: blank };
    held_session().when(command).refused(Refusal::NotFound { what: "session" });
}

#[test]
fn an_associates_note_waits_for_the_supervisor_of_record() {
    let chart = signed();
    assert_eq!(note_state(&chart.chart, note_id()), Some(NoteState::WaitsForCosign { supervisor: SUPERVISOR }));
    chart.clone().asked_by(THERAPIST).when_at(nth(99), None, cosign(&chart)).refused(Refusal::RoleMayNot);
    chart.clone().asked_by(ASSOCIATE).when_at(nth(99), None, cosign(&chart)).refused(Refusal::RoleMayNot);
    let before = hash(&chart);
    let command = cosign(&chart);
    let cosigned = chart.asked_by(SUPERVISOR).when_at(nth(99), None, command).states_kinds(["note_cosigned"]);
    assert!(matches!(
        note_state(&cosigned.chart, note_id()),
        Some(NoteState::Cosigned { by: Author::Staff(SUPERVISOR), .. })
    ));
    assert_eq!(hash(&cosigned), before);
    let again = cosign(&cosigned);
    cosigned.when_at(nth(98), None, again).refused_as("already");
}

#[test]
fn a_co_signature_names_the_content_that_was_read() {
    let chart = signed().asked_by(SUPERVISOR);
    let other = Command::CosignNote(NoteCosigned { note: note_id(), hash: "0".repeat(64) });
    chart.when_at(nth(99), None, other).refused_as("impossible");
}

#[test]
fn a_note_of_a_licensed_therapist_needs_no_co_signature() {
    let chart = held_session().when(sign()).states_kinds(["note_signed"]);
    assert_eq!(note_state(&chart.chart, note_id()), Some(NoteState::Signed));
    let command = cosign(&chart);
    chart.asked_by(SUPERVISOR).when_at(nth(99), None, command).refused_as("not_now");
}

#[test]
fn a_required_change_is_signed_anew_before_the_co_signature() {
    let asked = signed()
        .asked_by(SUPERVISOR)
        .when_at(nth(99), None, question(Change::Required))
        .states_kinds(["note_questioned"]);
    let command = cosign(&asked);
    let asked = asked.when_at(nth(98), None, command).refused_as("not_now");
    // An addition is kept and changes nothing about what has to change.
    let added = asked.asked_by(ASSOCIATE).when_at(nth(97), None, add()).states_kinds(["note_addended"]);
    let state = note_state(&added.chart, note_id());
    assert_eq!(state, Some(NoteState::Questioned { question: nth(99), change_required: true }));
    let anew = added.later(5).when_at(nth(96), None, sign()).states_kinds(["note_signed"]);
    let newer = note(&anew.chart, NoteId::of(nth(96))).unwrap();
    assert_eq!(newer.state, NoteState::WaitsForCosign { supervisor: SUPERVISOR });
    assert_eq!(versions(&anew.chart, &newer).len(), 2);
    let hash = newer.signed.is.hash.clone();
    let command = Command::CosignNote(NoteCosigned { note: newer.id, hash });
    anew.asked_by(SUPERVISOR).when_at(nth(95), None, command).states_kinds(["note_cosigned"]);
}

#[test]
fn an_addition_answers_a_question() {
    let asked = signed()
        .asked_by(SUPERVISOR)
        .when_at(nth(99), None, question(Change::NotRequired))
        .states_kinds(["note_questioned"]);
    let added = asked.asked_by(ASSOCIATE).when_at(nth(97), None, add()).states_kinds(["note_addended"]);
    assert_eq!(note_state(&added.chart, note_id()), Some(NoteState::WaitsForCosign { supervisor: SUPERVISOR }));
    assert_eq!(note(&added.chart, note_id()).unwrap().history.len(), 3);
}

#[test]
fn nobody_co_signs_their_own_note() {
    let own = TeamNamed { therapist: SUPERVISOR, supervisor: Some(SUPERVISOR), prescriber: Some(PRESCRIBER) };
    let visit =
        VisitHeld { kind: VisitKind::Phone, length: Minutes::new(10).unwrap(), summary: "How the night was.".into() };
    let chart = given([by(Author::Staff(SUPERVISOR), own)]).and([ago(30, visit)]).asked_by(SUPERVISOR);
    let about = NoteAbout::Visit(VisitId::of(nth(2)));
    let blank = Private::default();
    let command = Command::SignNote { about, mattered: "Sleep.".into(), done: blank.clone(), onward: blank };
    let signed = chart.when(command).states_kinds(["note_signed"]);
    assert_eq!(note_state(&signed.chart, note_id()), Some(NoteState::Signed));
    let command = cosign(&signed);
    signed.when_at(nth(99), None, command).refused_as("not_now");
}

#[test]
fn a_signed_sentence_keeps_its_source_when_the_chart_goes_on() {
    let chart = signed();
    let before = signed_prose(&chart.chart, note(&chart.chart, note_id()).unwrap().signed, &chart.zone);
    assert_eq!(before[3].from, [nth(5)]);
    let right: Statement = MarkMade { session: session_id(), kind: MarkKind::Tears, words: "".into() }.into();
    let correct = Command::Correct { entry: nth(5), reason: "Wrong button.".into(), replacement: Box::new(right) };
    let corrected = chart.when_at(nth(99), None, correct).states_kinds(["corrected"]);
    let after = signed_prose(&corrected.chart, note(&corrected.chart, note_id()).unwrap().signed, &corrected.zone);
    assert_eq!(before, after);
}

#[test]
fn a_question_without_a_change_does_not_stand_in_the_way() {
    let asked = signed()
        .asked_by(SUPERVISOR)
        .when_at(nth(99), None, question(Change::NotRequired))
        .states_kinds(["note_questioned"]);
    let command = cosign(&asked);
    asked.when_at(nth(98), None, command).states_kinds(["note_cosigned"]);
    signed().asked_by(PRESCRIBER).when_at(nth(99), None, question(Change::Required)).refused(Refusal::RoleMayNot);
}

#[test]
fn a_note_that_has_to_change_can_be_signed_anew_and_the_first_stays() {
    let asked = signed()
        .asked_by(SUPERVISOR)
        .when_at(nth(99), None, question(Change::Required))
        .states_kinds(["note_questioned"]);
    let anew = asked.later(5).asked_by(ASSOCIATE).when_at(nth(98), None, sign()).states_kinds(["note_signed"]);
    assert_eq!(note_state(&anew.chart, note_id()), Some(NoteState::Replaced { by: NoteId::of(nth(98)) }));
    assert_eq!(note_about(&anew.chart, &about()).unwrap().id, NoteId::of(nth(98)));
    assert_eq!(notes(&anew.chart).len(), 2);
    let command = cosign(&anew);
    anew.asked_by(SUPERVISOR).when_at(nth(97), None, command).refused_as("not_now");
}

#[test]
fn what_an_associate_adds_is_read_too() {
    let chart = signed();
    let command = cosign(&chart);
    let cosigned = chart.asked_by(SUPERVISOR).when_at(nth(99), None, command).states_kinds(["note_cosigned"]);
    let added = cosigned.later(10).asked_by(ASSOCIATE).when_at(nth(98), None, add()).states_kinds(["note_addended"]);
    assert_eq!(note_state(&added.chart, note_id()), Some(NoteState::WaitsForCosign { supervisor: SUPERVISOR }));
    assert_eq!(added.now.duration_since(now()), SignedDuration::from_mins(10));
}
