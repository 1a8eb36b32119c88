//! `GET` and `POST /clients/{client}/safety-plan`.

use alula_core::decide::Command;
use alula_core::intake::SafetyPlanWritten;
use axum::extract::State;

use super::act::{On, act};
use super::page::Page;
use crate::address::{At, ClientPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Page::SafetyPlan.open(&site, &staff, &chart).await
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    let on = On { page: Page::SafetyPlan, form: "safety-plan" };
    act(&site, &staff, path.client, on, &form, |mut it| {
        let plan = SafetyPlanWritten {
            signs: it.words("signs"),
            by_myself: it.words("by_myself"),
            company: it.words("company"),
            people: it.words("people"),
            professionals: it.words("professionals"),
            surroundings: it.words("surroundings"),
            reasons: it.words("reasons"),
        };
        it.finish(|| Some(Command::WriteSafetyPlan(plan)))
    })
    .await
}
