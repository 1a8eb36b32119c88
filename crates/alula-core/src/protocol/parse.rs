//! A protocol from its file: every key known, every number with unit and source, every name leading somewhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use super::gate::StageExit;
use super::threshold::{Known, RISING};
use super::{
    At, Check, ConsentNeeded, Contraindication, Gate, ProtocolError, RouteRules, SessionPhases, Sign, Telemedicine,
    Threshold, ThresholdId, When,
};
use crate::decide::Role;
use crate::intake::{Route, Setting};

/// What the file says about itself. It counts only when it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written.
    Draft,
    /// Meant for use.
    Active,
    /// Replaced.
    Retired,
}

/// The words for what can go wrong.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdverseEventTerms {
    /// Where they come from.
    pub source: String,
    /// The words.
    pub terms: Vec<String>,
}

/// A care protocol, checked as a whole.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// The id, such as `kap-reference`.
    pub id: String,
    /// The version.
    pub version: String,
    /// What the file says about itself.
    pub status: Status,
    /// In plain words.
    pub title: String,
    /// Where it may be used, such as `US-CA`.
    pub jurisdiction: String,
    /// Gates that nobody passes by decision.
    pub never_override: BTreeSet<String>,
    thresholds: BTreeMap<ThresholdId, Threshold>,
    /// What speaks against medicine.
    pub contraindications: Vec<Contraindication>,
    /// The gates.
    pub gates: Vec<Gate>,
    /// Which gates end which stage.
    pub stages: Vec<StageExit>,
    /// Consent documents that have to be signed.
    pub consents: Vec<ConsentNeeded>,
    /// Until when an order may rest on telemedicine alone.
    pub telemedicine: Telemedicine,
    /// The phases of a session.
    pub session_phases: SessionPhases,
    /// The ways of giving the medicine.
    pub routes: Vec<RouteRules>,
    /// The words for what can go wrong.
    pub adverse_events: AdverseEventTerms,
}

impl<'de> Deserialize<'de> for Telemedicine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Raw {
            valid_until: toml::value::Datetime,
            warn_days: u16,
            source: String,
        }
        let raw = Raw::deserialize(deserializer)?;
        let day = raw.valid_until.to_string().parse::<Date>();
        let valid_until =
            day.map_err(|_| serde::de::Error::custom("invalid value `valid_until`: a day such as 2026-12-31"))?;
        Ok(Self { valid_until, warn_days: raw.warn_days, source: raw.source })
    }
}

