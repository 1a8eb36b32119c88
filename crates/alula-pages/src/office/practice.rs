//! The practice's own rooms on one page, and the form for what it says of itself.

use maud::{Markup, html};

use crate::parts::{Facts, Field, Filled, History, error_summary, form, link_button, main_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomLine {
    /// What it is called.
    pub name: &'static str,
    /// What is found there.
    pub about: &'static str,
    /// How it stands, in a few words; may be empty.
    pub stands: String,
    /// Where.
    pub to: String,
}

/// The practice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticePage {
    /// The name.
    pub name: String,
    /// What it says of itself, field by field.
    pub facts: Vec<(String, String)>,
    /// Its rooms.
    pub rooms: Vec<RoomLine>,
}

impl PracticePage {
    /// Empty, usual and extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let rooms = vec![
            RoomLine {
                name: "People",
                about: "Licences, roles, who leaves",
                stands: "2 to renew".into(),
                to: urls::People.to_string(),
            },
            RoomLine {
                name: "Protocol",
                about: "The limits and gates you work by",
                stands: "version 2 holds".into(),
                to: urls::Protocol.to_string(),
            },
        ];
        let facts = [("Address", "1 Invented Street\nSan Francisco, CA 94110"), ("Telephone", "+1 415 555 0134")];
        let facts = |long: bool| {
            let value = |it: &str| if long { it.repeat(6) } else { it.to_owned() };
            facts.iter().map(|(it, is)| ((*it).to_owned(), value(is))).collect()
        };
        let usual = Self { name: "Quiet Harbour".into(), facts: facts(false), rooms: rooms.clone() };
        let long = "مركز الرعاية الهادئة Wolkenstein-Trostburg de la Fuente y Campoamor".to_owned();
        vec![
            ("empty", Self { name: "Quiet Harbour".into(), rooms, ..Self::default() }),
            ("usual", usual.clone()),
            ("extreme", Self { name: long, facts: facts(true), ..usual }),
        ]
    }
}

/// The page of the practice.
pub fn practice_page(shell: &Shell, view: &PracticePage) -> Markup {
    page(
        shell,
        "Practice",
        Place::Practice,
        Width::Wide,
        html! {
            h1 { bdi { (view.name) } }
            p.lead { "What the practice says of itself, and the rooms from which it is run." }
            ul.lines {
                @for room in &view.rooms {
                    li {
                        a.line.three href=(room.to) {
                            span.name { (room.name) }
                            span.what { (room.about) }
                            span.when { (room.stands) }
                        }
                    }
                }
            }
            section.section aria-labelledby="details" {
                h2 id="details" { "What the practice says of itself" }
                @if view.facts.is_empty() { p.soft { "Nothing beside the name yet. Address and telephone numbers stand on the help page of clients once they are written down." } }
                (Facts(view.facts.iter().map(|(it, is)| (it.clone(), html! { span.as-written { (is) } })).collect()))
                div.buttons { (link_button("Change the details", urls::PracticeDetails)) }
            }
        },
    )
}

/// What the practice says of itself. Posts `name`, `address`, `phone`, `emergency_phone`, `zone`, `states` and
/// `cosign_within_days`.
#[derive(Clone, Debug, Default)]
pub struct DetailsPage {
    /// What stands in the form.
    pub form: Filled,
    /// What was changed.
    pub history: History,
}

impl DetailsPage {
    /// Usual and refused.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let form = Filled::new().with("name", "Quiet Harbour").with("states", "CA OR");
        let wrong =
            form.clone().wrong("zone", "This is not the name of a time zone; write it such as America/Los_Angeles.");
        vec![
            ("usual", Self { form, history: History::sample() }),
            ("refused", Self { form: wrong, history: History::default() }),
        ]
    }
}

/// The page that changes it.
pub fn details_page(shell: &Shell, view: &DetailsPage) -> Markup {
    let it = &view.form;
    let fields = html! {
        (Field::text(it, "name", "Name").hint("It stands on every page.").filled_by("off"))
        (Field::area(it, "address", "Address").optional())
        (Field::phone(it, "phone", "Telephone in opening hours").hint("Clients see it on their help page.").filled_by("off").optional())
        (Field::phone(it, "emergency_phone", "Telephone that is answered at any hour").hint("Clients see it first on their help page, after 988 and 911.").filled_by("off").optional())
        (Field::text(it, "states", "States you are licensed in").hint("Two letters each, such as CA OR. An enquiry from another state says so.").filled_by("off").optional())
        (Field::number(it, "cosign_within_days", "A note is co-signed within", "days").hint("Your own rule; the inbox of the supervisor says by when.").optional())
        (Field::text(it, "zone", "Time zone").hint("Such as America/Los_Angeles. It counts from the next start of the house; ask whoever runs it.").filled_by("off").optional())
        div.buttons { (main_button("Keep")) a.button href=(urls::Practice) { "Go back" } }
    };
    page(
        shell,
        "The practice's details",
        Place::Practice,
        Width::Narrow,
        html! {
            p.crumb { a href=(urls::Practice) { "Practice" } }
            h1 { "The practice's details" }
            (error_summary(it))
            (form(urls::PracticeDetails, None, fields))
            @if !view.history.0.is_empty() {
                section.section aria-labelledby="history" { h2 id="history" { "What was changed" } (view.history) }
            }
        },
    )
}
