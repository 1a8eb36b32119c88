//! What happened, told one by one, newest first.

use alula_core::book;
use alula_core::chart::Chart;
use alula_core::decide::Role;
use alula_core::intake::{AfterHold, ClientAdmitted, OrderWritten, ReferralReceived};
use alula_core::integration::{self, InsightStrand, MomentStrand};
use alula_core::preparation::VisitHeld;
use alula_core::session::{self, Life, MarkKind, MarkMade, SessionView};
use alula_core::supervision::{self, NoteAbout, NoteState};
use jiff::Timestamp;

use super::Telling;
use super::of::{Teller, session_page, visit_id, visit_name};
use crate::parts::Link;
use crate::session::lanes;
use crate::{urls, wording};

/// Everything a story tells, newest first.
pub(super) fn all(chart: &Chart, sessions: &[SessionView<'_>], teller: &Teller<'_>) -> Vec<Telling> {
    let mut told: Vec<(Timestamp, Telling)> = Vec::new();
    told.extend(sessions.iter().filter_map(|it| session_told(chart, it, teller)));
    told.extend(chart.all::<VisitHeld>().map(|it| {
        let note = NoteAbout::Visit(visit_id(&it));
        let summary = it.is.summary.reveal().to_owned();
        let telling = Telling {
            to: note_page(chart, &note, teller),
            sentences: if summary.is_empty() { Vec::new() } else { vec![summary] },
            signed: signed(chart, &note, teller),
            ..plain(it.id(), it.at(), visit_name(it.is.kind), teller)
        };
        (it.at(), telling)
    }));
    told.extend(
        integration::thread(chart)
            .into_iter()
            .flat_map(|strand| strand.moments)
            .map(|it| moment_told(chart, &it, teller)),
    );
    told.extend(book::shared_pages(chart).into_iter().map(|it| {
        let written = format!("Written {}. The client can take it back at any moment.", teller.day(it.is.written_at));
        let own = vec![it.is.words.reveal().to_owned()];
        (
            it.at(),
            Telling {
                sentences: vec![written],
                own,
                ..plain(it.id(), it.at(), "A page of the book, shared".into(), teller)
            },
        )
    }));
    told.extend(chart.all::<OrderWritten>().map(|it| {
        let words = format!(
            "{} {}, at most {} on one day, until {}. Written by {}.",
            wording::sentence(wording::route(it.is.route)),
            it.is.amount.in_milligrams(),
            it.is.daily_maximum.in_milligrams(),
            wording::date(it.is.valid_until),
            teller.author(it.author()),
        );
        let to = Some(urls::Orders(chart.client()).to_string());
        (it.at(), Telling { to, sentences: vec![words], ..plain(it.id(), it.at(), "Order".into(), teller) })
    }));
    told.extend(chart.all::<ReferralReceived>().map(|it| {
        let words = format!(
            "{} came with it: {} became part of the chart, {} kept whole to read.",
            wording::count(it.is.resources as usize, "record"),
            it.is.filed,
            it.is.kept_whole,
        );
        let to = Some(urls::Referral(chart.client()).to_string());
        (it.at(), Telling { to, sentences: vec![words], ..plain(it.id(), it.at(), "Referral".into(), teller) })
    }));
    told.extend(chart.last::<ClientAdmitted>().map(|it| {
        let own = if it.is.own_words.is_blank() { Vec::new() } else { vec![it.is.own_words.reveal().to_owned()] };
        (it.at(), Telling { own, ..plain(it.id(), it.at(), "Became a client".into(), teller) })
    }));
    told.sort_by_key(|(at, telling)| (std::cmp::Reverse(*at), telling.id));
    told.into_iter().map(|(_, telling)| telling).collect()
}

fn plain(id: alula_core::ids::EntryId, at: Timestamp, heading: String, teller: &Teller<'_>) -> Telling {
    Telling {
        id,
        when: teller.day(at),
        heading,
        to: None,
        sentences: Vec::new(),
        own: Vec::new(),
        threads: Vec::new(),
        timeline: None,
        signed: String::new(),
    }
}

fn session_told(chart: &Chart, view: &SessionView<'_>, teller: &Teller<'_>) -> Option<(Timestamp, Telling)> {
    let t0 = view.t0()?;
    let timeline = session::timeline(chart, view.id);
    let own = chart.all::<MarkMade>().filter(|it| it.is.session == view.id && it.is.kind == MarkKind::Words);
    let telling = Telling {
        to: Some(session_page(chart, view.id)),
        sentences: vec![medicine_sentence(view, t0), leaving_sentence(view, t0)]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect(),
        own: own.map(|it| it.is.words.reveal().to_owned()).collect(),
        timeline: Some(lanes(&timeline, None, false)),
        signed: signed(chart, &NoteAbout::Session(view.id), teller),
        ..plain(
            view.plan.id(),
            t0,
            format!("Medicine session {}, {}", view.number, wording::setting(view.plan.is.setting)),
            teller,
        )
    };
    Some((t0, telling))
}

fn medicine_sentence(view: &SessionView<'_>, t0: Timestamp) -> String {
    let given = match &view.life {
        Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } => given,
        Life::Planned | Life::Day | Life::Cancelled { .. } => return String::new(),
    };
    let mut words =
        format!("{} {}", wording::sentence(wording::route(view.plan.is.route)), given.is.amount.in_milligrams());
    if let Some(lozenge) = &view.lozenge {
        let how = match lozenge.is.how {
            AfterHold::Spit => "spat",
            AfterHold::Swallow => "swallowed",
        };
        words = format!("{words}, held {}, {how}", wording::length(session::minute_since(t0, lozenge.at())));
    }
    let added: Vec<String> = view.added.iter().map(|it| it.is.amount.in_milligrams()).collect();
    if !added.is_empty() {
        words = format!("{words}, then {} more", wording::list(&added));
    }
    match view.readings.iter().filter_map(|it| it.is.pressure).max_by_key(|it| (it.systolic, it.diastolic)) {
        Some(highest) => format!("{words}. Highest pressure {highest}."),
        None => format!("{words}."),
    }
}

