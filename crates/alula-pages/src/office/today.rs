//! The day of a person who works here: the next thing, the day's appointments, what waits, and who has no next step.

use maud::{Markup, html};

use super::decisions::{ClientDecisions, decision_lines};
use super::health::{HouseLine, house_line};
use super::inbox::{Rank, Task, task_lines};
use crate::clients::without_next::{WithoutNext, without_next};
use crate::parts::{Action, Missing, Next, Tone, empty, icon, link_button, notice, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One appointment of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The hour: `11:00`.
    pub hour: String,
    /// Whom.
    pub name: String,
    /// What, where, with whom.
    pub what: String,
    /// How many things are missing for it.
    pub missing: usize,
    /// Where it happens.
    pub to: String,
}

/// The day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// The day in words: `Monday 30 June`.
    pub day: String,
    /// The next thing.
    pub next: Option<Next>,
    /// The appointments in the order of the day.
    pub appointments: Vec<Appointment>,
    /// What waits for this person.
    pub tasks: Vec<Task>,
    /// What waits for a prescriber's decision, by when it blocks something; nothing for anybody else.
    pub decisions: Option<Vec<ClientDecisions>>,
    /// Clients of this person with no next step, the longest first.
    pub without_next: WithoutNext,
    /// How many sessions at home go on with this person's clients.
    pub porch: usize,
    /// What wants attention in the house itself, for whoever looks after it.
    pub house: Option<HouseLine>,
}

impl Today {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let appointment = |hour: &str, name: &str, what: &str, missing| Appointment {
            hour: hour.into(),
            name: name.into(),
            what: what.into(),
            missing,
            to: "/clients".into(),
        };
        let next = Next {
            title: "Session 2 with Mara, 11:00".into(),
            about: "Room with the window · lozenge 100 mg · Nils takes her home".into(),
            missing: vec![Missing {
                what: "The dose order is not confirmed".into(),
                who: "Dr. Imani Cole, asked yesterday".into(),
                to: None,
            }],
            action: Some(Action::go("Open the session", "/clients")),
            also: None,
        };
        let usual = Self {
            day: "Monday 30 June".into(),
            next: Some(next),
            appointments: vec![
                appointment("09:00", "Tobias Field", "Preparation visit 2", 0),
                appointment("11:00", "Mara Lindqvist", "Medicine session 2, in the office", 1),
                appointment("15:00", "Ravi Sandgrain", "Integration visit", 0),
            ],
            tasks: Task::some(),
            decisions: None,
            without_next: WithoutNext::sample(),
            porch: 1,
            house: None,
        };
        let mut extreme = Self { without_next: WithoutNext::extreme(), ..usual.clone() };
        extreme.appointments = (7..21)
            .map(|hour| {
                appointment(
                    &format!("{hour:02}:30"),
                    "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor",
                    "Medicine session 12, at home with her sister-in-law",
                    11,
                )
            })
            .collect();
        let says = "The last backup was made 2 days ago, of 42 charts.".to_owned();
        let house = Some(HouseLine { fails: false, says, more: 1 });
        vec![
            ("empty", Self { day: "Sunday 29 June".into(), ..Self::default() }),
            ("house", Self { house, next: None, ..usual.clone() }),
            ("prescriber", Self { decisions: Some(ClientDecisions::some()), ..usual.clone() }),
            ("usual", usual),
            ("extreme", extreme),
        ]
    }
}

/// The page.
pub fn today(shell: &Shell, view: &Today) -> Markup {
    let danger: Vec<&Task> = view.tasks.iter().filter(|task| task.rank == Rank::Danger).collect();
    let waiting: Vec<&Task> = view.tasks.iter().filter(|task| task.rank != Rank::Danger).collect();
    page(
        shell,
        "Today",
        Place::Today,
        Width::Wide,
        html! {
            @if !danger.is_empty() {
                (notice(Tone::Risk, "First, please", html! {
                    @for task in &danger { p { a href=(task.to) { (task.title) } ", " (person(&task.about)) ", " (task.since) } }
                }))
            }
            @if view.porch > 0 {
                p.porch-way { (link_button("Porch Light", urls::Porch)) " " @if view.porch == 1 { "A session at home goes on." } @else { (view.porch) " sessions at home go on." } }
            }
            div.with-side[view.next.is_some()] {
                h1 { (view.day) }
                @if let Some(next) = &view.next { aside.side aria-label="Next" { (next) } }
                div {
                    @if let Some(line) = &view.house { (house_line(line)) }
                    section.section aria-labelledby="appointments" {
                        h2 id="appointments" { "Appointments" }
                        @if view.appointments.is_empty() { (empty("No appointments today", "Sessions and visits stand here on their day.", None)) }
                        @else { (appointments(&view.appointments)) }
                    }
                    @if let Some(decisions) = view.decisions.as_ref().filter(|it| !it.is_empty()) {
                        section.section aria-labelledby="decide" {
                            h2 id="decide" { "To decide" }
                            (decision_lines(decisions))
                            p.small { a href=(urls::ToDecide) { "Everything that waits for your decision" } }
                        }
                    }
                    @if !waiting.is_empty() {
                        section.section aria-labelledby="waiting" { h2 id="waiting" { "Waits for you" } (task_lines(&waiting)) }
                    }
                    (without_next(&view.without_next))
                }
            }
        },
    )
}

fn appointments(appointments: &[Appointment]) -> Markup {
    html! {
        ul.lines {
            @for one in appointments {
                li {
                    a.line.timed href=(one.to) {
                        span.when { (one.hour) }
                        span.name { (person(&one.name)) }
                        span.what {
                            (one.what)
                            @if one.missing > 0 {
                                " " span.tag.missing-tag { (icon::hollow()) (wording::count(one.missing, "thing")) " missing" }
                            }
                        }
                    }
                }
            }
        }
    }
}
