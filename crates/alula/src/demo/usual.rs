//! From the first word to an order, as it goes for a client in good health.

use alula_core::decide::Command;
use alula_core::ids::MedicineId;
use alula_core::intake::{
    ConditionRecorded, ConditionStatus, DisclosureAgreed, Disposition, Eligibility, EligibilityDecided, HistoryTaken,
    MedicineRecorded, MedicineStatus, MedicinesReviewed, NoAllergyStated, TrialRecorded,
};
use alula_core::preparation::{
    GoalSet, IntentionSet, TherapistRole, TouchAgreed, TouchAnswer, TouchItem, VisitHeld, VisitKind, WishesRecorded,
};
use alula_core::session::VitalsRecorded;
use alula_core::units::{Kilograms, Minutes};
use jiff::SignedDuration;

use super::files::Usual;
use super::story::Teller;
use super::words;

/// Tells it: admission, first talk, questionnaires, evaluation, two preparation visits, consent, order.
pub fn tell(teller: &mut Teller<'_>, it: &Usual) -> anyhow::Result<()> {
    let day = it.first_day;
    let at = teller.stage.at(day, "11:30")?;
    teller.admit(at, "lucia", &it.own_words)?;
    first_talk(teller, it, day + 2)?;
    let evening = teller.stage.at(day + 3, "19:40")?;
    teller.measured(evening, "client", "phq-9", &it.phq9)?;
    teller.measured(evening + SignedDuration::from_mins(6), "client", "gad-7", &it.gad7)?;
    evaluation(teller, it, day + 8)?;
    preparation(teller, it, [day + 13, day + 18])?;
    let evening = teller.stage.at(day + 19, "20:00")?;
    teller.consents(evening)?;
    let at = teller.stage.at(day + 20, "16:30")?;
    teller.ask(at, "prescriber", Some("order"), words::order(teller, day + 20, it.amount_mg, None)?).map(drop)
}

fn first_talk(teller: &mut Teller<'_>, it: &Usual, day: i32) -> anyhow::Result<()> {
    let mut at = teller.stage.at(day, "10:00")?;
    let told = HistoryTaken {
        illness: it.illness.as_str().into(),
        medical: "Heart, liver and bladder well; no seizures; no operations that matter here.".into(),
        substances: "A little wine at table. No cannabis, no other drugs, never ketamine.".into(),
        family: "Nobody with psychosis or bipolar illness, as far as is known.".into(),
        life: it.life.as_str().into(),
    };
    let condition = ConditionRecorded {
        text: it.condition.as_str().into(),
        code: it.code.clone(),
        onset: it.onset.as_str().into(),
        status: ConditionStatus::Active,
        source: words::source(),
    };
    let medicine = MedicineRecorded {
        text: it.medicine.text.as_str().into(),
        dose: it.medicine.dose.as_str().into(),
        code: None,
        since: it.medicine.since.as_str().into(),
        status: MedicineStatus::Taking,
        source: words::source(),
    };
    let disclosure = DisclosureAgreed {
        person: it.disclosure.person.as_str().into(),
        relation: it.disclosure.relation.as_str().into(),
        phone: it.disclosure.phone.as_str().into(),
        may_be_told: it.disclosure.may_be_told.as_str().into(),
    };
    let mut commands = vec![(None, Command::TakeHistory(told)), (None, Command::RecordCondition(condition))];
    commands.extend(it.trials.iter().map(|it| {
        let (treatment, dose) = (it.treatment.as_str().into(), it.dose.as_str().into());
        (None, Command::RecordTrial(TrialRecorded { treatment, dose, weeks: Some(it.weeks), outcome: it.outcome }))
    }));
    commands.push((Some("medicine"), Command::RecordMedicine(medicine)));
    commands.push((None, Command::StateNoAllergy(NoAllergyStated {})));
    commands.push((None, Command::AgreeDisclosure(disclosure)));
    commands.push((
        None,
        Command::RecordVitals(VitalsRecorded {
            weight: Some(Kilograms::new(it.weight)?),
            ..words::vitals(it.baseline, None)?
        }),
    ));
    for (name, command) in commands {
        teller.ask(at, "therapist", name, command)?;
        at += SignedDuration::from_mins(4);
    }
    Ok(())
}

fn evaluation(teller: &mut Teller<'_>, it: &Usual, day: i32) -> anyhow::Result<()> {
    let [systolic, diastolic, pulse] = it.baseline;
    let decision = EligibilityDecided {
        decision: Eligibility::Office,
        dispositions: Default::default(),
        reason: "Adequate trials without enough relief; body well; understands it and wants it.".into(),
    };
    let medicine = (MedicineId::of(teller.named("medicine")), Disposition::AsUsual);
    let steps = [
        Command::RecordScreening(words::screened(&[], "Examined in person; nothing that speaks against it.")?),
        words::risk_low(""),
        Command::RecordVitals(words::vitals([systolic + 4, diastolic + 2, pulse + 3], None)?),
        Command::ReviewMedicines(MedicinesReviewed { dispositions: [medicine].into() }),
        Command::DecideEligibility(decision),
    ];
    let mut at = teller.stage.at(day, "14:00")?;
    for command in steps {
        teller.ask(at, "prescriber", None, command)?;
        at += SignedDuration::from_mins(6);
    }
    Ok(())
}

fn preparation(teller: &mut Teller<'_>, it: &Usual, [first, second]: [i32; 2]) -> anyhow::Result<()> {
    let visit = |summary: &str| -> anyhow::Result<Command> {
        let length = Minutes::new(60)?;
        Ok(Command::HoldVisit(VisitHeld { kind: VisitKind::Preparation, length, summary: summary.into() }))
    };
    let touch = |what: &str, answer| TouchItem { what: what.into(), answer };
    let mut steps = vec![
        (
            first,
            None,
            visit(
                "The life behind the illness; what is feared and what is hoped for; how a session goes, hour by hour.",
            )?,
        ),
        (
            second,
            None,
            visit(
                "Lay down, tried mask and sound, practised saying stop. Agreed on touch and on who comes to take them home.",
            )?,
        ),
    ];
    steps
        .extend(it.goals.iter().map(|words| (first, None, Command::SetGoal(GoalSet { words: words.as_str().into() }))));
    let intention = IntentionSet { words: it.intention.as_str().into(), instead_of: None };
    steps.push((second, Some("intention"), Command::SetIntention(intention)));
    let wishes = WishesRecorded {
        fears: it.fears.as_str().into(),
        calming: it.calming.as_str().into(),
        sound: it.sound.as_str().into(),
        role: TherapistRole::QuietPresence,
    };
    steps.push((second, None, Command::RecordWishes(wishes)));
    let items = vec![
        touch("A hand on the hand", TouchAnswer::Yes),
        touch("A hand on the shoulder", TouchAnswer::Ask),
        touch("Holding", TouchAnswer::No),
    ];
    steps.push((second, None, Command::AgreeTouch(TouchAgreed { items })));
    for (n, (day, name, command)) in (0..).zip(steps) {
        let at = teller.stage.at(day, "15:00")? + SignedDuration::from_mins(5 * n);
        teller.ask(at, "therapist", name, command)?;
    }
    Ok(())
}
