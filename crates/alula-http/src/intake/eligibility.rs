//! `GET` and `POST /clients/{client}/eligibility`: the worksheet, and the prescriber's decision.

use std::collections::BTreeMap;

use alula_core::decide::Command;
use alula_core::intake::EligibilityDecided;
use alula_core::private::Private;
use axum::extract::State;

use super::act::{On, act};
use super::page::Page;
use crate::address::{At, ClientPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Page::Eligibility.open(&site, &staff, &chart).await
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    let on = On { page: Page::Eligibility, form: "eligibility" };
    act(&site, &staff, path.client, on, &form, |mut it| {
        let written: Vec<(String, Private)> = form
            .under("disposition:")
            .map(|(id, _)| (id.to_owned(), it.words(&format!("disposition:{id}"))))
            .filter(|(_, words)| !words.is_blank())
            .collect();
        let dispositions: BTreeMap<_, _> = written.into_iter().collect();
        let decision = it.needed_choice("decision", "Choose where sessions may take place.");
        let reason = it.needed("reason", "Write why.");
        it.finish(|| {
            let decided = EligibilityDecided { decision: decision?, dispositions, reason };
            Some(Command::DecideEligibility(decided))
        })
    })
    .await
}
