//! Coming in and going out.

pub(crate) mod confirm;
pub(crate) mod invitation;
pub(crate) mod setup;
pub(crate) mod sign_in;
pub(crate) mod sign_out;

use alula_app::PersonRefusal;
use alula_app::entrance::SignedIn;
use axum::http::header;

use crate::answer::Answer;
use crate::cookie;
use crate::dress::is_local;
use crate::site::Site;

/// Where somebody goes who has just come in: where they wanted to, else their first page.
fn onward(next: &str, home: String) -> String {
    if is_local(next) { next.to_owned() } else { home }
}

/// Gives the browser the session of somebody who has just come in, and sends them on.
fn come_in(site: &Site, signed_in: &SignedIn, next: &str) -> Answer {
    let home = crate::reader::home(&signed_in.person.actor);
    Answer::go(onward(next, home)).with(header::SET_COOKIE, cookie::give(site.reach(), signed_in.token.reveal()))
}

/// The field of a form that a refusal about a person speaks of.
fn field_of(refusal: &PersonRefusal) -> Option<&'static str> {
    match refusal {
        PersonRefusal::NoName => Some("name"),
        PersonRefusal::NoEmail | PersonRefusal::EmailTaken => Some("email"),
        PersonRefusal::Password(_) => Some("password"),
        _ => None,
    }
}
