//! The Thread as lines to draw.

use alula_core::ids::{InsightId, MomentId, StrategyId};
use alula_core::integration::{StrategyStrand, ThreadStrand};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::wording;

/// One try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryLine {
    /// `Sat 21 Jun · done`.
    pub about: String,
    /// The client's own words; may be empty.
    pub words: String,
}

/// One strategy with its tries and what changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrategyLine {
    /// Its id.
    pub id: StrategyId,
    /// What.
    pub words: String,
    /// When and where.
    pub when: String,
    /// The tries, oldest first.
    pub tries: Vec<TryLine>,
    /// What changed.
    pub changes: Vec<String>,
}

/// One insight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsightLine {
    /// Its id.
    pub id: InsightId,
    /// The words.
    pub words: String,
    /// What was agreed from it.
    pub strategies: Vec<StrategyLine>,
}

/// One moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentLine {
    /// Its id.
    pub id: MomentId,
    /// The words, the client's own.
    pub words: String,
    /// The day.
    pub when: String,
    /// What it came to mean.
    pub insights: Vec<InsightLine>,
}

/// One intention with what grew from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrandLine {
    /// The intention, the client's own words; nothing for moments that answer none.
    pub intention: Option<String>,
    /// True when it rests.
    pub rests: bool,
    /// The moments.
    pub moments: Vec<MomentLine>,
}

/// The Thread as lines.
pub fn strand_lines(thread: &[ThreadStrand<'_>], now: Timestamp, zone: &TimeZone) -> Vec<StrandLine> {
    let moment = |it: &alula_core::integration::MomentStrand<'_>| MomentLine {
        id: MomentId::of(it.moment.id()),
        words: it.moment.is.words.reveal().to_owned(),
        when: wording::day(it.moment.at(), now, zone),
        insights: it
            .insights
            .iter()
            .map(|it| InsightLine {
                id: InsightId::of(it.insight.id()),
                words: it.insight.is.words.reveal().to_owned(),
                strategies: it.strategies.iter().map(|it| strategy_line(it, now, zone)).collect(),
            })
            .collect(),
    };
    thread
        .iter()
        .map(|strand| StrandLine {
            intention: strand.intention.map(|it| it.is.words.reveal().to_owned()),
            rests: strand.rests,
            moments: strand.moments.iter().map(moment).collect(),
        })
        .collect()
}

/// One strategy as a line.
pub fn strategy_line(strand: &StrategyStrand<'_>, now: Timestamp, zone: &TimeZone) -> StrategyLine {
    StrategyLine {
        id: StrategyId::of(strand.strategy.id()),
        words: strand.strategy.is.words.reveal().to_owned(),
        when: strand.strategy.is.when.reveal().to_owned(),
        tries: strand
            .tries
            .iter()
            .map(|it| TryLine {
                about: format!("{} · {}", wording::day(it.at(), now, zone), wording::try_how(it.is.how)),
                words: it.is.words.reveal().to_owned(),
            })
            .collect(),
        changes: strand.changes.iter().map(|it| it.is.words.reveal().to_owned()).collect(),
    }
}
