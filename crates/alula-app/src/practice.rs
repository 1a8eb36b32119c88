//! What the practice says of itself: name, address, numbers, zone, states, limits of its own order.

use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::rows::practice::{self, PracticeChange, PracticeDetails};
use alula_store::rows::settings;
use alula_store::{Store, StoreFault, Tx};
use jiff::tz::TimeZone;

use crate::access::require;
use crate::house::House;
use crate::trouble::{Broken, Trouble};

/// Under which name the name that was given at the set-up is kept.
pub(crate) const NAME: &str = "practice_name";

/// Why the details were not kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PracticeRefusal {
    /// No name.
    #[error("write down the name of the practice; it stands on every page")]
    NoName,
    /// Not a time zone.
    #[error("this is not the name of a time zone; write it such as America/Los_Angeles")]
    NoSuchZone,
    /// Not a state.
    #[error("write each state as two capital letters, such as CA, with spaces between them")]
    NoSuchState,
}

impl PracticeRefusal {
    /// The field that is wrong.
    pub fn field(&self) -> &'static str {
        match self {
            Self::NoName => "name",
            Self::NoSuchZone => "zone",
            Self::NoSuchState => "states",
        }
    }
}

impl House {
    /// What the practice says of itself, for pages that everybody sees.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn practice(&self) -> Result<PracticeDetails, Trouble> {
        let details = self.0.store.read(|tx| Box::pin(async move { details(tx).await }));
        details.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// The name that the practice gave itself.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn practice_name(&self) -> Result<Option<Private>, Trouble> {
        Ok(Some(self.practice().await?.name).filter(|it| !it.is_blank()))
    }

    /// Every state the details had, oldest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn practice_history(&self, actor: &Actor) -> Result<Vec<PracticeChange>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let history = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePractice).await?;
                Ok(practice::history(tx).await?)
            })
        });
        history.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Changes what the practice says of itself. A time zone counts from the next start of the house on.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn change_practice(
        &self,
        actor: &Actor,
        changed: PracticeDetails,
    ) -> Result<Result<(), PracticeRefusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let kept = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePractice).await?;
                if let Err(refusal) = sound(&changed) {
                    return Ok(Err(refusal));
                }
                if details(tx).await? != changed {
                    practice::save(tx, &changed, actor.author(), now).await?;
                }
                Ok(Ok(()))
            })
        });
        kept.await.map_err(|broken: Broken| self.trouble(broken))
    }
}

/// The time zone that the practice named, when it named one that this machine knows.
pub(crate) async fn zone(store: &Store) -> Result<Option<TimeZone>, StoreFault> {
    let named = store.read(|tx| Box::pin(async move { details(tx).await })).await?.zone;
    Ok(Some(named).filter(|it| !it.is_empty()).and_then(|it| TimeZone::get(&it).ok()))
}

/// What holds in this transaction; before the first change, the name that was given at the set-up.
async fn details(tx: &mut Tx) -> Result<PracticeDetails, StoreFault> {
    if let Some(last) = practice::history(tx).await?.pop() {
        return Ok(last.is);
    }
    Ok(PracticeDetails { name: settings::get(tx, NAME).await?.unwrap_or_default(), ..PracticeDetails::default() })
}

fn sound(details: &PracticeDetails) -> Result<(), PracticeRefusal> {
    if details.name.is_blank() {
        return Err(PracticeRefusal::NoName);
    }
    if !details.zone.is_empty() && TimeZone::get(&details.zone).is_err() {
        return Err(PracticeRefusal::NoSuchZone);
    }
    let state = |it: &String| it.len() == 2 && it.bytes().all(|it| it.is_ascii_uppercase());
    if !details.states.iter().all(state) {
        return Err(PracticeRefusal::NoSuchState);
    }
    Ok(())
}
