//! What the practice holds more tightly than its protocol: said by a prescriber, and never changed afterwards.

use alula_core::decide::Refusal;
use alula_core::ids::EntryId;
use alula_core::protocol::{NewPracticeLimit, PracticeLimit, PracticeLimits, hold_tighter};
use alula_policy::{Action, Actor};
use alula_store::rows::practice_limits;
use alula_store::{StoreFault, Tx};

use crate::access::{on_practice, require};
use crate::house::House;
use crate::trouble::{Broken, Trouble};

impl House {
    /// Everything that was said of the practice's own limits, in the order in which it was said.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn practice_limits(&self, actor: &Actor) -> Result<Vec<PracticeLimit>, Trouble> {
        on_practice(self, actor, Action::ReadProtocol)?;
        let all = self.0.store.read(|tx| Box::pin(async move { practice_limits::all(tx).await }));
        all.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Says what the practice holds from a day on; the same form twice is one.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn hold_tighter(
        &self,
        actor: &Actor,
        id: EntryId,
        it: NewPracticeLimit,
    ) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let kept = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::TightenLimits).await?;
                let said = practice_limits::all(tx).await?;
                let surroundings = inside.surroundings(tx).await?;
                match hold_tighter(id, &it, &said, &surroundings.context(&actor, now)) {
                    Ok(Some(kept)) => Ok(Ok(practice_limits::insert(tx, &kept).await?)),
                    Ok(None) => Ok(Ok(())),
                    Err(refusal) => Ok(Err(refusal)),
                }
            })
        });
        kept.await.map_err(|broken: Broken| self.trouble(broken))
    }
}

/// As the rules take them.
pub(crate) async fn for_rules(tx: &mut Tx) -> Result<PracticeLimits, StoreFault> {
    Ok(PracticeLimits::new(practice_limits::values(tx).await?))
}
