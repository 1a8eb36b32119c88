//! Writing down a licence or certificate, and changing one.

use alula_core::ids::{EntryId, StaffId};
use alula_core::practice::CredentialKind;
use maud::{Markup, html};
use uuid::Uuid;

use crate::parts::{Field, Filled, Select, error_summary, form, main_button, person, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// A licence or certificate. Posts `kind`, `number`, `issuer`, `issued`, `expires`, `evidence`; or `off` alone.
#[derive(Clone, Debug)]
pub struct CredentialPage {
    /// Whose.
    pub staff: StaffId,
    /// Whose, by name.
    pub name: String,
    /// Which; nothing for a new one.
    pub credential: Option<Uuid>,
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl CredentialPage {
    /// New, known, refused.
    pub fn samples(staff: StaffId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let new = Self { staff, name: "Alba Reyes, AMFT".into(), credential: None, form: Filled::new(), entry };
        let form = Filled::new().with("kind", "amft").with("number", "AMFT 000000").with("issuer", "CA");
        let refused = form.clone().wrong("expires", "This ends before it begins; look at both days.");
        vec![
            ("new", new.clone()),
            ("known", Self { credential: Some(staff.0), form, ..new.clone() }),
            ("refused", Self { form: refused, ..new }),
        ]
    }
}

/// The page of one licence or certificate.
pub fn credential_page(shell: &Shell, view: &CredentialPage) -> Markup {
    let (title, to) = match view.credential {
        Some(id) => ("Change a licence or certificate", urls::Credential(view.staff, id).to_string()),
        None => ("Add a licence or certificate", urls::NewCredential(view.staff).to_string()),
    };
    let kinds = CredentialKind::ALL
        .iter()
        .fold(Select::new(&view.form, "kind", "What it is"), |select, kind| select.offer(kind.name(), kind.words()));
    let fields = html! {
        (kinds)
        (Field::text(&view.form, "number", "Number").hint("As printed on it.").filled_by("off").optional())
        (Field::text(&view.form, "issuer", "State, or who issued it").hint("Two letters for a state, such as CA.").filled_by("off").optional())
        (Field::day(&view.form, "issued", "Holds from").optional())
        (Field::day(&view.form, "expires", "Last day it holds").hint("Leave it empty when it does not end.").optional())
        (Field::text(&view.form, "evidence", "What was looked at").hint("Such as: copy in the locked drawer, seen 3 March.").filled_by("off").optional())
        div.buttons { (main_button("Keep")) a.button href=(urls::Person(view.staff)) { "Go back" } }
    };
    page(
        shell,
        title,
        Place::People,
        Width::Narrow,
        html! {
            p.crumb { a href=(urls::Person(view.staff)) { (person(&view.name)) } }
            h1 { (title) }
            (error_summary(&view.form))
            (form(&to, Some(view.entry), fields))
            @if view.credential.is_some() {
                section.section {
                    h2 { "Take it off the page" }
                    p.soft { "When it was written down by mistake, or another one took its place. It stays in the history." }
                    (form(&to, Some(view.entry), html! {
                        input type="hidden" name="off" value="yes";
                        div.buttons { (quiet_button("Take it off")) }
                    }))
                }
            }
        },
    )
}
