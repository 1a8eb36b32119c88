//! `GET /help`.

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
    Ok(Answer::page(help(&shell, &Help::default())))
}
