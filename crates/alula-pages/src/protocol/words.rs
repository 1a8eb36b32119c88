//! The words of a protocol's own vocabulary.

use alula_core::decide::Role;
use alula_core::protocol::{
    At, Change, Evidence, GateKind, Safer, Sign, Stage, Strictness, TimelineItem, Watched, When,
};

use crate::wording;

pub(super) fn evidence(it: Evidence) -> &'static str {
    match it {
        Evidence::Label => "product label",
        Evidence::Law => "law",
        Evidence::Published => "published",
        Evidence::Practice => "from other practices",
        Evidence::Proposal => "a proposal",
    }
}

pub(super) fn change(it: Change) -> &'static str {
    match it {
        Change::Free => "the practice, towards safer",
        Change::TightenOnly => "the practice, only towards safer",
        Change::Prescriber => "the prescriber, for one client, towards safer",
        Change::ProductOrder => "the order says it",
        Change::Fixed => "nobody",
    }
}

pub(super) fn safer(it: Safer) -> &'static str {
    match it {
        Safer::Lower => "lower",
        Safer::Higher => "higher",
        Safer::Neither => "neither",
    }
}

pub(super) fn kind(it: GateKind) -> &'static str {
    match it {
        GateKind::Hard => "must be kept",
        GateKind::Soft => "goes on with a written reason",
    }
}

pub(super) fn strictness(it: Strictness) -> &'static str {
    match it {
        Strictness::Relative => "is weighed",
        Strictness::Absolute => "no session",
    }
}

pub(super) fn place(at: At, when: When) -> String {
    let at = match at {
        At::Enquiry => "when somebody becomes a client",
        At::Screening => "before preparation",
        At::Preparation => "before the first session",
        At::Day => "on the day, before the medicine",
        At::Release => "before leaving",
        At::Integration => "after a session",
        At::Review => "after several sessions",
    };
    let when = match when {
        When::Always => "",
        When::Home => ", at home",
        When::Office => ", in the office",
        When::Associate => ", with an associate",
        When::ReviewDue => ", when it is time to look back",
    };
    format!("{at}{when}")
}

pub(super) fn stage(it: Stage) -> &'static str {
    match it {
        Stage::Enquiry => "the enquiry",
        Stage::Screening => "the screening",
        Stage::Preparation => "the preparation",
        Stage::Integration => "the integration",
        Stage::Review => "looking back",
    }
}

pub(super) fn passes(roles: &[Role]) -> String {
    if roles.is_empty() {
        return "nobody".into();
    }
    let names: Vec<_> = roles.iter().map(|it| wording::role(*it)).collect();
    names.join(", ")
}

pub(super) fn watched(it: &Watched) -> String {
    let (from, until) = (wording::elapsed(it.from.into()), wording::elapsed(it.until.into()));
    format!("{} from {from} until {until}", wording::due(it.what).to_lowercase())
}

/// What, once it is written down, opens a step of the stop ladder in the room.
pub(super) fn sign(it: &Sign) -> String {
    let plain = match it {
        Sign::SaturationAct => "oxygen below the limit for acting",
        Sign::SaturationEmergency => "oxygen below the limit of an emergency",
        Sign::BreathsEmergency => "breathing outside the limits of an emergency",
        Sign::PulseEmergency => "pulse above the limit of an emergency",
        Sign::PressureEmergency => "pressure at the limit of an emergency",
        Sign::AlertnessAct => "alertness at the limit for acting",
        Sign::AlertnessEmergency => "alertness at the limit of an emergency",
        Sign::Vomited => "the mark: vomited",
        Sign::Worry => "the mark: worry",
        Sign::Event(term) => return format!("untoward: {term}"),
    };
    plain.to_owned()
}

pub(super) fn minute(it: &TimelineItem) -> String {
    if it.after_hold {
        return "when holding is over".into();
    }
    let minute = i64::from(it.minute.unwrap_or(0));
    let first = match minute {
        0 => "when the medicine is given".into(),
        ..0 => format!("{} before", wording::length(-minute)),
        _ => format!("after {}", wording::length(minute)),
    };
    match (it.repeat, it.until) {
        (Some(step), Some(until)) => format!("{first}, then every {step} min until {}", wording::length(until.into())),
        _ => first,
    }
}
