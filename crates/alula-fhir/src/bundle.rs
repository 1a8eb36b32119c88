//! A Bundle about one person: read as a whole, each resource filed as a fact or kept whole.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::dates::Calendar;
use crate::error::ReadBundleError;
use crate::facts::{Fact, Understood, Why};
use crate::json::{compact, door, sha256};
use crate::person::{self, ReferredPerson};
use crate::shapes::{Outline, Reference};
use crate::{allergy, condition, measurement, medicine};

/// What a bundle is held against.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The time of reading; what lies after it cannot have happened.
    pub now: Timestamp,
    /// The practice's zone; a date without a time begins there.
    pub zone: &'a TimeZone,
}

/// A bundle that was read: whom it is about, and what became of each resource, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Referral {
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Whom it is about.
    pub person: ReferredPerson,
    /// Every resource of the bundle; an entry without one counts as a resource without a type.
    pub resources: Vec<ReadResource>,
}

/// One resource, whole, with what was made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadResource {
    /// The type it names; empty when it names none.
    pub resource_type: String,
    /// Its id in the file; empty when it has none.
    pub id: String,
    /// SHA-256 of `original`, hexadecimal.
    pub digest: String,
    /// The resource as it came, without the white space between its parts.
    pub original: alula_core::private::Private,
    /// How many resources of the same type, id and text came before it in the file.
    pub copy: u32,
    /// What was made of it.
    pub outcome: Outcome,
}

/// What was made of a resource.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was understood.
    Filed {
        /// What it says.
        fact: Fact,
        /// When that happened to the client; when the resource says nothing, the time of the bundle or of reading.
        occurred_at: Timestamp,
    },
    /// It was not, and is kept whole.
    KeptWhole {
        /// Why, in words for the reader.
        why: String,
    },
}

#[derive(Deserialize)]
struct Bundle {
    #[serde(rename = "resourceType")]
    resource_type: String,
    timestamp: Option<String>,
    #[serde(default)]
    entry: Vec<Box<RawValue>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Entry {
    full_url: Option<String>,
    resource: Option<Box<RawValue>>,
}

/// What a resource is read beside.
#[derive(Debug)]
pub(crate) struct Around<'a> {
    pub calendar: Calendar<'a>,
    /// Medications of the bundle by every reference that may point to them.
    pub medications: BTreeMap<String, String>,
    /// Every reference that means the person.
    person: Vec<String>,
    identifiers: Vec<(String, String)>,
}

impl Around<'_> {
    /// Checks that a resource speaks of the bundle's person.
    pub fn is_about_the_person(&self, subject: Option<&Reference>) -> Result<(), Why> {
        let Some(subject) = subject else { return Err("It does not say whom it is about.".into()) };
        if let Some(reference) = &subject.reference {
            let plain = reference.split("/_history/").next().unwrap_or_default();
            return match self.person.iter().any(|it| it == plain || plain.ends_with(&format!("/{it}"))) {
                true => Ok(()),
                false => Err("It is about somebody or something else than the person of this referral.".into()),
            };
        }
        let number = subject.identifier.as_ref().and_then(|it| Some((it.system.clone()?, it.value.clone()?)));
        match number {
            Some(number) if self.identifiers.contains(&number) => Ok(()),
            Some(_) => Err("It is about somebody or something else than the person of this referral.".into()),
            None => Err("It does not say whom it is about.".into()),
        }
    }
}

/// The digests of the texts that stand under one type and id.
type Texts<'p> = BTreeMap<(&'p str, &'p str), BTreeSet<&'p str>>;

/// An entry of the file, taken apart.
struct Part {
    full_url: Option<String>,
    outline: Outline,
    sound: bool,
    original: String,
    digest: String,
}

impl Part {
    fn kind(&self) -> &str {
        self.outline.resource_type.as_deref().unwrap_or_default()
    }
    fn id(&self) -> &str {
        self.outline.id.as_deref().unwrap_or_default()
    }
    fn references(&self) -> impl Iterator<Item = String> {
        let by_id = self.outline.id.as_ref().map(|id| [format!("{}/{id}", self.kind()), format!("urn:uuid:{id}")]);
        self.full_url.clone().into_iter().chain(by_id.into_iter().flatten())
    }
}

