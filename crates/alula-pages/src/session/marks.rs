//! The marks: one tap each, big enough to be found without looking.

use alula_core::preparation::TouchAnswer;
use alula_core::session::MarkKind;
use maud::{Markup, html};

use super::Room;
use crate::parts::{Fresh, LaneKind, form, icon};
use crate::{urls, wording};

const MARKS: [MarkKind; 12] = [
    MarkKind::Still,
    MarkKind::Breath,
    MarkKind::Tears,
    MarkKind::Ease,
    MarkKind::Speaks,
    MarkKind::Moves,
    MarkKind::Nausea,
    MarkKind::Vomited,
    MarkKind::Sound,
    MarkKind::Bathroom,
    MarkKind::Worry,
    MarkKind::Well,
];

/// Touch that was agreed, and how an offer of it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchNow {
    /// Which, in the words of the agreement.
    pub what: String,
    /// What was agreed.
    pub answer: TouchAnswer,
    /// True while it was offered and not yet answered.
    pub offered: bool,
}

/// One tap on the timeline: its form, with what the device draws before the house has it.
fn tap(view: &Room, kind: MarkKind, words: &str, label: Markup, told: &str, fresh: &Fresh) -> Markup {
    html! {
        form method="post" action=(urls::SessionMark(view.client, view.session)) data-outbox data-back-date data-ink=(told) data-lane=(lane(kind).name()) {
            input type="hidden" name="entry" value=(fresh.id());
            @if !words.is_empty() { input type="hidden" name="words" value=(words); }
            button.mark type="submit" name="kind" value=(mark_value(kind)) { (label) }
        }
    }
}

/// All of them, with what was just made above, and the lozenge while it is in the mouth.
pub(super) fn marks(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        @if view.lozenge_in {
            div.marks.two role="group" aria-label="The lozenge" {
                @for (how, label) in [("spit", "spat out"), ("swallow", "swallowed")] {
                    form method="post" action=(urls::SessionFinish(view.client, view.session)) data-outbox data-ink=(label) data-lane="medicine" {
                        input type="hidden" name="entry" value=(fresh.id());
                        button.mark.wide type="submit" name="how" value=(how) { (label) }
                    }
                }
            }
        }
        div.marks role="group" aria-label="Marks" {
            @for kind in MARKS {
                (tap(view, kind, "", html! { (icon::mark(kind)) (wording::mark(kind)) }, wording::mark(kind), fresh))
            }
        }
        (touch(view, fresh))
        @if let Some((words, amount)) = &view.further {
            (form(urls::SessionAdd(view.client, view.session), Some(fresh.id()), html! {
                input type="hidden" name="amount" value=(amount);
                button.button.full type="submit" data-hold="1500" data-hold-again={ (words) " given" } { (words) " given, hold" }
            }))
        }
    }
}

/// Touch as it was agreed: an offer is one tap, its answer the next.
fn touch(view: &Room, fresh: &Fresh) -> Markup {
    let open: Vec<_> = view.touch.iter().filter(|it| it.answer != TouchAnswer::No).collect();
    html! {
        @if !open.is_empty() {
            div.marks.two role="group" aria-label="Touch" {
                @for one in open {
                    @if one.offered {
                        p.offered { bdi { (one.what) } ", offered" }
                        @for kind in [MarkKind::TouchAccepted, MarkKind::TouchDeclined] {
                            (tap(view, kind, &one.what, html! { (icon::mark(kind)) (wording::mark(kind)) }, &format!("{}, {}", one.what, wording::touch_told(kind)), fresh))
                        }
                    } @else {
                        (tap(view, MarkKind::TouchOffered, &one.what, html! {
                            span { "offer " bdi { (one.what) } }
                            span.soft.small { (wording::touch_sign(one.answer)) " " (wording::touch(one.answer)) }
                        }, &format!("{}, offered", one.what), fresh))
                    }
                }
            }
        }
    }
}

fn lane(kind: MarkKind) -> LaneKind {
    super::lanes::kind_of(alula_core::session::lane_of(kind))
}

/// The value a mark's button posts: its stored name.
pub fn mark_value(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Still => "still",
        MarkKind::Breath => "breath",
        MarkKind::Tears => "tears",
        MarkKind::Ease => "ease",
        MarkKind::Speaks => "speaks",
        MarkKind::Moves => "moves",
        MarkKind::Nausea => "nausea",
        MarkKind::Vomited => "vomited",
        MarkKind::TouchOffered => "touch_offered",
        MarkKind::TouchAccepted => "touch_accepted",
        MarkKind::TouchDeclined => "touch_declined",
        MarkKind::Sound => "sound",
        MarkKind::Bathroom => "bathroom",
        MarkKind::Worry => "worry",
        MarkKind::Words => "words",
        MarkKind::Note => "note",
        MarkKind::Well => "well",
        MarkKind::Role => "role",
        MarkKind::HelpCalled => "help_called",
        MarkKind::HelpOver => "help_over",
    }
}
