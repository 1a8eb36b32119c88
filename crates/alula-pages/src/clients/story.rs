//! A client's page as a story: who they are, their intention, the arc, what happened, what is next.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{
    Curve, Link, Missing, Next, Step, Timeline, Tone, arc, empty, notice, own, own_block, paper, person, thread,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::Words;

mod of;
mod samples;
mod tellings;

pub use of::Teller;

/// Something that has to be seen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// How much it asks for.
    pub tone: Tone,
    /// What it is.
    pub heading: String,
    /// What to do.
    pub words: String,
    /// What the way there says, and where it leads.
    pub way: Option<(String, String)>,
}

/// One thing that happened, told.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The entry it tells.
    pub id: EntryId,
    /// The day: `Tue 24 Jun`.
    pub when: String,
    /// What it was: `Integration visit`.
    pub heading: String,
    /// Its own page, if it has one.
    pub to: Option<String>,
    /// What happened, in our words.
    pub sentences: Vec<String>,
    /// What the client said.
    pub own: Vec<String>,
    /// Threads that began or went on.
    pub threads: Vec<Vec<Link>>,
    /// The lanes, for a session.
    pub timeline: Option<Timeline>,
    /// Who signed and co-signed.
    pub signed: String,
}

/// A client's story.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Whose.
    pub client: ClientId,
    /// The name.
    pub name: String,
    /// `she/her · 41 · with us since March · session 2 of 4`.
    pub about: String,
    /// What has to be seen at once.
    pub alerts: Vec<Alert>,
    /// The intention in the client's words, and a line about it.
    pub intention: Option<(String, String)>,
    /// The arc.
    pub arc: Vec<Step>,
    /// What happened, newest first.
    pub tellings: Vec<Telling>,
    /// The next thing.
    pub next: Option<Next>,
    /// What is missing when nothing is planned.
    pub missing: Vec<Missing>,
    /// Measures over time.
    pub curves: Vec<Curve>,
    /// What everyone must know: medicines, allergies, limits.
    pub held: Vec<String>,
    /// Role and name of each person of the team.
    pub team: Vec<(String, String)>,
    /// True when the care has ended.
    pub ended: bool,
    /// True when the reader may name another team.
    pub may_name_team: bool,
}

/// The page.
pub fn story(shell: &Shell, view: &Story) -> Markup {
    page(
        shell,
        &view.name,
        Place::Clients,
        Width::Wide,
        html! {
            @for alert in &view.alerts { (alert_banner(alert)) }
            div.with-side {
                div {
                    (head(view))
                    (parts_of_chart(view.client))
                    @if !view.arc.is_empty() { (arc(&view.arc)) }
                }
                aside.side aria-label="Next, measures and what to hold in mind" { (side(view)) }
                div {
                    @if view.tellings.is_empty() {
                        (empty("The story begins here", "Visits, sessions and what the client says will stand here, the newest first.", None))
                    }
                    @for telling in &view.tellings { (tell(telling)) }
                }
            }
        },
    )
}

fn alert_banner(alert: &Alert) -> Markup {
    notice(
        alert.tone,
        &alert.heading,
        html! {
            p { (alert.words) }
            @if let Some((label, to)) = &alert.way { p { a href=(to) { (label) } } }
        },
    )
}

fn head(view: &Story) -> Markup {
    html! {
        div.person-head {
            h1 { (person(&view.name)) }
            span.about { (view.about) }
        }
        @if let Some((words, about)) = &view.intention { (own_block(words, about)) }
    }
}

fn parts_of_chart(client: ClientId) -> Markup {
    html! {
        nav.parts aria-label="Parts of the chart" {
            ul {
                li { a href=(urls::Intake(client)) { "Intake" } }
                li { a href=(urls::Measures(client)) { "Measures" } }
                li { a href=(urls::Outcomes(client)) { "Outcomes" } }
                li { a href=(urls::Preparation(client)) { "Preparation" } }
                li { a href=(urls::Consents(client)) { "Consents" } }
                li { a href=(urls::Eligibility(client)) { "Eligibility" } }
                li { a href=(urls::Orders(client)) { "Orders" } }
                li { a href=(urls::Doses(client)) { "Doses" } }
                li { a href=(urls::Readiness(client)) { "Readiness" } }
                li { a href=(urls::Integration(client)) { "Integration" } }
                li { a href=(urls::Notes(client)) { "Notes" } }
                li { a href=(urls::Letters(client)) { "Letters" } }
                li { a href=(urls::Record(client)) { "Record" } }
                li { (paper(urls::ChartPdf(client), "Print or keep")) }
            }
        }
    }
}

fn tell(telling: &Telling) -> Markup {
    html! {
        article.entry id={ "e-" (telling.id) } {
            time { (telling.when) }
            div.tell {
                h3 { @if let Some(to) = &telling.to { a href=(to) { (telling.heading) } } @else { (telling.heading) } }
                @for sentence in &telling.sentences { p dir="auto" { (sentence) } }
                @for words in &telling.own { p { (own(words)) } }
                @for links in &telling.threads { (thread(Words::english(), links)) }
                @if let Some(timeline) = &telling.timeline { (timeline) }
                @if !telling.signed.is_empty() { p.signed { (telling.signed) } }
            }
        }
    }
}

fn side(view: &Story) -> Markup {
    html! {
        @if let Some(next) = &view.next { (next) }
        @else if !view.ended {
            section { h2 { "Next" } p { "Nothing is planned." } (crate::parts::missing_list(&view.missing)) }
        }
        @for curve in &view.curves { section { h2 { (curve.name) } (curve) } }
        @if !view.held.is_empty() { section { h2 { "Held with care" } p.small { (view.held.join(" · ")) } } }
        @if !view.team.is_empty() {
            section {
                h2 { "Who cares" }
                ul.small { @for (role, name) in &view.team { li { (person(name)) span.soft { ", " (role) } } } }
                p.small {
                    a href=(urls::InviteClient(view.client)) { "Invite the client to their pages" }
                    @if view.may_name_team { " · " a href=(urls::Team(view.client)) { "Change the team" } }
                    " · " a href=(urls::Contact(view.client)) { "Correct how to reach them" }
                    @if !view.ended { " · " a href=(urls::NextTalk(view.client)) { "Plan the next talk" } " · " a href=(urls::Care(view.client)) { "End the care" } }
                }
            }
        }
    }
}
