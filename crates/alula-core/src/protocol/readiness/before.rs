//! Checks of enquiry, screening and preparation.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::view::{Answer, View, span, withdrawn};
use crate::chart::Said;
use crate::decide::Role;
use crate::ids::MedicineId;
use crate::intake::{
    ADULT, AllergyRecorded, Basis, ClientAdmitted, ConcernRaised, Disposition, Eligibility, EligibilityDecided,
    HistoryTaken, MeasurementReported, MedicineRecorded, MedicineStatus, MedicinesReviewed, NoAllergyStated,
    OrderWritten, Pregnancy, Presence, RiskReviewed, RiskTier, SafetyPlanWritten, ScreeningRecorded, Setting, age_on,
    business_day_before,
};
use crate::preparation::{ConsentSigned, ConsentWithdrawn, IntentionLetGo, IntentionSet, VisitHeld, VisitKind};
use crate::protocol::{Check, Contraindication, Strictness, ThresholdId};
use crate::session::VitalsRecorded;
use crate::units::date;

pub(super) fn answer(check: &Check, view: &View<'_>) -> Option<Answer> {
    Some(match check {
        Check::Adult => adult(view),
        Check::LicensedState => licensed_state(view),
        Check::ScreeningAnswered => screened(view, screening_answered),
        Check::NoAbsoluteContraindication => screened(view, no_absolute_contraindication),
        Check::RelativeDisposed => screened(view, relative_disposed),
        Check::Absent(id) => screened(view, |view, said| absent(view, said, id)),
        Check::Capacity => screened(view, |_, said| match said.is.capacity {
            Presence::Present => Answer::pass("Yes"),
            Presence::Absent => Answer::fail("No"),
            Presence::Unknown => Answer::unknown("Not answered"),
        }),
        Check::PregnancyExcluded => screened(view, pregnancy_excluded),
        Check::PrescriberFoundEligible => prescriber_found_eligible(view),
        Check::RiskLowOrPlanned => risk_low_or_planned(view),
        Check::AllergiesKnown => allergies_known(view),
        Check::MedicinesReviewed => medicines_reviewed(view),
        Check::NoBlockingMedicine => no_blocking_medicine(view),
        Check::PressureOnTwoDays => pressure_on_two_days(view),
        Check::SubstancesTold => substances_told(view),
        Check::OrderValid => ordered(view, order_valid),
        Check::OrderBasis => ordered(view, order_basis),
        Check::MonitoringChecked => ordered(view, monitoring_checked),
        Check::ConsentSigned(document) => consent_signed(view, document),
        Check::PreparationVisits => preparation_visits(view),
        Check::IntentionSpoken => intention_spoken(view),
        Check::SafetyPlanIfNeeded => safety_plan_if_needed(view),
        _ => return None,
    })
}

fn adult(view: &View<'_>) -> Answer {
    let Some(admitted) = view.last::<ClientAdmitted>() else { return Answer::nothing() };
    let age = age_on(admitted.is.person.birth_date, view.today());
    Answer::when((age >= ADULT).into(), format!("{age} years old")).of(admitted)
}

fn licensed_state(view: &View<'_>) -> Answer {
    let Some(admitted) = view.last::<ClientAdmitted>() else { return Answer::nothing() };
    let jurisdiction = &view.signed.protocol.jurisdiction;
    let state = &admitted.is.person.state;
    let here = jurisdiction.rsplit('-').next().is_some_and(|it| it == state);
    Answer::when(here.into(), format!("Lives in {state}; the protocol is for {jurisdiction}")).of(admitted)
}

fn screened<'a>(view: &View<'a>, rule: impl Fn(&View<'a>, Said<'a, ScreeningRecorded>) -> Answer) -> Answer {
    view.last::<ScreeningRecorded>().map_or_else(Answer::nothing, |it| rule(view, it).of(it))
}

fn presence(said: Said<'_, ScreeningRecorded>, id: &str) -> Presence {
    said.is.answers.get(id).copied().unwrap_or(Presence::Unknown)
}

fn screening_answered(view: &View<'_>, said: Said<'_, ScreeningRecorded>) -> Answer {
    let all = &view.signed.protocol.contraindications;
    let open: Vec<_> =
        all.iter().filter(|it| presence(said, &it.id) == Presence::Unknown).map(|it| &*it.words).collect();
    match open.as_slice() {
        [] => Answer::pass(format!("{} questions answered", all.len())),
        open => Answer::unknown(format!("Not known yet: {}", open.join("; "))),
    }
}

