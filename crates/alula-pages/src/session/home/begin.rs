//! Begin together: who watches opens the beginning; a phone in the home says that the medicine is in the mouth.

use maud::{Markup, html};

use super::phones::phone_list;
use super::{Before, Begin};
use crate::parts::{Fresh, form};
use crate::urls;

/// The beginning, once everything is right. `by_hand` is T0 by whoever sees it on the picture.
pub(in crate::session) fn begin(view: &Before, by_hand: &Markup, fresh: &Fresh) -> Markup {
    html! {
        @match &view.begin {
            Begin::Theirs(name) => { p { (name) " watches this session, and opens the beginning." } (phone_list(&view.phones)) },
            Begin::Mine(before) => {
                p { "Everything is right. When you are all there: open the beginning, and the client places the medicine." }
                @if !before.is_empty() { p.soft { (before) } }
                (phone_list(&view.phones))
                (form(urls::SessionBegin(view.client, view.session), Some(fresh.id()), html! {
                    button.button.main type="submit" data-hold="1500" data-hold-again="Begin together" { "Begin together, hold" }
                }))
            },
            Begin::Open(until) => {
                div.begun role="status" {
                    p.lead { "The beginning is open until " b.num { (until) } "." }
                    p { "The client or the sitter says on the phone when the medicine is in the mouth. That is T0, and this page follows by itself." }
                }
                (phone_list(&view.phones))
                details.panel id="by-hand" { summary { "No word from the phone, and you see it in the mouth" } (by_hand) }
            },
        }
    }
}
