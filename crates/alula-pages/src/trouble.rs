//! When something does not go: what happened, what to do, never a code to decipher.

use maud::{Markup, html};

use crate::shell::{Place, Shell, Viewer, Width, page};
use crate::{urls, wording};

/// What did not go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is nothing here, or nothing this person may know of.
    NotFound,
    /// This person may not do it.
    Denied,
    /// What was asked cannot be; one sentence about it.
    Refused {
        /// What stands in the way and what to do.
        words: String,
        /// Where to go back to.
        back: Option<String>,
    },
    /// Too many tries in a short time.
    TooMany {
        /// How long to wait, in words: `a minute`.
        wait: String,
    },
    /// What was sent is too large or cannot be read.
    Unreadable {
        /// What was expected.
        words: String,
    },
    /// Something is broken; a person can find it by the reference.
    Broken {
        /// The reference.
        reference: String,
    },
}

impl Trouble {
    /// One of each.
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("not-found", Self::NotFound),
            ("denied", Self::Denied),
            (
                "refused",
                Self::Refused {
                    words: "Medicine waits. Still open: escort and pressure. Each one names who can help.".into(),
                    back: Some("/today".into()),
                },
            ),
            ("too-many", Self::TooMany { wait: "a minute".into() }),
            (
                "unreadable",
                Self::Unreadable { words: "The file is larger than 25 MB. Please send it in parts.".into() },
            ),
            ("broken", Self::Broken { reference: "7F3K-92QD".into() }),
        ]
    }
}

/// The page of a trouble.
pub fn trouble(shell: &Shell, view: &Trouble) -> Markup {
    let (title, words) = match view {
        Trouble::NotFound => (
            "There is nothing here",
            "The address may have a slip in it, or what was here belongs to someone else. Go back, or begin from the start.".to_owned(),
        ),
        Trouble::Denied => ("This is not yours to do", wording::denied().to_owned()),
        Trouble::Refused { words, .. } => ("This has to wait", words.clone()),
        Trouble::TooMany { wait } => (
            "Please wait a moment",
            format!("There were many tries in a short time, so the door is closed for a little while. Try again in {wait}."),
        ),
        Trouble::Unreadable { words } => ("This could not be read", words.clone()),
        Trouble::Broken { .. } => (
            "Something broke on our side",
            "What you sent may not be kept. Please try once more; sending the same form twice does no harm.".to_owned(),
        ),
    };
    page(
        shell,
        title,
        Place::Elsewhere,
        Width::Reading,
        html! {
            h1 { (title) }
            p.lead { (words) }
            @if let Trouble::Broken { reference } = view {
                p { "If it stays like this, tell the person who runs this house the reference " b.num { (reference) } "." }
            }
            div.buttons { (way_back(shell, view)) }
        },
    )
}

fn way_back(shell: &Shell, view: &Trouble) -> Markup {
    let (label, start) = match shell.viewer {
        Viewer::Visitor => ("To the first page", urls::Home.to_string()),
        Viewer::Client { .. } => ("To your next thing", urls::Me.to_string()),
        Viewer::Staff(_) => ("To today", urls::Today.to_string()),
    };
    html! {
        @if let Trouble::Refused { back: Some(back), .. } = view { a.button.main href=(back) { "Back" } a.button href=(start) { (label) } }
        @else { a.button.main href=(start) { (label) } }
    }
}
