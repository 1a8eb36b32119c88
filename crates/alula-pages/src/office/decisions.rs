//! What waits for a prescriber over all their clients: what it blocks, what is known, how old that is, where it is decided.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::ClientId;
use alula_core::protocol::readiness::{Decision, Decisions, decisions};
use alula_core::session::{SessionView, session};
use jiff::Timestamp;
use maud::{Markup, html};

use crate::parts::{empty, icon, person};
use crate::preparation::place_of_check;
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLine {
    /// What there is to do: `Write an order`.
    pub title: String,
    /// What is known, and how old it is.
    pub fact: String,
    /// Where it is decided.
    pub to: String,
}

/// What waits for the prescriber of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientDecisions {
    /// Whom it is about.
    pub name: String,
    /// Who.
    pub client: ClientId,
    /// What cannot go on: `Session 2, today, 14:00, lozenge in the office`; without a session, for how long they have waited.
    pub blocks: String,
    /// When that begins; nothing while nothing is planned.
    pub at: Option<Timestamp>,
    /// The things, holds first.
    pub lines: Vec<DecisionLine>,
}

/// What waits for a prescriber.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionsPage {
    /// By when it blocks something.
    pub clients: Vec<ClientDecisions>,
    /// True when more charts may hold something than were opened.
    pub more: bool,
}

impl ClientDecisions {
    /// What waits in a chart; nothing when nothing does.
    pub fn of(chart: &Chart, name: &str, ctx: &Context<'_>) -> Option<Self> {
        let found = decisions(chart, ctx);
        if found.waiting.is_empty() {
            return None;
        }
        let view = found.session.and_then(|id| session(chart, id));
        Some(Self {
            name: name.to_owned(),
            client: chart.client(),
            blocks: blocks(view.as_ref(), &found, ctx),
            at: found.at,
            lines: found.waiting.iter().map(|it| line(chart, it, &found, ctx)).collect(),
        })
    }

    /// A few, the first of them held, the last with a long name.
    pub fn some() -> Vec<Self> {
        let line =
            |title: &str, fact: &str| DecisionLine { title: title.into(), fact: fact.into(), to: "/clients".into() };
        let client = |name: &str, at, blocks: &str, lines| Self {
            name: name.into(),
            client: ClientId(uuid::Uuid::nil()),
            blocks: blocks.into(),
            at,
            lines,
        };
        vec![
            client(
                "Mara Lindqvist",
                Some(Timestamp::UNIX_EPOCH),
                "Session 2, today, 11:00, lozenge in the office",
                vec![line("Lift the hold, or stop for today", "Upper pressure 168, limit 160 · since today, 10:41")],
            ),
            client(
                "Ravi Sandgrain",
                Some(Timestamp::UNIX_EPOCH),
                "Session 1, Thu 3 Jul, 14:00, lozenge in the office",
                vec![
                    line("Look at the medicines", "Not looked at: Lisinopril · 2 days old"),
                    line(
                        "Write an order",
                        "100 mg, until 30 June 2026 · 90 days old · holds now, and not on the day of the session",
                    ),
                ],
            ),
            client("نور الهدى", None, "Screened 6 days ago", vec![line("Decide on eligibility", "Not decided yet")]),
        ]
    }
}

impl DecisionsPage {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let long = ClientDecisions {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor".into(),
            ..ClientDecisions::some().remove(1)
        };
        let many = (0..10).flat_map(|_| [ClientDecisions::some(), vec![long.clone()]].concat()).collect();
        vec![
            ("empty", Self::default()),
            ("usual", Self { clients: ClientDecisions::some(), more: false }),
            ("extreme", Self { clients: many, more: true }),
        ]
    }
}

fn blocks(view: Option<&SessionView<'_>>, found: &Decisions, ctx: &Context<'_>) -> String {
    let (Some(view), Some(at)) = (view, found.at) else {
        return found.since.map(|it| format!("Screened {}", wording::since(it, ctx.now, ctx.zone))).unwrap_or_default();
    };
    if view.t0().is_some() {
        return format!(
            "Session {} is under way since {}; nothing further is given",
            view.number,
            wording::clock(at, ctx.zone)
        );
    }
    let (route, setting) = (wording::route(view.plan.is.route), wording::setting(view.plan.is.setting));
    format!("Session {}, {}, {route} {setting}", view.number, wording::at(at, ctx.now, ctx.zone))
}

fn line(chart: &Chart, it: &Decision, found: &Decisions, ctx: &Context<'_>) -> DecisionLine {
    let is_hold = it.check == "no_open_hold";
    let age = it.at.map(|at| match is_hold {
        true => format!("since {}", wording::at(at, ctx.now, ctx.zone)),
        false => format!("{} old", wording::lasting(at, ctx.now)),
    });
    let ends = it.ends_before.then(|| "holds now, and not on the day of the session".to_owned());
    let fact = wording::sentence(it.fact.reveal());
    let fact: Vec<String> = [Some(fact), age, ends].into_iter().flatten().filter(|it| !it.is_empty()).collect();
    let session = found.session.map(|it| urls::Session(chart.client(), it).to_string());
    let to = place_of_check(chart.client(), &it.check).or(session);
    DecisionLine {
        title: it.todo.clone(),
        fact: fact.join(" · "),
        to: to.unwrap_or_else(|| urls::Client(chart.client()).to_string()),
    }
}

/// The page.
pub fn decisions_page(shell: &Shell, view: &DecisionsPage) -> Markup {
    let (planned, waiting): (Vec<_>, Vec<_>) = view.clients.iter().partition(|it| it.at.is_some());
    page(
        shell,
        "To decide",
        Place::ToDecide,
        Width::Reading,
        html! {
            h1 { "To decide" }
            @if view.clients.is_empty() {
                (empty("Nothing waits for your decision", "Holds, orders, medicines and eligibility stand here as soon as they wait for you, with what they block.", None))
            } @else {
                p.lead { "What waits for you, by when it blocks a session." }
                (part("before-a-session", "Before a session", &planned))
                (part("before-a-plan", "Before a session can be planned", &waiting))
            }
            @if view.more { p.small.soft { "There may be more. The sessions furthest ahead were not looked at yet." } }
        },
    )
}

fn part(id: &str, heading: &str, clients: &[&ClientDecisions]) -> Markup {
    html! {
        @if !clients.is_empty() {
            section.section aria-labelledby=(id) { h2 id=(id) { (heading) } (decision_lines(clients.iter().copied())) }
        }
    }
}

/// What waits, client by client; the first word of each leads to where it is decided.
pub fn decision_lines<'c>(clients: impl IntoIterator<Item = &'c ClientDecisions>) -> Markup {
    html! {
        @for client in clients {
            article.ready-line {
                h3 { a href=(urls::Client(client.client)) { (person(&client.name)) } }
                p.soft.small { (client.blocks) }
                ul.missing {
                    @for line in &client.lines {
                        li { (icon::ring()) span { a href=(line.to) { (line.title) } span.who dir="auto" { (line.fact) } } }
                    }
                }
            }
        }
    }
}
