//! Charts that were read lately, so that a page does not open every body again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use alula_core::Chart;
use alula_core::ids::ClientId;
use alula_core::intake::{ClientAdmitted, Person, TeamNamed};
use alula_policy::{Resource, Team};
use alula_store::read_tables::Rows;
use alula_store::{StoreFault, Tx, ledger};

use crate::tables::rows;

/// How many charts stay in memory.
const ROOM: usize = 200;

/// Only what is committed comes in here; a chart that is further on wins.
#[derive(Default)]
pub(crate) struct Charts(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    charts: BTreeMap<ClientId, (u64, Arc<Chart>)>,
    rows: BTreeMap<ClientId, (u64, Arc<Rows>)>,
    turn: u64,
}

impl Charts {
    pub(crate) fn get(&self, client: ClientId) -> Option<Arc<Chart>> {
        let mut kept = self.0.lock().expect("nothing panics while it holds the charts");
        kept.turn += 1;
        let turn = kept.turn;
        let (used, chart) = kept.charts.get_mut(&client)?;
        *used = turn;
        Some(chart.clone())
    }

    pub(crate) fn keep(&self, chart: Arc<Chart>) {
        let mut kept = self.0.lock().expect("nothing panics while it holds the charts");
        kept.turn += 1;
        let turn = kept.turn;
        let further = kept.charts.get(&chart.client()).is_some_and(|(_, it)| it.sequence() > chart.sequence());
        if !further {
            kept.charts.insert(chart.client(), (turn, chart));
        }
        if kept.charts.len() > ROOM
            && let Some(oldest) = kept.charts.iter().min_by_key(|(_, (used, _))| *used).map(|(client, _)| *client)
        {
            kept.charts.remove(&oldest);
            kept.rows.remove(&oldest);
        }
    }

    /// What the read tables hold about a chart: as it was committed with it, or else computed.
    pub(crate) fn rows(&self, chart: &Chart) -> Arc<Rows> {
        let kept = self.0.lock().expect("nothing panics while it holds the charts");
        let found = kept.rows.get(&chart.client()).filter(|(sequence, _)| *sequence == chart.sequence());
        match found {
            Some((_, rows)) => rows.clone(),
            None => {
                drop(kept);
                Arc::new(rows(chart))
            }
        }
    }

    /// Keeps a chart with what the read tables hold about it.
    pub(crate) fn keep_with(&self, chart: Arc<Chart>, rows: Arc<Rows>) {
        let (client, sequence) = (chart.client(), chart.sequence());
        self.keep(chart);
        let mut kept = self.0.lock().expect("nothing panics while it holds the charts");
        if kept.charts.get(&client).is_some_and(|(_, it)| it.sequence() == sequence) {
            kept.rows.insert(client, (sequence, rows));
        }
    }
}

/// The chart as this transaction sees it, beginning from what is known; `None` when nothing was ever said in it.
pub(crate) async fn load(
    tx: &mut Tx,
    client: ClientId,
    known: Option<Arc<Chart>>,
) -> Result<Option<Arc<Chart>>, StoreFault> {
    load_to(tx, client, known, None).await
}

/// The same, when the head of the chart was read already: what is known as far as that needs no reading.
pub(crate) async fn load_to(
    tx: &mut Tx,
    client: ClientId,
    known: Option<Arc<Chart>>,
    head: Option<ledger::Head>,
) -> Result<Option<Arc<Chart>>, StoreFault> {
    if let (Some(chart), Some(head)) = (&known, head)
        && chart.sequence() == head.sequence
    {
        return Ok(known);
    }
    let after = known.as_ref().map_or(0, |it| it.sequence());
    let entries = ledger::entries_after(tx, client, after).await?;
    if entries.is_empty() {
        return Ok(known);
    }
    let mut chart = known.map_or_else(|| Chart::empty(client), Arc::unwrap_or_clone);
    for entry in entries {
        chart.push(entry);
    }
    Ok(Some(Arc::new(chart)))
}

/// Who cares for the client, as rights hang on it: the team that was named last.
pub fn resource(chart: &Chart) -> Resource {
    let team = chart.all::<TeamNamed>().last().map(|it| Team {
        therapist: Some(it.is.therapist),
        supervisor: it.is.supervisor,
        prescriber: it.is.prescriber,
    });
    Resource::Chart { client: chart.client(), team: team.unwrap_or_default() }
}

/// Who the client is, as it was said last.
pub(crate) fn person_of(chart: &Chart) -> Option<&Person> {
    chart.all::<ClientAdmitted>().last().map(|it| &it.is.person)
}
