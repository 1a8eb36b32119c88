//! What a reader sees when a request ends without its page.

use maud::{DOCTYPE, Markup, html};

use crate::site::Site;
use crate::trouble::Stop;

/// The whole page.
pub(crate) fn stop_page(_site: &Site, stop: &Stop, reference: &str) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { (stop.title()) " · Alula" } }
            body { main { h1 { (stop.title()) } (stop_fragment(stop, reference)) } }
        }
    }
}

/// The sentence alone, for a part of a page.
pub(crate) fn stop_fragment(stop: &Stop, reference: &str) -> Markup {
    html! {
        div.notice role="alert" data-code=(stop.code()) {
            p { (stop.words()) }
            @if matches!(stop, Stop::Fault(_)) { p { "Reference: " code { (reference) } } }
        }
    }
}
