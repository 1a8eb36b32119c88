//! Samples of the integration workspace: before anything, in the middle, and with much.

use alula_core::ids::{ClientId, EntryId, InsightId, IntentionId, MomentId, StrategyId};

use super::{InsightLine, MomentLine, StrandLine, StrategyLine, TryLine, Workspace};
use crate::parts::{Filled, Forms};

impl Workspace {
    /// Empty, usual, extreme.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            drawn: entry,
            name: "Mara".into(),
            last: Vec::new(),
            strands: Vec::new(),
            curves: Vec::new(),
            intentions: Vec::new(),
            sessions: Vec::new(),
            may_write: true,
            forms: Forms::fresh(),
        };
        let strategy = StrategyLine {
            id: StrategyId(entry.0),
            words: "Ten minutes in the kitchen, without the phone".into(),
            when: "Wednesday and Saturday".into(),
            tries: vec![TryLine { about: "Sat 21 Jun · done".into(), words: "It was all right.".into() }],
            changes: vec!["I wait less.".into()],
        };
        let moment = MomentLine {
            id: MomentId(entry.0),
            words: "the window was open".into(),
            when: "Mon 16 Jun".into(),
            insights: vec![InsightLine {
                id: InsightId(entry.0),
                words: "The waiting was love, not failure.".into(),
                strategies: vec![strategy.clone()],
            }],
        };
        let strand = |intention: Option<&str>, moments| StrandLine {
            intention: intention.map(Into::into),
            rests: intention.is_none(),
            moments,
        };
        let usual = Self {
            last: vec![strategy.clone()],
            strands: vec![strand(Some("To be kind to the part of me that still waits."), vec![moment.clone()])],
            intentions: vec![(IntentionId(entry.0), "To be kind to the part of me that still waits.".into())],
            ..empty.clone()
        };
        let extreme = Self {
            last: vec![strategy; 6],
            strands: vec![
                strand(Some(&"A very long intention that goes on. ".repeat(10)), vec![moment.clone(); 8]),
                strand(None, vec![moment]),
            ],
            forms: Forms::fresh().with("moments", Filled::new().wrong("words", "Write the moment down.")),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}
