//! What a reader filled in: fields in, a command or words beside the fields out.

use std::collections::BTreeMap;
use std::str::FromStr;

use alula_core::ids::EntryId;
use alula_core::private::Private;
use alula_pages::parts::Filled;
use alula_pages::wording::Words;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::language;
use crate::reader::Reader;
use crate::trouble::Stop;

/// The fields of a form as they came. `Debug` shows names alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    fields: BTreeMap<String, Vec<String>>,
    voice: Words,
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.fields.keys()).finish()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let asked = language::of(request.uri(), request.headers());
        let reader = request.extensions().get::<Reader>();
        let voice = Words::in_language(reader.map_or(asked, Reader::language));
        let fields = axum::extract::RawForm::from_request(request, state)
            .await
            .map_err(|_| Stop::Misread(Words::form_elsewhere).into_response())?;
        Ok(Self { voice, ..Self::parse(&fields.0) })
    }
}

impl Form {
    /// The fields of an `application/x-www-form-urlencoded` body.
    pub fn parse(body: &[u8]) -> Self {
        let mut form = Self::default();
        for pair in body.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
            let (name, value) = match pair.iter().position(|&byte| byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &[][..]),
            };
            form.push(decoded(name), decoded(value));
        }
        form
    }

    /// In which words whoever sent it is answered.
    pub fn voice(&self) -> Words {
        self.voice
    }

    /// Adds a field, as a part of an upload does.
    pub fn push(&mut self, name: String, value: String) {
        self.fields.entry(name).or_default().push(value);
    }

    /// What was entered, as it was entered; empty when the field is not there.
    pub fn raw(&self, name: &str) -> &str {
        self.fields.get(name).and_then(|values| values.last()).map_or("", String::as_str)
    }

    /// Every value of a field that can come several times.
    pub fn every(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.get(name).into_iter().flatten().map(String::as_str)
    }

    /// True when the page that was posted has this field, filled or not.
    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Fields whose names begin with `prefix`, with the rest of the name.
    pub fn under<'f>(&'f self, prefix: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        self.fields
            .range(prefix.to_owned()..)
            .take_while(move |(name, _)| name.starts_with(prefix))
            .filter_map(move |(name, values)| Some((&name[prefix.len()..], values.last()?.as_str())))
    }

    /// True when a box was ticked or a switch stands in the query.
    pub fn ticked(&self, name: &str) -> bool {
        !self.raw(name).is_empty()
    }

    /// The form as it was posted, to be drawn again.
    pub fn filled(&self) -> Filled {
        let own = self.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "entry" | "seen" | "password"));
        let own = own.flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())));
        Filled::posted(own).said_in(self.voice)
    }

    /// The id that the server gave this form when it was drawn.
    ///
    /// # Errors
    /// When the form has none; then it was not drawn here.
    pub fn entry(&self) -> Result<EntryId, Stop> {
        self.raw("entry").parse().map_err(|_| Stop::Misread(Words::form_incomplete))
    }

    /// True when a device sent it that keeps what was tapped until the house has it, and draws no page from the answer.
    pub fn from_outbox(&self) -> bool {
        self.ticked("outbox")
    }

    /// The last sequence that the reader saw.
    pub fn seen(&self) -> Option<u64> {
        self.raw("seen").parse().ok()
    }
}

fn decoded(part: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
                Some(value) => {
                    bytes.push(value);
                    rest = &after[2..];
                }
                None => bytes.push(b'%'),
            },
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

/// Reads a form field by field and collects every fault, so that the reader sees all of them at once.
#[derive(Debug)]
pub struct Reading<'f> {
    form: &'f Form,
    zone: &'f TimeZone,
    wrong: Vec<(String, String)>,
}

/// How far the clock of a device may be ahead; what it notes then happened now.
const AHEAD: SignedDuration = SignedDuration::from_mins(2);
/// No person writes more than this into one field.
const LONGEST: usize = 20_000;

impl<'f> Reading<'f> {
    /// Begins to read; `zone` is the practice's, for days and times of day.
    pub fn of(form: &'f Form, zone: &'f TimeZone) -> Self {
        Self { form, zone, wrong: Vec::new() }
    }

