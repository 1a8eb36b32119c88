//! A request becomes statements: one transaction, from the lock of the chart to its read tables and jobs.

use std::sync::Arc;

use alula_core::decide::{Command, Request};
use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::Draft;
use alula_core::{Chart, Refusal, decide};
use alula_policy::{Action, Actor, Resource};
use alula_store::read_tables::Rows;
use alula_store::{StoreFault, Tx, ledger};
use jiff::Timestamp;

use crate::access::{authorise, on_chart};
use crate::charts::{load, load_to, resource};
use crate::follow::{enquiry_becomes_client, follow};
use crate::home::set_timers;
use crate::house::{House, Inside, SharedChart};
use crate::trouble::{Broken, Denied, Trouble};

/// What became of a request that was not refused.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The chart afterwards.
    pub chart: Arc<Chart>,
    /// The entries that follow from the request, its own first.
    pub entries: Vec<EntryId>,
    /// True when the same request had been filed before; nothing was filed again.
    pub repeated: bool,
}

/// How a transaction over one chart ended; all of them are committed.
pub(crate) enum Outcome {
    Ran(Ran, Option<Arc<Rows>>),
    Refused(Refusal),
    Denied(Denied),
}

impl House {
    /// Runs a request on the chart of `client`. The first statement of a chart is [`Command::Admit`]; it makes the chart.
    ///
    /// A request that was filed before is answered as if it had just worked. The outer error is trouble of the house or a
    /// right that is missing; the inner one is a rule of care that says no, and nothing is stated then.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn run(
        &self,
        actor: &Actor,
        client: ClientId,
        request: Request,
    ) -> Result<Result<Ran, Refusal>, Trouble> {
        self.0.open_ahead(client).await.map_err(|fault| self.trouble(fault))?;
        let (inside, actor) = (self.0.clone(), *actor);
        let done =
            self.0.store.write(move |tx| Box::pin(async move { inside.run_in(tx, actor, client, request).await }));
        match done.await.map_err(|broken: Broken| self.trouble(broken))? {
            Outcome::Ran(ran, rows) => {
                match rows {
                    Some(rows) => self.0.charts.keep_with(ran.chart.clone(), rows),
                    None => self.0.charts.keep(ran.chart.clone()),
                }
                Ok(Ok(ran))
            }
            Outcome::Refused(refusal) => Ok(Err(refusal)),
            Outcome::Denied(denied) => Err(self.trouble(denied)),
        }
    }
}

impl Inside {
    /// Opens a chart that nobody read lately before the writer's turn, so that nobody waits behind it.
    async fn open_ahead(&self, client: ClientId) -> Result<(), StoreFault> {
        if self.known(client).is_some() {
            return Ok(());
        }
        let chart = self.store.read(move |tx| Box::pin(async move { load(tx, client, None).await })).await?;
        if let Some(chart) = chart {
            let rows = self.charts.rows(&chart);
            self.charts.keep_with(chart, rows);
        }
        Ok(())
    }

    pub(crate) async fn run_in(
        &self,
        tx: &mut Tx,
        actor: Actor,
        client: ClientId,
        request: Request,
    ) -> Result<Outcome, Broken> {
        let now = self.ports.clock.now();
        let head = ledger::lock_head(tx, client).await?;
        let chart = match head {
            Some(_) => load_to(tx, client, self.known(client), head).await?,
            None => None,
        };
        let action = Action::of(&request.command);
        let allowed = match &chart {
            Some(chart) => self.authorise_on_chart(tx, &actor, action, chart, &request.command).await?,
            None if matches!(request.command, Command::Admit(_)) => {
                authorise(self, tx, &actor, action, &Resource::Practice, Some(client)).await?
            }
            None => Err(Denied::Hidden(action)),
        };
        if let Err(denied) = allowed {
            return Ok(Outcome::Denied(denied));
        }
        if let Some(outcome) = self.met_its_first_copy(tx, &actor, client, chart.as_ref(), &request).await? {
            return Ok(outcome);
        }
        let chart = chart.unwrap_or_else(|| Arc::new(Chart::empty(client)));
        let around = self.surroundings(tx).await?;
        let drafts = match decide(&chart, &request, &around.context(&actor, now)) {
            Ok(drafts) => drafts,
            Err(refusal) => return Ok(Outcome::Refused(refusal)),
        };
        if let Command::Admit(admitted) = &request.command
            && let Err(refusal) = enquiry_becomes_client(tx, admitted, &chart).await?
        {
            return Ok(Outcome::Refused(refusal));
        }
        if head.is_none() {
            ledger::create_chart(tx, client).await?;
        }
        let entries = drafts.iter().map(|it| it.id).collect();
        let before = self.charts.rows(&chart);
        let chart = self.file(tx, chart, &drafts, now).await?;
        let rows = follow(tx, &before, &chart).await?;
        set_timers(tx, &chart, around.protocol.as_deref()).await?;
        if let Command::ReachLadderStep(step) = &request.command {
            self.tell_of_step(tx, &chart, step, now).await?;
        }
        Ok(Outcome::Ran(Ran { chart, entries, repeated: false }, Some(rows)))
    }

