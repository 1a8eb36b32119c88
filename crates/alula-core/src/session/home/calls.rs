//! What the phones say while the session goes on, what the house raises when nobody does, and what people do about it.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{at_home, watch};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, SessionId};
use crate::intake::Presence;
use crate::ledger::Author;
use crate::private::Private;
use crate::protocol::{Cause, Tell};
use crate::session::life::{not_now, said_in};

/// What the sitter says after looking in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookIn {
    /// All calm.
    AllCalm,
    /// Not sure; somebody should ring.
    NotSure,
    /// Help is needed now.
    Emergency,
}

/// How the client looks, as far as the sitter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looks {
    /// As if asleep.
    Asleep,
    /// Awake.
    Awake,
    /// Upset.
    Upset,
}

/// The sitter looked in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookedIn {
    /// Which session.
    pub session: SessionId,
    /// What they say.
    pub says: LookIn,
    /// How the client looks; nothing when it was not said.
    pub looks: Option<Looks>,
}

/// The client would like company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanyWanted {
    /// Which session.
    pub session: SessionId,
}

/// The house reached a step of the ladder, because nobody looked in or somebody called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LadderStepReached {
    /// Which session.
    pub session: SessionId,
    /// What the ladder is about.
    pub cause: Cause,
    /// Since when: the time at which somebody should have looked in, or the call.
    pub since: Timestamp,
    /// Which step: so many minutes after that.
    pub after: u16,
    /// Who is told, as the signed protocol said then.
    pub tell: Vec<Tell>,
}

impl LadderStepReached {
    /// The id of this step, so that it is reached once, whoever finds it due.
    pub fn id(&self) -> EntryId {
        let place = u32::from(self.after) * 8 + self.cause as u32;
        let moment = u32::try_from(self.since.as_second().rem_euclid(0x4000_0000)).unwrap_or(0);
        self.session.entry().following(moment).following(place)
    }
}

/// Somebody heard the alarm: its sound stops for them. The ladder goes on until a person was reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlarmHeard {
    /// Which session.
    pub session: SessionId,
    /// The step that was heard.
    pub step: EntryId,
}

/// Who was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// The sitter.
    Sitter,
    /// The client.
    Client,
}

/// A clinician reached somebody in the home, by telephone or picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonReached {
    /// Which session.
    pub session: SessionId,
    /// Whom.
    pub whom: Whom,
    /// All is well there; `Present` means yes.
    pub well: Presence,
    /// When somebody looks in next; nothing means by the protocol.
    pub next: Option<Timestamp>,
    /// What was said.
    pub words: Private,
}

/// What a person decided at the end of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 911 was called.
    Called911,
    /// A welfare check was asked for.
    WelfareCheck,
    /// They were reached after all.
    Reached,
    /// Something else, in words.
    Other,
}

/// A person decided what to do in an emergency; the house never dials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyDecided {
    /// Which session.
    pub session: SessionId,
    /// What.
    pub what: Decision,
    /// In words.
    pub words: Private,
}

/// The latest time for the next look that can be agreed on the telephone: an hour.
///
/// A proposal of ours: within an hour of the medicine somebody has to look in (clinical.md section 6, `sitter_check_min` is 15).
pub const LONGEST_AGREED: SignedDuration = SignedDuration::from_mins(60);

/// Heard an alarm.
///
/// # Refusals
/// `not_found` for a step that was not reached in this session; `already` when the same person heard it before.
pub(crate) fn hear(chart: &Chart, request: &Request, it: &AlarmHeard, ctx: &Context<'_>) -> Decided {
    at_home(chart, it.session)?;
    if !said_in::<LadderStepReached>(chart, it.session).iter().any(|step| step.id() == it.step) {
        return Err(Refusal::NotFound { what: "alarm" });
    }
    let heard = said_in::<AlarmHeard>(chart, it.session);
    if heard.iter().any(|before| before.is.step == it.step && before.author() == ctx.author) {
        return Err(Refusal::Already { what: "word that it was heard" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Reached somebody.
///
/// # Refusals
/// `not_found`; `not_now` in the office or before T0; `missing` unless it was said whether all is
/// well; `impossible` for a next look that has passed or is more than an hour away.
pub(crate) fn reach(chart: &Chart, request: &Request, it: &PersonReached, ctx: &Context<'_>) -> Decided {
    if at_home(chart, it.session)?.t0().is_none() {
        return not_now("The medicine was not given yet.");
    }
    if it.well == Presence::Unknown {
        return Err(Refusal::Missing { field: "well" });
    }
    if let Some(next) = it.next {
        let wait = next.duration_since(ctx.now);
        if !wait.is_positive() || wait > LONGEST_AGREED {
            let why = "Agree on a time within the next hour.".to_owned();
            return Err(Refusal::Impossible { field: "next", why });
        }
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Decides in an emergency.
///
/// # Refusals
/// `not_found`; `not_now` in the office or before T0; `missing` without words for something else.
pub(crate) fn decide_emergency(chart: &Chart, request: &Request, it: &EmergencyDecided, ctx: &Context<'_>) -> Decided {
    if at_home(chart, it.session)?.t0().is_none() {
        return not_now("The medicine was not given yet.");
    }
    if it.what == Decision::Other && it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// The house reaches a step of the ladder.
///
/// # Refusals
/// `role_may_not` for a person; `protocol_unsigned`; `not_now` when the step is not due (any more); `impossible` under
/// another id than the step's own.
pub(crate) fn reach_step(chart: &Chart, request: &Request, it: &LadderStepReached, ctx: &Context<'_>) -> Decided {
    if ctx.author != Author::House {
        return Err(Refusal::RoleMayNot);
    }
    if request.id != it.id() {
        return Err(Refusal::impossible("id", "A step of the ladder has an id of its own."));
    }
    let due =
        watch(chart, it.session, ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?).and_then(|watch| watch.next_step());
    match due {
        Some(step) if step.at <= ctx.now && step.reaches == *it => Ok(vec![request.states(ctx, it.clone())]),
        _ => not_now("This step is not due."),
    }
}
