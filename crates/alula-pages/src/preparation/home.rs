//! The home, gone through with the client for sessions there.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::Presence;
use alula_core::session::home::HomeVetted;
use maud::{Markup, html};

use super::PreparationSheet;
use crate::parts::{Field, Filled, Forms, Fresh, error_summary, form, quiet_button, yes_no_unknown};
use crate::{urls, wording};

/// What is looked at, by the name of its field.
const LOOKED_AT: [(&str, &str); 5] = [
    ("cuff", "The cuff was compared with ours"),
    ("lockbox", "Medicine is locked away"),
    ("means", "Weapons and other means are out of reach"),
    ("nobody_in_care", "No children or animals in sole care that day"),
    ("no_water_or_height", "No bath, pool or balcony on the way"),
];

/// How the home stood when it was gone through last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeLine {
    /// `today, 10:20`; empty before the first time.
    pub at: String,
    /// What was not so, or is not known.
    pub open: Vec<&'static str>,
    /// What else was said.
    pub words: String,
}

impl HomeLine {
    /// As it was gone through last.
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let Some(said) = chart.last::<HomeVetted>() else { return Self::default() };
        let it = said.is;
        let answers = [it.cuff, it.lockbox, it.means, it.nobody_in_care, it.no_water_or_height];
        let open = LOOKED_AT.iter().zip(answers).filter(|(_, answer)| *answer != Presence::Present);
        Self {
            at: wording::at(said.at(), ctx.now, ctx.zone),
            open: open.map(|((_, words), _)| *words).collect(),
            words: it.words.reveal().to_owned(),
        }
    }
}

/// The form as it was answered last.
pub(super) fn held(chart: &Chart) -> Option<Filled> {
    let it = chart.last::<HomeVetted>()?.is;
    let answers = [it.cuff, it.lockbox, it.means, it.nobody_in_care, it.no_water_or_height];
    let name = |presence| match presence {
        Presence::Present => "present",
        Presence::Absent => "absent",
        Presence::Unknown => "unknown",
    };
    let filled = LOOKED_AT.iter().zip(answers);
    let filled = filled.fold(Filled::new(), |form, ((field, _), answer)| form.with(field, name(answer)));
    Some(filled.with("words", it.words.reveal()))
}

pub(super) fn home(view: &PreparationSheet, forms: &Forms, fresh: &Fresh) -> Markup {
    let (line, filled) = (&view.home, forms.named("home"));
    html! {
        section.section id="home" {
            h2 { "The home, for sessions there" }
            @if line.at.is_empty() { p.soft { "Not gone through yet. A session at home needs it." } }
            @else {
                p { "Gone through " (line.at) @if line.open.is_empty() { ": as it should be." } @else { ". Still open:" } }
                @if !line.open.is_empty() { ul.listed { @for one in &line.open { li { (one) } } } }
                @if !line.words.is_empty() { p dir="auto" { (line.words) } }
            }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { "Go through the home" }
                    (error_summary(&filled))
                    (form(urls::VetHome(view.client), Some(fresh.id()), html! {
                        @for (field, words) in LOOKED_AT { (yes_no_unknown(&filled, field, words)) }
                        (Field::area(&filled, "words", "What else was said").optional())
                        (quiet_button("Keep these answers"))
                    }))
                }
            }
        }
    }
}
