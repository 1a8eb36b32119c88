//! The facts of a chart for a decision on eligibility.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::ids::MedicineId;
use alula_core::instruments::{Course, Outcome, all, rounds};
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, ConditionRecorded, ConditionStatus, HistoryTaken, MeasurementReported,
    MedicineRecorded, MedicineStatus, NoAllergyStated, OrderWritten, RiskReviewed, ScreeningRecorded, Source,
    TrialOutcome, TrialRecorded,
};
use alula_core::ledger::Stated;
use alula_core::private::Private;
use alula_core::protocol::readiness::{CheckState, Outcome as Answered, readiness};
use alula_core::protocol::{Scope, Stage};
use alula_core::session::{VitalsRecorded, dose_history, sessions};
use alula_core::units::BloodPressure;
use jiff::Timestamp;

use super::desk::{Fact, FactLine};
use super::{facts, medicines};
use crate::measures::sentence;
use crate::parts::Missing;
use crate::preparation::{consent_lines, place_of_check};
use crate::session::{author_name, resolver};
use crate::{urls, wording};

/// What the protocol asks before a session is planned; every check once.
struct Asked(Vec<CheckState>);

impl Asked {
    fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let stages = [Stage::Screening, Stage::Preparation].map(|it| readiness(chart, Scope::Stage(it), ctx));
        Self(stages.into_iter().flat_map(|it| it.gates).flat_map(|it| it.checks).collect())
    }

    /// Those of these checks that do not say yes.
    fn missing(&self, chart: &Chart, ids: &[&str]) -> Vec<Missing> {
        let mut found: Vec<Missing> = Vec::new();
        let name = |it: &CheckState| it.id.split(':').next().unwrap_or_default().to_owned();
        let open = self.0.iter().filter(|it| it.outcome != Answered::Pass && ids.contains(&name(it).as_str()));
        for check in open {
            // What stands in the way, and whether a plan is needed, is known once somebody has looked and asked.
            let follows = ["no_blocking_medicine", "safety_plan_if_needed"].contains(&check.id.as_str());
            if follows && check.outcome == Answered::Unknown {
                continue;
            }
            let to = place_of_check(chart.client(), &check.id);
            let missing = Missing { what: check.todo.clone(), who: resolver(&check.who), to };
            if !found.contains(&missing) {
                found.push(missing);
            }
        }
        found
    }
}

/// Every fact, in the order in which they are weighed.
pub(super) fn facts_of(chart: &Chart, ctx: &Context<'_>) -> Vec<Fact> {
    let client = chart.client();
    let asked = Asked::of(chart, ctx);
    let fact = |name: &str, to: String, lines, ids: &[&str]| Fact {
        name: name.to_owned(),
        to,
        lines,
        missing: asked.missing(chart, ids),
    };
    // Before the screening was gone through, and without an order, the first of their checks says it.
    let screening_checks: &[&str] = match chart.last::<ScreeningRecorded>() {
        Some(_) => &["screening_answered", "absent", "capacity", "pregnancy_excluded"],
        None => &["screening_answered"],
    };
    let order_checks: &[&str] = match chart.last::<OrderWritten>() {
        Some(_) => &["order_valid", "order_basis", "monitoring_checked"],
        None => &["order_valid"],
    };
    let mut all = vec![
        fact("Age and home", urls::Contact(client).to_string(), age(chart, ctx), &["adult", "licensed_state"]),
        fact("History", urls::IntakeHistory(client).to_string(), history(chart, ctx), &[]),
        fact("Conditions", urls::IntakeConditions(client).to_string(), conditions(chart, ctx), &[]),
        fact("Earlier treatments", urls::IntakeTrials(client).to_string(), trials(chart, ctx), &[]),
        fact(
            "Medicines",
            urls::MedicinesReview(client).to_string(),
            medicines_taken(chart, ctx),
            &["medicines_reviewed", "no_blocking_medicine"],
        ),
        fact("Allergies", urls::IntakeAllergies(client).to_string(), allergies(chart, ctx), &["allergies_known"]),
        fact(
            "Pressure and pulse",
            urls::IntakeReadings(client).to_string(),
            readings(chart, ctx),
            &["pressure_on_two_days"],
        ),
        fact("Laboratory and other values", urls::Referral(client).to_string(), values(chart, ctx), &[]),
        fact(
            "Alcohol and other substances",
            urls::IntakeHistory(client).to_string(),
            substances(chart, ctx),
            &["substances_told"],
        ),
        fact(
            "Suicide risk",
            urls::Risk(client).to_string(),
            risk(chart, ctx),
            &["risk_low_or_planned", "safety_plan_if_needed"],
        ),
        fact("Questionnaires", urls::Outcomes(client).to_string(), questionnaires(chart, ctx), &["outcomes_measured"]),
        fact("Screening", urls::IntakeScreening(client).to_string(), screening(chart, ctx), screening_checks),
        fact("Consents", urls::Consents(client).to_string(), consents(chart, ctx), &["consent_signed"]),
        fact("Order and prescription monitoring", urls::Orders(client).to_string(), order(chart, ctx), order_checks),
    ];
    let so_far = medicine_so_far(chart, ctx);
    if !so_far.is_empty() {
        all.push(fact("Medicine so far", urls::Doses(client).to_string(), so_far, &[]));
    }
    for (name, what) in [
        ("History", "Nobody has taken the history yet"),
        ("Conditions", "No condition is written down"),
        ("Earlier treatments", "No earlier treatment is written down"),
        ("Laboratory and other values", "No value is here; values come in with a referral"),
        ("Questionnaires", "No questionnaire is finished yet"),
    ] {
        if let Some(empty) = all.iter_mut().find(|it| it.name == name && it.lines.is_empty() && it.missing.is_empty()) {
            empty.missing.push(Missing { what: what.to_owned(), who: therapist(&asked), to: Some(empty.to.clone()) });
        }
    }
    all
}

