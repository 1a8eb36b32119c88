//! `POST /sign-out`, `POST /sign-out-everywhere`.

use alula_pages::urls;
use axum::extract::State;
use axum::http::header;

use crate::answer::{Answer, Answered};
use crate::cookie;
use crate::reader::Reader;
use crate::site::Site;

pub(crate) async fn post(State(site): State<Site>, reader: Reader) -> Answered {
    site.house().sign_out(reader.token()).await?;
    Ok(gone(&site))
}

pub(crate) async fn everywhere(State(site): State<Site>, reader: Reader) -> Answered {
    site.house().sign_out_everywhere(reader.token()).await?;
    Ok(gone(&site))
}

fn gone(site: &Site) -> Answer {
    Answer::go(format!("{}?out=yes", urls::SignIn)).with(header::SET_COOKIE, cookie::take(site.reach()))
}
