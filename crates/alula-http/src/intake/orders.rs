//! `GET` and `POST /clients/{client}/orders`: the prescriber writes and withdraws.

use alula_core::decide::Command;
use alula_core::ids::OrderId;
use alula_core::intake::{AfterHold, Basis, Limits, OrderWithdrawn, OrderWritten, Redose, Route};
use alula_core::units::{Micrograms, Minutes};
use alula_pages::parts::Filled;
use axum::extract::State;

use super::act::{On, act};
use super::amount::milligrams;
use super::page::Page;
use crate::address::{At, ClientPath};
use crate::answer::Answered;
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Page::Orders.open(&site, &staff, &chart).await
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    if form.ticked("withdraw") {
        let on = On { page: Page::Orders, form: "withdraw" };
        return act(&site, &staff, path.client, on, &form, |it| withdrawn(it, &form)).await;
    }
    let on = On { page: Page::Orders, form: "orders" };
    act(&site, &staff, path.client, on, &form, |it| written(it, &form)).await
}

fn withdrawn(mut it: Reading<'_>, form: &Form) -> Result<Command, Filled> {
    let order: Option<OrderId> = it.needed_id("withdraw", "Choose the order.");
    let reason = it.needed(&format!("reason:{}", form.raw("withdraw")), "Say why it is withdrawn.");
    it.finish(|| Some(Command::WithdrawOrder(OrderWithdrawn { order: order?, reason })))
}

fn written(mut it: Reading<'_>, form: &Form) -> Result<Command, Filled> {
    let route: Option<Route> = it.needed_choice("route", "Choose how it is taken.");
    let setting = it.needed_choice("setting", "Choose where it is taken.");
    let product = it.needed("product", "Write the product and the pharmacy.");
    let strength = amount(&mut it, form, "strength", "Write the strength in mg.");
    let for_session = amount(&mut it, form, "amount", "Write the amount for a session in mg.");
    let daily_maximum = amount(&mut it, form, "daily_maximum", "Write the most for one day in mg.");
    let (hold, after_hold) = held(&mut it, route);
    let redose = redose(&mut it, form);
    let interval = it.needed_number("interval", "Write how many hours lie between sessions at least.");
    let valid_until = it.needed_day("valid_until", "Write the last day on which this order holds.");
    let limits =
        Limits { systolic: it.number("systolic"), diastolic: it.number("diastolic"), pulse: it.number("pulse") };
    let instruction = it.needed("instruction", "Write what to do when a reading is at or beyond a limit.");
    let basis = basis(&mut it, form);
    let monitoring_checked =
        it.needed_day("monitoring_checked", "Write the day on which the prescription monitoring was looked at.");
    it.finish(|| {
        Some(Command::WriteOrder(OrderWritten {
            route: route?,
            setting: setting?,
            product,
            strength: strength?,
            amount: for_session?,
            daily_maximum: daily_maximum?,
            hold: hold?,
            after_hold: after_hold?,
            redose,
            interval: interval?,
            valid_until: valid_until?,
            limits,
            instruction,
            basis: basis?,
            monitoring_checked: monitoring_checked?,
        }))
    })
}

fn amount(it: &mut Reading<'_>, form: &Form, field: &str, ask: &str) -> Option<Micrograms> {
    let text = form.raw(field).trim();
    if text.is_empty() {
        it.fault(field, ask);
        return None;
    }
    milligrams(text).map_err(|wrong| it.fault(field, wrong)).ok()
}

/// How long a lozenge is held and what happens to it then; an injection is not held.
fn held(it: &mut Reading<'_>, route: Option<Route>) -> (Option<Minutes>, Option<AfterHold>) {
    if route == Some(Route::Intramuscular) {
        return (Minutes::new(0).ok(), Some(AfterHold::Swallow));
    }
    let hold = it.needed_number("hold", "Write for how many minutes the lozenge is held.");
    (hold, it.needed_choice("after_hold", "Say whether the lozenge is spat out or swallowed."))
}

fn redose(it: &mut Reading<'_>, form: &Form) -> Option<Redose> {
    if ["redose", "redose_from", "redose_until"].iter().all(|field| form.raw(field).trim().is_empty()) {
        return None;
    }
    let amount = amount(it, form, "redose", "Write the further amount in mg, or leave all three fields open.");
    let from = it.needed_number("redose_from", "Write from which minute on.");
    let until = it.needed_number("redose_until", "Write until which minute.");
    Some(Redose { amount: amount?, from: from?, until: until? })
}

fn basis(it: &mut Reading<'_>, form: &Form) -> Option<Basis> {
    match form.raw("basis") {
        "in_person_exam" => {
            let on = it.needed_day("examined_on", "Write the day of the examination.")?;
            Some(Basis::InPersonExam { on })
        }
        "telemedicine" => Some(Basis::Telemedicine),
        _ => {
            it.fault("basis", "Choose on what the order rests.");
            None
        }
    }
}
