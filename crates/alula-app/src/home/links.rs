//! How a phone comes into a session at home: by a link with digits told apart, by digits that stand alone, or from the
//! client's own sign-in. Each opens once.

use alula_core::Chart;
use alula_core::ids::{ClientId, SessionId, SitterId};
use alula_core::private::Private;
use alula_core::session::home::sitter;
use alula_core::session::{Life, session};
use alula_policy::{Action, Actor};
use alula_store::rows::attempts;
use alula_store::rows::phones::{self, Phone, PhoneLink, WRONG_CODES};
use alula_store::rows::web_sessions::TokenHash;
use alula_store::{StoreFault, Tx};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::access::authorise;
use crate::charts::{load, resource};
use crate::entrance::{Token, hash_of, token_from};
use crate::house::{House, Inside, SharedChart};
use crate::trouble::{Broken, Denied, Trouble};

/// A link opens a phone until so long after the session was to begin.
const AFTER_BEGIN: SignedDuration = SignedDuration::from_hours(6);
/// A phone may be used until so long after the session was to begin: over the next morning and its words.
const USED_UNTIL: SignedDuration = SignedDuration::from_hours(48);
/// A code that stands alone is for now.
const CODE_FOR: SignedDuration = SignedDuration::from_mins(10);
/// So many codes that stand alone may be tried from anywhere within [`CODE_FOR`], and so many from one address.
const CODES_TRIED: u64 = 40;
const CODES_TRIED_HERE: u64 = WRONG_CODES as u64;

/// A link for one phone: shown once, kept nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneLinkMade {
    /// The secret of the link.
    pub token: Token,
    /// The four digits, told apart from it.
    pub code: String,
    /// Until when it opens.
    pub expires_at: Timestamp,
}

/// Six digits that let another phone take over: shown once.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneCode {
    /// The digits.
    pub code: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// What a link says before its digits: nothing of anybody but that it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// How many tries are left.
    pub left: i64,
}

/// Why a phone was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeRefusal {
    /// Used, taken back, too old, or unknown.
    #[error("this link was used already or is too old; ask the practice for a new one")]
    NotOpen,
    /// The digits are not the ones.
    #[error("these digits are not the ones; {left} tries are left")]
    Wrong {
        /// How many tries are left.
        left: i64,
    },
    /// Too many tries.
    #[error("too many tries; ask the practice for a new code")]
    TooOften,
}

impl House {
    /// Makes the link for the sitter's phone; earlier ones that nobody used open nothing any more.
    ///
    /// # Errors
    /// When the policies say no, or something is broken. `None` when no sitter is named or the session is over.
    pub async fn invite_phone(
        &self,
        actor: &Actor,
        client: ClientId,
        of: SessionId,
    ) -> Result<Option<PhoneLinkMade>, Trouble> {
        let token = token_from(self.0.ports.ids.secret());
        let made = PhoneLinkMade { code: digits(self.0.ports.ids.secret(), 4), expires_at: self.now(), token };
        let link = self.make_link(actor, client, of, true, Some(made.token.clone()), made.code.clone()).await?;
        Ok(link.map(|it| PhoneLinkMade { expires_at: it.expires_at, ..made }))
    }

    /// Makes six digits with which another phone takes over, the sitter's or the client's.
    ///
    /// # Errors
    /// As for a link.
    pub async fn phone_code(
        &self,
        actor: &Actor,
        client: ClientId,
        of: SessionId,
        for_sitter: bool,
    ) -> Result<Option<PhoneCode>, Trouble> {
        let code = digits(self.0.ports.ids.secret(), 6);
        let link = self.make_link(actor, client, of, for_sitter, None, code.clone()).await?;
        Ok(link.map(|it| PhoneCode { code, expires_at: it.expires_at }))
    }

