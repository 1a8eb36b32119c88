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

use crate::parts::{Action, form, in_language, own, quiet_button};
use crate::preparation::DOCUMENTS;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Words, filled};

/// The client's one next thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyNext {
    /// What it is, in a sentence or two; a gap stands for the document.
    pub words: String,
    /// The title of a document, in the language in which it was written.
    pub document: Option<String>,
    /// The one button.
    pub action: Action,
    /// What comes of it, and that it can be left: `You can skip any question. Alba reads the answers before Monday.`
    pub after: String,
}

impl MyNext {
    /// Its words with the title of the document in their gap.
    pub(crate) fn said(&self, words: Words) -> Markup {
        let document = self.document.as_deref().map(|it| in_language(DOCUMENTS, words, it));
        filled(&self.words, document.as_slice())
    }
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
    /// True while a session at home is planned or open: this phone can be its phone.
    pub at_home: bool,
    /// What they wanted to try.
    pub trying: Option<Trying>,
}

impl MyHome {
    /// Empty, usual, extreme.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let usual = Self {
            greeting: words.me_evening("Mara").into(),
            next: Some(MyNext {
                words: words.me_asked("PHQ-9", 9, 14).into(),
                document: None,
                action: Action::go(words.me_begin(), urls::MyMeasure("phq-9".into())),
                after: words.me_who_reads("Alba Reyes").into(),
            }),
            appointment: None,
            at_home: false,
            trying: Some(Trying {
                what: "Ten minutes in the kitchen, without the phone.".into(),
                own: "It was all right.".into(),
                when: words.me_tried(words.thread_done(), words.time_yesterday()).into(),
            }),
        };
        let extreme = Self {
            greeting: words.me_evening("Maximiliana Wolkenstein-Trostburg de la Fuente").into(),
            appointment: Some(format!(
                "{} {}",
                words.me_session("12", "30. 9. 2026 11:00"),
                words.me_takes_home("Maximiliana Wolkenstein-Trostburg de la Fuente")
            )),
            trying: Some(Trying {
                what: "Every morning, before anyone else is awake, ".repeat(5),
                own: "كان كل شيء على ما يرام.".into(),
                when: words.time_yesterday().into(),
            }),
            at_home: true,
            ..usual.clone()
        };
        vec![
            ("empty", Self { greeting: words.me_morning("Odile").into(), ..Self::default() }),
            ("usual", usual),
            ("extreme", extreme),
        ]
    }
}

/// The page.
pub fn my_home(shell: &Shell, view: &MyHome) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.me_title(),
        Place::Me,
        Width::Phone,
        html! {
            p.hello { (view.greeting) }
            @if let Some(next) = &view.next {
                h1 { (words.me_title()) }
                p.say { (next.said(words)) }
                div.buttons.big-one { (next.action.main()) }
                p.soft { (next.after) }
            } @else {
                h1 { (words.me_nothing()) }
                p.say { (words.me_nothing_more()) }
            }
            @if let Some(said) = &view.appointment { p.section { (said) } }
            @if view.at_home {
                section.section {
                    p { (words.me_phone_more()) }
                    (form(urls::MyPhone, None, quiet_button(&words.me_phone())))
                }
            }
            @if let Some(trying) = &view.trying { (card_trying(words, trying)) }
            p.section.small { a href=(urls::MyWorry) { (words.me_worry()) } }
        },
    )
}

fn card_trying(words: Words, trying: &Trying) -> Markup {
    html! {
        section.trying aria-labelledby="trying" {
            h2 id="trying" { (words.me_trying()) }
            p.say dir="auto" { (trying.what) }
            @if !trying.own.is_empty() { p.said { (own(&trying.own)) } }
            @if !trying.when.is_empty() { p.small.soft { (trying.when) } }
            p.small { a href=(urls::MyThread) { (words.me_say()) } }
        }
    }
}
