//! The facts that a yes or no rests on, each with where it comes from, how old it is and, where it is missing, who can help.

use maud::{Markup, html};

use crate::parts::{Missing, missing_list};

/// Something that is known, with where it comes from and how old it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine {
    /// What is known.
    pub words: String,
    /// From where, and when; may be empty.
    pub about: String,
}

/// One part of what a decision rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about, and where it is written down.
    pub name: String,
    /// Its page.
    pub to: String,
    /// What is known.
    pub lines: Vec<FactLine>,
    /// What is missing, and who can help.
    pub missing: Vec<Missing>,
}

/// The facts as a list, each leading to where it is written down.
pub(super) fn desk(all: &[Fact]) -> Markup {
    let of = |it: &Fact| {
        html! {
            @if !it.lines.is_empty() {
                ul.known {
                    @for line in &it.lines {
                        li { bdi { (line.words) } @if !line.about.is_empty() { " " span.soft.small { (line.about) } } }
                    }
                }
            }
            @if !it.missing.is_empty() { (missing_list(&it.missing)) }
        }
    };
    html! {
        @for fact in all {
            section.known-fact {
                h3 { a href=(fact.to) { (fact.name) } }
                (of(fact))
            }
        }
    }
}
