//! Days, hours and spans as people say them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

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
    fn spans_are_told_in_hours_and_minutes() {
        assert_eq!([length(45), length(60), length(140)], ["45 min", "1 h", "2 h 20 min"]);
        assert_eq!([elapsed(-10), elapsed(42), elapsed(140)], ["−0:10", "0:42", "2:20"]);
    }
}
