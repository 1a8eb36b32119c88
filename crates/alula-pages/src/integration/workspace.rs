//! The integration workspace: the last strategies first, then the Thread, then the curves.

use alula_core::ids::{ClientId, EntryId, IntentionId, SessionId};
use maud::{Markup, html};

use super::{InsightLine, MomentLine, StrandLine, StrategyLine};
use crate::parts::{Choices, Curve, Field, Forms, Fresh, Select, empty, error_summary, form, own, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// Everything of the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// The strategies to ask about first.
    pub last: Vec<StrategyLine>,
    /// The Thread.
    pub strands: Vec<StrandLine>,
    /// The curves.
    pub curves: Vec<Curve>,
    /// Intentions a moment can answer.
    pub intentions: Vec<(IntentionId, String)>,
    /// Sessions a moment can come from.
    pub sessions: Vec<(SessionId, String)>,
    /// True when the reader may write here.
    pub may_write: bool,
    /// The forms of the page.
    pub forms: Forms,
}

impl Workspace {
    fn moments(&self) -> impl Iterator<Item = &MomentLine> {
        self.strands.iter().flat_map(|strand| &strand.moments)
    }
    fn insights(&self) -> impl Iterator<Item = &InsightLine> {
        self.moments().flat_map(|moment| &moment.insights)
    }
    fn strategies(&self) -> impl Iterator<Item = &StrategyLine> {
        self.insights().flat_map(|insight| &insight.strategies)
    }
}

/// The page of the workspace.
pub fn workspace_page(shell: &Shell, view: &Workspace) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, the Thread", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "The Thread" }
        p.lead { "From an intention to something small that is done, and what became different." }
        div.with-side {
            div {
                (ask_first(view, &fresh))
                (strands(view))
                @if view.may_write { (keep(view, &fresh)) }
            }
            aside.side {
                @for curve in &view.curves { section { h2 { (curve.name) } (curve) } }
                @if view.curves.is_empty() { section { h2 { "Curves" } p.soft { "They begin with the first questionnaire." } } }
            }
        }
    };
    page(shell, &title, Place::Clients, Width::Wide, body)
}

fn ask_first(view: &Workspace, fresh: &Fresh) -> Markup {
    html! {
        @if !view.last.is_empty() {
            section.ask-first aria-labelledby="last-heading" {
                h2 id="last-heading" { "Ask about first" }
                @for strategy in &view.last {
                    article.strategy {
                        h3 dir="auto" { (strategy.words) }
                        @if !strategy.when.is_empty() { p.soft.small dir="auto" { (strategy.when) } }
                        (tries(strategy))
                    }
                }
                @if view.may_write { (try_form(view, &view.last, "tries", fresh)) }
            }
        }
    }
}

fn tries(strategy: &StrategyLine) -> Markup {
    html! {
        @if strategy.tries.is_empty() { p.soft { "Not tried yet, or not told yet." } } @else {
            ul.tries {
                @for one in &strategy.tries { li { span.soft { (one.about) } @if !one.words.is_empty() { " " (own(&one.words)) } } }
            }
        }
        @for change in &strategy.changes { p.change { span.soft { "became " } (own(change)) } }
    }
}

fn try_form(view: &Workspace, strategies: &[StrategyLine], name: &'static str, fresh: &Fresh) -> Markup {
    let filled = view.forms.named(name);
    let which = strategies
        .iter()
        .fold(Select::new(&filled, "strategy", "Which"), |select, it| select.offer(it.id.to_string(), &it.words));
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "How did it go?" }
            (error_summary(&filled))
            (form(urls::Tries(view.client), Some(fresh.id()), html! {
                (which)
                (Choices::one(&filled, "how", "It was").across().offer("done", "Done").offer("partly", "In part").offer("not_yet", "Not this time"))
                (Field::own_words(&filled, "words", "In the client's words").optional())
                (quiet_button("Keep"))
            }))
        }
    }
}