/// Who takes the history, as the protocol's own checks name them.
fn therapist(asked: &Asked) -> String {
    let told = asked.0.iter().find(|it| it.id == "substances_told" || it.id == "allergies_known");
    told.map(|it| resolver(&it.who)).unwrap_or_else(|| "The therapist".to_owned())
}

fn line(words: impl Into<String>, about: impl Into<String>) -> FactLine {
    FactLine { words: words.into(), about: about.into() }
}

/// `told Mon 9 Jun by Alba Reyes, AMFT`, or `from a referral, 12 days ago`.
fn source<T: Stated>(said: Said<'_, T>, source: Option<&Source>, ctx: &Context<'_>) -> String {
    let when = wording::since(said.at(), ctx.now, ctx.zone);
    match source {
        Some(Source::Referral { .. }) => format!("from a referral, {when}"),
        _ => format!("{}, {when}", author_name(said.author(), ctx)),
    }
}

fn age(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let Some(admitted) = chart.last::<ClientAdmitted>() else { return Vec::new() };
    let person = &admitted.is.person;
    let years = facts::age(person.birth_date, ctx);
    let words = format!("{years} years, born {}; lives in {}", wording::date(person.birth_date), person.state);
    vec![line(words, source(admitted, None, ctx))]
}

fn history(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let Some(said) = chart.last::<HistoryTaken>() else { return Vec::new() };
    let it = said.is;
    let parts: [(&str, &Private); 3] = [("Illness", &it.illness), ("Body", &it.medical), ("Family", &it.family)];
    let told = parts.into_iter().filter(|(_, words)| !words.is_blank());
    told.map(|(name, words)| line(format!("{name}: {}", words.reveal()), source(said, None, ctx))).collect()
}

fn conditions(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let all = chart.all::<ConditionRecorded>().map(|it| {
        let past = if it.is.status == ConditionStatus::Resolved { " (in the past)" } else { "" };
        line(format!("{}{past}", it.is.text.reveal()), source(it, Some(&it.is.source), ctx))
    });
    all.collect()
}

fn trials(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let tried: Vec<_> = chart.all::<TrialRecorded>().collect();
    let without = tried.iter().filter(|it| it.is.outcome != TrialOutcome::Helped).count();
    let each = tried.iter().map(|it| {
        let weeks = it.is.weeks.map(|it| wording::count(it.into(), "week"));
        let about = [it.is.dose.reveal(), weeks.as_deref().unwrap_or_default(), wording::trial_outcome(it.is.outcome)];
        let about: Vec<&str> = about.into_iter().filter(|it| !it.is_empty()).collect();
        line(format!("{}: {}", it.is.treatment.reveal(), about.join(", ")), source(*it, None, ctx))
    });
    let count = (!tried.is_empty()).then(|| line(format!("{} tried, {without} without enough help", tried.len()), ""));
    count.into_iter().chain(each).collect()
}

fn medicines_taken(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let taken = chart.all::<MedicineRecorded>().filter(|it| it.is.status == MedicineStatus::Taking);
    let mut lines: Vec<_> = taken
        .map(|it| {
            let holds = medicines::holds(chart, MedicineId::of(it.id()));
            let holds = if holds.is_empty() { "nobody has looked at it" } else { &holds };
            line(format!("{}: {holds}", facts::medicine(it.is)), source(it, Some(&it.is.source), ctx))
        })
        .collect();
    if lines.is_empty() {
        lines.push(line("None that is taken now is known.", ""));
    }
    lines
}

fn allergies(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let all = chart.all::<AllergyRecorded>().map(|it| {
        let reaction =
            if it.is.reaction.is_blank() { String::new() } else { format!(" ({})", it.is.reaction.reveal()) };
        line(format!("{}{reaction}", it.is.text.reveal()), source(it, Some(&it.is.source), ctx))
    });
    let lines: Vec<_> = all.collect();
    match (lines.is_empty(), chart.last::<NoAllergyStated>()) {
        (true, Some(none)) => vec![line("The client knows of none.", source(none, None, ctx))],
        _ => lines,
    }
}

