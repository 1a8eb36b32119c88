//! `GET /clients/{client}/notes/new?about=`: write and sign a note.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::NoteId;
use alula_core::supervision::NoteAbout;
use alula_pages::parts::Filled;
use alula_pages::supervision::{NewNote, new_note_page};
use alula_pages::urls;
use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;

use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

/// What the note is about, as the address says: `session:ID` or `visit:ID`.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    about: String,
}

impl Asked {
    fn about(&self) -> Result<NoteAbout, Stop> {
        match self.about.split_once(':') {
            Some(("session", id)) => id.parse().map(NoteAbout::Session).map_err(|_| Stop::NotFound),
            Some(("visit", id)) => id.parse().map(NoteAbout::Visit).map_err(|_| Stop::NotFound),
            _ => Err(Stop::NotFound),
        }
    }
}

pub(crate) async fn get(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    Query(asked): Query<Asked>,
) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, asked.about()?, None).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    Query(asked): Query<Asked>,
    form: Form,
) -> Answered {
    let about = asked.about()?;
    let signed = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let mattered = it.needed("mattered", "Write what mattered, in a sentence or more.");
        let (done, onward) = (it.words("done"), it.words("onward"));
        let sign = Command::SignNote { about: about.clone(), mattered, done, onward };
        it.finish(|| Some(sign))
    });
    match signed.await? {
        Outcome::Kept => Ok(Answer::go(urls::Note(path.client, NoteId::of(form.entry()?)))),
        Outcome::SentBack(filled) => Ok(Answer::unprocessable(draw(&site, &staff, &chart, about, Some(filled)).await?)),
    }
}

async fn draw(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    about: NoteAbout,
    form: Option<Filled>,
) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let view = NewNote::of(chart, about, &around.context(), site.house().new_id(), form).ok_or(Stop::NotFound)?;
    Ok(new_note_page(&staff.shell(site).await?, &view))
}
