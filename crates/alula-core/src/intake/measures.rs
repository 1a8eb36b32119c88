//! Questionnaires: asked for, begun, answered one question at a time, finished.
//! Each answer is a statement of its own, so a dangerous answer is heard the moment it is given.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::MeasureId;
use crate::instruments::{Instrument, alerts, find, rounds, total};
use crate::intake::risk::who_has_to_look;
use crate::intake::{ConcernRaised, ConcernSource};
use crate::private::Private;

/// How a questionnaire is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// By the client alone.
    Alone,
    /// Read aloud by somebody of the practice.
    ReadAloud,
}

/// A questionnaire was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureAsked {
    /// The instrument's id, such as `phq-9`.
    pub instrument: String,
}

/// A questionnaire was begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureBegun {
    /// The instrument's id.
    pub instrument: String,
    /// The version of its definition.
    pub version: String,
    /// The language it was shown in, such as `en`.
    pub language: String,
    /// How.
    pub mode: Mode,
}

/// One question of it was answered or skipped; a later answer to the same question counts instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemAnswered {
    /// Which round.
    pub measure: MeasureId,
    /// The item's number, from 1.
    pub item: u8,
    /// The value of the chosen answer, or nothing when it was skipped.
    pub value: Option<u8>,
}

/// It was finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureFinished {
    /// Which round.
    pub measure: MeasureId,
    /// The total by the instrument's rule; nothing when an item that counts was skipped.
    pub total: Option<u16>,
}

