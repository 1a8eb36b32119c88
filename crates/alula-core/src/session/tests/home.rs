//! A session at home, watched from afar.

use super::*;
use crate::ids::{PageId, SitterId};
use crate::protocol::{Cause, Tell};
use crate::session::home::*;
use crate::supervision::note_prose;

const SITTER: Author = Author::Sitter(SitterId(uuid::Uuid::from_u128(4)));

/// A session at home whose medicine was given so many minutes ago; the fourth statement names the sitter.
fn home(minutes: i64) -> Given {
    let order = OrderWritten { setting: Setting::Home, ..order() };
    let plan = SessionPlanned { setting: Setting::Home, ..plan(now()) };
    given([ago(9000, order), ago(8000, plan), ago(minutes, medicine()), ago(7000, named())]).and([ago(7000, team())])
}

fn team() -> TeamNamed {
    TeamNamed { therapist: THERAPIST, supervisor: Some(SUPERVISOR), prescriber: Some(PRESCRIBER) }
}

fn named() -> SitterNamed {
    SitterNamed {
        session: session_id(),
        name: "Joan".into(),
        phone: "555 0101".into(),
        relation: "sister".into(),
        adult: Presence::Present,
    }
}

fn look(says: LookIn) -> LookedIn {
    LookedIn { session: session_id(), says, looks: None }
}

fn seen(minutes: i64, says: LookIn) -> Past {
    by(SITTER, ago(minutes, look(says)))
}

fn reached(well: Presence, next: Option<Timestamp>) -> PersonReached {
    PersonReached { session: session_id(), whom: Whom::Sitter, well, next, words: "".into() }
}

fn minutes_from_now(given: &Given, at: Timestamp) -> i64 {
    at.duration_since(given.now).as_mins()
}

fn stands(given: &Given) -> Watch<'_> {
    watch(&given.chart, session_id(), given.protocol.as_ref().unwrap()).expect("a session at home that runs")
}

/// When somebody has to look in, in minutes from now.
fn due(given: &Given) -> Option<i64> {
    stands(given).due.map(|it| minutes_from_now(given, it))
}

/// What is open now: what for, and since how many minutes.
fn open(given: &Given) -> Vec<(Cause, i64)> {
    stands(given).open(given.now).map(|it| (it.cause, -minutes_from_now(given, it.since))).collect()
}

/// The house reaches every step that is due, as its clock would.
fn climbed(mut given: Given) -> Given {
    let (author, role) = (given.author, given.role);
    (given.author, given.role) = (Author::House, crate::decide::Role::Manager);
    while let Some(step) = stands(&given).next_step().filter(|it| it.at <= given.now) {
        let (id, reaches) = (step.reaches.id(), step.reaches);
        given = given.when_at(id, None, Command::ReachLadderStep(reaches.clone())).states([reaches]);
    }
    (given.author, given.role) = (author, role);
    given
}

/// The steps reached so far.
fn steps(given: &Given) -> Vec<(Cause, u16)> {
    let all = life::said_in::<LadderStepReached>(&given.chart, session_id());
    let mut steps: Vec<_> = all.iter().map(|it| (it.is.cause, it.is.after)).collect();
    steps.sort_unstable();
    steps
}

#[test]
fn somebody_looks_in_a_quarter_of_an_hour_after_the_medicine_and_after_each_look() {
    assert_eq!(due(&home(4)), Some(11));
    assert_eq!(due(&home(20).and([seen(6, LookIn::AllCalm)])), Some(9));
    assert_eq!(
        due(&home(20).and([seen(6, LookIn::AllCalm), seen(9, LookIn::AllCalm)])),
        Some(9),
        "whatever arrives last"
    );
}

#[test]
fn a_practice_that_wants_it_more_often_is_told_sooner() {
    use crate::protocol::{PracticeLimits, PracticeValue, ThresholdId};
    let mut given = home(4);
    let from = now() - SignedDuration::from_hours(48);
    let own = PracticeValue { threshold: ThresholdId::SitterCheckMin, value: Some(10), from };
    given.protocol = given.protocol.map(|it| it.with_practice(PracticeLimits::new(vec![own])));
    assert_eq!(due(&given), Some(6));
}

#[test]
fn nobody_looked_in_and_the_ladder_is_climbed_step_by_step() {
    let given = climbed(home(14));
    assert_eq!((open(&given), steps(&given)), (vec![], vec![]));
    let given = climbed(given.later(1));
    assert_eq!(open(&given), [(Cause::LookInMissed, 0)]);
    assert_eq!(steps(&given), [(Cause::LookInMissed, 0)]);
    let given = climbed(given.later(3));
    assert_eq!(steps(&given), [0, 2, 3].map(|it| (Cause::LookInMissed, it)));
    let given = climbed(given.later(30));
    assert_eq!(steps(&given), [0, 2, 3, 5, 8, 10].map(|it| (Cause::LookInMissed, it)), "also after a house was away");
    assert!(stands(&given).next_step().is_none(), "there is nothing after the plan");
}

