//! The day of a session at home, before the medicine: the sitter, the address, the count, the second clinician, the rehearsal.

use alula_core::ids::{ClientId, SessionId};
use maud::{Markup, html};

use super::doing::{SHEET, count_fields};
use super::phones::phone_list;
use super::rings::tel;
use super::{Phones, Rings};
use crate::parts::{Choices, Field, Filled, Forms, Fresh, form, paper, quiet_button, yes_no_unknown};
use crate::session::GateLine;
use crate::{urls, wording};

/// The sitter as named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitterLine {
    /// The whole name.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// `sister`; may be empty.
    pub relation: String,
    /// `learned and agreed`, or what is still to do on the phone.
    pub ready: String,
}

/// What one phone showed in the rehearsal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RehearsalLine {
    /// `Joan’s phone`.
    pub whose: String,
    /// `today, 09:40`; empty before the first.
    pub at: String,
    /// What worked.
    pub works: Vec<&'static str>,
    /// What did not.
    pub fails: Vec<&'static str>,
    /// What was not tried.
    pub untried: Vec<&'static str>,
}

/// Where the beginning stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Only who watches opens it: their name.
    Theirs(String),
    /// The reader can open it; the words say when it was open before.
    Mine(String),
    /// It is open until then: `11:32`.
    Open(String),
}

/// What a session at home needs before the medicine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// The sitter.
    pub sitter: Option<SitterLine>,
    /// The rehearsals of the two phones.
    pub rehearsals: Vec<RehearsalLine>,
    /// True when the reader watches the session.
    pub is_watcher: bool,
    /// Who of the team could be the second clinician.
    pub others: Vec<String>,
    /// Where the beginning stands.
    pub begin: Begin,
    /// The phones.
    pub phones: Phones,
    /// Whom to ring.
    pub rings: Rings,
}

/// What the gate offers to do about itself.
pub(in crate::session) fn gate_forms(
    view: &Before,
    gate: &GateLine,
    may_write: bool,
    forms: &Forms,
    fresh: &Fresh,
) -> Markup {
    let open = gate.is_open();
    html! {
        @match gate.gate.as_str() {
            "G-SIT-1" => { (sitter(view, may_write, forms, fresh)) },
            "G-EMS-1" if may_write => {
                (panel("address", "The address, said and read back", forms, |filled| html! {
                    (form(urls::SessionAddress(view.client, view.session), Some(fresh.id()), address(filled)))
                }))
                p { (paper(urls::SessionSheet(view.client, view.session), SHEET)) }
            },
            "G-DIV-1" if may_write => (panel("count", "Count the lozenges together", forms, |filled| html! {
                (form(urls::SessionCount(view.client, view.session), Some(fresh.id()), html! {
                    input type="hidden" name="when" value="before";
                    (count_fields(filled))
                    (quiet_button("Keep this count"))
                }))
            })),
            "G-2ND-1" => { (second(view, open, may_write, forms, fresh)) },
            "G-REH-1" => { (rehearsals(view)) },
            _ => {},
        }
    }
}

fn panel(name: &str, label: &str, forms: &Forms, inside: impl Fn(&Filled) -> Markup) -> Markup {
    let filled = forms.named(name);
    html! { details.panel id={ (name) "-form" } open[filled.is_wrong()] { summary { (label) } (inside(&filled)) } }
}

