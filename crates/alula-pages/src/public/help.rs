//! How to get help now: numbers first, nothing to fill in.

use maud::{Markup, html};

use crate::shell::{Place, Shell, Viewer, Width, page};
use crate::urls;

/// How to get help now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// The practice's own number, when it has one that is answered.
    pub practice_phone: Option<String>,
    /// The practice's number that is answered in opening hours, when it has one.
    pub in_opening_hours: Option<String>,
}

impl Help {
    /// Without and with the practice's number.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual =
            Self { practice_phone: Some("+1 415 555 0134".into()), in_opening_hours: Some("+1 415 555 0100".into()) };
        vec![("empty", Self::default()), ("usual", usual)]
    }
}

/// The numbers, as large buttons.
pub fn lines(practice_phone: Option<&str>) -> Markup {
    html! {
        div.help-lines {
            a.button.main.big href="tel:988" { "Call 988" }
            a.button.big href="sms:988" { "Text 988" }
            a.button.big.risk href="tel:911" { "Call 911, a life is in danger" }
            @if let Some(phone) = practice_phone {
                a.button.big href={ "tel:" (phone.replace(' ', "")) } { "Call the practice, " span.whole { (phone) } }
            }
        }
    }
}

/// The page.
pub fn help(shell: &Shell, view: &Help) -> Markup {
    page(
        shell,
        "Help now",
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { "Help now" }
            p.say { "988 is the Suicide and Crisis Lifeline in the US. A person answers, day and night. You do not have to be sure that it is bad enough." }
            div.buttons { (lines(view.practice_phone.as_deref())) }
            div.prose.section {
                @if let Some(phone) = &view.in_opening_hours {
                    h2 { "The practice, in opening hours" }
                    p { a.whole href={ "tel:" (phone.replace(' ', "")) } { bdi { (phone) } } }
                }
                h2 { "Poison or too much medicine" }
                p { "Call Poison Control: " a href="tel:18002221222" { "1 800 222 1222" } "." }
                h2 { "Outside the US" }
                p { "Call your local emergency number, in most of Europe 112." }
                @if matches!(shell.viewer, Viewer::Client { .. }) {
                    h2 { "Not urgent, but worried" }
                    p { "Tell your care team and a person will call you: " a href=(urls::MyWorry) { "I am worried" } "." }
                }
            }
        },
    )
}
