//! Who looked at what, for the manager.

use alula_policy::{Action, Actor};
use alula_store::rows::access_log::{self, Access};
use jiff::Timestamp;

use crate::access::require;
use crate::house::House;
use crate::trouble::{Broken, Trouble};

impl House {
    /// Every answer of the policies in a span of time, the oldest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn access_log(&self, actor: &Actor, since: Timestamp, until: Timestamp) -> Result<Vec<Access>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let found = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ReadAccessLog).await?;
                Ok(access_log::between(tx, since, until).await?)
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }
}
