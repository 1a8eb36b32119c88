//! One form becomes one request; what a field or a rule refuses comes back as the form to draw again.

use alula_core::decide::Command;
use alula_core::ids::ClientId;
use alula_pages::parts::Filled;
use alula_policy::Actor;
use jiff::Timestamp;

use crate::act::Asks;
use crate::form::{Form, Reading};
use crate::site::Site;
use crate::trouble::Stop;

/// What a form asks for, and when it happened; nothing means now.
pub(crate) struct Wanted(Command, Option<Timestamp>);

impl From<Command> for Wanted {
    fn from(command: Command) -> Self {
        Self(command, None)
    }
}

impl From<(Command, Option<Timestamp>)> for Wanted {
    fn from((command, at): (Command, Option<Timestamp>)) -> Self {
        Self(command, at)
    }
}

impl Wanted {
    /// The same, at the time that a device noted unless the form names another.
    #[must_use]
    pub(crate) fn noted_at(self, at: Option<Timestamp>) -> Self {
        Self(self.0, self.1.or(at))
    }
}

/// What came of a form.
pub(crate) enum Outcome {
    /// It was kept.
    Kept,
    /// Nothing was kept; the form with words beside its fields.
    SentBack(Filled),
}

/// Runs what `read` makes of the form.
pub(crate) async fn keep<W: Into<Wanted>>(
    site: &Site,
    actor: &Actor,
    client: ClientId,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<W, Filled> + Send,
) -> Result<Outcome, Stop> {
    let Wanted(command, occurred_at) = match read(Reading::of(form, site.house().zone())) {
        Ok(wanted) => wanted.into(),
        Err(filled) => return Ok(Outcome::SentBack(filled)),
    };
    match (Asks { actor: *actor, client }).run_at(site, form, occurred_at, command).await? {
        Ok(_) => Ok(Outcome::Kept),
        Err(refusal) => Ok(Outcome::SentBack(form.filled().refused(&refusal))),
    }
}