/// What is present, with this strictness at the place asked about.
fn present<'a>(
    view: &View<'a>,
    said: Said<'a, ScreeningRecorded>,
    class: Strictness,
) -> impl Iterator<Item = &'a Contraindication> {
    let home = view.setting == Setting::Home;
    let strictness = move |it: &Contraindication| it.home.filter(|_| home).unwrap_or(it.class);
    let all = view.signed.protocol.contraindications.iter();
    all.filter(move |it| strictness(it) == class && presence(said, &it.id) == Presence::Present)
}

fn no_absolute_contraindication<'a>(view: &View<'a>, said: Said<'a, ScreeningRecorded>) -> Answer {
    let found: Vec<_> = present(view, said, Strictness::Absolute).map(|it| &*it.words).collect();
    match found.as_slice() {
        [] => Answer::pass("None present"),
        found => Answer::fail(found.join("; ")),
    }
}

fn relative_disposed<'a>(view: &View<'a>, said: Said<'a, ScreeningRecorded>) -> Answer {
    let decided = view.last::<EligibilityDecided>();
    let written = |id: &str| decided.and_then(|it| it.is.dispositions.get(id)).is_some_and(|it| !it.is_blank());
    let open: Vec<_> = present(view, said, Strictness::Relative).filter(|it| !written(&it.id)).collect();
    let answer = match open.as_slice() {
        [] => Answer::pass("Nothing is left open"),
        open => Answer::unknown(open.iter().map(|it| &*it.words).collect::<Vec<_>>().join("; ")),
    };
    decided.into_iter().fold(answer, Answer::of)
}

fn absent(view: &View<'_>, said: Said<'_, ScreeningRecorded>, id: &str) -> Answer {
    let words = view.signed.protocol.contraindication(id).map_or(id, |it| &it.words);
    match presence(said, id) {
        Presence::Absent => Answer::pass("Asked, and not so"),
        Presence::Present => Answer::fail(words),
        Presence::Unknown => Answer::unknown("Not known yet"),
    }
}

fn pregnancy_excluded(view: &View<'_>, said: Said<'_, ScreeningRecorded>) -> Answer {
    match said.is.pregnancy {
        Pregnancy::NotPossible => Answer::pass("Not possible"),
        Pregnancy::Present => Answer::fail("There is a pregnancy"),
        Pregnancy::Possible => Answer::unknown("It may be, and no test was done"),
        Pregnancy::TestedNegative { on } => {
            let limit = view.limit(ThresholdId::HcgFreshD);
            let days = days_between(on, view.today());
            let answer = if (0..=limit.value).contains(&days) {
                Answer::pass(format!("Test on {} negative", date(on)))
            } else {
                Answer::unknown(format!("The test of {} is too old; do another", date(on)))
            };
            answer.by(limit)
        }
    }
}

fn prescriber_found_eligible(view: &View<'_>) -> Answer {
    let Some(said) = view.last::<EligibilityDecided>() else { return Answer::unknown("Not decided yet") };
    let answer = match (said.is.decision, view.setting) {
        (Eligibility::NotEligible, _) => Answer::fail("Not eligible"),
        (Eligibility::Office, Setting::Home) => Answer::fail("At the office only"),
        (Eligibility::Office, Setting::Office) => Answer::pass("At the office"),
        (Eligibility::OfficeAndHome, _) => Answer::pass("At the office and at home"),
    };
    answer.of(said)
}

fn risk_low_or_planned(view: &View<'_>) -> Answer {
    let Some(said) = view.last::<RiskReviewed>() else { return Answer::nothing() };
    let tier = said.is.answers.tier();
    let planned = !said.is.plan.is_blank() && view.role_of(said.author()).is_some_and(|it| it != Role::Associate);
    let answer = match (tier, planned) {
        (RiskTier::None | RiskTier::Low, _) => Answer::pass(tier.words()),
        (_, true) => Answer::pass(format!("{}, with a plan", tier.words())),
        (_, false) => Answer::fail(tier.words()),
    };
    answer.of(said)
}

