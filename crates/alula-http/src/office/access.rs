//! `GET /practice/access`, with `day`, `who` and `client` to see fewer.

use alula_core::ids::{ClientId, StaffId};
use alula_pages::office::access::{AccessPage, Asked, access_page, looked};
use alula_pages::parts::Filled;
use axum::extract::State;
use jiff::ToSpan;
use jiff::civil::Date;

use super::people::today;
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, query: Form) -> Answered {
    let zone = site.house().zone();
    let day: Date = query.raw("day").trim().parse().unwrap_or_else(|_| today(&site));
    let who: Option<StaffId> = query.raw("who").trim().parse().ok();
    let client: Option<ClientId> = query.raw("client").trim().parse().ok();
    let start = day.to_zoned(zone.clone()).unwrap_or_else(|_| site.house().now().to_zoned(zone.clone()));
    let end = start.checked_add(1.day()).unwrap_or_else(|_| start.clone());
    let noted = site.house().chart_access(&staff.actor, start.timestamp(), end.timestamp()).await?;
    let colleagues = site.house().colleagues().await?;
    let asked: Vec<Asked> = noted
        .iter()
        .filter(|it| who.is_none_or(|who| it.staff == Some(who)) && client.is_none_or(|client| it.client == client))
        .map(|it| Asked {
            at: it.at,
            who: match it.staff {
                Some(id) => {
                    colleagues.get(&id).map_or_else(|| "somebody who is not here".to_owned(), |it| it.name.clone())
                }
                None if it.by_client => format!("{}, the client", it.name.reveal()),
                None => "the house itself".to_owned(),
            },
            chart: it.name.reveal().to_owned(),
            action: it.action.clone(),
            allowed: it.allowed,
        })
        .collect();
    let only = client.map(|id| (id.to_string(), noted.iter().find(|it| it.client == id)));
    let mut people: Vec<_> = colleagues.iter().map(|(id, it)| (id.to_string(), it.name.clone())).collect();
    people.sort_by_cached_key(|(_, name)| name.to_lowercase());
    let view = AccessPage {
        day: day.strftime("%A %-d %B %Y").to_string(),
        filter: Filled::new()
            .with("day", day.to_string())
            .with("who", who.map(|it| it.to_string()).unwrap_or_default()),
        people,
        only: only.map(|(id, it)| (id, it.map_or_else(|| "this client".to_owned(), |it| it.name.reveal().to_owned()))),
        lines: looked(&asked, zone),
    };
    Ok(Answer::page(access_page(&staff.shell(&site).await?, &view)))
}
