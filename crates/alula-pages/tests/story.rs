//! A story told from a chart.

use std::collections::BTreeMap;

use alula_core::Chart;
use alula_core::decide::{Colleague, Role};
use alula_core::ids::{ClientId, EntryId, InsightId, IntentionId, MomentId, StaffId, StrategyId};
use alula_core::intake::{ClientAdmitted, ConcernRaised, ConcernSource, Person, TeamNamed};
use alula_core::integration::{InsightKept, MomentKept, StrategyAgreed, TryHow, TryRecorded};
use alula_core::ledger::{Author, Entry, Header, Statement};
use alula_core::preparation::{IntentionLetGo, IntentionSet, VisitHeld, VisitKind};
use alula_core::units::Minutes;
use alula_pages::clients::story::{Story, Teller};
use alula_pages::parts::Tone;
use jiff::tz::{TimeZone, offset};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

const CLIENT: ClientId = ClientId(Uuid::from_u128(0xC));
const ALBA: StaffId = StaffId(Uuid::from_u128(0xA));

fn now() -> Timestamp {
    "2026-06-30T16:00:00Z".parse().expect("a time")
}

fn nth(n: u64) -> EntryId {
    EntryId(Uuid::from_u128(u128::from(n)))
}

/// A chart whose first statement was made as many days ago as there are statements.
fn chart(statements: Vec<Statement>) -> Chart {
    let days = statements.len() as i64;
    let entries = statements.into_iter().enumerate().map(|(place, statement)| {
        let at = now() - SignedDuration::from_hours(24 * (days - place as i64));
        let header = Header {
            id: nth(place as u64 + 1),
            client: CLIENT,
            sequence: place as u64 + 1,
            kind: statement.kind().to_owned(),
            occurred_at: at,
            recorded_at: at,
            author: Author::Staff(ALBA),
            digest: [0; 32],
            seal: [0; 32],
        };
        Entry { header, statement }
    });
    Chart::replay(CLIENT, entries)
}

fn told(statements: Vec<Statement>) -> Story {
    let colleague = Colleague {
        name: "Alba Reyes, AMFT".into(),
        role: Role::Associate,
        supervisor: None,
        agreement_until: None,
        active: true,
        licences: Vec::new(),
    };
    let staff = BTreeMap::from([(ALBA, colleague)]);
    let zone = TimeZone::fixed(offset(-7));
    Story::of(&chart(statements), &Teller { now: now(), zone: &zone, staff: &staff, reader: Role::Therapist })
}

fn admitted() -> Statement {
    let person = Person {
        name: "Mara Lindqvist".into(),
        preferred_name: "Mara".into(),
        pronouns: "she/her".into(),
        birth_date: jiff::civil::date(1985, 7, 1),
        phone: "".into(),
        email: "".into(),
        address: "".into(),
        state: "CA".into(),
    };
    ClientAdmitted { enquiry: None, person, own_words: "I am tired of being tired.".into() }.into()
}

#[test]
fn an_empty_chart_says_what_is_missing_and_who_can_help() {
    let story = told(Vec::new());
    assert!(story.tellings.is_empty() && story.next.is_none());
    assert!(story.missing.iter().all(|it| !it.who.is_empty() && it.to.is_some()));
    assert_eq!(story.missing.len(), 3);
}

#[test]
fn the_age_counts_birthdays_that_have_been() {
    let story = told(vec![admitted()]);
    assert_eq!(story.name, "Mara Lindqvist");
    assert!(story.about.starts_with("she/her · 40 · with us since"), "{}", story.about);
    assert_eq!(story.tellings[0].own, ["I am tired of being tired."]);
}

#[test]
fn an_intention_rests_when_another_grew_out_of_it_or_it_was_let_go() {
    let first = IntentionSet { words: "To sleep.".into(), instead_of: None };
    let second = IntentionSet { words: "To rest.".into(), instead_of: Some(IntentionId::of(nth(1))) };
    let story = told(vec![first.clone().into(), second.clone().into()]);
    assert_eq!(story.intention.map(|it| it.0).as_deref(), Some("To rest."));
    let let_go = IntentionLetGo { intention: IntentionId::of(nth(2)) };
    assert_eq!(told(vec![first.into(), second.into(), let_go.into()]).intention, None);
}

#[test]
fn an_open_concern_stands_first_and_names_whose_it_is() {
    let concern =
        ConcernRaised { source: ConcernSource::Person, words: "He sounded flat.".into(), for_staff: vec![ALBA] };
    let story = told(vec![concern.into()]);
    assert_eq!(story.alerts[0].tone, Tone::Risk);
    assert_eq!(story.alerts[0].words, "He sounded flat. Alba Reyes, AMFT looks after it.");
}

#[test]
fn a_moment_is_told_with_what_it_became() {
    let story = told(vec![
        MomentKept { session: None, intention: None, words: "the window".into() }.into(),
        InsightKept { moment: MomentId::of(nth(1)), words: "the waiting was love".into() }.into(),
        StrategyAgreed { insight: InsightId::of(nth(2)), words: "ten minutes in the kitchen".into(), when: "".into() }
            .into(),
        TryRecorded { strategy: StrategyId::of(nth(3)), how: TryHow::Done, words: "".into() }.into(),
        TryRecorded { strategy: StrategyId::of(nth(3)), how: TryHow::NotYet, words: "".into() }.into(),
    ]);
    let shown =
        alula_pages::parts::thread(alula_pages::wording::Words::english(), &story.tellings[0].threads[0]).into_string();
    assert_eq!(shown.matches("became</span>").count(), 2);
    assert!(shown.contains("1 of 2 tries done"), "{shown}");
}

#[test]
fn what_happened_last_is_told_first_and_a_visit_without_a_note_says_so() {
    let visit =
        VisitHeld { kind: VisitKind::Preparation, length: Minutes::new(50).unwrap(), summary: "Fears named.".into() };
    let team = TeamNamed { therapist: ALBA, supervisor: None, prescriber: None };
    let story = told(vec![admitted(), team.into(), visit.into()]);
    let headings: Vec<&str> = story.tellings.iter().map(|it| it.heading.as_str()).collect();
    assert_eq!(headings, ["Preparation visit", "Became a client"]);
    assert_eq!(story.tellings[0].signed, "No note yet");
    assert_eq!(story.team, [("therapist".to_owned(), "Alba Reyes, AMFT".to_owned())]);
}