fn allergies_known(view: &View<'_>) -> Answer {
    match (view.last::<AllergyRecorded>(), view.last::<NoAllergyStated>()) {
        (Some(said), _) => Answer::pass(format!("{} recorded", view.all::<AllergyRecorded>().count())).of(said),
        (None, Some(said)) => Answer::pass("None known").of(said),
        (None, None) => Answer::nothing(),
    }
}

fn taken<'a>(view: &View<'a>) -> impl Iterator<Item = Said<'a, MedicineRecorded>> {
    view.all::<MedicineRecorded>().filter(|it| it.is.status == MedicineStatus::Taking)
}

/// The latest word of the prescriber about a medicine.
fn disposition<'a>(view: &View<'a>, id: MedicineId) -> Option<&'a Disposition> {
    let said = view.last_of::<MedicinesReviewed>(|it| it.dispositions.contains_key(&id))?;
    said.is.dispositions.get(&id)
}

fn medicines_reviewed(view: &View<'_>) -> Answer {
    let Some(last) = view.last::<MedicinesReviewed>() else { return Answer::nothing() };
    let open: Vec<_> = taken(view).filter(|it| disposition(view, MedicineId::of(it.id())).is_none()).collect();
    match open.as_slice() {
        [] => Answer::pass(match taken(view).count() {
            1 => "1 medicine looked at".to_owned(),
            count => format!("{count} medicines looked at"),
        })
        .of(last),
        open => {
            let names: Vec<_> = open.iter().map(|it| it.is.text.reveal()).collect();
            open.iter()
                .fold(Answer::unknown(format!("Not looked at: {}", names.join(", "))).of(last), |it, said| it.of(*said))
        }
    }
}

fn no_blocking_medicine(view: &View<'_>) -> Answer {
    let blocks = |it: &Said<'_, MedicineRecorded>| {
        matches!(disposition(view, MedicineId::of(it.id())), Some(Disposition::Block { .. }))
    };
    let found: Vec<_> = taken(view).filter(blocks).collect();
    match (found.as_slice(), view.last::<MedicinesReviewed>()) {
        (_, None) => Answer::nothing(),
        ([], Some(last)) => Answer::pass("None").of(last),
        (found, Some(last)) => {
            let names: Vec<_> = found.iter().map(|it| it.is.text.reveal()).collect();
            Answer::fail(names.join(", ")).of(last)
        }
    }
}

/// LOINC 85354-9 is the panel of both pressures, 8480-6 the systolic one.
const PRESSURE_CODES: [&str; 2] = ["85354-9", "8480-6"];

fn pressure_on_two_days(view: &View<'_>) -> Answer {
    let measured = view.all::<VitalsRecorded>().filter(|it| it.is.pressure.is_some()).map(|it| view.day(it.at()));
    let is_pressure = |it: &MeasurementReported| it.code.as_ref().is_some_and(|it| PRESSURE_CODES.contains(&&*it.code));
    let told = view.all::<MeasurementReported>().filter(|it| is_pressure(it.is)).map(|it| view.day(it.at()));
    let days: BTreeSet<_> = measured.chain(told).collect();
    match days.len() {
        0 => Answer::nothing(),
        1 => Answer::unknown("Measured on one day"),
        days => Answer::pass(format!("Measured on {days} days")),
    }
}

fn substances_told(view: &View<'_>) -> Answer {
    match view.last::<HistoryTaken>() {
        Some(said) if !said.is.substances.is_blank() => Answer::pass("In the history").of(said),
        _ => Answer::nothing(),
    }
}

fn ordered<'a>(view: &View<'a>, rule: impl Fn(&View<'a>, Said<'a, OrderWritten>) -> Answer) -> Answer {
    match view.order {
        None => Answer::unknown("No order is written"),
        Some(order) => rule(view, order).of(order),
    }
}

fn order_valid(view: &View<'_>, order: Said<'_, OrderWritten>) -> Answer {
    let until = order.is.valid_until;
    if withdrawn(view.chart, order) {
        return Answer::fail("The order was withdrawn");
    }
    Answer::when((until >= view.today()).into(), format!("{}, until {}", order.is.amount.in_milligrams(), date(until)))
}

