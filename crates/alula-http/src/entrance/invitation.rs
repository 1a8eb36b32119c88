//! `GET /invitation/{token}`, `POST /invitation/{token}`.

use alula_app::entrance::{AcceptRefusal, InvitationView};
use alula_pages::entrance::{Invitation, invitation};
use alula_pages::parts::Filled;
use alula_pages::wording;
use axum::extract::{Path, State};

use super::come_in;
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Passer;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, passer: Passer, Path(token): Path<String>) -> Answered {
    let found = site.house().invitation(&token).await?.ok_or_else(not_open)?;
    Ok(Answer::page(invitation(&passer.shell(&site).await?, &view(token, &found, Filled::new()))))
}

pub(crate) async fn post(State(site): State<Site>, passer: Passer, Path(token): Path<String>, form: Form) -> Answered {
    let found = site.house().invitation(&token).await?.ok_or_else(not_open)?;
    let wrong = if form.raw("password") == form.raw("again") {
        match site.house().accept_invitation(&token, &form.raw("password").into()).await? {
            Ok(signed_in) => return Ok(come_in(&site, &signed_in, "")),
            Err(AcceptRefusal::NotOpen) => return Err(not_open()),
            Err(AcceptRefusal::Password(unfit)) => {
                Filled::new().wrong("password", wording::sentence(&format!("{unfit}.")))
            }
            Err(taken @ AcceptRefusal::EmailTaken) => {
                Filled::new().wrong_as_a_whole(wording::sentence(&format!("{taken}.")))
            }
        }
    } else {
        Filled::new().wrong("again", "The two are not the same. Please write the same password twice.")
    };
    Ok(Answer::unprocessable(invitation(&passer.shell(&site).await?, &view(token, &found, wrong))))
}

fn view(token: String, found: &InvitationView, form: Filled) -> Invitation {
    let role = if found.for_client { "client" } else { "colleague" };
    Invitation { form, token, name: found.name.reveal().into(), role: role.into(), email: found.email.reveal().into() }
}

fn not_open() -> Stop {
    Stop::Refused { code: "invitation_not_open", words: wording::sentence(&format!("{}.", AcceptRefusal::NotOpen)) }
}
