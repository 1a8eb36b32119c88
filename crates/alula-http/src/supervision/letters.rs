//! `/clients/{client}/letters`: what was written, and writing a letter: fill in, look, file.

use alula_core::Chart;
use alula_core::decide::{Command, Context};
use alula_core::private::Private;
use alula_core::supervision::{LetterDraft, agreement_for, is_client};
use alula_pages::parts::Filled;
use alula_pages::print::measures_in_words;
use alula_pages::supervision::{LetterLook, Letters, NewLetter, letter_look_page, letters_page, new_letter_page};
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, keep};
use crate::print::letterhead;
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn all(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let may_write = permit(&staff.actor, Action::WriteLetter, &alula_app::chart_resource(&chart)).is_permit();
    let view = Letters::of(&chart, &around.context(), may_write);
    Ok(Answer::page(letters_page(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn new(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Filled::new()).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    if form.raw("step") == "change" {
        return Ok(Answer::page(draw(&site, &staff, &chart, form.filled()).await?));
    }
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    if form.raw("step") == "file" {
        let filed = keep(&site, &staff.actor, path.client, &form, |it| {
            Ok::<_, Filled>(Command::WriteLetter(written(it, &chart, &ctx, &form)?))
        });
        return match filed.await? {
            Outcome::Kept => Ok(Answer::go(format!("{}#e-{}", urls::Letters(path.client), form.entry()?))),
            Outcome::SentBack(filled) => Ok(Answer::unprocessable(draw(&site, &staff, &chart, filled).await?)),
        };
    }
    match written(Reading::of(&form, site.house().zone()), &chart, &ctx, &form) {
        Ok(draft) => {
            let mut view = LetterLook::of(&chart, &draft, &ctx, site.house().new_id(), form.filled());
            view.letter.from = letterhead(&site);
            Ok(Answer::page(letter_look_page(&staff.shell(&site).await?, &view)))
        }
        Err(filled) => Ok(Answer::unprocessable(draw(&site, &staff, &chart, filled).await?)),
    }
}

/// The letter that the form says, with what the questionnaires show now.
fn written(mut it: Reading<'_>, chart: &Chart, ctx: &Context<'_>, form: &Form) -> Result<LetterDraft, Filled> {
    let to = it.needed("to", "Write to whom the letter goes.");
    let subject = it.needed("subject", "Write what it is about.");
    let body = it.needed("body", "Write the letter.");
    let covered = to.is_blank() || agreement_for(chart, to.reveal()).is_some() || is_client(chart, to.reveal());
    let reason = match covered {
        true => it.words("reason"),
        false => it.needed("reason", "No agreement names this person. Write why the letter is needed all the same."),
    };
    let measures = if it.ticked("measures") { measures_in_words(chart, ctx) } else { String::new() };
    let (address, seen) = (it.words("address"), form.raw("seen").to_owned());
    let (address, body) = (lines(&address), lines(&body));
    it.finish(|| Some(LetterDraft { to, address, subject, body, measures: measures.into(), reason, seen }))
}

/// Browsers write the end of a line in their own way.
fn lines(words: &Private) -> Private {
    words.reveal().replace("\r\n", "\n").into()
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let view = NewLetter::of(chart, &around.context(), site.house().new_id(), form);
    Ok(new_letter_page(&staff.shell(site).await?, &view))
}