fn sitter(view: &Before, may_write: bool, forms: &Forms, fresh: &Fresh) -> Markup {
    let (client, session) = (view.client, view.session);
    html! {
        @if let Some(it) = &view.sitter {
            p.check { bdi { (it.name) } @if !it.relation.is_empty() { ", " bdi { (it.relation) } } " · " a.whole href=(tel(&it.phone)) hx-boost="false" { bdi { (it.phone) } } span.soft { " · " (it.ready) } }
        }
        @if may_write {
            @if let Some(it) = &view.sitter {
                details.panel id="link-form" {
                    summary { "The sitter’s phone" }
                    p.hint { "The link opens one phone, once, with four digits. Send the link; say the digits on the telephone." }
                    @if !view.phones.link_until.is_empty() { p { "A link is open until " (view.phones.link_until) "." } }
                    div.row {
                        form method="post" action=(urls::SessionSitterLink(client, session)) hx-boost="false" {
                            input type="hidden" name="entry" value=(fresh.id());
                            button.button type="submit" { span { "Make a link for " bdi { (it.name) } } }
                        }
                        form method="post" action=(urls::SessionPhonesEnd(client, session)) {
                            input type="hidden" name="entry" value=(fresh.id());
                            input type="hidden" name="whose" value="sitter";
                            button.button type="submit" data-hold="1000" data-hold-again="Take link and phone back" { "Take link and phone back, hold" }
                        }
                    }
                }
                (panel("seen", "See the sitter", forms, |filled| html! {
                    (form(urls::SessionSitterSeen(client, session), Some(fresh.id()), html! {
                        (yes_no_unknown(filled, "there", "Is in the same home"))
                        (yes_no_unknown(filled, "sober", "Is sober"))
                        (yes_no_unknown(filled, "answered", "Was rung on this number, and answered"))
                        (yes_no_unknown(filled, "stays", "Stays until the end, and knows the plan for the morning"))
                        (quiet_button("Keep these answers"))
                    }))
                }))
            }
            (panel("sitter", if view.sitter.is_some() { "Somebody else stays" } else { "Who stays with them" }, forms, |filled| html! {
                (form(urls::SessionSitter(client, session), Some(fresh.id()), html! {
                    (Field::text(filled, "name", "Name").filled_by("off"))
                    (Field::phone(filled, "phone", "Phone number").filled_by("off"))
                    (Field::text(filled, "relation", "What they are to the client").filled_by("off").optional())
                    (Choices::one(filled, "adult", "Eighteen or older").across().offer("present", "Yes").offer("absent", "No"))
                    (quiet_button("Name them"))
                }))
            }))
        }
    }
}

fn address(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "street", "Street and number").filled_by("off"))
        (Field::text(filled, "door", "Flat, floor, and how the door opens").filled_by("off").optional())
        (Field::text(filled, "town", "Town and state").filled_by("off"))
        (yes_no_unknown(filled, "licensed_here", "The client is there now, in a state with our licence"))
        (yes_no_unknown(filled, "dial", "We spoke about how an emergency call is made from there"))
        (quiet_button("This is where help has to come"))
    }
}

fn second(view: &Before, open: bool, may_write: bool, forms: &Forms, fresh: &Fresh) -> Markup {
    html! {
        @if may_write && !view.is_watcher {
            (panel("second", "I can be reached", forms, |filled| html! {
                (form(urls::SessionSecond(view.client, view.session), Some(fresh.id()), html! {
                    (Field::moment(filled, "until", "I can be reached until"))
                    (quiet_button("I can be reached"))
                }))
            }))
        } @else if open && !view.others.is_empty() {
            p.check.soft { "Whoever it is says so on this page: " (view.others.join(", ")) "." }
        }
    }
}

fn rehearsals(view: &Before) -> Markup {
    html! {
        @for one in &view.rehearsals {
            p.check {
                b { bdi { (one.whose) } } " "
                @if one.at.is_empty() { span.soft { "not rehearsed yet" } } @else {
                    span.soft { (one.at) }
                    @if !one.fails.is_empty() { ": does not work: " (wording::list(&one.fails)) }
                    @if !one.works.is_empty() { span.soft { " · works: " (wording::list(&one.works)) } }
                    @if !one.untried.is_empty() { span.soft { " · not tried: " (wording::list(&one.untried)) } }
                }
            }
        }
        div.check id="home-phones" { (phone_list(&view.phones)) }
    }
}
