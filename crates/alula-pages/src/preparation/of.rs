//! Preparation from a chart: pure, the same chart and moment always draw the same.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, GoalId, IntentionId, VisitId};
use alula_core::preparation::{
    ConsentSigned, GoalEnded, GoalSet, IntentionSet, TherapistRole, TouchAgreed, VisitHeld, WishesRecorded, documents,
    in_force, intentions, signed,
};
use alula_core::protocol::consents_asked;
use alula_core::supervision::NoteAbout;

use super::{ConsentLine, ConsentsPage, GoalLine, HomeLine, IntentionLine, PreparationSheet, VisitLine, home};
use crate::parts::{Filled, Forms};
use crate::session::preferred_name;
use crate::supervision::note_line;
use crate::wording::{self, Words};

impl PreparationSheet {
    /// Preparation as it stands. A form that was sent back stands in `forms` under its name.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_write: bool, forms: Forms) -> Self {
        let day = |at| wording::day(at, ctx.now, ctx.zone);
        let held: Vec<EntryId> = intentions(chart).iter().map(Said::id).collect();
        let mut visits: Vec<_> = chart.all::<VisitHeld>().collect();
        visits.sort_by_key(|it| std::cmp::Reverse((it.at(), it.header.sequence)));
        let touch_rows = chart.last::<TouchAgreed>().map_or(0, |it| it.is.items.len()).max(2) + 1;
        Self {
            client: chart.client(),
            drawn,
            name: preferred_name(chart),
            goals: chart.all::<GoalSet>().map(|it| goal_line(chart, &it)).collect(),
            intentions: chart
                .all::<IntentionSet>()
                .map(|it| IntentionLine {
                    intention: IntentionId::of(it.id()),
                    words: it.is.words.reveal().to_owned(),
                    about: format!("set {}", day(it.at())),
                    rests: !held.contains(&it.id()),
                })
                .collect(),
            visits: visits
                .iter()
                .map(|it| {
                    let visit = VisitId::of(it.id());
                    let kind = wording::sentence(wording::visit(it.is.kind));
                    VisitLine {
                        visit,
                        title: format!("{kind} · {} · {} min", day(it.at()), it.is.length.get()),
                        summary: it.is.summary.reveal().to_owned(),
                        note: note_line(chart, &NoteAbout::Visit(visit), ctx),
                    }
                })
                .collect(),
            home: HomeLine::of(chart, ctx),
            touch_rows,
            forms: forms.over(as_they_hold(chart)),
            may_write,
        }
    }
}

fn goal_line(chart: &Chart, goal: &Said<'_, GoalSet>) -> GoalLine {
    let id = GoalId::of(goal.id());
    let ended = chart.all::<GoalEnded>().find(|it| it.is.goal == id);
    let ended = ended.map(|it| it.is.words.reveal().to_owned()).unwrap_or_default();
    GoalLine { goal: id, words: goal.is.words.reveal().to_owned(), ended }
}

fn as_they_hold(chart: &Chart) -> Forms {
    let mut forms = home::held(chart).into_iter().fold(Forms::fresh(), |forms, it| forms.with("home", it));
    if let Some(wishes) = chart.last::<WishesRecorded>() {
        let role = match wishes.is.role {
            TherapistRole::QuietPresence => "quiet_presence",
            TherapistRole::GentleGuidance => "gentle_guidance",
        };
        let filled = Filled::new()
            .with("fears", wishes.is.fears.reveal())
            .with("calming", wishes.is.calming.reveal())
            .with("sound", wishes.is.sound.reveal())
            .with("role", role);
        forms = forms.with("wishes", filled);
    }
    if let Some(touch) = chart.last::<TouchAgreed>() {
        let filled = touch.is.items.iter().enumerate().fold(Filled::new(), |filled, (n, item)| {
            let answer = match item.answer {
                alula_core::preparation::TouchAnswer::Yes => "yes",
                alula_core::preparation::TouchAnswer::Ask => "ask",
                alula_core::preparation::TouchAnswer::No => "no",
            };
            filled.with(&format!("what:{n}"), item.what.reveal()).with(&format!("answer:{n}"), answer)
        });
        forms = forms.with("touch", filled);
    }
    forms
}

impl ConsentsPage {
    /// The consents of a chart as they stand.
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        Self { client: chart.client(), name: preferred_name(chart), lines: consent_lines(chart, ctx, Words::english()) }
    }
}

/// Every document that is asked for or was ever signed, with how it stands in this chart.
pub fn consent_lines(chart: &Chart, ctx: &Context<'_>, words: Words) -> Vec<ConsentLine> {
    let asked = consents_asked(chart, ctx);
    let line = |document: &alula_core::preparation::Document| {
        let day = |at| words.at(at, ctx.now, ctx.zone);
        let withdrawn = chart
            .all::<alula_core::preparation::ConsentWithdrawn>()
            .filter(|it| it.is.document == document.id)
            .max_by_key(Said::at);
        let (is_signed, standing) = match (signed(chart, document.id), withdrawn) {
            (Some(it), _) if it.is.digest == document.digest => (true, words.consent_signed(day(it.at()))),
            (Some(it), _) => (false, words.consent_earlier(day(it.at()))),
            (None, Some(it)) => (false, words.consent_taken_back(day(it.at()))),
            (None, None) => (false, words.consent_to_sign()),
        };
        let signatures = chart.all::<ConsentSigned>().filter(|it| it.is.document == document.id);
        ConsentLine {
            document: document.id.to_owned(),
            title: document.title.to_owned(),
            signed: is_signed,
            asked: asked.iter().any(|it| it.id == document.id),
            standing: standing.into_owned(),
            signature: signatures.max_by_key(|it| (it.at(), it.header.sequence)).map(|it| it.id()),
        }
    };
    let protocol = ctx.protocol.map(|it| &it.protocol);
    documents()
        .iter()
        .filter_map(|it| in_force(it.id, protocol))
        .map(line)
        .filter(|it| it.asked || it.signature.is_some())
        .collect()
}