    /// In which words whoever sent the form is answered.
    pub fn voice(&self) -> Words {
        self.form.voice
    }

    /// Notes a fault that the caller found.
    pub fn fault(&mut self, field: impl Into<String>, words: impl Into<String>) {
        self.wrong.push((field.into(), words.into()));
    }

    /// True when a fault was noted.
    pub fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// Words that may be missing.
    pub fn words(&mut self, field: &str) -> Private {
        let text = self.form.raw(field).trim();
        if text.chars().count() > LONGEST {
            self.fault(field, self.voice().form_too_long(LONGEST));
        }
        text.into()
    }

    /// Words that have to be there; `ask` says what to write.
    pub fn needed(&mut self, field: &str, ask: &str) -> Private {
        let words = self.words(field);
        if words.is_blank() {
            self.fault(field, ask);
        }
        words
    }

    /// A day that may be missing.
    pub fn day(&mut self, field: &str) -> Option<Date> {
        let text = self.form.raw(field).trim();
        if text.is_empty() {
            return None;
        }
        let day = Date::from_str(text).ok().filter(|day| (1900..=2200).contains(&day.year()));
        if day.is_none() {
            self.fault(field, "This is not a day of the calendar. Write it as year-month-day, such as 1984-03-09.");
        }
        day
    }

    /// A day that has to be there.
    pub fn needed_day(&mut self, field: &str, ask: &str) -> Option<Date> {
        if self.form.raw(field).trim().is_empty() {
            self.fault(field, ask);
        }
        self.day(field)
    }

    /// A day with a time of day in the practice's zone; nothing when the field is empty.
    pub fn time(&mut self, field: &str) -> Option<Timestamp> {
        let text = self.form.raw(field).trim();
        if text.is_empty() {
            return None;
        }
        let time = DateTime::from_str(text).ok().filter(|time| (1900..=2200).contains(&time.year()));
        let time = time.and_then(|time| self.zone.to_timestamp(time).ok());
        if time.is_none() {
            self.fault(field, "This is not a time. Write day and time of day, such as 2026-03-09 14:30.");
        }
        time
    }

    /// A day with a time of day that has to be there.
    pub fn needed_time(&mut self, field: &str, ask: &str) -> Option<Timestamp> {
        if self.form.raw(field).trim().is_empty() {
            self.fault(field, ask);
        }
        self.time(field)
    }

    /// The instant at which a device noted something, in its form `2026-03-09T21:30:04.120Z`; `now` for one that is a
    /// little ahead of the house's clock, and nothing when the field is empty.
    pub fn instant(&mut self, field: &str, now: Timestamp) -> Option<Timestamp> {
        let text = self.form.raw(field).trim();
        if text.is_empty() {
            return None;
        }
        let at = Timestamp::from_str(text).ok().filter(|at| at.duration_since(now) <= AHEAD);
        if at.is_none() {
            self.fault(field, "The time on this device is not right. Set its clock, then make the mark again.");
        }
        at.map(|at| at.min(now))
    }

    /// A whole number with its unit, inside its range; nothing when the field is empty.
    pub fn number<T: TryFrom<i64>>(&mut self, field: &str) -> Option<T>
    where
        T::Error: std::fmt::Display,
    {
        let text = self.form.raw(field).trim();
        if text.is_empty() {
            return None;
        }
        let Ok(value) = text.parse::<i64>() else {
            self.fault(field, "Write a whole number, digits alone, without the unit.");
            return None;
        };
        match T::try_from(value) {
            Ok(it) => Some(it),
            Err(why) => {
                self.fault(field, format!("{}. Check the number and its unit.", sentence(&why.to_string())));
                None
            }
        }
    }

    /// A whole number that has to be there.
    pub fn needed_number<T: TryFrom<i64>>(&mut self, field: &str, ask: &str) -> Option<T>
    where
        T::Error: std::fmt::Display,
    {
        if self.form.raw(field).trim().is_empty() {
            self.fault(field, ask);
        }
        self.number(field)
    }

    /// One of several named answers, by the name that the stored form uses; nothing when none was chosen.
    pub fn choice<T: serde::de::DeserializeOwned>(&mut self, field: &str) -> Option<T> {
        let text = self.form.raw(field).trim();
        if text.is_empty() {
            return None;
        }
        let chosen = serde_json::from_value(serde_json::Value::String(text.to_owned())).ok();
        if chosen.is_none() {
            self.fault(field, "Choose one of the answers that are offered.");
        }
        chosen
    }

