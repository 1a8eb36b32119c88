//! `GET /invitation/{token}`, `POST /invitation/{token}`.

use std::borrow::Cow;

use alula_app::entrance::{AcceptRefusal, InvitationView, LONGEST, SHORTEST, UnfitPassword};
use alula_pages::entrance::{Invitation, invitation};
use alula_pages::parts::Filled;
use alula_pages::wording::Words;
use axum::extract::{Path, State};

use super::come_in;
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Passer;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, passer: Passer, Path(token): Path<String>) -> Answered {
    let words = Words::in_language(passer.language());
    let found = site.house().invitation(&token).await?.ok_or_else(|| not_open(words))?;
    Ok(Answer::page(invitation(&passer.shell(&site).await?, &view(token, &found, Filled::new()))))
}

pub(crate) async fn post(State(site): State<Site>, passer: Passer, Path(token): Path<String>, form: Form) -> Answered {
    let words = Words::in_language(passer.language());
    let found = site.house().invitation(&token).await?.ok_or_else(|| not_open(words))?;
    let wrong = if form.raw("password") == form.raw("again") {
        match site.house().accept_invitation(&token, &form.raw("password").into()).await? {
            Ok(signed_in) => return Ok(come_in(&site, &signed_in, "")),
            Err(AcceptRefusal::NotOpen) => return Err(not_open(words)),
            Err(AcceptRefusal::Password(unfit)) => Filled::new().wrong("password", unfit_words(words, unfit)),
            Err(AcceptRefusal::EmailTaken) => Filled::new().wrong_as_a_whole(words.entrance_taken()),
        }
    } else {
        Filled::new().wrong("again", words.entrance_differ())
    };
    Ok(Answer::unprocessable(invitation(&passer.shell(&site).await?, &view(token, &found, wrong))))
}

fn view(token: String, found: &InvitationView, form: Filled) -> Invitation {
    Invitation {
        form,
        token,
        name: found.name.reveal().into(),
        for_client: found.for_client,
        email: found.email.reveal().into(),
    }
}

fn not_open(words: Words) -> Stop {
    Stop::Refused { code: "invitation_not_open", words: words.entrance_not_open().into_owned() }
}

/// Why a password or phrase does not do.
pub(crate) fn unfit_words(words: Words, unfit: UnfitPassword) -> Cow<'static, str> {
    match unfit {
        UnfitPassword::Short => words.entrance_too_short(SHORTEST),
        UnfitPassword::Long => words.entrance_too_long(LONGEST),
        UnfitPassword::Common => words.entrance_too_known(),
    }
}
