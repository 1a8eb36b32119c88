//! The note's sentences about a session at home.

use jiff::Timestamp;

use super::prose_words::{Clock, ended, yes};
use crate::ledger::Statement;
use crate::protocol::Cause;
use crate::session::home::{CountTime, Decision, LookIn, Looks, Whom};

/// The sentence about one statement of a session at home; nothing where the note says nothing about it.
pub(super) fn about_home(says: &Statement, at: Timestamp, clock: &Clock<'_>) -> Option<String> {
    let moment = clock.moment(at);
    Some(match says {
        Statement::SitterSeen(it) => format!(
            "{moment} sitter seen: in the home {}, sober {}, answered the phone {}, stays {}.",
            yes(it.there),
            yes(it.sober),
            yes(it.answered),
            yes(it.stays)
        ),
        Statement::AddressConfirmed(it) => format!(
            "{moment} address said and read back; in a state with a licence {}, how help is called {}.",
            yes(it.licensed_here),
            yes(it.dial)
        ),
        Statement::LozengesCounted(it) => {
            let when = match it.when {
                CountTime::Before => "before the medicine",
                CountTime::After => "at the end",
            };
            let why = if it.words.is_blank() { ".".to_owned() } else { format!(": {}", ended(&it.words)) };
            format!("{moment} lozenges counted {when}: {} there, {} should be{why}", it.counted, it.expected)
        }
        Statement::SecondReachable(it) => {
            format!("{moment} second clinician reachable until {}.", clock.time(it.until))
        }
        Statement::WatchAccepted(_) => format!("{moment} the watch was handed over and accepted."),
        Statement::BeginOpened(_) => format!("{moment} the beginning was opened from afar."),
        Statement::MedicinePlaced(_) => {
            format!("{moment} a phone in the home said that the medicine was in the mouth.")
        }
        Statement::LookedIn(it) => {
            let says = match it.says {
                LookIn::AllCalm => "all calm",
                LookIn::NotSure => "not sure, asked to be rung",
                LookIn::Emergency => "help needed now",
            };
            let looks = match it.looks {
                None => "",
                Some(Looks::Asleep) => ", as if asleep",
                Some(Looks::Awake) => ", awake",
                Some(Looks::Upset) => ", upset",
            };
            format!("{moment} sitter looked in: {says}{looks}.")
        }
        Statement::CompanyWanted(_) => format!("{moment} client called for company."),
        Statement::LadderStepReached(it) => {
            let why = match it.cause {
                Cause::LookInMissed => "nobody had looked in",
                Cause::Called => "somebody in the home had called",
                Cause::Emergency => "an emergency had been called",
            };
            format!("{moment} {why} since {}; the house told people (step {} min).", clock.time(it.since), it.after)
        }
        Statement::PersonReached(it) => {
            let whom = match it.whom {
                Whom::Sitter => "sitter",
                Whom::Client => "client",
            };
            let words = if it.words.is_blank() { ".".to_owned() } else { format!(": {}", ended(&it.words)) };
            format!("{moment} {whom} reached, all well {}{words}", yes(it.well))
        }
        Statement::EmergencyDecided(it) => {
            let what = match it.what {
                Decision::Called911 => "911 was called",
                Decision::WelfareCheck => "a welfare check was asked for",
                Decision::Reached => "they were reached after all",
                Decision::Other => "decided otherwise",
            };
            let words = if it.words.is_blank() { ".".to_owned() } else { format!(": {}", ended(&it.words)) };
            format!("{moment} {what}{words}")
        }
        Statement::LineSent(it) => format!("{moment} sent to the sitter: “{}”", it.line.words()),
        _ => return None,
    })
}
