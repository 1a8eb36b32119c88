//! The people of the house, and what they hear when they ask.

use alula_core::decide::Role;
use axum::http::request::Builder;
use axum::http::{Request, StatusCode, header};

use super::{TestHouse, encoded};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Nobody who is signed in.
    Visitor,
    /// The therapist of the other client.
    OtherTherapist,
    /// The therapist of the client, who works under the supervisor.
    Associate,
    /// Their supervisor.
    Supervisor,
    /// The prescriber of the client.
    Prescriber,
    /// A prescriber of nobody.
    OtherPrescriber,
    /// Who runs the practice.
    Manager,
    /// The client.
    Client,
    /// Another client.
    OtherClient,
}

impl Who {
    /// Everybody.
    pub const ALL: [Self; 9] = [
        Self::Visitor,
        Self::OtherTherapist,
        Self::Associate,
        Self::Supervisor,
        Self::Prescriber,
        Self::OtherPrescriber,
        Self::Manager,
        Self::Client,
        Self::OtherClient,
    ];

    pub(super) const STAFF: [(Self, Role); 6] = [
        (Self::Supervisor, Role::Supervisor),
        (Self::Manager, Role::Manager),
        (Self::OtherTherapist, Role::Therapist),
        (Self::Associate, Role::Associate),
        (Self::Prescriber, Role::Prescriber),
        (Self::OtherPrescriber, Role::Prescriber),
    ];

    /// The address they sign in with.
    pub fn email(self) -> String {
        format!("{self:?}@test.alula.invalid").to_lowercase()
    }
}

/// What came back.
#[derive(Debug)]
pub struct Heard {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: axum::http::HeaderMap,
    /// The body.
    pub text: String,
}

impl Heard {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The hidden `entry` of the first form.
    pub fn entry(&self) -> String {
        let at =
            self.text.find(r#"name="entry" value=""#).expect("a form with an entry") + r#"name="entry" value=""#.len();
        self.text[at..].split('"').next().unwrap_or_default().to_owned()
    }
}

/// Somebody who asks.
pub struct Person<'h> {
    pub(super) house: &'h TestHouse,
    pub(super) cookie: Option<&'h str>,
}

impl Person<'_> {
    /// Opens a page.
    pub async fn get(&self, path: &str) -> Heard {
        self.ask(Request::get(path), "").await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Heard {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, &encoded(fields)).await
    }

    /// Sends a request of any kind.
    pub async fn send(&self, request: Builder, body: &str) -> Heard {
        self.ask(request, body).await
    }

    async fn ask(&self, request: Builder, body: &str) -> Heard {
        let request = match self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        };
        self.house.ask(request, body).await
    }
}
