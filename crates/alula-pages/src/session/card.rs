//! Who the person is, always in sight; and everything a helper needs in an emergency.

use alula_core::preparation::{TherapistRole, TouchAnswer};
use maud::{Markup, Render, html};

use super::home::tel;
use crate::parts::own_block;
use crate::{urls, wording};

/// The person, as the room needs to know her.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonCard {
    /// The intention in the client's own words.
    pub intention: Option<String>,
    /// What the client fears.
    pub fears: String,
    /// How the client wants to be calmed.
    pub calming: String,
    /// Music, silence.
    pub sound: String,
    /// Touch, situation by situation.
    pub touch: Vec<(String, TouchAnswer)>,
    /// The role that was agreed.
    pub role: Option<TherapistRole>,
}

impl Render for PersonCard {
    fn render(&self) -> Markup {
        html! {
            section {
                h2 { "Intention" }
                @match &self.intention {
                    Some(words) => (own_block(words, "")),
                    None => p.soft { "None is set; it can stay so." },
                }
            }
            @for (heading, words) in [("Fears", &self.fears), ("To be calmed by", &self.calming), ("Sound", &self.sound)] {
                @if !words.is_empty() { section { h2 { (heading) } p dir="auto" { (words) } } }
            }
            section {
                h2 { "Touch" }
                @if self.touch.is_empty() { p { "Nothing is agreed, so none." } } @else {
                    ul.touch-list {
                        @for (what, answer) in &self.touch {
                            li { bdi { (what) } " " span.answer aria-hidden="true" { (wording::touch_sign(*answer)) } " " (wording::touch(*answer)) }
                        }
                        li.soft { "anything else " span.answer aria-hidden="true" { "○" } " no" }
                    }
                }
            }
            @if let Some(role) = self.role { section { h2 { "The therapist is" } p { (wording::therapist_role(role)) } } }
        }
    }
}

/// What has to be told to a helper on the telephone, in the order they ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HelpCard {
    /// Where the client is.
    pub address: String,
    /// Name and age.
    pub who: String,
    /// What was taken and when.
    pub taken: Vec<String>,
    /// Allergies.
    pub allergies: String,
    /// Medicines.
    pub medicines: String,
    /// This client's limits.
    pub limits: String,
    /// What the prescriber wrote for a reading above a limit.
    pub instruction: String,
    /// Whom to ring in the home, by name and number.
    pub numbers: Vec<(String, String)>,
}

impl Render for HelpCard {
    fn render(&self) -> Markup {
        html! {
            div.help-card {
                p.call { "Danger to life: call " a.whole href="tel:911" hx-boost="false" { "911" } " first. The house never calls by itself." }
                dl.facts {
                    @for (name, words) in [
                        ("Where", &self.address), ("Who", &self.who), ("Taken", &self.taken.join("; ")),
                        ("Allergies", &self.allergies), ("Medicines", &self.medicines), ("Limits", &self.limits),
                        ("The prescriber says", &self.instruction),
                    ] {
                        @if !words.is_empty() { dt { (name) } dd dir="auto" { (words) } }
                    }
                    @for (name, number) in &self.numbers { dt { bdi { (name) } } dd { a.whole href=(tel(number)) hx-boost="false" { bdi { (number) } } } }
                }
                p { "Vomiting or hard to wake: on the side, chin up, mouth free. Stay and watch the breathing." }
                p { a href=(urls::Help) hx-boost="false" { "All numbers" } }
            }
        }
    }
}