    /// One of several named answers, which has to be chosen.
    pub fn needed_choice<T: serde::de::DeserializeOwned>(&mut self, field: &str, ask: &str) -> Option<T> {
        if self.form.raw(field).trim().is_empty() {
            self.fault(field, ask);
        }
        self.choice(field)
    }

    /// The id of a thing on this page; nothing when the field is empty.
    pub fn id<T: FromStr>(&mut self, field: &str) -> Option<T> {
        let text = self.form.raw(field).trim();
        if text.is_empty() {
            return None;
        }
        let id = text.parse().ok();
        if id.is_none() {
            self.fault(field, self.voice().form_not_offered());
        }
        id
    }

    /// The id of a thing on this page, which has to be chosen.
    pub fn needed_id<T: FromStr>(&mut self, field: &str, ask: &str) -> Option<T> {
        if self.form.raw(field).trim().is_empty() {
            self.fault(field, ask);
        }
        self.id(field)
    }

    /// True when a box was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        self.form.ticked(field)
    }

    /// What `made` makes of the fields, when none of them is at fault.
    ///
    /// # Errors
    /// The form as it was posted, with words beside every field at fault. `made` answers nothing only where a needed
    /// field was missing.
    pub fn finish<T>(self, made: impl FnOnce() -> Option<T>) -> Result<T, Filled> {
        if self.wrong.is_empty() {
            return made().ok_or_else(|| self.form.filled().wrong_as_a_whole(self.form.voice.form_every_field()));
        }
        Err(self.wrong.into_iter().fold(self.form.filled(), |filled, (field, words)| filled.wrong(&field, words)))
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use alula_core::units::MmHg;

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::posix("PST8PDT,M3.2.0,M11.1.0").unwrap()
    }

    #[test]
    fn fields_are_decoded_and_line_ends_are_plain() {
        let form = Form::parse(b"words=caf%C3%A9+%26+tea%0D%0Amilk&pct=100%&empty=&flag");
        assert_eq!(form.raw("words"), "café & tea\nmilk");
        assert_eq!(form.raw("pct"), "100%");
        assert_eq!(form.raw("empty"), "");
        assert_eq!(form.raw("absent"), "");
        assert_eq!(format!("{form:?}"), r#"{"empty", "flag", "pct", "words"}"#);
    }

    #[test]
    fn times_are_in_the_zone_of_the_practice() {
        let (form, zone) = (Form::parse(b"at=2026-07-01T14%3A05"), zone());
        let mut reading = Reading::of(&form, &zone);
        assert_eq!(reading.time("at").unwrap().to_string(), "2026-07-01T21:05:00Z");
    }

    #[test]
    fn every_fault_is_told_at_once_in_the_order_of_reading() {
        let (form, zone) = (Form::parse(b"born=1984-02-31&systolic=12O&diastolic=999"), zone());
        let mut reading = Reading::of(&form, &zone);
        let name = reading.needed("name", "Write the name.");
        let born = reading.needed_day("born", "When were they born?");
        let systolic: Option<MmHg> = reading.needed_number("systolic", "Write the upper number.");
        let diastolic: Option<MmHg> = reading.needed_number("diastolic", "Write the lower number.");
        let wrong = reading.finish(|| Some((name, born?, systolic?, diastolic?))).unwrap_err();
        for field in ["name", "born", "systolic", "diastolic"] {
            assert!(wrong.error(field).is_some(), "{field} is not told");
        }
        assert_eq!(wrong.value("systolic"), "12O");
        assert_eq!(
            wrong.error("diastolic").unwrap(),
            "MmHg must be between 20 and 300 mmHg, not 999. Check the number and its unit."
        );
    }

    #[test]
    fn fields_of_a_table_are_found_under_their_prefix() {
        let form = Form::parse(b"answer.glaucoma=absent&answer.stroke=present&answers=no");
        let found: Vec<_> = form.under("answer.").collect();
        assert_eq!(found, [("glaucoma", "absent"), ("stroke", "present")]);
    }
}
