//! What holds for every kind: correcting, withdrawing, looking at what was set aside, and not acting on old sight.

use super::standing::{Standing, standing};
use super::{Command, Context, Decided, Refusal, Request};
use crate::chart::Chart;
use crate::ids::{EntryId, SessionId};
use crate::ledger::{Corrected, Entry, Reviewed, SetAside, Statement, Withdrawn};
use crate::private::Private;
use crate::session;

/// Refuses when somebody else changed what matters for the request after its author looked at it.
pub(super) fn unchanged_since_seen(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(seen) = request.seen else { return Ok(()) };
    let by_others = chart.entries().iter().filter(|it| it.header.sequence > seen && it.header.author != ctx.author);
    match by_others.into_iter().find(|it| matters(&request.command, &it.statement)) {
        Some(entry) => Err(Refusal::ChangedSince { sequence: entry.header.sequence }),
        None => Ok(()),
    }
}

/// Marks made beside it change nothing for somebody who gives medicine; a reading, a hold or an answer does.
fn matters(command: &Command, later: &Statement) -> bool {
    use Statement as S;
    match command {
        Command::GiveMedicine(_) | Command::AddMedicine(_) | Command::Inject { .. } => matches!(
            later,
            S::VitalsRecorded(_)
                | S::VialRead(_)
                | S::HoldRaised(_)
                | S::DayAnswered(_)
                | S::OrderWritten(_)
                | S::OrderWithdrawn(_)
                | S::ConsentWithdrawn(_)
                | S::ConcernRaised(_)
                | S::RiskReviewed(_)
                | S::AllergyRecorded(_)
                | S::MedicineRecorded(_)
                | S::Corrected(_)
                | S::Withdrawn(_)
        ),
        Command::CosignNote(_) => {
            matches!(later, S::NoteSigned(_) | S::NoteAddended(_) | S::NoteQuestioned(_) | S::NoteCosigned(_))
        }
        _ => !matches!(later, S::MarkMade(_) | S::PhaseEntered(_)),
    }
}

/// Corrects an entry by a further statement; the first stays readable.
///
/// A reading from before the medicine that turns out to be at or beyond a limit holds the medicine; one that turns out
/// to be within the limits lifts nothing, because lifting is for the prescriber.
///
/// # Refusals
/// `missing` without a reason; `not_found` when the entry is not in this chart or was withdrawn; `impossible` when the
/// replacement is of another kind or another session, or for signatures, decisions and what was said about other
/// entries; `not_now` for the agreement on touch after T0.
pub(super) fn correct(
    chart: &Chart,
    request: &Request,
    entry: EntryId,
    reason: &Private,
    replacement: &Statement,
    ctx: &Context<'_>,
) -> Decided {
    let entry = counted(chart, entry)?;
    match standing(&entry.statement) {
        Standing::Fact | Standing::Root => {}
        Standing::Decision(instead) | Standing::Signed(instead) => return Err(fixed(instead)),
        Standing::About => return Err(fixed("Correct the entry itself, not what was said about it.")),
    }
    touch_may_change(chart, entry, ctx)?;
    if reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    let holds = chart.says(entry);
    if std::mem::discriminant(holds) != std::mem::discriminant(replacement) || moved(holds, replacement) {
        let why = "A correction says the same kind of thing, in the same session, as the entry it corrects.".to_owned();
        return Err(Refusal::Impossible { field: "replacement", why });
    }
    let impossible_pressure = match replacement {
        Statement::VitalsRecorded(it) => it.is_empty() || it.pressure.is_some_and(|it| it.systolic <= it.diastolic),
        _ => false,
    };
    if impossible_pressure {
        let why = "The upper number has to be above the lower one.".to_owned();
        return Err(Refusal::Impossible { field: "pressure", why });
    }
    let bytes = String::from_utf8(replacement.encode()).expect("the stored form is JSON");
    let corrected = Corrected {
        entry: entry.header.id,
        reason: reason.clone(),
        kind: replacement.kind().to_owned(),
        replacement: bytes.into(),
    };
    let mut drafts = vec![request.states(ctx, corrected)];
    if let Statement::VitalsRecorded(reading) = replacement
        && let Some(mut hold) = session::hold_for(chart, entry.header.id, entry.header.occurred_at, reading, ctx)
    {
        hold.id = request.id.following(1);
        hold.occurred_at = request.at(ctx);
        drafts.push(hold);
    }
    Ok(drafts)
}

