//! An injection: label beside order, two people, then the needle.

use super::*;
use crate::protocol::readiness::{Outcome, Scope, readiness};
use crate::units::Microlitres;

fn ordered() -> OrderWritten {
    let redose =
        Some(Redose { amount: milligrams(20), from: Minutes::new(10).unwrap(), until: Minutes::new(30).unwrap() });
    OrderWritten { route: Route::Intramuscular, amount: milligrams(60), redose, ..order() }
}

fn injection() -> Given {
    given([ago(9000, ordered()), ago(8000, SessionPlanned { route: Route::Intramuscular, ..plan(now()) })])
}

fn label() -> VialRead {
    VialRead {
        session: session_id(),
        order: order_id(),
        amount: milligrams(60),
        identity: Presence::Present,
        allergies: Presence::Present,
        product: "Ketamine for injection".into(),
        strength: milligrams(50),
        lot: "KX-4417".into(),
        expires: date(2027, 8, 31),
        ndc: "".into(),
    }
}

fn looked(vial: u32) -> InjectionChecked {
    InjectionChecked {
        session: session_id(),
        vial: nth(vial),
        strength: milligrams(50),
        volume: microlitres(1200),
        left: microlitres(8800),
        waste_seen: Presence::Present,
    }
}

fn microlitres(value: i64) -> Microlitres {
    Microlitres::new(value).unwrap()
}

fn inject() -> Command {
    Command::Inject { session: session_id(), site: InjectionSite::LeftDeltoid }
}

fn by_two(vial: VialRead) -> Given {
    injection().and([ago(6, vial)]).and([ago(4, looked(3)), by(Author::Staff(PRESCRIBER), ago(2, looked(3)))])
}

#[test]
fn a_volume_is_the_ordered_amount_at_the_strength_on_the_label() {
    let of = |amount, strength| Volume::of(milligrams(amount), milligrams(strength)).unwrap();
    assert_eq!(of(60, 50).volume.in_millilitres(), "1.2 mL");
    assert_eq!(of(60, 100).volume.in_millilitres(), "0.6 mL");
    assert_eq!(of(60, 10).volume.in_millilitres(), "6 mL");
    let third = of(50, 60);
    assert_eq!((third.volume, third.unrounded), (microlitres(830), microlitres(833)));
    assert_eq!(Volume::of(milligrams(2000), Micrograms::new(1).unwrap()), None);
}

#[test]
fn medicine_that_is_injected_is_not_given_by_the_way_of_a_lozenge() {
    injection().when(Command::GiveMedicine(medicine())).refused_as("not_now");
    planned().when(inject()).refused_as("not_now");
    planned().when(Command::ReadVial(label())).refused_as("not_now");
}

#[test]
fn a_label_is_read_beside_the_order_and_for_its_amount() {
    injection().when(Command::ReadVial(label())).states([label()]);
    injection().when(Command::ReadVial(VialRead { amount: milligrams(70), ..label() })).refused_as("beyond_order");
    injection().when(Command::ReadVial(VialRead { order: OrderId::of(nth(9)), ..label() })).refused_as("beyond_order");
    let unnamed = VialRead { product: "".into(), ..label() };
    injection().when(Command::ReadVial(unnamed)).refused(Refusal::Missing { field: "product" });
    let unnumbered = VialRead { lot: " ".into(), ..label() };
    injection().when(Command::ReadVial(unnumbered)).refused(Refusal::Missing { field: "lot" });
}

#[test]
fn a_vial_of_another_strength_than_ordered_is_kept_as_read_and_closes_the_gate() {
    let wrong = injection().when(Command::ReadVial(VialRead { strength: milligrams(100), ..label() }));
    let wrong = wrong.states_kinds(["vial_read"]);
    let ready = readiness(&wrong.chart, Scope::Session(session_id()), &wrong.context());
    let gate = ready.gate("G-INJ-1").unwrap();
    let of = |id: &str| gate.checks.iter().find(|it| it.id == id).unwrap();
    assert_eq!(of("vial_matches_order").outcome, Outcome::Fail);
    assert_eq!(of("vial_matches_order").inputs.reveal(), "100 mg in 1 mL on the label, 50 mg in 1 mL ordered");
    assert_eq!(of("second_checker").outcome, Outcome::Unknown);
    assert!(gate.may_pass.is_empty());
}

