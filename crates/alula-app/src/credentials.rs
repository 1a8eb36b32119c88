//! Licences and certificates of the people, and everything known of one person.

use alula_core::ids::StaffId;
use alula_core::practice::Credential;
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::rows::accounts::{self, Holder};
use alula_store::rows::credentials::{self, CredentialChange, KeptCredential};
use alula_store::rows::staff::{self, StaffChange, StaffMember};
use uuid::Uuid;

use crate::access::require;
use crate::house::House;
use crate::trouble::{Broken, Trouble};

/// Everything known of one person who works or worked here.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonSeen {
    /// As they stand.
    pub member: StaffMember,
    /// The address they sign in with; nothing before they came in.
    pub email: Option<Private>,
    /// Their licences and certificates, those that end first first.
    pub credentials: Vec<KeptCredential>,
    /// Every state of their row, oldest first.
    pub history: Vec<StaffChange>,
    /// Every state of their licences and certificates, oldest first.
    pub credential_history: Vec<CredentialChange>,
}

/// Why a licence or certificate was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialRefusal {
    /// There is no such person.
    #[error("this person is not here")]
    NotFound,
    /// It ends before it begins.
    #[error("this ends before it begins; look at both days")]
    EndsBeforeItBegins,
}

impl House {
    /// The licences and certificates of everybody, those that end first first; what was taken off the page left out.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn credentials(&self, actor: &Actor) -> Result<Vec<KeptCredential>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let all = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let mut all = credentials::all(tx).await?;
                all.retain(|it| it.active);
                Ok(all)
            })
        });
        all.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Everything known of one person; nothing when there is nobody with this id.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn person(&self, actor: &Actor, id: StaffId) -> Result<Option<PersonSeen>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let seen = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let Some(member) = staff::find(tx, id).await? else { return Ok(None) };
                let account = accounts::find_by_holder(tx, Holder::Staff(id)).await?;
                let mut own = credentials::all(tx).await?;
                own.retain(|it| it.staff == id && it.active);
                Ok(Some(PersonSeen {
                    member,
                    email: account.map(|it| it.email),
                    credentials: own,
                    history: staff::history(tx, id).await?,
                    credential_history: credentials::history(tx, id).await?,
                }))
            })
        });
        seen.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Keeps a licence or certificate of a person, new or changed; the same words again change nothing.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn keep_credential(
        &self,
        actor: &Actor,
        staff: StaffId,
        id: Uuid,
        is: Credential,
    ) -> Result<Result<(), CredentialRefusal>, Trouble> {
        self.save_credential(actor, KeptCredential { id, staff, is, active: true }).await
    }

    /// Takes a licence or certificate off the page; it stays in the history.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn take_off_credential(
        &self,
        actor: &Actor,
        kept: KeptCredential,
    ) -> Result<Result<(), CredentialRefusal>, Trouble> {
        self.save_credential(actor, KeptCredential { active: false, ..kept }).await
    }

    async fn save_credential(
        &self,
        actor: &Actor,
        kept: KeptCredential,
    ) -> Result<Result<(), CredentialRefusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let saved = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let before = credentials::all(tx).await?.into_iter().find(|it| it.id == kept.id);
                let belongs = before.as_ref().is_none_or(|it| it.staff == kept.staff);
                if !belongs || staff::find(tx, kept.staff).await?.is_none() {
                    return Ok(Err(CredentialRefusal::NotFound));
                }
                if kept.is.issued.zip(kept.is.expires).is_some_and(|(issued, expires)| expires < issued) {
                    return Ok(Err(CredentialRefusal::EndsBeforeItBegins));
                }
                if before.as_ref() != Some(&kept) {
                    credentials::save(tx, &kept, actor.author(), now).await?;
                }
                Ok(Ok(()))
            })
        });
        saved.await.map_err(|broken: Broken| self.trouble(broken))
    }
}
