//! Porch Light: the house looks at its sessions at home by its own clock, and states each step of the ladder once.
//!
//! The times stand in the database, set in the transaction that changes the chart; a house that was away finds what became due
//! meanwhile, and two houses on one database meet at the lock of the chart, so that each step is stated by one of them.

use std::time::Duration;

use alula_core::Chart;
use alula_core::decide::{Command, Request};
use alula_core::ids::{ClientId, SessionId};
use alula_core::intake::Setting;
use alula_core::protocol::SignedProtocol;
use alula_core::session::home::{Step, watch};
use alula_core::session::sessions;
use alula_policy::Actor;
use alula_store::rows::watch_timers::{self, WatchTimer};
use alula_store::{StoreFault, Tx};
use jiff::Timestamp;
use tokio::sync::watch::Receiver;

use crate::charts::load;
use crate::house::{House, Inside};
use crate::trouble::{Broken, Trouble};

/// How often the house looks.
const EVERY: Duration = Duration::from_secs(1);
/// How often every session is looked at anew, in case a protocol was signed since its time was set.
const ANEW: Duration = Duration::from_secs(60);

/// Sets the times of the sessions at home of a chart from what it says now.
pub(crate) async fn set_timers(
    tx: &mut Tx,
    chart: &Chart,
    protocol: Option<&SignedProtocol>,
) -> Result<(), StoreFault> {
    for session in sessions(chart).iter().filter(|it| it.plan.is.setting == Setting::Home) {
        let next = next_step(chart, session.id, protocol);
        watch_timers::set(tx, chart.client(), session.id, next.map(|it| it.at)).await?;
    }
    Ok(())
}

fn next_step(chart: &Chart, session: SessionId, protocol: Option<&SignedProtocol>) -> Option<Step> {
    watch(chart, session, protocol?)?.next_step()
}

impl House {
    /// Keeps the watch until `stop` turns true; a step that has begun is finished first.
    pub async fn keep_watch(&self, mut stop: Receiver<bool>) {
        let mut looked: Option<std::time::Instant> = None;
        while !*stop.borrow() {
            // Trouble was logged where it arose; the next look, a second later, tries again.
            if looked.is_none_or(|it| it.elapsed() >= ANEW) && self.set_timers_anew().await.is_ok() {
                looked = Some(std::time::Instant::now());
            }
            let _ = self.climb_due().await;
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    /// States every step of a ladder that is due; tells how many there were.
    ///
    /// # Errors
    /// When the database is broken.
    pub async fn climb_due(&self) -> Result<usize, Trouble> {
        let now = self.now();
        let due = self.0.store.read(move |tx| Box::pin(async move { watch_timers::due(tx, now).await }));
        let mut reached = 0;
        for timer in due.await.map_err(|fault: StoreFault| self.trouble(fault))? {
            reached += self.climb(timer, now).await?;
        }
        Ok(reached)
    }

    async fn climb(&self, timer: WatchTimer, now: Timestamp) -> Result<usize, Trouble> {
        let mut reached = 0;
        while let Some(step) = self.next_step_of(timer.client, timer.session).await?.filter(|it| it.at <= now) {
            let request = Request {
                id: step.reaches.id(),
                occurred_at: None,
                seen: None,
                command: Command::ReachLadderStep(step.reaches),
            };
            match self.run(&Actor::House, timer.client, request).await? {
                Ok(ran) => reached += usize::from(!ran.repeated),
                // Somebody looked in, or another house stated it, between the look and the lock.
                Err(_) => break,
            }
        }
        Ok(reached)
    }

    async fn next_step_of(&self, client: ClientId, session: SessionId) -> Result<Option<Step>, Trouble> {
        let inside = self.0.clone();
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let Some(chart) = load(tx, client, inside.known(client)).await? else { return Ok(None) };
                let protocol = inside.signed_protocol(tx).await?;
                Ok(next_step(&chart, session, protocol.as_deref()))
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Sets the times of everybody who is waited for once more.
    async fn set_timers_anew(&self) -> Result<(), Trouble> {
        let all = self.0.store.read(move |tx| Box::pin(async move { watch_timers::all(tx).await }));
        for timer in all.await.map_err(|fault: StoreFault| self.trouble(fault))? {
            let inside = self.0.clone();
            let set = self.0.store.write(move |tx| Box::pin(async move { inside.set_timer_anew(tx, timer).await }));
            set.await.map_err(|broken: Broken| self.trouble(broken))?;
        }
        Ok(())
    }
}

impl Inside {
    async fn set_timer_anew(&self, tx: &mut Tx, timer: WatchTimer) -> Result<(), Broken> {
        alula_store::ledger::lock_head(tx, timer.client).await?;
        let Some(chart) = load(tx, timer.client, self.known(timer.client)).await? else { return Ok(()) };
        let protocol = self.signed_protocol(tx).await?;
        Ok(set_timers(tx, &chart, protocol.as_deref()).await?)
    }
}
