//! Gates, what speaks against medicine, consent documents, stages, and the dated rule for telemedicine.

use jiff::civil::Date;
use serde::Deserialize;

use super::Check;
use crate::decide::Role;

/// Whether a gate can be passed without its checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateKind {
    /// Only a listed role passes it by decision, if any; a missing answer counts as no.
    Hard,
    /// The step goes on with a written reason.
    Soft,
}

/// At which step of care a gate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Before a person becomes a client.
    Enquiry,
    /// Before preparation.
    Screening,
    /// Before the first session.
    Preparation,
    /// Before the medicine, on the day.
    Day,
    /// Before leaving.
    Release,
    /// After a session.
    Integration,
    /// After several sessions.
    Review,
}

/// When a gate counts at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// For everybody.
    #[default]
    Always,
    /// When the session is at home.
    Home,
    /// When the session is at the office.
    Office,
    /// When the therapist is an associate.
    Associate,
    /// When it is time to look back.
    ReviewDue,
}

/// One gate.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// The id, such as `G-CON-1`.
    pub id: String,
    /// In plain words.
    pub title: String,
    /// Hard or soft.
    pub kind: GateKind,
    /// Where it stands.
    pub at: At,
    /// When it counts.
    #[serde(default)]
    pub when: When,
    /// What has to be answered yes.
    pub needs: Vec<Check>,
    /// Who may pass it by decision.
    #[serde(default, rename = "override")]
    pub overridden_by: Vec<Role>,
}

/// How strongly something speaks against medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    /// The prescriber writes what follows from it.
    Relative,
    /// No session.
    Absolute,
}

/// Something that speaks against medicine.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contraindication {
    /// The id under which its answer is kept.
    pub id: String,
    /// In plain words.
    pub words: String,
    /// How strongly, at the office.
    pub class: Strictness,
    /// How strongly at home, where that differs.
    pub home: Option<Strictness>,
    /// Where it comes from.
    pub source: String,
}

/// A consent document that has to be signed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentNeeded {
    /// The document's id.
    pub id: String,
    /// The version that has to be signed; any when left out.
    pub version: Option<String>,
}

/// A stage of care that ends with gates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Somebody asks.
    Enquiry,
    /// Is it right and safe?
    Screening,
    /// Knowing the person.
    Preparation,
    /// After a session.
    Integration,
    /// After several sessions.
    Review,
}

/// The gates at the end of a stage.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageExit {
    /// Which stage.
    pub id: Stage,
    /// The ids of the gates.
    pub exit: Vec<String>,
}

/// Until which day an order may rest on telemedicine alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Telemedicine {
    /// The last day.
    pub valid_until: Date,
    /// From how many days before it the practice is told.
    pub warn_days: u16,
    /// Where it comes from.
    pub source: String,
}
