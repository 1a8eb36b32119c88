//! The integration workspace from a chart.

use std::collections::BTreeSet;

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, IntentionId};
use alula_core::integration::{last_strategies, thread};
use alula_core::preparation::{IntentionLetGo, IntentionSet};
use alula_core::session::sessions;

use super::{Workspace, strand_lines, strategy_line};
use crate::clients::story::{Story, Teller};
use crate::parts::Forms;
use crate::session::preferred_name;
use crate::wording;

impl Workspace {
    /// The workspace of a chart for one reader.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_write: bool, forms: Forms) -> Self {
        let let_go: BTreeSet<IntentionId> = chart.all::<IntentionLetGo>().map(|it| it.is.intention).collect();
        let teller = Teller { now: ctx.now, zone: ctx.zone, staff: ctx.staff, reader: ctx.role };
        Self {
            client: chart.client(),
            drawn,
            name: preferred_name(chart),
            last: last_strategies(chart).iter().map(|it| strategy_line(it, ctx.now, ctx.zone)).collect(),
            strands: strand_lines(&thread(chart), ctx.now, ctx.zone),
            curves: Story::of(chart, &teller).curves,
            intentions: chart
                .all::<IntentionSet>()
                .map(|it| (IntentionId::of(it.id()), it.is.words.reveal().to_owned()))
                .filter(|(id, _)| !let_go.contains(id))
                .collect(),
            sessions: sessions(chart)
                .iter()
                .filter(|it| it.t0().is_some())
                .map(|it| (it.id, format!("session {}, {}", it.number, wording::day(it.plan.is.at, ctx.now, ctx.zone))))
                .collect(),
            may_write,
            forms,
        }
    }
}
