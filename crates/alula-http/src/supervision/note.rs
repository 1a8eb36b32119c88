//! `GET /clients/{client}/notes/{note}` and what can be said about a signed note.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::supervision::{NoteAddended, NoteCosigned, NoteQuestioned};
use alula_pages::parts::{Filled, Forms};
use alula_pages::supervision::{May, NotePage, note_page};
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;

use crate::address::{At, NotePath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

/// Which sentence is open, as the address says.
#[derive(Debug, Deserialize)]
pub(crate) struct Opened {
    #[serde(default)]
    beside: String,
}

pub(crate) async fn get(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<NotePath>,
    Query(opened): Query<Opened>,
) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, &path, &opened.beside, Forms::fresh()).await?))
}

pub(crate) async fn cosign(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<NotePath>,
    form: Form,
) -> Answered {
    let (note, hash) = (path.note, form.raw("hash").to_owned());
    act(&site, &staff, &chart, &path, "cosign", &form, |it| {
        it.finish(|| Some(Command::CosignNote(NoteCosigned { note, hash })))
    })
    .await
}

pub(crate) async fn question(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<NotePath>,
    form: Form,
) -> Answered {
    let note = path.note;
    act(&site, &staff, &chart, &path, "question", &form, |mut it| {
        let words = it.needed("words", "Write your question, or what should change.");
        let change_required = it.needed_choice::<String>("change_required", "Say whether an answer is enough.");
        it.finish(|| {
            let change_required = change_required? == "yes";
            Some(Command::QuestionNote(NoteQuestioned { note, words, change_required }))
        })
    })
    .await
}

pub(crate) async fn add(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<NotePath>,
    form: Form,
) -> Answered {
    let note = path.note;
    act(&site, &staff, &chart, &path, "add", &form, |mut it| {
        let words = it.needed("words", "Write what is to be added.");
        it.finish(|| Some(Command::AddToNote(NoteAddended { note, words })))
    })
    .await
}

async fn act(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    path: &NotePath,
    name: &'static str,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<Command, Filled> + Send,
) -> Answered {
    match keep(site, &staff.actor, path.client, form, read).await? {
        Outcome::Kept => Ok(Answer::go(urls::Note(path.client, path.note))),
        Outcome::SentBack(filled) => {
            let forms = Forms::fresh().with(name, filled);
            Ok(Answer::unprocessable(draw(site, staff, chart, path, "", forms).await?))
        }
    }
}

pub(super) async fn draw(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    path: &NotePath,
    beside: &str,
    forms: Forms,
) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let on = alula_app::chart_resource(chart);
    let may = |action| permit(&staff.actor, action, &on).is_permit();
    let may = May { cosign: may(Action::CosignNote), add: may(Action::AddToNote), comment: may(Action::CommentOnNote) };
    let view = NotePage::of(chart, path.note, &around.context(), site.house().new_id(), may, beside, forms);
    Ok(note_page(&staff.shell(site).await?, &view.ok_or(Stop::NotFound)?))
}
