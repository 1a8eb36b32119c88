//! `GET /clients`, with `q` for a search, `step` and `without` to see fewer.

use alula_app::{Assigned, ClientsAsked, SomeClients};
use alula_core::pathway::CareStep;
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
    let step = CareStep::of(query.raw("step"));
    let without_next = query.raw("without") == "next";
    let asked = ClientsAsked { search: search.clone(), step, without_next };
    let SomeClients { clients: all, more } = site.house().some_clients(&staff.actor, asked, MOST).await?;
    let may_add = permit(&staff.actor, Action::AdmitEnquiry, &Resource::Practice).is_permit();
    let lines = all.iter().map(|it| line(&site, it)).collect();
    let step = step.map(|it| it.name().to_owned()).unwrap_or_default();
    let view = Clients { search, step, without_next, lines, more, may_add };
    if headers.get("hx-target").is_some_and(|it| it == "found") {
        return Ok(Answer::page(found(&view)));
    }
    Ok(Answer::page(clients(&staff.shell(&site).await?, &view)))
}

fn line(site: &Site, assigned: &Assigned) -> Line {
    let (row, house) = (&assigned.row, site.house());
    let step = CareStep::of(&row.phase).map(wording::care_step).unwrap_or_default();
    let about = [wording::to_do(&row.step), wording::flag(row.flags.iter().map(String::as_str))];
    let about: Vec<_> = about.into_iter().filter(|it| !it.is_empty()).collect();
    Line {
        name: row.name.reveal().to_owned(),
        about: about.join(" · "),
        step: format!("{step}, {}", wording::lasting(row.since, house.now())),
        next: planned(site, assigned),
        to: urls::Client(assigned.client).to_string(),
    }
}

/// When something is planned with a client, in words; whose care has ended needs nothing planned.
pub(super) fn planned(site: &Site, assigned: &Assigned) -> String {
    match assigned.next_at {
        Some(at) => wording::at(at, site.house().now(), site.house().zone()),
        None if assigned.row.phase == CareStep::Closed.name() => String::new(),
        None => "no next step".to_owned(),
    }
}
