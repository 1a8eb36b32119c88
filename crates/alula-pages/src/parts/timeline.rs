//! The lanes of a session. Shape carries the meaning and colour repeats it: circle measured, square state, triangle
//! feeling moved, ring agreed, tick watched, bar lasting, hollow bar open or silent.

use alula_core::ids::EntryId;
use maud::{Markup, Render, html};

use super::Table;
use crate::wording;

/// Whose lane it is; each keeps its hue in both lights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneKind {
    /// Medicine.
    Medicine,
    /// What was measured on the body.
    Body,
    /// What the person did, felt, said.
    Person,
    /// Touch.
    Touch,
    /// Sound.
    Sound,
    /// Who looked in.
    Watch,
}

impl LaneKind {
    /// Its name, as the lane says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Medicine => "medicine",
            Self::Body => "body",
            Self::Person => "person",
            Self::Touch => "touch",
            Self::Sound => "sound",
            Self::Watch => "watch",
        }
    }
}

/// The shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A circle.
    Measured,
    /// A square.
    State,
    /// A triangle.
    Moved,
    /// A ring with a tick.
    Agreed,
    /// A ring with a stroke.
    Declined,
    /// A tick.
    Seen,
    /// A full bar, until this minute.
    Lasting {
        /// Minutes after T0.
        until: i64,
    },
    /// A hollow bar, until this minute.
    Open {
        /// Minutes after T0.
        until: i64,
    },
}

/// One mark on a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its entry, where the page can do something with it.
    pub entry: Option<EntryId>,
    /// Minutes after T0; before it, negative.
    pub minute: i64,
    /// Its shape.
    pub shape: Shape,
    /// What it says below.
    pub label: String,
    /// The client's own words above it; empty when there are none.
    pub said: String,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose.
    pub kind: LaneKind,
    /// Its marks in the order of time.
    pub marks: Vec<Mark>,
}

/// The expected concentration behind the medicine lane, as parts of its highest value: education, never advice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expected {
    /// Minute, low, middle, high; none when nothing is drawn.
    pub points: Vec<(i64, f64, f64, f64)>,
    /// What is drawn, or why nothing is.
    pub words: String,
    /// What the picture does not say.
    pub limits: &'static [&'static str],
}

/// The lanes of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The first minute shown.
    pub from: i64,
    /// The last minute shown.
    pub until: i64,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Minutes with words below: T0, phases, ready.
    pub ticks: Vec<(i64, String)>,
    /// The minute it is, in a session that goes on.
    pub now: Option<i64>,
    /// Drawn large with labels, for the room; otherwise small, for a story.
    pub large: bool,
    /// The expected curve, when it is shown.
    pub expected: Option<Expected>,
}

impl Timeline {
    fn left(&self) -> f64 {
        if self.large { 90.0 } else { 66.0 }
    }
    fn width(&self) -> f64 {
        if self.large { 720.0 } else { 480.0 }
    }
    fn spacing(&self) -> f64 {
        if self.large { 92.0 } else { 26.0 }
    }
    fn y(&self, place: usize) -> f64 {
        (if self.large { 64.0 } else { 14.0 }) + place as f64 * self.spacing()
    }
    fn height(&self) -> f64 {
        self.y(self.lanes.len().saturating_sub(1)) + if self.large { 76.0 } else { 30.0 }
    }
    fn x(&self, minute: i64) -> f64 {
        let span = (self.until - self.from).max(1) as f64;
        let inner = self.width() - self.left() - 24.0;
        self.left() + 10.0 + ((minute - self.from) as f64 / span).clamp(0.0, 1.0) * inner
    }

    fn spoken(&self) -> String {
        let marks: usize = self.lanes.iter().map(|lane| lane.marks.len()).sum();
        format!(
            "Timeline of the session, {} in {}; the table below tells each",
            wording::count(marks, "mark"),
            wording::count(self.lanes.len(), "lane")
        )
    }

