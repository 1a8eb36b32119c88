//! One form of intake becomes one command; what a rule refuses comes back with the page.

use alula_core::Refusal;
use alula_core::decide::{Command, Request};
use alula_core::ids::ClientId;
use alula_pages::parts::Filled;

use super::page::Page;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// A form and the page it stands on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct On {
    /// The page.
    pub page: Page,
    /// The form's name there.
    pub form: &'static str,
}

/// Runs what `read` makes of a form and leads back to its page.
pub(crate) async fn act(
    site: &Site,
    staff: &Staff,
    client: ClientId,
    on: On,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<Command, Filled> + Send,
) -> Answered {
    let id = form.entry()?;
    let command = match read(Reading::of(form, site.house().zone())) {
        Ok(command) => command,
        Err(filled) => return on.page.sent_back(site, staff, client, (on.form, filled)).await,
    };
    let request = Request { id, occurred_at: None, seen: None, command };
    match site.house().run(&staff.actor, client, request).await? {
        Ok(_) => Ok(Answer::go(on.page.address(client, on.form))),
        Err(Refusal::SecondFactorNeeded) => Err(Stop::Confirm),
        Err(refusal) => {
            let filled = form.filled().refused(&refusal);
            on.page.sent_back(site, staff, client, (on.form, filled)).await
        }
    }
}
