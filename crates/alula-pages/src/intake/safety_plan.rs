//! The safety plan, in the client's words.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId};
use alula_core::intake::SafetyPlanWritten;
use maud::{Markup, html};

use crate::parts::{Field, Filled, Forms, error_summary, form, main_button};
use crate::session::{author_name, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// The safety plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyPlanPage {
    /// Whose.
    pub client: ClientId,
    /// The id of the request.
    pub entry: EntryId,
    /// The preferred name.
    pub name: String,
    /// When and by whom it was written last; empty when never.
    pub written: String,
    /// The plan as it stands.
    pub form: Filled,
    /// True when the reader may write it.
    pub may_write: bool,
}

/// The page of the safety plan.
pub fn safety_plan_page(shell: &Shell, view: &SafetyPlanPage) -> Markup {
    let title = format!("{}, safety plan", view.name);
    let parts = [
        ("signs", "How I notice that it begins"),
        ("by_myself", "What I can do by myself"),
        ("company", "People and places that take my mind off it"),
        ("people", "People I can ask for help"),
        ("professionals", "Professionals and lines"),
        ("surroundings", "Making my surroundings safer"),
        ("reasons", "What makes life worth it"),
    ];
    let body = html! {
        p.crumb { a href=(urls::Risk(view.client)) { "Suicide risk" } }
        h1 { "Safety plan" }
        p.lead { @if view.written.is_empty() { "Written together, in the client's words. 988 is always there: call or text." } @else { "Written " (view.written) "." } }
        (error_summary(&view.form))
        @if view.may_write {
            (form(urls::SafetyPlan(view.client), Some(view.entry), html! {
                @for (name, label) in parts { (Field::own_words(&view.form, name, label)) }
                (main_button("Keep the plan"))
            }))
        } @else {
            @for (name, label) in parts { section.section { h2 { (label) } p.own dir="auto" { (view.form.value(name)) } } }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

impl SafetyPlanPage {
    /// The plan of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, entry: EntryId, may_write: bool, forms: &Forms) -> Self {
        let last = chart.last::<SafetyPlanWritten>();
        let held = last.map_or_else(Filled::new, |it| held(it.is));
        let sent_back = forms.named("safety-plan");
        Self {
            client: chart.client(),
            entry,
            name: preferred_name(chart),
            written: last
                .map(|it| {
                    format!("{} with {}", wording::since(it.at(), ctx.now, ctx.zone), author_name(it.author(), ctx))
                })
                .unwrap_or_default(),
            form: if sent_back.is_wrong() { sent_back } else { held },
            may_write,
        }
    }
}

fn held(it: &SafetyPlanWritten) -> Filled {
    let parts = [
        ("signs", &it.signs),
        ("by_myself", &it.by_myself),
        ("company", &it.company),
        ("people", &it.people),
        ("professionals", &it.professionals),
        ("surroundings", &it.surroundings),
        ("reasons", &it.reasons),
    ];
    parts.into_iter().fold(Filled::new(), |filled, (name, words)| filled.with(name, words.reveal()))
}
