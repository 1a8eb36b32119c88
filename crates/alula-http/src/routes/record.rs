//! Routes of the record, and of what leaves the house on paper.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Record, Chart(ReadRecord) => crate::record::get;
    get CorrectEntry, Chart(Correct) => crate::record::entry::correct;
    post CorrectEntry, Chart(Correct) => crate::record::entry::keep_correction;
    get WithdrawEntry, Chart(Withdraw) => crate::record::entry::withdraw;
    post WithdrawEntry, Chart(Withdraw) => crate::record::entry::keep_withdrawal;
    get ReviewEntry, Chart(Review) => crate::record::entry::review;
    post ReviewEntry, Chart(Review) => crate::record::entry::keep_review;

    get ConsentCopy, Chart(ReadChart) => crate::print::consent;
    get SessionSummary, Chart(ReadChart) => crate::print::session;
    get SessionSheet, Chart(ReadChart) => crate::print::sheet;
    get ChartPdf, Chart(ReadRecord) => crate::print::chart;
    get Letters, Chart(ReadChart) => crate::supervision::letters::all;
    get NewLetter, Chart(WriteLetter) => crate::supervision::letters::new;
    post NewLetter, Chart(WriteLetter) => crate::supervision::letters::post;
    get LetterPdf, Chart(ReadChart) => crate::print::letter;
}
