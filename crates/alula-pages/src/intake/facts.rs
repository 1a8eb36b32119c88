//! The facts of a chart that a yes or no rests on.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, ConditionRecorded, ConditionStatus, HistoryTaken, MeasurementReported,
    MedicineRecorded, MedicineStatus, NoAllergyStated, Pregnancy, RiskReviewed, ScreeningRecorded, TrialOutcome,
    TrialRecorded,
};
use alula_core::session::VitalsRecorded;

use super::Listed;
use crate::session::{author_name, beside};
use crate::wording;

/// LOINC 85354-9 is the panel of both pressures, 8480-6 the upper and 8462-4 the lower one.
const PRESSURE_CODES: [&str; 3] = ["85354-9", "8480-6", "8462-4"];
/// More readings than this say nothing new on a worksheet.
const READINGS: usize = 6;

/// Every fact with its name, in the order in which they are weighed.
pub(super) fn all(chart: &Chart, ctx: &Context<'_>) -> Vec<(String, String)> {
    let facts = [
        ("Age", age(chart, ctx)),
        ("Conditions", conditions(chart)),
        ("Earlier treatments", trials(chart)),
        ("Medicines", medicines(chart)),
        ("Allergies", allergies(chart)),
        ("Pressure and pulse", readings_in_words(chart, ctx)),
        ("Alcohol and other substances", substances(chart)),
        ("Suicide risk", risk(chart, ctx)),
        ("Screening", screening(chart, ctx)),
    ];
    facts.into_iter().map(|(name, words)| (name.to_owned(), words)).collect()
}

/// A medicine with its dose.
pub(super) fn medicine(it: &MedicineRecorded) -> String {
    format!("{} {}", it.text.reveal(), it.dose.reveal()).trim().to_owned()
}

fn or_none(words: Vec<String>, none: &str) -> String {
    if words.is_empty() { none.to_owned() } else { words.join("; ") }
}

fn age(chart: &Chart, ctx: &Context<'_>) -> String {
    let Some(admitted) = chart.last::<ClientAdmitted>() else { return "Not known.".to_owned() };
    let born = admitted.is.person.birth_date;
    let today = ctx.now.to_zoned(ctx.zone.clone()).date();
    let ahead = (today.month(), today.day()) < (born.month(), born.day());
    let age = today.year() - born.year() - i16::from(ahead);
    format!("{age} years, born {}; lives in {}", wording::date(born), admitted.is.person.state)
}

fn conditions(chart: &Chart) -> String {
    let words = chart.all::<ConditionRecorded>().map(|it| match it.is.status {
        ConditionStatus::Active => it.is.text.reveal().to_owned(),
        ConditionStatus::Resolved => format!("{} (in the past)", it.is.text.reveal()),
    });
    or_none(words.collect(), "None is known.")
}

fn trials(chart: &Chart) -> String {
    let tried: Vec<_> = chart.all::<TrialRecorded>().collect();
    if tried.is_empty() {
        return "None was told.".to_owned();
    }
    let without = tried.iter().filter(|it| it.is.outcome != TrialOutcome::Helped).count();
    let each = tried.iter().map(|it| {
        let dose = it.is.dose.reveal();
        let weeks = it.is.weeks.map(|it| wording::count(it.into(), "week"));
        let about: Vec<&str> = [dose, weeks.as_deref().unwrap_or_default(), wording::trial_outcome(it.is.outcome)]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        format!("{} ({})", it.is.treatment.reveal(), about.join(", "))
    });
    let each: Vec<String> = each.collect();
    format!("{} tried, {without} without enough help: {}", tried.len(), each.join("; "))
}

fn medicines(chart: &Chart) -> String {
    let taken = chart.all::<MedicineRecorded>().filter(|it| it.is.status == MedicineStatus::Taking);
    or_none(taken.map(|it| medicine(it.is)).collect(), "None that is taken now is known.")
}

fn allergies(chart: &Chart) -> String {
    let none = if chart.last::<NoAllergyStated>().is_some() { "The client knows of none." } else { "Not asked yet." };
    let words = chart.all::<AllergyRecorded>().map(|it| match it.is.reaction.is_blank() {
        true => it.is.text.reveal().to_owned(),
        false => format!("{} ({})", it.is.text.reveal(), it.is.reaction.reveal()),
    });
    or_none(words.collect(), none)
}

/// The last readings, the newest first, told here or with a referral.
pub(super) fn readings(chart: &Chart, ctx: &Context<'_>) -> Vec<Listed> {
    let here = chart.all::<VitalsRecorded>().map(|it| (it.at(), it.id(), reading_words(it.is), false));
    let is_pressure = |it: &MeasurementReported| it.code.as_ref().is_some_and(|it| PRESSURE_CODES.contains(&&*it.code));
    let told = chart.all::<MeasurementReported>().filter(|it| is_pressure(it.is));
    let told = told.map(|it| (it.at(), it.id(), it.is.value.reveal().to_owned(), true));
    let mut all: Vec<_> = here.chain(told).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.0));
    let last = all.into_iter().take(READINGS).map(|(at, entry, words, from_referral)| Listed {
        entry,
        words,
        beside: wording::day(at, ctx.now, ctx.zone),
        from_referral,
    });
    last.collect()
}

fn reading_words(it: &VitalsRecorded) -> String {
    let pressure = it.pressure.map(|it| it.to_string());
    pressure.into_iter().chain(beside(it)).collect::<Vec<_>>().join(", ")
}

fn readings_in_words(chart: &Chart, ctx: &Context<'_>) -> String {
    let words = readings(chart, ctx).into_iter().map(|it| {
        let from = if it.from_referral { ", from the referral" } else { "" };
        format!("{} on {}{from}", it.words, it.beside)
    });
    or_none(words.collect(), "Not measured yet; the protocol asks for two days.")
}

fn substances(chart: &Chart) -> String {
    let said = chart.last::<HistoryTaken>().map(|it| it.is.substances.reveal()).unwrap_or_default();
    if said.is_empty() { "Not asked yet.".to_owned() } else { said.to_owned() }
}

fn risk(chart: &Chart, ctx: &Context<'_>) -> String {
    chart.last::<RiskReviewed>().map_or_else(
        || "Nobody has asked yet.".to_owned(),
        |it| {
            let when = wording::at(it.at(), ctx.now, ctx.zone);
            format!("{}; asked {when} by {}", it.is.answers.tier().words(), author_name(it.author(), ctx))
        },
    )
}

fn screening(chart: &Chart, ctx: &Context<'_>) -> String {
    chart.last::<ScreeningRecorded>().map_or_else(
        || "Not gone through yet.".to_owned(),
        |it| {
            let (when, who) = (wording::at(it.at(), ctx.now, ctx.zone), author_name(it.author(), ctx));
            let capacity = wording::presence(it.is.capacity);
            format!("Gone through {when} by {who}; pregnancy: {}; can decide: {capacity}", pregnancy(&it.is.pregnancy))
        },
    )
}

/// An answer about pregnancy.
pub(super) fn pregnancy(it: &Pregnancy) -> String {
    match it {
        Pregnancy::NotPossible => "not possible".to_owned(),
        Pregnancy::TestedNegative { on } => format!("tested negative on {}", wording::date(*on)),
        Pregnancy::Possible => "possible, not tested".to_owned(),
        Pregnancy::Present => "there is one".to_owned(),
    }
}
