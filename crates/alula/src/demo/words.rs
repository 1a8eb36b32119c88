//! The words that a story uses for what can be asked of a chart.

use std::collections::BTreeMap;

use alula_core::decide::Command;
use alula_core::ids::{EntryId, MeasureId, MedicineId, OrderId, SessionId};
use alula_core::intake::{
    AfterHold, Basis, ClientAdmitted, ColumbiaAnswers, Disposition, ItemAnswered, Limits, MeasureBegun,
    MedicinesReviewed, Mode, NoAllergyStated, OrderWritten, Person, Pregnancy, Presence, Redose, RiskReviewed, Route,
    ScreeningRecorded, Setting, Source, TeamNamed,
};
use alula_core::preparation::ConsentSigned;
use alula_core::session::home::{Phone, Rehearsed};
use alula_core::session::{ContactPlanned, VitalsRecorded};
use alula_core::units::{BeatsPerMinute, BloodPressure, Hours, Kilograms, Micrograms, Minutes, MmHg, Percent};
use anyhow::{Context as _, bail};
use serde::de::DeserializeOwned;
use toml::Value;

use super::story::{Teller, Who, text};
use super::{files, protocols};

/// The command that a word of the story stands for. Where command and statement are the same data, the story writes the
/// statement itself.
pub fn command(teller: &Teller<'_>, day: i32, word: &str, is: Value) -> anyhow::Result<Command> {
    Ok(match word {
        "take_history" => Command::TakeHistory(stated(is)?),
        "record_condition" => Command::RecordCondition(stated(told(is))?),
        "record_trial" => Command::RecordTrial(stated(is)?),
        "record_medicine" => Command::RecordMedicine(stated(told(is))?),
        "record_allergy" => Command::RecordAllergy(stated(told(is))?),
        "no_allergy" => Command::StateNoAllergy(NoAllergyStated {}),
        "agree_disclosure" => Command::AgreeDisclosure(stated(is)?),
        "reading" => reading(&is)?,
        "ask_measure" => Command::AskMeasure(stated(is)?),
        "screening" => screening(&is)?,
        "review_risk" => risk_low(text(&is, "plan")?),
        "review_medicines" => reviewed(teller, is)?,
        "decide_eligibility" => {
            Command::DecideEligibility(stated(or(is, "dispositions", Value::Table(toml::Table::new())))?)
        }
        "order_at_home" => order_at_home(teller, day, int(&is, "amount_mg")?)?,
        "vet_home" => Command::VetHome(stated(is)?),
        "name_sitter" => Command::NameSitter(stated(is)?),
        "learn_as_sitter" => Command::LearnAsSitter(stated(is)?),
        "agree_as_sitter" => Command::AgreeAsSitter(stated(is)?),
        "rehearse" => {
            let phone = if text(&is, "whose")? == "sitter" { Phone::Sitter } else { Phone::Client };
            Command::Rehearse(rehearsed(SessionId(text(&is, "session")?.parse()?), phone))
        }
        "order" => order(teller, day, int(&is, "amount_mg")?, is.get("redose_mg").and_then(Value::as_integer))?,
        "order_injection" => injection(teller, day, int(&is, "amount_mg")?)?,
        "hold_visit" => Command::HoldVisit(stated(is)?),
        "set_goal" => Command::SetGoal(stated(is)?),
        "set_intention" => Command::SetIntention(stated(is)?),
        "record_wishes" => Command::RecordWishes(stated(is)?),
        "agree_touch" => Command::AgreeTouch(stated(is)?),
        "sign_consent" => signed(teller.story, text(&is, "document")?)?,
        "withdraw_consent" => Command::WithdrawConsent(stated(is)?),
        "raise_hold" => {
            Command::RaiseHold { session: SessionId(text(&is, "session")?.parse()?), words: text(&is, "words")?.into() }
        }
        "plan_session" => Command::PlanSession {
            at: teller.stage.at(i32::try_from(int(&is, "day")?)?, text(&is, "time")?)?,
            order: OrderId(text(&is, "order")?.parse()?),
            place: text(&is, "place")?.into(),
        },
        "plan_contact" => Command::PlanContact(ContactPlanned {
            session: None,
            at: teller.stage.at(i32::try_from(int(&is, "day")?)?, text(&is, "time")?)?,
            what: text(&is, "what")?.into(),
        }),
        "keep_moment" => Command::KeepMoment(stated(is)?),
        "keep_insight" => Command::KeepInsight(stated(is)?),
        "agree_strategy" => Command::AgreeStrategy(stated(is)?),
        "record_try" => Command::RecordTry(stated(is)?),
        "notice_change" => Command::NoticeChange(stated(is)?),
        "close_care" => Command::CloseCare(stated(is)?),
        "reopen_care" => Command::ReopenCare(stated(is)?),
        other => bail!("no story knows the word `{other}`"),
    })
}

