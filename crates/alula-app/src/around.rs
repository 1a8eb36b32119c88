//! What rules and pages may know beside a chart, for one reader at one moment.

use alula_core::decide::Context;
use alula_policy::Actor;
use jiff::Timestamp;

use crate::house::{House, Surroundings};
use crate::trouble::{Broken, Trouble};

/// The practice around a chart, for one reader at one moment.
#[derive(Debug)]
pub struct Around {
    surroundings: Surroundings,
    actor: Actor,
    now: Timestamp,
}

impl Around {
    /// As the rules take it.
    pub fn context(&self) -> Context<'_> {
        self.surroundings.context(&self.actor, self.now)
    }
}

impl House {
    /// The practice around a chart, for one reader now: the signed protocol, the people, the zone, the time.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn around(&self, actor: &Actor) -> Result<Around, Trouble> {
        let inside = self.0.clone();
        let read = self.0.store.read(move |tx| Box::pin(async move { inside.surroundings(tx).await }));
        let surroundings = read.await.map_err(|broken: Broken| self.trouble(broken))?;
        Ok(Around { surroundings, actor: *actor, now: self.now() })
    }
}
