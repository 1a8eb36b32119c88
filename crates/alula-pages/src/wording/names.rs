//! Names of roles, marks, routes, phases and other closed lists.

use alula_core::decide::Role;
use alula_core::intake::{
    AfterHold, ConditionStatus, MedicineStatus, Presence, RiskTier, Route, Setting, TrialOutcome,
};
use alula_core::integration::TryHow;
use alula_core::pathway::CareStep;
use alula_core::preparation::{TherapistRole, TouchAnswer, VisitKind};
use alula_core::protocol::{Cause, Due, LimitFrom};
use alula_core::session::MarkKind;
use alula_core::session::home::{Decision, LookIn, Looks, Whom};
use alula_core::supervision::{Level, Service};

/// A role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Therapist => "therapist",
        Role::Associate => "associate",
        Role::Supervisor => "supervisor",
        Role::Prescriber => "prescriber",
        Role::Manager => "practice manager",
        Role::Client => "client",
    }
}

/// A step of the way through the care.
pub fn care_step(step: CareStep) -> &'static str {
    match step {
        CareStep::Intake => "Intake",
        CareStep::Preparation => "Preparation",
        CareStep::Planned => "Session planned",
        CareStep::Session => "Session",
        CareStep::Integration => "Integration",
        CareStep::Closed => "Ended",
    }
}

/// What there is to do with a client, by the stable code of the lists; empty when nothing is.
pub fn to_do(code: &str) -> &'static str {
    match code {
        "name_team" => "Name the team",
        "take_history" => "Take the history",
        "record_screening" => "Go through the screening",
        "decide_eligibility" => "Decide on eligibility",
        "write_order" => "Write the order",
        "sign_consents" => "Sign the consents",
        "plan_session" => "Plan a session",
        "prepare_session" => "Prepare the session",
        "begin_session" => "Begin the session",
        "accompany_session" => "A session is under way",
        "sign_note" => "Write the note",
        "not_eligible" => "Not eligible",
        "integrate" => "Meet for integration",
        _ => "",
    }
}

/// What a list has to point out about a client, by its stable code; the gravest first.
pub fn flag<'f>(mut flags: impl Iterator<Item = &'f str> + Clone) -> &'static str {
    match () {
        () if flags.clone().any(|it| it == "concern") => "A concern is open",
        () if flags.any(|it| it == "hold") => "Medicine is held",
        () => "",
    }
}

/// What a mark's button says.
pub fn mark(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Still => "still",
        MarkKind::Breath => "breath",
        MarkKind::Tears => "tears",
        MarkKind::Ease => "ease",
        MarkKind::Speaks => "speaks",
        MarkKind::Moves => "moves",
        MarkKind::Nausea => "nausea",
        MarkKind::Vomited => "vomited",
        MarkKind::TouchOffered => "touch offered",
        MarkKind::TouchAccepted => "touch, yes",
        MarkKind::TouchDeclined => "touch, no",
        MarkKind::Sound => "sound",
        MarkKind::Bathroom => "bathroom",
        MarkKind::Worry => "worry",
        MarkKind::Words => "words",
        MarkKind::Note => "note",
        MarkKind::Well => "all well",
        MarkKind::Role => "my role",
        MarkKind::HelpCalled => "help called",
        MarkKind::HelpOver => "help over",
    }
}

/// What became of a touch, beside the words that say which.
pub fn touch_told(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::TouchAccepted => "yes",
        MarkKind::TouchDeclined => "no",
        _ => "offered",
    }
}

/// Something the protocol asks for at a minute.
pub fn due(due: Due) -> &'static str {
    match due {
        Due::Instructions => "Instructions",
        Due::SitterConfirmed => "The sitter's word",
        Due::DayQuestions => "The questions of the day",
        Due::RiskReview => "The talk about suicide",
        Due::Address => "The address",
        Due::LozengeCount => "Counting lozenges",
        Due::Intention => "The intention, read together",
        Due::Medicine => "The medicine",
        Due::LozengeEnd => "Spit or swallow",
        Due::LookIn => "Look in on the client",
        Due::Pressure => "Pressure",
        Due::Pulse => "Pulse",
        Due::Saturation => "Oxygen",
        Due::Breaths => "Breathing",
        Due::Alertness => "Alertness",
        Due::LeaveCheck => "Questions before leaving",
        Due::Release => "Leaving",
        Due::NextDayContact => "A call the next day",
    }
}

/// How medicine is taken.
pub fn route(route: Route) -> &'static str {
    match route {
        Route::Lozenge => "lozenge",
        Route::Intramuscular => "injection",
    }
}

/// Where a session takes place.
pub fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Office => "in the office",
        Setting::Home => "at home",
    }
}

/// What happened to the lozenge.
pub fn after_hold(how: AfterHold) -> &'static str {
    match how {
        AfterHold::Spit => "spat",
        AfterHold::Swallow => "swallowed",
    }
}

