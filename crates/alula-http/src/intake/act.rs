//! The forms of intake: what is kept leads back to its page, what a rule refuses comes back with it.

use alula_core::ids::ClientId;
use alula_pages::parts::Filled;

use super::page::Page;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, Wanted, keep};
use crate::reader::Staff;
use crate::site::Site;

/// A form and the page it stands on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct On {
    /// The page.
    pub page: Page,
    /// The form's name there.
    pub form: &'static str,
}

/// Runs what `read` makes of a form and leads back to its page.
pub(crate) async fn act<W: Into<Wanted>>(
    site: &Site,
    staff: &Staff,
    client: ClientId,
    on: On,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<W, Filled> + Send,
) -> Answered {
    match keep(site, &staff.actor, client, form, read).await? {
        Outcome::Kept => Ok(Answer::go(on.page.address(client, on.form))),
        Outcome::SentBack(filled) => on.page.sent_back(site, staff, client, (on.form, filled)).await,
    }
}
