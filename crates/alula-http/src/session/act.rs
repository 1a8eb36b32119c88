//! One form of the session page becomes one request; what a rule refuses comes back with the page.

use alula_core::Refusal;
use alula_core::decide::{Command, Request};
use alula_pages::parts::Filled;
use alula_pages::urls;
use jiff::Timestamp;

use super::page::sent_back;
use crate::address::SessionPath;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// What a form asks for.
pub(crate) struct Asked {
    /// What.
    pub command: Command,
    /// When it happened; nothing means now.
    pub at: Option<Timestamp>,
    /// The last sequence its author saw, where it matters.
    pub seen: Option<u64>,
}

impl Asked {
    /// Something that happens now.
    pub(crate) fn now(command: Command) -> Self {
        Self { command, at: None, seen: None }
    }
}

/// Runs what `read` makes of the form `name` and leads back to the session.
pub(crate) async fn act(
    site: &Site,
    staff: &Staff,
    path: &SessionPath,
    name: &'static str,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<Asked, Filled> + Send,
) -> Answered {
    let id = form.entry()?;
    let asked = match read(Reading::of(form, site.house().zone())) {
        Ok(asked) => asked,
        Err(filled) => return sent_back(site, staff, path, name, filled).await,
    };
    let request = Request { id, occurred_at: asked.at, seen: asked.seen, command: asked.command };
    match site.house().run(&staff.actor, path.client, request).await? {
        Ok(_) => Ok(Answer::go(urls::Session(path.client, path.session))),
        Err(Refusal::SecondFactorNeeded) => Err(Stop::Confirm),
        Err(refusal) => sent_back(site, staff, path, name, form.filled().refused(&refusal)).await,
    }
}
