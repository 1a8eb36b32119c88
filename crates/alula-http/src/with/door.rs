//! How a phone comes in: `GET`, `POST /come/{token}`, `/with/code`, and `POST /me/phone`.

use alula_app::entrance::Token;
use alula_app::home::CodeRefusal;
use alula_core::intake::Setting;
use alula_core::session::sessions;
use alula_pages::parts::Filled;
use alula_pages::urls;
use alula_pages::with::{Come, TakeOver, come_page, take_over_page};
use alula_pages::wording::Words;
use axum::extract::{Path, State};
use axum::http::header;

use crate::answer::{Answer, Answered};
use crate::cookie;
use crate::form::Form;
use crate::reader::{Me, Passer, Seen};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, passer: Passer, Path(token): Path<String>) -> Answered {
    let words = Words::in_language(passer.language());
    if site.house().phone_link(&token).await?.is_none() {
        return Err(not_open(words));
    }
    Ok(Answer::page(come_page(&passer.shell(&site).await?, &Come { token, form: Filled::new() })))
}

pub(crate) async fn post(State(site): State<Site>, passer: Passer, Path(token): Path<String>, form: Form) -> Answered {
    let words = Words::in_language(passer.language());
    let wrong = match site.house().open_phone(&token, form.raw("code")).await? {
        Ok(secret) => return Ok(come_in(&site, &secret)),
        Err(CodeRefusal::NotOpen) => return Err(not_open(words)),
        Err(CodeRefusal::TooOften) => {
            return Err(Stop::Refused { code: "phone_link_closed", words: words.come_closed().into_owned() });
        }
        Err(CodeRefusal::Wrong { left }) => {
            Filled::new().wrong("code", words.come_wrong(usize::try_from(left).unwrap_or(0)))
        }
    };
    Ok(Answer::unprocessable(come_page(&passer.shell(&site).await?, &Come { token, form: wrong })))
}

pub(crate) async fn code(State(site): State<Site>, passer: Passer) -> Answered {
    Ok(Answer::page(take_over_page(&passer.shell(&site).await?, &TakeOver::default())))
}

pub(crate) async fn take_over(State(site): State<Site>, passer: Passer, form: Form) -> Answered {
    let words = Words::in_language(passer.language());
    let wrong = match site.house().take_phone_over(form.raw("code"), &passer.from).await? {
        Ok(secret) => return Ok(come_in(&site, &secret)),
        Err(CodeRefusal::TooOften) => words.come_too_often(),
        Err(CodeRefusal::NotOpen | CodeRefusal::Wrong { .. }) => words.come_nothing(),
    };
    let form = Filled::new().wrong("code", wrong);
    Ok(Answer::unprocessable(take_over_page(&passer.shell(&site).await?, &TakeOver { form })))
}

/// The client's own phone, from their sign-in: the session at home that is open, or comes next.
pub(crate) async fn own(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let open = sessions(&chart).into_iter().filter(|it| it.is_open() && it.plan.is.setting == Setting::Home);
    let last = sessions(&chart).into_iter().rfind(|it| !it.is_open() && it.t0().is_some());
    let Some(session) = open.min_by_key(|it| it.plan.is.at).or(last) else { return Ok(Answer::go(urls::Me)) };
    let secret = site.house().own_phone(&me.actor, me.client, session.id).await?.ok_or(Stop::NotFound)?;
    Ok(come_in(&site, &secret))
}

fn come_in(site: &Site, secret: &Token) -> Answer {
    Answer::go(urls::With).with(header::SET_COOKIE, cookie::give_phone(site.reach(), secret.reveal()))
}

fn not_open(words: Words) -> Stop {
    Stop::Refused { code: "phone_link_not_open", words: words.come_not_open().into_owned() }
}
