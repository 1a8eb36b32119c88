//! The practice of a drill: in a folder of its own that is made for it, with one client in session, and gone afterwards.

use std::path::PathBuf;
use std::sync::Arc;

use alula_app::notices::NoNotices;
use alula_app::{House, Ports};
use alula_core::ids::{ClientId, SessionId, StaffId};
use alula_core::session::drill::Drill;
use anyhow::{Context as _, Result};
use jiff::tz::TimeZone;

use super::files;
use crate::args::Place;
use crate::commands::open;
use crate::demo::{self, SEED, SignIn};
use crate::wiring::{self, MachineIds, ShiftedClock};

/// Minutes before the emergency at which the practice is opened.
const BEFORE: i64 = 1;

/// Where a drill runs; removed when it is dropped. No option names it, so no drill can meet a practice that is somebody's.
#[derive(Debug)]
pub struct Scene(PathBuf);

impl Scene {
    /// A new place among the temporary files of this machine, for its owner alone.
    pub fn new() -> Self {
        Self(wiring::temporary_place("alula-drill"))
    }

    fn place(&self, zone: &TimeZone) -> Place {
        Place {
            data: Some(self.0.join("data")),
            keys: Some(self.0.join("drill.key")),
            database_url: None,
            zone: zone.clone(),
            #[cfg(feature = "dev")]
            clock_file: None,
        }
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The room with everybody in it.
#[derive(Debug)]
pub struct Room {
    /// The house.
    pub house: House,
    /// Who can sign in.
    pub people: Vec<SignIn>,
    /// The client.
    pub client: ClientId,
    /// The session.
    pub session: SessionId,
    /// Whoever is trained: the associate who sits with the client.
    pub trained: StaffId,
    /// Whoever plays along: the supervisor, who measures and marks what is to be seen.
    pub partner: StaffId,
}

/// Makes the practice and tells the session as far as shortly before the emergency. From then on its clock runs as every
/// other, moved to that time.
///
/// # Errors
/// When the folder cannot be made, or the story and the house no longer fit each other.
pub async fn set(scene: &Scene, drill: &Drill, zone: &TimeZone) -> Result<Room> {
    let place = scene.place(zone);
    let (house, _) = open::existing_or_new(&place, "alula-drill").await?;
    let now = house.now();
    drop(house);
    let today = now.to_zoned(zone.clone()).date();
    let story = files::client()?;
    let (ports, clock) = demo::ports(SEED, today, now);
    let house = open::existing_with(&place, "alula-drill", ports).await?;
    let why = "The drill could not be set up. Run it again; the log has the reason.";
    let told = demo::one(&house, &clock, SEED, today, &story, drill.minute - BEFORE).await.context(why)?;
    drop(house);
    let clock = Arc::new(ShiftedClock::at(told.until));
    let ports = Ports { clock, ids: Arc::new(MachineIds), notices: Arc::new(NoNotices) };
    let house = open::existing_with(&place, "alula-drill", ports).await?;
    Ok(Room {
        house,
        people: told.people,
        client: told.client,
        session: told.session,
        trained: told.therapist,
        partner: told.supervisor,
    })
}