#[test]
fn a_step_is_reached_once_by_the_house_alone_and_only_when_it_is_due() {
    let mut given = home(16);
    let step = stands(&given).next_step().unwrap().reaches;
    let command = Command::ReachLadderStep(step.clone());
    given.clone().when_at(step.id(), None, command.clone()).refused_as("role_may_not");
    given.author = Author::House;
    given.clone().when_at(REQUEST, None, command.clone()).refused_as("impossible");
    let early = LadderStepReached { after: 2, ..step.clone() };
    given.clone().when_at(early.id(), None, Command::ReachLadderStep(early)).refused_as("not_now");
    let given = given.when_at(step.id(), None, command.clone()).states([step.clone()]);
    given.when_at(step.id(), None, command).refused_as("not_now");
}

#[test]
fn every_step_of_every_ladder_has_an_id_of_its_own() {
    let causes = [Cause::Emergency, Cause::Called, Cause::LookInMissed];
    let ids: std::collections::BTreeSet<_> = (0..40)
        .flat_map(|n| causes.map(|cause| (n, cause)))
        .flat_map(|(n, cause)| [0, 1, 2, 3, 5, 8, 10].map(|after| (n, cause, after)))
        .map(|(n, cause, after)| {
            let since = now() + SignedDuration::from_secs(n);
            LadderStepReached { session: session_id(), cause, since, after, tell: Vec::new() }.id()
        })
        .collect();
    assert_eq!(ids.len(), 40 * 3 * 7);
}

#[test]
fn a_look_that_arrives_late_ends_the_alarm_and_a_fast_clock_on_a_phone_buys_no_time() {
    let given = climbed(home(19));
    assert_eq!(open(&given), [(Cause::LookInMissed, 4)]);
    let late = given.clone().and([seen(5, LookIn::AllCalm)]);
    assert_eq!((open(&late), due(&late)), (vec![], Some(10)));
    let fast = given.and([seen(-10, LookIn::AllCalm)]);
    assert_eq!(due(&fast), Some(15), "from its arrival, not from what the phone believes");
}

#[test]
fn a_call_is_open_until_all_is_calm_or_somebody_was_reached() {
    let called = home(30).and([seen(10, LookIn::AllCalm), seen(4, LookIn::NotSure)]);
    assert_eq!(open(&called), [(Cause::Called, 4)]);
    assert_eq!(open(&called.clone().and([seen(1, LookIn::AllCalm)])), []);
    assert_eq!(open(&called.clone().and([ago(2, reached(Presence::Present, None))])), []);
    assert_eq!(
        open(&called.and([ago(6, reached(Presence::Present, None))])),
        [(Cause::Called, 4)],
        "reached before it"
    );
    let company = home(30)
        .and([by(Author::Client, ago(2, CompanyWanted { session: session_id() }))])
        .and([seen(9, LookIn::AllCalm)]);
    assert_eq!(open(&company), [(Cause::Called, 2)]);
    assert_eq!(company_wanted(&company.chart, session_id()), Some(now() - SignedDuration::from_mins(2)));
    assert_eq!(open(&company.and([seen(1, LookIn::AllCalm)])), []);
}

#[test]
fn an_emergency_ends_by_a_person_and_not_by_all_calm() {
    let emergency = home(30).and([seen(4, LookIn::Emergency)]);
    assert_eq!(open(&emergency), [(Cause::Emergency, 4)]);
    assert_eq!(open(&emergency.clone().and([seen(1, LookIn::AllCalm)])), [(Cause::Emergency, 4)]);
    let decided = EmergencyDecided { session: session_id(), what: Decision::Called911, words: "".into() };
    assert_eq!(open(&emergency.and([ago(3, decided)])), []);
}

#[test]
fn a_time_agreed_on_the_telephone_holds_until_then() {
    let next = now() + SignedDuration::from_mins(30);
    let given = home(40).and([seen(20, LookIn::AllCalm)]);
    let given =
        given.when(Command::ReachPerson(reached(Presence::Present, Some(next)))).states_kinds(["person_reached"]);
    assert_eq!(due(&given), Some(30));
    let far = now() + SignedDuration::from_mins(61);
    given.clone().when(Command::ReachPerson(reached(Presence::Present, Some(far)))).refused_as("impossible");
    given.when(Command::ReachPerson(reached(Presence::Unknown, None))).refused_as("missing");
}

