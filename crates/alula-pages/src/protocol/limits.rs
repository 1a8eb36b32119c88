//! The practice's own limits: what it holds more tightly than its protocol, since when, by whose word and why.

use alula_core::ids::EntryId;
use maud::{Markup, html};

use crate::parts::{
    Field, Filled, Forms, Fresh, Tone, error_summary, form, icon, main_button, notice, person, quiet_button,
};
use crate::shell::{Shell, Width, page};
use crate::urls;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct LimitsPage {
    /// The protocol that holds: `kap-reference, 0.2.0`; nothing while none is signed.
    pub protocol: Option<String>,
    /// The limits of which the practice says something of its own.
    pub held: Vec<HeldLine>,
    /// The limit that is about to be changed.
    pub chosen: Option<Chosen>,
    /// Every limit that a practice may hold more tightly, by what it is about.
    pub all: Vec<LimitGroup>,
    /// True when the reader may change them.
    pub may_change: bool,
    /// Everything that was said, the latest first.
    pub history: Vec<LimitChange>,
}

/// A limit of which the practice says something of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLine {
    /// Its name in the protocol.
    pub limit: String,
    /// What it means.
    pub words: String,
    /// What the protocol says: `160 mmHg`.
    pub protocol: String,
    /// What the practice says; nothing while that is still to begin.
    pub practice: Option<String>,
    /// What counts.
    pub in_force: String,
    /// Why the practice's number does not count; empty when it does.
    pub yields: &'static str,
    /// What is still to begin: `From Thu 4 Jun: 150 mmHg`; may be empty.
    pub coming: String,
    /// Since when, in words.
    pub since: String,
    /// Who said so.
    pub by: String,
    /// Why.
    pub why: String,
}

/// The limit that is about to be changed.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its name in the protocol.
    pub limit: String,
    /// What it means.
    pub words: String,
    /// Its unit.
    pub unit: &'static str,
    /// What the protocol says, and which side of it is the careful one: `160 mmHg; lower is more careful`.
    pub protocol: String,
    /// Where its number comes from.
    pub source: String,
    /// True when the practice says something of its own that can be taken back.
    pub own: bool,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The forms, `tighter` and `back`. Both post `limit`, `what`, `from` and `reason`; the first `value` as well.
    pub forms: Forms,
}

/// Limits of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitGroup {
    /// What they are about.
    pub name: &'static str,
    /// The limits.
    pub limits: Vec<LimitLine>,
}

/// One limit that a practice may hold more tightly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitLine {
    /// Its name in the protocol.
    pub limit: String,
    /// What it means.
    pub words: String,
    /// What counts.
    pub in_force: String,
    /// True when that is the practice's own.
    pub own: bool,
    /// Which side is the careful one: `lower`.
    pub safer: &'static str,
}

/// One thing that was said of a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitChange {
    /// When it was said, in words.
    pub when: String,
    /// Who said it.
    pub who: String,
    /// What the limit means.
    pub words: String,
    /// The number before; `the protocol's` when there was none.
    pub was: String,
    /// The number since.
    pub is: String,
    /// From which day, when that is a later one; may be empty.
    pub from: String,
    /// Why.
    pub why: String,
}

/// Draws it.
pub fn limits_page(shell: &Shell, view: &LimitsPage) -> Markup {
    let (place, back) = crate::office::documents::place(shell);
    let body = html! {
        p.crumb { (back) }
        h1 { "The practice's own limits" }
        p.lead { "A practice may be more careful than its protocol, never less. What it holds more tightly counts for every client; the tightest of protocol, practice and the client's order holds." }
        @match &view.protocol {
            None => (notice(Tone::Missing, "No care protocol holds", html! {
                p { "A limit can be held more tightly once a prescriber has signed a protocol. " a href=(urls::Protocol) { "Protocol" } }
            })),
            Some(protocol) => { p.soft.small { "Protocol " bdi { (protocol) } "." } }
        }
        @if let Some(chosen) = &view.chosen { (change(chosen)) }
        @if !view.held.is_empty() || (view.protocol.is_some() && view.chosen.is_none()) { (held(view)) }
        @if view.chosen.is_none() && !view.all.is_empty() { (all(view)) }
        @if !view.history.is_empty() { (history(&view.history)) }
    };
    page(shell, "The practice's own limits", place, Width::Reading, body)
}