fn leaving_sentence(view: &SessionView<'_>, t0: Timestamp) -> String {
    match &view.life {
        Life::Left { left, .. } => {
            format!("Left with {} at {}.", left.is.with.reveal(), wording::length(session::minute_since(t0, left.at())))
        }
        Life::ReadyToLeave { ready, .. } => {
            format!("Ready to leave at {}.", wording::length(session::minute_since(t0, ready.at())))
        }
        _ => String::new(),
    }
}

fn moment_told(chart: &Chart, strand: &MomentStrand<'_>, teller: &Teller<'_>) -> (Timestamp, Telling) {
    let own = Link::Own(strand.moment.is.words.reveal().to_owned());
    let threads = if strand.insights.is_empty() {
        vec![vec![own]]
    } else {
        strand.insights.iter().flat_map(|insight| insight_threads(&own, insight)).collect()
    };
    let to = Some(urls::Integration(chart.client()).to_string());
    let id = strand.moment.id();
    (strand.moment.at(), Telling { to, threads, ..plain(id, strand.moment.at(), "A moment kept".into(), teller) })
}

fn insight_threads(own: &Link, strand: &InsightStrand<'_>) -> Vec<Vec<Link>> {
    let insight = Link::Kept(strand.insight.is.words.reveal().to_owned());
    if strand.strategies.is_empty() {
        return vec![vec![own.clone(), insight]];
    }
    let links = |strategy: &integration::StrategyStrand<'_>| {
        let mut links = vec![own.clone(), insight.clone(), Link::Kept(strategy.strategy.is.words.reveal().to_owned())];
        links.extend(strategy.changes.iter().map(|it| Link::Kept(it.is.words.reveal().to_owned())));
        if !strategy.tries.is_empty() {
            let done = strategy.tries.iter().filter(|it| it.is.how == integration::TryHow::Done).count();
            links.push(Link::Remark(tried(done, strategy.tries.len())));
        }
        links
    };
    strand.strategies.iter().map(links).collect()
}

fn tried(done: usize, all: usize) -> String {
    if all == 1 { format!("{done} of 1 try done") } else { format!("{done} of {all} tries done") }
}

fn note_page(chart: &Chart, about: &NoteAbout, teller: &Teller<'_>) -> Option<String> {
    match supervision::note_about(chart, about) {
        Some(note) => Some(urls::Note(chart.client(), note.id).to_string()),
        None => (teller.reader != Role::Supervisor).then(|| urls::new_note(chart.client(), about)),
    }
}

fn signed(chart: &Chart, about: &NoteAbout, teller: &Teller<'_>) -> String {
    let Some(note) = supervision::note_about(chart, about) else { return "No note yet".to_owned() };
    let when = |at| wording::at(at, teller.now, teller.zone);
    let by = format!("Signed {} {}", teller.author(note.signed.author()), when(note.signed.at()));
    match note.state {
        NoteState::Signed => by,
        NoteState::Cosigned { by: who, at } => format!("{by} · co-signed {} {}", teller.author(who), when(at)),
        NoteState::WaitsForCosign { supervisor } => format!("{by} · waits for {} to co-sign", teller.name(supervisor)),
        NoteState::Questioned { .. } => format!("{by} · the supervisor asked something"),
        NoteState::Replaced { .. } => format!("{by} · a newer note stands"),
    }
}
