//! The client's book: pages that the client alone opens, in a ledger of their own beside the chart.
//!
//! A page enters the chart only when the client shares it, as a statement that carries a copy of its words.

mod page;
mod recovery;
mod share;

pub use page::{Book, DecodePageError, Page, PageWritten, Writing};
pub use recovery::{BadRecoveryWords, RECOVERY_WORDS, read_recovery_words, recovery_words};
pub use share::{PageShared, PageTakenBack, held_letters, pages_waiting, shared_of, shared_pages};

use crate::chart::Chart;
use crate::decide::{Command, Context, Decided, Refusal, Request};

/// Decides what enters the chart from the book.
pub(crate) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    match &request.command {
        Command::SharePage(it) => share::share_page(chart, request, it, ctx),
        Command::HoldLetter(it) => share::hold_letter(chart, request, it, ctx),
        Command::TakePageBack(it) => share::take_page_back(chart, request, it, ctx),
        _ => Err(Refusal::NotFound { what: "page" }),
    }
}