/// Withdraws an entry; it stays readable and does not count.
///
/// # Refusals
/// `missing` without a reason; `not_found` when the entry is not in this chart or was withdrawn before; `impossible`
/// for the admission, for medicine that was given, for signatures, decisions and what was said about other entries;
/// `not_now` for the agreement on touch after T0.
pub(super) fn withdraw(chart: &Chart, request: &Request, it: &Withdrawn, ctx: &Context<'_>) -> Decided {
    let entry = counted(chart, it.entry)?;
    match standing(&entry.statement) {
        Standing::Fact => {}
        Standing::Root => return Err(fixed("This cannot be taken back. Correct it where it is wrong.")),
        Standing::Decision(instead) | Standing::Signed(instead) => return Err(fixed(instead)),
        Standing::About => return Err(fixed("Withdraw the entry itself, not what was said about it.")),
    }
    touch_may_change(chart, entry, ctx)?;
    if it.reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says that something set aside was looked at.
///
/// # Refusals
/// `missing` without words; `not_found` when nothing with this id was set aside; `already` when somebody looked.
pub(super) fn review(chart: &Chart, request: &Request, it: &Reviewed, ctx: &Context<'_>) -> Decided {
    if it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    if !chart.all::<SetAside>().any(|aside| aside.is.entry == it.entry) {
        return Err(Refusal::NotFound { what: "entry" });
    }
    if chart.all::<Reviewed>().any(|reviewed| reviewed.is.entry == it.entry) {
        return Err(Refusal::Already { what: "review of this entry" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn counted(chart: &Chart, id: EntryId) -> Result<&Entry, Refusal> {
    chart.entry(id).filter(|_| chart.withdrawal(id).is_none()).ok_or(Refusal::NotFound { what: "entry" })
}

fn fixed(instead: &str) -> Refusal {
    Refusal::Impossible { field: "entry", why: instead.to_owned() }
}

/// A "no" does not become a "yes" by taking back or rewording the agreement after T0.
fn touch_may_change(chart: &Chart, entry: &Entry, ctx: &Context<'_>) -> Result<(), Refusal> {
    if matches!(entry.statement, Statement::TouchAgreed(_)) && session::after_t0(chart, ctx) {
        let why = "After the medicine the agreement on touch stays as it is until tomorrow morning.".to_owned();
        return Err(Refusal::NotNow { why });
    }
    Ok(())
}

/// True when a replacement would move an entry to another session, order or link of the Thread.
fn moved(holds: &Statement, replacement: &Statement) -> bool {
    use Statement as S;
    match (holds, replacement) {
        (S::MedicineGiven(a), S::MedicineGiven(b)) => a.session != b.session || a.order != b.order,
        (S::VitalsRecorded(a), S::VitalsRecorded(b)) => a.session != b.session,
        (a, b) => session_of(a) != session_of(b),
    }
}

fn session_of(statement: &Statement) -> Option<SessionId> {
    use Statement as S;
    match statement {
        S::DayAnswered(it) => Some(it.session),
        S::EscortConfirmed(it) => Some(it.session),
        S::SitterNamed(it) => Some(it.session),
        S::SitterSeen(it) => Some(it.session),
        S::AddressConfirmed(it) => Some(it.session),
        S::LozengesCounted(it) => Some(it.session),
        S::LookedIn(it) => Some(it.session),
        S::CompanyWanted(it) => Some(it.session),
        S::PersonReached(it) => Some(it.session),
        S::RoomChecked(it) => Some(it.session),
        S::MedicineAdded(it) => Some(it.session),
        S::InjectionGiven(it) => Some(it.session),
        S::LozengeFinished(it) => Some(it.session),
        S::MarkMade(it) => Some(it.session),
        S::AlertnessSeen(it) => Some(it.session),
        S::StopStepTaken(it) => Some(it.session),
        S::PhaseEntered(it) => Some(it.session),
        S::LeaveChecked(it) => Some(it.session),
        S::ReadyToLeave(it) => Some(it.session),
        S::ClientLeft(it) => Some(it.session),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{CLIENT, Given, PRESCRIBER, REQUEST, by, given, nth};
    use crate::ids::{HoldId, OrderId};
    use crate::intake::{Presence, Route, Setting};
    use crate::ledger::Author;
    use crate::preparation::{ConsentSigned, GoalSet, TouchAgreed, TouchAnswer, TouchItem};
    use crate::session::{
        HoldRaised, HoldReason, MedicineGiven, ProtocolRef, SessionPlanned, VitalsRecorded, open_holds,
    };
    use crate::units::{BeatsPerMinute, BloodPressure, Micrograms, MmHg};

    fn goal(words: &str) -> GoalSet {
        GoalSet { words: words.into() }
    }

    fn fix(entry: EntryId, replacement: impl Into<Statement>) -> Command {
        Command::Correct { entry, reason: "Wrong word.".into(), replacement: Box::new(replacement.into()) }
    }

    fn take_back(entry: EntryId) -> Command {
        Command::Withdraw(Withdrawn { entry, reason: "By mistake.".into() })
    }

    fn reading(systolic: i64) -> VitalsRecorded {
        VitalsRecorded {
            session: Some(SessionId::of(nth(1))),
            pressure: BloodPressure::new(MmHg::new(systolic).unwrap(), MmHg::new(80).unwrap()),
            pulse: Some(BeatsPerMinute::new(70).unwrap()),
            saturation: None,
            breaths: None,
            weight: None,
        }
    }

    fn planned() -> Given {
        let protocol = ProtocolRef { id: "kap-reference".into(), version: "0.1.0".into(), digest: String::new() };
        let at = crate::given::now();
        let (route, setting, order) = (Route::Lozenge, Setting::Office, OrderId::of(nth(90)));
        given([SessionPlanned { at, route, setting, place: "".into(), order, protocol }])
    }

    fn medicine() -> MedicineGiven {
        MedicineGiven {
            session: SessionId::of(nth(1)),
            order: OrderId::of(nth(90)),
            amount: Micrograms::milligrams(100).unwrap(),
            lot: "".into(),
            identity: Presence::Present,
        }
    }

    #[test]
    fn what_holds_is_the_correction_and_the_first_stays_readable() {
        let chart = given([goal("To sing")]).when(fix(nth(1), goal("To sing again"))).states_kinds(["corrected"]).chart;
        let said = chart.find::<GoalSet>(nth(1)).unwrap();
        assert!(said.corrected);
        assert_eq!(said.is.words.reveal(), "To sing again");
        assert_eq!(chart.entry(nth(1)).unwrap().statement, goal("To sing").into());
    }

    #[test]
    fn a_correction_has_a_reason_and_says_the_same_kind_of_thing() {
        let chart = given([goal("To sing")]);
        let blank = Command::Correct { entry: nth(1), reason: " ".into(), replacement: Box::new(goal("x").into()) };
        chart.clone().when(blank).refused(Refusal::Missing { field: "reason" });
        chart.clone().when(fix(nth(1), medicine())).refused_as("impossible");
        chart.clone().when(fix(nth(50), goal("x"))).refused(Refusal::NotFound { what: "entry" });
        let corrected = chart.when(fix(nth(1), goal("x"))).states_kinds(["corrected"]);
        corrected.when_at(nth(99), None, fix(REQUEST, goal("y"))).refused_as("impossible");
    }

    #[test]
    fn signatures_and_decisions_have_their_own_end() {
        let consent = ConsentSigned {
            document: "ketamine".into(),
            version: "1".into(),
            digest: String::new(),
            name: "Mara Quill".into(),
        };
        let why = HoldReason::Person { words: "Wait.".into() };
        let hold = HoldRaised { session: SessionId::of(nth(1)), why };
        let chart = planned().and([by(Author::Client, consent.clone()), hold.clone().into()]);
        chart.clone().when(take_back(nth(2))).refused_as("impossible");
        chart.clone().when(fix(nth(2), consent)).refused_as("impossible");
        chart.clone().asked_by(PRESCRIBER).when(take_back(nth(3))).refused_as("impossible");
        assert_eq!(HoldId::of(open_holds(&chart.chart, SessionId::of(nth(1)))[0].id()), HoldId::of(nth(3)));
        chart.when(take_back(nth(1))).refused_as("impossible");
    }

    #[test]
    fn medicine_that_was_given_is_corrected_but_not_taken_back_or_moved() {
        let chart = planned().and([medicine()]);
        chart.clone().when(take_back(nth(2))).refused_as("impossible");
        let elsewhere = MedicineGiven { session: SessionId::of(nth(9)), ..medicine() };
        chart.clone().when(fix(nth(2), elsewhere)).refused_as("impossible");
        let lot = MedicineGiven { lot: "CC-2".into(), ..medicine() };
        chart.when(fix(nth(2), lot)).states_kinds(["corrected"]);
    }

    #[test]
    fn a_reading_corrected_beyond_a_limit_holds_the_medicine() {
        let held =
            planned().and([reading(120)]).when(fix(nth(2), reading(182))).states_kinds(["corrected", "hold_raised"]);
        assert_eq!(open_holds(&held.chart, SessionId::of(nth(1))).len(), 1);
        let back = held.when_at(nth(99), None, fix(nth(2), reading(120))).states_kinds(["corrected"]);
        assert_eq!(open_holds(&back.chart, SessionId::of(nth(1))).len(), 1);
    }

    #[test]
    fn a_no_to_touch_is_not_taken_back_after_the_medicine() {
        let touch = |answer| TouchAgreed { items: vec![TouchItem { what: "hand".into(), answer }] };
        let chart = planned().and([touch(TouchAnswer::Yes), touch(TouchAnswer::No)]);
        chart.clone().when(take_back(nth(3))).states_kinds(["withdrawn"]);
        let after = chart.and([medicine()]);
        after.clone().when(take_back(nth(3))).refused_as("not_now");
        after.when(fix(nth(3), touch(TouchAnswer::Yes))).refused_as("not_now");
    }

    #[test]
    fn what_was_set_aside_is_looked_at_once() {
        let chart = given([goal("To sing")]).and([SetAside { entry: nth(1), why: "Late.".into() }]);
        let look = |entry, words: &str| Command::Review(Reviewed { entry, words: words.into() });
        chart.clone().when(look(nth(1), "")).refused(Refusal::Missing { field: "words" });
        chart.clone().when(look(nth(7), "Fine.")).refused(Refusal::NotFound { what: "entry" });
        let seen = chart.when(look(nth(1), "Fine.")).states_kinds(["reviewed"]);
        assert_eq!(seen.chart.client(), CLIENT);
        seen.when_at(nth(99), None, look(nth(1), "Fine.")).refused_as("already");
    }
}
