//! A set of sound, new or as it stands.

use alula_core::ids::{PieceId, SoundSetId};
use alula_core::practice::sound::{MOST_PLACES, SoundPhase, SoundPlace, SoundSet};
use alula_pages::office::sound::{SoundSetPage, sound_set_page};
use alula_pages::parts::Filled;
use alula_pages::urls;
use axum::extract::State;
use maud::Markup;

use crate::address::{At, SoundSetPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn new(State(site): State<Site>, staff: Staff) -> Answered {
    Ok(Answer::page(draw(&site, &staff, None, Filled::new()).await?))
}

pub(crate) async fn post_new(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let id = SoundSetId(form.entry()?.0);
    keep(&site, &staff, id, None, &form).await
}

pub(crate) async fn get(State(site): State<Site>, staff: Staff, At(path): At<SoundSetPath>) -> Answered {
    Ok(Answer::page(draw(&site, &staff, Some(path.set), Filled::new()).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<SoundSetPath>, form: Form) -> Answered {
    form.entry()?;
    if form.ticked("off") {
        site.house().let_go_sound_set(&staff.actor, path.set).await?;
        return Ok(Answer::go(urls::Sound));
    }
    keep(&site, &staff, path.set, Some(path.set), &form).await
}

async fn keep(site: &Site, staff: &Staff, id: SoundSetId, known: Option<SoundSetId>, form: &Form) -> Answered {
    let wrong = match read(form, site) {
        Err(filled) => filled,
        Ok(set) => match site.house().keep_sound_set(&staff.actor, id, set).await? {
            Ok(()) => return Ok(Answer::go(urls::Sound)),
            Err(refusal) => form.filled().refused(&refusal),
        },
    };
    Ok(Answer::unprocessable(draw(site, staff, known, wrong).await?))
}

/// The set as it was filled in; a place without a piece is none.
fn read(form: &Form, site: &Site) -> Result<SoundSet, Filled> {
    let mut it = Reading::of(form, site.house().zone());
    let name = it.words("name");
    let mut places = Vec::new();
    for n in 0..MOST_PLACES {
        let field = |what: &str| format!("{what}-{n}");
        let Some(piece) = it.id::<PieceId>(&field("piece")) else { continue };
        let phase = it.needed_choice::<SoundPhase>(&field("phase"), "Choose the phase in which it plays.");
        let silence = it.number::<u16>(&field("silence")).unwrap_or(0);
        places.extend(phase.map(|phase| SoundPlace { phase, piece, silence }));
    }
    it.finish(|| Some(SoundSet { name, places }))
}

async fn draw(site: &Site, staff: &Staff, set: Option<SoundSetId>, form: Filled) -> Result<Markup, Stop> {
    let library = site.house().sound(&staff.actor).await?;
    let kept = set.map(|id| library.sets.iter().find(|it| it.id == id).ok_or(Stop::NotFound)).transpose()?;
    let filled = if form == Filled::new() { kept.map_or_else(Filled::new, |it| as_it_stands(&it.is)) } else { form };
    let taken = kept.map_or(0, |it| it.is.places.len());
    let asked = (0..MOST_PLACES).rfind(|n| !filled.value(&format!("piece-{n}")).is_empty()).map_or(0, |n| n + 1);
    let view = SoundSetPage {
        set,
        name: kept.map(|it| it.is.name.reveal().to_owned()).unwrap_or_default(),
        drawn: site.house().new_id(),
        pieces: library.pieces.iter().map(|it| (it.id, it.words.title.reveal().to_owned())).collect(),
        places: SoundSetPage::offered(taken.max(asked)),
        form: filled,
    };
    Ok(sound_set_page(&staff.shell(site).await?, &view))
}

fn as_it_stands(set: &SoundSet) -> Filled {
    let filled = Filled::new().with("name", set.name.reveal());
    set.places.iter().enumerate().fold(filled, |filled, (n, it)| {
        filled
            .with(&format!("phase-{n}"), it.phase.name())
            .with(&format!("piece-{n}"), it.piece.to_string())
            .with(&format!("silence-{n}"), if it.silence == 0 { String::new() } else { it.silence.to_string() })
    })
}
