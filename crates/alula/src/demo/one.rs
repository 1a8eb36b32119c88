//! One story told as far as a minute of its session, for a practice in which it goes on by itself.

use std::collections::BTreeMap;

use alula_app::House;
use alula_core::ids::{ClientId, SessionId, StaffId};
use anyhow::Context as _;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::SignIn;
use super::files::{Story, practice};
use super::fill::{Told, file, open_accounts, open_practice};
use super::people;
use super::ports::StoryClock;
use super::story::{self, Stage};

/// What was told.
#[derive(Debug)]
pub struct ToldOne {
    /// Who can sign in.
    pub people: Vec<SignIn>,
    /// The client.
    pub client: ClientId,
    /// The step of the story called `session`.
    pub session: SessionId,
    /// The therapist of the story.
    pub therapist: StaffId,
    /// The supervisor.
    pub supervisor: StaffId,
    /// How far it was told.
    pub until: Timestamp,
}

/// Fills an empty house with the people of the demo and this one story, as far as `minute` after T0.
///
/// # Errors
/// When a rule or a right says no to a step, or the story has no supervisor and no medicine.
pub async fn one(
    house: &House,
    clock: &StoryClock,
    seed: u64,
    today: Date,
    story: &Story,
    minute: i64,
) -> anyhow::Result<ToldOne> {
    let (practice, stories) = (practice()?, std::slice::from_ref(story));
    let people = people::all(seed, &practice, stories);
    let mut stage = Stage { seed, today, zone: house.zone(), staff: &BTreeMap::new() };
    let (staff, roles) = open_practice(house, clock, &stage, &practice, stories).await?;
    stage.staff = &staff;
    let mut told = Told::of(&stage, &roles, story)?;
    let t0 = told.medicine_at().context("the story gives no medicine")?;
    let until = t0 + SignedDuration::from_mins(minute);
    told.until(until);
    file(house, vec![told], true).await?;
    clock.go(until);
    open_accounts(house, &stage, &staff, people.clone(), stories).await?;
    let key = story.supervisor.as_deref().context("the story names no supervisor")?;
    Ok(ToldOne {
        people,
        client: story::client(&stage, story),
        session: SessionId(stage.id(&format!("{} @session", story.key))),
        therapist: stage.staff(&story.therapist)?,
        supervisor: stage.staff(key)?,
        until,
    })
}
