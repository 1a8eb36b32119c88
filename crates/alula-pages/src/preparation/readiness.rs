//! What is ready and what is missing, gate by gate, each with who can help.

use alula_core::ids::ClientId;
use maud::{Markup, html};

use crate::parts::{Missing, Next};
use crate::session::{CheckLine, GateLine, Standing};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// Readiness by stage.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessPage {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The one next thing.
    pub next: Option<Next>,
    /// The gates by stage.
    pub stages: Vec<(String, Vec<GateLine>)>,
    /// `KAP reference 0.1.0, signed by Dr. Imani Cole on 3 November 2026`; empty when no protocol is signed.
    pub protocol: String,
}

impl ReadinessPage {
    /// Empty and usual.
    pub fn samples(client: ClientId) -> Vec<(&'static str, Self)> {
        let check = |words: &str, standing, because: &str, who: &str| CheckLine {
            words: words.into(),
            standing,
            because: because.into(),
            who: who.into(),
        };
        let gate = |title: &str, standing, hard, checks| GateLine {
            gate: "G-1".into(),
            title: title.into(),
            hard,
            standing,
            checks,
            may_pass: false,
        };
        let screening = vec![
            gate(
                "Nothing rules it out",
                Standing::Right,
                true,
                vec![check("Nothing rules the medicine out", Standing::Right, "answered Mon 9 Jun", "")],
            ),
            gate(
                "Blood pressure",
                Standing::Missing,
                true,
                vec![check(
                    "Measure blood pressure on another day",
                    Standing::Missing,
                    "128/79, Mon 9 Jun",
                    "Alba Reyes, AMFT can resolve it",
                )],
            ),
        ];
        let preparation = vec![gate(
            "Two preparation visits",
            Standing::Wrong,
            false,
            vec![check("Hold a preparation visit", Standing::Wrong, "1 of 2", "Alba Reyes, AMFT can resolve it")],
        )];
        let next = Next {
            title: "Measure blood pressure on another day".into(),
            about: "Screening · Alba Reyes, AMFT".into(),
            missing: Vec::new(),
            action: Some(crate::parts::Action::go("Go there", urls::Client(client))),
            also: None,
        };
        let usual = Self {
            client,
            name: "Mara".into(),
            next: Some(next),
            stages: vec![("Screening".into(), screening), ("Preparation".into(), preparation)],
            protocol: "kap-reference 0.1.0, signed by Dr. Imani Cole on 3 November 2026".into(),
        };
        let empty = Self { next: None, stages: Vec::new(), protocol: String::new(), ..usual.clone() };
        vec![("empty", empty), ("usual", usual)]
    }
}

/// The page.
pub fn readiness_page(shell: &Shell, view: &ReadinessPage) -> Markup {
    let title = format!("{}, what is ready", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "What is ready" }
        p.lead {
            @if view.protocol.is_empty() { "No care protocol is signed, so nothing can be ready. The prescriber can " a href=(urls::Protocol) { "read and sign it" } "." }
            @else { (view.protocol) }
        }
        @if let Some(next) = &view.next { (next) }
        @for (stage, gates) in &view.stages {
            section.section { h2 { (stage) } (gate_list(gates)) }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

/// Gates with their checks, read only.
pub fn gate_list(gates: &[GateLine]) -> Markup {
    html! {
        ul.gates {
            @for gate in gates {
                li class=(gate.class()) {
                    div.gate-head { (gate.sign()) h3 { (gate.title) } @if !gate.hard { span.soft.small { "may stay open, with a reason" } } }
                    (crate::session::checks(gate))
                }
            }
        }
    }
}

/// The gates that are not right, as a list of missing things.
pub fn missing_of(gates: &[GateLine], to: Option<String>) -> Vec<Missing> {
    let open = gates.iter().filter(|it| it.is_open()).flat_map(|it| &it.checks);
    open.filter(|it| it.is_open())
        .map(|it| Missing { what: it.words.clone(), who: it.who.clone(), to: to.clone() })
        .collect()
}
