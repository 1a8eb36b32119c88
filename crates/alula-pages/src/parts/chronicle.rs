//! Several pictures over one axis of time: curves in bands, marks in strips, sessions as dashed rules
//! through all of them. What is drawn stands in a table behind it.

use std::fmt::Write;

use maud::{Markup, Render, html};

use super::chronicle_bars::{self, Bar, Bound};
use super::chronicle_scale::{Scale, apart};
use super::{LaneKind, Rule, Table};

/// A range of values with what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The lowest value.
    pub from: f64,
    /// What it is called, at the edge.
    pub words: String,
}

/// One value of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The day.
    pub day: i64,
    /// The value.
    pub value: f64,
    /// True when it is shown and not compared.
    pub hollow: bool,
}

/// One picture of a chronicle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What it shows, with its unit: `PHQ-9`.
    pub name: String,
    /// The lowest value of its axis.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// Its bands, from the lowest; the lines between them are drawn.
    pub bands: Vec<Band>,
    /// The values, by day.
    pub dots: Vec<Dot>,
    /// What stands upright, by day.
    pub bars: Vec<Bar>,
    /// Lines that should not be crossed.
    pub bounds: Vec<Bound>,
}

/// The shape of the marks of a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// Set or agreed.
    #[default]
    Ring,
    /// Something moved, or went wrong.
    Triangle,
    /// Something was held.
    Square,
    /// The words alone.
    Words,
}

/// One mark of a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripMark {
    /// The day.
    pub day: i64,
    /// What it says, when there is room: a number or a short word.
    pub label: String,
}

/// A row of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// What the marks are.
    pub name: String,
    /// Whose colour they have.
    pub kind: LaneKind,
    /// Their shape.
    pub sign: Sign,
    /// The marks, by day.
    pub marks: Vec<StripMark>,
}

/// Several pictures over one axis of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chronicle {
    /// What it shows as a whole.
    pub name: String,
    /// Words under the axis, by day: the months.
    pub months: Vec<(i64, String)>,
    /// Dashed rules through all pictures: the sessions.
    pub rules: Vec<Rule>,
    /// The pictures.
    pub panels: Vec<Panel>,
    /// Strips below the pictures.
    pub below: Vec<Strip>,
    /// The same in words, for whoever does not see it.
    pub spoken: String,
    /// What was drawn, as tables.
    pub tables: Vec<Table>,
}

const STRIP: f64 = 30.0;
const PANEL: f64 = 168.0;
const NAME: f64 = 26.0;
const TOP: f64 = 20.0;

impl Chronicle {
    /// True when there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.days().next().is_none()
    }

    /// The first and the last day of anything that is drawn.
    pub fn span(&self) -> Option<(i64, i64)> {
        Some((self.days().min()?, self.days().max()?))
    }

    fn days(&self) -> impl Iterator<Item = i64> {
        let dots = self.panels.iter().flat_map(|it| it.dots.iter().map(|it| it.day));
        let bars = self.panels.iter().flat_map(|it| it.bars.iter().map(|it| it.day));
        let strips = self.below.iter().flat_map(|it| it.marks.iter().map(|it| it.day));
        self.rules.iter().map(|it| it.day).chain(dots).chain(bars).chain(strips)
    }

    fn drawing(&self, scale: Scale, class: &str) -> Markup {
        let mut y = TOP;
        let mut parts = Vec::new();
        for panel in &self.panels {
            parts.push(panel.draw(&scale, y + NAME, PANEL));
            y += NAME + PANEL + 18.0;
        }
        for strip in &self.below {
            parts.push(strip.draw(&scale, y));
            y += STRIP;
        }
        let bottom = y;
        html! {
            svg class=(class) viewBox={ "0 0 " (scale.width) " " (bottom + 22.0) } role="img" aria-label=(self.spoken) {
                (self.rules(&scale, bottom))
                @for part in &parts { (part) }
                @for (x, label) in apart(self.months.iter().map(|(day, words)| (scale.x(*day), words.as_str())), 46.0) {
                    text.tick x=(x) y=(bottom + 16.0) text-anchor="middle" { (label) }
                }
            }
        }
    }

    fn rules(&self, scale: &Scale, bottom: f64) -> Markup {
        let labels = apart(self.rules.iter().map(|it| (scale.x(it.day), it.label.as_str())), 15.0);
        html! {
            @for rule in &self.rules { path.limit d={ "M" (scale.x(rule.day)) " " (TOP - 4.0) "V" (bottom) } {} }
            @for (x, label) in labels { text.tick x=(x) y=(TOP - 8.0) text-anchor="middle" { (label) } }
        }
    }
}