fn order_basis(view: &View<'_>, order: Said<'_, OrderWritten>) -> Answer {
    let rule = &view.signed.protocol.telemedicine;
    match order.is.basis {
        Basis::InPersonExam { on } => {
            Answer::when((on <= view.today()).into(), format!("Examined in person on {}", date(on)))
        }
        Basis::Telemedicine => Answer::when(
            (view.today() <= rule.valid_until).into(),
            format!("By video; allowed until {} ({})", date(rule.valid_until), rule.source),
        ),
    }
}

fn monitoring_checked(view: &View<'_>, order: Said<'_, OrderWritten>) -> Answer {
    let checked = order.is.monitoring_checked;
    let written = view.day(order.at());
    let in_time = checked >= business_day_before(written) && checked <= written;
    let repeat = view.limit(ThresholdId::CuresRepeatD);
    let fresh = days_between(checked, view.today()) <= repeat.value;
    let limit = if in_time { repeat } else { view.limit(ThresholdId::CuresMaxAgeH) };
    let words = format!("Looked at on {}, order written on {}", date(checked), date(written));
    Answer::when((in_time && fresh).into(), words).by(limit)
}

fn consent_signed(view: &View<'_>, document: &str) -> Answer {
    let needed = view.signed.protocol.consents.iter().find(|it| it.id == document).and_then(|it| it.version.as_deref());
    let signed = view.last_of::<ConsentSigned>(|it| it.document == document);
    let taken_back = view.last_of::<ConsentWithdrawn>(|it| it.document == document);
    let Some(signed) = signed else { return Answer::unknown("Not signed yet") };
    let later = |it: &Said<'_, ConsentWithdrawn>| (it.at(), it.header.sequence) > (signed.at(), signed.header.sequence);
    if let Some(taken_back) = taken_back.filter(later) {
        return Answer::fail("Withdrawn by the client").of(signed).of(taken_back);
    }
    let version = &signed.is.version;
    match needed {
        Some(needed) if needed != version => {
            Answer::unknown(format!("Signed was {version}; the text is {needed} by now")).of(signed)
        }
        _ => Answer::pass(format!("Signed on {}, text {version}", view.day(signed.at()))).of(signed),
    }
}

fn preparation_visits(view: &View<'_>) -> Answer {
    let limit = view.limit(ThresholdId::PreparationVisits);
    let held: Vec<_> = view.all::<VisitHeld>().filter(|it| it.is.kind == VisitKind::Preparation).collect();
    let count = i64::try_from(held.len()).unwrap_or(i64::MAX);
    let words = format!("{count} of {}", limit.value);
    let answer = if count >= limit.value { Answer::pass(words) } else { Answer::unknown(words) };
    held.last().copied().into_iter().fold(answer, Answer::of).by(limit)
}

fn intention_spoken(view: &View<'_>) -> Answer {
    match (view.last::<IntentionSet>(), view.last::<IntentionLetGo>()) {
        (Some(said), _) => Answer::pass("There is one").of(said),
        (None, Some(said)) => Answer::pass("Let go").of(said),
        (None, None) => Answer::nothing(),
    }
}

fn safety_plan_if_needed(view: &View<'_>) -> Answer {
    let limit = view.limit(ThresholdId::RiskMemoryD);
    let recent = SignedDuration::from_hours(24 * limit.value);
    let grave = |it: &Said<'_, RiskReviewed>| it.is.answers.tier() != RiskTier::None && view.since(it.at()) <= recent;
    let risk = view.all::<RiskReviewed>().rfind(grave);
    let concern = view.all::<ConcernRaised>().rfind(|it| view.since(it.at()) <= recent);
    let plan = view.last::<SafetyPlanWritten>();
    let asked = view.last::<RiskReviewed>();
    let answer = match (risk, concern, plan) {
        (_, _, Some(plan)) => Answer::pass(format!("Written {} ago", span(view.since(plan.at())))).of(plan),
        (Some(risk), _, None) => Answer::fail(format!("{}, and no plan", risk.is.answers.tier().words())).of(risk),
        (None, Some(concern), None) => Answer::fail("A concern was raised, and there is no plan").of(concern),
        (None, None, None) => match asked {
            Some(asked) => Answer::pass("No risk in the last year").of(asked),
            None => Answer::unknown("Nobody asked about suicide yet"),
        },
    };
    answer.by(limit)
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
