//! The chart as one file, with sample content.

use alula_core::instruments;
use alula_paper::{Fact, Stated, Words};

use super::samples::{HASH, pair};
use super::{ChartFile, Told, measures};
use crate::parts::{Curve, Point, Rule};

fn curve(points: Vec<(i64, Option<f64>)>) -> Vec<alula_paper::Block> {
    let instrument = &instruments::all()[0];
    let point = |(day, value): (i64, Option<f64>)| Point {
        day,
        when: format!("{} Jun 2026", day % 30 + 1),
        value,
        early: false,
    };
    let curve = Curve {
        name: instrument.name.clone(),
        low: 0.0,
        high: 30.0,
        step: 10.0,
        points: points.into_iter().map(point).collect(),
        rules: vec![Rule { day: 12, label: "session 1".into() }, Rule { day: 19, label: "session 2".into() }],
        sentence: "9 on Tue 24 Jun 2026, mild. 9 points lower than 18 on Mon 9 Jun 2026: a reliable change, for the \
            better. Response by definition, not remission."
            .into(),
        definition: crate::measures::definition(instrument),
    };
    measures::blocks(instrument, &curve)
}

fn stated(number: u64, kind: &str, says: Vec<Fact>) -> Stated {
    Stated {
        number,
        kind: kind.into(),
        about: "happened 16 June 2026, 14:02 · recorded 16 June 2026, 14:03 · Alba Reyes, AMFT".into(),
        says,
        ..Stated::default()
    }
}

pub(super) fn chart_empty() -> ChartFile {
    ChartFile {
        chart: "0197b0a8-0000-7000-8000-000000000001".into(),
        intention: None,
        team: Vec::new(),
        held: Vec::new(),
        story: Vec::new(),
        measures: Vec::new(),
        statements: Vec::new(),
        seal: String::new(),
    }
}

pub(super) fn chart() -> ChartFile {
    let pressure =
        |upper: &str| vec![Fact::new("Pressure, upper pressure", upper), Fact::new("Pressure, lower pressure", "79")];
    let told = |when: &str, heading: &str, says| Told { when: when.into(), heading: heading.into(), says };
    let own = |label: &str, words: &str| Fact { label: label.into(), words: Words::own(words) };
    ChartFile {
        intention: Some((
            "To be kind to the part of me that still waits at the window.".into(),
            "Intention, set Mon 9 Jun 2026, held lightly".into(),
        )),
        team: vec![pair("therapist", "Alba Reyes, AMFT"), pair("supervisor", "J. Okafor, LMFT")],
        held: vec!["Sertraline 100 mg".into(), "allergy: penicillin".into()],
        story: vec![
            told("Mon 2 Jun 2026", "Became a client", vec![Words::own("I am tired of being tired.")]),
            told(
                "Mon 9 Jun 2026",
                "Preparation visit",
                vec![
                    Words::house("Fears named: losing the words, and being seen crying."),
                    Words::house(
                        "Signed Alba Reyes, AMFT Mon 9 Jun 2026, 11:05 · co-signed J. Okafor, LMFT Tue 10 Jun 2026, 08:30",
                    ),
                ],
            ),
            told(
                "Mon 16 Jun 2026",
                "Medicine session 1, in the office",
                vec![
                    Words::house("Lozenge 100 mg, held 12 min, spat. Highest pressure 146/91."),
                    Words::house("Left with Jonas at 2 h 1 min."),
                    Words::own("The window was never locked."),
                ],
            ),
        ],
        measures: curve(vec![(1, Some(18.0)), (8, Some(17.0)), (15, None), (22, Some(11.0)), (29, Some(9.0))]),
        statements: vec![
            stated(
                1,
                "Became a client",
                vec![Fact::new("Person, name", "Mara Lindqvist"), own("Own words", "I am tired of being tired.")],
            ),
            Stated {
                before: vec![("Until statement 4 it said".into(), pressure("182"))],
                later: vec![
                    "Corrected by Alba Reyes, AMFT, 16 June 2026, 14:21 (statement 4): read from the wrong line".into(),
                ],
                ..stated(2, "Reading", pressure("128"))
            },
            Stated {
                withdrawn: true,
                later: vec![
                    "Withdrawn by Alba Reyes, AMFT, 16 June 2026, 14:30 (statement 5): another client's".into(),
                ],
                ..stated(3, "Visit", vec![Fact::new("Summary", "Fears named.")])
            },
            stated(
                4,
                "Correction",
                vec![Fact::new("Entry", "statement 2"), Fact::new("Reason", "read from the wrong line")],
            ),
            stated(5, "Withdrawn", vec![Fact::new("Entry", "statement 3"), Fact::new("Reason", "another client's")]),
        ],
        seal: HASH.into(),
        ..chart_empty()
    }
}

pub(super) fn chart_extreme() -> ChartFile {
    let usual = chart();
    let hostile = "#import \"/etc/passwd\" \\ $integral_0^1$ *bold* _x_ `code` <label> @ref // comment /* */ \u{202e}drow\u{202c}";
    let mut statements: Vec<Stated> = (6..206)
        .map(|n| stated(n, "Question answered", vec![Fact::new("Item", "9"), Fact::new("Value", "0")]))
        .collect();
    statements.insert(0, stated(5, "Breath counted", vec![Fact::new("As it was written", hostile)]));
    let own = Words::own("قلت لنفسي إن النافذة لم تكن مقفلة قط.\nUnd dann, Жанна: λόγος. 🙂🌊 田中");
    let mut story = usual.story.clone();
    story.extend((0..30).map(|_| Told {
        when: "Mon 16 Jun 2026".into(),
        heading: "Integration visit".into(),
        says: vec![own.clone(), Words::house("Ten minutes in the kitchen. ".repeat(20))],
    }));
    ChartFile {
        story,
        statements,
        measures: curve((0..40).map(|n| (n * 7, Some(f64::from((n * 5 % 28) as i32)))).collect()),
        ..usual
    }
}
