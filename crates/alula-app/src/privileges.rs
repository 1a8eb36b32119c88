//! What an associate may do and until when: granted and ended by their supervisor, read by the associate.

use alula_core::decide::{Colleague, Refusal};
use alula_core::ids::{EntryId, StaffId};
use alula_core::supervision::{NewPrivilege, Privilege, may_end, may_grant, supervised};
use alula_policy::{Action, Actor};
use alula_store::rows::privileges;
use alula_store::{StoreFault, Tx};
use jiff::civil::Date;

use crate::access::{on_practice, require};
use crate::house::{House, Inside};
use crate::trouble::{Broken, Denied, Trouble};

impl House {
    /// Today, at the practice.
    pub fn today(&self) -> Date {
        self.now().to_zoned(self.zone().clone()).date()
    }

    /// Everything that the person who asks was ever granted, the newest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn own_privileges(&self, actor: &Actor) -> Result<Vec<Privilege>, Trouble> {
        on_practice(self, actor, Action::ReadOwnPrivileges)?;
        let Actor::Staff { id, .. } = *actor else { return Ok(Vec::new()) };
        let found = self.0.store.read(move |tx| Box::pin(async move { privileges::of_associate(tx, id).await }));
        found.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Everything that an associate under the supervisor who asks was ever granted, the newest first.
    ///
    /// # Errors
    /// When the policies say no, somebody else supervises them, or something is broken.
    pub async fn privileges_of(&self, actor: &Actor, id: StaffId) -> Result<Vec<Privilege>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let by = grants(require(&inside, tx, &actor, Action::GrantPrivilege).await, &actor)?;
                let associate = inside.colleague(tx, id).await?;
                supervised(associate.as_ref(), by).map_err(|_| Denied::Hidden(Action::GrantPrivilege))?;
                Ok(privileges::of_associate(tx, id).await?)
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Grants something to an associate; the same id twice is one.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn grant_privilege(
        &self,
        actor: &Actor,
        id: EntryId,
        it: NewPrivilege,
    ) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor, now, today) = (self.0.clone(), *actor, self.now(), self.today());
        let granted = self.0.store.write(move |tx| {
            Box::pin(async move {
                let by = grants(require(&inside, tx, &actor, Action::GrantPrivilege).await, &actor)?;
                let associate = inside.colleague(tx, it.associate).await?;
                if let Err(refusal) = may_grant(&it, associate.as_ref(), by, today) {
                    return Ok(Err(refusal));
                }
                let privilege = Privilege { id, is: it, granted_by: by, granted_at: now, ended: None };
                privileges::insert(tx, &privilege).await?;
                Ok(Ok(()))
            })
        });
        granted.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Ends something that was granted to an associate.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn end_privilege(
        &self,
        actor: &Actor,
        associate: StaffId,
        id: EntryId,
    ) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let ended = self.0.store.write(move |tx| {
            Box::pin(async move {
                let by = grants(require(&inside, tx, &actor, Action::GrantPrivilege).await, &actor)?;
                let all = privileges::of_associate(tx, associate).await?;
                let Some(it) = all.iter().find(|it| it.id == id) else {
                    return Ok(Err(Refusal::NotFound { what: "privilege" }));
                };
                if let Err(refusal) = may_end(it, inside.colleague(tx, associate).await?.as_ref(), by) {
                    return Ok(Err(refusal));
                }
                privileges::end(tx, id, by, now).await?;
                Ok(Ok(()))
            })
        });
        ended.await.map_err(|broken: Broken| self.trouble(broken))
    }
}

/// Who grants: a person, once the policies have said yes.
fn grants(allowed: Result<(), Broken>, actor: &Actor) -> Result<StaffId, Broken> {
    allowed?;
    match *actor {
        Actor::Staff { id, .. } => Ok(id),
        Actor::Client { .. } | Actor::Sitter { .. } | Actor::House => {
            Err(Denied::Hidden(Action::GrantPrivilege).into())
        }
    }
}

impl Inside {
    async fn colleague(&self, tx: &mut Tx, id: StaffId) -> Result<Option<Colleague>, StoreFault> {
        Ok(self.colleagues(tx).await?.get(&id).cloned())
    }
}