impl Protocol {
    /// The protocol in `text`.
    ///
    /// # Errors
    /// The first thing that is wrong, with a stable code, the key, the line where known, and what to do.
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let protocol: Self = toml::from_str(text).map_err(|error| ProtocolError::of_toml(text, &error))?;
        protocol.check_head(text)?;
        protocol.check_thresholds(text)?;
        protocol.check_gates(text)?;
        protocol.check_course(text)?;
        Ok(protocol)
    }

    /// One threshold as the protocol states it; [`Protocol::limit`] says which value holds.
    pub fn threshold(&self, id: ThresholdId) -> &Threshold {
        &self.thresholds[&id]
    }

    /// Every threshold with its name, for a page that shows them.
    pub fn thresholds(&self) -> impl Iterator<Item = (ThresholdId, &Threshold)> {
        self.thresholds.iter().map(|(id, it)| (*id, it))
    }

    /// The gate with this id.
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|it| it.id == id)
    }

    /// The gates that need the signature under this consent document.
    pub fn gates_of_consent<'a>(&'a self, document: &'a str) -> impl Iterator<Item = &'a Gate> {
        self.gates.iter().filter(move |it| it.needs.contains(&Check::ConsentSigned(document.to_owned())))
    }

    /// Whether a consent document is needed for a session at home alone.
    pub fn is_for_home_alone(&self, document: &str) -> bool {
        let mut gates = self.gates_of_consent(document).peekable();
        gates.peek().is_some() && gates.all(|it| it.when == When::Home)
    }

    /// The rules for a route at a place.
    pub fn route(&self, route: Route, setting: Setting) -> Option<&RouteRules> {
        self.routes.iter().find(|it| it.route == route && it.setting == setting)
    }

    /// What speaks against medicine, by id.
    pub fn contraindication(&self, id: &str) -> Option<&Contraindication> {
        self.contraindications.iter().find(|it| it.id == id)
    }

    fn check_head(&self, text: &str) -> Result<(), ProtocolError> {
        let head = [("id", &self.id), ("version", &self.version), ("title", &self.title)];
        for (key, value) in head.into_iter().chain([("jurisdiction", &self.jurisdiction)]) {
            if value.trim().is_empty() {
                return Err(ProtocolError::about(text, "empty", key, format!("`{key}` is empty. Write it.")));
            }
        }
        let sourced = self.contraindications.iter().map(|it| (it.id.as_str(), &it.source));
        let sourced = sourced
            .chain(self.thresholds.iter().map(|(id, it)| (id.name(), &it.source)))
            .chain(self.routes.iter().map(|it| (it.id.as_str(), &it.source)))
            .chain([("telemedicine", &self.telemedicine.source), ("session_phases", &self.session_phases.source)])
            .chain([("adverse_events", &self.adverse_events.source)]);
        for (key, source) in sourced {
            if source.trim().is_empty() {
                let message = format!("`{key}` has no source. Write where it comes from, or that it is a proposal.");
                return Err(ProtocolError::about(text, "missing_source", key, message));
            }
        }
        Ok(())
    }

    fn check_thresholds(&self, text: &str) -> Result<(), ProtocolError> {
        for &id in ThresholdId::ALL {
            let Known { unit, safer, low, high, .. } = id.known();
            let key = id.name();
            let wrong = |code, message| Err(ProtocolError::about(text, code, key, message));
            let Some(it) = self.thresholds.get(&id) else {
                return wrong(
                    "missing_threshold",
                    format!("The threshold `{key}` is missing. Add it with its source."),
                );
            };
            if it.unit != unit {
                return wrong("wrong_unit", format!("`{key}` is written in {unit}, not in {}. Convert it.", it.unit));
            }
            if !(low..=high).contains(&it.value) {
                let message =
                    format!("`{key}` must be between {low} and {high} {unit}, not {}. Look at the unit.", it.value);
                return wrong("impossible_value", message);
            }
            if it.safer != safer {
                return wrong("wrong_direction", format!("`{key}` becomes safer the other way. Mend `safer`."));
            }
        }
        for pair in RISING.iter().flat_map(|it| it.windows(2)) {
            if self.threshold(pair[0]).value > self.threshold(pair[1]).value {
                let (low, high) = (pair[0].name(), pair[1].name());
                let message = format!("`{low}` is above `{high}`. One of the two is wrong.");
                return Err(ProtocolError::about(text, "impossible_value", low, message));
            }
        }
        Ok(())
    }

    fn check_gates(&self, text: &str) -> Result<(), ProtocolError> {
        let wrong = |code, key: &str, message: String| Err(ProtocolError::about(text, code, key, message));
        let ids = self.gates.iter().map(|it| &it.id);
        let ids =
            ids.chain(self.contraindications.iter().map(|it| &it.id)).chain(self.consents.iter().map(|it| &it.id));
        let mut seen = BTreeSet::new();
        for id in ids.chain(self.routes.iter().map(|it| &it.id)) {
            if !seen.insert(id) {
                return wrong("duplicate_id", id, format!("`{id}` stands here twice. Keep one."));
            }
        }
        for gate in &self.gates {
            if gate.needs.is_empty() {
                return wrong(
                    "empty_gate",
                    &gate.id,
                    format!("`{}` needs nothing. Name a check or take it out.", gate.id),
                );
            }
            let closed = self.never_override.contains(&gate.id);
            if gate.overridden_by.contains(&Role::Client) || (closed && !gate.overridden_by.is_empty()) {
                let message = format!("`{}` cannot be passed by these roles. Take `override` out.", gate.id);
                return wrong("override_forbidden", &gate.id, message);
            }
            for check in &gate.needs {
                match check {
                    Check::Absent(id) if self.contraindication(id).is_none() => {
                        let message = format!("`{id}` is no contraindication of this file. Add it, or mend the check.");
                        return wrong("unknown_contraindication", &check.id(), message);
                    }
                    Check::ConsentSigned(id) if !self.consents.iter().any(|it| it.id == *id) => {
                        let message = format!("`{id}` is no consent document of this file. Add it, or mend the check.");
                        return wrong("unknown_consent", &check.id(), message);
                    }
                    _ => {}
                }
            }
        }
        let named = self.never_override.iter().chain(self.stages.iter().flat_map(|it| &it.exit));
        for id in named {
            if self.gate(id).is_none() {
                return wrong("unknown_gate", id, format!("There is no gate `{id}`. Add it, or mend the name."));
            }
        }
        Ok(())
    }

    fn check_course(&self, text: &str) -> Result<(), ProtocolError> {
        let wrong = |code, key: &str, message: String| Err(ProtocolError::about(text, code, key, message));
        for route in &self.routes {
            let gates = route.entry.iter().map(|it| (it, At::Day)).chain([(&route.release, At::Release)]);
            for (id, at) in gates {
                match self.gate(id) {
                    None => {
                        let message =
                            format!("The route `{}` names `{id}`, which is no gate. Mend the name.", route.id);
                        return wrong("unknown_gate", id, message);
                    }
                    Some(gate) if gate.at != at => {
                        let message =
                            format!("`{id}` does not stand at this step of `{}`. Name another gate.", route.id);
                        return wrong("gate_elsewhere", id, message);
                    }
                    Some(_) => {}
                }
            }
            for sign in route.stop.iter().flat_map(|it| &it.signs) {
                if let Sign::Event(term) = sign
                    && !self.adverse_events.terms.contains(term)
                {
                    let message =
                        format!("`{term}` is not in the list of what can go wrong. Add it, or mend the sign.");
                    return wrong("unknown_term", &sign.id(), message);
                }
            }
            if let Some(it) = route.watched.iter().find(|it| it.from >= it.until) {
                let message = format!("What is watched in `{}` ends after it begins, not at {}.", route.id, it.until);
                return wrong("impossible_value", &route.id, message);
            }
            for item in &route.timeline {
                let once = item.minute.is_some() != item.after_hold;
                let repeats = item.repeat.is_some() == item.until.is_some() && item.repeat != Some(0);
                if item.due.is_empty() || !once || !repeats {
                    let message = format!(
                        "An item on the timeline of `{}` needs `due`, and either `minute` or `after_hold`, and `repeat` \
                         only with `until`.",
                        route.id
                    );
                    return wrong("impossible_value", &route.id, message);
                }
            }
        }
        let phases = &self.session_phases.phases;
        let runs = |it: &[super::Phase]| it[0].until == it[1].from;
        if phases.is_empty() || phases.iter().any(|it| it.from >= it.until) || !phases.windows(2).all(runs) {
            let message = "The phases of a session follow each other without gaps. Mend `from` and `until`.".to_owned();
            return wrong("impossible_value", "session_phases", message);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
