//! The Thread: what came up, what it came to mean, what is tried, what changed; over the curves.

mod of;
mod strands;
mod workspace;

mod samples;

pub use strands::{InsightLine, MomentLine, StrandLine, StrategyLine, TryLine, strand_lines, strategy_line};
pub use workspace::{Workspace, workspace_page};
