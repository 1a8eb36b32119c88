//! What a reader sees when a request ends without its page.

use alula_pages::shell::{Light, Place, Viewer, Width, page};
use alula_pages::urls;
use alula_pages::wording::{Gap, Words, filled};
use maud::{Markup, html};

use crate::reader::Reader;
use crate::site::Site;
use crate::trouble::Stop;

/// The whole page.
pub(crate) fn stop_page(site: &Site, reader: Option<&Reader>, words: Words, stop: &Stop, reference: &str) -> Markup {
    let shell =
        reader.map_or_else(|| site.shell(Viewer::Visitor, Light::System, words.language()), |it| it.plain_shell(site));
    let home = reader.map_or_else(|| urls::Home.to_string(), Reader::home);
    let body = html! {
        h1 { (stop.title(words)) }
        (stop_fragment(words, stop, reference))
        p { a href=(home) { (words.trouble_to_first()) } }
    };
    page(&shell, &stop.title(words), Place::Elsewhere, Width::Narrow, body)
}

/// The sentence alone, for a part of a page.
pub(crate) fn stop_fragment(words: Words, stop: &Stop, reference: &str) -> Markup {
    let reference = match stop {
        Stop::House(fault) => Some(fault.reference.as_str()),
        Stop::Fault(_) => Some(reference),
        _ => None,
    };
    html! {
        div.notice role="alert" data-code=(stop.code()) {
            p { (stop.words(words)) }
            @if let Some(reference) = reference { p { (filled(&words.trouble_reference(Gap(0)), &[html! { code { (reference) } }])) } }
        }
    }
}
