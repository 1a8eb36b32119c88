//! The sentences of a note, written from the statements: the same statements always give the same bytes, and every
//! sentence names the entries it comes from.

use jiff::tz::TimeZone;

use super::prose_words::{Clock, about_statement, opening, with_times};
use super::{NoteAbout, NoteSigned};
use crate::chart::{Chart, Said};
use crate::ids::{EntryId, SessionId, VisitId};
use crate::ledger::Statement;
use crate::preparation::{VisitHeld, VisitKind};
use crate::private::Private;
use crate::session::{self, ContactPlanned, SessionPlanned};

/// One sentence of a note with the entries it comes from, corrections included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub text: Private,
    /// Where they come from.
    pub from: Vec<EntryId>,
}

/// What the chart says about a session or visit.
pub fn prose_about(chart: &Chart, about: &NoteAbout, zone: &TimeZone) -> Vec<Sentence> {
    match about {
        NoteAbout::Session(id) => note_prose(chart, *id, zone),
        NoteAbout::Visit(id) => visit_prose(chart, *id, zone),
    }
}

/// The sentences of a signed note with the entries they came from, as the chart stood when it was signed.
pub fn signed_prose(chart: &Chart, note: Said<'_, NoteSigned>, zone: &TimeZone) -> Vec<Sentence> {
    let earlier = chart.entries().iter().take_while(|it| it.header.sequence < note.header.sequence).cloned();
    let then = Chart::replay(chart.client(), earlier);
    let found = prose_about(&then, &note.is.about, zone);
    let lines = note.is.content.prose.reveal().lines().map(str::trim).filter(|it| !it.is_empty());
    // The signed words count; where a line is not written the same way any more, it names no entry.
    let from = |line: &str| found.iter().find(|it| it.text.reveal() == line).map(|it| it.from.clone());
    lines.map(|line| Sentence { text: line.into(), from: from(line).unwrap_or_default() }).collect()
}

/// What the chart says about a session, in the order in which it happened; times are the practice's.
pub fn note_prose(chart: &Chart, id: SessionId, zone: &TimeZone) -> Vec<Sentence> {
    let Some(plan) = chart.find::<SessionPlanned>(id.entry()) else { return Vec::new() };
    let clock = Clock { zone, t0: session::t0(chart, id) };
    let mut sentences = vec![sentence(chart, &[plan.id()], opening(plan.is, &clock))];
    // What was untoward stands together after what was seen, so that nobody takes an expected effect for it.
    let mut untoward = Vec::new();
    for item in session::timeline(chart, id) {
        if item.struck.is_some() {
            continue;
        }
        let Some(words) = about_statement(item.says, item.header, &clock) else { continue };
        let late = item.late.then_some(item.header.recorded_at);
        let told = sentence(chart, &[item.header.id], with_times(words, late, &clock));
        if matches!(item.says, Statement::AdverseEventRecorded(_)) { untoward.push(told) } else { sentences.push(told) }
    }
    let left = session::timeline(chart, id).into_iter().find(|it| matches!(it.says, Statement::ClientLeft(_)));
    if let Some(left) = left.filter(|_| untoward.is_empty()) {
        untoward.push(sentence(
            chart,
            &[left.header.id],
            "Until leaving no adverse event was written down.".to_owned(),
        ));
    }
    sentences.append(&mut untoward);
    let contacts = chart.all::<ContactPlanned>().filter(|it| it.is.session == Some(id));
    for contact in contacts {
        let what = contact.is.what.reveal().trim().trim_end_matches('.');
        let words = format!("Next contact: {}, {what}.", clock.day_and_time(contact.is.at));
        sentences.push(sentence(chart, &[contact.id()], words));
    }
    sentences
}

/// What the chart says about a visit.
pub fn visit_prose(chart: &Chart, id: VisitId, zone: &TimeZone) -> Vec<Sentence> {
    let Some(visit) = chart.find::<VisitHeld>(id.entry()) else { return Vec::new() };
    let clock = Clock { zone, t0: None };
    let kind = match visit.is.kind {
        VisitKind::Intake => "Intake visit",
        VisitKind::Evaluation => "Evaluation",
        VisitKind::Preparation => "Preparation visit",
        VisitKind::Integration => "Integration visit",
        VisitKind::Review => "Review visit",
        VisitKind::Phone => "Phone contact",
    };
    let opening = format!("{kind} on {}, {} minutes.", clock.day_and_time(visit.at()), visit.is.length);
    let mut sentences = vec![sentence(chart, &[visit.id()], opening)];
    if !visit.is.summary.is_blank() {
        sentences.push(sentence(chart, &[visit.id()], visit.is.summary.reveal().trim().to_owned()));
    }
    sentences
}

fn sentence(chart: &Chart, entries: &[EntryId], text: String) -> Sentence {
    let mut from = Vec::new();
    for &entry in entries {
        from.push(entry);
        let corrections = chart.corrections(entry).filter(|it| matches!(it.statement, Statement::Corrected(_)));
        from.extend(corrections.map(|it| it.header.id));
    }
    Sentence { text: text.into(), from }
}
