//! `GET /me/settings`, `POST /me/settings`: light and language are kept in cookies of this device.

use alula_core::Chart;
use alula_core::language::Language;
use alula_pages::me::settings::{MySettings, my_settings};
use alula_pages::parts::Filled;
use alula_pages::shell::LANGUAGE;
use alula_pages::urls;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::cookie;
use crate::form::Form;
use crate::language;
use crate::reader::{Me, Seen};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen, headers: HeaderMap) -> Answered {
    let light = cookie::named("theme", &headers).filter(|it| matches!(*it, "day" | "dusk")).unwrap_or("system");
    let form = Filled::new().with("light", light).with(LANGUAGE, me.words().language().tag());
    Ok(Answer::page(draw(&site, &me, &chart, form).await?))
}

pub(crate) async fn post(State(site): State<Site>, me: Me, Seen(chart): Seen, form: Form) -> Answered {
    if form.ticked(LANGUAGE) {
        return match Language::of_tag(form.raw(LANGUAGE)) {
            Some(chosen) => {
                Ok(Answer::go(urls::MySettings).with(header::SET_COOKIE, language::keep(chosen, site.reach())))
            }
            None => {
                let filled = form.filled().wrong(LANGUAGE, me.words().settings_language_wrong());
                Ok(Answer::unprocessable(draw(&site, &me, &chart, filled).await?))
            }
        };
    }
    // The same cookie as the switch in the bar writes (web/src/theme.ts).
    let cookie = match form.raw("light") {
        "day" => "theme=day; Path=/; Max-Age=31536000; SameSite=Lax",
        "dusk" => "theme=dusk; Path=/; Max-Age=31536000; SameSite=Lax",
        "system" => "theme=; Path=/; Max-Age=0; SameSite=Lax",
        _ => {
            let filled = form.filled().wrong("light", me.words().settings_light_wrong());
            return Ok(Answer::unprocessable(draw(&site, &me, &chart, filled).await?));
        }
    };
    Ok(Answer::go(urls::MySettings).with(header::SET_COOKIE, HeaderValue::from_static(cookie)))
}

async fn draw(site: &Site, me: &Me, chart: &Chart, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&me.actor).await?;
    let view = MySettings::of(chart, &around.context(), me.words(), form);
    Ok(my_settings(&me.shell(site).await?, &view))
}
