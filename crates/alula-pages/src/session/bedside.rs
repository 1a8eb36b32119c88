//! What the room shows of the body: what to do now, the prescriber's instruction, the pad, and the ladder to read.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::session::{SessionView, minute_since};
use maud::{Markup, html};

use super::due::due_list;
use super::injection::{injection, needle};
use super::{Injection, Ladder, Pad, ladder, vitals};
use crate::parts::{Forms, Fresh};

/// The pad and the ladder of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bedside {
    /// The number pad with what is due.
    pub pad: Pad,
    /// The stop ladder.
    pub ladder: Ladder,
    /// A further injection, while the order still allows one: order, vial and syringe again, and the last sequence shown.
    pub further: Option<(Injection, u64)>,
}

impl Bedside {
    /// Of a session.
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Self {
        let pad = Pad::of(chart, session, ctx);
        let further = further(chart, session, ctx).filter(|_| pad.given).map(|it| (it, chart.sequence()));
        Self { pad, ladder: Ladder::of(chart, session, ctx), further }
    }
}

/// A further injection until its window closes; it may be prepared before the window opens.
fn further(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Injection> {
    let (t0, order) = (session.t0()?, session.order?.is);
    let until = order.redose.as_ref()?.until.get();
    (minute_since(t0, ctx.now) <= until).then(|| Injection::of(chart, session, ctx)).flatten()
}

/// What cannot wait: steps of the ladder that nobody took, then the prescriber's instruction.
pub(super) fn now(view: &Bedside, may_write: bool, fresh: &Fresh) -> Markup {
    let (client, session) = (view.pad.client, view.pad.session);
    html! {
        @if view.ladder.is_open() || view.pad.instruction.is_some() {
            div.cannot-wait {
                (ladder::now(client, session, &view.ladder, may_write, fresh))
                (vitals::instruction(&view.pad))
            }
        }
    }
}

/// What is due, the pad, alertness, and the whole ladder to read.
pub(super) fn measure(view: &Bedside, forms: &Forms, may_write: bool, fresh: &Fresh) -> Markup {
    let filled = forms.named("vitals");
    html! {
        section.bedside {
            (due_list(&view.pad))
            @if may_write {
                details.panel id="vitals-form" open[filled.is_wrong()] {
                    summary { "Measure" }
                    div.pad-sheet {
                        div.sheet-head { b { "Measure" } button.plain type="button" data-close-fold="" hidden { "Close" } }
                        (vitals::pad(&view.pad, &filled, fresh))
                    }
                }
                (vitals::alertness(&view.pad, &forms.named("alertness"), fresh))
            }
            @if let Some((it, seen)) = view.further.as_ref().filter(|_| may_write) {
                details.panel open[["vial", "check", "inject"].iter().any(|it| forms.named(it).is_wrong())] {
                    summary { "A further " (it.ordered) }
                    (injection(it, forms, fresh))
                    @if it.is_settled() { (needle(it, *seen, forms, fresh)) }
                }
            }
            (ladder::whole(&view.ladder))
        }
    }
}