    /// The rights for the action itself and, for a correction or withdrawal, for what stands behind it.
    async fn authorise_on_chart(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        action: Action,
        chart: &SharedChart,
        command: &Command,
    ) -> Result<Result<(), Denied>, Broken> {
        let resource = if matches!(command, Command::Admit(_)) { Resource::Practice } else { resource(chart) };
        let allowed = authorise(self, tx, actor, action, &resource, Some(chart.client())).await?;
        let entry = match command {
            Command::Correct { entry, .. } => Some(*entry),
            Command::Withdraw(it) => Some(it.entry),
            _ => None,
        };
        let behind = entry.and_then(|it| chart.entry(it)).and_then(|it| Action::behind(&it.header.kind));
        match (allowed, behind) {
            (Ok(()), Some(behind)) => authorise(self, tx, actor, behind, &resource, Some(chart.client())).await,
            (allowed, _) => Ok(allowed),
        }
    }

    /// The answer to a request whose id is filed already: the first answer again, or, when the words differ, a refusal.
    async fn met_its_first_copy(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        client: ClientId,
        chart: Option<&SharedChart>,
        request: &Request,
    ) -> Result<Option<Outcome>, Broken> {
        let Some(first) = ledger::find(tx, request.id).await? else { return Ok(None) };
        let other = Refusal::sent_before();
        let Some(chart) = chart.filter(|_| first.client == client && first.author == actor.author()) else {
            return Ok(Some(Outcome::Refused(other)));
        };
        let around = self.surroundings(tx).await?;
        let before = chart.entries().iter().take_while(|it| it.header.sequence < first.sequence).cloned();
        let before = Chart::replay(client, before);
        let again = decide(&before, request, &around.context(actor, first.recorded_at));
        let said = chart.entry(request.id).map(|it| &it.statement);
        Ok(Some(match again {
            Ok(drafts) if drafts.first().map(|it| &it.statement) == said => {
                let entries = drafts.iter().map(|it| it.id).filter(|id| chart.entry(*id).is_some()).collect();
                Outcome::Ran(Ran { chart: chart.clone(), entries, repeated: true }, None)
            }
            _ => Outcome::Refused(other),
        }))
    }

    /// Files the drafts and gives the chart with them.
    pub(crate) async fn file(
        &self,
        tx: &mut Tx,
        chart: SharedChart,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<SharedChart, Broken> {
        let appended = ledger::append(tx, chart.client(), drafts, now).await.map_err(StoreFault::from)?;
        let mut chart = Arc::unwrap_or_clone(chart);
        for entry in appended.filed {
            chart.push(entry);
        }
        Ok(Arc::new(chart))
    }
}

impl House {
    /// The chart of `client` for somebody who may do `action` with it; the reading goes to the access log.
    ///
    /// # Errors
    /// When the policies say no, there is no such chart, or something is broken.
    pub async fn read(&self, actor: &Actor, client: ClientId, action: Action) -> Result<Arc<Chart>, Trouble> {
        let known = self.0.known(client);
        let chart = self.0.store.read(move |tx| Box::pin(async move { load(tx, client, known).await }));
        let chart = chart.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let Some(chart) = chart else { return Err(self.trouble(Denied::Hidden(action))) };
        self.0.charts.keep(chart.clone());
        on_chart(self, actor, action, &chart)?;
        Ok(chart)
    }
}