#[test]
fn after_leaving_nobody_has_to_look_in_and_a_bad_evening_still_calls() {
    let ready = ReadyToLeave { session: session_id() };
    let left = ClientLeft { session: session_id(), with: "Joan".into() };
    let given = home(300).and([ago(100, ready)]).and([ago(90, left)]);
    assert_eq!(due(&given), None);
    let evening = CheckedIn {
        session: session_id(),
        when: CheckIn::Evening,
        feeling: Feeling::NotAllRight,
        slept: Presence::Unknown,
        unwell: Presence::Unknown,
        dark_thoughts: Presence::Unknown,
        drove: Presence::Unknown,
        words: "".into(),
    };
    let given = given.and([by(Author::Client, ago(1, evening))]);
    assert_eq!(open(&given), [(Cause::Called, 1)]);
    let given = given.when(Command::ReachPerson(reached(Presence::Present, None))).states_kinds(["person_reached"]);
    assert_eq!(open(&given), []);
}

#[test]
fn nothing_is_watched_in_the_office_or_before_the_medicine() {
    let given = given_ago(30);
    assert!(watch(&given.chart, session_id(), given.protocol.as_ref().unwrap()).is_none());
    let plan = SessionPlanned { setting: Setting::Home, ..plan(now()) };
    let planned = super::given([ago(9000, order()), ago(8000, plan)]);
    assert!(watch(&planned.chart, session_id(), planned.protocol.as_ref().unwrap()).is_none());
}

#[test]
fn the_watch_is_handed_over_by_two_words() {
    let given = home(30);
    assert_eq!(watcher(&given.chart, session_id()), Some(THERAPIST));
    let offer = WatchOffered { session: session_id(), to: SUPERVISOR };
    given.clone().asked_by(PRESCRIBER).when(Command::OfferWatch(offer.clone())).refused_as("role_may_not");
    let stranger = WatchOffered { session: session_id(), to: ASSOCIATE };
    given.clone().when(Command::OfferWatch(stranger)).refused_as("not_found");
    let given = given.when(Command::OfferWatch(offer.clone())).states([offer]);
    assert_eq!(watcher(&given.chart, session_id()), Some(THERAPIST), "until it is accepted");
    let accept = WatchAccepted { session: session_id(), offer: REQUEST };
    given
        .clone()
        .asked_by(PRESCRIBER)
        .when_at(nth(900), None, Command::AcceptWatch(accept.clone()))
        .refused_as("not_found");
    let given =
        given.asked_by(SUPERVISOR).when_at(nth(901), None, Command::AcceptWatch(accept.clone())).states([accept]);
    assert_eq!(watcher(&given.chart, session_id()), Some(SUPERVISOR));
    assert!(watch_offer(&given.chart, session_id()).is_none());
}

#[test]
fn the_second_clinician_is_another_and_only_until_the_time_they_said() {
    let until = now() + SignedDuration::from_mins(200);
    let word = SecondReachable { session: session_id(), until };
    home(30).when(Command::BeSecond(word.clone())).refused_as("role_may_not");
    let given = home(30).asked_by(PRESCRIBER).when(Command::BeSecond(word.clone())).states([word]);
    let second = |given: &Given| second_person(&given.chart, session_id(), given.now).map(|it| it.0);
    assert_eq!(second(&given), Some(PRESCRIBER));
    assert_eq!(second(&given.later(201)), None);
}

#[test]
fn the_sitter_learns_and_then_agrees_and_nobody_else_does() {
    let mut given = home(-60);
    given.chart =
        Chart::replay(given.chart.client(), given.chart.entries().iter().filter(|it| it.header.id != nth(3)).cloned());
    let taught = SitterTaught { session: session_id(), edition: "1".into(), wrong: 0 };
    let agreed =
        SitterAgreed { session: session_id(), edition: "1".into(), name: "Joan".into(), recording: Presence::Absent };
    given.clone().when(Command::LearnAsSitter(taught.clone())).refused_as("not_found");
    given.author = SITTER;
    given.clone().when(Command::AgreeAsSitter(agreed.clone())).refused_as("not_now");
    let given = given.when(Command::LearnAsSitter(taught.clone())).states([taught]);
    given.when_at(nth(900), None, Command::AgreeAsSitter(agreed.clone())).states([agreed]);
}

