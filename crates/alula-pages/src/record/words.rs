//! The whole words of a statement, of every kind: each part with its name.

use alula_core::decide::Context;
use alula_core::ids::StaffId;
use alula_core::ledger::Statement;
use jiff::Timestamp;
use serde_json::Value;

use crate::wording;

/// One part of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its name.
    pub label: String,
    /// What it says.
    pub words: String,
    /// True when these are the client's own words.
    pub own: bool,
}

/// Every part of a statement in words, whatever its kind; what this house cannot read is shown as it was written.
pub fn statement_words(statement: &Statement, ctx: &Context<'_>) -> Vec<Told> {
    let plain = |label: &str, words: String| Told { label: label.to_owned(), words, own: false };
    match statement {
        Statement::Unknown(it) => vec![plain("As it was written", it.bytes.reveal().to_owned())],
        Statement::Removed { .. } => vec![plain("Removed", "The words were removed from this place.".to_owned())],
        known => {
            let stored: Value = serde_json::from_slice(&known.encode()).unwrap_or_default();
            let mut told = Vec::new();
            tell(known.kind(), "", stored.get("is").unwrap_or(&Value::Null), ctx, &mut told);
            told
        }
    }
}

/// Parts that hold the client's own words.
const OWN: &[(&str, &str)] = &[
    ("client_admitted", "own_words"),
    ("goal_set", "words"),
    ("intention_set", "words"),
    ("consent_withdrawn", "words"),
    ("moment_kept", "words"),
    ("insight_kept", "words"),
    ("try_recorded", "words"),
    ("change_noticed", "words"),
    ("page_shared", "words"),
];

/// Parts that hold one of several fixed answers, by their last name.
const FIXED: &[&str] = &[
    "how",
    "kind",
    "status",
    "route",
    "setting",
    "role",
    "answer",
    "decision",
    "mode",
    "after_hold",
    "pregnancy",
    "capacity",
    "anything_new",
    "alcohol",
    "drugs",
    "medicines_as_ordered",
    "wants_it",
    "answered",
    "identity",
    "allergies",
    "waste_seen",
    "site",
    "trained_clinician",
    "emergency_kit",
    "oriented",
    "walks",
    "vomited",
    "safe",
    "escort_present",
    "adult",
    "recording",
    "there",
    "sober",
    "stays",
    "harm",
    "ring",
    "cuff",
    "lockbox",
    "means",
    "nobody_in_care",
    "no_water_or_height",
    "licensed_here",
    "dial",
    "when",
    "phone",
    "without_line",
    "sound",
    "vibration",
    "screen",
    "storage",
    "call",
    "says",
    "looks",
    "cause",
    "whom",
    "well",
    "what",
    "feeling",
    "slept",
    "unwell",
    "dark_thoughts",
    "drove",
    "no_driving",
];

fn tell(kind: &str, name: &str, value: &Value, ctx: &Context<'_>, told: &mut Vec<Told>) {
    match value {
        Value::Null => {}
        Value::Object(parts) => {
            for (part, value) in parts {
                let name = if name.is_empty() { part.clone() } else { format!("{name}.{part}") };
                tell(kind, &name, value, ctx, told);
            }
        }
        Value::Array(parts) => {
            for (n, value) in parts.iter().enumerate() {
                tell(kind, &format!("{name}.{}", n + 1), value, ctx, told);
            }
        }
        Value::Bool(it) => push(kind, name, if *it { "yes" } else { "no" }.to_owned(), told),
        Value::Number(it) => push(kind, name, number(name, it), told),
        Value::String(it) if it.is_empty() => {}
        Value::String(it) => push(kind, name, text(kind, name, it, ctx), told),
    }
}

fn push(kind: &str, name: &str, words: String, told: &mut Vec<Told>) {
    let label = wording::sentence(&wording::field(&name.replace('.', ", ")));
    told.push(Told { label, words, own: OWN.contains(&(kind, name)) });
}

fn number(name: &str, it: &serde_json::Number) -> String {
    let last = name.rsplit('.').next();
    if matches!(last, Some("volume" | "left"))
        && let Some(volume) = it.as_i64().and_then(|it| alula_core::units::Microlitres::new(it).ok())
    {
        return volume.in_millilitres();
    }
    let amount = matches!(last, Some("amount" | "strength" | "daily_maximum"));
    match it.as_i64().filter(|_| amount).and_then(|it| alula_core::units::Micrograms::new(it).ok()) {
        Some(amount) => amount.in_milligrams(),
        None => it.to_string(),
    }
}

fn text(kind: &str, name: &str, it: &str, ctx: &Context<'_>) -> String {
    let last = name.rsplit('.').next().unwrap_or_default();
    if FIXED.contains(&last) || (kind == "screening_recorded" && name.starts_with("answers.")) {
        return match it {
            "present" => "yes".to_owned(),
            "absent" => "no".to_owned(),
            "unknown" => "not known".to_owned(),
            other => other.replace('_', " "),
        };
    }
    if kind == "corrected" && last == "kind" {
        return wording::kind(it);
    }
    if kind == "corrected" && last == "replacement" {
        return "shown at the entry it corrects".to_owned();
    }
    if let Ok(at) = it.parse::<Timestamp>() {
        return wording::at(at, ctx.now, ctx.zone);
    }
    if let Ok(id) = it.parse::<StaffId>() {
        return ctx.staff.get(&id).map_or_else(|| it.to_owned(), |colleague| colleague.name.clone());
    }
    it.to_owned()
}
