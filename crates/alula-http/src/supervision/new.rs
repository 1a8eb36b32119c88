//! `GET /clients/{client}/notes/new?about=`: write and sign a note.

use alula_app::NoteDraft;
use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::{EntryId, NoteId};
use alula_core::supervision::NoteAbout;
use alula_pages::parts::Filled;
use alula_pages::supervision::{Drafts, NewNote, Typed, new_note_page};
use alula_pages::urls;
use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;

use super::draft::seen;
use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

/// What the note is about, as the address says, and which draft to go on with.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    about: String,
    #[serde(default)]
    draft: String,
}

impl Asked {
    pub(super) fn about(&self) -> Result<NoteAbout, Stop> {
        self.about.parse().map_err(|_| Stop::NotFound)
    }
}

pub(crate) async fn get(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    Query(asked): Query<Asked>,
) -> Answered {
    let about = asked.about()?;
    let all = site.house().drafts(&staff.actor, chart.client(), &about).await?;
    let chosen = all.iter().find(|it| it.place.to_string() == asked.draft).or(all.first());
    let on = chosen.map(|it| (it.place, it.version));
    Ok(Answer::page(draw(&site, &staff, &chart, about, None, drafts(all, on)).await?))
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
    let (house, place) = (site.house(), form.entry()?);
    match signed.await? {
        Outcome::Kept => {
            // The draft that became the note has done its work; one that was typed elsewhere stays.
            let mut mine = vec![place];
            mine.extend(unchanged(&house.drafts(&staff.actor, path.client, &about).await?, &form));
            house.let_go_drafts(&staff.actor, path.client, &about, mine).await?;
            Ok(Answer::go(urls::Note(path.client, NoteId::of(place))))
        }
        Outcome::SentBack(filled) => {
            let all = house.drafts(&staff.actor, path.client, &about).await?;
            // The page goes on where this one was, and never on a draft that it has not shown.
            let own = all.iter().find(|it| it.place == place).map(|it| (it.place, it.version));
            let on = own.or_else(|| seen(&form).map(|it| (it.place, it.version)));
            let page = draw(&site, &staff, &chart, about, Some(filled), drafts(all, on)).await?;
            Ok(Answer::unprocessable(page))
        }
    }
}

/// The draft that the page was drawn with, when nobody wrote on in it since.
fn unchanged(all: &[NoteDraft], form: &Form) -> Option<EntryId> {
    let seen = seen(form)?;
    all.iter().find(|it| (it.place, it.version) == (seen.place, seen.version)).map(|it| it.place)
}

fn drafts(all: Vec<NoteDraft>, on: Option<(EntryId, i64)>) -> Drafts {
    let typed = |it: NoteDraft| Typed {
        place: it.place,
        version: it.version,
        begun_at: it.begun_at,
        saved_at: it.saved_at,
        parts: [it.words.mattered, it.words.done, it.words.onward].map(|it| it.reveal().to_owned()),
    };
    Drafts { all: all.into_iter().map(typed).collect(), on }
}

async fn draw(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    about: NoteAbout,
    form: Option<Filled>,
    drafts: Drafts,
) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let view = NewNote::of(chart, about, &around.context(), site.house().new_id(), form, &drafts);
    Ok(new_note_page(&staff.shell(site).await?, &view.ok_or(Stop::NotFound)?))
}
