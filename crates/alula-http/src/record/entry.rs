//! `/clients/{client}/record/{entry}/correct`, `/withdraw`, `/review`.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::EntryId;
use alula_core::ledger::{Reviewed, Statement, Withdrawn};
use alula_pages::parts::Filled;
use alula_pages::record::{Deed, EntryPage, deed_correct, deed_review, deed_withdraw, entry_page};
use alula_pages::urls;
use axum::extract::State;
use maud::Markup;

use super::replacement::replacement;
use crate::address::{At, EntryPath};
use crate::answer::{Answer, Answered};
use crate::dress::is_local;
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

type DeedOf = fn(&Statement) -> Option<Deed>;

/// The page to go back to: one of this client, or the record.
fn back(path: &EntryPath, form: &Form) -> String {
    let home = urls::Client(path.client).to_string();
    let back = form.raw("back");
    let own = back.strip_prefix(&home).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    if own && is_local(back) && !back.contains("..") { back.to_owned() } else { String::new() }
}

async fn draw(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    (id, back): (EntryId, String),
    deed: DeedOf,
    form: Option<Filled>,
) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let view = EntryPage::of(chart, id, deed, &around.context(), (site.house().new_id(), back), form);
    Ok(entry_page(&staff.shell(site).await?, &view.ok_or(Stop::NotFound)?))
}

async fn after(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    path: &EntryPath,
    (deed, form): (DeedOf, &Form),
    outcome: Outcome,
) -> Answered {
    let back = back(path, form);
    match outcome {
        Outcome::Kept if form.from_outbox() => Ok(Answer::kept()),
        Outcome::Kept if back.is_empty() => Ok(Answer::go(format!("{}#e-{}", urls::Record(path.client), path.entry))),
        Outcome::Kept => Ok(Answer::go(back)),
        Outcome::SentBack(filled) => {
            let page = draw(site, staff, chart, (path.entry, back), deed, Some(filled)).await?;
            Ok(Answer::unprocessable(page))
        }
    }
}

pub(crate) async fn correct(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<EntryPath>,
    query: Form,
) -> Answered {
    let place = (path.entry, back(&path, &query));
    Ok(Answer::page(draw(&site, &staff, &chart, place, deed_correct, None).await?))
}

pub(crate) async fn withdraw(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<EntryPath>,
    query: Form,
) -> Answered {
    let place = (path.entry, back(&path, &query));
    Ok(Answer::page(draw(&site, &staff, &chart, place, deed_withdraw, None).await?))
}

pub(crate) async fn review(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<EntryPath>,
    query: Form,
) -> Answered {
    let place = (path.entry, back(&path, &query));
    Ok(Answer::page(draw(&site, &staff, &chart, place, deed_review, None).await?))
}

pub(crate) async fn keep_correction(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<EntryPath>,
    form: Form,
) -> Answered {
    let says = chart.says(chart.entry(path.entry).ok_or(Stop::NotFound)?).clone();
    let outcome = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let reason = it.needed("reason", "Say why it is corrected.");
        let instead = replacement(&mut it, &says);
        it.finish(|| {
            let replacement = Box::new(instead?);
            Some((Command::Correct { entry: path.entry, reason, replacement }, None))
        })
    });
    after(&site, &staff, &chart, &path, (deed_correct, &form), outcome.await?).await
}

pub(crate) async fn keep_withdrawal(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<EntryPath>,
    form: Form,
) -> Answered {
    let outcome = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let reason = it.needed("reason", "Say why it is withdrawn.");
        it.finish(|| Some(Command::Withdraw(Withdrawn { entry: path.entry, reason })))
    });
    after(&site, &staff, &chart, &path, (deed_withdraw, &form), outcome.await?).await
}

pub(crate) async fn keep_review(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<EntryPath>,
    form: Form,
) -> Answered {
    let outcome = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let words = it.needed("words", "Say what you found, and what follows.");
        it.finish(|| Some(Command::Review(Reviewed { entry: path.entry, words })))
    });
    after(&site, &staff, &chart, &path, (deed_review, &form), outcome.await?).await
}
