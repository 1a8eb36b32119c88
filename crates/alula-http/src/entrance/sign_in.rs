//! `GET /sign-in`, `POST /sign-in`.

use alula_app::entrance::SignInRefusal;
use alula_pages::entrance::{SignIn, sign_in};
use alula_pages::wording::Words;
use axum::extract::State;

use super::{come_in, onward};
use crate::answer::{Answer, Answered};
use crate::dress::is_local;
use crate::form::Form;
use crate::reader::Passer;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, passer: Passer, query: Form) -> Answered {
    let next = query.raw("next");
    if let Some(reader) = &passer.reader {
        return Ok(Answer::go(onward(next, reader.home())));
    }
    let view =
        SignIn { next: is_local(next).then(|| next.to_owned()), signed_out: query.ticked("out"), ..SignIn::default() };
    Ok(Answer::page(sign_in(&passer.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, passer: Passer, form: Form) -> Answered {
    if let Some(wait) = site.sign_in_from_pace().wait(&passer.from) {
        return Err(Stop::TooOften { wait });
    }
    let (email, password, next) = (form.raw("email").trim().into(), form.raw("password").into(), form.raw("next"));
    let refusal = match site.house().sign_in(&email, &password).await? {
        Ok(signed_in) => return Ok(come_in(&site, &signed_in, next)),
        Err(refusal) => refusal,
    };
    site.sign_in_from_pace().count(&passer.from);
    let words = Words::in_language(passer.language());
    let why = match refusal {
        SignInRefusal::Wrong => words.entrance_wrong(),
        SignInRefusal::Wait { minutes } => words.entrance_wait(usize::try_from(minutes).unwrap_or_default()),
    };
    let filled = form.filled().wrong_as_a_whole(why);
    let view = SignIn { form: filled, next: is_local(next).then(|| next.to_owned()), signed_out: false };
    let page = sign_in(&passer.shell(&site).await?, &view);
    Ok(match refusal {
        SignInRefusal::Wrong => Answer::unprocessable(page),
        SignInRefusal::Wait { .. } => Answer::too_often(page),
    })
}
