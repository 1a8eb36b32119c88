//! Every printed document with sample content: little, usual, and as much as a document has to carry.

use alula_core::instruments;
use alula_core::preparation::documents;
use alula_paper::{Document, Fact, Lane, Lanes, Mark, Shape, Signature, Stated, Words};

use super::{ChartFile, ConsentCopy, Frame, Given, Letter, Reading, SessionSummary, Told, measures};
use crate::parts::{Curve, Point, Rule};
use crate::wording;

/// A document with sample content.
pub struct Sample {
    /// Document and sample: `consent-usual`.
    pub name: String,
    /// The document.
    pub document: Document,
}

/// A name that needs two lines, and one that is read from the right.
const LONG: &str = "Maximiliana Wolkenstein-Trostburg de la Fuente y Santamaría, born 29 February 1984";
const RIGHT: &str = "שרה בת־אל אברמוביץ׳, born 1 July 1985";
const HASH: &str = "9f3a52c1e07d4b886a1f0c93d5e7b2483c6af1907be2d45810fa63bd92c7e01d";

/// Every document with every sample.
pub fn all() -> Vec<Sample> {
    let usual = frame("Mara Lindqvist, born 1 July 1985");
    let (long, right) = (frame(LONG), frame(RIGHT));
    let mut all = Vec::new();
    let mut add = |name: &str, document| all.push(Sample { name: name.to_owned(), document });
    add("consent-usual", consent().document(&usual));
    add("consent-taken-back", taken_back().document(&long));
    add(
        "consent-text-gone",
        ConsentCopy { text: None, anew: "2 July 2026, 09:00".into(), ..consent() }.document(&right),
    );
    add("session-empty", session_empty().document(&usual));
    add("session-usual", session().document(&usual));
    add("session-extreme", session_extreme().document(&long));
    add("chart-empty", chart_empty().document(&usual));
    add("chart-usual", chart().document(&usual));
    add("chart-extreme", chart_extreme().document(&right));
    add("letter-usual", letter().document(&usual));
    add("letter-extreme", letter_extreme().document(&right));
    all
}

fn frame(about: &str) -> Frame {
    Frame {
        practice: "Quiet Harbour (invented)".into(),
        about: about.into(),
        printed: "Printed on 30 June 2026".into(),
        day: (2026, 6, 30),
    }
}

fn consent() -> ConsentCopy {
    let it = &documents()[0];
    let paragraphs = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect();
    ConsentCopy {
        title: it.title.into(),
        version: it.version.into(),
        digest: it.digest.clone(),
        text: Some(it.sections.iter().map(|(head, all)| ((*head).to_owned(), paragraphs(all))).collect()),
        name: "Mara Lindqvist".into(),
        signed: "9 June 2026, 10:20".into(),
        recorded: "9 June 2026, 10:20, signed in as the client".into(),
        number: 14,
        seal: HASH.into(),
        taken_back: None,
        anew: String::new(),
    }
}

fn taken_back() -> ConsentCopy {
    let words = "I want to wait until my sister is back. #set text(red) $x^2$ 🙂 田";
    ConsentCopy { taken_back: Some(("12 June 2026, 14:02".into(), words.into())), name: LONG.into(), ..consent() }
}

fn pair(label: &str, words: &str) -> (String, String) {
    (label.to_owned(), words.to_owned())
}

fn session_empty() -> SessionSummary {
    SessionSummary {
        title: "Medicine session 1".into(),
        about: vec![
            pair("Day", "16 June 2026"),
            pair("Where", "in the office, the quiet room"),
            pair("Route", "lozenge"),
        ],
        not_given: "No medicine has been given in this session.".into(),
        unsigned: "No note about this session is signed yet.".into(),
        ..SessionSummary::default()
    }
}

