//! Planning a session: an order, a time, a place.

use alula_core::ids::{ClientId, EntryId, OrderId};
use maud::{Markup, html};

use crate::parts::{Choices, Field, Filled, Missing, empty, error_summary, form, main_button, missing_list};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// An order a session can run under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderChoice {
    /// Its id.
    pub order: OrderId,
    /// `Lozenge 100 mg, in the office`.
    pub title: String,
    /// Until when it holds and by whom.
    pub about: String,
}

/// The form for a new session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The id of the request.
    pub entry: EntryId,
    /// Orders that hold.
    pub orders: Vec<OrderChoice>,
    /// What is missing before a session makes sense; planning is possible all the same.
    pub missing: Vec<Missing>,
    /// The form.
    pub form: Filled,
}

/// The page that plans a session.
pub fn new_session_page(shell: &Shell, view: &NewSession) -> Markup {
    let title = format!("Plan a session with {}", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { (title) }
        (error_summary(&view.form))
        @if view.orders.is_empty() {
            (empty("No order holds", "A session runs under an order of the prescriber. As soon as one is written, it can be planned here.", None))
        } @else {
            (form(urls::NewSession(view.client), Some(view.entry), html! {
                (order_choices(view))
                (Field::moment(&view.form, "at", "Begins").hint("The medicine follows about half an hour later."))
                (Field::text(&view.form, "place", "Place").hint("The room, as you call it."))
                (main_button("Plan this session"))
            }))
        }
        @if !view.missing.is_empty() {
            section.section { h2 { "Still open before the day" } (missing_list(&view.missing)) }
        }
    };
    page(shell, &title, Place::Clients, Width::Narrow, body)
}

fn order_choices(view: &NewSession) -> Choices<'_> {
    let choices = Choices::one(&view.form, "order", "Under which order");
    view.orders.iter().fold(choices, |choices, it| choices.offer_with(it.order.to_string(), &it.title, &it.about))
}
