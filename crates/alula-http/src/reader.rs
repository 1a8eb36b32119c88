//! Who reads: found once for each request from the cookie, and what of them a handler may ask for.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use alula_app::entrance::SignedInPerson;
use alula_app::home::OnPhone;
use alula_core::Chart;
use alula_core::decide::Role;
use alula_core::ids::{ClientId, StaffId};
use alula_core::language::Language;
use alula_pages::shell::{Colleague, Light, Shell, Viewer};
use alula_pages::urls;
use alula_pages::wording::Words;
use alula_policy::Actor;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::address::{At, ClientPath};
use crate::cookie;
use crate::language;
use crate::routes::Door;
use crate::site::Site;
use crate::trouble::Stop;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Reader {
    /// With their rights.
    pub actor: Actor,
    /// Who they are.
    pub person: SignedInPerson,
    token: String,
    light: Light,
    language: Language,
}

/// Finds out who reads, and lets them in where the door is theirs.
pub(crate) async fn meet(State((site, door)): State<(Site, Door)>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let reader = match known(&site, &parts).await {
        Ok(reader) => reader,
        Err(stop) => return stop.into_response(),
    };
    let changes = parts.method == Method::POST;
    let mut response = match lets_in(&site, door, reader.as_ref(), &mut parts).await {
        Ok(()) => {
            if let Some(reader) = reader.clone() {
                parts.extensions.insert(reader);
            }
            let answered = next.run(Request::from_parts(parts, body));
            if changes {
                // What the door noted shares a commit with what the form says; should it fail, it is tried again below.
                tokio::join!(answered, site.house().note_looks()).0
            } else {
                answered.await
            }
        }
        Err(stop) => stop.into_response(),
    };
    if let Err(trouble) = site.house().note_looks().await {
        response = Stop::from(trouble).into_response();
    }
    if let Some(reader) = reader {
        // For whoever dresses the answer.
        response.extensions_mut().insert(reader);
    }
    response
}

async fn known(site: &Site, parts: &Parts) -> Result<Option<Reader>, Stop> {
    let Some(token) = cookie::read(site.reach(), &parts.headers) else { return Ok(None) };
    let person = site.house().who(token).await?;
    Ok(person.map(|person| Reader {
        actor: person.actor,
        language: match person.actor {
            Actor::Client { .. } => language::of(&parts.uri, &parts.headers),
            Actor::Staff { .. } | Actor::Sitter { .. } | Actor::House => Language::English,
        },
        person,
        token: token.to_owned(),
        light: light(&parts.headers),
    }))
}

async fn lets_in(site: &Site, door: Door, reader: Option<&Reader>, parts: &mut Parts) -> Result<(), Stop> {
    if door == Door::Anyone {
        return Ok(());
    }
    if door == Door::Phone {
        let secret = cookie::read_phone(site.reach(), &parts.headers).ok_or(Stop::PhoneEnded)?;
        let on = site.house().on_phone(secret).await?.ok_or(Stop::PhoneEnded)?;
        parts.extensions.insert(Phone(on));
        return Ok(());
    }
    let actor = reader.ok_or(Stop::SignIn)?.actor;
    let chart = match door {
        Door::Anyone | Door::Phone | Door::SignedIn => return Ok(()),
        Door::Practice(action) => return Ok(site.house().may(&actor, action)?),
        Door::Chart(action) => {
            let At(path) = At::<ClientPath>::from_request_parts(parts, site).await?;
            site.house().read(&actor, path.client, action).await?
        }
        Door::Own(action) => match actor {
            Actor::Client { id } => site.house().read(&actor, id, action).await?,
            Actor::Staff { .. } | Actor::Sitter { .. } | Actor::House => return Err(Stop::NotFound),
        },
    };
    parts.extensions.insert(Seen(chart));
    Ok(())
}

/// The chart that the door of the route has opened, as it was when the request came.
#[derive(Clone, Debug)]
pub struct Seen(pub Arc<Chart>);

impl<S: Send + Sync> FromRequestParts<S> for Seen {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Stop> {
        parts.extensions.get::<Self>().cloned().ok_or(Stop::NotFound)
    }
}

/// The first page of somebody.
pub(crate) fn home(actor: &Actor) -> String {
    match actor {
        Actor::Client { .. } => urls::Me.to_string(),
        Actor::Staff { .. } | Actor::Sitter { .. } | Actor::House => urls::Today.to_string(),
    }
}

fn light(headers: &HeaderMap) -> Light {
    Light::of_cookie(cookie::named("theme", headers))
}