fn reading(n: i64, pressure: &str) -> Reading {
    Reading {
        at: format!("{:02}:{:02}", 14 + n / 6, n % 6 * 10),
        minute: wording::elapsed(n * 10 - 20),
        pressure: pressure.into(),
        pulse: (70 + n % 9).to_string(),
        oxygen: "98".into(),
        breaths: if n % 2 == 0 { "14".into() } else { "–".into() },
    }
}

fn lanes(marks: i64) -> Lanes {
    let lane = |name, all: Vec<(i64, Shape)>| Lane {
        name,
        marks: all.into_iter().map(|(minute, shape)| Mark { minute, shape }).collect(),
    };
    let every = |step: i64, shape| (0..marks).map(|n| (n * step, shape)).collect::<Vec<_>>();
    Lanes {
        spoken: "The session on six lanes; the table below tells each mark with its minute.".into(),
        from: -20,
        until: 155,
        ticks: [0, 30, 60, 90, 120].map(|it| (it, if it == 0 { "T0".into() } else { wording::elapsed(it) })).into(),
        lanes: vec![
            lane(
                "medicine",
                vec![(-18, Shape::Declined), (-4, Shape::Agreed), (0, Shape::Lasting(12)), (12, Shape::State)],
            ),
            lane("body", every(15, Shape::Measured)),
            lane("person", vec![(9, Shape::State), (31, Shape::Moved), (48, Shape::State), (74, Shape::Moved)]),
            lane("touch", vec![(33, Shape::Agreed), (52, Shape::Declined)]),
            lane("sound", vec![(2, Shape::Lasting(44)), (44, Shape::Open(90))]),
            lane("watch", every(20, Shape::Seen)),
        ],
    }
}

fn session() -> SessionSummary {
    let mark = |minute: i64, what: &str, words: Words| (wording::elapsed(minute), what.to_owned(), words);
    let sign = |what: &str, who: &str, when: &str| Signature {
        what: what.into(),
        who: who.into(),
        when: when.into(),
        over: HASH.into(),
    };
    SessionSummary {
        title: "Medicine session 2 of 3".into(),
        about: vec![
            pair("Day", "16 June 2026"),
            pair("Where", "in the office, the quiet room"),
            pair("Route", "lozenge"),
            pair("Order", "100 mg, at most 150 mg on one day, by Pia Lind, MD"),
            pair("T0", "14:20"),
            pair("Taken home by", "Jonas Lindqvist"),
            pair("Protocol", "kap-reference 2026-1"),
        ],
        not_given: String::new(),
        intention: "To be kind to the part of me that still waits at the window.".into(),
        given: vec![
            Given {
                at: "14:20".into(),
                minute: "0:00".into(),
                amount: "100 mg".into(),
                how: "lozenge, lot K-118".into(),
            },
            Given {
                at: "14:52".into(),
                minute: "0:32".into(),
                amount: "50 mg".into(),
                how: "lozenge, further amount".into(),
            },
        ],
        given_words: "The lozenge was held for 12 min and spat. Altogether 150 mg.".into(),
        pressure_words: "Highest pressure before the medicine: 128/82 at 14:02. Highest pressure after it: 146/91 at \
            14:50. This client's limit before the medicine: 150/95, by the prescriber's order."
            .into(),
        readings: ["128/82", "126/80", "131/84", "146/91", "138/86", "124/79"]
            .iter()
            .zip(0..)
            .map(|(it, n)| reading(n, it))
            .collect(),
        phases: vec![
            ["Settling".into(), "0:00".into(), "0:15".into(), "by the protocol's time".into()],
            ["The deep hour".into(), "0:15".into(), "1:10".into(), "seen by the therapist".into()],
            ["Coming back".into(), "1:10".into(), "the end".into(), "seen by the therapist".into()],
        ],
        lanes: Some(lanes(8)),
        marks: vec![
            mark(-18, "Day asked about", Words::default()),
            mark(0, "100 mg", Words::default()),
            mark(31, "Tears", Words::house("quiet, hand on the heart")),
            mark(48, "Said", Words::own("The window was never locked.")),
            mark(52, "Touch, no", Words::default()),
            mark(121, "Left", Words::house("with Jonas Lindqvist")),
        ],
        leaving: vec![
            pair("Asked at", "16:12"),
            pair("Alertness", "5 of 5"),
            pair("Knows place and day", "yes"),
            pair("Walks ten steps", "yes"),
            pair("Escort is here", "yes"),
            pair("Left at", "16:21 with Jonas Lindqvist"),
            pair("Next contact", "17 June 2026, 10:00, a call"),
        ],
        own: vec![pair(
            "The window was never locked. I could have opened it all along.",
            "Kept by the client on 17 June 2026",
        )],
        note: vec![
            pair("What mattered", "She stayed with the window until it opened by itself."),
            pair("For integration", "Ten minutes in the kitchen, mornings, window open."),
        ],
        signatures: vec![
            sign("Signed", "Alba Reyes, AMFT", "16 June 2026, 17:40"),
            sign("Co-signed", "J. Okafor, LMFT", "17 June 2026, 09:05"),
        ],
        unsigned: String::new(),
    }
}

