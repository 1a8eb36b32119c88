//! For which clients something may wait for the prescriber's decision. A few rows of those who stand where it can, never
//! everybody: whether something waits, their charts say.

use std::collections::BTreeSet;

use alula_core::ids::{ClientId, StaffId};
use jiff::Timestamp;

use super::TeamPart;
use crate::database::{Tx, values};
use crate::fault::StoreFault;
use crate::rows::name_of;

const LISTING: &str = "reading a list";

/// What a client of the prescriber stands at when a decision may wait.
#[derive(Clone, Copy, Debug)]
pub struct Undecided<'a> {
    /// The prescriber.
    pub staff: StaffId,
    /// Sessions that were to begin earlier than this are over.
    pub since: Timestamp,
    /// The task of a hold.
    pub hold: &'a str,
    /// The steps of the way, each with the next step, at which no session is planned and a decision may wait; of different
    /// phases.
    pub steps: [(&'a str, &'a str); 2],
}

/// The clients of a prescriber for whom something may wait: who is held first, then by when the next session is, then who
/// waits for a decision longest; `most` at the most.
///
/// # Errors
/// When the database fails.
pub async fn undecided(tx: &mut Tx, asked: Undecided<'_>, most: usize) -> Result<Vec<ClientId>, StoreFault> {
    let part = name_of(&TeamPart::Prescriber)?;
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let held = "SELECT client FROM worklist_task WHERE staff = $1 AND kind = $2 ORDER BY due_at IS NULL, due_at, client, place \
                LIMIT $3";
    // From the prescriber's own clients outwards (CROSS JOIN keeps that order in SQLite): what others have costs nothing.
    let planned = "SELECT index_appointment.client AS client FROM index_team CROSS JOIN index_appointment \
                   WHERE index_team.staff = $1 AND index_team.part = $2 AND index_appointment.client = index_team.client \
                   AND index_appointment.at >= $3 AND index_appointment.kind = 'session' \
                   ORDER BY index_appointment.at, index_appointment.client LIMIT $4";
    let stand = "SELECT worklist_client.client AS client FROM index_team CROSS JOIN worklist_client \
                 WHERE index_team.staff = $1 AND index_team.part = $2 AND worklist_client.client = index_team.client \
                 AND ((phase = $3 AND step = $4) OR (phase = $5 AND step = $6)) \
                 ORDER BY phase = $5, since, worklist_client.client LIMIT $7";
    let mut rows = tx.rows(LISTING, held, values![asked.staff, asked.hold, limit]).await?;
    rows.extend(tx.rows(LISTING, planned, values![asked.staff, part.clone(), asked.since, limit]).await?);
    let [first, second] = asked.steps;
    let stands = values![asked.staff, part, first.0, first.1, second.0, second.1, limit];
    rows.extend(tx.rows(LISTING, stand, stands).await?);
    for row in rows {
        let client: ClientId = row.parsed("client")?;
        if seen.insert(client) {
            found.push(client);
        }
    }
    found.truncate(most);
    Ok(found)
}
