//! `GET /board`.

use alula_app::{Assigned, EnquirySeen};
use alula_core::onward::GRACE;
use alula_pages::clients::board::{Board, Card, Column, board};
use alula_pages::clients::without_next::{Stuck, WithoutNext, nothing_planned};
use alula_pages::{urls, wording};
use alula_policy::{Action, Resource, permit};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// More than these in a column stand in the list.
const MOST: usize = 20;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
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
    columns.extend(site.house().board(&staff.actor, MOST).await?.iter().map(|(step, count, first)| Column {
        name: wording::care_step(*step),
        count: *count,
        cards: first.iter().map(|it| card(&site, it)).collect(),
        all: urls::clients_at(step.name()),
    }));
    let without_next = without_next(&site, &staff, MOST).await?;
    let view = Board { columns, without_next };
    Ok(Answer::page(board(&staff.shell(&site).await?, &view)))
}

/// Who has had no next step for a day or longer, the first `most` of them; whoever reached out and was not answered first.
async fn without_next(site: &Site, staff: &Staff, most: usize) -> Result<WithoutNext, Stop> {
    let now = site.house().now();
    let mut view = clients_without_next(site, staff, most).await?;
    if permit(&staff.actor, Action::ReadEnquiries, &Resource::Practice).is_permit() {
        let mut waiting = site.house().enquiries(&staff.actor).await?;
        waiting.retain(|it| now.duration_since(it.enquiry.received_at) >= GRACE);
        let enquiries = waiting.iter().map(|it| Stuck {
            name: it.enquiry.name.reveal().to_owned(),
            since: format!("reached out {}", wording::since(it.enquiry.received_at, now, site.house().zone())),
            to_do: "Answer the enquiry".to_owned(),
            who: String::new(),
            to: urls::Enquiry(it.enquiry.id).to_string(),
            plan: None,
        });
        view.count += waiting.len();
        view.lines = enquiries.chain(view.lines).take(most).collect();
    }
    Ok(view)
}

/// The clients of them alone, for a page that shows each enquiry as a task.
pub(crate) async fn clients_without_next(site: &Site, staff: &Staff, most: usize) -> Result<WithoutNext, Stop> {
    let now = site.house().now();
    let (count, first) = site.house().without_next(&staff.actor, most).await?;
    let colleagues = site.house().colleagues().await?;
    let line = |it: &alula_app::Idle| {
        let row = &it.assigned.row;
        Stuck {
            name: row.name.reveal().to_owned(),
            since: nothing_planned(it.since, now),
            to_do: wording::to_do(&row.step).to_owned(),
            who: it.therapist.and_then(|id| colleagues.get(&id)).map(|it| it.name.clone()).unwrap_or_default(),
            to: urls::Client(it.assigned.client).to_string(),
            plan: Some(urls::NextTalk(it.assigned.client).to_string()),
        }
    };
    Ok(WithoutNext { lines: first.iter().map(line).collect(), count })
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
