//! Who cares for a client, and inviting the client to their own pages.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::office::enquiries::team_fields;
use crate::parts::{Field, Filled, error_summary, form, main_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// Naming the team. Posts `entry`, `therapist`, `supervisor`, `prescriber`.
#[derive(Clone, Debug)]
pub struct NameTeam {
    /// Whose team.
    pub client: ClientId,
    /// The client's name.
    pub name: String,
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
    /// Therapists and associates: id and name.
    pub therapists: Vec<(String, String)>,
    /// Supervisors.
    pub supervisors: Vec<(String, String)>,
    /// Prescribers.
    pub prescribers: Vec<(String, String)>,
}

impl NameTeam {
    /// Usual.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let one = |name: &str| vec![("0197b0a8-0000-7000-8000-00000000000a".to_owned(), name.to_owned())];
        let view = Self {
            client,
            name: "Mara Lindqvist".into(),
            form: Filled::new(),
            entry,
            therapists: one("Alba Reyes, AMFT"),
            supervisors: one("Jonah Okafor, LMFT"),
            prescribers: one("Dr. Imani Cole"),
        };
        vec![("usual", view)]
    }
}

/// The page of the team.
pub fn name_team(shell: &Shell, view: &NameTeam) -> Markup {
    let fields = html! {
        (team_fields(&view.form, &view.therapists, &view.supervisors, &view.prescribers))
        div.buttons { (main_button("Keep")) a.button href=(urls::Client(view.client)) { "Back" } }
    };
    page(
        shell,
        "Who cares",
        Place::Clients,
        Width::Narrow,
        html! {
            h1 { "Who cares for " (person(&view.name)) }
            p.lead { "These people can open the chart. Earlier teams stay readable in the record." }
            (error_summary(&view.form))
            (form(urls::Team(view.client), Some(view.entry), fields))
        },
    )
}

/// Inviting the client. Posts `email`.
#[derive(Clone, Debug)]
pub struct InviteClient {
    /// Whom.
    pub client: ClientId,
    /// The client's name.
    pub name: String,
    /// What stands in the form.
    pub form: Filled,
}

impl InviteClient {
    /// Usual.
    pub fn samples(client: ClientId) -> Vec<(&'static str, Self)> {
        let form = Filled::new().with("email", "mara.lindqvist@demo.alula.invalid");
        vec![("usual", Self { client, name: "Mara Lindqvist".into(), form })]
    }
}

/// The page that invites a client.
pub fn invite_client(shell: &Shell, view: &InviteClient) -> Markup {
    let fields = html! {
        (Field::email(&view.form, "email", "The e-mail they will sign in with").filled_by("off"))
        div.buttons { (main_button("Make the invitation")) a.button href=(urls::Client(view.client)) { "Back" } }
    };
    page(
        shell,
        "Invite the client",
        Place::Clients,
        Width::Narrow,
        html! {
            h1 { "Invite " (person(&view.name)) }
            p.lead { "On their own pages they answer questions, read and sign consents, and say how the small things went." }
            (error_summary(&view.form))
            (form(urls::InviteClient(view.client), None, fields))
        },
    )
}
