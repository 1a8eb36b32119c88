//! The stop ladder of the protocol: which step what was written down asks for, and that somebody took it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::life::{after_medicine, said_in};
use super::limits::{Beyond, emergency};
use super::{AdverseEventRecorded, MarkKind, MarkMade, SessionView, VitalsRecorded, alertness};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, SessionId};
use crate::protocol::{Sign, SignedProtocol, Stop, ThresholdId};

/// Somebody took a step of the stop ladder, in the words that the protocol had for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopStepTaken {
    /// Which session.
    pub session: SessionId,
    /// What asked for it.
    pub because: EntryId,
    /// What was seen, in the words of the protocol.
    pub when: String,
    /// What was to be done, in the words of the protocol.
    pub then: String,
}

/// A step of the ladder that something in the session asks for.
#[derive(Clone, Debug)]
pub struct Rung<'c, 'p> {
    /// The step; its place in the protocol says how grave it is.
    pub stop: &'p Stop,
    /// Its place in the protocol, from the mildest.
    pub place: usize,
    /// What asks for it, the latest.
    pub because: EntryId,
    /// When that was.
    pub at: Timestamp,
    /// What was seen: `oxygen saturation 91, at least 93 needed`, `vomited`.
    pub seen: String,
    /// Who took it and when; nothing while nobody did.
    pub taken: Option<Said<'c, StopStepTaken>>,
}

/// The steps that the session asks for since T0: first those that nobody took, the gravest first.
///
/// One statement asks for the gravest step that it meets. A step is asked for anew by the next statement that meets it.
pub fn ladder<'c, 'p>(chart: &'c Chart, session: &SessionView<'_>, signed: &'p SignedProtocol) -> Vec<Rung<'c, 'p>> {
    let Some(t0) = session.t0() else { return Vec::new() };
    let Some(route) = signed.protocol.route(session.plan.is.route, session.plan.is.setting) else { return Vec::new() };
    let mut rungs: Vec<Rung<'c, 'p>> = Vec::new();
    for shown in shown(chart, session.id, signed).into_iter().filter(|it| it.at >= t0) {
        let met = route.stop.iter().enumerate().rev().find_map(|(place, stop)| {
            let seen: Vec<_> = shown.signs.iter().filter(|(sign, _)| stop.signs.contains(sign)).collect();
            (!seen.is_empty()).then(|| (place, stop, seen.iter().map(|it| it.1.clone()).collect::<Vec<_>>().join("; ")))
        });
        let Some((place, stop, seen)) = met else { continue };
        rungs.retain(|it| it.place != place);
        rungs.push(Rung { stop, place, because: shown.entry, at: shown.at, seen, taken: None });
    }
    let taken = said_in::<StopStepTaken>(chart, session.id);
    for rung in &mut rungs {
        rung.taken = taken.iter().copied().find(|it| it.is.because == rung.because);
    }
    rungs.sort_by_key(|it| (it.taken.is_some(), std::cmp::Reverse(it.place)));
    rungs
}

/// What one statement shows.
struct Shown {
    at: Timestamp,
    entry: EntryId,
    signs: Vec<(Sign, String)>,
}

/// What the statements of a session show, by time.
fn shown(chart: &Chart, session: SessionId, signed: &SignedProtocol) -> Vec<Shown> {
    let mut all = Vec::new();
    for reading in said_in::<VitalsRecorded>(chart, session) {
        let signs = of_reading(reading.is, reading.at(), signed);
        all.push(Shown { at: reading.at(), entry: reading.id(), signs });
    }
    for look in alertness(chart, session) {
        let limit = |id| signed.limit(id, None, look.at).value;
        let level = i64::from(look.level);
        let words = format!("alertness {level} of 5");
        let mut signs = Vec::new();
        for (sign, id) in
            [(Sign::AlertnessAct, ThresholdId::MoaasAct), (Sign::AlertnessEmergency, ThresholdId::MoaasEmerg)]
        {
            if level <= limit(id) {
                signs.push((sign, words.clone()));
            }
        }
        all.push(Shown { at: look.at, entry: look.entry, signs });
    }
    for mark in said_in::<MarkMade>(chart, session) {
        let sign = match mark.is.kind {
            MarkKind::Vomited => (Sign::Vomited, "vomited".to_owned()),
            MarkKind::Worry => (Sign::Worry, "a worry".to_owned()),
            _ => continue,
        };
        all.push(Shown { at: mark.at(), entry: mark.id(), signs: vec![sign] });
    }
    for event in said_in::<AdverseEventRecorded>(chart, session) {
        let signs = vec![(Sign::Event(event.is.term.clone()), event.is.term.clone())];
        all.push(Shown { at: event.at(), entry: event.id(), signs });
    }
    all.sort_by_key(|it| (it.at, it.entry));
    all
}

fn of_reading(reading: &VitalsRecorded, at: Timestamp, signed: &SignedProtocol) -> Vec<(Sign, String)> {
    let of = |it: &Beyond| match it.what {
        super::limits::SATURATION => Sign::SaturationEmergency,
        super::limits::BREATHS => Sign::BreathsEmergency,
        super::limits::PULSE => Sign::PulseEmergency,
        _ => Sign::PressureEmergency,
    };
    let mut signs: Vec<_> = emergency(reading, at, signed).iter().map(|it| (of(it), it.to_string())).collect();
    let act = signed.limit(ThresholdId::Spo2Act, None, at).value;
    if let Some(saturation) = reading.saturation.map(|it| it.get()).filter(|it| *it < act) {
        signs.push((Sign::SaturationAct, format!("{} {saturation}, at least {act} needed", super::limits::SATURATION)));
    }
    signs
}

/// Takes a step of the ladder.
///
/// # Refusals
/// `not_found` when nothing of the session asks for a step with this entry; `not_now` before T0 or after the client left;
/// `already` when somebody took it; `protocol_unsigned`.
pub(crate) fn take(
    chart: &Chart,
    request: &Request,
    session: SessionId,
    because: EntryId,
    ctx: &Context<'_>,
) -> Decided {
    let signed = ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?;
    let (view, _) = after_medicine(chart, session)?;
    let rung = ladder(chart, &view, signed).into_iter().find(|it| it.because == because);
    let rung = rung.ok_or(Refusal::NotFound { what: "step" })?;
    if rung.taken.is_some() {
        return Err(Refusal::Already { what: "step" });
    }
    let (when, then) = (rung.stop.when.clone(), rung.stop.then.clone());
    Ok(vec![request.states(ctx, StopStepTaken { session, because, when, then })])
}
