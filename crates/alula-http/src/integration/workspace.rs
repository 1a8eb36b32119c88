//! `GET /clients/{client}/integration` and what is kept there.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::integration::{ChangeNoticed, InsightKept, MomentKept, StrategyAgreed, TryRecorded};
use alula_pages::integration::{Workspace, workspace_page};
use alula_pages::parts::{Filled, Forms};
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Forms::fresh()).await?))
}

pub(crate) async fn moment(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "moments", &form, |mut it| {
        let words = it.needed("words", "Write the moment down, in the client's own words.");
        let (intention, session) = (it.id("intention"), it.id("session"));
        it.finish(|| Some(Command::KeepMoment(MomentKept { session, intention, words })))
    })
    .await
}

pub(crate) async fn insight(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "insights", &form, |mut it| {
        let moment = it.needed_id("moment", "Choose the moment it came from.");
        let words = it.needed("words", "Write what it came to mean.");
        it.finish(|| Some(Command::KeepInsight(InsightKept { moment: moment?, words })))
    })
    .await
}

pub(crate) async fn strategy(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "strategies", &form, |mut it| {
        let insight = it.needed_id("insight", "Choose the insight it comes from.");
        let words = it.needed("words", "Write what will be tried.");
        let when = it.words("when");
        it.finish(|| Some(Command::AgreeStrategy(StrategyAgreed { insight: insight?, words, when })))
    })
    .await
}

pub(crate) async fn tried(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "tries", &form, |mut it| {
        let strategy = it.needed_id("strategy", "Choose what was tried.");
        let how = it.needed_choice("how", "Say how it went.");
        let words = it.words("words");
        it.finish(|| Some(Command::RecordTry(TryRecorded { strategy: strategy?, how: how?, words })))
    })
    .await
}

pub(crate) async fn change(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "changes", &form, |mut it| {
        let strategy = it.needed_id("strategy", "Choose what it came from.");
        let words = it.needed("words", "Write what became different.");
        it.finish(|| Some(Command::NoticeChange(ChangeNoticed { strategy: strategy?, words })))
    })
    .await
}

async fn act(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    name: &'static str,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<Command, Filled> + Send,
) -> Answered {
    match keep(site, &staff.actor, chart.client(), form, read).await? {
        Outcome::Kept => Ok(Answer::go(urls::Integration(chart.client()))),
        Outcome::SentBack(filled) => {
            Ok(Answer::unprocessable(draw(site, staff, chart, Forms::fresh().with(name, filled)).await?))
        }
    }
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, forms: Forms) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may_write = permit(&staff.actor, Action::KeepMoment, &alula_app::chart_resource(chart)).is_permit();
    let view = Workspace::of(chart, &around.context(), site.house().new_id(), may_write, forms);
    Ok(workspace_page(&staff.shell(site).await?, &view))
}
