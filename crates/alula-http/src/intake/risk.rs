//! `/clients/{client}/risk` and `/concerns`: ask and judge, raise a concern, close one.

use alula_core::decide::Command;
use alula_core::intake::{ColumbiaAnswers, ConcernClosed, ConcernRaised, RiskReviewed};
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;

use super::act::{On, act};
use super::page::Page;
use crate::address::{At, ClientPath, ConcernPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Page::Risk.open(&site, &staff, &chart).await
}

const fn on(form: &'static str) -> On {
    On { page: Page::Risk, form }
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, on("risk"), &form, |mut it| {
        let mut asked = |field| answer(&mut it, &form, field);
        let answers = ColumbiaAnswers {
            q1: asked("q1"),
            q2: asked("q2"),
            q3: asked("q3"),
            q4: asked("q4"),
            q5: asked("q5"),
            q6: asked("q6"),
            q6_recent: asked("q6_recent"),
        };
        if answers == ColumbiaAnswers::default() {
            it.fault("q1", "Answer at least one question before the risk is judged.");
        }
        if answers.tier().needs_licence() && it.words("plan").is_blank() {
            it.fault("plan", format!("{}. Write what will be done about it.", answers.tier().words()));
        }
        let (concern, plan) = (it.id("concern"), it.words("plan"));
        it.finish(|| Some(Command::ReviewRisk(RiskReviewed { concern, answers, plan })))
    })
    .await
}

fn answer(it: &mut Reading<'_>, form: &Form, field: &'static str) -> Option<bool> {
    match form.raw(field) {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        _ => {
            it.fault(field, "Choose yes, no or not asked.");
            None
        }
    }
}

/// The address of the concerns, opened as a page.
pub(crate) async fn concerns(At(path): At<ClientPath>) -> Answer {
    Answer::go(urls::Risk(path.client))
}

pub(crate) async fn raise(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    let reads = permit(&staff.actor, Action::ReadChart, &alula_app::chart_resource(&chart)).is_permit();
    if !reads && form.raw("words").trim().is_empty() {
        return Err(Stop::Form { words: "Write what worries you, then send it again.".into() });
    }
    let raised = act(&site, &staff, path.client, on("concerns"), &form, |mut it| {
        let words = it.needed("words", "Write what worries you.");
        it.finish(|| Some(Command::RaiseConcern { words }))
    });
    let raised = raised.await?;
    // The manager raises a concern without reading the chart.
    Ok(if reads { raised } else { Answer::go(urls::Clients) })
}

/// A concern's own address: its place on the page of risk.
pub(crate) async fn concern(At(path): At<ConcernPath>) -> Answer {
    Answer::go(format!("{}#concern-{}", urls::Risk(path.client), path.concern))
}

pub(crate) async fn close(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ConcernPath>,
    form: Form,
) -> Answered {
    chart.find::<ConcernRaised>(path.concern.entry()).ok_or(Stop::NotFound)?;
    let field = format!("words:{}", path.concern);
    act(&site, &staff, path.client, on("close"), &form, |mut it| {
        let words = it.needed(&field, "Write what was done, and why it can rest.");
        it.finish(|| Some(Command::CloseConcern(ConcernClosed { concern: path.concern, words })))
    })
    .await
}