fn session_extreme() -> SessionSummary {
    let usual = session();
    let said = "כשהייתי ילדה החלון היה תמיד סגור, ועכשיו הוא פתוח.";
    let long = "She lay still for a long while, then asked for the blanket, then asked for it to be taken away again, and \
        laughed about it. ";
    let mut marks: Vec<_> = (0..40).map(|n| (wording::elapsed(n * 4), "Note".to_owned(), Words::house(long))).collect();
    marks.push((wording::elapsed(163), "Said".to_owned(), Words::own(said)));
    SessionSummary {
        readings: (0..40).map(|n| reading(n, &format!("{}/{}", 120 + n, 76 + n / 2))).collect(),
        marks,
        lanes: Some(lanes(40)),
        own: vec![pair(said, "Kept by the client on 17 June 2026"), pair(&long.repeat(12), "Kept with the therapist")],
        unsigned: "J. Okafor, LMFT has not co-signed it yet.".into(),
        ..usual
    }
}

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

fn chart_empty() -> ChartFile {
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

fn chart() -> ChartFile {
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

fn chart_extreme() -> ChartFile {
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

fn letter() -> Letter {
    Letter {
        from: ["Pier 4, Harbour Road","Port Adair, CA 94901","415 555 0134"].map(str::to_owned).to_vec(),
        to: "Dr. Ines Wolf".into(),
        address: vec!["Family Practice at the Quay".into(), "12 Quay Street".into(), "Port Adair, CA 94901".into()],
        dated: "30 June 2026".into(),
        subject: "Ketamine-assisted psychotherapy, April to June 2026".into(),
        body: "Dear Dr. Wolf,\n\nI write at the request of Mara Lindqvist, whom we both care for. Between April and June she \
            came to two medicine sessions and six visits.\n\nHer pressure stayed below the limit that was set for her. Please \
            keep the sertraline as it is; we would be glad of the liver values you take in July.\n\nWith kind regards"
            .into(),
        measures: "PHQ-9, Patient Health Questionnaire: 9 on Tue 24 Jun 2026, mild. 9 points lower than 18 on Mon 9 Jun 2026: \
            a reliable change, for the better."
            .into(),
        author: "Pia Lind, MD".into(),
        filed: format!("Filed as statement 88 on 30 June 2026, 11:40, over the content {HASH}."),
    }
}

fn letter_extreme() -> Letter {
    let usual = letter();
    Letter {
        to: "The office of the medical director of the county behavioural health department, records and disclosures".into(),
        subject: "A very long subject that says in many words what could be said in few, because a form elsewhere asked for it".into(),
        body: [usual.body.as_str(), "לכבוד רופאת המשפחה,", "#strong[not bold] and $5 to $7 and 50 % of *it*"].join("\n\n").repeat(4),
        ..usual
    }
}
