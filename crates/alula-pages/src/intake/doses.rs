//! What was ordered and what was given, over all sessions on one axis, with the tables behind the picture.

use alula_core::ids::ClientId;
use maud::{Markup, html};

use crate::parts::{Chronicle, Table, empty, link_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// What was ordered and given to a client.
#[derive(Clone, Debug, PartialEq)]
pub struct DosesPage {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// Where it stands, in one or two sentences; empty when nothing was given, held or planned.
    pub sentence: String,
    /// The picture.
    pub chronicle: Chronicle,
    /// How the picture is read.
    pub reading: Vec<&'static str>,
    /// What was ordered and given.
    pub given: Table,
    /// The pressures and the limits that held.
    pub pressures: Table,
    /// Holds, and what went wrong.
    pub events: Table,
    /// What has to be known about the limits; may be empty.
    pub limits: String,
}

/// The page.
pub fn doses_page(shell: &Shell, view: &DosesPage) -> Markup {
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Dose history" }
        @if view.sentence.is_empty() {
            (empty("No medicine was given yet", "What is ordered and what is given stands here from the first session that is planned.", Some(link_button("Orders and limits", urls::Orders(view.client)))))
        } @else {
            p.lead { (view.sentence) }
            (view.chronicle)
            div.how-to-read { @for words in &view.reading { p.small.soft { (words) } } }
            section.section aria-labelledby="given" { h2 id="given" { "Ordered and given" } (view.given) }
            @if !view.pressures.rows.is_empty() {
                section.section aria-labelledby="pressure" {
                    h2 id="pressure" { "Blood pressure and its limits" }
                    (view.pressures)
                    @if !view.limits.is_empty() { p.small.soft { (view.limits) } }
                }
            }
            @if !view.events.rows.is_empty() {
                section.section aria-labelledby="events" { h2 id="events" { "Holds, and what went wrong" } (view.events) }
            }
            section.section { p { a href=(urls::Orders(view.client)) { "Orders and limits" } " · " a href=(urls::Outcomes(view.client)) { "Outcomes" } } }
        }
    };
    page(shell, &format!("{}, dose history", view.name), Place::Clients, Width::Reading, body)
}
