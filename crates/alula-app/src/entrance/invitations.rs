//! Invitations: a link that opens an account once, or sets a forgotten password anew.

use alula_core::ids::{ClientId, StaffId};
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::rows::accounts::{self, Account, Holder};
use alula_store::rows::invitations::{self, Invitation};
use alula_store::rows::{staff, web_sessions};
use alula_store::{StoreFault, Tx};
use jiff::{SignedDuration, Timestamp};

use super::password::{self, UnfitPassword};
use super::sessions::{SignedIn, Token, begin_session, hash_of, token_from};
use crate::access::{authorise, require};
use crate::charts::person_of;
use crate::charts::{load, resource};
use crate::house::{House, Inside};
use crate::trouble::{Broken, Denied, Trouble};

/// How long an invitation can be accepted.
const OPEN_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);

/// A link to give to one person; it is shown once and kept nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct InvitationLink {
    /// The secret of the link.
    pub token: Token,
    /// Whom it is for.
    pub email: Private,
    /// Until when it can be used.
    pub expires_at: Timestamp,
}

/// Why nobody was invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InviteRefusal {
    /// There is no address to sign in with.
    #[error("there is no e-mail address yet; write it down first, then invite")]
    NoEmail,
    /// Somebody else signs in with it.
    #[error("somebody else signs in with this e-mail address; ask for another one")]
    EmailTaken,
    /// The person no longer works here.
    #[error("this person no longer works here")]
    Inactive,
}

/// An invitation that can be accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct InvitationView {
    /// The name as shown.
    pub name: Private,
    /// The address to sign in with.
    pub email: Private,
    /// True for a client, false for somebody who works here.
    pub for_client: bool,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Why an invitation was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AcceptRefusal {
    /// Unknown, used, or too old.
    #[error("this link was used already or is too old; ask the practice for a new one")]
    NotOpen,
    /// The password.
    #[error(transparent)]
    Password(#[from] UnfitPassword),
    /// Somebody else has begun to sign in with this address.
    #[error("somebody else signs in with this e-mail address; ask the practice for help")]
    EmailTaken,
}

impl House {
    /// Makes the link with which a client opens their account, or sets a new password.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn invite_client(
        &self,
        actor: &Actor,
        client: ClientId,
    ) -> Result<Result<InvitationLink, InviteRefusal>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let made = self.0.store.write(move |tx| {
            Box::pin(async move {
                let Some(chart) = load(tx, client, inside.known(client)).await? else {
                    return Ok(Err(Denied::Hidden(Action::InviteClient)));
                };
                let allowed =
                    authorise(&inside, tx, &actor, Action::InviteClient, &resource(&chart), Some(client)).await?;
                if let Err(denied) = allowed {
                    return Ok(Err(denied));
                }
                let email = person_of(&chart).map(|it| it.email.clone()).unwrap_or_default();
                Ok(Ok(inside.invite(tx, Holder::Client(client), email).await?))
            })
        });
        let made = made.await.map_err(|broken: Broken| self.trouble(broken))?;
        made.map_err(|denied| self.trouble(denied))
    }

    /// Makes the link with which somebody who works here opens their account, or sets a new password.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn invite_person(
        &self,
        actor: &Actor,
        person: StaffId,
        email: Private,
    ) -> Result<Result<InvitationLink, InviteRefusal>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let made = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                if !staff::find(tx, person).await?.is_some_and(|it| it.active) {
                    return Ok(Err(InviteRefusal::Inactive));
                }
                inside.invite(tx, Holder::Staff(person), email).await
            })
        });
        made.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// The invitation behind a link; `None` when it cannot be accepted any more.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn invitation(&self, token: &str) -> Result<Option<InvitationView>, Trouble> {
        let (inside, now, hash) = (self.0.clone(), self.now(), hash_of(token));
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let Some(it) = invitations::find(tx, &hash).await?.filter(|it| is_open(it, now)) else {
                    return Ok(None);
                };
                let name = inside.name_of(tx, it.holder).await?;
                Ok(name.map(|name| InvitationView {
                    name,
                    email: it.email,
                    for_client: matches!(it.holder, Holder::Client(_)),
                    expires_at: it.expires_at,
                }))
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Accepts an invitation with the password the person chose, and signs them in. A link works once.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn accept_invitation(
        &self,
        token: &str,
        password: &Private,
    ) -> Result<Result<SignedIn, AcceptRefusal>, Trouble> {
        let Some(view) = self.invitation(token).await? else { return Ok(Err(AcceptRefusal::NotOpen)) };
        if let Err(unfit) = password::fit(password, &view.email) {
            return Ok(Err(unfit.into()));
        }
        let kept = password::keep(password.clone(), &*self.0.ports.ids).await.map_err(|it| self.trouble(it))?;
        let (inside, now, hash) = (self.0.clone(), self.now(), hash_of(token));
        let session = token_from(self.0.ports.ids.secret());
        let accepted = self.0.store.write(move |tx| {
            Box::pin(async move {
                let Some(invitation) = invitations::find(tx, &hash).await? else {
                    return Ok(Err(AcceptRefusal::NotOpen));
                };
                let email = invitation.email;
                if taken(tx, &email, invitation.holder).await? {
                    return Ok(Err(AcceptRefusal::EmailTaken));
                }
                if !invitations::consume(tx, &hash, now).await? {
                    return Ok(Err(AcceptRefusal::NotOpen));
                }
                let account = inside.open_account_in(tx, invitation.holder, email, kept).await?;
                let Some(person) = inside.person_in(tx, &account, None).await? else {
                    return Ok(Err(AcceptRefusal::NotOpen));
                };
                begin_session(tx, account.id, &session, now).await?;
                Ok(Ok(SignedIn { token: session, person }))
            })
        });
        accepted.await.map_err(|broken: Broken| self.trouble(broken))
    }
}

