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
    let filled = &view.form;
    let fields = html! {
        (Field::text(filled, "name", "Your name").hint("The name you want to hear from us.").filled_by("name"))
        (Choices::one(filled, "reach", "How may we reach you?").across().offer("phone", "Phone").offer("email", "E-mail").offer("either", "Either"))
        (Field::phone(filled, "phone", "Phone number").hint("If we may call."))
        (Field::email(filled, "email", "E-mail").hint("If we may write."))
        (Field::text(filled, "state", "Your state").hint("Two letters, such as CA. We can only care for people where we are licensed.").filled_by("address-level1"))
        (Field::own_words(filled, "words", "What brings you here?").hint("A line is enough. Only the people who answer enquiries read it."))
        (Check::new(filled, "adult", "I am 18 or older"))
        div.buttons { (main_button("Send")) }
    };
    page(
        shell,
        "Reach out",
        Place::Enquire,
        Width::Narrow,
        html! {
            h1 { "Reach out" }
            p.lead { "A person reads this and answers within two working days." }
            (error_summary(filled))
            (form(urls::Enquire, Some(view.entry), fields))
            p.soft.small { "This form is not watched at night. If you are in danger, call or text 988, or call 911." }
        },
    )
}

/// After an enquiry.
pub fn thanks(shell: &Shell) -> Markup {
    page(
        shell,
        "We have your words",
        Place::Enquire,
        Width::Narrow,
        html! {
            h1 { "We have your words" }
            p.lead { "A person reads them and answers within two working days, in the way you asked for." }
            div.prose {
                h2 { "Until then" }
                p { "You do not need to do anything, and nothing is decided yet. Please do not stop any medicine on your own." }
                p { a href=(urls::Home) { "Read about this care once more" } }
                p.soft { "If it gets hard before we call: call or text 988, day and night." }
            }
        },
    )
}

/// The answer to words that sound like danger: a person and a number, never a form reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// What the practice promises: `Someone from the practice calls you today`; what it can keep.
    pub promise: String,
    /// The practice's number, when it is answered.
    pub practice_phone: Option<String>,
}

impl Crisis {
    /// With and without a number.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let promise = "Someone from the practice will call you as soon as they see this.".to_owned();
        vec![
            ("empty", Self { promise: promise.clone(), practice_phone: None }),
            ("usual", Self { promise, practice_phone: Some("+1 415 555 0134".into()) }),
        ]
    }
}

/// The page after such words.
pub fn crisis(shell: &Shell, view: &Crisis) -> Markup {
    page(
        shell,
        "Please talk to someone now",
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { "What you wrote sounds very hard. Please talk to someone now." }
            p.say { "We kept your words, and " (view.promise.chars().next().map(|c| c.to_lowercase().to_string()).unwrap_or_default()) (view.promise.chars().skip(1).collect::<String>()) " You do not have to wait for that:" }
            div.buttons { (help::lines(view.practice_phone.as_deref())) }
            p.soft { "988 is free. A person answers day and night, and you decide what you tell." }
        },
    )
}
