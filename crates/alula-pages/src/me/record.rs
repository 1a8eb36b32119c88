//! The client's own record: what it holds, what it leaves out, and the file to keep.

use alula_core::Chart;
use alula_core::decide::Context;
use maud::{Markup, html};

use crate::parts::empty;
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

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
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let first = chart.entries().first();
        Self {
            statements: chart.entries().len(),
            since: first.map(|it| wording::day(it.header.recorded_at, ctx.now, ctx.zone)).unwrap_or_default(),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("empty", Self::default()),
            ("usual", Self { statements: 214, since: "2 March".into() }),
            ("extreme", Self { statements: 48_112, since: "Wednesday 30 September 2015".into() }),
        ]
    }
}

/// The page.
pub fn my_record(shell: &Shell, view: &MyRecord) -> Markup {
    let body = html! {
        h1 { "My record" }
        @if view.statements == 0 {
            (empty("Nothing is written yet", "Your care team begins it with you.", None))
        } @else {
            p.say { "Everything that is written about your care here, since " (view.since) ". It is yours to read and to keep." }
            div.buttons.big-one { a.button.main href=(urls::MyRecordPdf) type="application/pdf" { "Open my record" } }
            p.soft { "One file (PDF) with " (wording::count(view.statements, "statement")) ". Whoever has the file can read all of it: keep it where only you go." }
        }
        section.section {
            h2 { "Read it here" }
            p { a href=(urls::MyStatements) { "Everything that was written" } }
            p { a href=(urls::MyOpened) { "Who opened it" } }
        }
        section.section {
            h2 { "What is in it" }
            p { "What happened, told in order. What you answered, with your curves. Then every single thing that was written, by whom and when, and what was put right later." }
        }
        section.section {
            h2 { "What is not in it" }
            p { "Your " a href=(urls::MyBook) { "book" } ". Only pages you shared, and did not take back, stand in your record." }
        }
        section.section {
            h2 { "Something is wrong in it" }
            p { "Tell your care team. They put it right, and what it said before stays readable beside it." }
            p { a href=(urls::MyConsents) { "What I agreed to" } }
        }
    };
    page(shell, "My record", Place::MyRecord, Width::Phone, body)
}