    fn table(&self) -> Table {
        let mut rows: Vec<(i64, Vec<String>)> = self
            .lanes
            .iter()
            .flat_map(|lane| lane.marks.iter().map(move |mark| (lane, mark)))
            .map(|(lane, mark)| {
                (mark.minute, vec![wording::elapsed(mark.minute), lane.kind.name().to_owned(), told(mark)])
            })
            .collect();
        rows.sort_by_key(|(minute, _)| *minute);
        Table {
            caption: "Every mark, hours and minutes after T0".to_owned(),
            columns: vec!["Time", "Lane", "What"],
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    fn lane(&self, place: usize, lane: &Lane) -> Markup {
        let y = self.y(place);
        let class = format!("lane-{}", lane.kind.name());
        html! {
            text.tick x="0" y=(y + 4.0) { (lane.kind.name()) }
            path.rule d={ "M" (self.left()) " " (y) "H" (self.width()) } {}
            @if lane.kind == LaneKind::Medicine { @if let Some(expected) = &self.expected { (self.expected(expected, y)) } }
            g class=(class) data-y=[self.large.then_some(y)] {
                @for mark in &lane.marks { g data-entry=[mark.entry.filter(|_| self.large)] { (self.shape(mark, y)) } }
            }
            @if self.large { (self.labels(lane, y)) }
        }
    }

    fn shape(&self, mark: &Mark, y: f64) -> Markup {
        let x = self.x(mark.minute);
        let r = if self.large { 8.0 } else { 5.0 };
        html! {
            @match mark.shape {
                Shape::Measured => circle.full cx=(x) cy=(y) r=(r) {},
                Shape::State => rect.full x=(x - r) y=(y - r) width=(2.0 * r) height=(2.0 * r) rx=(r / 3.0) {},
                Shape::Moved => path.full d={ "M" (x) " " (y - r - 1.0) "l" (r + 2.0) " " (2.0 * r + 1.0) "h-" (2.0 * r + 4.0) "z" } {},
                Shape::Agreed => { circle.hollow cx=(x) cy=(y) r=(r) {} path.hollow d={ "M" (x - r / 2.0) " " (y) "l" (r / 2.6) " " (r / 2.2) "l" (r / 1.7) " -" (r) } {} }
                Shape::Declined => { circle.hollow cx=(x) cy=(y) r=(r) {} path.hollow d={ "M" (x - r / 2.0) " " (y) "h" (r) } {} }
                Shape::Seen => path.hollow d={ "M" (x - r) " " (y) "l" (r / 1.6) " " (r / 1.4) "l" (r * 1.1) " -" (r * 1.5) } {},
                Shape::Lasting { until } => rect.full x=(x) y=(y - r) width=((self.x(until) - x).max(2.0 * r)) height=(2.0 * r) rx=(r) {},
                Shape::Open { until } => rect.bar-open x=(x) y=(y - r) width=((self.x(until) - x).max(2.0 * r)) height=(2.0 * r) rx=(r) {},
            }
        }
    }

    fn labels(&self, lane: &Lane, y: f64) -> Markup {
        let mut free = [self.left(), self.left()];
        let placed: Vec<(f64, f64, &Mark)> = lane
            .marks
            .iter()
            .filter(|mark| !mark.label.is_empty())
            .filter_map(|mark| {
                let half = mark.label.chars().count() as f64 * 3.6;
                let x = self.x(mark.minute).clamp(self.left() + half, self.width() - half);
                let row = (0..2).find(|&row| free[row] <= x - half)?;
                free[row] = x + half + 8.0;
                Some((x, y + 26.0 + row as f64 * 17.0, mark))
            })
            .collect();
        html! {
            @for (x, y, mark) in &placed { text.label x=(x) y=(y) text-anchor="middle" { (mark.label) } }
            @for mark in lane.marks.iter().filter(|mark| !mark.said.is_empty()) {
                text.said x=(self.x(mark.minute)) y=(y - 18.0) text-anchor="middle" { "“" (mark.said) "”" }
            }
        }
    }

    fn expected(&self, expected: &Expected, y: f64) -> Markup {
        let lift = if self.large { 56.0 } else { 12.0 };
        let at = |minute: i64, value: f64| format!("{:.1} {:.1}", self.x(minute), y - value.clamp(0.0, 1.0) * lift);
        let shown: Vec<_> = expected.points.iter().filter(|it| it.0 <= self.until).collect();
        let up: Vec<String> = shown.iter().map(|(minute, _, _, high)| at(*minute, *high)).collect();
        let back: Vec<String> = shown.iter().rev().map(|(minute, low, _, _)| at(*minute, *low)).collect();
        let middle: Vec<String> = shown.iter().map(|(minute, _, middle, _)| at(*minute, *middle)).collect();
        html! {
            @if !middle.is_empty() {
                path.band d={ "M" (up.join("L")) "L" (back.join("L")) "Z" } {}
                path.expected d={ "M" (middle.join("L")) } {}
            }
        }
    }
}

fn told(mark: &Mark) -> String {
    match (mark.label.is_empty(), mark.said.is_empty()) {
        (_, true) => mark.label.clone(),
        (true, false) => format!("“{}”", mark.said),
        (false, false) => format!("{}: “{}”", mark.label, mark.said),
    }
}

impl Render for Timeline {
    fn render(&self) -> Markup {
        html! {
            figure.lanes.large[self.large] {
                svg viewBox={ "0 0 " (self.width()) " " (self.height()) } role="img" aria-label=(self.spoken())
                    data-from=[self.large.then_some(self.from)] data-x-from=[self.large.then(|| self.x(self.from))]
                    data-minute=[self.large.then(|| self.x(self.from + 1) - self.x(self.from))] {
                    @for (place, lane) in self.lanes.iter().enumerate() { (self.lane(place, lane)) }
                    @for (minute, words) in &self.ticks {
                        text.tick x=(self.x(*minute)) y=(self.height() - 2.0) text-anchor="middle" { (words) }
                    }
                    @if let Some(now) = self.now {
                        path.now d={ "M" (self.x(now)) " 8V" (self.height() - 22.0) } {}
                        text.now-label x=(self.x(now)) y=(self.height() - 2.0) text-anchor="middle" { "now" }
                    }
                }
                // A layer of its own for what was just tapped: drawing one dot draws nothing else anew.
                @if self.large { svg.just-tapped viewBox={ "0 0 " (self.width()) " " (self.height()) } aria-hidden="true" {} }
                @if let Some(expected) = self.expected.as_ref().filter(|it| !it.words.is_empty()) {
                    p.soft { (expected.words) }
                    @if !expected.limits.is_empty() {
                        details { summary { "What the shading does not say" } ul { @for it in expected.limits { li { (it) } } } }
                    }
                }
                details { summary { "Every mark as a table" } (self.table()) }
            }
        }
    }
}
