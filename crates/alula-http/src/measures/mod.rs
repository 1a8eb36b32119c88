//! Questionnaires, one question on a page; each answer is kept at once, by the client alone or read aloud.

pub(crate) mod aloud;
pub(crate) mod outcomes;
pub(crate) mod overview;
pub(crate) mod practice;

use alula_core::decide::Command;
use alula_core::ids::{EntryId, MeasureId};
use alula_core::instruments::{self, Instrument, Round};
use alula_core::intake::{ConcernRaised, ConcernSource, ItemAnswered, MeasureBegun, Mode};
use alula_core::{Chart, Refusal};
use alula_pages::measures::Question;
use alula_pages::wording::Words;

use crate::act::Asks;
use crate::form::Form;
use crate::site::Site;
use crate::trouble::Stop;

/// Where the id of the first answer stands among those that follow from the beginning of a round, far from those that
/// the rules use.
const FIRST_ANSWER: u32 = 100;
/// The same for the end of a round.
const FINISH: u32 = 101;

/// A question of a round, ready to be drawn but for its addresses.
pub(crate) fn question(
    instrument: &Instrument,
    item: u8,
    chosen: Option<u8>,
    entry: EntryId,
) -> Result<Question, Stop> {
    let asked = instrument.item(item).ok_or(Stop::NotFound)?;
    let answers = instrument.options(asked).iter().map(|it| (it.value, it.text.clone())).collect();
    Ok(Question {
        days: instrument.recall_days,
        language: instrument.language.clone(),
        stem: if asked.counts { instrument.stem.clone() } else { String::new() },
        words: asked.text.clone(),
        number: item,
        of: u8::try_from(instrument.items.len()).unwrap_or(u8::MAX),
        answers,
        chosen,
        to: String::new(),
        back: None,
        entry,
        notice: instrument.notice.clone(),
        read_aloud_to: None,
        danger: None,
    })
}

/// The round of this chart with its instrument.
pub(crate) fn round(chart: &Chart, measure: MeasureId) -> Result<(Round, &'static Instrument), Stop> {
    let round = instruments::rounds(chart).into_iter().find(|it| it.measure == measure).ok_or(Stop::NotFound)?;
    let instrument = instruments::find(&round.instrument).ok_or(Stop::NotFound)?;
    Ok((round, instrument))
}

/// The answer that the form gives: a value, or nothing when the question was skipped.
pub(crate) fn answer(form: &Form) -> Result<Option<u8>, Stop> {
    if form.ticked("skip") {
        return Ok(None);
    }
    form.raw("value").parse().map(Some).map_err(|_| Stop::Misread(Words::measure_no_answer))
}

/// Begins a round with the answer to its first question; sent twice it is one round.
pub(crate) async fn begin(
    asks: Asks,
    site: &Site,
    instrument: &Instrument,
    mode: Mode,
    form: &Form,
) -> Result<Result<MeasureId, Refusal>, Stop> {
    let (entry, value) = (form.entry()?, answer(form)?);
    let begun = MeasureBegun {
        instrument: instrument.id.clone(),
        version: instrument.version.clone(),
        language: instrument.language.clone(),
        mode,
    };
    if let Err(refusal) = asks.run(site, form, Command::BeginMeasure(begun)).await? {
        return Ok(Err(refusal));
    }
    let measure = MeasureId::of(entry);
    let first = Command::AnswerItem(ItemAnswered { measure, item: 1, value });
    Ok(asks.run_as(site, entry.following(FIRST_ANSWER), first).await?.map(|_| measure))
}

/// Keeps an answer; after the last question the round is finished. Answers the next question, if there is one.
pub(crate) async fn keep(
    asks: Asks,
    site: &Site,
    instrument: &Instrument,
    (measure, item): (MeasureId, u8),
    form: &Form,
) -> Result<Result<Option<u8>, Refusal>, Stop> {
    let given = Command::AnswerItem(ItemAnswered { measure, item, value: answer(form)? });
    if let Err(refusal) = asks.run(site, form, given).await? {
        return Ok(Err(refusal));
    }
    if instrument.item(item + 1).is_some() {
        return Ok(Ok(Some(item + 1)));
    }
    let end = asks.run_as(site, measure.entry().following(FINISH), Command::FinishMeasure { measure }).await?;
    Ok(match end {
        Ok(_) | Err(Refusal::Already { .. }) => Ok(None),
        Err(refusal) => Err(refusal),
    })
}

/// Whether an answer of this round spoke of danger.
pub(crate) fn raised_concern(chart: &Chart, round: MeasureId) -> bool {
    chart
        .all::<ConcernRaised>()
        .any(|it| matches!(it.is.source, ConcernSource::Item { measure, .. } if measure == round))
}
