//! The notes that wait for a supervisor, by why they wait and not by date alone.

use maud::{Markup, html};

use crate::parts::{empty, person};
use crate::shell::{Place, Shell, Width, page};
use crate::wording;

/// A note that waits for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueLine {
    /// Whose chart.
    pub name: String,
    /// `Session 2, Mon 16 Jun`.
    pub title: String,
    /// `Maya Okonjo, AMFT`.
    pub author: String,
    /// Since when it waits: `yesterday, 14:20`.
    pub since: String,
    /// Why it stands where it stands, the most pressing first; empty when nothing stands out.
    pub reasons: Vec<String>,
    /// True when somebody may be in danger.
    pub danger: bool,
    /// The note.
    pub to: String,
}

/// A note that went back to its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackLine {
    /// Whose chart.
    pub name: String,
    /// `Session 2, Mon 16 Jun`.
    pub title: String,
    /// `Maya Okonjo, AMFT has a question to answer`.
    pub stands: String,
    /// Since when.
    pub since: String,
    /// The note.
    pub to: String,
}

/// An associate under the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociateLine {
    /// The name with letters.
    pub name: String,
    /// How the supervision agreement stands.
    pub agreement: String,
    /// What they may do.
    pub to: String,
}

/// What waits for a supervisor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueuePage {
    /// What waits, in the order of reading.
    pub waiting: Vec<QueueLine>,
    /// What went back to its author.
    pub back: Vec<BackLine>,
    /// The associates under the reader.
    pub associates: Vec<AssociateLine>,
}

impl QueuePage {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let line = |name: &str, reasons: &[&str], danger| QueueLine {
            name: name.into(),
            title: "Session 2, Mon 16 Jun".into(),
            author: "Alba Reyes, AMFT".into(),
            since: "yesterday, 14:20".into(),
            reasons: reasons.iter().map(|it| (*it).to_owned()).collect(),
            danger,
            to: "/clients".into(),
        };
        let back = BackLine {
            name: "Tobias Field".into(),
            title: "Preparation visit, Mon 9 Jun".into(),
            stands: "Alba Reyes, AMFT has a question to answer".into(),
            since: "2 days ago".into(),
            to: "/clients".into(),
        };
        let associate = |name: &str| AssociateLine {
            name: name.into(),
            agreement: "The supervision agreement holds until 1 January 2027: 199 days more.".into(),
            to: "/supervision".into(),
        };
        let usual = Self {
            waiting: vec![
                line("Mara Lindqvist", &["A concern about the client is open", "It has waited 4 days"], true),
                line("Tobias Field", &["A reading at its limit: upper pressure 171, limit 160"], false),
                line("Ravi Sandgrain", &[], false),
            ],
            back: vec![back.clone()],
            associates: vec![associate("Alba Reyes, AMFT")],
        };
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor";
        let reasons = [
            "Adverse event in the session: nausea, grade 2",
            "A gate was passed by decision: Nothing solid for four hours and nothing clear for two",
            "Medicine was held, and the hold was lifted",
            "The client left 1 h 20 min later than planned",
            "You asked, and Alba Reyes, AMFT has answered",
        ];
        let extreme = Self {
            waiting: [line("نور الهدى", &reasons, true)]
                .into_iter()
                .chain((0..30).map(|_| line(long, &reasons, false)))
                .collect(),
            back: vec![BackLine { name: long.into(), ..back }; 12],
            associates: vec![associate(long); 6],
        };
        vec![("empty", Self::default()), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn queue_page(shell: &Shell, view: &QueuePage) -> Markup {
    let lead = match view.waiting.len() {
        0 => String::new(),
        1 => "1 note waits for you.".to_owned(),
        many => format!("{} wait for you, the most pressing first.", wording::count(many, "note")),
    };
    let body = html! {
        h1 { "To read" }
        @if view.waiting.is_empty() {
            (empty("No note waits for you", "What an associate under you signs stands here until you have read it.", None))
        } @else {
            p.lead { (lead) }
            ol.queue { @for line in &view.waiting { li { (waiting(line)) } } }
            (how())
        }
        @if !view.back.is_empty() {
            section.section {
                h2 { "With their author" }
                ul.lines {
                    @for line in &view.back {
                        li {
                            a.line.three href=(line.to) {
                                span.name { (person(&line.name)) span.alone { ", " } span.note { " " (line.title) } }
                                span.what { (line.stands) }
                                span.when { (line.since) }
                            }
                        }
                    }
                }
            }
        }
        @if !view.associates.is_empty() {
            section.section {
                h2 { "Associates under you" }
                ul.lines {
                    @for it in &view.associates {
                        li { a.line href=(it.to) { span.name { (person(&it.name)) } span.note { (it.agreement) } } }
                    }
                }
            }
        }
    };
    page(shell, "To read", Place::Supervision, Width::Reading, body)
}

fn how() -> Markup {
    html! {
        details.panel.how {
            summary { "How this order is made" }
            p { "By what happened, not by date. A note with one of these reasons comes before a note without; the first in this list counts most, and where two are alike the one that waits longer comes first:" }
            ol.counted { @for reason in wording::reasons_in_order() { li { (reason) } } }
            p.soft.small { "The order is the house’s proposal. It decides nothing but what you see first." }
        }
    }
}

fn waiting(line: &QueueLine) -> Markup {
    html! {
        article.queued.urgent[line.danger] {
            h2 { a href=(line.to) { (person(&line.name)) " · " (line.title) } }
            p.soft.small { (line.author) " · signed " (line.since) }
            @if line.reasons.is_empty() { p.soft { "Nothing stands out." } }
            @else { ul.why { @for reason in &line.reasons { li { (reason) } } } }
        }
    }
}
