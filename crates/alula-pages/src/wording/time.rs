//! Days, hours and spans as people say them: in the language of a reader from the catalogue, and in English without it for
//! the long lists of the practice; a test holds both together.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Words;

impl Words {
    /// `Tue 24 Jun`, with the year when it is not the year of `now`.
    pub fn day(self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let (at, now) = (at.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
        let weekday = self.time_weekday_short(number(at.weekday().to_monday_one_offset()));
        let month = self.time_month_short(number(at.month()));
        if at.year() == now.year() {
            self.time_day(weekday, at.day(), month).into_owned()
        } else {
            self.time_day_of_year(weekday, at.day(), month, at.year()).into_owned()
        }
    }

    /// `Tue 24 Jun, 14:32`; `today, 14:32` on the day of `now`.
    pub fn at(self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let day = match days_between(now, at, zone) {
            0 => self.time_today(),
            1 => self.time_tomorrow(),
            -1 => self.time_yesterday(),
            _ => self.day(at, now, zone).into(),
        };
        self.time_at(day, clock(at, zone)).into_owned()
    }

    /// `today`, `yesterday`, `3 days ago`, or the day.
    pub fn since(self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        match -days_between(now, at, zone) {
            0 => self.time_today().into_owned(),
            1 => self.time_yesterday().into_owned(),
            days @ 2..=13 => self.time_days_ago(number(days)).into_owned(),
            _ => self.day(at, now, zone),
        }
    }

    /// `Monday 30 June at 11:00`: something to come, told in full.
    pub fn appointment(self, at: Timestamp, zone: &TimeZone) -> String {
        let day = at.to_zoned(zone.clone());
        let weekday = self.time_weekday(number(day.weekday().to_monday_one_offset()));
        let month = self.time_month(number(day.month()));
        self.time_appointment(weekday, day.day(), month, clock(at, zone)).into_owned()
    }
}

fn number(count: impl TryInto<usize>) -> usize {
    count.try_into().unwrap_or_default()
}

/// `Tue 24 Jun`, with the year when it is not the year of `now`.
pub fn day(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (at, now) = (at.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    let form = if at.year() == now.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    at.strftime(form).to_string()
}

/// `14:32`.
pub fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// `Tue 24 Jun, 14:32`; `today, 14:32` on the day of `now`.
pub fn at(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let days = days_between(now, at, zone);
    let day = match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => day(at, now, zone),
    };
    format!("{day}, {}", clock(at, zone))
}

pub use alula_core::units::date;

/// `today`, `yesterday`, `3 days ago`, or the day.
pub fn since(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    match -days_between(now, at, zone) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=13 => format!("{days} days ago"),
        _ => day(at, now, zone),
    }
}

/// How long something has been so: `3 hours`, `12 days`.
pub fn lasting(since: Timestamp, now: Timestamp) -> String {
    let hours = now.duration_since(since).as_hours().max(0);
    let (number, noun) = if hours < 24 { (hours, "hour") } else { (hours / 24, "day") };
    super::count(usize::try_from(number).unwrap_or_default(), noun)
}

/// `2 h 20 min`, `45 min`.
pub fn length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// `0:42`: minutes after T0; before it, with a minus sign.
pub fn elapsed(minutes: i64) -> String {
    let sign = if minutes < 0 { "−" } else { "" };
    format!("{sign}{}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn days_between(now: Timestamp, at: Timestamp, zone: &TimeZone) -> i32 {
    let (now, at) = (now.to_zoned(zone.clone()).date(), at.to_zoned(zone.clone()).date());
    now.until(at).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use alula_core::language::Language;

    use super::*;

    #[test]
    fn days_are_counted_in_the_zone_of_the_practice() {
        let zone = TimeZone::fixed(jiff::tz::offset(-7));
        let now: Timestamp = "2026-06-24T05:00:00Z".parse().unwrap();
        let earlier: Timestamp = "2026-06-23T20:00:00Z".parse().unwrap();
        assert_eq!(since(earlier, now, &zone), "today");
        assert_eq!(at(earlier, now, &zone), "today, 13:00");
        let last_year: Timestamp = "2025-06-23T20:00:00Z".parse().unwrap();
        assert_eq!(day(last_year, now, &zone), "Mon 23 Jun 2025");
        assert_eq!(since(last_year, now, &zone), "Mon 23 Jun 2025");
    }

    #[test]
    fn each_language_tells_days_its_own_way() {
        let zone = TimeZone::fixed(jiff::tz::offset(-7));
        let now: Timestamp = "2026-06-24T05:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-06-30T18:00:00Z".parse().unwrap();
        let (english, spanish) = (Words::english(), Words::in_language(Language::Spanish));
        assert_eq!(english.appointment(later, &zone), "Tuesday 30 June at 11:00");
        assert_eq!(spanish.appointment(later, &zone), "martes 30 de junio a las 11:00");
        assert_eq!(spanish.at(later, now, &zone), "mar 30 jun, 11:00");
        assert_eq!(spanish.at(now, now, &zone), "hoy, 22:00");
        assert_eq!(spanish.since(now, later, &zone), "hace 7 días");
    }

    #[test]
    fn english_is_the_same_with_and_without_the_catalogue() {
        let (zone, words) = (TimeZone::fixed(jiff::tz::offset(-7)), Words::english());
        let now: Timestamp = "2026-01-10T05:00:00Z".parse().unwrap();
        for days in -380..380 {
            let at = now + jiff::SignedDuration::from_hours(24 * days);
            assert_eq!(words.day(at, now, &zone), day(at, now, &zone));
            assert_eq!(words.at(at, now, &zone), super::at(at, now, &zone));
            assert_eq!(words.since(at, now, &zone), since(at, now, &zone));
        }
    }

    #[test]
    fn spans_are_told_in_hours_and_minutes() {
        assert_eq!([length(45), length(60), length(140)], ["45 min", "1 h", "2 h 20 min"]);
        assert_eq!([elapsed(-10), elapsed(42), elapsed(140)], ["−0:10", "0:42", "2:20"]);
    }
}
