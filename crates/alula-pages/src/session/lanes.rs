//! The timeline of a session as lanes to draw.

use alula_core::intake::AfterHold;
use alula_core::ledger::Statement;
use alula_core::session::{self, MarkKind, TimelineItem};

use super::of::beside;
use crate::parts::{Lane, LaneKind, Mark, Shape, Timeline};
use crate::wording;

const LANES: [session::Lane; 6] = [
    session::Lane::Medicine,
    session::Lane::Body,
    session::Lane::Person,
    session::Lane::Touch,
    session::Lane::Sound,
    session::Lane::Watch,
];

/// How a lane is drawn.
pub(super) fn kind_of(lane: session::Lane) -> LaneKind {
    match lane {
        session::Lane::Medicine => LaneKind::Medicine,
        session::Lane::Body => LaneKind::Body,
        session::Lane::Person => LaneKind::Person,
        session::Lane::Touch => LaneKind::Touch,
        session::Lane::Sound => LaneKind::Sound,
        session::Lane::Watch => LaneKind::Watch,
    }
}

/// The lanes of a session from its timeline. `now` is the minute after T0 in a session that goes on.
pub fn lanes(items: &[TimelineItem<'_>], now: Option<i64>, large: bool) -> Timeline {
    let shown: Vec<_> = items.iter().filter(|it| it.struck.is_none()).collect();
    let last = shown.iter().filter_map(|it| it.minute).max().unwrap_or(0).max(now.unwrap_or(0));
    let lanes = LANES.map(|lane| Lane {
        kind: kind_of(lane),
        marks: shown.iter().filter(|it| it.lane == lane).filter_map(|it| mark(it, &shown, last)).collect(),
    });
    let until = (last + 15).max(if large { 60 } else { 120 });
    let step = if until > 120 { 30 } else { 15 };
    let mut ticks = vec![(0, "T0".to_owned())];
    ticks.extend((1..).map(|n| n * step).take_while(|minute| *minute < until).map(|it| (it, wording::elapsed(it))));
    if let Some(now) = now {
        ticks.retain(|(minute, _)| (minute - now).abs() > step / 3);
    }
    let first = shown.iter().filter_map(|it| it.minute).filter(|it| *it >= -45).min().unwrap_or(0);
    Timeline { from: first.min(-5), until, lanes: lanes.into(), ticks, now, large, expected: None }
}

fn mark(item: &TimelineItem<'_>, all: &[&TimelineItem<'_>], last: i64) -> Option<Mark> {
    let minute = item.minute.filter(|it| *it >= -45)?;
    let next_of_lane = || {
        let later = all.iter().filter(|it| it.lane == item.lane).filter_map(|it| it.minute).filter(|it| *it > minute);
        later.min().unwrap_or(last).max(minute + 1)
    };
    let shape = match (item.shape, item.says) {
        (session::Shape::Bar, Statement::MedicineGiven(_)) => Shape::Lasting { until: end_of_lozenge(all, minute) },
        (session::Shape::Bar, Statement::MarkMade(it)) if it.words.is_blank() => Shape::Open { until: next_of_lane() },
        (session::Shape::Bar, _) => Shape::Lasting { until: next_of_lane() },
        (session::Shape::Circle, _) => Shape::Measured,
        (session::Shape::Square | session::Shape::Quote, _) => Shape::State,
        (session::Shape::Triangle, _) => Shape::Moved,
        (session::Shape::Ring, _) => Shape::Agreed,
        (session::Shape::Hollow, _) => Shape::Declined,
        (session::Shape::Check, _) => Shape::Seen,
    };
    let (label, said) = told(item.says)?;
    Some(Mark { entry: Some(item.header.id), minute, shape, label, said })
}

fn is_touch(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::TouchOffered | MarkKind::TouchAccepted | MarkKind::TouchDeclined)
}

