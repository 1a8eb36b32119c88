//! Playing a drill: it begins some time after whoever is trained has opened the session, and ends when everything right was
//! done or its time is over.

use std::time::Duration;

use alula_core::Request;
use alula_core::decide::{Command, Role};
use alula_core::ledger::Entry;
use alula_core::session::drill::{Drill, DrillEvent};
use alula_core::session::{MarkMade, VitalsRecorded};
use alula_core::units::{BeatsPerMinute, BloodPressure, MmHg};
use alula_policy::Actor;
use alula_store::rows::access_log;
use alula_store::{StoreFault, ledger};
use anyhow::{Result, anyhow};
use jiff::{SignedDuration, Timestamp};

use super::Room;
use crate::commands::open;

/// How often the chart is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// A drill that was played.
#[derive(Debug)]
pub struct Played {
    /// When the emergency began, by the clock of the drill.
    pub began: Timestamp,
    /// Everything in the chart at its end.
    pub entries: Vec<Entry>,
}

/// Plays it; `wait` is how long after the session was opened it begins.
///
/// # Errors
/// When the house is broken or refuses what the script says.
pub async fn play(room: &Room, drill: &Drill, wait: Duration) -> Result<Played> {
    opened(room).await?;
    tokio::time::sleep(wait).await;
    let began = room.house.now();
    let mut events = drill.events.iter().peekable();
    loop {
        let after = room.house.now().duration_since(began).as_secs();
        while let Some(event) = events.next_if(|it| it.after <= after) {
            shown(room, event).await?;
        }
        let entries = entries(room).await?;
        let score = drill.score(began, room.trained, &entries);
        if after >= drill.over_after || score.is_whole() {
            return Ok(Played { began, entries });
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Waits until whoever is trained has looked at the chart.
async fn opened(room: &Room) -> Result<()> {
    let (since, who) = (room.house.now(), format!("staff:{}", room.trained));
    loop {
        let until = room.house.now() + SignedDuration::from_secs(1);
        let looks = room.house.store().read(move |tx| {
            Box::pin(async move { access_log::between(tx, since - SignedDuration::from_secs(1), until).await })
        });
        let looks = looks.await.map_err(|fault: StoreFault| open::sentence(fault))?;
        if looks.iter().any(|it| it.actor == who && it.action == "ReadChart" && it.client == Some(room.client)) {
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn entries(room: &Room) -> Result<Vec<Entry>> {
    let client = room.client;
    let read = room.house.store().read(move |tx| Box::pin(async move { ledger::entries(tx, client).await }));
    read.await.map_err(|fault: StoreFault| open::sentence(fault))
}

/// What is to be seen is written down by the partner.
async fn shown(room: &Room, event: &DrillEvent) -> Result<()> {
    let command = match (event.reading, event.mark) {
        (Some([upper, lower, pulse]), _) => Command::RecordVitals(VitalsRecorded {
            session: Some(room.session),
            pressure: BloodPressure::new(MmHg::new(upper)?, MmHg::new(lower)?),
            pulse: Some(BeatsPerMinute::new(pulse)?),
            saturation: None,
            breaths: None,
            weight: None,
        }),
        (None, Some(kind)) => {
            let words = event.words.as_str().into();
            Command::MakeMark(MarkMade { session: room.session, kind, words })
        }
        (None, None) => return Err(anyhow!("an event of the drill says nothing")),
    };
    let partner = Actor::Staff { id: room.partner, role: Role::Supervisor, second_factor: false };
    let request = Request { id: room.house.new_id(), occurred_at: None, seen: None, command };
    let ran = room.house.run(&partner, room.client, request).await.map_err(open::sentence)?;
    ran.map(drop).map_err(|refusal| anyhow!("The house refuses what the drill shows: {refusal}."))
}
