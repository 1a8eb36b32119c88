//! The picture: bands by opacity, axes with titles and units, the limits in full below. No script, no style sheet.

use std::fmt::Write;

use crate::limits::limits;
use crate::outcome::{Reached, Windows};
use crate::people::{Bands, Expected};

/// In which light the picture is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// Ink on paper; for print too.
    #[default]
    Day,
    /// Amber on near black.
    Dusk,
}

/// The colours of `web/css/tokens.css`, which a picture on its own cannot ask for.
struct Colours {
    ground: &'static str,
    ink: &'static str,
    soft: &'static str,
    line: &'static str,
    bands: [&'static str; 3],
}

const DAY: Colours = Colours {
    ground: "#fffdf8",
    ink: "#21302c",
    soft: "#56635e",
    line: "#dcd7ca",
    bands: ["#1d5b4d", "#51607a", "#9c4722"],
};
const DUSK: Colours = Colours {
    ground: "#0b0806",
    ink: "#eec48a",
    soft: "#b08d5f",
    line: "#33271b",
    bands: ["#e0a24a", "#9aa7c0", "#7fb7b2"],
};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 736.0;
const HEAD: f64 = 46.0;
const GAP: f64 = 44.0;
const HEIGHTS: [f64; 3] = [170.0, 100.0, 100.0];
const NAMES: [&str; 3] = ["ketamine", "norketamine", "effect-site"];
const TITLES: [&str; 3] =
    ["Ketamine in venous plasma, ng/mL", "Norketamine in venous plasma, ng/mL", "Ketamine at the effect site, ng/mL"];
/// Characters of small text that fit the width, in a wide type too.
const LETTERS: usize = 98;
const KEY: &str = "Inner band: the middle half of the people. Outer band: nine in ten. Line: the one in the middle. For education only; never for dosing.";
const LINE: f64 = 16.0;

/// The picture of what is expected, with a caption that says of what and whom.
#[must_use]
pub fn svg(expected: &Expected, caption: &str, light: Light) -> String {
    let colours = match light {
        Light::Day => &DAY,
        Light::Dusk => &DUSK,
    };
    let over = wrapped(caption, "").into_iter().chain(wrapped(KEY, "")).collect::<Vec<_>>();
    let under: Vec<String> = wrapped(&words_of(&expected.windows), "")
        .into_iter()
        .chain([String::new()])
        .chain(limits().iter().flat_map(|it| wrapped(it, "\u{2013} ")))
        .collect();
    let first = HEAD + LINE * over.len() as f64 + GAP;
    let foot = first + HEIGHTS.iter().sum::<f64>() + 2.0 * GAP + 64.0;
    let height = foot + LINE * (under.len() as f64 + 1.0);
    let mut out = String::new();
    let Colours { ground, ink, soft, .. } = colours;
    let described = format!(
        "{caption}. Bands hold the middle half and the middle nine tenths of the people, the line is the one in the middle. {}",
        limits()[0]
    );
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"expected-title expected-desc\" font-family=\"'Atkinson Hyperlegible Next', system-ui, sans-serif\" font-size=\"12\" fill=\"{ink}\">"
        ),
    );
    put(
        &mut out,
        format_args!(
            "<title id=\"expected-title\">Expected concentrations of a population model, not of a person</title>"
        ),
    );
    put(&mut out, format_args!("<desc id=\"expected-desc\">{}</desc>", escaped(&described)));
    put(&mut out, format_args!("<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{ground}\"/>"));
    text(
        &mut out,
        LEFT,
        30.0,
        "font-size=\"17\" font-weight=\"600\"",
        "Expected concentrations of a population model, not of a person",
    );
    for (row, line) in over.iter().enumerate() {
        text(&mut out, LEFT, HEAD + LINE * (row as f64 + 0.4), &format!("fill=\"{soft}\""), line);
    }

    let last = expected.minutes.last().copied().unwrap_or(1.0);
    let mut top = first;
    let panels = [&expected.ketamine, &expected.norketamine, &expected.effect_site];
    for (panel, bands) in panels.into_iter().enumerate() {
        let frame = Frame { top, height: HEIGHTS[panel], last, most: round_top(&bands.p95) };
        frame.axes(&mut out, colours, TITLES[panel], panel == 2);
        frame.bands(&mut out, NAMES[panel], colours.bands[panel], &expected.minutes, bands);
        top += HEIGHTS[panel] + GAP;
    }
    for (row, line) in under.iter().enumerate() {
        text(&mut out, LEFT, foot + LINE * row as f64, &format!("fill=\"{soft}\""), line);
    }
    out.push_str("</svg>\n");
    out
}

fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(what);
    out.push('\n');
}

