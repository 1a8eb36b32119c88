//! A step of the ladder from before it said who is told.

use jiff::Timestamp;
use serde::Deserialize;

use crate::ids::SessionId;
use crate::protocol::{Cause, Tell};
use crate::session::home::LadderStepReached;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::ledger) struct LadderStepReachedV1 {
    session: SessionId,
    cause: Cause,
    since: Timestamp,
    after: u16,
}

impl From<LadderStepReachedV1> for LadderStepReached {
    /// Lists told these steps by minutes of their own, whatever the protocol said; they go on doing so.
    fn from(it: LadderStepReachedV1) -> Self {
        let LadderStepReachedV1 { session, cause, since, after } = it;
        let (watcher, second) = match cause {
            Cause::LookInMissed => (3, 8),
            Cause::Called => (0, 3),
            Cause::Emergency => (0, 0),
        };
        let told = [(Tell::Watcher, watcher), (Tell::Second, second)];
        let tell = told.into_iter().filter(|(_, from)| after >= *from).map(|(who, _)| who).collect();
        Self { session, cause, since, after, tell }
    }
}
