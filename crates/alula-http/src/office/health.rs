//! `GET /practice/health`, and the line about it on the manager's day.

use alula_app::health::{Certificate, Engine, Finding, Health, Part, Standing};
use alula_pages::office::health::{HealthPage, HouseLine, PartLine, State as Stands, health_page};
use alula_pages::wording;
use alula_policy::{Action, Resource, permit};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let health = house.health().await?;
    let tables = match health.engine {
        Engine::Embedded => "built into Alula",
        Engine::Postgres => "PostgreSQL",
    };
    let view = HealthPage {
        at: wording::at(health.at, house.now(), house.zone()),
        parts: health.judged().into_iter().map(|it| line(&health, it)).collect(),
        facts: vec![
            ("Version of Alula", health.version.to_owned()),
            ("Database", format!("{tables}, its tables at step {}", health.schema)),
            ("Key file", health.key_fingerprint.clone()),
        ],
    };
    Ok(Answer::page(health_page(&staff.shell(&site).await?, &view)))
}

fn line(health: &Health, it: Finding) -> PartLine {
    let (name, guide) = match it.part {
        Part::Backup => ("Backup", "backup"),
        Part::Proof => ("Trial of a backup", "backup"),
        Part::Charts => ("Charts as they were signed", "watch"),
        Part::Disk => ("Room on the disk", "watch"),
        Part::Jobs => ("Work in the background", "watch"),
        Part::Certificate => ("Certificate for https", "install"),
    };
    let state = match (it.part, health.certificate, it.standing) {
        (Part::Certificate, Certificate::InFront, Standing::Well) => Stands::Elsewhere,
        (_, _, Standing::Well) => Stands::Well,
        (_, _, Standing::Look) => Stands::Look,
        (_, _, Standing::Fails) => Stands::Fails,
    };
    PartLine { id: it.part.name(), name, state, says: it.says, to_do: it.to_do.map(str::to_owned), guide }
}

/// What the day of whoever looks after the house says of it; nothing while all is well.
pub(crate) async fn of_the_day(site: &Site, staff: &Staff) -> Result<Option<HouseLine>, Stop> {
    if !permit(&staff.actor, Action::ReadHealth, &Resource::Practice).is_permit() {
        return Ok(None);
    }
    let mut wanting = site.house().health().await?.judged();
    wanting.retain(|it| it.standing != Standing::Well);
    wanting.sort_by_key(|it| std::cmp::Reverse(it.standing));
    let more = wanting.len().saturating_sub(1);
    Ok(wanting.into_iter().next().map(|it| HouseLine { fails: it.standing == Standing::Fails, says: it.says, more }))
}