#[test]
fn who_looks_at_it_reads_the_same_strength_and_the_same_volume() {
    let read = injection().and([label()]);
    let with = |change: fn(&mut InjectionChecked)| {
        let mut it = looked(3);
        change(&mut it);
        Command::CheckInjection(it)
    };
    read.clone().when(with(|_| ())).states([looked(3)]);
    read.clone().when(with(|it| it.strength = milligrams(100))).refused_as("impossible");
    read.clone().when(with(|it| it.volume = microlitres(600))).refused_as("impossible");
    read.clone().when(with(|it| it.vial = nth(2))).refused(Refusal::NotFound { what: "reading of the label" });
    let unseen = with(|it| it.waste_seen = Presence::Unknown);
    read.clone().when(unseen).refused(Refusal::Missing { field: "waste_seen" });
    let empty = with(|it| (it.left, it.waste_seen) = (microlitres(0), Presence::Unknown));
    read.clone().when(empty).states_kinds(["injection_checked"]);
    let two = read.and([looked(3)]).asked_by(PRESCRIBER);
    two.when(with(|it| it.left = microlitres(800))).refused_as("impossible");
}

#[test]
fn a_label_that_is_read_again_is_looked_at_again() {
    let again = by_two(label()).and([ago(1, label())]);
    again.clone().when(Command::CheckInjection(looked(3))).refused_as("not_found");
    again.when(inject()).refused_as("not_now");
}

#[test]
fn the_needle_waits_for_label_person_and_two_who_looked() {
    injection().when(inject()).refused_as("not_now");
    let one = injection().and([ago(6, label()), ago(4, looked(3))]);
    one.clone().when(inject()).refused_as("not_now");
    one.clone().and([ago(2, looked(3))]).when(inject()).refused_as("not_now");
    by_two(label()).asked_by(ASSOCIATE).when(inject()).refused_as("not_now");
    by_two(VialRead { identity: Presence::Unknown, ..label() }).when(inject()).refused_as("not_now");
    by_two(VialRead { allergies: Presence::Absent, ..label() }).when(inject()).refused_as("not_now");
    by_two(VialRead { expires: date(2026, 5, 31), ..label() }).when(inject()).refused_as("beyond_order");
    let before = Some(now() - SignedDuration::from_mins(3));
    assert_eq!(by_two(label()).when_at(REQUEST, before, inject()).decided.unwrap_err().code(), "not_now");
    match by_two(label()).when(inject()).decided {
        Err(Refusal::GatesClosed { gates }) => assert!(!gates.iter().any(|it| it == "G-INJ-1"), "{gates:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_colleague_at_somebody_elses_screen_has_just_proved_who_they_are() {
    let chart = injection().and([label()]).asked_by(PRESCRIBER);
    let command = Command::WitnessInjection(looked(3));
    let request = Request { id: REQUEST, occurred_at: None, seen: None, command: command.clone() };
    let ctx = Context { second_factor: false, ..chart.context() };
    assert_eq!(decide(&chart.chart, &request, &ctx), Err(Refusal::SecondFactorNeeded));
    chart.when(command).states([looked(3)]);
}

#[test]
fn a_further_injection_is_prepared_anew() {
    let given = MedicineGiven { amount: milligrams(60), ..medicine() };
    let after = by_two(label()).and([ago(1, given)]).later(19);
    after
        .clone()
        .when(Command::AddMedicine(MedicineAdded { session: session_id(), amount: milligrams(20) }))
        .refused_as("not_now");
    after.clone().when(inject()).refused_as("not_now");
    after.clone().when(Command::ReadVial(label())).refused_as("beyond_order");
    let further = VialRead { amount: milligrams(20), ..label() };
    let small = |vial| InjectionChecked { volume: microlitres(400), ..looked(vial) };
    let prepared =
        after.and([ago(3, further)]).and([ago(2, small(7)), by(Author::Staff(PRESCRIBER), ago(1, small(7)))]);
    let done = prepared.when(inject()).states_kinds(["medicine_added", "injection_given"]);
    let needle = injections(&done.chart, session_id());
    assert_eq!(needle.last().map(|it| (it.is.volume, it.is.vial)), Some((microlitres(400), nth(7))));
    assert!(prepared_injection(&done.chart, &session(&done.chart, session_id()).unwrap()).is_none());
}
