//! Who is ready for a session, and what is missing for whom: one glance before the week.

use maud::{Markup, html};

use crate::parts::{Missing, empty, icon, missing_list, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One client on the way to a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub name: String,
    /// When: `Mon 30 Jun, 11:00`; empty when no day is set.
    pub when: String,
    /// How and where: `lozenge 100 mg, in the office`; may be empty.
    pub about: String,
    /// What is missing first, each with who can resolve it.
    pub missing: Vec<Missing>,
    /// How many more are missing than stand here.
    pub more: usize,
    /// The page of readiness, or the session.
    pub to: String,
}

/// Everybody on the way to a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// With a day, the earliest first.
    pub planned: Vec<Line>,
    /// Without a day, in preparation.
    pub preparing: Vec<Line>,
    /// True when there are more in preparation than are shown.
    pub more: bool,
}

impl Ready {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let missing =
            |what: &str, who: &str| Missing { what: what.into(), who: who.into(), to: Some(urls::Clients.to_string()) };
        let line = |name: &str, when: &str, missing: Vec<Missing>, more| Line {
            name: name.into(),
            when: when.into(),
            about: "lozenge 100 mg, in the office".into(),
            missing,
            more,
            to: urls::Clients.to_string(),
        };
        let usual = Self {
            planned: vec![
                line("Mara Lindqvist", "today, 11:00", Vec::new(), 0),
                line(
                    "Ravi Sandgrain",
                    "Thu 3 Jul, 14:00",
                    vec![missing("Who takes the client home", "Alba Reyes, AMFT")],
                    2,
                ),
            ],
            preparing: vec![Line {
                about: String::new(),
                ..line(
                    "Odile Marsh",
                    "",
                    vec![
                        missing("Write the order", "Dr. Imani Cole"),
                        missing("Sign the consent for the medicine", "the client"),
                    ],
                    0,
                )
            }],
            more: false,
        };
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor";
        let all = || {
            vec![
                missing(
                    "What follows from each thing that speaks against the medicine",
                    "Dr. Imani Wolkenstein-Trostburg, MD, PhD"
                );
                3
            ]
        };
        let extreme = Self {
            planned: (0..12).map(|_| line(long, "Wed 24 Dec, 16:30", all(), 14)).collect(),
            preparing: (0..12).map(|_| line(long, "", all(), 14)).collect(),
            more: true,
        };
        vec![("empty", Self::default()), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn ready(shell: &Shell, view: &Ready) -> Markup {
    page(
        shell,
        "Ready?",
        Place::Ready,
        Width::Reading,
        html! {
            h1 { "Ready?" }
            p.lead { "Who is on the way to a session, and what the care protocol still asks for." }
            section.section aria-labelledby="planned" {
                h2 id="planned" { "With a day" }
                @if view.planned.is_empty() { (empty("No session is planned", "Sessions stand here from the day they are planned.", None)) }
                @for line in &view.planned { (one(line)) }
            }
            @if !view.preparing.is_empty() {
                section.section aria-labelledby="preparing" {
                    h2 id="preparing" { "Without a day yet" }
                    @for line in &view.preparing { (one(line)) }
                    @if view.more { p { a href=(urls::clients_at("preparation")) { "Everybody in preparation" } } }
                }
            }
        },
    )
}

fn one(line: &Line) -> Markup {
    html! {
        article.ready-line {
            div.row.apart {
                h3 { a href=(line.to) { (person(&line.name)) } }
                @if line.missing.is_empty() { span.tag.ready-tag { (icon::done()) "ready" } }
                @else { span.tag.missing-tag { (icon::hollow()) (wording::count(line.missing.len() + line.more, "thing")) " missing" } }
            }
            @if !line.when.is_empty() || !line.about.is_empty() {
                p.soft.small { (line.when) @if !line.when.is_empty() && !line.about.is_empty() { " · " } (line.about) }
            }
            (missing_list(&line.missing))
            @if line.more > 0 { p.small { a href=(line.to) { "and " (wording::count(line.more, "thing")) " more" } } }
        }
    }
}
