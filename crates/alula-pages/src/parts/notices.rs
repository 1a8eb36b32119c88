//! Notices and empty places.

use maud::{Markup, html};

/// How much a notice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is good to know.
    Calm,
    /// Something is missing.
    Missing,
    /// A body is at risk; nothing else may be red.
    Risk,
}

/// A banner with a heading and what to do.
pub fn notice(tone: Tone, heading: &str, inside: Markup) -> Markup {
    let (class, role) = match tone {
        Tone::Calm => ("notice", "status"),
        Tone::Missing => ("notice missing", "status"),
        Tone::Risk => ("notice risk", "alert"),
    };
    html! { div class=(class) role=(role) { h2 { (heading) } (inside) } }
}

/// An empty place: what will stand here, and what brings it about.
pub fn empty(heading: &str, words: &str, action: Option<Markup>) -> Markup {
    html! {
        div.empty {
            b { (heading) }
            p { (words) }
            @if let Some(action) = action { (action) }
        }
    }
}
