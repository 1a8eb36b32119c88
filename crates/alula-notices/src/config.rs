//! What has to be said so that notices go out, and what is wrong with it.

use std::path::PathBuf;

use alula_core::private::Private;
use zeroize::Zeroizing;

use crate::email::Email;
use crate::http::Client;
use crate::sms::Gateway;

/// How notices leave this house. Each way may be missing.
#[derive(Default)]
pub struct Config {
    /// What links in notices begin with: the address that people type, such as `https://care.example.org`.
    pub origin: String,
    /// By e-mail.
    pub email: Option<EmailConfig>,
    /// By text message.
    pub sms: Option<SmsConfig>,
    /// By web push: the secret that the key pair of this house follows from. It needs an `origin` with https.
    pub push: Option<Zeroizing<[u8; 32]>>,
    /// Nothing leaves the house: every notice becomes a line in a file in this folder, in place of all other ways.
    pub sink: Option<PathBuf>,
}

impl Config {
    /// Looks whether it can be used, and connects to nothing.
    ///
    /// # Errors
    /// When something in it cannot be used.
    pub fn check(&self) -> Result<(), BadConfig> {
        self.email.as_ref().map(Email::of).transpose()?;
        self.sms.clone().map(|it| Gateway::of(it, Client::new())).transpose()?;
        Ok(())
    }
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("origin", &self.origin)
            .field("email", &self.email)
            .field("sms", &self.sms)
            .field("sink", &self.sink)
            .finish_non_exhaustive()
    }
}

/// A mail server that takes what this house sends.
#[derive(Clone, Debug)]
pub struct EmailConfig {
    /// `smtps://mail.example.org`, encrypted from the beginning; or `smtp://mail.example.org`, which has to turn encrypted
    /// before anything is said. Only on this machine itself `smtp://localhost` stays as it is.
    pub url: String,
    /// Who it is from: `alula@example.org`, or with a name before it.
    pub from: String,
    /// Who signs in there; nobody when it asks for nobody.
    pub user: Option<String>,
    /// Their password.
    pub password: Option<Private>,
}

/// A gateway that turns a request into a text message.
#[derive(Clone, Debug)]
pub struct SmsConfig {
    /// Where the request goes; with https, except on this machine itself.
    pub url: String,
    /// What is posted, with `{to}` and `{text}` in it.
    pub body: String,
    /// What that is; decides how number and text are written in it.
    pub content_type: String,
    /// The header that proves who asks, with its whole value.
    pub header: Option<(String, Private)>,
}

/// Settings for notices that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadConfig {
    /// No mail server.
    #[error(
        "The setting smtp_url names no mail server. Write smtps://mail.example.org or smtp://mail.example.org:587."
    )]
    SmtpUrl,
    /// No sender.
    #[error("The setting smtp_from is no e-mail address. Write one such as alula@example.org.")]
    SmtpFrom,
    /// A name without a password, or the other way.
    #[error("The settings smtp_user and smtp_password belong together. Write both, or neither.")]
    SmtpUser,
    /// No gateway.
    #[error("The setting sms_url is no https address. Write one such as https://gateway.example.org/messages.")]
    SmsUrl,
    /// The number or the text would not arrive.
    #[error("The setting sms_body lacks {{to}} or {{text}}. Write both where the gateway wants them.")]
    SmsBody,
    /// No such type.
    #[error("The setting sms_content_type is no type of content. Write one such as application/json.")]
    SmsContentType,
    /// No such header.
    #[error(
        "The settings sms_header and sms_secret belong together and have to fit a request. Write both, or neither."
    )]
    SmsHeader,
}
