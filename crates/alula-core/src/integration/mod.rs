//! The Thread: intention, moment, insight, strategy, tries, what changed.

mod thread;

pub use thread::{ChangeNoticed, InsightKept, MomentKept, StrategyAgreed, TryHow, TryRecorded};
