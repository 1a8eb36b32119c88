//! Danger to life: what was raised, the questions by number, the judgment with its rule.

use std::collections::BTreeSet;

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::{Context, Role};
use alula_core::ids::{ClientId, ConcernId, EntryId};
use alula_core::intake::{ConcernClosed, ConcernRaised, ConcernSource, RiskReviewed, RiskTier, SafetyPlanWritten};
use maud::{Markup, html};

use crate::parts::{Choices, Field, Forms, Fresh, Tone, error_summary, form, main_button, notice, quiet_button};
use crate::session::{author_name, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One open concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernLine {
    /// Its id.
    pub concern: ConcernId,
    /// What raised it and when.
    pub words: String,
    /// Whose task it is.
    pub who: String,
    /// Why the reader cannot close it, and what to do; empty when they can.
    pub wait: String,
}

/// One judgment of the risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// How grave: `Low risk`.
    pub tier: String,
    /// By which rule.
    pub rule: String,
    /// When and by whom.
    pub about: String,
    /// The plan for it; may be empty.
    pub plan: String,
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
    /// The judgments, newest first.
    pub reviews: Vec<Judged>,
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
        @match view.reviews.first() {
            Some(last) => p.lead { b { (last.tier) } ". " (last.rule) " " span.soft { (last.about) } },
            None => p.lead { "Nobody has asked here yet." },
        }
        @for concern in &view.concerns { (open_concern(view, concern, &fresh)) }
        @if view.may_review { (review(view, &fresh)) }
        section.section {
            h2 { "Safety plan" }
            p { @if view.has_plan { "There is one. " } @else { "There is none yet. " } a href=(urls::SafetyPlan(view.client)) { "Open the safety plan" } }
        }
        @if view.may_review { (raise(view, &fresh)) }
        @if !view.reviews.is_empty() {
            section.section {
                h2 { "Each time it was asked" }
                ul.listed {
                    @for review in &view.reviews {
                        li {
                            b { (review.tier) } span.soft { " · " (review.about) }
                            @if !review.plan.is_empty() { p dir="auto" { "The plan: " (review.plan) } }
                        }
                    }
                }
            }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

fn open_concern(view: &RiskPage, concern: &ConcernLine, fresh: &Fresh) -> Markup {
    let words = format!("words:{}", concern.concern);
    let filled = view.forms.named("close").about(&words);
    html! {
        div.concern id={ "concern-" (concern.concern) } {
            (notice(Tone::Risk, "Somebody has to look", html! {
                p dir="auto" { (concern.words) }
                p.soft { (concern.who) }
                (error_summary(&filled))
                @if !concern.wait.is_empty() { p { (concern.wait) } } @else {
                    details.panel open[filled.is_wrong()] {
                        summary { "It was looked at and can rest" }
                        (form(urls::Concern(view.client, concern.concern), Some(fresh.id()), html! {
                            (Field::area(&filled, &words, "What was done, and why it can rest"))
                            (quiet_button("Close this concern"))
                        }))
                    }
                }
            }))
        }
    }
}

fn review(view: &RiskPage, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("risk");
    let question = |name: &'static str, legend: &'static str| {
        Choices::one(&filled, name, legend).across().offer("yes", "Yes").offer("no", "No").offer("", "Not asked")
    };
    html! {
        section.section id="ask" {
            h2 { "Ask, and judge" }
            p.soft { "Ask the questions of the C-SSRS screener from your own licensed form; here only the answers are kept. When the second is no, go on with the sixth." }
            (error_summary(&filled))
            (form(urls::Risk(view.client), Some(fresh.id()), html! {
                @if let [concern] = view.concerns.as_slice() { input type="hidden" name="concern" value=(concern.concern); }
                (question("q1", "Question 1"))
                (question("q2", "Question 2"))
                (question("q3", "Question 3"))
                (question("q4", "Question 4"))
                (question("q5", "Question 5"))
                (question("q6", "Question 6"))
                (question("q6_recent", "Question 6, in the last three months"))
                (Field::area(&filled, "plan", "The plan for this risk").hint("Needed unless no risk or a low one was found."))
                (main_button("Keep this judgment"))
            }))
        }
    }
}

fn raise(view: &RiskPage, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("concerns");
    html! {
        section.section id="worried" {
            h2 { "I am worried" }
            (error_summary(&filled))
            (form(urls::Concerns(view.client), Some(fresh.id()), html! {
                (Field::area(&filled, "words", "What worries you"))
                (quiet_button("Raise it"))
            }))
        }
    }
}

impl RiskPage {
    /// The page of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_review: bool, forms: Forms) -> Self {
        let closed: BTreeSet<_> = chart.all::<ConcernClosed>().map(|it| it.is.concern).collect();
        let open = chart.all::<ConcernRaised>().filter(|it| !closed.contains(&ConcernId::of(it.id())));
        let mut reviews: Vec<_> = chart.all::<RiskReviewed>().collect();
        reviews.sort_by_key(|it| std::cmp::Reverse((it.at(), it.header.sequence)));
        Self {
            client: chart.client(),
            drawn,
            name: preferred_name(chart),
            concerns: open.map(|it| concern(it, &reviews, ctx)).collect(),
            reviews: reviews.iter().map(|it| judged(*it, ctx)).collect(),
            has_plan: chart.last::<SafetyPlanWritten>().is_some(),
            may_review,
            forms,
        }
    }
}

fn concern(it: Said<'_, ConcernRaised>, reviews: &[Said<'_, RiskReviewed>], ctx: &Context<'_>) -> ConcernLine {
    let id = ConcernId::of(it.id());
    let when = wording::at(it.at(), ctx.now, ctx.zone);
    let source = match &it.is.source {
        ConcernSource::Item { instrument, item, value, .. } => {
            format!("Question {item} of {} was answered with {value}, {when}.", instrument.to_uppercase())
        }
        ConcernSource::Person => format!("Raised {when} by {}.", author_name(it.author(), ctx)),
    };
    let names = it.is.for_staff.iter().filter_map(|id| ctx.staff.get(id)).map(|it| it.name.as_str());
    let names: Vec<&str> = names.collect();
    let answers =
        |review: &&Said<'_, RiskReviewed>| review.is.concern == Some(id) || review.header.sequence > it.header.sequence;
    ConcernLine {
        concern: id,
        words: format!("{source} {}", it.is.words.reveal()).trim().to_owned(),
        who: if names.is_empty() {
            "Nobody is named for it yet.".to_owned()
        } else {
            format!("Waits for {}.", wording::list(&names))
        },
        wait: match (reviews.iter().find(answers), ctx.role) {
            (_, Role::Manager | Role::Client) => "A clinician of the team closes it.".to_owned(),
            (None, _) => "Ask about suicide and judge the risk below; then it can be closed.".to_owned(),
            (Some(review), Role::Associate) if review.is.answers.tier().needs_licence() => format!(
                "{}, so a licensed colleague closes it: the supervisor or the prescriber.",
                review.is.answers.tier().words()
            ),
            _ => String::new(),
        },
    }
}

fn judged(it: Said<'_, RiskReviewed>, ctx: &Context<'_>) -> Judged {
    let tier = it.is.answers.tier();
    let (when, who) = (wording::at(it.at(), ctx.now, ctx.zone), author_name(it.author(), ctx));
    Judged {
        tier: tier.words().to_owned(),
        rule: rule(tier).to_owned(),
        about: format!("Asked {when} by {who}."),
        plan: it.is.plan.reveal().to_owned(),
    }
}

/// The row of the table that a tier stands for.
fn rule(tier: RiskTier) -> &'static str {
    match tier {
        RiskTier::None => "Every question that was asked was answered no.",
        RiskTier::Low => "Question 1 or 2 was answered yes, and nothing further.",
        RiskTier::Moderate => "Question 3 was answered yes, or question 6 for longer ago than three months.",
        RiskTier::High => "Question 4 or 5 was answered yes, or question 6 for the last three months.",
        RiskTier::Unknown => "An answer is missing, and a missing answer is not a no.",
    }
}