impl Reader {
    /// The secret of the session.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// In which language they read: a client as they asked for it, the practice in English.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The frame of a page for this reader, without asking the house anything.
    pub(crate) fn plain_shell(&self, site: &Site) -> Shell {
        let name = self.person.name.reveal().to_owned();
        let viewer = match self.actor {
            Actor::Staff { role, .. } => Viewer::Staff(Colleague { name, role, supervised_by: None, waiting: 0 }),
            Actor::Client { .. } | Actor::Sitter { .. } | Actor::House => Viewer::Client { name },
        };
        site.shell(viewer, self.light, self.language)
    }

    /// Their first page.
    pub(crate) fn home(&self) -> String {
        home(&self.actor)
    }

    /// The frame of a page for this reader.
    ///
    /// # Errors
    /// When the house cannot say what waits for them.
    pub async fn shell(&self, site: &Site) -> Result<Shell, Stop> {
        let name = self.person.name.reveal().to_owned();
        let viewer = match self.actor {
            Actor::Staff { id, role, .. } => {
                let waiting = site.house().tasks(&self.actor).await?.len();
                let colleagues = site.house().colleagues().await?;
                let supervisor = colleagues.get(&id).and_then(|it| it.supervisor);
                let supervised_by = supervisor.and_then(|it| colleagues.get(&it)).map(|it| it.name.clone());
                Viewer::Staff(Colleague { name, role, supervised_by, waiting })
            }
            Actor::Client { .. } | Actor::Sitter { .. } | Actor::House => Viewer::Client { name },
        };
        Ok(site.shell(viewer, self.light, self.language))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Stop> {
        parts.extensions.get::<Self>().cloned().ok_or(Stop::SignIn)
    }
}

/// Somebody who works here.
#[derive(Clone, Debug)]
pub struct Staff {
    /// With their rights.
    pub actor: Actor,
    /// Who.
    pub id: StaffId,
    /// As what.
    pub role: Role,
    /// As a reader.
    pub reader: Reader,
}

impl Staff {
    /// The frame of a page for this person.
    ///
    /// # Errors
    /// When the house cannot say what waits for them.
    pub async fn shell(&self, site: &Site) -> Result<Shell, Stop> {
        self.reader.shell(site).await
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Stop> {
        let reader = Reader::from_request_parts(parts, state).await?;
        match reader.actor {
            Actor::Staff { id, role, .. } => Ok(Self { actor: reader.actor, id, role, reader }),
            _ => Err(Stop::NotFound),
        }
    }
}

/// A phone in a session at home.
#[derive(Clone, Debug)]
pub struct Phone(pub OnPhone);

impl<S: Send + Sync> FromRequestParts<S> for Phone {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Stop> {
        parts.extensions.get::<Self>().cloned().ok_or(Stop::PhoneEnded)
    }
}

/// A client on their own pages.
#[derive(Clone, Debug)]
pub struct Me {
    /// With their rights.
    pub actor: Actor,
    /// Whose chart.
    pub client: ClientId,
    /// As a reader.
    pub reader: Reader,
}

impl Me {
    /// The words of their pages.
    pub(crate) fn words(&self) -> Words {
        Words::in_language(self.reader.language)
    }

    /// The frame of a page for this person.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn shell(&self, site: &Site) -> Result<Shell, Stop> {
        self.reader.shell(site).await
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Me {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Stop> {
        let reader = Reader::from_request_parts(parts, state).await?;
        match reader.actor {
            Actor::Client { id } => Ok(Self { actor: reader.actor, client: id, reader }),
            _ => Err(Stop::NotFound),
        }
    }
}

/// Whoever comes by, signed in or not.
#[derive(Clone, Debug)]
pub struct Passer {
    /// When signed in.
    pub reader: Option<Reader>,
    /// Where they come from, as far as can be known.
    pub from: String,
    light: Light,
    language: Language,
}

impl Passer {
    /// The language that they asked for.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The frame of a page for whoever this is.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn shell(&self, site: &Site) -> Result<Shell, Stop> {
        match &self.reader {
            Some(reader) => reader.shell(site).await,
            None => Ok(site.shell(Viewer::Visitor, self.light, self.language)),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Passer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self {
            reader: parts.extensions.get::<Reader>().cloned(),
            from: from(parts),
            light: light(&parts.headers),
            language: language::of(&parts.uri, &parts.headers),
        })
    }
}

/// Where a server in front says that a request came from.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address of the other side; behind a server on this machine, the one it names last.
fn from(parts: &Parts) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    let named = parts.headers.get_all(FORWARDED_FOR).iter().next_back();
    let named = named.and_then(|it| it.to_str().ok()).and_then(|it| it.rsplit(',').next()).map(str::trim);
    match (peer, named) {
        (Some(peer), Some(named)) if peer.is_loopback() && named.parse::<std::net::IpAddr>().is_ok() => {
            named.to_owned()
        }
        (Some(peer), _) => peer.to_string(),
        (None, _) => "unknown".to_owned(),
    }
}