    async fn make_link(
        &self,
        actor: &Actor,
        client: ClientId,
        of: SessionId,
        for_sitter: bool,
        token: Option<Token>,
        code: String,
    ) -> Result<Option<PhoneLink>, Trouble> {
        let (inside, actor, now, id) = (self.0.clone(), *actor, self.now(), self.0.ports.ids.id());
        let Actor::Staff { id: made_by, .. } = actor else {
            return Err(self.trouble(Denied::Hidden(Action::InvitePhone)));
        };
        let made = self.0.store.write(move |tx| {
            Box::pin(async move {
                let chart = match inside.chart_for(tx, &actor, client, Action::InvitePhone).await? {
                    Ok(chart) => chart,
                    Err(denied) => return Ok(Err(denied)),
                };
                let named = sitter(&chart, of).map(|it| SitterId::of(it.id()));
                let Some(begins) = begins(&chart, of).filter(|_| !for_sitter || named.is_some()) else {
                    return Ok(Ok(None));
                };
                let alone = token.is_none();
                let link = PhoneLink {
                    id,
                    client,
                    session: of,
                    sitter: named.filter(|_| for_sitter),
                    token: token.as_ref().map(|it| hash_of(it.reveal())),
                    code: match &token {
                        Some(token) => with_token(token.reveal(), &code),
                        None => alone_hash(tx, &code),
                    },
                    wrong: 0,
                    made_at: now,
                    made_by,
                    expires_at: if alone { now + CODE_FOR } else { begins.max(now) + AFTER_BEGIN },
                    used_at: None,
                    ended_at: None,
                };
                phones::end_links(tx, of, for_sitter, now).await?;
                phones::insert_link(tx, &link).await?;
                Ok(Ok(Some(link)))
            })
        });
        let made = made.await.map_err(|broken: Broken| self.trouble(broken))?;
        made.map_err(|denied| self.trouble(denied))
    }

    /// The link with this secret, while it is open.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn phone_link(&self, token: &str) -> Result<Option<LinkView>, Trouble> {
        let (now, hash) = (self.now(), hash_of(token));
        let found = self.0.store.read(move |tx| Box::pin(async move { phones::link_of(tx, &hash).await }));
        let found = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(found.filter(|it| it.is_open(now)).map(|it| LinkView { left: WRONG_CODES - it.wrong }))
    }

    /// Lets a phone in by a link and its four digits, once.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn open_phone(&self, token: &str, code: &str) -> Result<Result<Token, CodeRefusal>, Trouble> {
        let (inside, now, hash, tried) = (self.0.clone(), self.now(), hash_of(token), with_token(token, code));
        let (id, secret) = (self.0.ports.ids.id(), token_from(self.0.ports.ids.secret()));
        let opened = self.0.store.write(move |tx| {
            Box::pin(async move {
                let Some(link) = phones::link_of(tx, &hash).await?.filter(|it| it.is_open(now)) else {
                    return Ok(Err(CodeRefusal::NotOpen));
                };
                if link.code != tried {
                    let left = WRONG_CODES - phones::wrong_code(tx, link.id).await?;
                    return Ok(Err(if left > 0 { CodeRefusal::Wrong { left } } else { CodeRefusal::TooOften }));
                }
                Ok(inside.let_in(tx, &link, id, &secret, now).await?.map(|()| secret))
            })
        });
        opened.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Lets another phone take over by six digits, once.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn take_phone_over(&self, code: &str, address: &str) -> Result<Result<Token, CodeRefusal>, Trouble> {
        let (inside, now, code) = (self.0.clone(), self.now(), code.to_owned());
        let here = format!("phone code from {address}");
        let ids = [self.0.ports.ids.id(), self.0.ports.ids.id(), self.0.ports.ids.id()];
        let secret = token_from(self.0.ports.ids.secret());
        let opened = self.0.store.write(move |tx| {
            Box::pin(async move {
                let since = now - CODE_FOR;
                let anywhere = attempts::count(tx, "phone code", since).await?;
                if anywhere >= CODES_TRIED || attempts::count(tx, &here, since).await? >= CODES_TRIED_HERE {
                    return Ok(Err(CodeRefusal::TooOften));
                }
                let tried = alone_hash(tx, &code);
                let Some(link) = phones::link_with_code(tx, &tried, now).await? else {
                    attempts::note(tx, "phone code", now, ids[0]).await?;
                    attempts::note(tx, &here, now, ids[1]).await?;
                    return Ok(Err(CodeRefusal::NotOpen));
                };
                Ok(inside.let_in(tx, &link, ids[2], &secret, now).await?.map(|()| secret))
            })
        });
        opened.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// The client's own phone, from their sign-in: it needs no link.
    ///
    /// # Errors
    /// When the policies say no, or something is broken. `None` when there is no such session at home.
    pub async fn own_phone(&self, actor: &Actor, client: ClientId, of: SessionId) -> Result<Option<Token>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let (id, secret) = (self.0.ports.ids.id(), token_from(self.0.ports.ids.secret()));
        let opened = self.0.store.write(move |tx| {
            Box::pin(async move {
                let chart = match inside.chart_for(tx, &actor, client, Action::UsePhone).await? {
                    Ok(chart) => chart,
                    Err(denied) => return Ok(Err(denied)),
                };
                let Some(begins) = begins(&chart, of) else { return Ok(Ok(None)) };
                phones::insert(tx, &phone(id, client, of, None, hash_of(secret.reveal()), now, begins)).await?;
                Ok(Ok(Some(secret)))
            })
        });
        let opened = opened.await.map_err(|broken: Broken| self.trouble(broken))?;
        opened.map_err(|denied| self.trouble(denied))
    }
}

