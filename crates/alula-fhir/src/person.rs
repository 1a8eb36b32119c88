//! Patient: whom the referral is about.

use alula_core::intake::{ClientAdmitted, Person};
use alula_core::private::Private;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::CannotAdmit;
use crate::dates::birth_date;
use crate::facts::{Why, misshapen};
use crate::shapes::{CodeableConcept, Period};
use crate::states::two_letters;

/// A number by which another house knows the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Identifier {
    /// Whose number.
    pub system: String,
    /// The number.
    pub value: Private,
}

/// Whom the referral is about, as far as it says.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferredPerson {
    /// The name on papers; empty when there is none.
    pub name: Private,
    /// The name the person goes by.
    pub preferred_name: Private,
    /// The day of birth, when a whole day is given that can be.
    pub birth_date: Option<Date>,
    /// Gender in the sender's words.
    pub gender: Private,
    /// Telephone numbers that hold.
    pub phones: Vec<Private>,
    /// E-mail addresses that hold.
    pub emails: Vec<Private>,
    /// Addresses that hold, on one line each; the home address first.
    pub addresses: Vec<Private>,
    /// The US state of the first address, two letters; empty when unknown.
    pub state: String,
    /// Numbers of other houses.
    pub identifiers: Vec<Identifier>,
    /// True when the sender writes that the person has died.
    pub deceased: bool,
}

impl ReferredPerson {
    /// What makes this person the same person in the next file of the same sender: the sender's own number, else name and
    /// day of birth. For a **keyed** hash only: it is a person's name or number.
    pub fn identity(&self) -> Private {
        let of_a_person = |it: &&Identifier| it.system != SOCIAL_SECURITY;
        match self.identifiers.iter().find(of_a_person) {
            Some(it) => format!("{}|{}", it.system, it.value.reveal()).into(),
            None => {
                let born = self.birth_date.map(|it| it.to_string()).unwrap_or_default();
                format!("{}|{born}", self.name.reveal().to_lowercase()).into()
            }
        }
    }

    /// What would be stated if this person became a client by this referral.
    ///
    /// # Errors
    /// When the name or the day of birth is not there; then a person has to admit them.
    pub fn admission(&self) -> Result<ClientAdmitted, CannotAdmit> {
        if self.name.is_blank() {
            return Err(CannotAdmit::NoName);
        }
        let first = |of: &[Private]| of.first().cloned().unwrap_or_default();
        let person = Person {
            name: self.name.clone(),
            preferred_name: self.preferred_name.clone(),
            pronouns: Private::default(),
            birth_date: self.birth_date.ok_or(CannotAdmit::NoBirthDate)?,
            phone: first(&self.phones),
            email: first(&self.emails),
            address: first(&self.addresses),
            state: self.state.clone(),
        };
        Ok(ClientAdmitted { enquiry: None, person, own_words: Private::default() })
    }

    /// True when day of birth and family name do not speak against `client` being this person.
    pub fn may_be(&self, client: &Person) -> bool {
        let family = |name: &Private| name.reveal().split_whitespace().last().map(str::to_lowercase);
        self.birth_date.is_none_or(|it| it == client.birth_date)
            && (self.name.is_blank() || family(&self.name) == family(&client.name))
    }
}