fn text(out: &mut String, x: f64, y: f64, more: &str, what: &str) {
    if !what.is_empty() {
        put(out, format_args!("<text x=\"{x}\" y=\"{y}\" {more}>{}</text>", escaped(what)));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One panel, from minute 0 to the last and from nothing to a round number.
struct Frame {
    top: f64,
    height: f64,
    last: f64,
    most: f64,
}

impl Frame {
    fn x(&self, minute: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * minute / self.last
    }

    fn y(&self, value: f64) -> f64 {
        self.top + self.height * (1.0 - value / self.most)
    }

    fn axes(&self, out: &mut String, colours: &Colours, title: &str, lowest: bool) {
        let Colours { soft, line, .. } = colours;
        text(out, LEFT, self.top - 10.0, "font-weight=\"600\"", title);
        let step = step(self.most, if self.height > 120.0 { 5.0 } else { 3.0 });
        let mut value = 0.0;
        while value <= self.most * 1.001 {
            let y = self.y(value);
            put(out, format_args!("<path d=\"M{LEFT} {y:.1}H{RIGHT}\" stroke=\"{line}\"/>"));
            text(out, LEFT - 8.0, y + 4.0, &format!("text-anchor=\"end\" fill=\"{soft}\""), &format!("{value}"));
            value += step;
        }
        let step = minutes_apart(self.last);
        let bottom = self.top + self.height;
        let mut minute = 0.0;
        while minute <= self.last {
            let x = self.x(minute);
            put(out, format_args!("<path d=\"M{x:.1} {bottom:.1}v5\" stroke=\"{soft}\"/>"));
            if lowest {
                let more = format!("text-anchor=\"middle\" fill=\"{soft}\"");
                text(out, x, bottom + 18.0, &more, &format!("{minute}"));
            }
            minute += step;
        }
        if lowest {
            let more = "text-anchor=\"middle\"";
            text(out, f64::midpoint(LEFT, RIGHT), bottom + 36.0, more, "Minutes from the beginning");
        }
    }

    fn bands(&self, out: &mut String, name: &str, colour: &str, minutes: &[f64], bands: &Bands) {
        for (class, low, high, opacity) in
            [("nine-tenths", &bands.p5, &bands.p95, 0.18), ("half", &bands.p25, &bands.p75, 0.30)]
        {
            let there = self.line(minutes.iter().zip(high));
            let back = self.line(minutes.iter().zip(low).rev());
            put(
                out,
                format_args!(
                    "<path class=\"{name} {class}\" d=\"M{there}L{back}Z\" fill=\"{colour}\" fill-opacity=\"{opacity}\"/>"
                ),
            );
        }
        let middle = self.line(minutes.iter().zip(&bands.p50));
        put(
            out,
            format_args!(
                "<path class=\"{name} middle\" d=\"M{middle}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.75\" stroke-linejoin=\"round\"/>"
            ),
        );
    }

    fn line<'a>(&self, points: impl Iterator<Item = (&'a f64, &'a f64)>) -> String {
        let mut out = String::new();
        for (minute, value) in points {
            let _ = write!(out, " {:.1} {:.1}", self.x(*minute), self.y(*value));
        }
        out.trim_start().to_owned()
    }
}

/// A step of 1, 2 or 5 times a power of ten, at most so many up to the top.
fn step(most: f64, many: f64) -> f64 {
    let power = 10.0_f64.powf((most / many).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|it| most / it <= many + 1e-9).unwrap_or(most)
}

fn round_top(values: &[f64]) -> f64 {
    let most = values.iter().fold(f64::MIN_POSITIVE.sqrt(), |most, it| most.max(*it));
    let step = step(most, 5.0);
    (most / step).ceil() * step
}

fn minutes_apart(last: f64) -> f64 {
    [1.0, 5.0, 10.0, 30.0, 60.0, 120.0, 240.0].into_iter().find(|it| last / it <= 13.0).unwrap_or(480.0)
}

fn words_of(windows: &Windows) -> String {
    let said = |what: &str, Reached { minutes, percent }: &Reached| match minutes {
        Some(it) => {
            format!(
                "{what}: {percent:.0} in 100 people, most of them between minutes {:.0} and {:.0}.",
                it.low, it.high
            )
        }
        None => format!("{what}: nobody."),
    };
    let level = Windows::ONSET;
    format!(
        "{} {} \"Most\" is 10 to 90 in 100 of those; weak evidence, no clock.",
        said(&format!("Effect site first at {level} ng/mL"), &windows.onset),
        said(&format!("Back at {level} ng/mL"), &windows.settled)
    )
}

/// Lines that fit, broken between words; the first begins with a mark.
fn wrapped(text: &str, mark: &str) -> Vec<String> {
    let mut lines = vec![mark.trim_end().to_owned()];
    for word in text.split(' ') {
        let full =
            lines.last().is_some_and(|it| !it.is_empty() && it.chars().count() + word.chars().count() >= LETTERS);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (most, many, told) in [(216.0, 5.0, 50.0), (9.0, 3.0, 5.0), (0.9, 5.0, 0.2), (100.0, 5.0, 20.0)] {
            assert!((step(most, many) - told).abs() < 1e-9, "{most}: {}", step(most, many));
        }
    }

    #[test]
    fn long_sentences_are_broken_between_words() {
        for line in limits().iter().flat_map(|it| wrapped(it, "\u{2013} ")) {
            assert!(line.chars().count() <= LETTERS && !line.starts_with(' ') && !line.ends_with(' '), "{line}");
        }
    }
}
