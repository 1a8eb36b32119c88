//! The eligibility worksheet: the facts on one page, what the protocol asks, the prescriber's decision.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId};
use alula_core::intake::{Eligibility, EligibilityDecided, Presence, ScreeningRecorded};
use alula_core::protocol::readiness::readiness;
use alula_core::protocol::{Contraindication, Scope, Stage, Strictness};
use maud::{Markup, html};

use super::desk::{Fact, desk};
use super::desk_of::facts_of;
use crate::parts::{Choices, Field, Filled, Forms, Fresh, error_summary, form, main_button};
use crate::session::{GateLine, author_name, gate_lines, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// A relative contraindication that is present; the prescriber writes what holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeItem {
    /// Its id in the protocol.
    pub id: String,
    /// In words.
    pub words: String,
    /// Why it counts, with its source.
    pub why: String,
}

/// The eligibility worksheet.
#[derive(Clone, Debug, PartialEq)]
pub struct EligibilityPage {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// The facts for a yes or no.
    pub facts: Vec<Fact>,
    /// The gates of screening as they stand.
    pub gates: Vec<GateLine>,
    /// Absolute contraindications that are present; with any, only "not eligible" is open.
    pub absolute: Vec<String>,
    /// Relative ones that are present.
    pub relative: Vec<RelativeItem>,
    /// The decision as it stands; empty when there is none.
    pub decided: String,
    /// True when the reader may decide.
    pub may_decide: bool,
    /// The forms of the page.
    pub forms: Forms,
}

/// The page of eligibility: the facts, and the decision beside them where there is room.
pub fn eligibility_page(shell: &Shell, view: &EligibilityPage) -> Markup {
    let title = format!("{}, eligibility", view.name);
    let missing = view.facts.iter().filter(|it| !it.missing.is_empty()).count();
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Eligibility" }
        p.lead { @if view.decided.is_empty() { "Not decided yet." } @else { (view.decided) } }
        div.with-side.desk {
            div {
                section.section aria-labelledby="facts" {
                    h2 id="facts" { "The facts" }
                    @if missing > 0 { p.soft { "Something is missing in " (wording::count(missing, "part")) ". " a href="#decision" { "To the decision" } } }
                    (desk(&view.facts))
                }
                @if !view.gates.is_empty() {
                    @let open = view.gates.iter().filter(|it| it.is_open()).count();
                    section.section aria-labelledby="asked" {
                        h2 id="asked" { "What the protocol asks" }
                        p.soft {
                            @if open == 0 { "Every rule of it holds." }
                            @else { (wording::sentence(&wording::count(open, "rule"))) " of " (view.gates.len()) " " @if open == 1 { "does" } @else { "do" } " not hold yet." }
                        }
                        details.panel { summary { "Rule by rule" } (crate::preparation::gate_list(&view.gates)) }
                    }
                }
            }
            aside.side aria-labelledby="decision" { section { (decide(view)) } }
        }
    };
    page(shell, &title, Place::Clients, Width::Wide, body)
}

fn decide(view: &EligibilityPage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let filled = view.forms.named("eligibility");
    let names: Vec<String> = view.relative.iter().map(|it| format!("disposition:{}", it.id)).collect();
    html! {
        h2.decision id="decision" { "Decision" }
        @if !view.absolute.is_empty() {
            p { "Present, and by the protocol not compatible with treatment here:" }
            ul.listed { @for words in &view.absolute { li { b { (words) } } } }
        }
        @if view.may_decide {
            (error_summary(&filled))
            (form(urls::Eligibility(view.client), Some(fresh.id()), html! {
                @if !view.relative.is_empty() {
                    div id=(filled.id("dispositions")) {
                        p { "Present, and for you to weigh. Write what follows from each." }
                        @for (item, name) in view.relative.iter().zip(&names) {
                            (Field::area(&filled, name, &item.words).hint(&item.why))
                        }
                    }
                }
                (Choices::one(&filled, "decision", "Sessions may take place")
                    .offer("office", "In the office").offer("office_and_home", "In the office and at home").offer("not_eligible", "Not at all"))
                (Field::area(&filled, "reason", "Why"))
                (main_button("Decide"))
            }))
        } @else { p.soft { "The prescriber decides here." } }
    }
}

impl EligibilityPage {
    /// The worksheet of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_decide: bool, forms: Forms) -> Self {
        let screening = chart.last::<ScreeningRecorded>().map(|it| it.is);
        let answer = |id: &str| screening.and_then(|it| it.answers.get(id)).copied();
        let asked = ctx.protocol.map(|it| it.protocol.contraindications.as_slice()).unwrap_or_default();
        let present = || asked.iter().filter(|it| answer(&it.id) == Some(Presence::Present));
        let of_class = |class| present().filter(move |it| it.class == class);
        let decided = chart.last::<EligibilityDecided>();
        let last = decided.into_iter().flat_map(|it| &it.is.dispositions);
        let held =
            last.fold(Filled::new(), |filled, (id, words)| filled.with(&format!("disposition:{id}"), words.reveal()));
        Self {
            client: chart.client(),
            drawn,
            name: preferred_name(chart),
            facts: facts_of(chart, ctx),
            gates: gate_lines(&readiness(chart, Scope::Stage(Stage::Screening), ctx).gates, ctx),
            absolute: of_class(Strictness::Absolute).map(|it| it.words.clone()).collect(),
            relative: of_class(Strictness::Relative).map(relative).collect(),
            decided: decided
                .map(|it| {
                    let (what, who) = (decision(it.is.decision), author_name(it.author(), ctx));
                    let when = wording::at(it.at(), ctx.now, ctx.zone);
                    format!("{what} Decided {when} by {who}: {}", it.is.reason.reveal())
                })
                .unwrap_or_default(),
            may_decide,
            forms: forms.over(Forms::fresh().with("eligibility", held)),
        }
    }
}

fn relative(it: &Contraindication) -> RelativeItem {
    let home = if it.home == Some(Strictness::Absolute) { "At home it rules sessions out. " } else { "" };
    RelativeItem { id: it.id.clone(), words: it.words.clone(), why: format!("{home}Source: {}", it.source) }
}

fn decision(it: Eligibility) -> &'static str {
    match it {
        Eligibility::Office => "Sessions may take place in the office.",
        Eligibility::OfficeAndHome => "Sessions may take place in the office and at home.",
        Eligibility::NotEligible => "Not eligible.",
    }
}