impl Panel {
    pub(super) fn y(&self, top: f64, height: f64, value: f64) -> f64 {
        let span = (self.high - self.low).max(f64::EPSILON);
        top + height - (value.clamp(self.low, self.high) - self.low) / span * height
    }

    fn draw(&self, scale: &Scale, top: f64, height: f64) -> Markup {
        let at = |value: f64| round(self.y(top, height, value));
        html! {
            text.panel-name x="0" y=(top - 10.0) { (self.name) }
            @for (place, band) in self.bands.iter().enumerate() {
                @let until = self.bands.get(place + 1).map_or(self.high, |it| it.from);
                path.rule d={ "M" (scale.left) " " (at(band.from)) "H" (scale.right) } {}
                text.tick x=(scale.left - 6.0) y=(at(band.from) + 4.0) text-anchor="end" { (band.from) }
                (edge(scale, (at(band.from) + at(until)) / 2.0, &band.words))
            }
            (chronicle_bars::draw(self, scale, top, height))
            path.path d=(self.path(scale, top, height)) {}
            @for dot in &self.dots { circle class=(if dot.hollow { "early" } else { "dot" }) cx=(scale.x(dot.day)) cy=(at(dot.value)) r="4.5" {} }
            @if let Some(last) = self.dots.last() {
                text.last x=(round(scale.x(last.day) + 9.0)) y=(at(last.value) - 7.0) { (last.value) }
            }
        }
    }

    /// The line; what is not compared is not joined.
    fn path(&self, scale: &Scale, top: f64, height: f64) -> String {
        let mut path = String::new();
        for (place, dot) in self.dots.iter().filter(|it| !it.hollow).enumerate() {
            let letter = if place == 0 { 'M' } else { 'L' };
            let y = round(self.y(top, height, dot.value));
            // Writing to a string cannot fail.
            _ = write!(path, "{letter}{} {y}", scale.x(dot.day));
        }
        path
    }
}

/// Words at the edge, in two lines where one is too long.
fn edge(scale: &Scale, y: f64, words: &str) -> Markup {
    if words.is_empty() {
        return html! {};
    }
    let x = scale.right + 8.0;
    let lines: Vec<&str> = match words.split_once(' ') {
        Some((first, rest)) if scale.is_narrow() => vec![first, rest],
        _ => vec![words],
    };
    let first = y + 4.0 - 7.0 * (lines.len() as f64 - 1.0);
    html! {
        text.tick x=(x) y=(round(first)) {
            @for (place, line) in lines.iter().enumerate() { tspan x=(x) dy=(if place == 0 { "0" } else { "14" }) { (line) } }
        }
    }
}

impl Strip {
    fn draw(&self, scale: &Scale, top: f64) -> Markup {
        let y = top + 18.0;
        let labels = apart(self.marks.iter().map(|it| (scale.x(it.day), it.label.as_str())), 16.0);
        html! {
            g class={ "lane-" (self.kind.name()) } {
                path.rule d={ "M" (scale.left) " " (y) "H" (scale.right) } {}
                (edge(scale, y, &self.name))
                @for mark in &self.marks { (self.sign.draw(scale.x(mark.day), y)) }
                @for (x, label) in labels { text.tick x=(x) y=(self.sign.label(y)) text-anchor="middle" { (label) } }
            }
        }
    }
}

impl Sign {
    fn draw(self, x: f64, y: f64) -> Markup {
        match self {
            Self::Ring => html! { circle.hollow cx=(x) cy=(y) r="5" {} },
            Self::Triangle => {
                html! { path.hollow d={ "M" (round(x - 5.5)) " " (y + 4.0) "H" (round(x + 5.5)) "L" (x) " " (y - 5.5) "Z" } {} }
            }
            Self::Square => html! { rect.hollow x=(round(x - 4.5)) y=(y - 4.5) width="9" height="9" {} },
            Self::Words => html! {},
        }
    }

    /// Where the words of a mark stand: above it, or in its place.
    fn label(self, y: f64) -> f64 {
        if self == Self::Words { y - 4.0 } else { y - 10.0 }
    }
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

impl Render for Chronicle {
    fn render(&self) -> Markup {
        let Some((first, last)) = self.span() else { return html! {} };
        html! {
            figure.chronicle {
                (self.drawing(Scale::wide(first, last), "for-wide"))
                (self.drawing(Scale::narrow(first, last), "for-narrow"))
                @if !self.tables.is_empty() {
                    details {
                        summary { "The numbers behind the picture" }
                        @for table in &self.tables { (table) }
                    }
                }
            }
        }
    }
}
