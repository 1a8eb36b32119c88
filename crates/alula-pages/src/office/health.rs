//! How the house itself stands: backups, disk, work in the background; one sentence first, then each part with what to do.

use maud::{Markup, html};

use crate::parts::{Facts, icon};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// How one part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Well,
    /// Nothing is lost, but somebody should look.
    Look,
    /// Something fails, or will soon.
    Fails,
    /// It belongs to another machine; this house does not see it.
    Elsewhere,
}

impl State {
    fn words(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Look => "wants a look",
            Self::Fails => "needs help",
            Self::Elsewhere => "not looked at from here",
        }
    }

    fn shape(self) -> Markup {
        match self {
            Self::Well => icon::done(),
            Self::Look => icon::ring(),
            Self::Fails => icon::fails(),
            Self::Elsewhere => icon::elsewhere(),
        }
    }
}

/// One part of the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLine {
    /// A stable name, for the link from above.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// How it stands.
    pub state: State,
    /// A sentence that says how it is and since when.
    pub says: String,
    /// What to do, with commands between back-quotes; nothing when it is well.
    pub to_do: Option<String>,
    /// Which page of the operator guide explains it.
    pub guide: &'static str,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HealthPage {
    /// When it was looked at, in words.
    pub at: String,
    /// Each part, always in the same order.
    pub parts: Vec<PartLine>,
    /// What runs here: version, database, key file.
    pub facts: Vec<(&'static str, String)>,
}

impl HealthPage {
    /// All well, some to look at, everything failing with long words.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let part = |id, name, says: &str, guide| PartLine {
            id,
            name,
            state: State::Well,
            says: says.into(),
            to_do: None,
            guide,
        };
        let parts = vec![
            part("backup", "Backup", "The last backup was made 7 hours ago, of 42 charts.", "backup"),
            part(
                "restore_check",
                "Trial of a backup",
                "A backup was last restored for trial 12 days ago, and it held.",
                "backup",
            ),
            part(
                "charts",
                "Charts as they were signed",
                "42 charts with 3610 entries were verified 12 days ago, and every one holds.",
                "watch",
            ),
            part(
                "disk",
                "Room on the disk",
                "The disk has 31.4 GB free of 80.0 GB; the database holds 212 MB.",
                "watch",
            ),
            part("jobs", "Work in the background", "No job waits; the last was done 9 hours ago.", "watch"),
            PartLine {
                state: State::Elsewhere,
                ..part(
                    "certificate",
                    "Certificate for https",
                    "The certificate for https belongs to the server in front; watch its end there.",
                    "install",
                )
            },
        ];
        let facts = vec![
            ("Version of Alula", "0.1.0".to_owned()),
            ("Database", "built in, 212 MB, tables at step 9".to_owned()),
            ("Key file", "0011223344556677".to_owned()),
        ];
        let well = Self { at: "Mon 30 Jun, 09:02".into(), parts, facts };
        let mut some = well.clone();
        some.parts[0] = PartLine {
            state: State::Look,
            says: "The last backup was made 2 days ago, of 42 charts.".into(),
            to_do: Some("Make one with `alula backup --to DIR`, and let the machine do so every night.".into()),
            ..some.parts[0].clone()
        };
        some.parts[1] = PartLine {
            state: State::Fails,
            says: "The backup that was tried 2 hours ago was damaged and could not be read.".into(),
            to_do: Some("Make a new backup and try it with `alula restore --check FILE`; run `alula verify`.".into()),
            ..some.parts[1].clone()
        };
        let mut extreme = some.clone();
        for it in &mut extreme.parts {
            it.state = State::Fails;
            it.says = it.says.repeat(4);
            it.to_do = Some(
                "Look into the log of `alula-serve-at-the-far-end-of-the-long-corridor.service` first. ".repeat(3),
            );
        }
        vec![
            ("empty", Self { at: well.at.clone(), ..Self::default() }),
            ("usual", well),
            ("some", some),
            ("extreme", extreme),
        ]
    }

    fn wanting(&self) -> Vec<&PartLine> {
        self.parts.iter().filter(|it| matches!(it.state, State::Look | State::Fails)).collect()
    }
}

/// What today says of the house, when something wants attention: the parts by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseLine {
    /// True when something fails.
    pub fails: bool,
    /// The first thing, as a sentence.
    pub says: String,
    /// How many more parts want attention.
    pub more: usize,
}

/// One quiet line for the manager's day.
pub fn house_line(line: &HouseLine) -> Markup {
    html! {
        p.house-line {
            @if line.fails { (icon::fails()) } @else { (icon::ring()) }
            span {
                (line.says) " " a href=(urls::HouseHealth) { "Health of the house" } " says what to do"
                @if line.more > 0 { ", and has " (wording::count(line.more, "more part")) " to look at" }
                "."
            }
        }
    }
}

/// The page.
pub fn health_page(shell: &Shell, view: &HealthPage) -> Markup {
    let wanting = view.wanting();
    let body = html! {
        p.crumb { a href=(urls::Practice) { "Practice" } }
        h1 { "Health of the house" }
        p.lead { (summary(view, &wanting)) }
        ul.health {
            @for it in &view.parts { li id=(it.id) { (part(it)) } }
        }
        @if !wanting.is_empty() {
            p.soft.small { "The commands are for whoever runs the machine that Alula lives on. The operator guide, in the folder " code { "docs/operate" } " that comes with Alula, explains each." }
        }
        section.section aria-labelledby="runs" {
            h2 id="runs" { "What runs here" }
            (Facts(view.facts.iter().map(|(it, is)| ((*it).to_owned(), html! { (is) })).collect()))
            p.soft.small.looked { "Looked at " (view.at) ". No name and no word of anybody is needed for it." }
        }
    };
    page(shell, "Health of the house", Place::Practice, Width::Reading, body)
}

/// One sentence: all is well, or which parts want what.
fn summary(view: &HealthPage, wanting: &[&PartLine]) -> Markup {
    let named = |state| wanting.iter().filter(move |it| it.state == state).copied().collect::<Vec<_>>();
    let (fails, look) = (named(State::Fails), named(State::Look));
    html! {
        @if view.parts.is_empty() { "Nothing could be looked at." }
        @else if wanting.is_empty() { "All is well. There is nothing to do." }
        @if !fails.is_empty() { "Needs help: " (links(&fails)) "." }
        @if !look.is_empty() { @if !fails.is_empty() { " " } "Wants a look: " (links(&look)) "." }
    }
}

fn links(parts: &[&PartLine]) -> Markup {
    html! {
        @for (n, it) in parts.iter().enumerate() {
            @if n > 0 { @if n + 1 == parts.len() { " and " } @else { ", " } }
            a href={ "#" (it.id) } { (it.name.to_lowercase()) }
        }
    }
}

fn part(it: &PartLine) -> Markup {
    html! {
        (it.state.shape())
        div {
            p.name { (it.name) span.soft { " · " (it.state.words()) } }
            p { (it.says) }
            @if let Some(to_do) = &it.to_do {
                p.to-do { (commands(to_do)) }
                p.soft.small { "Operator guide: " code { (it.guide) ".md" } }
            }
        }
    }
}

/// Words in which commands stand between back-quotes.
fn commands(words: &str) -> Markup {
    html! {
        @for (n, piece) in words.split('`').enumerate() {
            @if n % 2 == 1 { code { (piece) } } @else { (piece) }
        }
    }
}
