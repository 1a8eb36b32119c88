//! By text message: one request to a gateway, written as the gateway wants it.

use std::fmt::Write as _;

use alula_app::notices::NotSent;
use alula_core::private::Private;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use crate::config::{BadConfig, SmsConfig};
use crate::http::{Client, Post, Reach, Target};

#[derive(Debug)]
pub(crate) struct Gateway {
    target: Target,
    body: String,
    writing: Writing,
    headers: Vec<(HeaderName, HeaderValue)>,
    client: Client,
}

/// How number and text are written so that they stay what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Json,
    Form,
    Plain,
}

impl Gateway {
    pub(crate) fn of(config: SmsConfig, client: Client) -> Result<Self, BadConfig> {
        let target = Target::of(&config.url).ok_or(BadConfig::SmsUrl)?;
        if !target.is_https() && !crate::email::is_here(target.host()) {
            return Err(BadConfig::SmsUrl);
        }
        if !config.body.contains("{to}") || !config.body.contains("{text}") {
            return Err(BadConfig::SmsBody);
        }
        let kind = config.content_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        let writing = match kind.as_str() {
            "application/x-www-form-urlencoded" => Writing::Form,
            "application/json" => Writing::Json,
            _ if kind.contains('/') => Writing::Plain,
            _ => return Err(BadConfig::SmsContentType),
        };
        let kind = config.content_type.parse().map_err(|_| BadConfig::SmsContentType)?;
        let mut headers = vec![(CONTENT_TYPE, kind)];
        if let Some((name, value)) = &config.header {
            headers.push((name.parse().map_err(|_| BadConfig::SmsHeader)?, secret(value)?));
        }
        Ok(Self { target, body: config.body, writing, headers, client })
    }

    pub(crate) async fn send(&self, to: &str, text: &str) -> Result<(), NotSent> {
        let body = filled(&self.body, self.writing, to, text).into_bytes();
        let headers = self.headers.clone();
        let status = self.client.post(Post { target: &self.target, headers, body, reach: Reach::Anywhere }).await?;
        if (200..300).contains(&status) { Ok(()) } else { Err(NotSent::Refused(Some(status))) }
    }
}

fn secret(value: &Private) -> Result<HeaderValue, BadConfig> {
    let mut value: HeaderValue = value.reveal().parse().map_err(|_| BadConfig::SmsHeader)?;
    value.set_sensitive(true);
    Ok(value)
}

/// The body with number and text in it. What is put in is never looked at again, so a text cannot name a gap.
fn filled(body: &str, writing: Writing, to: &str, text: &str) -> String {
    let mut out = String::with_capacity(body.len() + to.len() + 2 * text.len());
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        let (before, gap) = rest.split_at(at);
        out.push_str(before);
        rest = if let Some(after) = gap.strip_prefix("{to}") {
            out.push_str(&written(writing, to));
            after
        } else if let Some(after) = gap.strip_prefix("{text}") {
            out.push_str(&written(writing, text));
            after
        } else {
            out.push('{');
            &gap[1..]
        };
    }
    out.push_str(rest);
    out
}

fn written(writing: Writing, text: &str) -> String {
    match writing {
        Writing::Plain => text.to_owned(),
        Writing::Json => {
            let quoted = serde_json::Value::from(text).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        }
        Writing::Form => text.bytes().fold(String::new(), |mut out, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                // Writing into text does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
            out
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_text_stay_what_they_are_in_each_kind_of_body() {
        let (to, text) = ("+15550100", "A \"note\" & {to}: 1 + 1");
        let form = filled("to={to}&text={text}", Writing::Form, to, text);
        assert_eq!(form, "to=%2B15550100&text=A%20%22note%22%20%26%20%7Bto%7D%3A%201%20%2B%201");
        let json = filled("{\"to\": [\"{to}\"], \"text\": \"{text}\"}", Writing::Json, to, text);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&read["to"][0], &read["text"]), (&to.into(), &text.into()));
        assert_eq!(filled("{to} {text} {", Writing::Plain, "1", "2"), "1 2 {");
    }

    #[track_caller]
    fn refused(change: impl FnOnce(&mut SmsConfig), with: BadConfig) {
        let mut config = SmsConfig {
            url: "https://gateway.example.org/messages".to_owned(),
            body: "{to} {text}".to_owned(),
            content_type: "text/plain".to_owned(),
            header: None,
        };
        change(&mut config);
        assert_eq!(Gateway::of(config, Client::new()).map(drop), Err(with));
    }

    #[test]
    fn what_a_gateway_cannot_be_asked_with_is_refused() {
        refused(|it| it.url = "http://gateway.example.org/".to_owned(), BadConfig::SmsUrl);
        refused(|it| it.url = "gateway".to_owned(), BadConfig::SmsUrl);
        refused(|it| it.body = "to={to}".to_owned(), BadConfig::SmsBody);
        refused(|it| it.content_type = "json".to_owned(), BadConfig::SmsContentType);
        refused(|it| it.header = Some(("X Key".to_owned(), "1".into())), BadConfig::SmsHeader);
        refused(|it| it.header = Some(("X-Key".to_owned(), "1\n2".into())), BadConfig::SmsHeader);
    }
}
