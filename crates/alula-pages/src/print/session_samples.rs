//! A session summed up, with sample content.

use alula_paper::{Lane, Lanes, Mark, Shape, Signature, Words};

use super::samples::{HASH, pair};
use super::{Given, Reading, SessionSummary};
use crate::wording;

pub(super) fn session_empty() -> SessionSummary {
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

pub(super) fn session() -> SessionSummary {
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

pub(super) fn session_extreme() -> SessionSummary {
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