impl Inside {
    pub(super) async fn chart_for(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        client: ClientId,
        action: Action,
    ) -> Result<Result<SharedChart, Denied>, Broken> {
        let Some(chart) = load(tx, client, self.known(client)).await? else {
            return Ok(Err(Denied::Hidden(action)));
        };
        let allowed = authorise(self, tx, actor, action, &resource(&chart), Some(client)).await?;
        Ok(allowed.map(|()| chart))
    }

    async fn let_in(
        &self,
        tx: &mut Tx,
        link: &PhoneLink,
        id: uuid::Uuid,
        secret: &Private,
        now: Timestamp,
    ) -> Result<Result<(), CodeRefusal>, Broken> {
        let Some(chart) = load(tx, link.client, self.known(link.client)).await? else {
            return Ok(Err(CodeRefusal::NotOpen));
        };
        let still = link.sitter.is_none_or(|id| sitter(&chart, link.session).is_some_and(|it| it.id() == id.entry()));
        let Some(begins) = begins(&chart, link.session).filter(|_| still) else {
            return Ok(Err(CodeRefusal::NotOpen));
        };
        if !phones::use_link(tx, link.id, now).await? {
            return Ok(Err(CodeRefusal::NotOpen));
        }
        let hash = hash_of(secret.reveal());
        phones::insert(tx, &phone(id, link.client, link.session, link.sitter, hash, now, begins)).await?;
        Ok(Ok(()))
    }
}

fn phone(
    id: uuid::Uuid,
    client: ClientId,
    session: SessionId,
    sitter: Option<SitterId>,
    token: TokenHash,
    now: Timestamp,
    begins: Timestamp,
) -> Phone {
    Phone {
        id,
        client,
        session,
        sitter,
        token,
        since: now,
        expires_at: begins.max(now) + USED_UNTIL,
        ended_at: None,
        seen_at: now,
        battery: None,
        hidden: false,
    }
}

/// When a session at home begins, while it was not cancelled.
fn begins(chart: &Chart, of: SessionId) -> Option<Timestamp> {
    let session = session(chart, of)?;
    let home = session.plan.is.setting == alula_core::intake::Setting::Home;
    (home && !matches!(session.life, Life::Cancelled { .. })).then_some(session.plan.is.at)
}

/// So many decimal digits from chance.
fn digits(secret: [u8; 32], count: u32) -> String {
    let mut number = [0; 16];
    number.copy_from_slice(&secret[..16]);
    let width = usize::try_from(count).unwrap_or(4);
    format!("{:0width$}", u128::from_be_bytes(number) % 10_u128.pow(count))
}

/// The hash of digits that belong to a link: without the link's secret nothing can be tried against it.
fn with_token(token: &str, code: &str) -> TokenHash {
    let mut hash = Sha256::new();
    hash.update(b"alula phone code 1");
    hash.update(token.as_bytes());
    hash.update([0]);
    hash.update(code.trim().as_bytes());
    hash.finalize().into()
}

/// The hash of digits that stand alone: keyed by the house, so that the database alone tries nothing.
fn alone_hash(tx: &Tx, code: &str) -> TokenHash {
    Sha256::digest(tx.keys().blind(&format!("phone code\0{}", code.trim()))).into()
}
