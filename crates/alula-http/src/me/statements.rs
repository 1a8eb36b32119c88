//! `GET /me/record/statements`, with `before`, and `GET /me/record/opened`.

use alula_app::Opened;
use alula_pages::me::statements::{Look, LookedAt, MyStatements, WhoOpened, my_statements, who_opened};
use alula_policy::Action;
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Me, Seen};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen, query: Form) -> Answered {
    let around = site.house().around(&me.actor).await?;
    let view = MyStatements::of(&chart, &around.context(), me.words(), query.raw("before").parse().ok());
    Ok(Answer::page(my_statements(&me.shell(&site).await?, &view)))
}

pub(crate) async fn opened(State(site): State<Site>, me: Me) -> Answered {
    let around = site.house().around(&me.actor).await?;
    let opened = site.house().who_opened(&me.actor).await?;
    let looks: Vec<Look> = opened.iter().map(look).collect();
    let view = WhoOpened::of(&looks, &around.context(), me.words());
    Ok(Answer::page(who_opened(&me.shell(&site).await?, &view)))
}

fn look(opened: &Opened) -> Look {
    let what = match opened.action.as_str() {
        _ if !opened.let_in => LookedAt::TurnedAway,
        it if it == Action::ReadPipeline.name() => LookedAt::Way,
        it if it == Action::ReadChart.name() => LookedAt::Chart,
        it if it == Action::ReadRecord.name() => LookedAt::Record,
        _ => LookedAt::Wrote,
    };
    Look { who: opened.who, at: opened.at, what }
}
