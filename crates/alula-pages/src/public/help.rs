//! How to get help now: numbers first, nothing to fill in.

use maud::{Markup, html};

use crate::shell::{Place, Shell, Viewer, Width, page};
use crate::urls;
use crate::wording::{Gap, Words, filled};

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
pub fn lines(words: Words, practice_phone: Option<&str>) -> Markup {
    html! {
        div.help-lines {
            a.button.main.big href="tel:988" { (words.help_call_988()) }
            a.button.big href="sms:988" { (words.help_text_988()) }
            a.button.big.risk href="tel:911" { (words.help_call_911()) }
            @if let Some(phone) = practice_phone {
                a.button.big href={ "tel:" (phone.replace(' ', "")) } {
                    span { (filled(&words.help_call_practice(Gap(0)), &[html! { span.whole { (phone) } }])) }
                }
            }
        }
    }
}

/// The page.
pub fn help(shell: &Shell, view: &Help) -> Markup {
    let words = shell.words();
    let poison = html! { a.whole href="tel:18002221222" { "1 800 222 1222" } };
    page(
        shell,
        &words.help_title(),
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { (words.help_title()) }
            p.say { (words.help_lead()) }
            div.buttons { (lines(words, view.practice_phone.as_deref())) }
            div.prose.section {
                @if let Some(phone) = &view.in_opening_hours {
                    h2 { (words.help_in_hours()) }
                    p { a.whole href={ "tel:" (phone.replace(' ', "")) } { bdi { (phone) } } }
                }
                h2 { (words.help_poison()) }
                p { (filled(&words.help_poison_call(Gap(0)), &[poison])) }
                h2 { (words.help_abroad()) }
                p { (words.help_abroad_call()) }
                @if matches!(shell.viewer, Viewer::Client { .. }) {
                    h2 { (words.help_worry()) }
                    p { (filled(&words.help_worry_tell(Gap(0)), &[html! { a href=(urls::MyWorry) { (words.help_worry_link()) } }])) }
                }
            }
        },
    )
}
