//! `alula doctor`: what a house needs, looked at one by one, each with what to do.

use std::path::Path;
use std::process::ExitCode;

use alula_app::health::{Finding, Health, Standing};
use alula_app::{House, HouseConfig};
use alula_notices::Config;
use alula_store::rows::access_log;
use alula_store::{Keys, StoreFault, latest_step};
use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{open, say};
use crate::args::Doctor;
use crate::notices;
use crate::place::Home;
use crate::settings::Settings;
use crate::wiring;

/// Clocks of two processes differ a little.
const CLOCK_LEEWAY: SignedDuration = SignedDuration::from_mins(2);

/// One thing that was looked at; the field names are a contract with other programs.
#[derive(Debug, Serialize)]
struct Seen {
    part: &'static str,
    standing: &'static str,
    says: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_do: Option<String>,
}

#[derive(Debug, Serialize)]
struct Report {
    standing: &'static str,
    findings: Vec<Seen>,
}

/// Looks, and changes nothing; exit code 1 when something fails.
pub async fn run(asked: Doctor, settings: &Settings) -> Result<ExitCode> {
    let home = Home::of(&asked.place, "alula")?;
    home.must_exist()?;
    let mut seen = Vec::new();
    match open::keys_of(&home) {
        Ok(keys) => {
            seen.push(key_file(&home.keys, keys.id()));
            match looked_at(&asked, &home, keys).await {
                Ok((health, last)) => {
                    seen.push(clock(health.at, last));
                    seen.push(database(&health));
                    seen.extend(health.judged().into_iter().map(told));
                }
                Err(error) => seen.push(fails("database", &error)),
            }
        }
        Err(error) => seen.push(fails("keys", &error)),
    }
    seen.push(telling(&notices::config(settings)?, settings.get("address").is_some()));
    let worst = [Standing::Fails, Standing::Look].map(Standing::name);
    let worst = worst.into_iter().find(|it| seen.iter().any(|seen| seen.standing == *it));
    let report = Report { standing: worst.unwrap_or(Standing::Well.name()), findings: seen };
    if asked.json {
        say(&serde_json::to_string(&report)?)?;
    } else {
        for it in &report.findings {
            let to_do = it.to_do.as_deref().map(|it| format!(" {it}")).unwrap_or_default();
            say(&format!("{:<5}  {:<13}  {}{to_do}", it.standing, it.part, it.says))?;
        }
    }
    Ok(if report.standing == Standing::Fails.name() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn looked_at(asked: &Doctor, home: &Home, keys: Keys) -> Result<(Health, Option<Timestamp>)> {
    let database = open::database(home)?;
    let digests = Some(home.data.join("digests"));
    let config = HouseConfig { database, keys, zone: asked.place.zone.clone(), digests };
    let house = House::as_it_is(config, wiring::ports(&asked.place)).await.map_err(open::sentence)?;
    let health = house.health().await.map_err(open::sentence)?;
    let last = house.store().read(|tx| Box::pin(async move { access_log::last(tx).await })).await;
    Ok((health, last.map_err(|fault: StoreFault| open::sentence(fault))?))
}

fn key_file(path: &Path, id: &str) -> Seen {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).map(|it| it.permissions().mode()).unwrap_or_default();
    let says = format!("The key file {} with the id {id} is whole.", path.display());
    if mode & 0o077 == 0 {
        return seen("keys", Standing::Well, says, None);
    }
    let to_do = format!("Others may read it: make it private with `chmod 600 {}`.", path.display());
    seen("keys", Standing::Look, says, Some(to_do))
}

fn clock(now: Timestamp, last: Option<Timestamp>) -> Seen {
    match last.filter(|it| *it > now + CLOCK_LEEWAY) {
        None => seen("clock", Standing::Well, format!("The clock says {}.", now.strftime("%F %H:%M UTC")), None),
        Some(last) => {
            let (now, last) = (now.strftime("%F %H:%M UTC"), last.strftime("%F %H:%M UTC"));
            let says = format!("The clock says {now}, but somebody was here at {last}.");
            let to_do = "Set the clock of this machine and let it follow a time server.".to_owned();
            seen("clock", Standing::Fails, says, Some(to_do))
        }
    }
}

fn database(health: &Health) -> Seen {
    let (is, latest) = (health.schema, latest_step());
    let to_do = match is.cmp(&latest) {
        std::cmp::Ordering::Equal => {
            return seen(
                "database",
                Standing::Well,
                format!("The database answers; its tables are at step {is}."),
                None,
            );
        }
        std::cmp::Ordering::Less => "Start `alula serve`, or run `alula migrate`; make a backup first.",
        std::cmp::Ordering::Greater => "Install the version of Alula that served this practice last, or a later one.",
    };
    let says = format!("The tables are at step {is}, and this version works with step {latest}.");
    let standing = if is < latest { Standing::Look } else { Standing::Fails };
    seen("database", standing, says, Some(to_do.to_owned()))
}

/// Whether people can be told outside the house that somebody waits for them.
fn telling(config: &Config, https: bool) -> Seen {
    const TO_DO: &str = "Set up e-mail or text messages: docs/operate/settings.md has the lines.";
    if let Some(folder) = &config.sink {
        let says = format!("Notices are written to {} and reach nobody.", folder.display());
        return seen("notices", Standing::Look, says, Some(TO_DO.to_owned()));
    }
    let all = [(config.email.is_some(), "e-mail"), (config.sms.is_some(), "text message"), (https, "web push")];
    let ways: Vec<_> = all.into_iter().filter(|(is, _)| *is).map(|(_, way)| way).collect();
    let standing = if config.email.is_some() || config.sms.is_some() { Standing::Well } else { Standing::Look };
    let says = match ways.as_slice() {
        [] => "Nobody can be told outside the house that somebody waits for them.".to_owned(),
        ways => format!("People can be told outside the house by {}.", ways.join(" and ")),
    };
    seen("notices", standing, says, (standing != Standing::Well).then(|| TO_DO.to_owned()))
}

fn told(it: Finding) -> Seen {
    seen(it.part.name(), it.standing, it.says, it.to_do.map(str::to_owned))
}

fn fails(part: &'static str, error: &anyhow::Error) -> Seen {
    seen(part, Standing::Fails, error.to_string(), None)
}

fn seen(part: &'static str, standing: Standing, says: String, to_do: Option<String>) -> Seen {
    Seen { part, standing: standing.name(), says, to_do }
}
