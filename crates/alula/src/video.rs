//! How picture calls beside a session are made, from the settings.

use alula_core::private::Private;
use alula_http::{Ice, Video};

use crate::settings::{BadSettings, Settings};

/// What the settings say of picture calls.
///
/// # Errors
/// When a browser could do nothing with it.
pub fn of_settings(settings: &Settings) -> Result<Video, BadSettings> {
    let link = settings.get("video_link").map(str::to_owned);
    if link.as_deref().is_some_and(|it| !it.strip_prefix("https://").is_some_and(is_place)) {
        return Err(BadSettings::VideoLink);
    }
    let stun = settings.get("stun_url");
    if stun.is_some_and(|it| !is_server(it, &["stun:", "stuns:"])) {
        return Err(BadSettings::StunUrl);
    }
    let turn = match (settings.get("turn_url"), settings.get("turn_user"), settings.get("turn_password")) {
        (None, None, None) => None,
        (Some(url), ..) if !is_server(url, &["turn:", "turns:"]) => return Err(BadSettings::TurnUrl),
        (Some(url), Some(user), Some(password)) => {
            Some(Ice { url: url.to_owned(), login: Some((user.to_owned(), Private::from(password))) })
        }
        _ => return Err(BadSettings::TurnUser),
    };
    let stun = stun.map(|it| Ice { url: it.to_owned(), login: None });
    Ok(Video { link, ice: stun.into_iter().chain(turn).collect() })
}

/// A host, and whatever follows it.
fn is_place(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.') && !host.starts_with('.') && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// `stun:stun.example.org:3478`, `turns:turn.example.org:5349?transport=tcp`: a host, without the slashes of a page.
fn is_server(text: &str, schemes: &[&str]) -> bool {
    let Some(rest) = schemes.iter().find_map(|it| text.strip_prefix(it)) else { return false };
    let (place, question) = rest.split_once('?').unwrap_or((rest, "transport=udp"));
    let (host, port) = place.rsplit_once(':').unwrap_or((place, "3478"));
    let is_host = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-[]:".contains(c));
    is_host && port.parse::<u16>().is_ok() && matches!(question, "transport=udp" | "transport=tcp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_as_browsers_take_it() {
        let schemes = ["turn:", "turns:"];
        for right in ["turn:turn.example.org", "turns:turn.example.org:5349?transport=tcp", "turn:[::1]:3478"] {
            assert!(is_server(right, &schemes), "{right}");
        }
        for wrong in
            ["turn://turn.example.org", "turn.example.org:3478", "turn:", "turn:a b", "turn:a:port", "turn:a?x=y"]
        {
            assert!(!is_server(wrong, &schemes), "{wrong}");
        }
    }
}