#[test]
fn light_comes_back_when_the_sitter_says_so_and_the_note_tells_who_said_it() {
    let light = |minutes| by(SITTER, ago(minutes, PhaseEntered { session: session_id(), phase: LIGHT.into() }));
    let last = |given: &Given| {
        let protocol = &given.protocol.as_ref().unwrap().protocol;
        phases(&given.chart, session_id(), protocol, now()).pop().unwrap()
    };
    assert_eq!(last(&home(65)).id, "deep");
    let said = home(65).and([light(2)]);
    assert_eq!((last(&said).id.as_str(), last(&said).from), (LIGHT, 63));
    let told = note_prose(&said.chart, session_id(), &said.zone).pop().unwrap();
    assert!(told.text.reveal().starts_with("1:03 the sitter said that light comes back (phase: returning)"));
    assert_eq!(last(&home(65).and([light(90)])).id, "deep", "a word from before the medicine moves nothing");
    let saw = ago(1, PhaseEntered { session: session_id(), phase: "deep".into() });
    assert_eq!(last(&said.and([saw])).id, "deep", "the therapist saw that it was too early");
}

#[test]
fn something_to_share_waits_under_the_medicine_and_is_offered_again() {
    let held = LetterHeld { page: PageId::of(nth(700)) };
    let given = home(60).asked_by_client().when(Command::HoldLetter(held.clone())).states([held.clone()]);
    assert_eq!(crate::book::held_letters(&given.chart).len(), 1);
    let waiting = |given: &Given, now| crate::book::pages_waiting(&given.chart, now, &given.zone);
    assert_eq!((waiting(&given, now()), waiting(&given, now() + SignedDuration::from_hours(24))), (1, 0));
    given.clone().when_at(nth(901), None, Command::HoldLetter(held.clone())).refused_as("already");
    let morning = given.later(24 * 60);
    morning.clone().when_at(nth(902), None, Command::HoldLetter(held)).refused_as("not_now");
    let shared =
        crate::book::PageShared { page: PageId::of(nth(700)), written_at: now(), words: "It was wide.".into() };
    let morning = morning.when_at(nth(903), None, Command::SharePage(shared)).states_kinds(["page_shared"]);
    assert_eq!(crate::book::held_letters(&morning.chart).len(), 0);
}

#[test]
fn a_prepared_line_goes_to_a_named_sitter_until_the_session_is_over() {
    let line = LineSent { session: session_id(), line: PreparedLine::StayNear };
    let given = home(30).when(Command::SendLine(line.clone())).states([line.clone()]);
    assert_eq!(line_sent(&given.chart, session_id()).map(|it| it.is.line), Some(PreparedLine::StayNear));
    let order = OrderWritten { setting: Setting::Home, ..order() };
    let plan = SessionPlanned { setting: Setting::Home, ..plan(now()) };
    super::given([ago(9000, order), ago(8000, plan)]).when(Command::SendLine(line.clone())).refused_as("not_found");
    let ready = ReadyToLeave { session: session_id() };
    let left = ClientLeft { session: session_id(), with: "Joan".into() };
    home(300).and([ago(100, ready)]).and([ago(90, left)]).when(Command::SendLine(line)).refused_as("not_now");
}

#[test]
fn what_the_sitter_and_the_telephone_say_counts_as_looking_in() {
    use crate::protocol::Due;
    let given = home(20).and([seen(6, LookIn::AllCalm)]);
    let protocol = &given.protocol.as_ref().unwrap().protocol;
    let view = session(&given.chart, session_id()).unwrap();
    let looks = super::super::due(&given.chart, &view, protocol, given.now);
    let first = looks.iter().find(|it| it.what == Due::LookIn).unwrap();
    assert!(!first.is_open(), "{first:?}");
}

#[test]
fn what_nobody_answered_is_known_without_a_protocol() {
    let told = |given: &Given| -> Vec<(Cause, u16)> {
        let all = unanswered(&given.chart, session_id());
        all.iter().map(|it| (it.last.is.cause, it.last.is.after)).collect()
    };
    let given = climbed(home(18));
    assert_eq!(told(&given), [(Cause::LookInMissed, 3)], "the last step alone");
    assert_eq!(told(&given.clone().and([seen(1, LookIn::AllCalm)])), []);
    assert_eq!(told(&given.and([ago(1, reached(Presence::Present, None))])), []);
    let waits_for = |given: &Given| -> Vec<Tell> {
        unanswered(&given.chart, session_id()).into_iter().flat_map(|it| it.told).collect()
    };
    assert_eq!(waits_for(&climbed(home(22))), [Tell::Sitter, Tell::Watcher], "the protocol tells the second at eight");
    assert_eq!(waits_for(&climbed(home(23))), [Tell::Sitter, Tell::Watcher, Tell::Second]);
    let emergency = climbed(home(14).and([seen(2, LookIn::Emergency)]));
    assert_eq!(told(&emergency), [(Cause::Emergency, 2)]);
    let decided = EmergencyDecided { session: session_id(), what: Decision::Called911, words: "".into() };
    assert_eq!(told(&emergency.and([ago(1, decided)])), []);
}
