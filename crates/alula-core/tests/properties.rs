//! What has to hold for every chart, tried on many. `PROPTEST_CASES=5000 cargo test -p alula-core --test properties`
//! tries longer.

#![expect(clippy::unwrap_used, reason = "a story or a case that cannot be told is a failed test")]

mod story;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use alula_core::decide::{Admission, Command, Report, Reported, admit};
use alula_core::ids::{ClientId, EntryId, HoldId};
use alula_core::ledger::{Body, Draft, Head, Header, Link, Statement, verify_chain};
use alula_core::units::{BeatsPerMinute, BloodPressure, MmHg};
use jiff::{SignedDuration, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use story::{CLIENT, House, Outcome, speaker};
use uuid::Uuid;

/// A client on the morning of the session: everything is there but the pressure.
static MORNING: LazyLock<House> = LazyLock::new(|| {
    let (before, _) = STORY.split_once("day 9 09:42").unwrap();
    let mut house = House::new();
    house.tell(before, |_, _, _| {});
    house
});

/// A whole course of care.
static COURSE: LazyLock<House> = LazyLock::new(|| {
    let mut house = House::new();
    house.tell(STORY, |_, _, _| {});
    house
});

const STORY: &str = include_str!("../stories/course.story");

/// Few cases unless PROPTEST_CASES asks for more.
fn config() -> Config {
    let config = Config::default();
    let cases = if config.cases == 256 { 40 } else { config.cases };
    Config { cases, failure_persistence: None, ..config }
}

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

fn reading(systolic: i64) -> alula_core::session::VitalsRecorded {
    let session = alula_core::session::current(&MORNING.chart).map(|it| it.id);
    let pressure = BloodPressure::new(MmHg::new(systolic).unwrap(), MmHg::new(70).unwrap());
    let pulse = BeatsPerMinute::new(74).ok();
    alula_core::session::VitalsRecorded { session, pressure, pulse, saturation: None, breaths: None, weight: None }
}

fn report() -> impl Strategy<Value = (i64, Reported)> {
    let what = prop_oneof![
        (90_i64..200).prop_map(|it| Reported::Vitals(reading(it))),
        Just(Reported::Mark(alula_core::session::MarkMade {
            session: alula_core::session::current(&MORNING.chart).unwrap().id,
            kind: alula_core::session::MarkKind::Tears,
            words: "".into(),
        })),
    ];
    // Few different times, so that two things often happen in the same minute.
    ((-4_i64..14).prop_map(|it| it * 10), what)
}

/// Reports with ids, about the two hours around the morning.
fn reports() -> impl Strategy<Value = Vec<Report>> {
    vec(report(), 1..7).prop_map(|all| {
        let author = speaker("alba").unwrap().author;
        let base = MORNING.now;
        let with_id = |(n, (minute, says)): (usize, (i64, Reported))| {
            let id = EntryId(Uuid::from_u128(0x00F0_0000 + n as u128));
            Report { id, occurred_at: base + minutes(minute), author, says }
        };
        all.into_iter().enumerate().map(with_id).collect()
    })
}

/// What everybody sees: where things stand, the timeline, the note.
fn shown(house: &House) -> String {
    format!("{}\n{}", house.shown().join("\n"), house.ending())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_order_of_delivery_gives_the_same_shown_chart(
        (reports, shuffled) in reports().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
    ) {
        let deliver = |reports: &[Report]| {
            let mut house = MORNING.clone();
            house.now = MORNING.now + minutes(90);
            reports.iter().for_each(|it| drop(house.take_in(it)));
            shown(&house)
        };
        prop_assert_eq!(deliver(&reports), deliver(&shuffled));
    }

    #[test]
    fn sending_twice_states_nothing_new(reports in reports()) {
        let mut house = MORNING.clone();
        reports.iter().for_each(|it| drop(house.take_in(it)));
        let speaker = speaker("alba").unwrap();
        for report in &reports {
            let (Admission::Filed(again) | Admission::SetAside(again)) = admit(&house.chart, report, &house.context(speaker));
            for draft in again {
                let kept = house.chart.entry(draft.id).map(|it| &it.statement);
                prop_assert_eq!(kept, Some(&draft.statement));
            }
        }
    }

    #[test]
    fn every_statement_survives_being_stored(place in any::<prop::sample::Index>(), words in ".{0,40}") {
        let bodies = stored_bodies();
        let (kind, bytes) = place.get(&bodies);
        let mut body: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        let mut leaves = Vec::new();
        strings(&mut body["is"], &mut String::new(), &mut leaves);
        for leaf in leaves {
            let mut changed = body.clone();
            *changed["is"].pointer_mut(&leaf).unwrap() = words.clone().into();
            let Ok(statement) = Statement::decode(kind, changed.to_string().as_bytes()) else { continue };
            let stored = statement.encode();
            let again = Statement::decode(kind, &stored).unwrap();
            prop_assert_eq!(&again, &statement);
            prop_assert_eq!(again.encode(), stored);
        }
    }

    #[test]
    fn the_chain_shows_every_tampering(place in any::<prop::sample::Index>(), byte in 0_usize..200, how in tampering()) {
        let mut links = COURSE.headers.clone();
        let head = Head::from(&links.last().unwrap().0);
        prop_assert_eq!(faults(&links, head), 0);
        let at = place.index(links.len());
        tamper(&mut links, at, byte, how);
        prop_assert!(faults(&links, head) > 0);
    }
}

fn stored_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let of = |(kind, version): &(&'static str, u16)| {
        (*kind, std::fs::read(folder.join(format!("{kind}.v{version}.json"))).unwrap())
    };
    Statement::KINDS.iter().map(of).collect()
}

