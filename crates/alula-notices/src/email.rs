//! By e-mail: one conversation with a mail server for each notice.

use std::net::IpAddr;
use std::time::Duration;

use alula_app::notices::NotSent;
use hyper::Uri;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::config::{BadConfig, EmailConfig};

/// No step of the conversation takes longer; the queue sets the limit for the whole.
const LONGEST_STEP: Duration = Duration::from_secs(10);

pub(crate) struct Email {
    from: Mailbox,
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email")
    }
}

impl Email {
    pub(crate) fn of(config: &EmailConfig) -> Result<Self, BadConfig> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let url: Uri = config.url.parse().map_err(|_| BadConfig::SmtpUrl)?;
        let host = url.host().filter(|it| !it.is_empty()).ok_or(BadConfig::SmtpUrl)?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let bare = url.path() == "/" || url.path().is_empty();
        if !bare || url.query().is_some() || url.authority().is_some_and(|it| it.as_str().contains('@')) {
            return Err(BadConfig::SmtpUrl);
        }
        let builder = match url.scheme_str() {
            Some("smtps") => Transport::relay(host),
            Some("smtp") if is_here(host) => Ok(Transport::builder_dangerous(host)),
            Some("smtp") => Transport::starttls_relay(host),
            _ => return Err(BadConfig::SmtpUrl),
        };
        let mut builder = builder.map_err(|_| BadConfig::SmtpUrl)?.timeout(Some(LONGEST_STEP));
        if let Some(port) = url.port_u16() {
            builder = builder.port(port);
        }
        match (&config.user, &config.password) {
            (Some(user), Some(password)) => {
                builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
            }
            (None, None) => {}
            _ => return Err(BadConfig::SmtpUser),
        }
        let from = config.from.parse().map_err(|_| BadConfig::SmtpFrom)?;
        Ok(Self { from, server: builder.build() })
    }

    pub(crate) async fn send(&self, to: &str, subject: &str, text: String) -> Result<(), NotSent> {
        let to: Address = to.parse().map_err(|_| NotSent::Unusable)?;
        let letter = Message::builder()
            .from(self.from.clone())
            .to(to.into())
            .subject(subject)
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|_| NotSent::Unusable)?;
        self.server.send(letter).await.map(drop).map_err(|error| match error.status() {
            Some(code) => NotSent::Refused(Some(code.into())),
            None if error.is_timeout() => NotSent::TooSlow,
            None => NotSent::Unreachable,
        })
    }
}

/// This machine itself, where nobody listens in between.
pub(crate) fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}
