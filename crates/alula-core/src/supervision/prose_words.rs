//! The words of each sentence. Changing them changes notes that are signed from then on, never one that is signed.

use jiff::{Timestamp, tz::TimeZone};

use super::prose_home::about_home;
use crate::intake::{AfterHold, Presence, Route, Setting};
use crate::ledger::{Author, Header, Statement};
use crate::private::Private;
use crate::session::{
    AdverseEventRecorded, DayAnswered, HoldReason, LeaveChecked, MOAAS, MarkKind, MarkMade, SessionPlanned,
    VitalsRecorded, minute_since,
};
use crate::units::date;

/// Times as a note says them: minutes since T0 once the medicine was given, the practice's clock otherwise.
pub(super) struct Clock<'a> {
    pub(super) zone: &'a TimeZone,
    pub(super) t0: Option<Timestamp>,
}

impl Clock<'_> {
    /// `14:02`.
    pub(super) fn time(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// `3 March 2026 at 14:02`.
    pub(super) fn day_and_time(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%-d %B %Y at %H:%M").to_string()
    }

    /// `At 0:42` after T0, `At 14:02` before it or without it.
    pub(super) fn moment(&self, at: Timestamp) -> String {
        match self.t0 {
            Some(t0) if at >= t0 => {
                let minute = minute_since(t0, at);
                format!("{}:{:02}", minute / 60, minute % 60)
            }
            _ => self.time(at),
        }
    }
}

/// The first sentence about a session.
pub(super) fn opening(plan: &SessionPlanned, clock: &Clock<'_>) -> String {
    let day = clock.t0.unwrap_or(plan.at).to_zoned(clock.zone.clone()).strftime("%-d %B %Y").to_string();
    let route = match plan.route {
        Route::Lozenge => "lozenge",
        Route::Intramuscular => "injection into muscle",
    };
    let setting = match plan.setting {
        Setting::Office => "at the practice",
        Setting::Home => "at home",
    };
    format!("Medicine session on {day}, {route}, {setting}, protocol {} {}.", plan.protocol.id, plan.protocol.version)
}

/// The sentence with the time at which it was written down, when that was much later.
pub(super) fn with_times(words: String, late: Option<Timestamp>, clock: &Clock<'_>) -> String {
    match late {
        None => words,
        Some(recorded_at) => {
            format!("{} (written down at {}).", words.trim_end_matches('.'), clock.time(recorded_at))
        }
    }
}

/// The sentence about one statement of a session; nothing where the note says nothing about it.
pub(super) fn about_statement(says: &Statement, header: &Header, clock: &Clock<'_>) -> Option<String> {
    let at = header.occurred_at;
    let moment = clock.moment(at);
    Some(match says {
        Statement::DayAnswered(it) => day(it, &moment, clock),
        Statement::EscortConfirmed(it) => {
            let phone =
                if it.answered == Presence::Present { "the phone answered" } else { "the phone did not answer" };
            format!("{moment} {} takes the client home; {phone}.", it.name.reveal().trim())
        }
        Statement::RoomChecked(it) => {
            let clinician = yes(it.trained_clinician);
            format!("{moment} room: trained clinician {clinician}, emergency kit {}.", yes(it.emergency_kit))
        }
        Statement::SupervisorReachable(it) => format!("{moment} supervisor reachable until {}.", clock.time(it.until)),
        Statement::VitalsRecorded(it) => format!("{moment} {}.", reading(it)),
        Statement::HoldRaised(it) => {
            let why = match &it.why {
                HoldReason::Vitals { words, .. } => words.trim().trim_end_matches('.').to_owned(),
                HoldReason::Risk { .. } => "the risk of suicide is not low".to_owned(),
                HoldReason::Person { words } => words.reveal().trim().trim_end_matches('.').to_owned(),
            };
            format!("{moment} medicine held: {why}.")
        }
        Statement::HoldLifted(it) => format!("{moment} hold lifted: {}", ended(&it.reason)),
        Statement::GateOverridden(it) => format!("{moment} passed by decision ({}): {}", it.gate, ended(&it.reason)),
        Statement::MedicineGiven(it) => {
            let lot = if it.lot.is_blank() { String::new() } else { format!(", lot {}", it.lot.reveal().trim()) };
            let identity = if it.identity == Presence::Present { ", identity asked" } else { "" };
            format!("{} medicine given: {}{lot}{identity}.", clock.time(at), it.amount.in_milligrams())
        }
        Statement::VialRead(it) => {
            let ndc = if it.ndc.is_blank() { String::new() } else { format!(", NDC {}", it.ndc.reveal().trim()) };
            format!(
                "{moment} vial read beside the order of {}: {}, {} in 1 mL, lot {}, to be used by {}{ndc}; name and birth \
                 date agree {}, allergies read out {}.",
                it.amount.in_milligrams(),
                it.product.reveal().trim(),
                it.strength.in_milligrams(),
                it.lot.reveal().trim(),
                date(it.expires),
                yes(it.identity),
                yes(it.allergies)
            )
        }
        Statement::InjectionChecked(it) => {
            let left = match it.left.get() {
                0 => "nothing left in the vial".to_owned(),
                _ => format!("{} left in the vial, wasted, seen {}", it.left.in_millilitres(), yes(it.waste_seen)),
            };
            let (volume, strength) = (it.volume.in_millilitres(), it.strength.in_milligrams());
            format!("{moment} order, vial and syringe looked at: {volume} of {strength} in 1 mL; {left}.")
        }
        Statement::InjectionGiven(it) => {
            format!("{moment} injected: {}, {}.", it.volume.in_millilitres(), it.site.words())
        }
        Statement::MedicineAdded(it) => format!("{moment} a further {} given.", it.amount.in_milligrams()),
        Statement::LozengeFinished(it) => match it.how {
            AfterHold::Spit => format!("{moment} lozenge spat out."),
            AfterHold::Swallow => format!("{moment} lozenge swallowed."),
        },
        Statement::MarkMade(it) => mark(it, &moment),
        Statement::AlertnessSeen(it) => {
            let words = MOAAS.iter().find(|(level, _)| *level == it.level).map_or("", |(_, words)| words);
            format!("{moment} alertness {} of 5: {words}.", it.level)
        }
        Statement::StopStepTaken(it) => {
            format!(
                "{moment} done, as the protocol says for “{}”: {}.",
                it.when.trim_end_matches('.'),
                it.then.trim_end_matches('.')
            )
        }
        Statement::PhaseEntered(it) if matches!(header.author, Author::Sitter(_)) => {
            format!("{moment} the sitter said that light comes back (phase: {}).", it.phase)
        }
        Statement::PhaseEntered(it) => format!("{moment} phase: {}.", it.phase),
        Statement::AdverseEventRecorded(it) => adverse(it, &moment),
        Statement::LeaveChecked(it) => leave(it, &moment),
        Statement::ReadyToLeave(_) => format!("{moment} ready to leave."),
        Statement::ClientLeft(it) => format!("{moment} left with {}.", it.with.reveal().trim()),
        other => return about_home(other, at, clock),
    })
}

