//! Clients: the list, and each one's page.

pub(crate) mod admit;
pub(crate) mod list;
pub(crate) mod standing;
pub(crate) mod story;
pub(crate) mod team;

use alula_core::decide::Role;
use alula_core::ids::ClientId;
use alula_pages::urls;

/// Where somebody of the practice meets a client: in the chart, or, for whoever runs the practice and reads no chart,
/// on the page of the team.
pub(crate) fn way_to(role: Role, client: ClientId) -> String {
    match role {
        Role::Manager => urls::Team(client).to_string(),
        _ => urls::Client(client).to_string(),
    }
}