fn stated<T: DeserializeOwned>(is: Value) -> anyhow::Result<T> {
    Ok(is.try_into()?)
}

fn or(mut is: Value, name: &str, otherwise: Value) -> Value {
    if let Some(table) = is.as_table_mut() {
        table.entry(name).or_insert(otherwise);
    }
    is
}

/// With the client's own telling as the source.
fn told(is: Value) -> Value {
    or(is, "source", Value::Table(toml::Table::from_iter([("from".to_owned(), "told".into())])))
}

fn int(is: &Value, name: &str) -> anyhow::Result<i64> {
    is.get(name).and_then(Value::as_integer).with_context(|| format!("the number `{name}` is missing"))
}

/// Who becomes a client.
pub fn admitted(person: &files::Person, own_words: &str) -> ClientAdmitted {
    let person = Person {
        name: person.name.as_str().into(),
        preferred_name: person.preferred_name.as_str().into(),
        pronouns: person.pronouns.as_str().into(),
        birth_date: person.birth_date,
        phone: person.phone.as_str().into(),
        email: person.email.as_str().into(),
        address: person.address.as_str().into(),
        state: person.state.clone(),
    };
    ClientAdmitted { enquiry: None, person, own_words: own_words.into() }
}

/// The client's team.
pub fn team(teller: &Teller<'_>) -> anyhow::Result<Command> {
    let staff = |key: &String| teller.stage.staff(key);
    Ok(Command::NameTeam(TeamNamed {
        therapist: staff(&teller.story.therapist)?,
        supervisor: teller.story.supervisor.as_ref().map(staff).transpose()?,
        prescriber: Some(staff(&teller.story.prescriber)?),
    }))
}

/// A consent document, signed over the text that the protocol names.
pub fn signed(story: &files::Story, document: &str) -> anyhow::Result<Command> {
    let text = alula_core::preparation::in_force(document, Some(protocols::holding()?));
    let document = text.with_context(|| format!("no document {document}"))?;
    let name = story.person.as_ref().context("the story names no person")?.name.as_str();
    Ok(Command::SignConsent(ConsentSigned {
        document: document.id.to_owned(),
        version: document.version.to_owned(),
        digest: document.digest.clone(),
        name: name.into(),
    }))
}

/// A questionnaire is begun, by the client alone.
pub fn begun(instrument: &str) -> anyhow::Result<Command> {
    let found = alula_core::instruments::find(instrument).with_context(|| format!("no instrument {instrument}"))?;
    Ok(Command::BeginMeasure(MeasureBegun {
        instrument: instrument.to_owned(),
        version: found.version.clone(),
        language: "en".to_owned(),
        mode: Mode::Alone,
    }))
}

/// The answers with the question about difficulty, where the instrument asks it; the harder the days, the higher.
pub fn with_difficulty(instrument: &str, answers: &[u8]) -> Vec<u8> {
    let asked = alula_core::instruments::find(instrument).map_or(answers.len(), |it| it.items.len());
    let total: u8 = answers.iter().sum();
    answers.iter().copied().chain([(total / 7).min(3)]).take(asked.max(answers.len())).collect()
}

/// A question of it is answered.
pub fn answered(measure: EntryId, item: u8, value: u8) -> Command {
    Command::AnswerItem(ItemAnswered { measure: MeasureId::of(measure), item, value: Some(value) })
}

/// It is finished.
pub fn finished(measure: EntryId) -> Command {
    Command::FinishMeasure { measure: MeasureId::of(measure) }
}

/// A reading outside a session.
fn reading(is: &Value) -> anyhow::Result<Command> {
    let [systolic, diastolic]: [i64; 2] = is.get("pressure").cloned().context("a pressure is missing")?.try_into()?;
    let weight = is.get("weight").map(|_| Kilograms::new(int(is, "weight")?).map_err(anyhow::Error::from));
    Ok(Command::RecordVitals(VitalsRecorded {
        session: None,
        weight: weight.transpose()?,
        ..vitals([systolic, diastolic, int(is, "pulse")?], None)?
    }))
}

/// Pressure and pulse, with saturation where it was measured.
pub fn vitals([systolic, diastolic, pulse]: [i64; 3], saturation: Option<i64>) -> anyhow::Result<VitalsRecorded> {
    let pressure = BloodPressure::new(MmHg::new(systolic)?, MmHg::new(diastolic)?);
    Ok(VitalsRecorded {
        session: None,
        pressure: Some(pressure.context("the upper pressure is above the lower one")?),
        pulse: Some(BeatsPerMinute::new(pulse)?),
        saturation: saturation.map(Percent::new).transpose()?,
        breaths: None,
        weight: None,
    })
}

/// The screening questions of the protocol that holds: absent, but for those that the story names.
fn screening(is: &Value) -> anyhow::Result<Command> {
    let present: Vec<String> = match is.get("present") {
        Some(ids) => ids.clone().try_into()?,
        None => Vec::new(),
    };
    Ok(Command::RecordScreening(screened(&present, text(is, "words")?)?))
}

