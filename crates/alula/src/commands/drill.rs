//! `alula drill`: a scripted emergency on the real screens, in a practice that is made for it and thrown away.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use super::say;
use super::serve::{Front, Told};
use crate::args;
use crate::drill::{self, Room, Scene};

/// Lists the drills, or plays one.
pub async fn run(asked: args::Drill) -> Result<ExitCode> {
    let Some(name) = &asked.name else {
        for it in drill::drills()? {
            say(&format!("{:<14} {}", it.id, it.title))?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let is = drill::drill(name)?;
    let front = Front::open(&asked.door).await?;
    let scene = Scene::new();
    let room = drill::set(&scene, &is, &asked.zone).await?;
    let session = alula_pages::urls::Session(room.client, room.session).to_string();
    begin(&asked, &front, &room, &session)?;
    let house = room.house.clone();
    let (wait, as_json) = (Duration::from_secs(asked.after), asked.json);
    let replay = format!("{}{}", front.shown(), alula_pages::urls::ReplaySession(room.client, room.session));
    let played = tokio::spawn(async move {
        let played = drill::play(&room, &is, wait).await?;
        let (text, whole) = drill::report(&is, &is.score(played.began, room.trained, &played.entries));
        if as_json { say(&whole.to_string()) } else { say(&format!("{text}\nReplay it at {replay}")) }
    });
    let served = front.serve(house, Told { practice: Some("Drill (invented)".to_owned()), ..Told::default() }).await;
    if played.is_finished() {
        played.await.context("The drill broke off. Run it again.")??;
    } else {
        played.abort();
    }
    drop(scene);
    served
}

fn begin(asked: &args::Drill, front: &Front, room: &Room, session: &str) -> Result<()> {
    let of = |role: &str| room.people.iter().find(|it| it.role == role).context("the drill lacks somebody");
    let (trained, watching) = (of("associate")?, of("supervisor")?);
    if asked.json {
        let ready = json!({ "address": front.shown(), "session": session, "people": room.people });
        return say(&ready.to_string());
    }
    say(&format!("listening on {}", front.shown()))?;
    say("Nobody in this practice exists, and it is gone when you stop. Whoever is trained signs in as")?;
    say(&format!("  {}  {}", trained.email, trained.password))?;
    say(&format!("and opens {}{session}", front.shown()))?;
    say(&format!("Whoever watches signs in as\n  {}  {}", watching.email, watching.password))?;
    say(&format!("It begins {} s after the session was opened. The report comes here.", asked.after))
}