/// A yes, a no, or not known.
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "yes",
        Presence::Absent => "no",
        Presence::Unknown => "not known",
    }
}

/// A piece of the care.
pub fn service(service: Service) -> &'static str {
    match service {
        Service::Intake => "intake",
        Service::Preparation => "preparation",
        Service::MedicineSession => "medicine sessions",
        Service::Integration => "integration",
    }
}

/// How far somebody goes alone.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Observe => "watch while somebody licensed leads",
        Level::Together => "lead together with somebody licensed in the room",
        Level::SupervisorInHouse => "lead while the supervisor is in the house",
        Level::SupervisorReachable => "lead while the supervisor can be reached",
    }
}

/// A kind of visit.
pub fn visit(kind: VisitKind) -> &'static str {
    match kind {
        VisitKind::Intake => "intake visit",
        VisitKind::Evaluation => "evaluation",
        VisitKind::Preparation => "preparation visit",
        VisitKind::Integration => "integration visit",
        VisitKind::Review => "review visit",
        VisitKind::Phone => "phone contact",
    }
}

/// The role the therapist takes in the room.
pub fn therapist_role(role: TherapistRole) -> &'static str {
    match role {
        TherapistRole::QuietPresence => "a quiet presence",
        TherapistRole::GentleGuidance => "a gentle guide",
    }
}

/// An answer about touch.
pub fn touch(answer: TouchAnswer) -> &'static str {
    match answer {
        TouchAnswer::Yes => "yes",
        TouchAnswer::Ask => "ask",
        TouchAnswer::No => "no",
    }
}

/// The sign for an answer about touch: full, half, hollow.
pub fn touch_sign(answer: TouchAnswer) -> &'static str {
    match answer {
        TouchAnswer::Yes => "●",
        TouchAnswer::Ask => "◐",
        TouchAnswer::No => "○",
    }
}

/// What came of a treatment.
pub fn trial_outcome(outcome: TrialOutcome) -> &'static str {
    match outcome {
        TrialOutcome::NoEffect => "no change",
        TrialOutcome::Partial => "some help, not enough",
        TrialOutcome::Faded => "helped, then faded",
        TrialOutcome::NotTolerated => "could not be tolerated",
        TrialOutcome::Helped => "helped",
    }
}

/// Whether a condition is present.
pub fn condition_status(status: ConditionStatus) -> &'static str {
    match status {
        ConditionStatus::Active => "present",
        ConditionStatus::Resolved => "in the past",
    }
}

/// Whether a medicine is taken.
pub fn medicine_status(status: MedicineStatus) -> &'static str {
    match status {
        MedicineStatus::Taking => "taking",
        MedicineStatus::Stopped => "stopped",
    }
}

/// How grave a risk is.
pub fn risk_tier(tier: RiskTier) -> &'static str {
    match tier {
        RiskTier::None => "none seen",
        RiskTier::Low => "low",
        RiskTier::Moderate => "moderate",
        RiskTier::High => "high",
        RiskTier::Unknown => "not known, treated as moderate",
    }
}

/// How a try went.
pub fn try_how(how: TryHow) -> &'static str {
    match how {
        TryHow::Done => "done",
        TryHow::Partly => "in part",
        TryHow::NotYet => "not this time",
    }
}

/// Who set a pair of limits: `the protocol`, `the practice's own limit (upper), the protocol (lower)`.
pub fn limits_set_by(upper: LimitFrom, lower: LimitFrom) -> String {
    let who = |it| match it {
        LimitFrom::Protocol => "the protocol",
        LimitFrom::Practice => "the practice's own limit",
        LimitFrom::Order => "the prescriber's order",
    };
    if upper == lower { who(upper).to_owned() } else { format!("{} (upper), {} (lower)", who(upper), who(lower)) }
}

/// What the sitter says after looking in.
pub fn look_in(says: LookIn) -> &'static str {
    match says {
        LookIn::AllCalm => "all calm",
        LookIn::NotSure => "not sure",
        LookIn::Emergency => "emergency",
    }
}

/// How the client looks, as far as the sitter says.
pub fn looks(it: Looks) -> &'static str {
    match it {
        Looks::Asleep => "as if asleep",
        Looks::Awake => "awake",
        Looks::Upset => "upset",
    }
}

/// What a ladder is climbed for.
pub fn cause(it: Cause) -> &'static str {
    match it {
        Cause::LookInMissed => "nobody looked in",
        Cause::Called => "called",
        Cause::Emergency => "emergency",
    }
}

/// Who was reached.
pub fn whom(it: Whom) -> &'static str {
    match it {
        Whom::Sitter => "sitter",
        Whom::Client => "client",
    }
}

/// What was decided in an emergency.
pub fn decision(it: Decision) -> &'static str {
    match it {
        Decision::Called911 => "911 called",
        Decision::WelfareCheck => "welfare check asked for",
        Decision::Reached => "reached after all",
        Decision::Other => "decided otherwise",
    }
}
