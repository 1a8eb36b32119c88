//! The client's own record: what it holds, what it leaves out, and the file to keep.

use alula_core::Chart;
use alula_core::decide::Context;
use maud::{Markup, html};

use crate::parts::empty;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Gap, Words, filled};

/// What stands in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyRecord {
    /// How many statements there are.
    pub statements: usize,
    /// The day of the first; empty while there is none.
    pub since: String,
}

impl MyRecord {
    /// The record of this chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words) -> Self {
        let first = chart.entries().first();
        Self {
            statements: chart.entries().len(),
            since: first.map(|it| words.day(it.header.recorded_at, ctx.now, ctx.zone)).unwrap_or_default(),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("empty", Self::default()),
            ("usual", Self { statements: 214, since: "2. 3. 2026".into() }),
            ("extreme", Self { statements: 48_112, since: "30. 9. 2015".into() }),
        ]
    }
}

/// The page.
pub fn my_record(shell: &Shell, view: &MyRecord) -> Markup {
    let words = shell.words();
    let book = html! { a href=(urls::MyBook) { (words.record_book()) } };
    let body = html! {
        h1 { (words.record_title()) }
        @if view.statements == 0 {
            (empty(&words.record_nothing(), &words.record_nothing_more(), None))
        } @else {
            p.say { (words.record_lead(&view.since)) }
            div.buttons.big-one { a.button.main href=(urls::MyRecordPdf) type="application/pdf" { (words.record_open()) } }
            p.soft { (words.record_file(view.statements)) " " (words.record_file_care()) }
        }
        section.section {
            h2 { (words.record_here()) }
            p { a href=(urls::MyStatements) { (words.record_everything()) } }
            p { a href=(urls::MyOpened) { (words.record_who()) } }
        }
        section.section {
            h2 { (words.record_in()) }
            p { (words.record_in_more()) }
        }
        section.section {
            h2 { (words.record_not_in()) }
            p { (filled(&words.record_not_in_more(Gap(0)), &[book])) }
        }
        section.section {
            h2 { (words.record_wrong()) }
            p { (words.record_wrong_more()) }
            p { a href=(urls::MyConsents) { (words.record_agreed()) } }
        }
    };
    page(shell, &words.record_title(), Place::MyRecord, Width::Phone, body)
}
