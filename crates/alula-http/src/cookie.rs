//! The cookie that carries a sign-in: a random word that only the browser knows.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::site::Reach;

/// The name: with `__Host-` browsers themselves refuse it without https or from a neighbouring host.
fn name(reach: &Reach) -> &'static str {
    match reach {
        Reach::Https { .. } => "__Host-alula",
        Reach::Loopback => "alula",
    }
}

/// The name of the word of a phone in a session at home; it opens nothing of whoever signs in.
fn phone_name(reach: &Reach) -> &'static str {
    match reach {
        Reach::Https { .. } => "__Host-alula-with",
        Reach::Loopback => "alula-with",
    }
}

/// The word of a phone that the request carries, if any.
pub(crate) fn read_phone<'h>(reach: &Reach, headers: &'h HeaderMap) -> Option<&'h str> {
    named(phone_name(reach), headers)
}

/// The header that gives a phone its word, for as long as the house lets it in.
pub(crate) fn give_phone(reach: &Reach, word: &str) -> HeaderValue {
    written(reach, phone_name(reach), word, "; Max-Age=604800")
}

/// The header that takes it away.
pub(crate) fn take_phone(reach: &Reach) -> HeaderValue {
    written(reach, phone_name(reach), "", "; Max-Age=0")
}

/// The word that the request carries, if any.
pub(crate) fn read<'h>(reach: &Reach, headers: &'h HeaderMap) -> Option<&'h str> {
    named(name(reach), headers)
}

/// The value of a cookie by its name.
pub(crate) fn named<'h>(wanted: &str, headers: &'h HeaderMap) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == wanted && !value.is_empty()).then_some(value)
    })
}

/// The header that gives the browser the word.
pub(crate) fn give(reach: &Reach, word: &str) -> HeaderValue {
    written(reach, name(reach), word, "")
}

/// The header that takes it away.
pub(crate) fn take(reach: &Reach) -> HeaderValue {
    written(reach, name(reach), "", "; Max-Age=0")
}

fn written(reach: &Reach, name: &str, word: &str, more: &str) -> HeaderValue {
    let secure = match reach {
        Reach::Https { .. } => "; Secure",
        Reach::Loopback => "",
    };
    let text = format!("{name}={word}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_over_https_is_bound_to_the_host() {
        let reach = Reach::Https { origin: "https://alula.example".into() };
        assert_eq!(give(&reach, "w0rd"), "__Host-alula=w0rd; Path=/; HttpOnly; SameSite=Lax; Secure");
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("alula=plain; x=1; __Host-alula=w0rd"));
        assert_eq!(read(&reach, &headers), Some("w0rd"));
        assert_eq!(read(&Reach::Loopback, &headers), Some("plain"));
    }

    #[test]
    fn a_cookie_that_was_taken_away_counts_as_none() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("alula="));
        assert_eq!(read(&Reach::Loopback, &headers), None);
        assert_eq!(take(&Reach::Loopback), "alula=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