/// Asks for a questionnaire.
///
/// # Refusals
/// `impossible` for a questionnaire this house does not have; `already` while it waits to be begun.
pub(crate) fn ask_measure(chart: &Chart, request: &Request, it: &MeasureAsked, ctx: &Context<'_>) -> Decided {
    known(&it.instrument)?;
    let asked = chart.all::<MeasureAsked>().rfind(|other| other.is.instrument == it.instrument);
    let begun = chart.all::<MeasureBegun>().rfind(|other| other.is.instrument == it.instrument);
    let begun = begun.map_or(0, |it| it.header.sequence);
    if asked.is_some_and(|it| it.header.sequence > begun) {
        return Err(Refusal::Already { what: "question for this questionnaire" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Begins a questionnaire.
///
/// # Refusals
/// `impossible` for a questionnaire, version or language this house does not have.
pub(crate) fn begin_measure(_: &Chart, request: &Request, it: &MeasureBegun, ctx: &Context<'_>) -> Decided {
    let instrument = known(&it.instrument)?;
    if it.version != instrument.version || it.language != instrument.language {
        let why = "This house shows another version of this questionnaire. Open the page again.";
        return Err(Refusal::impossible("version", why));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Answers or skips a question. An answer that a person has to hear raises a concern in the same breath, whatever
/// becomes of the rest of the questionnaire, once for each round.
///
/// # Refusals
/// `not_found` when the round was not begun; `not_now` when it is finished; `impossible` for a question or an answer it
/// does not have.
pub(crate) fn answer_item(chart: &Chart, request: &Request, it: &ItemAnswered, ctx: &Context<'_>) -> Decided {
    let instrument = open_round(chart, it.measure)?;
    let item = instrument.item(it.item);
    let item = item.ok_or_else(|| Refusal::impossible("item", "This questionnaire has no such question."))?;
    if it.value.is_some_and(|value| !instrument.options(item).iter().any(|it| it.value == value)) {
        return Err(Refusal::impossible("value", "Choose one of the answers on the page, or skip."));
    }
    let mut drafts = vec![request.states(ctx, it.clone())];
    let heard = it.value.filter(|value| alerts(instrument, it.item, *value).is_some());
    if let Some(value) = heard.filter(|_| !already_raised(chart, it.measure)) {
        let source =
            ConcernSource::Item { measure: it.measure, instrument: instrument.id.clone(), item: it.item, value };
        let raised = ConcernRaised { source, words: Private::default(), for_staff: who_has_to_look(chart, ctx) };
        drafts.push(request.adds(ctx, 1, raised));
    }
    Ok(drafts)
}

fn already_raised(chart: &Chart, round: MeasureId) -> bool {
    let of_round = |it: &ConcernRaised| matches!(it.source, ConcernSource::Item { measure, .. } if measure == round);
    chart.all::<ConcernRaised>().any(|it| of_round(it.is))
}

/// Finishes a questionnaire. The total follows from the answers; nothing is estimated for a missing one.
///
/// # Refusals
/// `not_found` when the round was not begun; `not_now` when it is finished.
pub(crate) fn finish_measure(chart: &Chart, request: &Request, measure: MeasureId, ctx: &Context<'_>) -> Decided {
    let instrument = open_round(chart, measure)?;
    let answers = rounds(chart).into_iter().find(|it| it.measure == measure).map(|it| it.answers).unwrap_or_default();
    Ok(vec![request.states(ctx, MeasureFinished { measure, total: total(instrument, &answers) })])
}

fn known(id: &str) -> Result<&'static Instrument, Refusal> {
    find(id).ok_or_else(|| Refusal::impossible("instrument", "Choose one of the questionnaires of this house."))
}

fn open_round(chart: &Chart, measure: MeasureId) -> Result<&'static Instrument, Refusal> {
    let begun = chart.find::<MeasureBegun>(measure.entry()).ok_or(Refusal::NotFound { what: "questionnaire" })?;
    if chart.all::<MeasureFinished>().any(|it| it.is.measure == measure) {
        return Err(Refusal::not_now("This questionnaire is finished. Begin a new one."));
    }
    known(&begun.is.instrument)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{ASSOCIATE, Given, SUPERVISOR, THERAPIST, given, nth};
    use crate::ids::StaffId;
    use crate::ledger::{Author, Statement};
    use crate::samples::{associate_team, team};

    const ROUND: u32 = 2;

    fn begun(instrument: &str) -> MeasureBegun {
        let instrument = instrument.to_owned();
        MeasureBegun { instrument, version: "1".into(), language: "en".into(), mode: Mode::Alone }
    }

    fn answer(item: u8, value: Option<u8>) -> ItemAnswered {
        ItemAnswered { measure: MeasureId::of(nth(ROUND)), item, value }
    }

    fn filling_in(team: super::super::TeamNamed) -> Given {
        given([Statement::from(team), begun("phq-9").into()]).asked_by_client()
    }

    fn concern(value: u8, for_staff: &[StaffId]) -> ConcernRaised {
        let source =
            ConcernSource::Item { measure: MeasureId::of(nth(ROUND)), instrument: "phq-9".into(), item: 9, value };
        ConcernRaised { source, words: "".into(), for_staff: for_staff.to_vec() }
    }

    #[test]
    fn thoughts_of_death_reach_a_named_person_the_moment_they_are_told() {
        let heard = filling_in(team()).when(Command::AnswerItem(answer(9, Some(1))));
        let heard = heard.states([Statement::from(answer(9, Some(1))), concern(1, &[THERAPIST]).into()]);
        let author = heard.chart.all::<ConcernRaised>().next().unwrap().author();
        assert_eq!(author, Author::House);
    }

    #[test]
    fn with_an_associate_the_supervisor_hears_it_too() {
        let heard = filling_in(associate_team()).when(Command::AnswerItem(answer(9, Some(3))));
        heard.states([Statement::from(answer(9, Some(3))), concern(3, &[ASSOCIATE, SUPERVISOR]).into()]);
    }

    #[test]
    fn one_concern_for_each_round() {
        let once = filling_in(team())
            .when(Command::AnswerItem(answer(9, Some(1))))
            .states_kinds(["item_answered", "concern_raised"]);
        let mut again = once.clone();
        again.chart = once.chart;
        let request = crate::ids::EntryId(uuid::Uuid::from_u128(0xEEEE));
        again.when_at(request, None, Command::AnswerItem(answer(9, Some(3)))).states_kinds(["item_answered"]);
    }

    #[test]
    fn other_answers_raise_nothing() {
        for quiet in [answer(9, Some(0)), answer(9, None), answer(8, Some(3)), answer(10, Some(3))] {
            filling_in(team()).when(Command::AnswerItem(quiet.clone())).states([quiet]);
        }
    }

    #[test]
    fn answers_belong_to_the_questionnaire() {
        filling_in(team()).when(Command::AnswerItem(answer(11, Some(0)))).refused_as("impossible");
        filling_in(team()).when(Command::AnswerItem(answer(1, Some(4)))).refused_as("impossible");
        let elsewhere = ItemAnswered { measure: MeasureId::of(nth(77)), ..answer(1, Some(0)) };
        filling_in(team()).when(Command::AnswerItem(elsewhere)).refused(Refusal::NotFound { what: "questionnaire" });
        given([team()]).when(Command::BeginMeasure(begun("madrs"))).refused_as("impossible");
    }

    #[test]
    fn the_total_follows_from_the_last_answers() {
        let finish = || Command::FinishMeasure { measure: MeasureId::of(nth(ROUND)) };
        let answered = filling_in(team()).and((1..=9).map(|it| answer(it, Some(1)))).and([answer(3, Some(3))]);
        let finished = |total| MeasureFinished { measure: MeasureId::of(nth(ROUND)), total };
        let done = answered.clone().when(finish()).states([finished(Some(11))]);
        done.when(Command::AnswerItem(answer(1, Some(0)))).refused_as("not_now");
        answered.and([answer(5, None)]).when(finish()).states([finished(None)]);
    }
}
