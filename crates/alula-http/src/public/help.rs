//! `GET /help`.

use alula_core::private::Private;
use alula_pages::public::help::{Help, help};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Passer;
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, passer: Passer) -> Answered {
    let shell = match &passer.reader {
        // Help is shown even when the house can say nothing else.
        Some(reader) => reader.plain_shell(&site),
        None => passer.shell(&site).await?,
    };
    // Asked anew, so that a number that was changed a minute ago is right; what was learned last when the house is silent.
    let practice = site.house().practice().await.unwrap_or_else(|_| site.practice());
    let said = |it: &Private| Some(it.reveal().trim().to_owned()).filter(|it| !it.is_empty());
    let (any_hour, in_hours) = (said(&practice.emergency_phone), said(&practice.phone));
    Ok(Answer::page(help(&shell, &Help { practice_phone: any_hour, in_opening_hours: in_hours })))
}
