//! The next thing, the one raised card of a page, and what is missing for it.

use maud::{Markup, Render, html};

use super::{Action, icon};

/// One missing thing, and who can help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is missing.
    pub what: String,
    /// Who can resolve it, and how it stands.
    pub who: String,
    /// Where it is resolved, if the reader can.
    pub to: Option<String>,
}

/// Missing things, each with a hollow ring.
pub fn missing_list(missing: &[Missing]) -> Markup {
    html! {
        ul.missing {
            @for one in missing {
                li {
                    (icon::ring())
                    span {
                        span.alone { "Missing: " }
                        @if let Some(to) = &one.to { a href=(to) { (one.what) } } @else { (one.what) }
                        @if !one.who.is_empty() { span.who { (one.who) } }
                    }
                }
            }
        }
    }
}

/// The next thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What it is.
    pub title: String,
    /// When, where, with whom.
    pub about: String,
    /// What is missing for it.
    pub missing: Vec<Missing>,
    /// The page's one main action.
    pub action: Option<Action>,
    /// Another way.
    pub also: Option<Action>,
}

impl Render for Next {
    fn render(&self) -> Markup {
        html! {
            section.next aria-labelledby="next-heading" {
                h2 id="next-heading" { "Next" }
                h3 { (self.title) }
                @if !self.about.is_empty() { p.where { (self.about) } }
                @if !self.missing.is_empty() { (missing_list(&self.missing)) }
                @if let Some(action) = &self.action { (action.main()) }
                @if let Some(also) = &self.also { (also.quiet()) }
            }
        }
    }
}
