//! `GET` and `POST /practice/sound`, and a piece that goes out.

use alula_app::SoundLibrary;
use alula_core::ids::PieceId;
use alula_core::ledger::Author;
use alula_core::practice::sound::{PieceWords, SoundPhase};
use alula_pages::office::sound::{PieceRow, SetRow, SoundPage, megabytes, sound_page, taken_in};
use alula_pages::parts::{Filled, Forms};
use alula_pages::{urls, wording};
use alula_policy::{Action, Resource, permit};
use axum::extract::State;
use maud::Markup;

use super::protocol::name_of;
use crate::address::{At, PiecePath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;
use crate::upload::Upload;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    Ok(Answer::page(draw(&site, &staff, Forms::fresh()).await?))
}

pub(crate) async fn take_in(State(site): State<Site>, staff: Staff, upload: Upload) -> Answered {
    let form = &upload.form;
    let id = PieceId(form.entry()?.0);
    let mut it = Reading::of(form, site.house().zone());
    let words = PieceWords { title: it.words("title"), licence: it.words("licence"), source: it.words("source") };
    let wrong = match it.finish(|| Some(words)) {
        Err(filled) => filled,
        Ok(words) => match site.house().take_in_piece(&staff.actor, id, words, upload.file.to_vec()).await? {
            Ok(()) => return Ok(Answer::go(urls::Sound)),
            Err(refusal) => form.filled().refused(&refusal),
        },
    };
    Ok(Answer::unprocessable(draw(&site, &staff, Forms::fresh().with("piece", wrong)).await?))
}

pub(crate) async fn take_out(State(site): State<Site>, staff: Staff, At(path): At<PiecePath>, form: Form) -> Answered {
    form.entry()?;
    match site.house().take_out_piece(&staff.actor, path.piece).await? {
        Ok(()) => Ok(Answer::go(urls::Sound)),
        Err(refusal) => {
            let forms = Forms::fresh().with("out", Filled::new().refused(&refusal));
            Ok(Answer::unprocessable(draw(&site, &staff, forms).await?))
        }
    }
}

async fn draw(site: &Site, staff: &Staff, forms: Forms) -> Result<Markup, Stop> {
    let house = site.house();
    let library = house.sound(&staff.actor).await?;
    let colleagues = house.colleagues().await?;
    let may_keep = permit(&staff.actor, Action::KeepSound, &Resource::Practice).is_permit();
    let who = |by: Author| match by {
        Author::Staff(id) => name_of(&colleagues, id),
        Author::Client | Author::Sitter(_) | Author::House => "the house".to_owned(),
    };
    let view = SoundPage {
        sets: library.sets.iter().map(set_row).collect(),
        pieces: library
            .pieces
            .iter()
            .map(|it| PieceRow {
                piece: it.id,
                title: it.words.title.reveal().to_owned(),
                form: format!("{}, {}", it.kind.ending().to_uppercase(), megabytes(it.size)),
                licence: it.words.licence.reveal().to_owned(),
                source: it.words.source.reveal().to_owned(),
                since: taken_in(&wording::at(it.at, house.now(), house.zone()), &who(it.by)),
                sets: playing(&library, it.id),
            })
            .collect(),
        drawn: may_keep.then(|| house.new_id()),
        forms,
    };
    Ok(sound_page(&staff.shell(site).await?, &view))
}

fn set_row(it: &alula_app::KeptSet) -> SetRow {
    let count = |phase: SoundPhase| it.is.places.iter().filter(|place| place.phase == phase).count();
    let plays = SoundPhase::ALL.iter().filter(|phase| count(**phase) > 0);
    let plays: Vec<String> = plays.map(|phase| format!("{} {}", phase.name(), count(*phase))).collect();
    SetRow { set: it.id, name: it.is.name.reveal().to_owned(), plays: plays.join(", ") }
}

fn playing(library: &SoundLibrary, piece: PieceId) -> Vec<String> {
    let plays = library.sets.iter().filter(|it| it.is.places.iter().any(|place| place.piece == piece));
    plays.map(|it| it.is.name.reveal().to_owned()).collect()
}
