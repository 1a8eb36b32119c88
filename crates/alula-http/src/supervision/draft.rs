//! `POST /clients/{client}/notes/draft?about=`: keep what was typed; by itself while somebody types, or by a button.

use alula_app::{DraftKept, DraftPlace, DraftWords};
use alula_pages::supervision::{Kept, draft_kept};
use alula_pages::{urls, wording};
use axum::extract::{Query, State};
use axum::http::HeaderMap;

use super::new::Asked;
use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// The draft that the page was drawn with, as its form says.
pub(super) fn seen(form: &Form) -> Option<DraftPlace> {
    let (place, version) = form.raw("draft").split_once(' ')?;
    Some(DraftPlace { place: place.parse().ok()?, version: version.parse().ok()? })
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    form: Form,
) -> Answered {
    let (house, about, by_itself) = (site.house(), asked.about()?, headers.contains_key("hx-request"));
    let mut reading = Reading::of(&form, house.zone());
    let [mattered, done, onward] = ["mattered", "done", "onward"].map(|it| reading.words(it));
    let Ok(words) = reading.finish(|| Some(DraftWords { mattered, done, onward })) else {
        let words = "This is longer than can be kept. Go back, and shorten it or divide it into two notes.";
        return match by_itself {
            true => Ok(Answer::unprocessable(draft_kept(&Kept::TooLong))),
            false => Err(Stop::Form { words: words.into() }),
        };
    };
    let (place, page) = (form.entry()?, urls::new_note(path.client, &about));
    let kept = house.keep_draft(&staff.actor, path.client, about, place, seen(&form), words).await?;
    if !by_itself {
        return Ok(Answer::go(match kept {
            DraftKept::Nothing => page,
            DraftKept::Alone(here, _) | DraftKept::Beside { here, .. } => format!("{page}&draft={}", here.place),
        }));
    }
    let words = |at| wording::at(at, house.now(), house.zone());
    Ok(Answer::page(draft_kept(&match kept {
        DraftKept::Nothing => Kept::Nothing,
        DraftKept::Alone(_, at) => Kept::At(words(at)),
        DraftKept::Beside { here, at, other } => {
            Kept::Beside { at: words(at), other: words(other), to: format!("{page}&draft={}", here.place) }
        }
    })))
}

pub(crate) async fn let_go(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    Query(asked): Query<Asked>,
    form: Form,
) -> Answered {
    let about = asked.about()?;
    let place = form.raw("place").parse().map_err(|_| Stop::Form {
        words: "This form does not say which draft is meant. Open the note again, then let it go there.".into(),
    })?;
    site.house().let_go_drafts(&staff.actor, path.client, &about, vec![place]).await?;
    Ok(Answer::go(urls::new_note(path.client, &about)))
}
