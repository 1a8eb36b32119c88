//! Danger to life: what was raised, the questions by number, the judgment, the plan.

use alula_core::ids::{ClientId, ConcernId, EntryId};
use maud::{Markup, html};

use crate::parts::{
    Choices, Field, Filled, Forms, Fresh, Tone, error_summary, form, main_button, notice, quiet_button,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One open concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernLine {
    /// Its id.
    pub concern: ConcernId,
    /// What raised it and when.
    pub words: String,
    /// Whose task it is.
    pub who: String,
    /// True when the reader may close it.
    pub may_close: bool,
}

/// The page of risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskPage {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// Open concerns.
    pub concerns: Vec<ConcernLine>,
    /// Earlier judgments, newest first: `today, 10:12 · low · J. Okafor, LMFT`.
    pub reviews: Vec<String>,
    /// True when a safety plan is there.
    pub has_plan: bool,
    /// True when the reader may judge.
    pub may_review: bool,
    /// The forms of the page.
    pub forms: Forms,
}

/// The page of risk.
pub fn risk_page(shell: &Shell, view: &RiskPage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, risk", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Suicide risk" }
        @for concern in &view.concerns { (open_concern(view, concern, &fresh)) }
        @if view.may_review { (review(view, &fresh)) }
        section.section {
            h2 { "Safety plan" }
            p { @if view.has_plan { "There is one. " } @else { "There is none yet. " } a href=(urls::SafetyPlan(view.client)) { "Open the safety plan" } }
        }
        section.section {
            h2 { "Earlier" }
            @if view.reviews.is_empty() { p.soft { "Nobody has asked here yet." } }
            ul.listed { @for review in &view.reviews { li { (review) } } }
        }
        @if view.may_review { (raise(view, &fresh)) }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

fn open_concern(view: &RiskPage, concern: &ConcernLine, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("close");
    notice(
        Tone::Risk,
        "Somebody has to look",
        html! {
            p dir="auto" { (concern.words) }
            p.soft { (concern.who) }
            @if concern.may_close {
                details.panel open[filled.is_wrong()] {
                    summary { "It was looked at and can rest" }
                    (error_summary(&filled))
                    (form(urls::Concern(view.client, concern.concern), Some(fresh.id()), html! {
                        (Field::area(&filled, "words", "What was done, and why it can rest"))
                        (quiet_button("Close this concern"))
                    }))
                }
            }
        },
    )
}

fn review(view: &RiskPage, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("risk");
    let question = |name: &'static str, legend: &'static str| {
        Choices::one(&filled, name, legend).across().offer("yes", "Yes").offer("no", "No").offer("", "Not asked")
    };
    html! {
        section.section {
            h2 { "Ask, and judge" }
            p.soft { "Ask the questions of the C-SSRS screener from your own licensed form; here only the answers are kept. When the second is no, go on with the sixth." }
            (error_summary(&filled))
            (form(urls::Risk(view.client), Some(fresh.id()), html! {
                @if let Some(concern) = view.concerns.first() { input type="hidden" name="concern" value=(concern.concern); }
                (question("q1", "Question 1"))
                (question("q2", "Question 2"))
                (question("q3", "Question 3"))
                (question("q4", "Question 4"))
                (question("q5", "Question 5"))
                (question("q6", "Question 6"))
                (question("q6_recent", "Question 6, in the last three months"))
                (Field::area(&filled, "plan", "The plan for this risk").hint("Empty only when there is none to plan for.").optional())
                (main_button("Keep this judgment"))
            }))
        }
    }
}

fn raise(view: &RiskPage, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("concerns");
    html! {
        section.section {
            h2 { "I am worried" }
            (error_summary(&filled))
            (form(urls::Concerns(view.client), Some(fresh.id()), html! {
                (Field::area(&filled, "words", "What worries you"))
                (quiet_button("Raise it"))
            }))
        }
    }
}

/// The safety plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyPlanPage {
    /// Whose.
    pub client: ClientId,
    /// The id of the request.
    pub entry: EntryId,
    /// The preferred name.
    pub name: String,
    /// When it was written last; empty when never.
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