/// Reads a FHIR R4 Bundle about one person.
///
/// # Errors
/// When the file as a whole cannot be a referral; then nothing of it was read. A single resource that cannot be understood
/// is never an error: it is kept whole.
pub fn read_bundle(bytes: &[u8], reading: Reading<'_>) -> Result<Referral, ReadBundleError> {
    let text = door(bytes)?;
    let whole: &RawValue = serde_json::from_str(text)
        .map_err(|error| ReadBundleError::NotJson { line: error.line(), column: error.column() })?;
    let bundle: Bundle = serde_json::from_str(whole.get()).map_err(|_| ReadBundleError::NotABundle)?;
    if bundle.resource_type != "Bundle" {
        return Err(ReadBundleError::NotABundle);
    }
    let parts: Vec<_> = bundle.entry.iter().map(|it| take_apart(it)).collect();
    look_like_r4(&parts)?;
    let patient = the_patient(&parts)?;
    let (person, patient_sound) = person::read(&patient.original, reading.now, reading.zone);
    let around = Around {
        calendar: Calendar { now: reading.now, zone: reading.zone, birth: person.birth_date },
        medications: medications(&parts),
        person: patient.references().collect(),
        identifiers: person.identifiers.iter().map(|it| (it.system.clone(), it.value.reveal().to_owned())).collect(),
    };
    let sent = bundle.timestamp.as_ref().and_then(|it| around.calendar.when(it).ok()).map(|it| it.first);
    let otherwise = sent.unwrap_or(reading.now).min(reading.now);
    let mut texts = Texts::new();
    for part in &parts {
        texts.entry((part.kind(), part.id())).or_default().insert(&part.digest);
    }
    let mut resources: Vec<ReadResource> = Vec::with_capacity(parts.len());
    let mut copies: BTreeMap<(&str, &str, &str), u32> = BTreeMap::new();
    for part in &parts {
        let seen = copies.entry((part.kind(), part.id(), &part.digest)).or_default();
        let understood = match unreadable(part, *seen, &texts) {
            Some(why) => Err(why),
            None if part.kind() == "Patient" => patient_sound.clone().map(|()| (Fact::Person, None)),
            None => understand(part, &around),
        };
        resources.push(ReadResource {
            resource_type: part.kind().to_owned(),
            id: part.id().to_owned(),
            digest: part.digest.clone(),
            original: part.original.clone().into(),
            copy: *seen,
            outcome: match understood {
                Ok((fact, at)) => Outcome::Filed { fact, occurred_at: at.unwrap_or(otherwise) },
                Err(why) => Outcome::KeptWhole { why },
            },
        });
        *seen += 1;
    }
    Ok(Referral { digest: sha256(bytes), person, resources })
}

fn take_apart(json: &RawValue) -> Part {
    let entry: Entry = serde_json::from_str(json.get()).unwrap_or_default();
    let resource = entry.resource.filter(|it| it.get().starts_with('{'));
    let original = compact(resource.as_ref().map_or(json.get(), |it| it.get()));
    let outline = resource.as_ref().map(|it| serde_json::from_str::<Outline>(it.get()));
    let sound = outline.as_ref().is_some_and(Result::is_ok);
    let digest = sha256(original.as_bytes());
    Part {
        full_url: entry.full_url,
        outline: outline.and_then(Result::ok).unwrap_or_default(),
        sound,
        original,
        digest,
    }
}

fn the_patient(parts: &[Part]) -> Result<&Part, ReadBundleError> {
    let mut patients: Vec<_> = parts.iter().filter(|it| it.kind() == "Patient").collect();
    let first = *patients.first().ok_or(ReadBundleError::NoPatient)?;
    patients.dedup_by_key(|it| &it.digest);
    match patients.len() {
        1 => Ok(first),
        count => Err(ReadBundleError::TwoPatients { count }),
    }
}

fn medications(parts: &[Part]) -> BTreeMap<String, String> {
    let all = parts.iter().filter(|it| it.kind() == "Medication");
    all.flat_map(|it| it.references().map(|reference| (reference, it.original.clone()))).collect()
}

/// Why a resource may not be read at all, before its own content is looked at.
fn unreadable(part: &Part, copy: u32, texts: &Texts<'_>) -> Option<Why> {
    if !part.sound {
        return Some("It is an entry without a readable resource.".into());
    }
    if part.kind().is_empty() {
        return Some("It does not say what type of resource it is.".into());
    }
    if copy > 0 {
        return Some("The same resource stands earlier in the file.".into());
    }
    if part.outline.id.is_some() && texts.get(&(part.kind(), part.id())).is_some_and(|it| it.len() > 1) {
        return Some("The file holds two different resources with this id; ask the sender which one holds.".into());
    }
    if part.outline.implicit_rules.is_some()
        || part.outline.modifier_extension.as_ref().is_some_and(|it| !it.is_empty())
    {
        return Some("It carries a rule of the sender that changes its meaning and that Alula does not know.".into());
    }
    None
}

fn understand(part: &Part, around: &Around<'_>) -> Understood {
    let json = part.original.as_str();
    match part.kind() {
        "Condition" => condition::read(json, around),
        "MedicationRequest" => medicine::read(json, around),
        "AllergyIntolerance" => allergy::read(json, around),
        "Observation" => measurement::read(json, around),
        "Medication" => Err("It names a medicine for the orders that point to it.".into()),
        other => Err(kept(other)),
    }
}

fn kept(kind: &str) -> Why {
    let named = kind.len() <= 40 && kind.chars().all(|it| it.is_ascii_alphanumeric());
    let what = if named { kind } else { "resource of this type" };
    format!("Alula files conditions, medicines, allergies and measurements; this {what} can be read here.")
}

/// Signs of another FHIR version that R4 cannot show.
fn look_like_r4(parts: &[Part]) -> Result<(), ReadBundleError> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Tells {
        medication: Option<Box<RawValue>>,
        patient: Option<Box<RawValue>>,
        subject: Option<Box<RawValue>>,
    }
    for part in parts {
        let tells = |part: &Part| serde_json::from_str::<Tells>(&part.original).unwrap_or_default();
        let (version, because) = match part.kind() {
            "MedicationOrder" | "DiagnosticOrder" => {
                ("DSTU2", "it holds a kind of order that R4 has under another name")
            }
            "Condition" if tells(part).patient.is_some() && tells(part).subject.is_none() => {
                ("DSTU2", "a Condition names its person the old way")
            }
            "MedicationRequest" if tells(part).medication.is_some() => {
                ("R5", "a MedicationRequest names its medicine the newer way")
            }
            _ => continue,
        };
        return Err(ReadBundleError::WrongVersion { version, because });
    }
    Ok(())
}