fn end_of_lozenge(all: &[&TimelineItem<'_>], minute: i64) -> i64 {
    let finished = all.iter().filter(|it| matches!(it.says, Statement::LozengeFinished(_)));
    let injected = all.iter().any(|it| matches!(it.says, Statement::InjectionGiven(_)));
    let usual = if injected { 1 } else { 12 };
    finished.filter_map(|it| it.minute).filter(|it| *it > minute).min().unwrap_or(minute + usual)
}

/// What a thing on the timeline says below itself, and the client's own words above it.
pub(crate) fn told(says: &Statement) -> Option<(String, String)> {
    let label = match says {
        Statement::MedicineGiven(it) => it.amount.in_milligrams(),
        Statement::MedicineAdded(it) => format!("{} more", it.amount.in_milligrams()),
        Statement::VialRead(_) => "label read".to_owned(),
        Statement::InjectionChecked(_) => "looked at".to_owned(),
        Statement::InjectionGiven(it) => format!("{}, {}", it.volume.in_millilitres(), it.site.words()),
        Statement::LozengeFinished(it) => match it.how {
            AfterHold::Spit => "spat".to_owned(),
            AfterHold::Swallow => "swallowed".to_owned(),
        },
        Statement::HoldRaised(_) => "held".to_owned(),
        Statement::HoldLifted(_) => "hold lifted".to_owned(),
        Statement::GateOverridden(_) => "passed by decision".to_owned(),
        Statement::VitalsRecorded(it) => match (it.pressure, it.pulse) {
            (Some(pressure), _) => pressure.to_string(),
            (None, Some(pulse)) => format!("pulse {pulse}"),
            (None, None) => beside(it).join(", "),
        },
        Statement::AdverseEventRecorded(it) => wording::field(&it.term),
        Statement::MarkMade(it) if it.kind == MarkKind::Words => {
            return Some((String::new(), it.words.reveal().to_owned()));
        }
        Statement::MarkMade(it) if it.kind == MarkKind::Sound && !it.words.is_blank() => it.words.reveal().to_owned(),
        Statement::MarkMade(it) if is_touch(it.kind) && !it.words.is_blank() => {
            format!("{}, {}", it.words.reveal(), wording::touch_told(it.kind))
        }
        Statement::MarkMade(it) if it.kind == MarkKind::Role && !it.words.is_blank() => it.words.reveal().to_owned(),
        Statement::MarkMade(it) => wording::mark(it.kind).to_owned(),
        Statement::AlertnessSeen(it) => format!("alertness {}", it.level),
        Statement::StopStepTaken(_) => "step taken".to_owned(),
        Statement::PhaseEntered(it) => wording::field(&it.phase),
        Statement::DayAnswered(_) => "day asked about".to_owned(),
        Statement::EscortConfirmed(_) => "escort named".to_owned(),
        Statement::BeginOpened(_) => "begin together".to_owned(),
        Statement::MedicinePlaced(_) => "placed".to_owned(),
        Statement::LozengesCounted(it) => format!("{} lozenges", it.counted),
        Statement::SitterSeen(_) => "sitter seen".to_owned(),
        Statement::AddressConfirmed(_) => "address".to_owned(),
        Statement::SecondReachable(_) => "second in reach".to_owned(),
        Statement::WatchAccepted(_) => "handed over".to_owned(),
        Statement::LookedIn(it) => wording::look_in(it.says).to_owned(),
        Statement::CompanyWanted(_) => "company wanted".to_owned(),
        Statement::LadderStepReached(it) => format!("{}, +{} min", wording::cause(it.cause), it.after),
        Statement::PersonReached(it) => format!("{} reached", wording::whom(it.whom)),
        Statement::EmergencyDecided(it) => wording::decision(it.what).to_owned(),
        Statement::LineSent(it) => format!("“{}”", it.line.words().trim_end_matches('.')),
        Statement::RoomChecked(_) => "room looked at".to_owned(),
        Statement::SupervisorReachable(_) => "in reach".to_owned(),
        Statement::LeaveChecked(_) => "asked".to_owned(),
        Statement::ReadyToLeave(_) => "ready".to_owned(),
        Statement::ClientLeft(_) => "left".to_owned(),
        _ => return None,
    };
    Some((label, String::new()))
}
