//! Two protocols beside each other.

use super::*;
use crate::protocol::REFERENCE;

fn edited(was: &str, is: &str) -> Protocol {
    assert_eq!(REFERENCE.matches(was).count(), 1, "{was}");
    Protocol::parse(&REFERENCE.replacen(was, is, 1)).unwrap()
}

fn reference() -> Protocol {
    Protocol::parse(REFERENCE).unwrap()
}

/// What differs from the reference, and back from it.
#[track_caller]
fn directions(to: &Protocol) -> (Vec<Direction>, Vec<Direction>) {
    let from = reference();
    let of = |all: Vec<Difference<'_>>| all.iter().map(Difference::direction).collect();
    (of(differences(&from, to)), of(differences(to, &from)))
}

#[test]
fn the_same_protocol_twice_differs_in_nothing() {
    assert_eq!(differences(&reference(), &reference()), []);
    let renamed = edited("version = \"0.5.0\"", "version = \"0.6.0\"");
    assert_eq!(differences(&reference(), &renamed), [], "its version is not a matter of care");
}

#[test]
fn a_limit_goes_from_one_value_to_another_and_is_stricter_where_that_is_safer() {
    let was = "[thresholds.bp_stop_office_sys]\nvalue = 160";
    let to = edited(was, "[thresholds.bp_stop_office_sys]\nvalue = 150");
    let from = reference();
    let told = differences(&from, &to);
    let [Difference::Limit { id: ThresholdId::BpStopOfficeSys, from: before, to: after }] = told[..] else {
        panic!("{told:?}")
    };
    assert_eq!((before.value, after.value, after.unit.as_str()), (160, 150, "mmHg"));
    assert_eq!(directions(&to), (vec![Direction::Stricter], vec![Direction::Looser]));

    let higher = edited("[thresholds.hr_stop_lo]\nvalue = 50", "[thresholds.hr_stop_lo]\nvalue = 55");
    assert_eq!(directions(&higher).0, [Direction::Stricter], "here more is safer");
    let usual = edited("[thresholds.hold_time_min]\nvalue = 12", "[thresholds.hold_time_min]\nvalue = 14");
    assert_eq!(directions(&usual).0, [Direction::Otherwise], "neither is safer");
    let source = edited(
        "source = \"Proposal; no published figure\"\nevidence = \"proposal\"\nchange = \"tighten_only\"\nsafer = \"higher\"\n\n[thresholds.bp_emerg_sys]",
        "source = \"Our own measurements\"\nevidence = \"proposal\"\nchange = \"tighten_only\"\nsafer = \"higher\"\n\n[thresholds.bp_emerg_sys]",
    );
    assert_eq!(directions(&source).0, [Direction::Otherwise], "the same value for another reason");
}

#[test]
fn a_gate_that_is_harder_to_pass_is_stricter_and_one_of_both_kinds_counts_as_looser() {
    let was = "kind = \"soft\"\nat = \"screening\"\nneeds = [\"pressure_on_two_days\"]\noverride = [\"therapist\", \"associate\", \"supervisor\", \"prescriber\"]";
    let hard = edited(
        was,
        "kind = \"hard\"\nat = \"screening\"\nneeds = [\"pressure_on_two_days\"]\noverride = [\"prescriber\"]",
    );
    let from = reference();
    let told = differences(&from, &hard);
    let [Difference::Gate(Between::Changed { from: before, to: after })] = told[..] else { panic!("{told:?}") };
    let changes = gate_changes(before, after);
    assert_eq!(changes[0], GateChange::Kind(GateKind::Hard));
    assert_eq!(changes[1..], [Role::Therapist, Role::Associate, Role::Supervisor].map(GateChange::PassedNoMoreBy));
    assert_eq!(directions(&hard), (vec![Direction::Stricter], vec![Direction::Looser]));

    let mixed =
        edited(was, "kind = \"hard\"\nat = \"screening\"\nneeds = [\"no_open_hold\"]\noverride = [\"prescriber\"]");
    assert_eq!(directions(&mixed).0, [Direction::Looser]);
}

#[test]
fn a_gate_more_is_stricter_where_it_is_asked_as_well() {
    let gate = "[[gates]]\nid = \"G-PREP-2\"\ntitle = \"Nothing is left open\"\nkind = \"soft\"\nat = \"preparation\"\nneeds = [\"concerns_looked_at\"]\noverride = [\"prescriber\"]\n\n[[gates]]\nid = \"G-SAF-1\"";
    let text = REFERENCE.replacen("[[gates]]\nid = \"G-SAF-1\"", gate, 1).replacen(
        "\"G-PREP-1\", \"G-SAF-1\"",
        "\"G-PREP-1\", \"G-PREP-2\", \"G-SAF-1\"",
        1,
    );
    let to = Protocol::parse(&text).unwrap();
    let from = reference();
    let told = differences(&from, &to);
    assert!(
        matches!(told[..], [Difference::Gate(Between::Added(_)), Difference::Stage(Between::Changed { .. })]),
        "{told:?}"
    );
    assert_eq!(directions(&to), (vec![Direction::Stricter; 2], vec![Direction::Looser; 2]));
}

#[test]
fn what_speaks_against_medicine_a_text_to_sign_and_a_day_are_told() {
    let bladder = "words = \"Painful bladder, or trouble with passing water again and again\"\nclass = \"relative\"";
    let absolute = edited(bladder, &bladder.replace("relative", "absolute"));
    assert_eq!(directions(&absolute), (vec![Direction::Stricter], vec![Direction::Looser]));
    let home = edited(bladder, &format!("{bladder}\nhome = \"absolute\""));
    assert_eq!(directions(&home).0, [Direction::Stricter], "at home alone");
    let text = edited("id = \"privacy\"\nversion = \"2026-11-2\"", "id = \"privacy\"\nversion = \"2026-11-1\"");
    assert_eq!(directions(&text).0, [Direction::Otherwise]);
    let day = edited("valid_until = 2026-12-31", "valid_until = 2027-12-31");
    assert_eq!(directions(&day), (vec![Direction::Looser], vec![Direction::Stricter]));
}

#[test]
fn a_route_tells_what_is_due_at_another_minute() {
    let from = reference();
    let mut to = from.clone();
    to.routes[0].timeline[1].repeat = Some(7);
    to.routes[0].stop[0].then = "Sit her up and wait.".to_owned();
    let told = differences(&from, &to);
    let [Difference::Route(Between::Changed { from: before, to: after })] = told[..] else { panic!("{told:?}") };
    let changes = route_changes(before, after);
    assert!(
        matches!(
            changes[..],
            [RouteChange::Due(_), RouteChange::DueNoMore(_), RouteChange::Stop(_), RouteChange::StopNoMore(_)]
        ),
        "{changes:?}"
    );
    let mut unwatched = from.clone();
    let gone = unwatched.routes.iter_mut().find(|it| !it.watched.is_empty()).unwrap().watched.pop().unwrap();
    let told = differences(&from, &unwatched);
    let [Difference::Route(Between::Changed { from: before, to: after })] = told[..] else { panic!("{told:?}") };
    assert_eq!(route_changes(before, after), [RouteChange::WatchedNoMore(&gone)]);
    let gate = to.routes[0].entry.pop().unwrap();
    assert_eq!(differences(&from, &to)[0].direction(), Direction::Looser, "{gate} is no longer asked");
}
