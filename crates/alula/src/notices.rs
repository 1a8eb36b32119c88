//! How notices leave this house: from the settings to the port.

use std::path::Path;
use std::sync::Arc;

use alula_app::Ports;
use alula_app::notices::Notices;
use alula_core::private::Private;
use alula_notices::{BadConfig, Config, EmailConfig, Senders, SmsConfig};
use alula_store::Keys;

use crate::args::Door;
use crate::settings::Settings;

/// What is posted to a gateway when no setting says it.
const USUAL_BODY: &str = "to={to}&text={text}";
const USUAL_CONTENT_TYPE: &str = "application/x-www-form-urlencoded";
/// For what the key pair of web push is derived from the key file.
const PUSH: &str = "web push";

/// What the settings say of notices, without what only a running house knows.
///
/// # Errors
/// When it cannot be used.
pub fn config(settings: &Settings) -> Result<Config, BadConfig> {
    let text = |key: &str| settings.get(key).map(str::to_owned);
    let any = |keys: &[&str]| keys.iter().any(|it| settings.get(it).is_some());
    let email = match text("smtp_url") {
        Some(url) => Some(EmailConfig {
            url,
            from: text("smtp_from").ok_or(BadConfig::SmtpFrom)?,
            user: text("smtp_user"),
            password: text("smtp_password").map(Private::from),
        }),
        None if any(&["smtp_from", "smtp_user", "smtp_password"]) => return Err(BadConfig::SmtpUrl),
        None => None,
    };
    let sms = match text("sms_url") {
        Some(url) => Some(SmsConfig {
            url,
            body: text("sms_body").unwrap_or_else(|| USUAL_BODY.to_owned()),
            content_type: text("sms_content_type").unwrap_or_else(|| USUAL_CONTENT_TYPE.to_owned()),
            header: match (text("sms_header"), text("sms_secret")) {
                (Some(name), Some(value)) => Some((name, Private::from(value))),
                (None, None) => None,
                _ => return Err(BadConfig::SmsHeader),
            },
        }),
        None if any(&["sms_body", "sms_content_type", "sms_header", "sms_secret"]) => return Err(BadConfig::SmsUrl),
        None => None,
    };
    let config = Config { email, sms, sink: settings.get("notices_sink").map(Into::into), ..Config::default() };
    config.check()?;
    Ok(config)
}

/// The port of a house that serves at this door, with the keys that it was opened with.
///
/// # Errors
/// When the settings cannot be used.
pub fn of_settings(
    settings: &Settings,
    door: &Door,
    keys: &Keys,
    ports: &Ports,
) -> Result<Arc<dyn Notices>, BadConfig> {
    let config = Config { origin: origin(door), push: Some(keys.secret_for(PUSH)), ..config(settings)? };
    Ok(Arc::new(Senders::of(config, ports.clock.clone())?))
}

/// The port of the demo practice: nothing leaves it, whatever the settings.
///
/// # Errors
/// Never; the same shape as its neighbour.
pub fn of_demo(folder: &Path, door: &Door, keys: &Keys, ports: &Ports) -> Result<Arc<dyn Notices>, BadConfig> {
    let (push, sink) = (Some(keys.secret_for(PUSH)), Some(folder.join("notices")));
    let config = Config { origin: origin(door), push, sink, ..Config::default() };
    Ok(Arc::new(Senders::of(config, ports.clock.clone())?))
}

/// What links begin with: the address that people type, or else that of this machine.
fn origin(door: &Door) -> String {
    door.address.clone().unwrap_or_else(|| format!("http://{}", door.listen))
}
