//! Web sessions: a token nobody can guess, its hash in the database.

use alula_core::ids::{ClientId, StaffId};
use alula_core::private::Private;
use alula_policy::Actor;
use alula_store::rows::accounts::{self, Account, Holder};
use alula_store::rows::staff;
use alula_store::rows::web_sessions::{self, TokenHash, WebSession};
use alula_store::{StoreFault, Tx};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::charts::load;
use crate::charts::person_of;
use crate::house::{House, Inside};
use crate::trouble::{Broken, Trouble};

/// How long a session lives without being used: a working day with its sessions.
const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// How long it lives at most.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How exactly the last use is noted.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// How long a fresh proof of who somebody is counts.
const PROOF: SignedDuration = SignedDuration::from_mins(10);

/// The secret of a session, as it stands in a cookie or a link; the database holds its hash alone.
pub type Token = Private;

/// Somebody who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the cookie.
    pub token: Token,
    /// Who.
    pub person: SignedInPerson,
}

/// Whom a session belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedInPerson {
    /// With their rights.
    pub actor: Actor,
    /// The name as shown.
    pub name: Private,
    /// The address they sign in with.
    pub email: Private,
    /// Until when they need not prove again who they are.
    pub proved_until: Option<Timestamp>,
}

impl SignedInPerson {
    /// The id, when the person works here.
    pub fn staff(&self) -> Option<StaffId> {
        match self.actor {
            Actor::Staff { id, .. } => Some(id),
            _ => None,
        }
    }

    /// The id, when the person is a client.
    pub fn client(&self) -> Option<ClientId> {
        match self.actor {
            Actor::Client { id } => Some(id),
            _ => None,
        }
    }
}

impl House {
    /// Whom the session with this token belongs to; `None` when it has ended.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn who(&self, token: &str) -> Result<Option<SignedInPerson>, Trouble> {
        let (inside, now, hash) = (self.0.clone(), self.now(), hash_of(token));
        let found = self.0.store.read(move |tx| Box::pin(async move { inside.who_in(tx, &hash, now).await }));
        let Some((session, person)) = found.await.map_err(|broken: Broken| self.trouble(broken))? else {
            return Ok(None);
        };
        if now.duration_since(session.last_seen_at) >= NOTED_EVERY {
            let expires_at = (now + IDLE).min(session.created_at + LONGEST);
            let noted = self
                .0
                .store
                .write(move |tx| Box::pin(async move { web_sessions::touch(tx, &hash, now, expires_at).await }));
            noted.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        }
        Ok(Some(person))
    }

    /// Ends this session.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn sign_out(&self, token: &str) -> Result<(), Trouble> {
        self.close_book(token);
        let hash = hash_of(token);
        let ended = self.0.store.write(move |tx| Box::pin(async move { web_sessions::end(tx, &hash).await }));
        ended.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Ends every session of the person this session belongs to.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn sign_out_everywhere(&self, token: &str) -> Result<(), Trouble> {
        self.close_book(token);
        let (hash, now) = (hash_of(token), self.now());
        let ended = self.0.store.write(move |tx| {
            Box::pin(async move {
                if let Some(session) = web_sessions::find(tx, &hash, now).await? {
                    web_sessions::end_all(tx, session.account).await?;
                }
                Ok(())
            })
        });
        ended.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}

impl Inside {
    pub(crate) async fn who_in(
        &self,
        tx: &mut Tx,
        hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<(WebSession, SignedInPerson)>, Broken> {
        let Some(session) = web_sessions::find(tx, hash, now).await? else { return Ok(None) };
        let Some(account) = accounts::find(tx, session.account).await?.filter(|it| it.active) else { return Ok(None) };
        let proved_until = session.stepped_up_at.map(|it| it + PROOF).filter(|it| *it > now);
        let person = self.person_in(tx, &account, proved_until).await?;
        Ok(person.map(|it| (session, it)))
    }

    pub(crate) async fn person_in(
        &self,
        tx: &mut Tx,
        account: &Account,
        proved_until: Option<Timestamp>,
    ) -> Result<Option<SignedInPerson>, Broken> {
        let email = account.email.clone();
        Ok(match account.holder {
            Holder::Staff(id) => staff::find(tx, id).await?.filter(|it| it.active).map(|it| SignedInPerson {
                actor: Actor::Staff { id, role: it.role, second_factor: proved_until.is_some() },
                name: it.name,
                email,
                proved_until,
            }),
            Holder::Client(id) => {
                let chart = load(tx, id, self.known(id)).await?;
                let name = chart.as_deref().and_then(person_of).map(|it| match it.preferred_name.is_blank() {
                    true => it.name.clone(),
                    false => it.preferred_name.clone(),
                });
                name.map(|name| SignedInPerson { actor: Actor::Client { id }, name, email, proved_until })
            }
        })
    }
}

/// Begins a session for an account; it carries no fresh proof until somebody gives the password again.
pub(crate) async fn begin_session(tx: &mut Tx, account: Uuid, token: &Token, now: Timestamp) -> Result<(), StoreFault> {
    let session = WebSession {
        token: hash_of(token.reveal()),
        account,
        created_at: now,
        last_seen_at: now,
        stepped_up_at: None,
        expires_at: now + IDLE,
    };
    web_sessions::insert(tx, &session).await
}

pub(crate) fn token_from(secret: [u8; 32]) -> Token {
    URL_SAFE_NO_PAD.encode(secret).into()
}

pub(crate) fn hash_of(token: &str) -> TokenHash {
    let mut hash = Sha256::new();
    hash.update(b"alula token 1");
    hash.update(token.as_bytes());
    hash.finalize().into()
}
