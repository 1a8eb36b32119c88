//! The Thread as it is shown: from an intention to what changed, and what has lost its place in it.

use super::{ChangeNoticed, InsightKept, MomentKept, StrategyAgreed, TryRecorded};
use crate::chart::{Chart, Said};
use crate::ids::{EntryId, InsightId, IntentionId, MomentId, StrategyId};
use crate::ledger::Stated;
use crate::preparation::{IntentionLetGo, IntentionSet};
use crate::session::MedicineGiven;

/// One intention, or none, with everything that grew from it.
#[derive(Clone, Debug)]
pub struct ThreadStrand<'c> {
    /// The intention; nothing for the strand of moments that answer none.
    pub intention: Option<Said<'c, IntentionSet>>,
    /// True when it was let go, or when another grew out of it.
    pub rests: bool,
    /// The moments that answer it.
    pub moments: Vec<MomentStrand<'c>>,
}

/// A moment with what it came to mean.
#[derive(Clone, Debug)]
pub struct MomentStrand<'c> {
    /// The moment.
    pub moment: Said<'c, MomentKept>,
    /// The insights from it.
    pub insights: Vec<InsightStrand<'c>>,
}

/// An insight with what was agreed from it.
#[derive(Clone, Debug)]
pub struct InsightStrand<'c> {
    /// The insight.
    pub insight: Said<'c, InsightKept>,
    /// The strategies from it.
    pub strategies: Vec<StrategyStrand<'c>>,
}

/// A strategy with how it went.
#[derive(Clone, Debug)]
pub struct StrategyStrand<'c> {
    /// The strategy.
    pub strategy: Said<'c, StrategyAgreed>,
    /// The tries.
    pub tries: Vec<Said<'c, TryRecorded>>,
    /// What changed.
    pub changes: Vec<Said<'c, ChangeNoticed>>,
}

/// The Thread, intentions in the order in which they were set, moments without one at the end; each list by time.
pub fn thread(chart: &Chart) -> Vec<ThreadStrand<'_>> {
    let mut strands: Vec<_> = by_time::<IntentionSet>(chart)
        .into_iter()
        .map(|intention| {
            let id = IntentionId::of(intention.id());
            let moments = moments(chart, Some(id));
            ThreadStrand { rests: rests(chart, id), intention: Some(intention), moments }
        })
        .collect();
    let free = moments(chart, None);
    if !free.is_empty() {
        strands.push(ThreadStrand { intention: None, rests: false, moments: free });
    }
    strands
}

/// The strategies to ask about at the next visit, newest first: those agreed since the medicine was last given, or,
/// when none was agreed since, the newest one there is.
pub fn last_strategies(chart: &Chart) -> Vec<StrategyStrand<'_>> {
    let mut strategies = by_time::<StrategyAgreed>(chart);
    strategies.reverse();
    let since = chart.last::<MedicineGiven>().map(|it| it.at());
    let recent = strategies.iter().take_while(|it| since.is_none_or(|since| it.at() >= since)).count();
    strategies.truncate(recent.max(1));
    strategies.into_iter().map(|it| strategy_strand(chart, it)).collect()
}

/// Something in the Thread whose link no longer holds; a person gives it a new place or withdraws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The entry that has lost its place.
    pub entry: EntryId,
    /// Its kind.
    pub kind: &'static str,
    /// The entry it names, which was withdrawn.
    pub names: EntryId,
}

/// Everything in the Thread whose link does not hold, by kind and time.
pub fn orphans(chart: &Chart) -> Vec<Orphan> {
    let mut found = Vec::new();
    seek::<MomentKept, IntentionSet>(chart, &mut found, |it| it.intention.map(IntentionId::entry));
    seek::<InsightKept, MomentKept>(chart, &mut found, |it| Some(it.moment.entry()));
    seek::<StrategyAgreed, InsightKept>(chart, &mut found, |it| Some(it.insight.entry()));
    seek::<TryRecorded, StrategyAgreed>(chart, &mut found, |it| Some(it.strategy.entry()));
    seek::<ChangeNoticed, StrategyAgreed>(chart, &mut found, |it| Some(it.strategy.entry()));
    found
}

fn seek<T: Stated, Before: Stated>(chart: &Chart, found: &mut Vec<Orphan>, names: impl Fn(&T) -> Option<EntryId>) {
    for it in by_time::<T>(chart) {
        if let Some(names) = names(it.is)
            && chart.find::<Before>(names).is_none()
        {
            found.push(Orphan { entry: it.id(), kind: T::KIND, names });
        }
    }
}

fn by_time<T: Stated>(chart: &Chart) -> Vec<Said<'_, T>> {
    let mut all: Vec<_> = chart.all::<T>().collect();
    all.sort_by_key(|it| (it.at(), it.header.sequence));
    all
}

fn rests(chart: &Chart, id: IntentionId) -> bool {
    chart.all::<IntentionLetGo>().any(|it| it.is.intention == id)
        || chart.all::<IntentionSet>().any(|it| it.is.instead_of == Some(id))
}

fn moments(chart: &Chart, intention: Option<IntentionId>) -> Vec<MomentStrand<'_>> {
    let all = by_time::<MomentKept>(chart).into_iter().filter(|it| it.is.intention == intention);
    all.map(|moment| MomentStrand { moment, insights: insights(chart, MomentId::of(moment.id())) }).collect()
}

fn insights(chart: &Chart, moment: MomentId) -> Vec<InsightStrand<'_>> {
    let all = by_time::<InsightKept>(chart).into_iter().filter(|it| it.is.moment == moment);
    all.map(|insight| InsightStrand { insight, strategies: strategies(chart, InsightId::of(insight.id())) }).collect()
}

fn strategies(chart: &Chart, insight: InsightId) -> Vec<StrategyStrand<'_>> {
    let all = by_time::<StrategyAgreed>(chart).into_iter().filter(|it| it.is.insight == insight);
    all.map(|it| strategy_strand(chart, it)).collect()
}

fn strategy_strand<'c>(chart: &'c Chart, strategy: Said<'c, StrategyAgreed>) -> StrategyStrand<'c> {
    let id = StrategyId::of(strategy.id());
    StrategyStrand {
        strategy,
        tries: by_time::<TryRecorded>(chart).into_iter().filter(|it| it.is.strategy == id).collect(),
        changes: by_time::<ChangeNoticed>(chart).into_iter().filter(|it| it.is.strategy == id).collect(),
    }
}
