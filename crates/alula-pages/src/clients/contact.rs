//! How a client can be reached, put right by the manager or the client's team.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{Field, Filled, error_summary, form, main_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// The form. Posts `entry`, `phone`, `email`, `address`, `state` and `reason`.
#[derive(Clone, Debug)]
pub struct ContactPage {
    /// Whose.
    pub client: ClientId,
    /// The name as shown.
    pub name: String,
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl ContactPage {
    /// Usual and refused.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let form = Filled::new().with("phone", "+1 415 555 0100").with("state", "CA");
        let refused = form.clone().wrong("reason", "Reason is missing. Please fill it in.");
        let usual = Self { client, name: "Mara Lindqvist".into(), form, entry };
        vec![("usual", usual.clone()), ("refused", Self { form: refused, ..usual })]
    }
}

/// The page.
pub fn contact_page(shell: &Shell, view: &ContactPage) -> Markup {
    let it = &view.form;
    let fields = html! {
        (Field::phone(it, "phone", "Telephone").filled_by("off").optional())
        (Field::email(it, "email", "E-mail").hint("It does not change the address they sign in with; a new invitation does.").filled_by("off").optional())
        (Field::area(it, "address", "Address").hint("With flat or door code: help is sent there.").optional())
        (Field::text(it, "state", "State").hint("Two letters, such as CA. Where they live decides where you need a licence.").filled_by("off").optional())
        (Field::text(it, "reason", "Who said so, or why").filled_by("off"))
        div.buttons { (main_button("Keep")) a.button href=(urls::Client(view.client)) { "Go back" } }
    };
    page(
        shell,
        "How to reach them",
        Place::Clients,
        Width::Narrow,
        html! {
            p.crumb { a href=(urls::Client(view.client)) { (person(&view.name)) } }
            h1 { "How to reach them" }
            p.lead { "What stood here before stays readable in the record." }
            (error_summary(it))
            (form(urls::Contact(view.client), Some(view.entry), fields))
        },
    )
}
