//! `GET /clients/{client}/intake` and the forms of the sheet, each under its own address.

use std::collections::BTreeMap;

use alula_core::decide::Command;
use alula_core::intake::{
    AllergyRecorded, ConditionRecorded, DisclosureAgreed, HistoryTaken, MedicineRecorded, NoAllergyStated, Pregnancy,
    Presence, ScreeningRecorded, Source, TrialRecorded,
};
use axum::extract::State;
use axum::http::Uri;

use super::act::{On, act};
use super::page::Page;
use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::session::reading;
use crate::site::Site;

/// No treatment lasted longer than this many weeks.
const LONGEST_WEEKS: u16 = 5_200;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Page::Sheet.open(&site, &staff, &chart).await
}

/// The address of a form, opened as a page: its part of the sheet.
pub(crate) async fn part(At(path): At<ClientPath>, uri: Uri) -> Answer {
    let part = uri.path().rsplit('/').next().unwrap_or_default();
    Answer::go(Page::Sheet.address(path.client, part))
}

const fn on(form: &'static str) -> On {
    On { page: Page::Sheet, form }
}

pub(crate) async fn history(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, on("history"), &form, |mut it| {
        let history = HistoryTaken {
            illness: it.words("illness"),
            medical: it.words("medical"),
            substances: it.words("substances"),
            family: it.words("family"),
            life: it.words("life"),
        };
        it.finish(|| Some(Command::TakeHistory(history)))
    })
    .await
}

pub(crate) async fn conditions(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    act(&site, &staff, path.client, on("conditions"), &form, |mut it| {
        let (text, onset) = (it.needed("text", "Write which condition."), it.words("onset"));
        let status = it.needed_choice("status", "Say whether it is present or in the past.");
        it.finish(|| {
            let (code, source) = (None, Source::Told);
            Some(Command::RecordCondition(ConditionRecorded { text, code, onset, status: status?, source }))
        })
    })
    .await
}

pub(crate) async fn trials(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, on("trials"), &form, |mut it| {
        let treatment = it.needed("treatment", "Write which medicine or therapy was tried.");
        let (dose, weeks) = (it.words("dose"), weeks(&mut it));
        let outcome = it.needed_choice("outcome", "Say what came of it.");
        it.finish(|| Some(Command::RecordTrial(TrialRecorded { treatment, dose, weeks, outcome: outcome? })))
    })
    .await
}

fn weeks(it: &mut Reading<'_>) -> Option<u16> {
    let weeks = it.number::<i64>("weeks")?;
    let fits = u16::try_from(weeks).ok().filter(|weeks| (1..=LONGEST_WEEKS).contains(weeks));
    if fits.is_none() {
        it.fault("weeks", "Write the number of weeks, at least 1. Leave it open when it is not known.");
    }
    fits
}

pub(crate) async fn medicines(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    act(&site, &staff, path.client, on("medicines"), &form, |mut it| {
        let text = it.needed("text", "Write the name of the medicine.");
        let (dose, since) = (it.words("dose"), it.words("since"));
        let status = it.needed_choice("status", "Say whether it is taken now or was stopped.");
        it.finish(|| {
            let (code, source) = (None, Source::Told);
            Some(Command::RecordMedicine(MedicineRecorded { text, dose, code, since, status: status?, source }))
        })
    })
    .await
}

pub(crate) async fn allergies(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    act(&site, &staff, path.client, on("allergies"), &form, |mut it| {
        if it.ticked("none") {
            return it.finish(|| Some(Command::StateNoAllergy(NoAllergyStated {})));
        }
        let text = it.needed("text", "Write what the client is allergic to, or say that no allergy is known.");
        let reaction = it.words("reaction");
        it.finish(|| {
            let (code, source) = (None, Source::Told);
            Some(Command::RecordAllergy(AllergyRecorded { text, reaction, code, source }))
        })
    })
    .await
}

pub(crate) async fn readings(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, on("readings"), &form, |mut it| {
        let (taken, at) = (reading(&mut it, None), it.time("at"));
        it.finish(|| Some((Command::RecordVitals(taken), at)))
    })
    .await
}

pub(crate) async fn disclosures(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    act(&site, &staff, path.client, on("disclosures"), &form, |mut it| {
        let disclosure = DisclosureAgreed {
            person: it.needed("person", "Write who may be told something."),
            relation: it.words("relation"),
            phone: it.words("phone"),
            may_be_told: it.needed("may_be_told", "Write what they may be told, in the client's words."),
        };
        it.finish(|| Some(Command::AgreeDisclosure(disclosure)))
    })
    .await
}

pub(crate) async fn screening(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    act(&site, &staff, path.client, on("screening"), &form, |mut it| {
        let answers = form.under("answer:").map(|(id, _)| {
            let answer = it.choice(&format!("answer:{id}")).unwrap_or(Presence::Unknown);
            (id.to_owned(), answer)
        });
        let answers: BTreeMap<String, Presence> = answers.collect();
        let pregnancy = pregnancy(&mut it, &form);
        let capacity = it.choice("capacity").unwrap_or(Presence::Unknown);
        let words = it.words("words");
        it.finish(|| {
            let screening = ScreeningRecorded { answers, pregnancy: pregnancy?, capacity, words };
            Some(Command::RecordScreening(screening))
        })
    })
    .await
}

fn pregnancy(it: &mut Reading<'_>, form: &Form) -> Option<Pregnancy> {
    match form.raw("pregnancy") {
        "not_possible" => Some(Pregnancy::NotPossible),
        "tested_negative" => {
            let on = it.needed_day("tested_on", "Write the day of the test.")?;
            Some(Pregnancy::TestedNegative { on })
        }
        "possible" => Some(Pregnancy::Possible),
        "present" => Some(Pregnancy::Present),
        _ => {
            it.fault("pregnancy", "Choose one of the answers about pregnancy.");
            None
        }
    }
}