/// A social security number names a person to half the country; it is never used to find anybody here.
const SOCIAL_SECURITY: &str = "http://hl7.org/fhir/sid/us-ssn";

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Patient {
    identifier: Vec<NumberOfSystem>,
    name: Vec<HumanName>,
    telecom: Vec<ContactPoint>,
    gender: Option<String>,
    birth_date: Option<String>,
    deceased_boolean: Option<bool>,
    deceased_date_time: Option<String>,
    address: Vec<Address>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct NumberOfSystem {
    #[serde(rename = "type")]
    kind: Option<CodeableConcept>,
    r#use: Option<String>,
    system: Option<String>,
    value: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HumanName {
    r#use: Option<String>,
    text: Option<String>,
    family: Option<String>,
    given: Vec<String>,
    suffix: Vec<String>,
    period: Option<Period>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ContactPoint {
    system: Option<String>,
    value: Option<String>,
    r#use: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Address {
    r#use: Option<String>,
    text: Option<String>,
    line: Vec<String>,
    city: Option<String>,
    state: Option<String>,
    postal_code: Option<String>,
}

/// The person, and why the Patient is kept whole if something in it cannot be.
pub(crate) fn read(json: &str, now: Timestamp, zone: &TimeZone) -> (ReferredPerson, Result<(), Why>) {
    let (it, mut sound) = match serde_json::from_str::<Patient>(json) {
        Ok(it) => (it, Ok(())),
        Err(_) => (Patient::default(), Err(misshapen("Patient"))),
    };
    let born = match it.birth_date.as_deref().map(|it| birth_date(it, now, zone)) {
        None => None,
        Some(Ok(date)) => date,
        Some(Err(why)) => {
            sound = Err(format!("The day of birth cannot be used. {why}"));
            None
        }
    };
    (person(&it, born), sound)
}

fn person(it: &Patient, birth_date: Option<Date>) -> ReferredPerson {
    let name = [Some("official"), Some("usual"), None]
        .iter()
        .find_map(|&wanted| it.name.iter().find(|it| holds(it) && (wanted.is_none() || it.r#use.as_deref() == wanted)));
    let goes_by = ["nickname", "usual"]
        .iter()
        .find_map(|wanted| it.name.iter().find(|it| holds(it) && it.r#use.as_deref() == Some(wanted)));
    let mut addresses: Vec<_> = it.address.iter().filter(|it| it.r#use.as_deref() != Some("old")).collect();
    addresses.sort_by_key(|it| it.r#use.as_deref() != Some("home"));
    let state = addresses.first().and_then(|it| two_letters(it.state.as_deref()?)).unwrap_or_default();
    ReferredPerson {
        name: name.map(full).unwrap_or_default().into(),
        preferred_name: goes_by.or(name).map(first_given).unwrap_or_default().into(),
        birth_date,
        gender: it.gender.clone().unwrap_or_default().into(),
        phones: contacts(it, &["phone", "sms"]),
        emails: contacts(it, &["email"]),
        addresses: addresses.iter().map(|it| one_line(it)).filter(|it| !it.is_blank()).collect(),
        state: state.to_owned(),
        identifiers: identifiers(it),
        deceased: it.deceased_boolean == Some(true) || it.deceased_date_time.is_some(),
    }
}

fn holds(name: &HumanName) -> bool {
    !matches!(name.r#use.as_deref(), Some("old" | "maiden" | "temp"))
        && name.period.as_ref().is_none_or(|it| it.end.is_none())
        && !full(name).is_empty()
}

fn full(name: &HumanName) -> String {
    if let Some(text) = name.text.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
        return text.to_owned();
    }
    let parts = name.given.iter().chain(&name.family).chain(&name.suffix).map(|it| it.trim());
    parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

fn first_given(name: &HumanName) -> String {
    let given = name.given.first().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    given.unwrap_or_else(|| full(name).split_whitespace().next().unwrap_or_default().to_owned())
}

fn contacts(it: &Patient, systems: &[&str]) -> Vec<Private> {
    let wanted = |it: &&ContactPoint| {
        it.r#use.as_deref() != Some("old") && it.system.as_deref().is_some_and(|it| systems.contains(&it))
    };
    let values = it.telecom.iter().filter(wanted).filter_map(|it| it.value.as_deref()).map(str::trim);
    values.filter(|it| !it.is_empty()).map(Private::from).collect()
}

fn one_line(it: &Address) -> Private {
    if let Some(text) = it.text.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
        return text.replace('\n', ", ").into();
    }
    let place: Vec<_> = [&it.state, &it.postal_code].into_iter().flatten().map(String::as_str).collect();
    let place = place.join(" ");
    let parts = it.line.iter().map(String::as_str).chain(it.city.as_deref()).chain([place.as_str()]);
    parts.map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ").into()
}

fn identifiers(it: &Patient) -> Vec<Identifier> {
    let record = |it: &&NumberOfSystem| !it.kind.as_ref().is_some_and(|it| it.codes().any(|it| it == "MR"));
    let mut numbers: Vec<_> = it.identifier.iter().filter(|it| it.r#use.as_deref() != Some("old")).collect();
    numbers.sort_by_key(record);
    let complete = |it: &NumberOfSystem| {
        Some(Identifier {
            system: it.system.clone()?,
            value: it.value.clone().filter(|it| !it.trim().is_empty())?.into(),
        })
    };
    numbers.into_iter().filter_map(complete).collect()
}
