//! The rehearsal: three minutes on the very phones and the very pages, the evening before (field-study.md section 3, N7).

use serde::{Deserialize, Serialize};

use super::at_home;
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::intake::Presence;
use crate::ledger::Author;
use crate::session::life::said_in;

/// Whose phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phone {
    /// The client's.
    Client,
    /// The sitter's.
    Sitter,
}

/// What a phone showed in the rehearsal. `Present` means it works; `Unknown` means it was not tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rehearsed {
    /// For which session.
    pub session: SessionId,
    /// On whose phone.
    pub phone: Phone,
    /// The page and all of its words went on for twenty seconds without a line, and what was tapped arrived afterwards.
    pub without_line: Presence,
    /// Sound was heard.
    pub sound: Presence,
    /// The phone moved.
    pub vibration: Presence,
    /// The screen stays on.
    pub screen: Presence,
    /// The phone promised to keep what is on it.
    pub storage: Presence,
    /// The practice was rung and answered.
    pub call: Presence,
    /// The cuff was read; only on the sitter's phone.
    pub cuff: Presence,
}

impl Rehearsed {
    /// What has to work before a session: without a line, a way to be noticed, and a call. The screen that stays on and the
    /// promise to keep things are the phone's to grant; the page goes on without them, and says so.
    pub fn missing(&self) -> Vec<&'static str> {
        let noticed = self.sound == Presence::Present || self.vibration == Presence::Present;
        let mut missing = Vec::new();
        for (holds, words) in [
            (self.without_line == Presence::Present, "without a line"),
            (noticed, "sound or vibration"),
            (self.call == Presence::Present, "the test call"),
        ] {
            if !holds {
                missing.push(words);
            }
        }
        missing
    }
}

/// The last rehearsal on this phone for a session.
pub fn rehearsal(chart: &Chart, session: SessionId, phone: Phone) -> Option<Said<'_, Rehearsed>> {
    said_in::<Rehearsed>(chart, session).into_iter().rfind(|it| it.is.phone == phone)
}

/// A phone was rehearsed.
///
/// # Refusals
/// `not_found`, also for a phone that is not the own one; `not_now` in the office or when the session is over.
pub(crate) fn rehearse(chart: &Chart, request: &Request, it: &Rehearsed, ctx: &Context<'_>) -> Decided {
    let session = at_home(chart, it.session)?;
    if !session.is_open() {
        return crate::session::life::not_now("This session is over.");
    }
    let own = match it.phone {
        Phone::Client => ctx.author == Author::Client,
        Phone::Sitter => super::sitter::is_sitter(chart, it.session, ctx.author),
    };
    if own { Ok(vec![request.states(ctx, it.clone())]) } else { Err(Refusal::NotFound { what: "session" }) }
}
