//! A curve that sits in a sentence: a line, dashed rules, the last value as a number, the meaning in words, the table behind.

use maud::{Markup, Render, html};

use super::Table;

/// One value of a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Place on the axis of time, in days from any common day.
    pub day: i64,
    /// The day in words.
    pub when: String,
    /// The value; nothing when it could not be computed.
    pub value: Option<f64>,
    /// True when it is shown and not compared: too soon after the medicine.
    pub early: bool,
}

/// A dashed rule at a day: a session, a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The day.
    pub day: i64,
    /// What it says at the line.
    pub label: String,
}

/// A curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What is measured: `PHQ-9`.
    pub name: String,
    /// The lowest value the axis shows.
    pub low: f64,
    /// The highest value the axis shows.
    pub high: f64,
    /// The distance of the lines.
    pub step: f64,
    /// The values in the order of time.
    pub points: Vec<Point>,
    /// The dashed rules.
    pub rules: Vec<Rule>,
    /// One sentence of what it means.
    pub sentence: String,
    /// How that sentence is defined, with its source.
    pub definition: String,
}

const WIDTH: f64 = 340.0;
const LEFT: f64 = 30.0;
const RIGHT: f64 = 22.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 140.0;

impl Curve {
    fn x(&self, day: i64) -> f64 {
        let first = self.days().min().unwrap_or(0);
        let last = self.days().max().unwrap_or(0);
        let inner = WIDTH - LEFT - RIGHT - 10.0;
        if first == last {
            LEFT + 10.0 + inner / 2.0
        } else {
            LEFT + 10.0 + (day - first) as f64 / (last - first) as f64 * inner
        }
    }

    fn days(&self) -> impl Iterator<Item = i64> {
        self.points.iter().map(|it| it.day).chain(self.rules.iter().map(|it| it.day))
    }

    fn y(&self, value: f64) -> f64 {
        let span = (self.high - self.low).max(f64::EPSILON);
        BOTTOM - (value.clamp(self.low, self.high) - self.low) / span * (BOTTOM - TOP)
    }

    fn lines(&self) -> Vec<f64> {
        let count = if self.step > 0.0 { ((self.high - self.low) / self.step).floor() as usize } else { 0 };
        (0..=count.min(12)).map(|n| self.low + n as f64 * self.step).collect()
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for (place, (day, value)) in self.compared().enumerate() {
            let letter = if place == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{letter}{:.1} {:.1}", self.x(day), self.y(value)));
        }
        path
    }

    fn known(&self) -> impl DoubleEndedIterator<Item = (i64, f64)> {
        self.points.iter().filter_map(|it| it.value.map(|value| (it.day, value)))
    }

    fn compared(&self) -> impl Iterator<Item = (i64, f64)> {
        self.points.iter().filter(|it| !it.early).filter_map(|it| it.value.map(|value| (it.day, value)))
    }

    fn spoken(&self) -> String {
        let values: Vec<String> = self
            .points
            .iter()
            .map(|it| {
                format!(
                    "{} on {}",
                    it.value.map_or_else(|| "incomplete".to_owned(), |value| value.to_string()),
                    it.when
                )
            })
            .collect();
        format!("{}: {}", self.name, values.join(", "))
    }

    fn table(&self) -> Table {
        let rows = self
            .points
            .iter()
            .map(|it| {
                vec![it.when.clone(), it.value.map_or_else(|| "incomplete".to_owned(), |value| value.to_string())]
            })
            .collect();
        Table { caption: format!("{}, every round", self.name), columns: vec!["Day", "#Total"], rows }
    }

    fn drawing(&self) -> Markup {
        html! {
            svg viewBox={ "0 0 " (WIDTH) " 150" } role="img" aria-label=(self.spoken()) {
                @for line in self.lines() {
                    path.rule d={ "M" (LEFT) " " (self.y(line)) "H" (WIDTH) } {}
                    text.tick x=(LEFT - 10.0) y=(self.y(line) + 4.0) text-anchor="end" { (line) }
                }
                @for rule in &self.rules {
                    path.limit d={ "M" (self.x(rule.day)) " 18V146" } {}
                    text.tick x=(self.x(rule.day).clamp(60.0, WIDTH - 60.0)) y="12" text-anchor="middle" { (rule.label) }
                }
                path.path d=(self.path()) {}
                @for point in &self.points {
                    @match point.value {
                        Some(value) => circle class=(if point.early { "early" } else { "dot" }) cx=(self.x(point.day)) cy=(self.y(value)) r="5" {},
                        None => circle.gap cx=(self.x(point.day)) cy=(BOTTOM) r="4.5" {},
                    }
                }
                @if let Some((day, value)) = self.known().next_back() {
                    text.last x=(self.x(day) + 10.0) y=(self.y(value) - 6.0) { (value) }
                }
            }
        }
    }
}

impl Render for Curve {
    fn render(&self) -> Markup {
        html! {
            figure.curve {
                @if !self.points.is_empty() { (self.drawing()) }
                figcaption { (self.sentence) }
                details {
                    summary { "The numbers" @if !self.definition.is_empty() { ", and what the sentence means" } }
                    @if !self.definition.is_empty() { p.soft { (self.definition) } }
                    (self.table())
                }
            }
        }
    }
}
