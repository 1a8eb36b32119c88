//! Forms and buttons. A page has at most one filled button: its main one.

use std::fmt::Display;

use alula_core::ids::EntryId;
use maud::{Markup, html};

/// Something a card offers to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go to a page.
    Go {
        /// What the button says.
        label: String,
        /// Where.
        to: String,
    },
    /// Do it at once, by a form without fields.
    Do {
        /// What the button says.
        label: String,
        /// Where it is posted.
        to: String,
        /// The id of the request, made when the page was drawn.
        entry: EntryId,
        /// Further fields.
        fields: Vec<(String, String)>,
    },
}

impl Action {
    /// Go to a page.
    pub fn go(label: impl Into<String>, to: impl Display) -> Self {
        Self::Go { label: label.into(), to: to.to_string() }
    }

    /// As the page's one filled button.
    pub fn main(&self) -> Markup {
        self.draw("button main")
    }

    /// As a quiet button.
    pub fn quiet(&self) -> Markup {
        self.draw("button")
    }

    fn draw(&self, class: &str) -> Markup {
        match self {
            Self::Go { label, to } => html! { a class=(class) href=(to) { (label) } },
            Self::Do { label, to, entry, fields } => html! {
                form method="post" action=(to) {
                    input type="hidden" name="entry" value=(entry);
                    @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                    button class=(class) type="submit" { (label) }
                }
            },
        }
    }
}

/// A form that is posted. `entry` is the id of the request, made when the form is drawn, so that sending twice is once.
pub fn form(to: impl Display, entry: Option<EntryId>, inside: Markup) -> Markup {
    html! {
        form method="post" action=(to) novalidate {
            @if let Some(entry) = entry { input type="hidden" name="entry" value=(entry); }
            (inside)
        }
    }
}

/// The one filled button of a page or form.
pub fn main_button(label: &str) -> Markup {
    html! { button.button.main type="submit" { (label) } }
}

/// A further button of a form.
pub fn quiet_button(label: &str) -> Markup {
    html! { button.button type="submit" { (label) } }
}

/// A way to another page that looks like a button.
pub fn link_button(label: &str, to: impl Display) -> Markup {
    html! { a.button href=(to) { (label) } }
}

/// A button that acts after it was held for a second, by finger, mouse or key; without script it acts at once.
/// `again` is what it says when assistive software pressed it once.
pub fn hold_button(label: &str, again: &str) -> Markup {
    html! { button.button type="submit" data-hold="1000" data-hold-again=(again) { (label) } }
}
