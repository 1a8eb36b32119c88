//! `GET /clients`, with `q` for a search.

use alula_app::Assigned;
use alula_pages::clients::list::{Clients, Line, clients, found};
use alula_pages::{urls, wording};
use alula_policy::{Action, Resource, permit};
use axum::extract::State;
use axum::http::HeaderMap;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;

/// More lines than this nobody reads; a search is quicker.
const MOST: usize = 200;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, headers: HeaderMap, query: Form) -> Answered {
    let search = query.raw("q").trim().to_owned();
    let all = site.house().clients(&staff.actor, Some(&search)).await?;
    let may_add = permit(&staff.actor, Action::AdmitEnquiry, &Resource::Practice).is_permit();
    let lines = all.iter().take(MOST).map(|it| line(&site, it)).collect();
    let view = Clients { search, lines, more: all.len() > MOST, may_add };
    if headers.get("hx-target").is_some_and(|it| it == "found") {
        return Ok(Answer::page(found(&view)));
    }
    Ok(Answer::page(clients(&staff.shell(&site).await?, &view)))
}

fn line(site: &Site, assigned: &Assigned) -> Line {
    let row = &assigned.row;
    Line {
        name: row.name.reveal().to_owned(),
        about: format!("last change {}", wording::since(row.updated_at, site.house().now(), site.house().zone())),
        step: phase(&row.phase).to_owned(),
        next: next(&row.step).to_owned(),
        to: urls::Client(assigned.client).to_string(),
    }
}

pub(super) fn phase(name: &str) -> &'static str {
    match name {
        "intake" => "Intake",
        "preparation" => "Preparation",
        "session" => "Session",
        "integration" => "Integration",
        _ => "",
    }
}

pub(super) fn next(step: &str) -> &'static str {
    match step {
        "name_team" => "Name the team",
        "take_history" => "Take the history",
        "record_screening" => "Go through the screening",
        "decide_eligibility" => "Decide on eligibility",
        "write_order" => "Write the order",
        "sign_consents" => "Sign the consents",
        "plan_session" => "Plan a session",
        "prepare_session" => "Prepare the session",
        "begin_session" => "Begin the session",
        "accompany_session" => "A session is under way",
        "sign_note" => "Write the note",
        "not_eligible" => "Not eligible",
        "integrate" => "Integration",
        _ => "",
    }
}
