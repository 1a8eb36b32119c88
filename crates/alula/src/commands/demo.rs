//! `alula demo`: the demo practice in the browser.

use std::process::ExitCode;

use alula_app::{House, Ports};
use alula_store::Keys;
use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::serve::{Front, Told};
use super::{open, say};
use crate::args::{self, Place};
use crate::demo::{self, More, SEED, SignIn};
use crate::notices;
use crate::place::Home;
use crate::progress::Progress;
use crate::wiring;

/// The folder under the data home when none is named; never the one of a real practice.
const FOLDER: &str = "alula-demo";

/// What a program reads that starts the demo.
#[derive(Serialize)]
struct Ready {
    address: String,
    people: Vec<SignIn>,
}

/// Makes the demo practice when the folder is empty, then serves until it is told to stop.
pub async fn run(asked: args::Demo) -> Result<ExitCode> {
    let front = Front::open(&asked.door).await?;
    let house = filled(&asked.place, &asked).await?;
    let people = demo::people(SEED)?;
    if asked.json {
        let ready = Ready { address: front.shown(), people };
        say(&serde_json::to_string(&ready).context("The answer cannot be written as JSON. Try without --json.")?)?;
    } else {
        say(&format!("listening on {}", front.shown()))?;
        say("Nobody in this practice exists. Sign in as")?;
        let widest = people.iter().map(|it| it.email.len()).max().unwrap_or_default();
        for it in &people {
            say(&format!("  {:<10}  {:<widest$}  {}", it.role, it.email, it.password))?;
        }
    }
    front.serve(house, Told { practice: Some(demo::practice_name()?), ..Told::default() }).await
}

async fn filled(place: &Place, asked: &args::Demo) -> Result<House> {
    let telling = |home: &Home, keys: &Keys| {
        let ports = wiring::ports(place);
        let notices = notices::of_demo(&home.data, &asked.door, keys, &ports)?;
        Ok(Ports { notices, ..ports })
    };
    let (house, home) = open::existing_or_new_with(place, FOLDER, telling).await?;
    if house.waits_for_first_manager().await.map_err(open::sentence)? {
        let now = house.now();
        let today = now.to_zoned(place.zone.clone()).date();
        drop(house);
        let (ports, clock) = demo::ports(SEED, today, now);
        let house = open::existing_with(place, FOLDER, ports).await?;
        let why = "The demo practice could not be made. Name an empty folder with --data DIR.";
        let progress = Progress::begin("making clients");
        let said = |made: usize| progress.at(made as u64, asked.clients as u64);
        let beside = More { clients: asked.clients, in_session: asked.in_session, now };
        demo::fill(&house, &clock, SEED, today, beside, said).await.context(why)?;
        drop(progress);
        drop(house);
        return Ok(open::existing_or_new_with(place, FOLDER, telling).await?.0);
    }
    let people = house.colleagues().await.map_err(open::sentence)?;
    if !demo::colleagues()?.iter().all(|it| people.values().any(|person| person.name.starts_with(it))) {
        bail!("The folder {} holds another practice. Name an empty one with --data DIR.", home.data.display());
    }
    Ok(house)
}
