//! `GET /confirm`, `POST /confirm`: the password once more, for what weighs more.

use alula_app::entrance::SignInRefusal;
use alula_pages::entrance::{Confirm, confirm};
use alula_pages::urls;
use alula_pages::wording;
use axum::extract::State;

use super::onward;
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Reader;
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, reader: Reader, query: Form) -> Answered {
    let view = view(&reader, &query, alula_pages::parts::Filled::new());
    Ok(Answer::page(confirm(&reader.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, reader: Reader, form: Form) -> Answered {
    let password = form.raw("password").into();
    let refusal = match site.house().prove_again(reader.token(), &password).await? {
        Ok(()) => return Ok(Answer::go(onward(form.raw("next"), reader.home()))),
        Err(refusal) => refusal,
    };
    let words = match refusal {
        SignInRefusal::Wrong => "This is not your password. Please try once more.".to_owned(),
        wait @ SignInRefusal::Wait { .. } => wording::sentence(&format!("{wait}.")),
    };
    let view = view(&reader, &form, form.filled().wrong("password", words));
    Ok(Answer::unprocessable(confirm(&reader.shell(&site).await?, &view)))
}

fn view(reader: &Reader, asked: &Form, form: alula_pages::parts::Filled) -> Confirm {
    let next = onward(asked.raw("next"), reader.home());
    let what = if next == urls::Protocol.to_string() { "to sign the care protocol" } else { "before you go on" };
    Confirm { form, what: what.into(), next }
}
