//! Settings: the light, how the practice reaches me, what opens the book, leaving every device.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::ClientAdmitted;
use maud::{Markup, html};

use super::of::therapist;
use crate::parts::{Choices, Facts, Filled, error_summary, form, link_button, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// My settings. The light posts `light`: `system`, `day` or `dusk`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MySettings {
    /// How the practice reaches the client: a name and what is written.
    pub reached: Vec<(String, String)>,
    /// Whom to tell when it changed.
    pub therapist: String,
    /// The form of the light.
    pub form: Filled,
}

impl MySettings {
    /// What a chart says of it.
    pub fn of(chart: &Chart, ctx: &Context<'_>, form: Filled) -> Self {
        let admitted = chart.last::<ClientAdmitted>();
        let reached = admitted.iter().flat_map(|it| {
            let person = &it.is.person;
            [
                ("Name", &person.name),
                ("Called", &person.preferred_name),
                ("Telephone", &person.phone),
                ("E-mail", &person.email),
                ("Address", &person.address),
            ]
        });
        let reached = reached.filter(|it| !it.1.is_blank());
        Self {
            reached: reached.map(|(name, is)| (name.to_owned(), is.reveal().to_owned())).collect(),
            therapist: therapist(chart, ctx),
            form,
        }
    }

    /// Empty, usual, refused, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            reached: vec![
                ("Name".into(), "Mara Lindqvist".into()),
                ("Telephone".into(), "+1 415 555 0134".into()),
                ("E-mail".into(), "mara.lindqvist@demo.alula.invalid".into()),
            ],
            therapist: "Alba Reyes".into(),
            form: Filled::new().with("light", "dusk"),
        };
        let refused = Filled::new().wrong("light", "Choose one of the three.");
        let long = format!("{}@demo.alula.invalid", "x".repeat(90));
        vec![
            ("empty", Self { therapist: "Your care team".into(), ..Self::default() }),
            ("usual", usual.clone()),
            ("refused", Self { form: refused, ..usual.clone() }),
            ("extreme", Self { reached: vec![("E-mail".into(), long); 3], ..usual }),
        ]
    }
}

/// The page.
pub fn my_settings(shell: &Shell, view: &MySettings) -> Markup {
    let body = html! {
        h1 { "Settings" }
        section.section aria-labelledby="light-heading" {
            h2 id="light-heading" { "Light" }
            (error_summary(&view.form))
            (form(urls::MySettings, None, html! {
                (Choices::one(&view.form, "light", "How bright should your pages be?").offer("system", "As this device wishes").offer("day", "Day").offer_with("dusk", "Dusk", "Dark and warm, easy on tired eyes"))
                div.buttons { (main_button("Take it")) }
            }))
        }
        section.section aria-labelledby="reached" {
            h2 id="reached" { "How we reach you" }
            (Facts(view.reached.iter().map(|(name, is)| (name.clone(), html! { bdi { (is) } })).collect()))
            p.soft { "Something changed? Tell " bdi { (view.therapist) } "." }
        }
        section.section aria-labelledby="book" {
            h2 id="book" { "Your book" }
            p { "Its phrase and its twelve words are changed in the book, while it is open." }
            div.buttons { (link_button("To the book", urls::MyBookKeys)) }
        }
        section.section aria-labelledby="leave" {
            h2 id="leave" { "A lost phone" }
            p { "Sign out on every device at once. Your password stays as it is." }
            form method="post" action=(urls::SignOutEverywhere) { (quiet_button("Sign out everywhere")) }
        }
    };
    page(shell, "Settings", Place::MySettings, Width::Phone, body)
}