/// The pressures day by day, the newest first; of several on one day the range.
fn readings(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let mut days: Vec<(Timestamp, Vec<Said<'_, VitalsRecorded>>)> = Vec::new();
    let mut measured: Vec<_> = chart.all::<VitalsRecorded>().filter(|it| it.is.pressure.is_some()).collect();
    measured.sort_by_key(|it| std::cmp::Reverse((it.at(), it.id())));
    let day = |at: Timestamp| at.to_zoned(ctx.zone.clone()).date();
    for it in measured {
        match days.last_mut().filter(|(at, _)| day(*at) == day(it.at())) {
            Some((_, same)) => same.push(it),
            None => days.push((it.at(), vec![it])),
        }
    }
    let here = days.into_iter().map(|(at, same)| (at, line(of_a_day(&same), wording::day(at, ctx.now, ctx.zone))));
    let told = chart.all::<MeasurementReported>().filter(|it| facts::is_pressure(it.is));
    let told = told.map(|it| (it.at(), line(it.is.value.reveal(), source(it, Some(&it.is.source), ctx))));
    let mut all: Vec<_> = here.chain(told).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.0));
    all.into_iter().take(DAYS).map(|it| it.1).collect()
}

/// More days than this say nothing new on a worksheet.
const DAYS: usize = 6;

fn of_a_day(same: &[Said<'_, VitalsRecorded>]) -> String {
    if let [one] = same {
        return facts::reading(one.is);
    }
    let range = |of: fn(BloodPressure) -> i64| {
        let values: Vec<i64> = same.iter().filter_map(|it| it.is.pressure.map(of)).collect();
        let (low, high) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0));
        if low == high { low.to_string() } else { format!("{low} to {high}") }
    };
    let (upper, lower) = (range(|it| it.systolic.get()), range(|it| it.diastolic.get()));
    format!("{}, upper {upper}, lower {lower}", wording::count(same.len(), "reading"))
}

/// What was measured beside the pressure and came with a referral.
fn values(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let all = chart.all::<MeasurementReported>().filter(|it| !facts::is_pressure(it.is));
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.at()));
    let told = all.into_iter().map(|it| {
        line(format!("{}: {}", it.is.text.reveal(), it.is.value.reveal()), source(it, Some(&it.is.source), ctx))
    });
    told.collect()
}

fn substances(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let said = chart.last::<HistoryTaken>().filter(|it| !it.is.substances.is_blank());
    said.map(|it| line(it.is.substances.reveal(), source(it, None, ctx))).into_iter().collect()
}

fn risk(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let said = chart.last::<RiskReviewed>();
    said.map(|it| line(it.is.answers.tier().words(), source(it, None, ctx))).into_iter().collect()
}

fn questionnaires(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let (rounds, course) = (rounds(chart), Course::of(chart));
    let told = all().iter().filter_map(|it| {
        let outcome = Outcome::among(&rounds, course.clone(), it);
        let newest = outcome.answers.last()?;
        let when = wording::since(newest.at, ctx.now, ctx.zone);
        Some(line(
            format!("{}: {}", it.name, sentence(it, &outcome, false, ctx.now, ctx.zone)),
            format!("the client, {when}"),
        ))
    });
    told.collect()
}

fn screening(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let Some(it) = chart.last::<ScreeningRecorded>() else { return Vec::new() };
    let capacity = wording::presence(it.is.capacity);
    let words = format!("Pregnancy: {}; can decide: {capacity}", facts::pregnancy(&it.is.pregnancy));
    let mut lines = vec![line(words, source(it, None, ctx))];
    if !it.is.words.is_blank() {
        lines.push(line(it.is.words.reveal(), ""));
    }
    lines
}

fn consents(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let signed = consent_lines(chart, ctx, wording::Words::english()).into_iter().filter(|it| it.signed);
    signed.map(|it| line(it.title, it.standing)).collect()
}

fn order(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let Some(order) = chart.last::<OrderWritten>() else { return Vec::new() };
    let words = format!(
        "{} {}, until {}; monitoring looked at on {}",
        wording::sentence(wording::route(order.is.route)),
        order.is.amount.in_milligrams(),
        wording::date(order.is.valid_until),
        wording::date(order.is.monitoring_checked)
    );
    vec![line(words, source(order, None, ctx))]
}

fn medicine_so_far(chart: &Chart, ctx: &Context<'_>) -> Vec<FactLine> {
    let given: Vec<Timestamp> = sessions(chart).iter().filter_map(|it| it.t0()).collect();
    let Some(last) = given.iter().max() else { return Vec::new() };
    let wrong: usize = dose_history(chart, ctx.protocol).sessions.iter().map(|it| it.events.len()).sum();
    let words = match wrong {
        0 => wording::count(given.len(), "session"),
        wrong => {
            format!("{}; {} that went wrong", wording::count(given.len(), "session"), wording::count(wrong, "thing"))
        }
    };
    vec![line(words, format!("the last {}", wording::since(*last, ctx.now, ctx.zone)))]
}
