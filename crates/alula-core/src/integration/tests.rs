//! The Thread by its rules.

use super::*;
use crate::decide::Refusal;
use crate::given::{Given, REQUEST, ago, by, given, nth};
use crate::ids::{InsightId, IntentionId, MomentId, OrderId, SessionId, StrategyId};
use crate::intake::Presence;
use crate::ledger::{Author, Withdrawn};
use crate::preparation::IntentionSet;
use crate::session::MedicineGiven;
use crate::units::Micrograms;

/// Intention 1, moment 2, insight 3, strategy 4, try 5, change 6.
fn woven() -> Given {
    let intention = IntentionSet { words: "To be kind to the one at the window.".into(), instead_of: None };
    let moment = MomentKept {
        session: None,
        intention: Some(IntentionId::of(nth(1))),
        words: "Somebody opened it from inside.".into(),
    };
    let insight = InsightKept { moment: MomentId::of(nth(2)), words: "I can be the one.".into() };
    given([by(Author::Client, intention), by(Author::Client, moment), insight.into()])
        .and([strategy()])
        .and([TryRecorded { strategy: StrategyId::of(nth(4)), how: TryHow::Partly, words: "".into() }])
        .and([change()])
}

fn strategy() -> StrategyAgreed {
    let words = "Open the window every morning.".into();
    StrategyAgreed { insight: InsightId::of(nth(3)), words, when: "After getting up.".into() }
}

fn change() -> ChangeNoticed {
    ChangeNoticed { strategy: StrategyId::of(nth(4)), words: "I call back.".into() }
}

#[test]
fn the_thread_runs_from_the_intention_to_what_changed() {
    let chart = woven().chart;
    let strands = thread(&chart);
    assert_eq!(strands.len(), 1);
    let strategy = &strands[0].moments[0].insights[0].strategies[0];
    assert_eq!((strategy.tries.len(), strategy.changes.len(), strands[0].rests), (1, 1, false));
    assert!(orphans(&chart).is_empty());
}

#[test]
fn a_link_names_something_that_holds() {
    let gone = |what| Refusal::NotFound { what };
    let nowhere = nth(50);
    let moment = MomentKept { session: Some(SessionId::of(nowhere)), intention: None, words: "x".into() };
    woven().when(Command::KeepMoment(moment.clone())).refused(gone("session"));
    let moment = MomentKept { session: None, intention: Some(IntentionId::of(nowhere)), ..moment };
    woven().when(Command::KeepMoment(moment)).refused(gone("intention"));
    let insight = InsightKept { moment: MomentId::of(nowhere), words: "x".into() };
    woven().when(Command::KeepInsight(insight)).refused(gone("moment"));
    let loose = StrategyAgreed { insight: InsightId::of(nowhere), ..strategy() };
    woven().when(Command::AgreeStrategy(loose)).refused(gone("insight"));
    let tried = TryRecorded { strategy: StrategyId::of(nowhere), how: TryHow::Done, words: "".into() };
    woven().when(Command::RecordTry(tried)).refused(gone("strategy"));
    let changed = ChangeNoticed { strategy: StrategyId::of(nowhere), ..change() };
    woven().when(Command::NoticeChange(changed)).refused(gone("strategy"));
}

#[test]
fn everything_but_a_try_needs_words() {
    let insight = InsightKept { moment: MomentId::of(nth(2)), words: " ".into() };
    woven().when(Command::KeepInsight(insight)).refused(Refusal::Missing { field: "words" });
    let tried = TryRecorded { strategy: StrategyId::of(nth(4)), how: TryHow::NotYet, words: "".into() };
    woven().when(Command::RecordTry(tried)).states_kinds(["try_recorded"]);
}

#[test]
fn what_lost_its_link_is_listed_for_a_person() {
    let withdrawn = Withdrawn { entry: nth(2), reason: "Not hers.".into() };
    let chart = woven().when(Command::Withdraw(withdrawn)).states_kinds(["withdrawn"]).chart;
    assert_eq!(orphans(&chart), [Orphan { entry: nth(3), kind: "insight_kept", names: nth(2) }]);
}

#[test]
fn a_moment_without_intention_has_its_own_strand() {
    let moment = MomentKept { session: None, intention: None, words: "The sea.".into() };
    let chart = woven().when(Command::KeepMoment(moment)).states_kinds(["moment_kept"]).chart;
    let strands = thread(&chart);
    assert!(strands[1].intention.is_none());
    assert_eq!(strands[1].moments[0].moment.id(), REQUEST);
}

#[test]
fn an_intention_rests_when_another_grew_out_of_it() {
    let next = IntentionSet { words: "To open it.".into(), instead_of: Some(IntentionId::of(nth(1))) };
    let chart = woven().and([next]).chart;
    assert_eq!(thread(&chart).iter().map(|it| it.rests).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn the_next_visit_asks_about_the_strategies_since_the_medicine() {
    let medicine = MedicineGiven {
        session: SessionId::of(nth(80)),
        order: OrderId::of(nth(81)),
        amount: Micrograms::milligrams(100).unwrap(),
        lot: "".into(),
        identity: Presence::Present,
    };
    let chart = woven().and([ago(0, medicine)]).later(60).and([ago(30, strategy()), ago(10, strategy())]);
    let asked: Vec<_> = last_strategies(&chart.chart).iter().map(|it| it.strategy.id()).collect();
    assert_eq!(asked, [nth(9), nth(8), nth(4)]);
    assert_eq!(last_strategies(&woven().chart)[0].tries.len(), 1);
}
