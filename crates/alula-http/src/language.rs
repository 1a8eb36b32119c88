//! In which language somebody reads: as they asked in the address, as a cookie keeps it, or as their browser says.

use alula_core::language::Language;
use alula_pages::shell::LANGUAGE;
use axum::http::{HeaderMap, HeaderValue, Uri, header};

use crate::cookie;
use crate::form::Form;
use crate::site::Reach;

/// What the address asks for: `?lang=es`.
pub(crate) fn asked(address: &Uri) -> Option<Language> {
    Language::of_tag(Form::parse(address.query()?.as_bytes()).raw(LANGUAGE))
}

/// The language for a request; English when nothing says otherwise.
pub(crate) fn of(address: &Uri, headers: &HeaderMap) -> Language {
    let kept = || cookie::named(LANGUAGE, headers).and_then(Language::of_tag);
    let accepted = || Language::guessed(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    asked(address).or_else(kept).or_else(accepted).unwrap_or_default()
}

/// The header that keeps a language for a year.
pub(crate) fn keep(language: Language, reach: &Reach) -> HeaderValue {
    let secure = match reach {
        Reach::Https { .. } => "; Secure",
        Reach::Loopback => "",
    };
    let text = format!("{LANGUAGE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}", language.tag());
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &'static str, cookie: &'static str, accepted: &'static str) -> Language {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
        of(&Uri::from_static(address), &headers)
    }

    #[test]
    fn what_is_asked_for_goes_before_what_is_kept_and_that_before_what_the_browser_says() {
        assert_eq!(read("/?lang=en", "lang=es", "es"), Language::English);
        assert_eq!(read("/", "lang=es", "en"), Language::Spanish);
        assert_eq!(read("/", "", "es-MX,en;q=0.5"), Language::Spanish);
        assert_eq!(read("/?lang=xx", "lang=xx", "fr"), Language::English);
    }

    #[test]
    fn over_https_the_cookie_never_travels_openly() {
        let kept = keep(Language::Spanish, &Reach::Https { origin: "https://alula.example".into() });
        assert_eq!(kept, "lang=es; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure");
    }
}
