//! Planning the next talk with a client, whatever step they are in.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{Field, Filled, error_summary, form, main_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// The form. Posts `entry`, `at` and `what`.
#[derive(Clone, Debug)]
pub struct NextTalk {
    /// With whom.
    pub client: ClientId,
    /// The name as shown.
    pub name: String,
    /// What is planned already, earliest first: when and what.
    pub planned: Vec<(String, String)>,
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl NextTalk {
    /// Nothing planned, something planned, refused.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self { client, name: "Odile Marsh".into(), planned: Vec::new(), form: Filled::new(), entry };
        let planned = vec![("Fri 4 Jul, 10:00".into(), "Preparation visit".into())];
        let refused = Filled::new()
            .with("what", "A call about the lozenges")
            .wrong("at", "This time has passed. Choose a later one.");
        vec![
            ("empty", empty.clone()),
            ("usual", Self { planned, ..empty.clone() }),
            ("refused", Self { form: refused, ..empty }),
        ]
    }
}

/// The page.
pub fn next_talk(shell: &Shell, view: &NextTalk) -> Markup {
    page(
        shell,
        "Plan the next talk",
        Place::Clients,
        Width::Narrow,
        html! {
            p.crumb { a href=(urls::Client(view.client)) { (person(&view.name)) } }
            h1 { "Plan the next talk" }
            p.lead { "A visit, a video call, a telephone call. A medicine session is planned in preparation." }
            @if !view.planned.is_empty() {
                section aria-labelledby="planned" {
                    h2 id="planned" { "Planned already" }
                    ul.listed { @for (when, what) in &view.planned { li { (when) ", " bdi { (what) } } } }
                }
            }
            (error_summary(&view.form))
            (form(urls::NextTalk(view.client), Some(view.entry), html! {
                (Field::moment(&view.form, "at", "Day and time"))
                (Field::text(&view.form, "what", "What for").hint("Such as: first talk, preparation visit, a call about how the week was. It stands on Today on its day.").filled_by("off"))
                div.buttons { (main_button("Plan it")) a.button href=(urls::Client(view.client)) { "Go back" } }
            }))
        },
    )
}
