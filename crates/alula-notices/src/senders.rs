//! The ways that are set up, as one port.

use std::sync::Arc;

use alula_app::Clock;
use alula_app::notices::{Channel, NotSent, Notice, Notices, Sending, Way};

use crate::config::{BadConfig, Config};
use crate::email::Email;
use crate::http::Client;
use crate::push::Push;
use crate::sink::Sink;
use crate::sms::Gateway;

/// Whatever is set up to send notices.
#[derive(Debug)]
pub struct Senders {
    origin: String,
    /// In place of all others.
    sink: Option<Sink>,
    email: Option<Email>,
    sms: Option<Gateway>,
    push: Option<Push>,
}

impl Senders {
    /// What this configuration sets up. Nothing is connected to yet.
    ///
    /// # Errors
    /// When something in it cannot be used.
    pub fn of(config: Config, clock: Arc<dyn Clock>) -> Result<Self, BadConfig> {
        let client = Client::new();
        // Where a folder takes everything, a browser of this machine can be tried out without https.
        let push = config.push.filter(|_| config.origin.starts_with("https://") || config.sink.is_some());
        Ok(Self {
            email: config.email.as_ref().map(Email::of).transpose()?,
            sms: config.sms.map(|it| Gateway::of(it, client.clone())).transpose()?,
            push: push.map(|secret| Push::of(&secret, config.origin.clone(), client, clock)),
            sink: config.sink.map(|folder| Sink { folder }),
            origin: config.origin,
        })
    }
}

impl Notices for Senders {
    fn ways(&self) -> Vec<Way> {
        let there = |way: &Way| match way {
            Way::Email => self.email.is_some(),
            Way::Sms => self.sms.is_some(),
            Way::Push => self.push.is_some(),
        };
        Way::ALL.into_iter().filter(|way| self.sink.is_some() || there(way)).collect()
    }

    fn push_key(&self) -> Option<String> {
        self.push.as_ref().map(Push::key)
    }

    fn send<'a>(&'a self, notice: &'a Notice) -> Sending<'a> {
        Box::pin(async move {
            let (says, origin) = (&notice.says, self.origin.as_str());
            if let Some(sink) = &self.sink {
                return sink.keep(notice, origin).await;
            }
            match &notice.to {
                Channel::Email(to) => {
                    let email = self.email.as_ref().ok_or(NotSent::NotConfigured)?;
                    email.send(to.reveal(), says.title(), says.email(origin)).await
                }
                Channel::Sms(to) => {
                    let gateway = self.sms.as_ref().ok_or(NotSent::NotConfigured)?;
                    gateway.send(to.reveal(), &says.sms(origin)).await
                }
                Channel::Push { endpoint, p256dh, auth } => {
                    let push = self.push.as_ref().ok_or(NotSent::NotConfigured)?;
                    push.send(endpoint.reveal(), (p256dh.reveal(), auth.reveal()), says).await
                }
            }
        })
    }
}
