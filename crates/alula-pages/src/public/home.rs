//! The first page: what ketamine-assisted psychotherapy is, in plain words, with its limits.
//! Facts and numbers follow docs/clinical; reading grade 8 or lower.

use maud::{Markup, html};

use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// The first page.
pub fn home(shell: &Shell) -> Markup {
    page(
        shell,
        "Ketamine-assisted psychotherapy",
        Place::Home,
        Width::Reading,
        html! {
            h1 { "Talk therapy, with a medicine that can loosen what is stuck" }
            p.lead {
                "Ketamine-assisted psychotherapy joins unhurried talking with a few sessions of a medicine called ketamine. "
                "You are never alone in it: we prepare with you, stay with you, and help you use what comes up."
            }
            div.prose {
                (how_it_works())
                (what_to_expect())
                (honest_limits())
                (not_for_everyone())
                (reach_out())
            }
        },
    )
}

fn how_it_works() -> Markup {
    html! {
        h2 { "How it works" }
        p {
            "Ketamine has been used to put people to sleep for surgery since the 1970s. In much smaller amounts it does something else. "
            "For about an hour the mind lets go of its usual tracks. Many people feel far from their body, see images, or look at their life from a distance. "
            "In the hours and days after, new habits of thought seem easier to form. Therapy uses that time."
        }
        p {
            "A prescriber decides with you whether the medicine is safe for you, and how much. "
            "You take it as a lozenge held in the mouth, or as an injection in the arm."
        }
    }
}

fn what_to_expect() -> Markup {
    html! {
        h2 { "What to expect" }
        ol.stack {
            li { b { "We get to know you. " } "Your story, your health, your medicines, what you have tried. Nothing is rushed." }
            li { b { "We prepare. " } "What you hope for, what you fear, how you want to be calmed, what touch is welcome. You can change your mind about any of it." }
            li { b { "The medicine session. " } "Plan about three hours. The deep part lasts about one. Your therapist is in the room the whole time. We check your blood pressure before and during. An adult you trust takes you home." }
            li { b { "We make use of it. " } "In the weeks after, we turn what came up into small things you can do on an ordinary Tuesday. And we check, with short questions, if you are getting better." }
        }
        p { "Some people feel lighter within hours, often after one or two sessions. For some it takes longer, for some the help fades, and for some it does not help. We will tell you honestly what we see." }
    }
}

fn honest_limits() -> Markup {
    html! {
        h2 { "What you should know first" }
        ul {
            li { "The Food and Drug Administration (FDA) has approved ketamine for anesthesia. It has " strong { "not" } " approved it for depression, anxiety or trauma. Using it for these is legal and common, and it is called off-label use." }
            li { "Lozenges are made for you by a special pharmacy. The FDA does not check such products for safety before they are sold." }
            li { "During a session your blood pressure and pulse go up for a while. You may feel sick, dizzy or afraid. We watch for this and know what to do." }
            li { "You must not drive until the next day, after a night of sleep." }
            li { "Used often or in large amounts, ketamine can harm the bladder and the liver, and people can come to crave it. That is why we use it rarely, and keep count." }
        }
    }
}

fn not_for_everyone() -> Markup {
    html! {
        h2 { "When it may not be right" }
        p { "Tell us if one of these is true for you. It does not always mean no. It means that the prescriber has to look closely." }
        ul {
            li { "high blood pressure that is not under control, a stroke, an aneurysm, or a recent heart problem" }
            li { "a psychosis or schizophrenia, now or before, or a mania now" }
            li { "a pregnancy, or breast-feeding" }
            li { "trouble with alcohol or drugs now, or ever with ketamine" }
            li { "serious liver disease, or pain and urgency in the bladder" }
            li { "seizures, sleep apnea that is not treated, glaucoma, or an overactive thyroid" }
            li { "an allergy to ketamine" }
        }
        p { "We see adults, 18 and older. And you need an adult who can take you home." }
    }
}

fn reach_out() -> Markup {
    html! {
        h2 { "If you would like to talk" }
        p { "Write us a few lines. A person reads them and calls or writes back within two working days. Asking costs nothing and binds you to nothing." }
        p { a.button.main href=(urls::Enquire) { "Reach out" } }
        p.soft { "If you are in danger, or think about ending your life, do not wait for us. Call or text 988, day and night, or 911." }
    }
}
