//! `GET /clients/{client}/notes`: every note of a client; what took place is written down here, the note follows.

use alula_app::TaskSource;
use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::VisitId;
use alula_core::preparation::VisitHeld;
use alula_core::supervision::NoteAbout;
use alula_pages::parts::{Filled, Forms};
use alula_pages::supervision::{NotesPage, notes_page};
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, None).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    let held = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let kind = it.needed_choice("kind", "Choose what it was.");
        let at = it.needed_time("at", "Say when it began.");
        let length = it.needed_number("length", "Say how many minutes it lasted.");
        let summary = it.needed("summary", "Write in a sentence what it was about.");
        it.finish(|| Some((Command::HoldVisit(VisitHeld { kind: kind?, length: length?, summary }), Some(at?))))
    });
    match held.await? {
        Outcome::Kept if writes(&staff, &chart) => {
            let about = NoteAbout::Visit(VisitId::of(form.entry()?));
            Ok(Answer::go(urls::new_note(path.client, &about)))
        }
        Outcome::Kept => Ok(Answer::go(urls::Notes(path.client))),
        Outcome::SentBack(filled) => Ok(Answer::unprocessable(draw(&site, &staff, &chart, Some(filled)).await?)),
    }
}

fn writes(staff: &Staff, chart: &Chart) -> bool {
    permit(&staff.actor, Action::SignNote, &alula_app::chart_resource(chart)).is_permit()
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, form: Option<Filled>) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let tasks = site.house().tasks(&staff.actor).await?;
    let begun: Vec<_> = tasks
        .into_iter()
        .filter_map(|it| match it.source {
            TaskSource::Draft(client, about) if client == chart.client() => Some((about, it.due_at?)),
            _ => None,
        })
        .collect();
    let forms = form.map_or_else(Forms::fresh, |it| Forms::fresh().with("begin", it));
    let ctx = around.context();
    let view = NotesPage::of(chart, &ctx, site.house().new_id(), &begun, writes(staff, chart), forms);
    Ok(notes_page(&staff.shell(site).await?, &view))
}