fn held(view: &LimitsPage) -> Markup {
    html! {
        section.section aria-labelledby="held" {
            h2 id="held" { "Held more tightly" }
            @if view.held.is_empty() {
                p.soft {
                    "Nothing. The protocol's own numbers count. "
                    @if view.may_change { "Choose a limit below to be more careful with it." }
                    @else { "A prescriber of the practice can hold a limit more tightly." }
                }
            }
            ul.own-limits { @for it in &view.held { li { (held_line(it, view.may_change && view.chosen.is_none())) } } }
        }
    }
}

fn held_line(it: &HeldLine, may_change: bool) -> Markup {
    html! {
        h3 { (it.words) }
        dl.numbers {
            div { dt { "Protocol" } dd { (it.protocol) } }
            div { dt { "Practice" } dd { @match &it.practice { Some(own) => (own), None => { span.soft { "not yet" } } } } }
            div.counts { dt { "In force" } dd { (it.in_force) } }
        }
        @if !it.yields.is_empty() { p { span.tag.missing-tag { (icon::hollow()) (it.yields) } } }
        @if !it.coming.is_empty() { p { (it.coming) } }
        p.pre dir="auto" { (it.why) }
        p.soft.small {
            (it.since) " · " (person(&it.by))
            @if may_change { " · " a href=(urls::change_limit(&it.limit)) { "Change" span.alone { ": " (it.words) } } }
        }
    }
}

fn change(it: &Chosen) -> Markup {
    let fresh = Fresh::from(it.drawn);
    let (tighter, back) = (it.forms.named("tighter"), it.forms.named("back"));
    let hidden = |what: &str| {
        html! { input type="hidden" name="limit" value=(it.limit); input type="hidden" name="what" value=(what); }
    };
    html! {
        section.section.change-limit id="change" aria-labelledby="change-title" {
            h2 id="change-title" { (it.words) }
            p { "The protocol: " b { (it.protocol) } ". " span.soft { "Source: " bdi { (it.source) } "." } }
            (error_summary(&tighter))
            (form(urls::PracticeLimits, Some(fresh.id()), html! {
                (hidden("tighter"))
                (Field::number(&tighter, "value", "The practice holds at", it.unit))
                (said(&tighter))
                div.buttons { (main_button("Hold it more tightly")) a.button href=(urls::PracticeLimits) { "Leave it" } }
            }))
            @if it.own {
                details.panel.back open[back.is_wrong()] {
                    summary { "Go back to the protocol's number" }
                    (error_summary(&back))
                    (form(urls::PracticeLimits, Some(fresh.id()), html! {
                        (hidden("back"))
                        (said(&back))
                        (quiet_button("Go back to the protocol's"))
                    }))
                }
            }
        }
    }
}

fn said(filled: &Filled) -> Markup {
    html! {
        (Field::day(filled, "from", "From").hint("Today counts at once, a later day from its morning on."))
        (Field::area(filled, "reason", "Why").hint("Everybody who works here reads it. Name no client."))
    }
}

fn all(view: &LimitsPage) -> Markup {
    html! {
        section.section aria-labelledby="all" {
            h2 id="all" { "What a practice may hold more tightly" }
            p.soft { "What is not in this list is fixed, or left to the order of a client; it changes with a new signed protocol." }
            div.scroll tabindex="0" role="region" aria-label="Limits by what they are about" {
                table.limits {
                    thead { tr { th scope="col" { "Limit" } th.num scope="col" { "In force" } } }
                    @for group in &view.all {
                        tbody {
                            tr { th.group scope="rowgroup" colspan="2" { (group.name) } }
                            @for it in &group.limits { (row(it, view.may_change)) }
                        }
                    }
                }
            }
        }
    }
}

fn row(it: &LimitLine, may_change: bool) -> Markup {
    html! {
        tr {
            th scope="row" { @if may_change { a href=(urls::change_limit(&it.limit)) { (it.words) } } @else { (it.words) } }
            td.num {
                @if it.own { b { (it.in_force) } span.note { "the practice's own" } } @else { (it.in_force) }
                span.note { (it.safer) " is safer" }
            }
        }
    }
}

fn history(all: &[LimitChange]) -> Markup {
    html! {
        section.section aria-labelledby="history" {
            h2 id="history" { "What was said" }
            ol.history {
                @for it in all {
                    li {
                        p.when { (it.when) " · " (person(&it.who)) }
                        p { span.soft { (it.words) ": " } del { span.alone { "was: " } (it.was) } " " ins { span.alone { "is: " } (it.is) } (it.from) }
                        p.pre dir="auto" { (it.why) }
                    }
                }
            }
        }
    }
}