impl Inside {
    async fn invite(
        &self,
        tx: &mut Tx,
        holder: Holder,
        email: Private,
    ) -> Result<Result<InvitationLink, InviteRefusal>, Broken> {
        if email.is_blank() {
            return Ok(Err(InviteRefusal::NoEmail));
        }
        if taken(tx, &email, holder).await? {
            return Ok(Err(InviteRefusal::EmailTaken));
        }
        let (token, now) = (token_from(self.ports.ids.secret()), self.ports.clock.now());
        let invitation = Invitation {
            token: hash_of(token.reveal()),
            holder,
            email: email.clone(),
            made_at: now,
            expires_at: now + OPEN_FOR,
            used_at: None,
        };
        invitations::insert(tx, &invitation).await?;
        Ok(Ok(InvitationLink { token, email, expires_at: invitation.expires_at }))
    }

    /// Opens the account of a person, or gives it a new password; every session that was open ends.
    pub(crate) async fn open_account_in(
        &self,
        tx: &mut Tx,
        holder: Holder,
        email: Private,
        kept: String,
    ) -> Result<Account, Broken> {
        let password_hash = Private::from(kept);
        if let Some(account) = accounts::find_by_holder(tx, holder).await? {
            let account = Account { email, password_hash, failures: 0, locked_until: None, active: true, ..account };
            accounts::update(tx, &account).await?;
            web_sessions::end_all(tx, account.id).await?;
            return Ok(account);
        }
        let id = self.ports.ids.id();
        let account = Account { id, holder, email, password_hash, failures: 0, locked_until: None, active: true };
        accounts::insert(tx, &account).await?;
        Ok(account)
    }

    async fn name_of(&self, tx: &mut Tx, holder: Holder) -> Result<Option<Private>, Broken> {
        Ok(match holder {
            Holder::Staff(id) => staff::find(tx, id).await?.filter(|it| it.active).map(|it| it.name),
            Holder::Client(id) => {
                let chart = load(tx, id, self.known(id)).await?;
                chart.as_deref().and_then(person_of).map(|it| it.name.clone())
            }
        })
    }
}

fn is_open(invitation: &Invitation, now: Timestamp) -> bool {
    invitation.used_at.is_none() && invitation.expires_at > now
}

pub(crate) async fn taken(tx: &mut Tx, email: &Private, holder: Holder) -> Result<bool, StoreFault> {
    Ok(accounts::find_by_email(tx, email.reveal()).await?.is_some_and(|it| it.holder != holder))
}
