//! Where a client stands, for whoever runs the practice: who, with whom, how far. Nothing that was said or measured.

use alula_core::ids::ClientId;
use maud::{Markup, html};

use crate::parts::{Facts, link_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// Where a client stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub client: ClientId,
    /// The whole name.
    pub name: String,
    /// The phase of care, in words.
    pub phase: String,
    /// The next step, in words; empty when nothing is.
    pub next: String,
    /// When the chart last changed, in words.
    pub changed: String,
    /// Who cares: as what, and the name.
    pub team: Vec<(String, String)>,
    /// How to reach the client: what, and how.
    pub contact: Vec<(String, String)>,
    /// True when the viewer may name the team.
    pub may_name_team: bool,
    /// True when the viewer may invite the client.
    pub may_invite: bool,
    /// True when the viewer may see who opened the chart.
    pub may_see_access: bool,
    /// True when the viewer may plan a talk.
    pub may_plan: bool,
    /// True when the viewer may correct how to reach the client.
    pub may_correct: bool,
}

impl Standing {
    /// Usual, and without a team.
    pub fn samples(client: ClientId) -> Vec<(&'static str, Self)> {
        let pairs = |all: &[(&str, &str)]| all.iter().map(|(it, is)| ((*it).to_owned(), (*is).to_owned())).collect();
        let usual = Self {
            client,
            name: "Mara Lindqvist".into(),
            phase: "Preparation".into(),
            next: "Sign the consents".into(),
            changed: "yesterday".into(),
            team: pairs(&[("therapist", "Alba Reyes, AMFT"), ("supervisor", "Jonah Okafor, LMFT")]),
            contact: pairs(&[("Phone", "+1 415 555 0100"), ("E-mail", "mara.lindqvist@demo.alula.invalid")]),
            may_name_team: true,
            may_invite: true,
            may_see_access: true,
            may_plan: true,
            may_correct: true,
        };
        let alone = Self { team: Vec::new(), phase: "Intake".into(), next: "Name the team".into(), ..usual.clone() };
        vec![("usual", usual), ("no-team", alone)]
    }
}

/// The page.
pub fn standing(shell: &Shell, view: &Standing) -> Markup {
    let facts = |all: &[(String, String)]| Facts(all.iter().map(|(it, is)| (it.clone(), html! { (is) })).collect());
    let body = html! {
        p.crumb { a href=(urls::Clients) { "Clients" } }
        h1 { (person(&view.name)) }
        p.lead { "Where this client stands. What is said and written in their care is for the people who care for them." }
        (Facts(vec![
            ("Phase".to_owned(), html! { (view.phase) }),
            ("Next".to_owned(), html! { @if view.next.is_empty() { "nothing that is known" } @else { (view.next) } }),
            ("Last change".to_owned(), html! { (view.changed) }),
        ]))
        @if view.may_plan { div.buttons { (link_button("Plan the next talk", urls::NextTalk(view.client))) } }
        section.section {
            h2 { "Who cares" }
            @if view.team.is_empty() { p { "Nobody yet. Name the team, so that somebody can open the chart." } } @else { (facts(&view.team)) }
            @if view.may_name_team { div.buttons { (link_button("Name the team", urls::Team(view.client))) } }
        }
        section.section {
            h2 { "How to reach them" }
            (facts(&view.contact))
            div.buttons {
                @if view.may_see_access { (link_button("Who opened this chart", urls::access_to(view.client))) }
                @if view.may_correct { (link_button("Correct how to reach them", urls::Contact(view.client))) }
                @if view.may_invite { (link_button("Invite to their own pages", urls::InviteClient(view.client))) }
            }
        }
    };
    page(shell, &view.name, Place::Clients, Width::Reading, body)
}
