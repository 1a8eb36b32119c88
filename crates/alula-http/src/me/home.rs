//! `GET /me`: one next thing.

use alula_app::TaskKind;
use alula_core::instruments;
use alula_core::session::{Life, sessions};
use alula_pages::me::{MyHome, MyNext, my_home};
use alula_pages::parts::Action as Button;
use alula_pages::{urls, wording};
use axum::extract::State;

use super::reader_of;
use crate::answer::{Answer, Answered};
use crate::reader::{Me, Seen};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let (now, zone) = (site.house().now(), site.house().zone());
    let reader = reader_of(&site, &chart).await?;
    let tasks = site.house().tasks_of_client(&me.actor, me.client).await?;
    let asked =
        tasks.iter().find(|it| it.kind == TaskKind::AnswerMeasure).and_then(|it| instruments::find(it.words.reveal()));
    let appointment = sessions(&chart)
        .into_iter()
        .find(|it| matches!(it.life, Life::Planned | Life::Day))
        .map(|it| format!("Your session is {}.", wording::at(it.plan.is.at, now, zone)));
    let view = MyHome {
        greeting: format!("{}, {}", greeting(now.to_zoned(zone.clone()).hour()), me.reader.person.name.reveal()),
        next: asked.map(|instrument| MyNext {
            words: format!("{} short questions. It takes a few minutes.", instrument.items.len()),
            action: Button::go("Begin", urls::MyMeasure(instrument.id.clone())),
            after: format!("You can skip any question. {reader} reads the answers."),
        }),
        appointment,
        trying: None,
    };
    Ok(Answer::page(my_home(&me.shell(&site).await?, &view)))
}

fn greeting(hour: i8) -> &'static str {
    match hour {
        5..=11 => "Good morning",
        12..=17 => "Good afternoon",
        _ => "Good evening",
    }
}
