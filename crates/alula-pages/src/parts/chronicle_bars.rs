//! What stands upright in a picture over time, and the lines that should not be crossed.

use maud::{Markup, html};

use super::Panel;
use super::chronicle_scale::{Scale, apart};

/// How something upright is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// What was given: full.
    Given,
    /// What was given later on the same day: open, on top.
    Further,
    /// What is ordered for a day to come: a broken outline.
    Planned,
    /// A range before the medicine: thin, with ends.
    Before,
    /// A range after it: broad.
    After,
}

/// Something upright at its day.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The day.
    pub day: i64,
    /// From this value.
    pub from: f64,
    /// To this one.
    pub to: f64,
    /// How it is drawn.
    pub kind: BarKind,
    /// What it says above, when there is room.
    pub label: String,
}

/// A line that should not be crossed, from a day to a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The first day on which it held.
    pub from_day: i64,
    /// The last one.
    pub until_day: i64,
    /// The value.
    pub value: f64,
    /// What it is, at the edge of the picture when it still holds there.
    pub words: String,
}

const HALF: f64 = 5.0;
/// A line of words at the edge is this high.
const LINE: f64 = 14.0;

/// The bars and bounds of a panel.
pub(super) fn draw(panel: &Panel, scale: &Scale, top: f64, height: f64) -> Markup {
    let at = |value: f64| round(panel.y(top, height, value));
    let labels = panel.bars.iter().filter(|it| !it.label.is_empty());
    let tops = labels.clone().map(|it| (scale.x(it.day), it.label.as_str()));
    let room = apart(tops, 24.0);
    html! {
        @for bound in &panel.bounds {
            path.bound d={ "M" (scale.start(bound.from_day)) " " (at(bound.value)) "H" (scale.end(bound.until_day)) } {}
        }
        @for (y, words) in spread(panel, scale, &at) { text.tick x=(scale.right + 8.0) y=(y) { (words) } }
        @if let Some((x, bound)) = ended(panel, scale) { text.tick x=(x) y=(at(bound.value) + 4.0) { (bound.words) } }
        @for bar in &panel.bars { (bar.draw(scale.x(bar.day), at(bar.from), at(bar.to))) }
        @for (bar, (x, label)) in labels.filter_map(|bar| Some((bar, room.iter().find(|it| it.0 == scale.x(bar.day))?))) {
            text.tick.over x=(x) y=(at(bar.to) - 6.0) text-anchor="middle" { (label) }
        }
    }
}

/// Where no line holds until the end, the last that did, with the place behind it.
fn ended<'p>(panel: &'p Panel, scale: &Scale) -> Option<(f64, &'p Bound)> {
    let last = panel.bounds.iter().max_by_key(|it| it.until_day)?;
    let end = scale.end(last.until_day);
    (end < scale.right).then_some((end + 6.0, last))
}

/// The words of the lines that hold until the end, below each other where they would meet.
fn spread(panel: &Panel, scale: &Scale, at: &impl Fn(f64) -> f64) -> Vec<(f64, String)> {
    let mut words: Vec<(f64, String)> = Vec::new();
    for bound in panel.bounds.iter().filter(|it| scale.end(it.until_day) >= scale.right) {
        let label = (at(bound.value) + 4.0, bound.words.clone());
        if !words.contains(&label) {
            words.push(label);
        }
    }
    words.sort_by(|one, other| one.0.total_cmp(&other.0));
    for place in 1..words.len() {
        words[place].0 = words[place].0.max(words[place - 1].0 + LINE);
    }
    words
}

impl Bar {
    fn draw(&self, x: f64, from: f64, to: f64) -> Markup {
        let (left, high) = (round(x - HALF), round(from - to));
        let rect = |class: &str| html! { rect class=(class) x=(left) y=(to) width=(2.0 * HALF) height=(high) {} };
        match self.kind {
            BarKind::Given => rect("given"),
            BarKind::Further => rect("further"),
            BarKind::Planned => rect("planned"),
            BarKind::Before => {
                let (x, left, right) = (round(x - HALF), round(x - HALF - 3.0), round(x - HALF + 3.0));
                html! { path.before d={ "M" (left) " " (to) "H" (right) "M" (x) " " (to) "V" (from) "M" (left) " " (from) "H" (right) } {} }
            }
            BarKind::After => html! { path.after d={ "M" (round(x + HALF)) " " (to) "V" (from) } {} },
        }
    }
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(value: f64, until_day: i64, words: &str) -> Bound {
        Bound { from_day: 0, until_day, value, words: words.into() }
    }

    #[test]
    fn words_at_the_edge_never_meet_and_a_line_that_ended_has_none() {
        let bounds = vec![bound(160.0, 99, "protocol 160"), bound(158.0, 99, "held 158"), bound(120.0, 20, "held 120")];
        let panel = Panel { low: 40.0, high: 200.0, bounds, ..Panel::default() };
        let scale = Scale::wide(0, 99);
        let words = spread(&panel, &scale, &|value| panel.y(0.0, 168.0, value));
        assert_eq!(words.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["protocol 160", "held 158"]);
        assert!(words[1].0 - words[0].0 >= LINE);
    }
}
