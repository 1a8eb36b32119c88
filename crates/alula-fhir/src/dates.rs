//! Dates of FHIR: a year, a month, a day or a moment; and whether they can be true of a living person.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use crate::facts::Why;

/// The first year that is believed. Nobody alive was born before it, and records hold typing errors such as 0219.
const FIRST_YEAR: i16 = 1880;

/// How far ahead of the house a sender's clock may run.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(24);

/// The span of time that a partial date may mean; for a moment, both ends are that moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct When {
    pub first: Timestamp,
    pub last: Timestamp,
}

/// What dates are held against.
#[derive(Clone, Debug)]
pub(crate) struct Calendar<'a> {
    pub now: Timestamp,
    /// Where a day begins, for dates without a time.
    pub zone: &'a TimeZone,
    pub birth: Option<Date>,
}

impl Calendar<'_> {
    /// The time that `text` names, if it can be true of this person.
    pub fn when(&self, text: &str) -> Result<When, Why> {
        let when = self.read(text).ok_or_else(|| impossible(text))?;
        if when.first.to_zoned(TimeZone::UTC).year() < FIRST_YEAR {
            return Err(impossible(text));
        }
        if when.first > self.now + CLOCKS_DIFFER {
            return Err(format!("The date {} lies in the future.", shown(text)));
        }
        let born = self.birth.and_then(|it| it.to_zoned(self.zone.clone()).ok());
        if born.is_some_and(|it| when.last < it.timestamp() - CLOCKS_DIFFER) {
            return Err(format!("The date {} lies before the person's birth.", shown(text)));
        }
        Ok(when)
    }

    /// The time of the first text that is there, if it can be true; each that is there must be possible.
    pub fn first_of<'t>(&self, texts: impl IntoIterator<Item = Option<&'t String>>) -> Result<Option<Timestamp>, Why> {
        let mut found = None;
        for text in texts.into_iter().flatten() {
            let when = self.when(text)?;
            found = found.or(Some(when.first));
        }
        Ok(found)
    }

    fn read(&self, text: &str) -> Option<When> {
        if let Some((date, time)) = text.split_once('T') {
            full_date(date)?;
            let zoned = time.ends_with('Z') || time.get(5..).is_some_and(|it| it.contains(['+', '-']));
            let moment = if zoned { text.parse::<Timestamp>().ok()? } else { return None };
            return Some(When { first: moment, last: moment });
        }
        let (first, span) = match text.len() {
            4 => (Date::new(number(text)?, 1, 1), Span::new().years(1)),
            7 => (Date::new(number(&text[..4])?, month(text)?, 1), Span::new().months(1)),
            _ => return self.days(full_date(text)?, Span::new().days(1)),
        };
        self.days(first.ok()?, span)
    }

    fn days(&self, first: Date, span: Span) -> Option<When> {
        let start = first.to_zoned(self.zone.clone()).ok()?.timestamp();
        let end = first.checked_add(span).ok()?.to_zoned(self.zone.clone()).ok()?.timestamp();
        Some(When { first: start, last: end })
    }
}

/// A full date, `2021-02-28`.
pub(crate) fn full_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
        return None;
    }
    Date::new(number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?).ok()
}

/// The day part of a date or moment as written, for a reader.
pub(crate) fn day_words(text: &str) -> &str {
    text.split('T').next().unwrap_or_default()
}

/// A birth date that can be true, or why not.
pub(crate) fn birth_date(text: &str, now: Timestamp, zone: &TimeZone) -> Result<Option<Date>, Why> {
    Calendar { now, zone, birth: None }.when(text)?;
    let date = full_date(text);
    if date.is_some_and(|it| it > now.to_zoned(zone.clone()).date()) {
        return Err(format!("The date {} lies in the future.", shown(text)));
    }
    Ok(date)
}

fn month(text: &str) -> Option<i8> {
    (text.is_ascii() && text.as_bytes()[4] == b'-').then(|| number(&text[5..]))?
}

fn number<T: std::str::FromStr>(digits: &str) -> Option<T> {
    digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn impossible(text: &str) -> Why {
    match text.split_once('T') {
        Some((date, time))
            if full_date(date).is_some()
                && !time.ends_with('Z')
                && !time.get(5..).is_some_and(|it| it.contains(['+', '-'])) =>
        {
            format!("The time {} does not say its time zone.", shown(text))
        }
        _ => format!("The date {} cannot be.", shown(text)),
    }
}

/// The text itself when it looks like a date; other words could be a person's.
fn shown(text: &str) -> &str {
    let datelike = text.len() <= 35 && text.chars().all(|it| it.is_ascii_digit() || "-:.+TZ".contains(it));
    if datelike { text } else { "(not written as a date)" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(zone: &TimeZone) -> Calendar<'_> {
        Calendar { now: "2026-11-22T20:00:00Z".parse().unwrap(), zone, birth: full_date("1981-04-02") }
    }

    #[test]
    fn partial_dates_begin_where_the_practice_is() {
        let zone = TimeZone::fixed(jiff::tz::offset(-8));
        let calendar = calendar(&zone);
        for (text, first, last) in [
            ("2019", "2019-01-01T08:00:00Z", "2020-01-01T08:00:00Z"),
            ("2019-03", "2019-03-01T08:00:00Z", "2019-04-01T08:00:00Z"),
            ("2019-03-31", "2019-03-31T08:00:00Z", "2019-04-01T08:00:00Z"),
            ("2019-03-31T23:30:00+02:00", "2019-03-31T21:30:00Z", "2019-03-31T21:30:00Z"),
            ("2019-03-31T23:30:00.250Z", "2019-03-31T23:30:00.25Z", "2019-03-31T23:30:00.25Z"),
        ] {
            let when = calendar.when(text).unwrap();
            assert_eq!((when.first, when.last), (first.parse().unwrap(), last.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn dates_that_cannot_be_are_named() {
        let zone = TimeZone::UTC;
        let calendar = calendar(&zone);
        for (text, words) in [
            ("2021-02-30", "cannot be"),
            ("2021-13", "cannot be"),
            ("21", "cannot be"),
            ("0219-04-01", "cannot be"),
            ("2021-2-3", "cannot be"),
            ("２021", "cannot be"),
            ("2021-02-03T10:00:00", "time zone"),
            ("2999-01-01", "in the future"),
            ("1979-12-31", "before the person's birth"),
            ("the third of May", "(not written as a date) cannot be"),
        ] {
            let why = calendar.when(text).unwrap_err();
            assert!(why.contains(words), "{text}: {why}");
        }
    }

    #[test]
    fn the_year_and_month_of_birth_themselves_are_possible() {
        let zone = TimeZone::UTC;
        assert!(calendar(&zone).when("1981").is_ok());
        assert!(calendar(&zone).when("1981-04").is_ok());
        assert!(calendar(&zone).when("1981-02").is_err());
    }
}
