//! The end of the care of a client, and its beginning anew.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId};
use alula_core::integration::{CloseReason, closed};
use maud::{Markup, html};

use crate::parts::{Choices, Field, Forms, error_summary, form, main_button};
use crate::session::{author_name, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// The care of a client, going on or ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarePage {
    /// Whose.
    pub client: ClientId,
    /// The id of the request.
    pub entry: EntryId,
    /// The preferred name.
    pub name: String,
    /// How it ended: a sentence, and the words; nothing while it goes on.
    pub ended: Option<(String, String)>,
    /// The forms.
    pub forms: Forms,
    /// True when the reader may end or begin it.
    pub may: bool,
}

impl CarePage {
    /// The care as the chart says.
    pub fn of(chart: &Chart, ctx: &Context<'_>, entry: EntryId, may: bool, forms: Forms) -> Self {
        let ended = closed(chart).map(|it| {
            let when = wording::date(it.at().to_zoned(ctx.zone.clone()).date());
            let by = author_name(it.author(), ctx);
            (format!("{}. Written down by {by} on {when}.", reason(it.is.reason)), it.is.words.reveal().to_owned())
        });
        Self { client: chart.client(), entry, name: preferred_name(chart), ended, forms, may }
    }

    /// Going on, ended, and only to be read.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let on = Self { client, entry, name: "Mara".into(), ended: None, forms: Forms::fresh(), may: true };
        let words = "She has her mornings back, and rings when the winter gets long.".to_owned();
        let ended = Some(("The course is done. Written down by Alba Reyes, AMFT on Mon 30 Jun.".to_owned(), words));
        let over = Self { ended, ..on.clone() };
        vec![("goes-on", on), ("read-only", Self { may: false, ..over.clone() }), ("ended", over)]
    }
}

/// Why care ends, in words.
pub fn reason(reason: CloseReason) -> &'static str {
    match reason {
        CloseReason::Complete => "The course is done",
        CloseReason::OwnWish => "The client wished so",
        CloseReason::ReferredOn => "Somebody else goes on",
        CloseReason::NotSuitable => "Ketamine is not right for this client",
        CloseReason::OutOfReach => "The client could not be reached any more",
    }
}

/// The page.
pub fn care_page(shell: &Shell, view: &CarePage) -> Markup {
    let title = format!("{}, the end of the care", view.name);
    let (close, reopen) = (view.forms.named("care"), view.forms.named("reopen"));
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        @if let Some((how, words)) = &view.ended {
            h1 { "The care has ended" }
            p.lead { (how) }
            p dir="auto" { (words) }
            @if view.may {
                section.section {
                    h2 { "Begin it anew" }
                    (error_summary(&reopen))
                    (form(urls::ReopenCare(view.client), Some(view.entry), html! {
                        (Field::area(&reopen, "words", "What brings them back"))
                        (main_button("Begin the care anew"))
                    }))
                }
            }
        } @else {
            h1 { "End the care" }
            p.lead { "The chart stays as it is and can be read. Nothing is planned any more, and nobody is asked for anything." }
            (error_summary(&close))
            @if view.may {
                (form(urls::Care(view.client), Some(view.entry), html! {
                    (REASONS.iter().fold(Choices::one(&close, "reason", "Why it ends"), |all, (it, code)| all.offer(*code, reason(*it))))
                    (Field::area(&close, "words", "What was agreed about the time after"))
                    (main_button("End the care"))
                }))
            }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

const REASONS: [(CloseReason, &str); 5] = [
    (CloseReason::Complete, "complete"),
    (CloseReason::OwnWish, "own_wish"),
    (CloseReason::ReferredOn, "referred_on"),
    (CloseReason::NotSuitable, "not_suitable"),
    (CloseReason::OutOfReach, "out_of_reach"),
];
