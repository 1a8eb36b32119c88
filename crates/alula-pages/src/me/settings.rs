//! Settings: the light, how the practice reaches me, what opens the book, leaving every device.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::ClientAdmitted;
use alula_core::language::Language;
use maud::{Markup, html};

use super::of::therapist;
use crate::parts::{Choices, Facts, Filled, error_summary, form, link_button, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Gap, Words, filled};

/// My settings. The light posts `light`: `system`, `day` or `dusk`; the language posts `lang`: its tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MySettings {
    /// How the practice reaches the client: a name and what is written.
    pub reached: Vec<(String, String)>,
    /// Whom to tell when it changed.
    pub therapist: String,
    /// The form of the light, and of the language.
    pub form: Filled,
}

impl MySettings {
    /// What a chart says of it.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words, form: Filled) -> Self {
        let admitted = chart.last::<ClientAdmitted>();
        let reached = admitted.iter().flat_map(|it| {
            let person = &it.is.person;
            [
                (words.settings_name(), &person.name),
                (words.settings_called(), &person.preferred_name),
                (words.settings_phone(), &person.phone),
                (words.settings_email(), &person.email),
                (words.settings_address(), &person.address),
            ]
        });
        let reached = reached.filter(|it| !it.1.is_blank());
        Self {
            reached: reached.map(|(name, is)| (name.into_owned(), is.reveal().to_owned())).collect(),
            therapist: therapist(chart, ctx, words),
            form,
        }
    }

    /// Empty, usual, refused, extreme.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let usual = Self {
            reached: vec![
                (words.settings_name().into(), "Mara Lindqvist".into()),
                (words.settings_phone().into(), "+1 415 555 0134".into()),
                (words.settings_email().into(), "mara.lindqvist@demo.alula.invalid".into()),
            ],
            therapist: "Alba Reyes".into(),
            form: Filled::new().with("light", "dusk").with("lang", words.language().tag()),
        };
        let refused = Filled::new().said_in(words).wrong("light", words.settings_light_wrong());
        let long = format!("{}@demo.alula.invalid", "x".repeat(90));
        vec![
            ("empty", Self { therapist: words.me_team().into(), ..Self::default() }),
            ("usual", usual.clone()),
            ("refused", Self { form: refused, ..usual.clone() }),
            ("extreme", Self { reached: vec![(words.settings_email().into(), long); 3], ..usual }),
        ]
    }
}

/// The page.
pub fn my_settings(shell: &Shell, view: &MySettings) -> Markup {
    let words = shell.words();
    let therapist = html! { bdi { (view.therapist) } };
    let body = html! {
        h1 { (words.settings_title()) }
        section.section aria-labelledby="light-heading" {
            h2 id="light-heading" { (words.settings_light()) }
            (error_summary(&view.form))
            (form(urls::MySettings, None, html! {
                (Choices::one(&view.form, "light", &words.settings_light_which()).offer("system", &words.settings_light_system()).offer("day", &words.settings_light_day()).offer_with("dusk", &words.settings_light_dusk(), &words.settings_light_dusk_more()))
                div.buttons { (main_button(&words.settings_take())) }
            }))
        }
        (language(words, &view.form))
        section.section aria-labelledby="reached" {
            h2 id="reached" { (words.settings_reached()) }
            (Facts(view.reached.iter().map(|(name, is)| (name.clone(), html! { bdi { (is) } })).collect()))
            p.soft { (filled(&words.settings_changed(Gap(0)), &[therapist])) }
        }
        section.section aria-labelledby="book" {
            h2 id="book" { (words.settings_book()) }
            p { (words.settings_book_more()) }
            div.buttons { (link_button(&words.settings_to_book(), urls::MyBookKeys)) }
        }
        section.section aria-labelledby="leave" {
            h2 id="leave" { (words.settings_lost()) }
            p { (words.settings_lost_more()) }
            form method="post" action=(urls::SignOutEverywhere) { (quiet_button(&words.shell_sign_out_everywhere())) }
        }
    };
    page(shell, &words.settings_title(), Place::MySettings, Width::Phone, body)
}

/// The languages, each named in itself.
fn language(words: Words, filled: &Filled) -> Markup {
    let (which, more) = (words.settings_language_which(), words.settings_language_more());
    let choices = Choices::one(filled, "lang", &which).hint(&more);
    html! {
        section.section aria-labelledby="language-heading" {
            h2 id="language-heading" { (words.settings_language()) }
            (form(urls::MySettings, None, html! {
                (Language::ALL.into_iter().fold(choices, |choices, it| choices.offer_in(it.tag(), it.own_name())))
                div.buttons { (quiet_button(&words.settings_take_language())) }
            }))
        }
    }
}