fn strings(value: &mut serde_json::Value, path: &mut String, found: &mut Vec<String>) {
    let children: Vec<(String, &mut serde_json::Value)> = match value {
        serde_json::Value::String(_) => return found.push(path.clone()),
        serde_json::Value::Array(all) => all.iter_mut().enumerate().map(|(n, it)| (n.to_string(), it)).collect(),
        serde_json::Value::Object(all) => all.iter_mut().map(|(name, it)| (name.clone(), it)).collect(),
        _ => return,
    };
    for (name, child) in children {
        let length = path.len();
        path.push_str(&format!("/{name}"));
        strings(child, path, found);
        path.truncate(length);
    }
}

#[derive(Clone, Copy, Debug)]
enum Tampering {
    Body,
    Salt,
    Digest,
    Seal,
    Id,
    Client,
    Kind,
    OccurredAt,
    RecordedAt,
    Author,
    Sequence,
    Remove,
    Repeat,
    Swap,
    MoveToTheEnd,
}

fn tampering() -> impl Strategy<Value = Tampering> {
    use Tampering as T;
    prop::sample::select(vec![
        T::Body,
        T::Salt,
        T::Digest,
        T::Seal,
        T::Id,
        T::Client,
        T::Kind,
        T::OccurredAt,
        T::RecordedAt,
        T::Author,
        T::Sequence,
        T::Remove,
        T::Repeat,
        T::Swap,
        T::MoveToTheEnd,
    ])
}

fn tamper(links: &mut Vec<(Header, Body)>, at: usize, byte: usize, how: Tampering) {
    let last = links.len() - 1;
    let (header, body) = &mut links[at];
    match how {
        Tampering::Body => {
            let place = byte % body.bytes.len();
            body.bytes[place] ^= 1;
        }
        Tampering::Salt => body.salt[byte % 16] ^= 1,
        Tampering::Digest => header.digest[byte % 32] ^= 1,
        Tampering::Seal => header.seal[byte % 32] ^= 1,
        Tampering::Id => header.id = header.id.following(1),
        Tampering::Client => header.client = ClientId(Uuid::from_u128(7)),
        Tampering::Kind => header.kind.push('s'),
        Tampering::OccurredAt => header.occurred_at += SignedDuration::from_micros(1),
        Tampering::RecordedAt => header.recorded_at += SignedDuration::from_micros(1),
        Tampering::Author => header.author = alula_core::ledger::Author::House,
        Tampering::Sequence => header.sequence += 1,
        Tampering::Remove => drop(links.remove(at)),
        Tampering::Repeat => links.insert(at, links[at].clone()),
        Tampering::Swap => links.swap(at.min(last - 1), at.min(last - 1) + 1),
        Tampering::MoveToTheEnd => {
            let moved = links.remove(at.min(last - 1));
            links.push(moved);
        }
    }
    // The house itself is the author of some entries; say so of one that it did not write.
    if matches!(how, Tampering::Author) && links[at].0.kind == "hold_raised" {
        links[at].0.author = alula_core::ledger::Author::Client;
    }
}

fn faults(links: &[(Header, Body)], head: Head) -> usize {
    let links = links.iter().map(|(header, body)| Link { header, body: Some(body) });
    verify_chain(CLIENT, links, Some(head)).len()
}

