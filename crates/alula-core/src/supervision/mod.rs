//! Notes: signed over an exact content, co-signed over the same, questioned, added to; never unlocked.

mod letter;
mod note;
mod prose;
mod prose_home;
mod prose_words;

mod sign;

mod comment;
mod difference;
mod hash;
mod passages;
mod privilege;
mod state;
mod urgency;

pub use comment::{CommentAnswered, CommentClosed, CommentMade, CommentView, comments, turn};
pub use difference::{Piece, difference};
pub use hash::content_hash;
pub use letter::{Cover, LetterDraft, LetterWritten, agreement_for, is_client};
pub use note::{NotAbout, NoteAbout, NoteAddended, NoteContent, NoteCosigned, NoteQuestioned, NoteSigned};
pub use passages::{NotePart, Passage, part_of, passages};
pub use privilege::{
    ENDS_SOON_DAYS, Level, NewPrivilege, Privilege, PrivilegeStanding, Service, holding, may_end, may_grant, supervised,
};
pub use prose::{Sentence, note_prose, prose_about, signed_prose, visit_prose};
pub use state::{NoteState, NoteStep, NoteView, note, note_about, note_state, notes, supervisor_of, versions};
pub use urgency::{COSIGN_WITHIN, Reason, Waiting, queue_order, waiting, waiting_for};

use crate::chart::Chart;
use crate::decide::{Command, Context, Decided, Refusal, Request};

/// Decides every command about notes and letters.
pub(crate) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    match &request.command {
        Command::SignNote { about, mattered, done, onward } => {
            sign::sign(chart, request, about, [mattered, done, onward], ctx)
        }
        Command::CosignNote(it) => sign::cosign(chart, request, it, ctx),
        Command::QuestionNote(it) => sign::question(chart, request, it, ctx),
        Command::AddToNote(it) => sign::add(chart, request, it, ctx),
        Command::CommentOnNote(it) => comment::make(chart, request, it, ctx),
        Command::AnswerComment(it) => comment::answer(chart, request, it, ctx),
        Command::CloseComment(it) => comment::close(chart, request, it, ctx),
        Command::WriteLetter(it) => letter::write_letter(chart, request, it, ctx),
        _ => Err(Refusal::NotFound { what: "note" }),
    }
}

#[cfg(test)]
mod comment_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod urgency_tests;
