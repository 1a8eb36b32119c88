//! What a client says: intentions, how a try went.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::StrategyId;
use alula_core::integration::TryRecorded;
use alula_pages::me::try_form;
use alula_pages::me::words::{MyIntentions, MyThread, my_intentions, my_thread};
use alula_pages::parts::{Filled, Forms};
use alula_pages::urls;
use alula_pages::wording::Words;
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::preparation::act::read_intention;
use crate::reader::{Me, Seen};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn intentions(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw_intentions(&site, &me, &chart, Filled::new()).await?))
}

pub(crate) async fn keep_intention(State(site): State<Site>, me: Me, Seen(chart): Seen, form: Form) -> Answered {
    match keep(&site, &me.actor, me.client, &form, read_intention).await? {
        Outcome::Kept => Ok(Answer::go(urls::MyIntentions)),
        Outcome::SentBack(filled) => Ok(Answer::unprocessable(draw_intentions(&site, &me, &chart, filled).await?)),
    }
}

async fn draw_intentions(site: &Site, me: &Me, chart: &Chart, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&me.actor).await?;
    let view = MyIntentions::of(chart, &around.context(), me.words(), site.house().new_id(), form);
    Ok(my_intentions(&me.shell(site).await?, &view))
}

pub(crate) async fn thread(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let view = MyThread::of(&chart, me.words(), site.house().new_id(), &Forms::fresh());
    Ok(Answer::page(my_thread(&me.shell(&site).await?, &view)))
}

pub(crate) async fn keep_try(State(site): State<Site>, me: Me, Seen(chart): Seen, form: Form) -> Answered {
    let unknown = || Stop::Misread(Words::thread_unknown);
    let strategy: StrategyId = form.raw("strategy").parse().map_err(|_| unknown())?;
    let name = try_form(&chart, strategy).ok_or_else(unknown)?;
    let outcome = keep(&site, &me.actor, me.client, &form, |mut it| {
        let how = it.needed_choice("how", &me.words().thread_how_needed());
        let words = it.words("words");
        it.finish(|| Some(Command::RecordTry(TryRecorded { strategy, how: how?, words })))
    });
    match outcome.await? {
        Outcome::Kept => Ok(Answer::go(urls::MyThread)),
        Outcome::SentBack(filled) => {
            let view = MyThread::of(&chart, me.words(), site.house().new_id(), &Forms::fresh().with(name, filled));
            Ok(Answer::unprocessable(my_thread(&me.shell(&site).await?, &view)))
        }
    }
}
