//! `GET /board`.

use alula_app::{Assigned, EnquirySeen};
use alula_core::pathway::CareStep;
use alula_pages::clients::board::{Board, Card, Column, board};
use alula_pages::{urls, wording};
use alula_policy::{Action, Resource, permit};
use axum::extract::State;
use jiff::SignedDuration;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;

/// More than these in a column stand in the list.
const MOST: usize = 20;
/// How long a client may be without a next step before they are pointed out.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let mut clients = site.house().clients(&staff.actor, None).await?;
    clients.sort_by_key(|it| it.row.since);
    let mut columns = Vec::new();
    if permit(&staff.actor, Action::ReadEnquiries, &Resource::Practice).is_permit() {
        let enquiries = site.house().enquiries(&staff.actor).await?;
        columns.push(Column {
            name: "Enquiry",
            count: enquiries.len(),
            cards: enquiries.iter().take(MOST).map(|it| enquiry(&site, it)).collect(),
            all: urls::Enquiries.to_string(),
        });
    }
    columns.extend(CareStep::ALL.iter().map(|step| {
        let here: Vec<_> = clients.iter().filter(|it| it.row.phase == step.name()).collect();
        Column {
            name: wording::care_step(*step),
            count: here.len(),
            cards: here.iter().take(MOST).map(|it| card(&site, it)).collect(),
            all: urls::clients_at(step.name()),
        }
    }));
    let untouched =
        |it: &&Assigned| is_without_next(it) && site.house().now().duration_since(it.row.updated_at) >= GRACE;
    let without: Vec<_> = clients.iter().filter(untouched).collect();
    let view = Board {
        columns,
        without_next: without.iter().take(MOST).map(|it| card(&site, it)).collect(),
        without_count: without.len(),
    };
    Ok(Answer::page(board(&staff.shell(&site).await?, &view)))
}

/// True when nothing is planned with a client who is cared for.
pub(crate) fn is_without_next(assigned: &Assigned) -> bool {
    let step = assigned.row.phase.as_str();
    assigned.next_at.is_none() && ![CareStep::Closed, CareStep::Session].iter().any(|it| it.name() == step)
}

fn card(site: &Site, assigned: &Assigned) -> Card {
    let row = &assigned.row;
    Card {
        name: row.name.reveal().to_owned(),
        since: wording::lasting(row.since, site.house().now()),
        next: assigned.next_at.map(|at| wording::at(at, site.house().now(), site.house().zone())).unwrap_or_default(),
        to_do: wording::to_do(&row.step).to_owned(),
        notice: wording::flag(row.flags.iter().map(String::as_str)).to_owned(),
        to: urls::Client(assigned.client).to_string(),
    }
}

fn enquiry(site: &Site, seen: &EnquirySeen) -> Card {
    let enquiry = &seen.enquiry;
    Card {
        name: enquiry.name.reveal().to_owned(),
        since: wording::lasting(enquiry.received_at, site.house().now()),
        next: String::new(),
        to_do: "Answer the enquiry".to_owned(),
        notice: if seen.crisis { "Speaks of danger: call".to_owned() } else { String::new() },
        to: urls::Enquiry(enquiry.id).to_string(),
    }
}
