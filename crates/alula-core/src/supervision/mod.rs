//! Notes: signed over an exact content, co-signed over the same, questioned, added to; never unlocked.

mod note;

pub use note::{NoteAbout, NoteAddended, NoteContent, NoteCosigned, NoteQuestioned, NoteSigned};

use crate::chart::Chart;
use crate::decide::Refusal;
use crate::decide::{Command, Context, Decided, Request};
use crate::ledger::Statement;
use crate::private::Private;

/// Decides every command about notes.
pub(crate) fn decide(_chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    let statement: Statement = match &request.command {
        Command::SignNote { about, mattered, done, onward } => {
            let content = NoteContent {
                prose: Private::default(),
                mattered: mattered.clone(),
                done: done.clone(),
                onward: onward.clone(),
            };
            NoteSigned { about: about.clone(), content, hash: String::new() }.into()
        }
        Command::CosignNote(it) => it.clone().into(),
        Command::QuestionNote(it) => it.clone().into(),
        Command::AddToNote(it) => it.clone().into(),
        _ => return Err(Refusal::NotFound { what: "rule" }),
    };
    Ok(vec![request.states(ctx, statement)])
}
