//! The few R4 data types that the mapped resources share; only the elements that are read.

use std::collections::BTreeMap;

use alula_core::intake;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Coding {
    pub system: Option<String>,
    pub code: Option<String>,
    pub display: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CodeableConcept {
    pub coding: Vec<Coding>,
    pub text: Option<String>,
}

impl CodeableConcept {
    /// The words: the text, else the first display.
    pub fn words(&self) -> Option<&str> {
        let displays = self.coding.iter().filter_map(|it| it.display.as_deref());
        self.text.as_deref().into_iter().chain(displays).map(str::trim).find(|it| !it.is_empty())
    }

    /// The words, else the first code.
    pub fn words_or_code(&self) -> Option<&str> {
        self.words().or_else(|| self.coding.iter().find_map(|it| it.code.as_deref()))
    }

    /// The first complete coding.
    pub fn first(&self) -> Option<intake::Coding> {
        self.coding.iter().find_map(|it| Some(intake::Coding { system: it.system.clone()?, code: it.code.clone()? }))
    }

    /// Every code, whatever its system.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.coding.iter().filter_map(|it| it.code.as_deref())
    }

    /// True when one of the codings is this code of this system.
    pub fn has(&self, system: &str, code: &str) -> bool {
        self.coding.iter().any(|it| it.system.as_deref() == Some(system) && it.code.as_deref() == Some(code))
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Identified {
    pub system: Option<String>,
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Reference {
    pub reference: Option<String>,
    pub display: Option<String>,
    pub identifier: Option<Identified>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Period {
    pub start: Option<String>,
    pub end: Option<String>,
}

/// A quantity whose number stays as it was written: 1.50 is not 1.5.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Quantity {
    pub value: Option<Box<RawValue>>,
    pub comparator: Option<String>,
    pub unit: Option<String>,
    pub code: Option<String>,
}

impl Quantity {
    /// The number as written, when it is one.
    pub fn number(&self) -> Option<&str> {
        let text = self.value.as_ref()?.get();
        text.parse::<f64>().is_ok_and(f64::is_finite).then_some(text)
    }

    /// The number with its unit, as a person would write it.
    pub fn words(&self) -> Option<String> {
        let number = self.number()?;
        let comparator = self.comparator.as_deref().unwrap_or_default();
        let unit = self.unit.as_deref().or(self.code.as_deref()).unwrap_or_default();
        Some(format!("{comparator}{number} {unit}").trim_end().to_owned())
    }
}

/// What any resource may carry that forbids reading the rest without understanding it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Outline {
    pub resource_type: Option<String>,
    pub id: Option<String>,
    pub implicit_rules: Option<String>,
    pub modifier_extension: Option<Vec<BTreeMap<String, Box<RawValue>>>>,
}
