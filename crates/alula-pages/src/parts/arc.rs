//! The arc of care, from enquiry to now and a little further.

use maud::{Markup, html};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Done.
    Done,
    /// Going on.
    Now,
    /// Ahead.
    Ahead,
}

/// One step of the arc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub name: String,
    /// When, or how it stands.
    pub about: String,
    /// How far it is.
    pub reached: Reached,
}

/// The steps in a row; one below the other on a phone.
pub fn arc(steps: &[Step]) -> Markup {
    html! {
        ol.arc aria-label="The course of care" {
            @for step in steps {
                @let (class, spoken) = match step.reached {
                    Reached::Done => ("done", ", done"),
                    Reached::Now => ("now", ", now"),
                    Reached::Ahead => ("ahead", ", ahead"),
                };
                li class=(class) aria-current=[(step.reached == Reached::Now).then_some("step")] {
                    b { (step.name) span.alone { (spoken) } }
                    (step.about)
                }
            }
        }
    }
}
