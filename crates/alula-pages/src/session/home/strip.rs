//! The strip of blood pressures against the client's own limit.

use maud::{Markup, Render, html};

/// One reading with a pressure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripReading {
    /// Minutes after the medicine; negative before it.
    pub minute: i64,
    /// `14:02`.
    pub at: String,
    /// The upper and the lower pressure.
    pub pressure: (i64, i64),
    /// True when it is at or beyond the limit.
    pub beyond: bool,
}

/// The readings of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// By time.
    pub readings: Vec<StripReading>,
    /// The limits of the upper and the lower pressure.
    pub limit: Option<(i64, i64)>,
    /// Minutes since the medicine.
    pub minute: i64,
}

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 84.0;
const LOWEST: i64 = 50;

fn float(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap_or_default())
}

impl Strip {
    fn x(&self, minute: i64) -> f64 {
        let first = self.readings.first().map_or(-30, |it| it.minute.max(-45)).min(0);
        let last = self.minute.max(30);
        14.0 + (WIDTH - 28.0) * float(minute.max(first) - first) / float((last - first).max(1))
    }

    fn y(&self, pressure: i64) -> f64 {
        let most = self.readings.iter().map(|it| it.pressure.0).chain(self.limit.map(|it| it.0)).max().unwrap_or(160);
        let most = most.max(120) + 10;
        (HEIGHT - 6.0) * (1.0 - float(pressure.max(LOWEST) - LOWEST) / float(most - LOWEST)) + 4.0
    }

    fn words(&self) -> String {
        let told = self.readings.iter().map(|it| {
            let beyond = if it.beyond { ", at or beyond the limit" } else { "" };
            format!("{}/{} at {}{beyond}", it.pressure.0, it.pressure.1, it.at)
        });
        let limit = self.limit.map(|(upper, lower)| format!("Limit {upper}/{lower}.")).unwrap_or_default();
        format!("Blood pressure: {}. {limit}", told.collect::<Vec<_>>().join("; "))
    }
}

impl Render for Strip {
    fn render(&self) -> Markup {
        let Some(last) = self.readings.last() else {
            return html! { p.soft { "No blood pressure yet." } };
        };
        html! {
            p.strip-last {
                b.num { (last.pressure.0) "/" (last.pressure.1) } " " span.soft { "at " (last.at) @if let Some((upper, lower)) = self.limit { ", limit " (upper) "/" (lower) } }
                @if last.beyond { b.risk { " At or beyond the limit." } }
            }
            svg.porch-strip viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(self.words()) {
                @if let Some((upper, lower)) = self.limit {
                    @for limit in [upper, lower] { line.ceiling x1="0" x2=(WIDTH) y1=(format!("{:.1}", self.y(limit))) y2=(format!("{:.1}", self.y(limit))) {} }
                }
                line.t0 x1=(format!("{:.1}", self.x(0))) x2=(format!("{:.1}", self.x(0))) y1="0" y2=(HEIGHT) {}
                @for one in &self.readings {
                    @let x = format!("{:.1}", self.x(one.minute));
                    @let (upper, lower) = (self.y(one.pressure.0), self.y(one.pressure.1));
                    line.span x1=(x) x2=(x) y1=(format!("{upper:.1}")) y2=(format!("{lower:.1}")) {}
                    @if one.beyond { rect.beyond x=(format!("{:.1}", self.x(one.minute) - 5.0)) y=(format!("{:.1}", upper - 5.0)) width="10" height="10" {} }
                    @else { circle.upper cx=(x) cy=(format!("{upper:.1}")) r="4" {} }
                    circle.lower cx=(x) cy=(format!("{lower:.1}")) r="3" {}
                }
            }
        }
    }
}
