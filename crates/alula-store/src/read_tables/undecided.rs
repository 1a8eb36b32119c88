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
    /// The steps of the way, each with the next step, at which no session is planned and a decision may wait.
    pub steps: &'a [(&'a str, &'a str)],
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
    let planned = "SELECT client FROM index_appointment WHERE at >= $1 AND kind = 'session' AND EXISTS (SELECT 1 FROM index_team \
                   WHERE index_team.client = index_appointment.client AND staff = $2 AND part = $3) ORDER BY at, client LIMIT $4";
    let stands = "SELECT client FROM worklist_client WHERE phase = $1 AND step = $2 AND EXISTS (SELECT 1 FROM index_team \
                  WHERE index_team.client = worklist_client.client AND staff = $3 AND part = $4) ORDER BY since, client LIMIT $5";
    let mut rows = tx.rows(LISTING, held, values![asked.staff, asked.hold, limit]).await?;
    rows.extend(tx.rows(LISTING, planned, values![asked.since, asked.staff, part.clone(), limit]).await?);
    for (phase, step) in asked.steps {
        rows.extend(tx.rows(LISTING, stands, values![*phase, *step, asked.staff, part.clone(), limit]).await?);
    }
    for row in rows {
        let client: ClientId = row.parsed("client")?;
        if seen.insert(client) {
            found.push(client);
        }
    }
    found.truncate(most);
    Ok(found)
}
