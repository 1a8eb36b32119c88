//! What an associate may do and until when: read by the associate, granted by the supervisor.

use alula_core::ids::{EntryId, StaffId};
use maud::{Markup, html};

use crate::parts::{Choices, Field, Forms, Fresh, error_summary, form, icon, main_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One service, and how far it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// `Medicine sessions`.
    pub service: String,
    /// `Lead while the supervisor is in the house`; empty when nothing holds.
    pub level: String,
    /// `until 14 December 2026`.
    pub until: String,
    /// `18 days more`, when it ends soon.
    pub soon: String,
}

/// One thing that was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantLine {
    /// Which.
    pub id: EntryId,
    /// `Medicine sessions: lead while the supervisor is in the house`.
    pub what: String,
    /// `1 June to 31 December 2026, granted by Ruth Feldmann, LMFT`.
    pub when: String,
    /// What it rests on; may be empty.
    pub words: String,
    /// `holds`, `begins later`, `over`, `ended by Ruth Feldmann, LMFT`.
    pub stands: String,
    /// True when it can be ended.
    pub open: bool,
}

/// Something that is or is not an associate's to do, by the policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// `Lift a hold`.
    pub what: &'static str,
    /// Whose it is when it is not theirs.
    pub whose: &'static str,
}

/// What an associate may do, for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIMayDo {
    /// The supervisor of record; empty when none is named.
    pub supervisor: String,
    /// How the supervision agreement stands.
    pub agreement: String,
    /// True when the agreement is over or not on file.
    pub agreement_missing: bool,
    /// The licences written down: `associate registration, until 1 March 2027`.
    pub licences: Vec<String>,
    /// Every service.
    pub services: Vec<ServiceLine>,
    /// Everything that was ever granted, the newest first.
    pub granted: Vec<GrantLine>,
    /// What the policies let them do in their own charts.
    pub theirs: Vec<DutyLine>,
    /// What they leave to others.
    pub others: Vec<DutyLine>,
}

/// An associate, for their supervisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociatePage {
    /// Who.
    pub id: StaffId,
    /// The name with letters.
    pub name: String,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// How the supervision agreement stands.
    pub agreement: String,
    /// Every service.
    pub services: Vec<ServiceLine>,
    /// Everything that was ever granted, the newest first.
    pub granted: Vec<GrantLine>,
    /// The forms.
    pub forms: Forms,
}

/// The page of an associate about themselves.
pub fn what_i_may_do(shell: &Shell, view: &WhatIMayDo) -> Markup {
    let body = html! {
        h1 { "What I may do" }
        p.lead {
            @if view.supervisor.is_empty() { "No supervisor is named for you. The practice manager can name one." }
            @else { "Under " (person(&view.supervisor)) "." }
        }
        p.agreement.wanting[view.agreement_missing] { (view.agreement) }
        @if view.licences.is_empty() { p.agreement { "No licence of yours is written down. The practice manager can enter it." } }
        @for licence in &view.licences { p.agreement { (licence) } }
        section.section { h2 { "By service" } (services(&view.services)) }
        section.section {
            h2 { "In the charts of your clients" }
            div.two {
                div { h3 { "Yours to do" } ul.duties { @for it in &view.theirs { li { (it.what) } } } }
                div { h3 { "With others" } ul.duties { @for it in &view.others { li { (it.what) span.who { (it.whose) } } } } }
            }
            p.soft.small { "This is what the policies of the house say, asked as this page was drawn." }
        }
        @if !view.granted.is_empty() { section.section { h2 { "What was granted" } (granted(&view.granted, |_| html! {})) } }
    };
    page(shell, "What I may do", Place::WhatIMayDo, Width::Reading, body)
}

/// The page of an associate for their supervisor.
pub fn associate_page(shell: &Shell, view: &AssociatePage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let end = |it: &GrantLine| {
        let form = form(
            urls::EndPrivilege(view.id, it.id),
            Some(fresh.id()),
            html! {
                button.button type="submit" { "End it" span.alone { ": " (it.what) } }
            },
        );
        html! { (error_summary(&view.forms.named(&format!("end-{}", it.id)))) @if it.open { (form) } }
    };
    let body = html! {
        p.crumb { a href=(urls::Supervision) { "To read" } }
        h1 { (person(&view.name)) }
        p.lead { (view.agreement) }
        section.section { h2 { "What holds" } (services(&view.services)) }
        section.section { h2 { "Grant something" } (grant(view, &fresh)) }
        @if !view.granted.is_empty() { section.section { h2 { "What was granted" } (granted(&view.granted, end)) } }
    };
    page(shell, &view.name, Place::Supervision, Width::Reading, body)
}

fn services(lines: &[ServiceLine]) -> Markup {
    html! {
        ul.lines {
            @for it in lines {
                li {
                    div.line.three {
                        span.name { (it.service) }
                        @if it.level.is_empty() { span.what.soft { "Nothing is granted" } span.when { "the supervisor grants it" } }
                        @else {
                            span.what { (it.level) }
                            span.when { (it.until) @if !it.soon.is_empty() { span.tag.missing-tag { (icon::hollow()) (it.soon) } } }
                        }
                    }
                }
            }
        }
    }
}

fn granted(lines: &[GrantLine], after: impl Fn(&GrantLine) -> Markup) -> Markup {
    html! {
        ol.history.granted {
            @for it in lines {
                li {
                    p { b { (it.what) } " · " (it.stands) }
                    p.soft.small { (it.when) }
                    @if !it.words.is_empty() { p.pre dir="auto" { (it.words) } }
                    (after(it))
                }
            }
        }
    }
}

fn grant(view: &AssociatePage, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("grant");
    html! {
        (error_summary(&filled))
        (form(urls::Associate(view.id), Some(fresh.id()), html! {
            (Choices::one(&filled, "service", "For").across()
                .offer("intake", "Intake").offer("preparation", "Preparation")
                .offer("medicine_session", "Medicine sessions").offer("integration", "Integration"))
            (Choices::one(&filled, "level", "They")
                .offer("observe", "Watch while somebody licensed leads")
                .offer("together", "Lead together with somebody licensed in the room")
                .offer("supervisor_in_house", "Lead while you are in the house")
                .offer("supervisor_reachable", "Lead while you can be reached"))
            (Field::day(&filled, "from", "First day"))
            (Field::day(&filled, "until", "Last day"))
            (Field::area(&filled, "words", "What it rests on").hint("Sessions you saw, training, a talk. The associate reads it.").optional())
            (main_button("Grant"))
        }))
    }
}