/// What the prescriber found.
pub fn screened(present: &[String], words: &str) -> anyhow::Result<ScreeningRecorded> {
    let ids = protocols::holding()?.contraindications.iter().map(|it| it.id.as_str());
    let presence = |id: &str| if present.iter().any(|it| it == id) { Presence::Present } else { Presence::Absent };
    Ok(ScreeningRecorded {
        answers: ids.map(|id| (id.to_owned(), presence(id))).collect(),
        pregnancy: Pregnancy::NotPossible,
        capacity: Presence::Present,
        words: words.into(),
    })
}

/// A talk about suicide in which nothing was found.
pub fn risk_low(plan: &str) -> Command {
    let answers = ColumbiaAnswers {
        q1: Some(false),
        q2: Some(false),
        q3: None,
        q4: None,
        q5: None,
        q6: Some(false),
        q6_recent: None,
    };
    Command::ReviewRisk(RiskReviewed { concern: None, answers, plan: plan.into() })
}

fn reviewed(teller: &Teller<'_>, is: Value) -> anyhow::Result<Command> {
    let named: BTreeMap<String, Disposition> = is.try_into()?;
    let of = |(name, it): (String, Disposition)| (MedicineId::of(teller.named(&name)), it);
    Ok(Command::ReviewMedicines(MedicinesReviewed { dispositions: named.into_iter().map(of).collect() }))
}

/// An order for lozenges at the office, with this client's own limits below those of the protocol.
pub fn order(teller: &Teller<'_>, day: i32, amount_mg: i64, redose_mg: Option<i64>) -> anyhow::Result<Command> {
    let redose = match redose_mg {
        Some(mg) => {
            Some(Redose { amount: Micrograms::milligrams(mg)?, from: Minutes::new(15)?, until: Minutes::new(30)? })
        }
        None => None,
    };
    Ok(Command::WriteOrder(OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Office,
        product: "Ketamine lozenge 50 mg, Harbor Row Compounding (invented)".into(),
        strength: Micrograms::milligrams(50)?,
        amount: Micrograms::milligrams(amount_mg)?,
        daily_maximum: Micrograms::milligrams(amount_mg + redose_mg.unwrap_or_default())?,
        hold: Minutes::new(12)?,
        after_hold: AfterHold::Spit,
        redose,
        interval: Hours::new(168)?,
        valid_until: teller.stage.day(day + 120)?,
        limits: Limits {
            systolic: Some(MmHg::new(150)?),
            diastolic: Some(MmHg::new(95)?),
            pulse: Some(BeatsPerMinute::new(100)?),
        },
        instruction: "Wait ten minutes in quiet and measure once more. If it stays above, no lozenge today; ring me."
            .into(),
        basis: Basis::InPersonExam { on: teller.stage.day(day - 7)? },
        monitoring_checked: teller.stage.day(day)?,
    }))
}

/// The prescriber's order for an injection.
fn injection(teller: &Teller<'_>, day: i32, amount_mg: i64) -> anyhow::Result<Command> {
    let Command::WriteOrder(lozenge) = order(teller, day, amount_mg, None)? else { bail!("an order is an order") };
    Ok(Command::WriteOrder(OrderWritten {
        route: Route::Intramuscular,
        product: "Ketamine for injection, vial of 10 mL, Harbor Row Compounding (invented)".into(),
        hold: Minutes::new(0)?,
        after_hold: AfterHold::Swallow,
        instruction: "Wait ten minutes in quiet and measure once more. If it stays above, I come to the room; ring me."
            .into(),
        ..lozenge
    }))
}

/// The prescriber's order for the same lozenges at home, where the protocol's own lower limit is the tighter one.
fn order_at_home(teller: &Teller<'_>, day: i32, amount_mg: i64) -> anyhow::Result<Command> {
    let Command::WriteOrder(office) = order(teller, day, amount_mg, None)? else { bail!("an order is an order") };
    Ok(Command::WriteOrder(OrderWritten {
        setting: Setting::Home,
        limits: Limits { diastolic: None, ..office.limits },
        ..office
    }))
}

/// A phone on which everything works.
pub fn rehearsed(session: SessionId, phone: Phone) -> Rehearsed {
    let works = Presence::Present;
    let cuff = if phone == Phone::Sitter { works } else { Presence::Unknown };
    Rehearsed {
        session,
        phone,
        without_line: works,
        sound: works,
        vibration: works,
        screen: works,
        storage: works,
        call: works,
        cuff,
    }
}

/// The client's own telling.
pub fn source() -> Source {
    Source::Told
}

/// True when the client's therapist works under a supervisor.
pub fn supervised(teller: &Teller<'_>) -> bool {
    teller.who("supervisor").is_ok_and(|it| it != Who::Client)
}
