//! What a reader sees when a request ends without its page.

use alula_pages::shell::{Light, Place, Viewer, Width, page};
use alula_pages::urls;
use maud::{Markup, html};

use crate::reader::Reader;
use crate::site::Site;
use crate::trouble::Stop;

/// The whole page.
pub(crate) fn stop_page(site: &Site, reader: Option<&Reader>, stop: &Stop, reference: &str) -> Markup {
    let shell = reader.map_or_else(|| site.shell(Viewer::Visitor, Light::System), |it| it.plain_shell(site));
    let home = reader.map_or_else(|| urls::Home.to_string(), Reader::home);
    let body = html! {
        h1 { (stop.title()) }
        (stop_fragment(stop, reference))
        p { a href=(home) { "To the first page" } }
    };
    page(&shell, stop.title(), Place::Elsewhere, Width::Narrow, body)
}

/// The sentence alone, for a part of a page.
pub(crate) fn stop_fragment(stop: &Stop, reference: &str) -> Markup {
    let reference = match stop {
        Stop::House(fault) => Some(fault.reference.as_str()),
        Stop::Fault(_) => Some(reference),
        _ => None,
    };
    html! {
        div.notice role="alert" data-code=(stop.code()) {
            p { (stop.words()) }
            @if let Some(reference) = reference { p { "Reference: " code { (reference) } } }
        }
    }
}
