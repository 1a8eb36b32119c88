//! Reaching out: a short form, thanks, and the answer to words that sound like danger.
//!
//! The form posts `name`, `reach` (`phone`, `email` or `either`), `phone`, `email`, `state`, `words` and `adult` (`yes`).

use alula_core::ids::EntryId;
use maud::{Markup, html};

use super::help;
use crate::parts::{Check, Choices, Field, Filled, error_summary, form, main_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// The enquiry form.
#[derive(Clone, Debug)]
pub struct Enquire {
    /// What stands in it.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl Enquire {
    /// Empty, refused, and extreme.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let refused = Filled::new()
            .with("name", "Wren Invented")
            .with("reach", "phone")
            .wrong("phone", "Please write a phone number, because you asked us to call.")
            .wrong("words", "Please write a line about what brings you here.");
        let extreme =
            Filled::new().with("name", "מיכל בן־דוד ".repeat(8)).with("words", "I have not slept well. ".repeat(60));
        vec![
            ("empty", Self { form: Filled::new(), entry }),
            ("refused", Self { form: refused, entry }),
            ("extreme", Self { form: extreme, entry }),
        ]
    }
}

/// The form.
pub fn enquire(shell: &Shell, view: &Enquire) -> Markup {
    let words = shell.words();
    let filled = &view.form.clone().said_in(words);
    let fields = html! {
        (Field::text(filled, "name", &words.enquire_name()).hint(&words.enquire_name_hint()).filled_by("name"))
        (Choices::one(filled, "reach", &words.enquire_reach()).across()
            .offer("phone", &words.enquire_reach_phone())
            .offer("email", &words.enquire_reach_email())
            .offer("either", &words.enquire_reach_either()))
        (Field::phone(filled, "phone", &words.enquire_phone()).hint(&words.enquire_phone_hint()))
        (Field::email(filled, "email", &words.enquire_email()).hint(&words.enquire_email_hint()))
        (Field::text(filled, "state", &words.enquire_state()).hint(&words.enquire_state_hint()).filled_by("address-level1"))
        (Field::own_words(filled, "words", &words.enquire_words()).hint(&words.enquire_words_hint()))
        (Check::new(filled, "adult", &words.enquire_adult()))
        div.buttons { (main_button(&words.enquire_send())) }
    };
    page(
        shell,
        &words.enquire_title(),
        Place::Enquire,
        Width::Narrow,
        html! {
            h1 { (words.enquire_title()) }
            p.lead { (words.enquire_lead()) }
            (error_summary(filled))
            (form(urls::Enquire, Some(view.entry), fields))
            p.soft.small { (words.enquire_night()) }
        },
    )
}

/// After an enquiry.
pub fn thanks(shell: &Shell) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.enquire_thanks(),
        Place::Enquire,
        Width::Narrow,
        html! {
            h1 { (words.enquire_thanks()) }
            p.lead { (words.enquire_thanks_lead()) }
            div.prose {
                h2 { (words.enquire_until()) }
                p { (words.enquire_until_nothing()) }
                p { a href=(urls::Home) { (words.enquire_read_again()) } }
                p.soft { (words.enquire_harder()) }
            }
        },
    )
}

/// The answer to words that sound like danger: a person and a number, never a form reply. Someone calls as soon as they
/// see it; nothing else is promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// The practice's number, when it is answered.
    pub practice_phone: Option<String>,
}

impl Crisis {
    /// With and without a number.
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("empty", Self { practice_phone: None }),
            ("usual", Self { practice_phone: Some("+1 415 555 0134".into()) }),
        ]
    }
}

/// The page after such words.
pub fn crisis(shell: &Shell, view: &Crisis) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.enquire_crisis(),
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { (words.enquire_crisis_heading()) }
            p.say { (words.enquire_crisis_kept()) }
            div.buttons { (help::lines(words, view.practice_phone.as_deref())) }
            p.soft { (words.enquire_crisis_free()) }
        },
    )
}