fn day(it: &DayAnswered, moment: &str, clock: &Clock<'_>) -> String {
    let at = |time: Option<Timestamp>| time.map_or_else(|| "not known".to_owned(), |time| clock.time(time));
    let mut words = format!(
        "{moment} questions of the day: last solid food {}, last clear drink {}, anything new {}, alcohol {}, \
         other drugs {}, medicines as ordered {}, pregnancy may have begun {}, wants this session {}.",
        at(it.last_solid),
        at(it.last_clear),
        yes(it.anything_new),
        yes(it.alcohol),
        yes(it.drugs),
        yes(it.medicines_as_ordered),
        yes(it.pregnancy),
        yes(it.wants_it)
    );
    if !it.words.is_blank() {
        words.push(' ');
        words.push_str(&ended(&it.words));
    }
    words
}

/// `pressure 128/82, pulse 74`.
pub(super) fn reading(it: &VitalsRecorded) -> String {
    let parts = [
        it.pressure.map(|it| format!("pressure {it}")),
        it.pulse.map(|it| format!("pulse {it}")),
        it.saturation.map(|it| format!("oxygen saturation {it} %")),
        it.breaths.map(|it| format!("{it} breaths in a minute")),
        it.weight.map(|it| format!("weight {it} kg")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn mark(it: &MarkMade, moment: &str) -> String {
    let what = match it.kind {
        MarkKind::Still => "still",
        MarkKind::Breath => "breath changed",
        MarkKind::Tears => "tears",
        MarkKind::Ease => "ease",
        MarkKind::Speaks => "speaks",
        MarkKind::Moves => "moves",
        MarkKind::Nausea => "nausea",
        MarkKind::Vomited => "vomited",
        MarkKind::TouchOffered => "touch offered",
        MarkKind::TouchAccepted => "touch offered and accepted",
        MarkKind::TouchDeclined => "touch offered and declined",
        MarkKind::Sound => "sound changed",
        MarkKind::Bathroom => "went to the bathroom",
        MarkKind::Worry => "a worry",
        MarkKind::Words => return format!("{moment} in the client's words: “{}”", it.words.reveal().trim()),
        MarkKind::Note => return format!("{moment} {}", ended(&it.words)),
        MarkKind::Well => "looked in, all is well",
        MarkKind::Role => "the therapist changed how near to be",
        MarkKind::HelpCalled => "help was called",
        MarkKind::HelpOver => "the emergency was over",
    };
    if it.words.is_blank() { format!("{moment} {what}.") } else { format!("{moment} {what}: {}", ended(&it.words)) }
}

fn adverse(it: &AdverseEventRecorded, moment: &str) -> String {
    let serious = if it.serious { ", serious" } else { "" };
    let mut words = format!("{moment} adverse event: {}, grade {}{serious}.", it.term, it.grade);
    if it.expected != Presence::Unknown || it.related != Presence::Unknown {
        let (expected, related) = (yes(it.expected), yes(it.related));
        words.push_str(&format!(" Expected with this medicine: {expected}. From this medicine: {related}."));
    }
    for (label, text) in [("Done", &it.action), ("Outcome", &it.outcome)] {
        if !text.is_blank() {
            words.push_str(&format!(" {label}: {}", ended(text)));
        }
    }
    words
}

fn leave(it: &LeaveChecked, moment: &str) -> String {
    format!(
        "{moment} before leaving: alertness {} of 5, oriented {}, walks ten steps {}, vomited in the last 30 minutes {}, \
         safe to go {}, escort here {}, no driving understood {}.",
        it.alertness,
        yes(it.oriented),
        yes(it.walks),
        yes(it.vomited),
        yes(it.safe),
        yes(it.escort_present),
        yes(it.no_driving)
    )
}

pub(super) fn yes(it: Presence) -> &'static str {
    match it {
        Presence::Present => "yes",
        Presence::Absent => "no",
        Presence::Unknown => "not known",
    }
}

pub(super) fn ended(words: &Private) -> String {
    let words = words.reveal().trim();
    if words.ends_with(['.', '!', '?', '…', '”']) { words.to_owned() } else { format!("{words}.") }
}