fn strands(view: &Workspace) -> Markup {
    html! {
        @if view.strands.iter().all(|it| it.moments.is_empty()) {
            (empty("The Thread begins with a moment", "After a session or a visit: something that came up, in the client's own words.", None))
        }
        @for strand in &view.strands {
            section.section.strand.rests[strand.rests] {
                @match &strand.intention {
                    Some(words) => h2 { (own(words)) @if strand.rests { span.soft.small { " rests" } } },
                    None => h2 { "Without an intention" },
                }
                @for moment in &strand.moments {
                    article.moment {
                        p { (own(&moment.words)) " " span.soft.small { (moment.when) } }
                        @for insight in &moment.insights {
                            div.insight {
                                p dir="auto" { span.soft { "came to mean " } (insight.words) }
                                @for strategy in &insight.strategies {
                                    div.strategy {
                                        p dir="auto" { span.soft { "is tried as " } b { (strategy.words) } @if !strategy.when.is_empty() { span.soft { " · " (strategy.when) } } }
                                        (tries(strategy))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn keep(view: &Workspace, fresh: &Fresh) -> Markup {
    html! {
        section.section {
            h2 { "Keep something" }
            (moment_form(view, fresh))
            @if view.moments().next().is_some() { (insight_form(view, fresh)) }
            @if view.insights().next().is_some() { (strategy_form(view, fresh)) }
            @if view.strategies().next().is_some() { (change_form(view, fresh)) }
        }
    }
}

fn moment_form(view: &Workspace, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("moments");
    let intention = view
        .intentions
        .iter()
        .fold(Select::new(&filled, "intention", "It answers the intention"), |select, (id, words)| {
            select.offer(id.to_string(), words)
        });
    let session = view.sessions.iter().fold(Select::new(&filled, "session", "It came up in"), |select, (id, words)| {
        select.offer(id.to_string(), words)
    });
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "A moment" }
            (error_summary(&filled))
            (form(urls::Moments(view.client), Some(fresh.id()), html! {
                (Field::own_words(&filled, "words", "In the client's own words"))
                @if !view.intentions.is_empty() { (intention.hint("Leave it open when it answers none.")) }
                @if !view.sessions.is_empty() { (session.hint("Leave it open when it came up elsewhere.")) }
                (quiet_button("Keep this moment"))
            }))
        }
    }
}

fn insight_form(view: &Workspace, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("insights");
    let moment = view
        .moments()
        .fold(Select::new(&filled, "moment", "The moment"), |select, it| select.offer(it.id.to_string(), &it.words));
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "What it came to mean" }
            (error_summary(&filled))
            (form(urls::Insights(view.client), Some(fresh.id()), html! {
                (moment)
                (Field::area(&filled, "words", "What it came to mean"))
                (quiet_button("Keep this insight"))
            }))
        }
    }
}

fn strategy_form(view: &Workspace, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("strategies");
    let insight = view
        .insights()
        .fold(Select::new(&filled, "insight", "The insight"), |select, it| select.offer(it.id.to_string(), &it.words));
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "Something small to do" }
            (error_summary(&filled))
            (form(urls::Strategies(view.client), Some(fresh.id()), html! {
                (insight)
                (Field::text(&filled, "words", "What").hint("Small enough for an ordinary Tuesday."))
                (Field::text(&filled, "when", "When and where").optional())
                (quiet_button("Agree on this"))
            }))
        }
    }
}

fn change_form(view: &Workspace, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("changes");
    let strategy = view.strategies().fold(Select::new(&filled, "strategy", "It came from"), |select, it| {
        select.offer(it.id.to_string(), &it.words)
    });
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "What became different" }
            (error_summary(&filled))
            (form(urls::Changes(view.client), Some(fresh.id()), html! {
                (strategy)
                (Field::own_words(&filled, "words", "In the client's words"))
                (quiet_button("Keep this change"))
            }))
        }
    }
}
