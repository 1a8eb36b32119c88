//! The phones of a session at home: what is known of them, and what one may do until its end.

use alula_core::ids::{ClientId, SessionId, SitterId};
use alula_policy::{Action, Actor};
use alula_store::StoreFault;
use alula_store::rows::phones::{self, Phone, PhoneLink};
use jiff::SignedDuration;

use crate::entrance::hash_of;
use crate::house::House;
use crate::trouble::{Broken, Trouble};

/// A phone that was heard within this time is not noted anew.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(8);

/// Whose phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The client's.
    Client,
    /// The sitter's, as named for the session.
    Sitter(SitterId),
}

/// A phone that is used, and on whose behalf.
#[derive(Clone, Debug, PartialEq)]
pub struct OnPhone {
    /// With its rights.
    pub actor: Actor,
    /// The phone.
    pub phone: Phone,
}

impl OnPhone {
    /// Whose phone it is.
    pub fn whose(&self) -> Whose {
        self.phone.sitter.map_or(Whose::Client, Whose::Sitter)
    }
}

/// What a phone says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// The battery in per cent.
    pub battery: Option<i64>,
    /// True when its page is not in front.
    pub hidden: bool,
}

impl House {
    /// The links and phones of a session, for whoever may invite.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn phones(
        &self,
        actor: &Actor,
        client: ClientId,
        of: SessionId,
    ) -> Result<(Vec<PhoneLink>, Vec<Phone>), Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                if let Err(denied) = inside.chart_for(tx, &actor, client, Action::ReadChart).await? {
                    return Ok(Err(denied));
                }
                Ok(Ok((phones::links(tx, of).await?, phones::of_session(tx, of).await?)))
            })
        });
        let found = found.await.map_err(|broken: Broken| self.trouble(broken))?;
        found.map_err(|denied| self.trouble(denied))
    }

    /// Takes back the sitter's or the client's links, and ends the phones that were let in.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn end_phones(
        &self,
        actor: &Actor,
        client: ClientId,
        of: SessionId,
        of_sitter: bool,
    ) -> Result<(), Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let done = self.0.store.write(move |tx| {
            Box::pin(async move {
                if let Err(denied) = inside.chart_for(tx, &actor, client, Action::InvitePhone).await? {
                    return Ok(Err(denied));
                }
                phones::end_links(tx, of, of_sitter, now).await?;
                for phone in phones::of_session(tx, of).await?.iter().filter(|it| it.sitter.is_some() == of_sitter) {
                    phones::end(tx, phone.id, now).await?;
                }
                Ok(Ok(()))
            })
        });
        let done = done.await.map_err(|broken: Broken| self.trouble(broken))?;
        done.map_err(|denied| self.trouble(denied))
    }

    /// The phone with this secret, while it may be used.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn on_phone(&self, secret: &str) -> Result<Option<OnPhone>, Trouble> {
        let (now, hash) = (self.now(), hash_of(secret));
        let found = self.0.store.read(move |tx| Box::pin(async move { phones::find(tx, &hash, now).await }));
        let found = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(found.map(|phone| {
            let client = phone.client;
            let actor = phone.sitter.map_or(Actor::Client { id: client }, |id| Actor::Sitter { client, id });
            OnPhone { actor, phone }
        }))
    }

    /// A phone was heard; what it says of itself is noted every few seconds.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn hear_phone(&self, on: &OnPhone, pulse: Pulse) -> Result<(), Trouble> {
        let (now, id) = (self.now(), on.phone.id);
        if now.duration_since(on.phone.seen_at) < NOTED_EVERY && on.phone.hidden == pulse.hidden {
            return Ok(());
        }
        let heard = self
            .0
            .store
            .write(move |tx| Box::pin(async move { phones::heard(tx, id, now, pulse.battery, pulse.hidden).await }));
        heard.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// The phone is handed back: it may do nothing any more.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn hand_phone_back(&self, on: &OnPhone) -> Result<(), Trouble> {
        let (now, id) = (self.now(), on.phone.id);
        let ended = self.0.store.write(move |tx| Box::pin(async move { phones::end(tx, id, now).await }));
        ended.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}
