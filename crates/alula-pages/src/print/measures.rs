//! What the questionnaires show, on paper: a curve, its meaning, and every round in a table.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::instruments::{Instrument, all};
use alula_paper::{Band, Block, Curve, Level, Point, Rule, Words};

use super::from_afar;
use crate::measures::curve_of;
use crate::parts;

/// The measures of a chart, instrument by instrument; nothing when no round is finished.
pub(super) fn measures(chart: &Chart, ctx: &Context<'_>) -> Vec<Block> {
    let far = from_afar(ctx);
    let known = all().iter().filter_map(|it| Some((it, curve_of(chart, it, far.now, far.zone)?)));
    known.flat_map(|(instrument, curve)| blocks(instrument, &curve)).collect()
}

/// The same in a sentence for each instrument, for a letter.
pub fn measures_in_words(chart: &Chart, ctx: &Context<'_>) -> String {
    let far = from_afar(ctx);
    let known = all().iter().filter_map(|it| Some((it, curve_of(chart, it, far.now, far.zone)?)));
    let told: Vec<String> = known.map(|(it, curve)| format!("{}, {}: {}", it.name, it.title, curve.sentence)).collect();
    told.join("\n")
}

pub(super) fn blocks(instrument: &Instrument, curve: &parts::Curve) -> Vec<Block> {
    let row = |it: &parts::Point| {
        let band = it.value.and_then(|value| instrument.band(value as u16)).map(|it| it.words.clone());
        let total = it.value.map_or_else(|| "incomplete".to_owned(), |value| value.to_string());
        [it.when.clone(), total, band.unwrap_or_default()].map(Words::house).to_vec()
    };
    let head = ["Day", "#Total", "Band"].map(str::to_owned).into();
    vec![
        Block::Heading(Level::Section, format!("{}, {}", instrument.name, instrument.title)),
        Block::Text(curve.sentence.clone()),
        Block::Curve(drawn(instrument, curve)),
        Block::Table { caption: String::new(), head, rows: curve.points.iter().map(row).collect() },
        Block::Quiet(curve.definition.clone()),
    ]
}

fn drawn(instrument: &Instrument, it: &parts::Curve) -> Curve {
    let ends = (it.points.first(), it.points.last());
    let when = |point: Option<&parts::Point>| point.map(|it| it.when.clone()).unwrap_or_default();
    let known = it.points.iter().filter(|it| it.value.is_some()).count();
    Curve {
        name: it.name.clone(),
        spoken: format!(
            "{} over time, {known} of {} rounds with a total; the table below has every value.",
            it.name,
            it.points.len()
        ),
        low: it.low,
        high: it.high,
        step: it.step,
        points: it.points.iter().map(|it| Point { day: it.day, value: it.value }).collect(),
        rules: it.rules.iter().map(|it| Rule { day: it.day, label: it.label.clone() }).collect(),
        bands: instrument.bands.iter().map(|it| Band { from: f64::from(it.from), label: it.words.clone() }).collect(),
        ends: (when(ends.0), when(ends.1)),
    }
}
