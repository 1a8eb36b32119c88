//! The files in `demo/`: the practice, and one story for each client. Embedded; nobody in them exists.

use alula_core::intake::{Coding, TrialOutcome};
use anyhow::Context as _;
use serde::Deserialize;

use super::rounds::Round;

/// The stories, in the order in which the clients stand in the course of care.
pub const STORIES: [&str; 27] = [
    include_str!("../../../../demo/oskar.toml"),
    include_str!("../../../../demo/lowell.toml"),
    include_str!("../../../../demo/ravi.toml"),
    include_str!("../../../../demo/ilse.toml"),
    include_str!("../../../../demo/teodora.toml"),
    include_str!("../../../../demo/priya.toml"),
    include_str!("../../../../demo/petros.toml"),
    include_str!("../../../../demo/samuel.toml"),
    include_str!("../../../../demo/leila.toml"),
    include_str!("../../../../demo/noor.toml"),
    include_str!("../../../../demo/marisela.toml"),
    include_str!("../../../../demo/gus.toml"),
    include_str!("../../../../demo/bea.toml"),
    include_str!("../../../../demo/rosa.toml"),
    include_str!("../../../../demo/amara.toml"),
    include_str!("../../../../demo/elena.toml"),
    include_str!("../../../../demo/simone.toml"),
    include_str!("../../../../demo/dmitri.toml"),
    include_str!("../../../../demo/hana.toml"),
    include_str!("../../../../demo/odalys.toml"),
    include_str!("../../../../demo/kofi.toml"),
    include_str!("../../../../demo/wendell.toml"),
    include_str!("../../../../demo/maren.toml"),
    include_str!("../../../../demo/caleb.toml"),
    include_str!("../../../../demo/fatima.toml"),
    include_str!("../../../../demo/joyce.toml"),
    include_str!("../../../../demo/tomas.toml"),
];

/// The one referral that the demo practice received.
pub const REFERRAL: &str = include_str!("../../../../demo/referral-lindqvist.json");

/// The practice and the people who work there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its name, marked as invented.
    pub name: String,
    /// Who works there.
    pub staff: Vec<Colleague>,
    /// People who wrote and are not clients yet.
    pub enquiries: Vec<Enquirer>,
}

/// Somebody who works there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colleague {
    pub key: String,
    pub role: alula_core::decide::Role,
    pub name: String,
    pub letters: String,
    /// For an associate: the key of the supervisor of record.
    pub supervisor: Option<String>,
    /// For an associate: for how many days the supervision agreement still holds.
    pub agreement_days: Option<i32>,
}

/// Somebody who wrote.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enquirer {
    pub day: i32,
    pub time: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub state: String,
    /// How and when they want to be reached.
    pub reach: String,
    pub words: String,
}

/// One client's story.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub key: String,
    pub therapist: String,
    pub supervisor: Option<String>,
    pub prescriber: String,
    /// True when this client has a sign-in.
    #[serde(default)]
    pub sign_in: bool,
    pub person: Option<Person>,
    /// A referral that the client came with; then there is no person.
    pub referral: Option<ReferralReceived>,
    /// What is told for every client who came as far as a session.
    pub usual: Option<Usual>,
    /// Sessions in their short form, each with the weeks after it.
    #[serde(default)]
    pub rounds: Vec<Round>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// Who the client is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub name: String,
    pub preferred_name: String,
    pub pronouns: String,
    pub birth_date: jiff::civil::Date,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub state: String,
}

/// When a referral came in, and who took it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralReceived {
    pub day: i32,
    pub time: String,
    pub by: String,
    pub file: String,
}

/// From the first word to an order, for a client in good health.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    pub first_day: i32,
    pub own_words: String,
    pub illness: String,
    pub life: String,
    pub condition: String,
    pub onset: String,
    pub code: Option<Coding>,
    pub trials: Vec<Trial>,
    pub medicine: Medicine,
    pub baseline: [i64; 3],
    /// Body weight in kilograms.
    pub weight: i64,
    pub phq9: Vec<u8>,
    pub gad7: Vec<u8>,
    pub goals: Vec<String>,
    pub fears: String,
    pub calming: String,
    pub sound: String,
    pub intention: String,
    pub disclosure: Disclosure,
    pub amount_mg: i64,
}

/// A treatment that was tried.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    pub treatment: String,
    pub dose: String,
    pub weeks: u16,
    pub outcome: TrialOutcome,
}

/// A medicine that is taken.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    pub text: String,
    pub dose: String,
    pub since: String,
}

/// Somebody who may be told something.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    pub person: String,
    pub relation: String,
    pub phone: String,
    pub may_be_told: String,
}

/// One thing that somebody does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Days from today.
    pub day: i32,
    /// The time at the practice.
    pub time: String,
    /// The key of a colleague, or `client`.
    pub by: String,
    /// What, by name.
    pub r#do: String,
    /// The name under which later steps point to it.
    pub r#as: Option<String>,
    /// With which words and numbers.
    pub is: Option<toml::Value>,
}

/// The practice.
pub fn practice() -> anyhow::Result<Practice> {
    toml::from_str(include_str!("../../../../demo/practice.toml")).context("demo/practice.toml")
}

/// Every story.
pub fn stories() -> anyhow::Result<Vec<Story>> {
    STORIES
        .iter()
        .map(|it| toml::from_str(it).with_context(|| it.lines().next().unwrap_or_default().to_owned()))
        .collect()
}
