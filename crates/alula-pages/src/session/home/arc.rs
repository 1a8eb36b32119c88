//! The arc of a session: its phases from the medicine to leaving, and where it stands now. Drawn by the house, told in words.

use maud::{Markup, Render, html};

use crate::wording;

/// The phases of a session on an arc.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arc {
    /// Name, first and last minute after the medicine.
    pub phases: Vec<(String, i64, i64)>,
    /// The phase that goes on, by its place in `phases`.
    pub current: Option<usize>,
    /// Minutes since the medicine.
    pub minute: i64,
}

const CENTRE: (f64, f64) = (160.0, 150.0);
const RADIUS: f64 = 132.0;
/// Degrees left free between two phases.
const GAP: f64 = 1.6;

impl Arc {
    fn end(&self) -> i64 {
        self.phases.last().map_or(180, |it| it.2).max(1)
    }

    /// Degrees from the left end.
    fn degrees(&self, minute: i64) -> f64 {
        let (minute, end) = (minute.clamp(0, self.end()), self.end());
        f64::from(i32::try_from(minute).unwrap_or(0)) * 180.0 / f64::from(i32::try_from(end).unwrap_or(180))
    }

    fn words(&self) -> String {
        let at = wording::elapsed(self.minute);
        let Some(current) = self.current else { return format!("{at} after the medicine.") };
        let next =
            self.phases.get(current + 1).map(|(name, from, _)| format!(" {name} from {}.", wording::elapsed(*from)));
        format!("{}, {at} after the medicine.{}", self.phases[current].0, next.unwrap_or_default())
    }
}

fn point(degrees: f64, radius: f64) -> (f64, f64) {
    let radians = degrees.to_radians();
    (CENTRE.0 - radius * radians.cos(), CENTRE.1 - radius * radians.sin())
}

fn stretch(from: f64, until: f64) -> String {
    let ((x, y), (to_x, to_y)) = (point(from, RADIUS), point(until.max(from + 0.1), RADIUS));
    format!("M{x:.1} {y:.1}A{RADIUS:.0} {RADIUS:.0} 0 0 1 {to_x:.1} {to_y:.1}")
}

impl Render for Arc {
    fn render(&self) -> Markup {
        let now = self.degrees(self.minute);
        let (x, y) = point(now, RADIUS);
        let name = self.current.map(|it| self.phases[it].0.as_str()).unwrap_or_default();
        html! {
            svg.porch-arc viewBox="0 0 320 178" role="img" aria-label=(self.words()) {
                @for (place, (_, from, until)) in self.phases.iter().enumerate() {
                    @let (from, until) = (self.degrees(*from) + GAP / 2.0, self.degrees(*until) - GAP / 2.0);
                    path.stretch.is-now[Some(place) == self.current] d=(stretch(from, until)) {}
                }
                path.gone d=(stretch(0.0, now)) {}
                circle.now cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="9" {}
                text.phase x="160" y="100" text-anchor="middle" { (name) }
                text.minute x="160" y="140" text-anchor="middle" { (wording::elapsed(self.minute)) }
                text.end x="30" y="174" text-anchor="middle" { "T0" }
                text.end x="290" y="174" text-anchor="middle" { (wording::elapsed(self.end())) }
            }
        }
    }
}
