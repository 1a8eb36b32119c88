//! The client's own pages: one next thing, never a dashboard.

pub mod agreed;
pub mod book;
pub mod consents;
mod of;
pub mod prepare;
pub mod record;
pub mod settings;
pub mod statements;
pub mod words;

pub use of::try_form;

use maud::{Markup, html};

use crate::parts::{Action, own};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// The client's one next thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyNext {
    /// What it is, in a sentence or two.
    pub words: String,
    /// The one button.
    pub action: Action,
    /// What comes of it, and that it can be left: `You can skip any question. Alba reads the answers before Monday.`
    pub after: String,
}

/// What the client wanted to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trying {
    /// What.
    pub what: String,
    /// What the client said about it last; empty when nothing yet.
    pub own: String,
    /// When that was.
    pub when: String,
}

/// The client's first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyHome {
    /// `Good evening, Mara`.
    pub greeting: String,
    /// The next thing.
    pub next: Option<MyNext>,
    /// The next appointment in a sentence: `Session 2 is on Monday 30 June at 11:00. Nils takes you home.`
    pub appointment: Option<String>,
    /// What they wanted to try.
    pub trying: Option<Trying>,
}

impl MyHome {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            greeting: "Good evening, Mara".into(),
            next: Some(MyNext {
                words: "Nine short questions about the last two weeks. It takes about a minute.".into(),
                action: Action::go("Begin", urls::MyMeasure("phq-9".into())),
                after: "You can skip any question. Alba reads the answers before Monday.".into(),
            }),
            appointment: None,
            trying: Some(Trying {
                what: "Ten minutes in the kitchen, without the phone.".into(),
                own: "It was all right.".into(),
                when: "Saturday".into(),
            }),
        };
        let extreme = Self {
            greeting: "Good evening, Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            appointment: Some("Session 12 is on Wednesday 30 September at 11:00 in the room with the window. Your sister-in-law takes you home.".into()),
            trying: Some(Trying { what: "Every morning, before anyone else is awake, ".repeat(5), own: "كان كل شيء على ما يرام.".into(), when: "Wednesday".into() }),
            ..usual.clone()
        };
        vec![
            ("empty", Self { greeting: "Good morning, Odile".into(), ..Self::default() }),
            ("usual", usual),
            ("extreme", extreme),
        ]
    }
}

/// The page.
pub fn my_home(shell: &Shell, view: &MyHome) -> Markup {
    page(
        shell,
        "One next thing",
        Place::Me,
        Width::Phone,
        html! {
            p.hello { (view.greeting) }
            @if let Some(next) = &view.next {
                h1 { "One next thing" }
                p.say { (next.words) }
                div.buttons.big-one { (next.action.main()) }
                p.soft { (next.after) }
            } @else {
                h1 { "Nothing to do now" }
                p.say { "When something is next, it will stand here. Your care team sees to it." }
            }
            @if let Some(words) = &view.appointment { p.section { (words) } }
            @if let Some(trying) = &view.trying { (card_trying(trying)) }
            p.section.small { a href=(urls::MyWorry) { "Something worries me" } }
        },
    )
}

fn card_trying(trying: &Trying) -> Markup {
    html! {
        section.trying aria-labelledby="trying" {
            h2 id="trying" { "What you wanted to try" }
            p.say dir="auto" { (trying.what) }
            @if !trying.own.is_empty() { p.said { (own(&trying.own)) } }
            @if !trying.when.is_empty() { p.small.soft { (trying.when) } }
            p.small { a href=(urls::MyThread) { "Say how it went" } }
        }
    }
}
