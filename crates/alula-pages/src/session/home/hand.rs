//! What lets a phone in, shown once: a link with four digits, or six digits alone.

use maud::{Markup, html};

use super::rings::tel;
use crate::parts::{Field, Filled};
use crate::shell::{Place, Shell, Width, page};

/// A link for the sitter's phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandLink {
    /// The sitter's name and number.
    pub sitter: (String, String),
    /// The whole address.
    pub address: String,
    /// The four digits.
    pub code: String,
    /// Until when it opens, in words.
    pub until: String,
    /// Where to go on.
    pub back: String,
}

/// Six digits for another phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandCode {
    /// Whose phone it becomes.
    pub whose: String,
    /// The digits.
    pub code: String,
    /// Where they are typed.
    pub address: String,
    /// Until when they hold, as a time of day.
    pub until: String,
    /// Where to go on.
    pub back: String,
}

fn spaced(code: &str) -> String {
    let half = code.len() / 2;
    match (code.len(), code.split_at_checked(half)) {
        (6, Some((first, last))) => format!("{first} {last}"),
        _ => code.to_owned(),
    }
}

/// The page with the link and, apart from it, its digits.
pub fn hand_link(shell: &Shell, view: &HandLink) -> Markup {
    let filled = Filled::new().with("address", view.address.clone());
    let (name, phone) = &view.sitter;
    page(
        shell,
        "A link for the sitter’s phone",
        Place::Clients,
        Width::Narrow,
        html! {
            h1 { "A link for " bdi { (name) } "’s phone" }
            p.lead { "It lets one phone in, once, until " (view.until) ". Both are shown only now." }
            section.section aria-labelledby="send" {
                h2 id="send" { "Send the link" }
                (Field::area(&filled, "address", "Address"))
            }
            section.section aria-labelledby="say" {
                h2 id="say" { "Say the digits on the telephone" }
                p.big-number.num { (spaced(&view.code)) }
                p { "Not in the same message as the link." @if !phone.is_empty() { " " a.whole href=(tel(phone)) { "Ring " bdi { (name) } } } }
            }
            div.buttons { a.button.main href=(view.back) { "Done" } }
        },
    )
}

/// The page with six digits.
pub fn hand_code(shell: &Shell, view: &HandCode) -> Markup {
    page(
        shell,
        "Another phone",
        Place::Clients,
        Width::Narrow,
        html! {
            h1 { "Another phone for " bdi { (view.whose) } }
            p.lead { "On that phone, open " b { (view.address) } " and type these digits." }
            p.big-number.num { (spaced(&view.code)) }
            p.soft { "They hold until " (view.until) ", let one phone in, and are shown only now. What the other phone noted comes along when it has a line again." }
            div.buttons { a.button.main href=(view.back) { "Back to the session" } }
        },
    )
}

impl HandLink {
    /// Usual, and a long name.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            sitter: ("Joan Field".into(), "+1 415 555 0101".into()),
            address: "https://practice.invalid/come/Zm9yLXNhbXBsZXMtb25seS1hLWxvbmctdG9rZW4tdGhhdC13cmFwcw".into(),
            code: "4071".into(),
            until: "today, 17:00".into(),
            back: "/clients".into(),
        };
        let extreme =
            Self { sitter: ("Maximiliana Wolkenstein-Trostburg de la Fuente".into(), String::new()), ..usual.clone() };
        vec![("usual", usual), ("extreme", extreme)]
    }
}

impl HandCode {
    /// Usual.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            whose: "Joan".into(),
            code: "407193".into(),
            address: "https://practice.invalid/with/code".into(),
            until: "11:42".into(),
            back: "/clients".into(),
        };
        vec![("usual", usual)]
    }
}
