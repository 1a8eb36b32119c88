//! Words of facts that several pages of intake say alike.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::{MeasurementReported, MedicineRecorded, Pregnancy};
use alula_core::session::VitalsRecorded;
use jiff::civil::Date;

use super::Listed;
use crate::session::beside;
use crate::wording;

/// LOINC 85354-9 is the panel of both pressures, 8480-6 the upper and 8462-4 the lower one.
const PRESSURE_CODES: [&str; 3] = ["85354-9", "8480-6", "8462-4"];
/// More readings than this say nothing new on a worksheet.
const READINGS: usize = 6;

/// A medicine with its dose.
pub(super) fn medicine(it: &MedicineRecorded) -> String {
    format!("{} {}", it.text.reveal(), it.dose.reveal()).trim().to_owned()
}

/// How old somebody is who was born on this day.
pub(super) fn age(born: Date, ctx: &Context<'_>) -> i16 {
    let today = ctx.now.to_zoned(ctx.zone.clone()).date();
    let ahead = (today.month(), today.day()) < (born.month(), born.day());
    today.year() - born.year() - i16::from(ahead)
}

/// True for a blood pressure that came with a referral.
pub(super) fn is_pressure(it: &MeasurementReported) -> bool {
    it.code.as_ref().is_some_and(|it| PRESSURE_CODES.contains(&&*it.code))
}

/// The last readings, the newest first, told here or with a referral.
pub(super) fn readings(chart: &Chart, ctx: &Context<'_>) -> Vec<Listed> {
    let here = chart.all::<VitalsRecorded>().map(|it| (it.at(), it.id(), reading(it.is), false));
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

/// A reading in words.
pub(super) fn reading(it: &VitalsRecorded) -> String {
    let pressure = it.pressure.map(|it| it.to_string());
    pressure.into_iter().chain(beside(it)).collect::<Vec<_>>().join(", ")
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
