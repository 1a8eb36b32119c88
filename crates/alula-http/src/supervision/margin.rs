//! What is written in the margin of a note: beside a sentence, answered, closed.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::CommentId;
use alula_core::supervision::{CommentAnswered, CommentClosed, CommentMade, NotePart};
use alula_pages::parts::Forms;
use alula_pages::urls;
use axum::extract::State;

use super::note::draw;
use crate::address::{At, CommentPath, NotePath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

/// Which sentence a form stands beside: `mattered-0`.
fn sentence(form: &Form) -> Result<(NotePart, u32), Stop> {
    let named = || {
        let (part, place) = form.raw("at").split_once('-')?;
        Some((NotePart::of(part)?, place.parse().ok()?))
    };
    let words = "This form does not say beside which sentence it stands. Open the note again, and choose the sentence.";
    named().ok_or_else(|| Stop::Form { words: words.into() })
}

pub(crate) async fn make(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<NotePath>,
    form: Form,
) -> Answered {
    let (note, (part, place)) = (path.note, sentence(&form)?);
    let sentence = form.raw("sentence").to_owned();
    let kept = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let words = it.needed("words", "Write your comment.");
        it.finish(|| {
            let sentence = sentence.into();
            Some(Command::CommentOnNote(CommentMade { note, part, place, sentence, words }))
        })
    });
    match kept.await? {
        Outcome::Kept => Ok(Answer::go(urls::comment(path.client, note, CommentId::of(form.entry()?)))),
        Outcome::SentBack(filled) => {
            let forms = Forms::fresh().with("comment", filled);
            Ok(Answer::unprocessable(draw(&site, &staff, &chart, &path, form.raw("at"), forms).await?))
        }
    }
}

pub(crate) async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<CommentPath>,
    form: Form,
) -> Answered {
    let comment = path.comment;
    let kept = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let words = it.needed("words", "Write your answer.");
        it.finish(|| Some(Command::AnswerComment(CommentAnswered { comment, words })))
    });
    after(&site, &staff, &chart, &path, kept.await?).await
}

pub(crate) async fn close(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<CommentPath>,
    form: Form,
) -> Answered {
    let comment = path.comment;
    let kept = keep(&site, &staff.actor, path.client, &form, |it| {
        it.finish(|| Some(Command::CloseComment(CommentClosed { comment })))
    });
    after(&site, &staff, &chart, &path, kept.await?).await
}

async fn after(site: &Site, staff: &Staff, chart: &Chart, path: &CommentPath, came: Outcome) -> Answered {
    match came {
        Outcome::Kept => Ok(Answer::go(urls::comment(path.client, path.note, path.comment))),
        Outcome::SentBack(filled) => {
            let forms = Forms::fresh().with(&format!("answer-{}", path.comment), filled);
            let note = NotePath { client: path.client, note: path.note };
            Ok(Answer::unprocessable(draw(site, staff, chart, &note, "", forms).await?))
        }
    }
}