/// What people may do in any order on the morning of a session.
#[derive(Clone, Debug)]
enum Act {
    Wait(i64),
    Vitals(i64),
    Reported(i64, i64),
    CorrectVitals(i64),
    WithdrawVitals,
    Hold,
    Lift(&'static str),
    Pass(&'static str),
    Give(i64),
    Add(i64),
    GiveEarlier(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (1_i64..9).prop_map(Act::Wait),
        6 => (100_i64..138).prop_map(Act::Vitals),
        2 => (138_i64..200).prop_map(Act::Vitals),
        1 => (0_i64..40, 100_i64..200).prop_map(|(ago, it)| Act::Reported(ago, it)),
        1 => (100_i64..200).prop_map(Act::CorrectVitals),
        1 => Just(Act::WithdrawVitals),
        1 => Just(Act::Hold),
        3 => Just(Act::Lift("pia")),
        1 => Just(Act::Lift("alba")),
        1 => prop::sample::select(vec!["G-DAY-BP", "G-HOLD-1"]).prop_map(Act::Pass),
        6 => (90_i64..103).prop_map(Act::Give),
        2 => (40_i64..52).prop_map(Act::Add),
        1 => (1_i64..30).prop_map(Act::GiveEarlier),
    ]
}

/// The naive second look: holds as a plain list, amounts as a plain sum, told by nothing but what was filed.
#[derive(Default)]
struct Naive {
    open: BTreeMap<HoldId, ()>,
    last_lifted: Option<Timestamp>,
    given: Vec<(Timestamp, i64)>,
}

impl Naive {
    fn sees(&mut self, drafts: &[Draft]) -> Result<(), TestCaseError> {
        for draft in drafts {
            match &draft.statement {
                Statement::HoldRaised(_) => drop(self.open.insert(HoldId::of(draft.id), ())),
                Statement::HoldLifted(it) => {
                    self.open.remove(&it.hold);
                    self.last_lifted = self.last_lifted.max(Some(draft.occurred_at));
                }
                Statement::MedicineGiven(it) => {
                    prop_assert!(self.given.is_empty(), "the medicine of a session is given once");
                    prop_assert!(it.amount.get() <= 100_000);
                    self.takes(draft.occurred_at, it.amount.get())?;
                }
                Statement::MedicineAdded(it) => {
                    prop_assert_eq!(self.given.len(), 1);
                    self.takes(draft.occurred_at, it.amount.get())?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn takes(&mut self, at: Timestamp, amount: i64) -> Result<(), TestCaseError> {
        prop_assert!(self.open.is_empty(), "medicine was given during a hold");
        prop_assert!(self.last_lifted <= Some(at) || self.last_lifted.is_none(), "for a time at which it was held");
        self.given.push((at, amount));
        prop_assert!(self.given.iter().map(|it| it.1).sum::<i64>() <= 150_000, "more than the day's maximum");
        Ok(())
    }
}

fn does(house: &mut House, act: &Act) -> Outcome {
    let alba = speaker("alba").unwrap();
    let text = |house: &House, text: &str| house.understand(text).unwrap();
    match act {
        Act::Wait(it) => {
            house.now += minutes(*it);
            Outcome::Filed(Vec::new())
        }
        Act::Vitals(it) => house.ask(alba, None, Command::RecordVitals(reading(*it))),
        Act::Reported(ago, it) => {
            let at = house.now - minutes(*ago);
            house.report(alba, at, Reported::Vitals(reading(*it)))
        }
        Act::CorrectVitals(it) => {
            let command = text(house, &format!("correct vitals {it}/70 pulse 74: Read again"));
            house.ask(alba, None, command)
        }
        Act::WithdrawVitals => {
            let command = text(house, "withdraw vitals_recorded: Another person's cuff");
            house.ask(alba, None, command)
        }
        Act::Hold => {
            let command = text(house, "hold: Wait");
            house.ask(alba, None, command)
        }
        Act::Lift(who) => {
            let command = text(house, "lift hold: Calm");
            house.ask(speaker(who).unwrap(), None, command)
        }
        Act::Pass(gate) => {
            let command = text(house, &format!("pass {gate}: Judged"));
            house.ask(speaker("pia").unwrap(), None, command)
        }
        Act::Give(it) => {
            let command = text(house, &format!("give {it} mg: CC-1"));
            house.ask(alba, None, command)
        }
        Act::GiveEarlier(ago) => {
            let (command, at) = (text(house, "give 100 mg: CC-1"), house.now - minutes(*ago));
            house.ask(alba, Some(at), command)
        }
        Act::Add(it) => {
            let command = text(house, &format!("add {it} mg"));
            house.ask(alba, None, command)
        }
    }
}

#[test]
fn no_sequence_of_accepted_commands_gives_medicine_during_a_hold() {
    let given = AtomicU32::new(0);
    let held = AtomicU32::new(0);
    let config = config();
    let cases = config.cases;
    let mut runner = TestRunner::new(Config { cases: cases * 2, ..config });
    let tried = runner.run(&vec(act(), 10..40), |acts| {
        let (mut house, mut naive) = (MORNING.clone(), Naive::default());
        for act in &acts {
            match does(&mut house, act) {
                Outcome::Filed(drafts) | Outcome::SetAside(drafts) => naive.sees(&drafts)?,
                Outcome::Refused(alula_core::Refusal::Held) => drop(held.fetch_add(1, Ordering::Relaxed)),
                Outcome::Refused(_) => {}
            }
        }
        given.fetch_add(u32::from(!naive.given.is_empty()), Ordering::Relaxed);
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{error}"));
    let (given, held) = (given.into_inner(), held.into_inner());
    assert!(given >= cases / 8 && held >= cases / 8, "too few cases reach the medicine: given {given}, held {held}");
}
