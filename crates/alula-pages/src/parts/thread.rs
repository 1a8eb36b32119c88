//! The Thread: how something said became something done.

use maud::{Markup, html};

use crate::wording::Words;

/// One link of the Thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// In the client's own words: an intention or a moment.
    Own(String),
    /// An insight, a strategy, a change.
    Kept(String),
    /// A remark at the end: `2 of 3 tried`.
    Remark(String),
}

/// The links in their order, each become the next.
pub fn thread(words: Words, links: &[Link]) -> Markup {
    html! {
        ol.thread {
            @for (place, link) in links.iter().enumerate() {
                li {
                    @if place > 0 && !matches!(link, Link::Remark(_)) { span.became { (words.thread_became()) } }
                    @match link {
                        Link::Own(words) => span.chip.own dir="auto" { "“" (words) "”" },
                        Link::Kept(words) => span.chip dir="auto" { (words) },
                        Link::Remark(words) => span.became { (words) },
                    }
                }
            }
        }
    }
}
