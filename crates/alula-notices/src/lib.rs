//! Sends notices: e-mail, text messages through a gateway, web push, or lines in a file for trying out.
//!
//! [`Senders`] is the port `Notices` of `alula-app` with whatever of these is set up. Each attempt is one connection; when
//! to try again is the queue's business. This crate must never know a database, a chart, who is told and why, and it logs
//! nothing of what the other side says, because that may hold the address.

mod config;
mod email;
mod http;
mod push;
mod senders;
mod sink;
mod sms;

pub use config::{BadConfig, Config, EmailConfig, SmsConfig};
pub use senders::Senders;
