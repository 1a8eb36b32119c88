//! From a form to a request to the house.

use alula_app::Ran;
use alula_core::Refusal;
use alula_core::decide::{Command, Request};
use alula_core::ids::{ClientId, EntryId};
use alula_policy::Actor;
use jiff::Timestamp;

use crate::form::Form;
use crate::site::Site;
use crate::trouble::Stop;

/// Who asks for whose chart.
#[derive(Clone, Copy, Debug)]
pub struct Asks {
    /// Who.
    pub actor: Actor,
    /// Whose.
    pub client: ClientId,
}

impl Asks {
    /// Runs a command under the id that its form carries.
    ///
    /// # Errors
    /// When the form carries no id, the policies say no, the password is needed once more, or something is broken. A
    /// rule of care that says no is the inner error, to be shown beside the form.
    pub async fn run(self, site: &Site, form: &Form, command: Command) -> Result<Result<Ran, Refusal>, Stop> {
        self.run_at(site, form, None, command).await
    }

    /// The same for something that happened at a stated time; nothing means now.
    ///
    /// # Errors
    /// As [`Asks::run`].
    pub async fn run_at(
        self,
        site: &Site,
        form: &Form,
        occurred_at: Option<Timestamp>,
        command: Command,
    ) -> Result<Result<Ran, Refusal>, Stop> {
        self.send(site, Request { id: form.entry()?, occurred_at, seen: form.seen(), command }).await
    }

    /// Runs a command under an id that follows from another.
    ///
    /// # Errors
    /// As [`Asks::run`].
    pub async fn run_as(self, site: &Site, id: EntryId, command: Command) -> Result<Result<Ran, Refusal>, Stop> {
        self.send(site, Request { id, occurred_at: None, seen: None, command }).await
    }

    async fn send(self, site: &Site, request: Request) -> Result<Result<Ran, Refusal>, Stop> {
        match site.house().run(&self.actor, self.client, request).await? {
            Err(Refusal::SecondFactorNeeded) => Err(Stop::Confirm),
            answer => Ok(answer),
        }
    }
}
