//! What is due in the room, now and next, and what is watched without a break; by shape and words.

use alula_core::decide::Context;
use alula_core::session::{DueItem, Lateness, SessionView, minute_since};
use maud::{Markup, html};

use super::Pad;
use crate::parts::icon;
use crate::wording;

/// How something due stands; the shape says it, colour repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Its time has not come.
    Waiting,
    /// It is due.
    Now,
    /// Some minutes late.
    Late,
    /// Many minutes late.
    VeryLate,
}

/// Everything that is due at one minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// `Pressure, pulse, oxygen`.
    pub what: String,
    /// `in 3 min`, `now`, `4 min late`.
    pub when: String,
    /// How it stands.
    pub stands: Stands,
}

/// So many moments that are due are shown.
const SHOWN: usize = 3;

/// Everything that is due at the next moments.
pub(super) fn due_lines(open: &[&DueItem]) -> Vec<DueLine> {
    let moments = open.chunk_by(|a, b| a.at == b.at).take(SHOWN);
    moments
        .map(|items| {
            let names: Vec<_> = items.iter().map(|it| wording::due(it.what).to_lowercase()).collect();
            let (when, stands) = match items[0].stands {
                Lateness::Waiting { minutes } => (format!("in {}", wording::length(minutes)), Stands::Waiting),
                Lateness::Late { minutes } => (format!("{} late", wording::length(minutes)), Stands::Late),
                Lateness::VeryLate { minutes } => (format!("{} late", wording::length(minutes)), Stands::VeryLate),
                _ => ("now".to_owned(), Stands::Now),
            };
            DueLine { what: wording::sentence(&names.join(", ")), when, stands }
        })
        .collect()
}

/// What is watched without a break now.
pub(super) fn watched(session: &SessionView<'_>, ctx: &Context<'_>) -> Vec<String> {
    let (Some(t0), Some(protocol)) = (session.t0(), ctx.protocol) else { return Vec::new() };
    let minute = minute_since(t0, ctx.now);
    let route = protocol.protocol.route(session.plan.is.route, session.plan.is.setting);
    let now = route.into_iter().flat_map(|it| &it.watched);
    let now = now.filter(|it| (i64::from(it.from)..i64::from(it.until)).contains(&minute));
    now.map(|it| format!("{} without a break until {}", wording::due(it.what), wording::elapsed(it.until.into())))
        .collect()
}

/// What is due, now and next; by shape and words.
pub(super) fn due_list(view: &Pad) -> Markup {
    html! {
        @if !view.due.is_empty() || !view.watched.is_empty() {
            ul.due-list {
                @for line in &view.due {
                    li class=(line.stands.class()) { (line.stands.sign()) b { (line.what) } " " span { (line.when) } }
                }
                @for words in &view.watched { li.is-watched { (icon::elsewhere()) span { (words) } } }
            }
        }
    }
}

impl Stands {
    fn class(self) -> &'static str {
        match self {
            Self::Waiting => "is-waiting",
            Self::Now => "is-now",
            Self::Late => "is-late",
            Self::VeryLate => "is-very-late",
        }
    }

    fn sign(self) -> Markup {
        match self {
            Self::Waiting => icon::ring(),
            Self::Now => icon::due(),
            Self::Late => icon::late(),
            Self::VeryLate => icon::fails(),
        }
    }
}
