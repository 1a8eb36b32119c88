//! Samples of the room.

use alula_core::ids::{ClientId, EntryId, SessionId, StaffId};
use alula_core::preparation::{TherapistRole, TouchAnswer};
use alula_core::session::MarkKind;
use jiff::Timestamp;

use super::super::{
    Bedside, Beside, Criterion, Due, HelpCard, Injection, Kept, Ladder, Leaving, Moves, Pad, PersonCard, Porch,
    Reading, ReplayBar, Room, SoundBar, Standing, TouchNow,
};
use super::{LONG_NAME, person};
use crate::parts::{Expected, Forms, Lane, LaneKind, Mark, Shape, Timeline};

fn lanes(marks: usize) -> Timeline {
    let mark = |n: usize, shape, label: &str, said: &str| Mark {
        entry: None,
        minute: i64::try_from(n).unwrap_or(0) * 3,
        shape,
        label: label.into(),
        said: said.into(),
    };
    let kinds =
        [LaneKind::Medicine, LaneKind::Body, LaneKind::Person, LaneKind::Touch, LaneKind::Sound, LaneKind::Watch];
    let lane = |kind| Lane {
        kind,
        marks: match kind {
            LaneKind::Medicine => vec![mark(0, Shape::Lasting { until: 12 }, "100 mg", "")],
            LaneKind::Person => (2..marks)
                .map(|n| mark(n, Shape::State, "still", if n == 4 { "it is wide here" } else { "" }))
                .collect(),
            _ => Vec::new(),
        },
    };
    Timeline {
        from: -10,
        until: 60,
        lanes: kinds.map(lane).into(),
        ticks: vec![(0, "T0".into()), (30, "0:30".into())],
        now: Some(42),
        large: true,
        expected: Some(Expected::sample()),
    }
}

impl Room {
    /// Just begun, in the deep, after a long day with much to tell, and after leaving.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let t0: Timestamp = "2026-06-30T18:00:00Z".parse().unwrap_or_default();
        let kept = |n: usize, what: &str| Kept {
            entry,
            elapsed: format!("0:{n:02}"),
            what: what.into(),
            said: if n == 12 { "it is wide here".into() } else { String::new() },
            late: if n == 9 { "written down at 15:10".into() } else { String::new() },
            may_strike: n > 0,
            moves: (n == 12).then(|| Moves { kind: MarkKind::Words, words: "it is wide here".into(), at: t0 }),
            incident: n == 15,
            struck: n == 6,
        };
        let bedside = |n: usize| Bedside {
            pad: Pad::samples(client, SessionId(entry.0)).swap_remove(n).1,
            ladder: Ladder::samples(entry).swap_remove(n).1,
            further: (n == 2).then(|| (Injection::samples(client, entry).swap_remove(4).1, 40)),
        };
        let empty = Self {
            client,
            session: SessionId(entry.0),
            drawn: entry,
            seen: 41,
            name: "Mara".into(),
            about: "session 2 of 4 · lozenge 100 mg · in the office".into(),
            t0,
            now: t0,
            elapsed: 0,
            phase: "Hold".into(),
            kept_until: "11:00:04".into(),
            due: Some(Due { what: "Spit or swallow".into(), in_minutes: 12 }),
            reading: None,
            bedside: bedside(0),
            person: PersonCard::default(),
            lanes: lanes(0),
            kept: vec![kept(0, "medicine given, 100 mg")],
            touch: Vec::new(),
            role: None,
            instruction: String::new(),
            lozenge_in: true,
            further: None,
            phases: vec![("rising".into(), "Rising".into()), ("deep".into(), "Deep".into())],
            terms: vec![("nausea".into(), "Nausea".into())],
            leaving: Leaving { earliest: "13:00".into(), ..Leaving::default() },
            left: false,
            contact_planned: false,
            note: ("Write the note".into(), crate::urls::Client(client).to_string()),
            porch: None,
            help: HelpCard { address: "At the practice. The room with the window".into(), ..HelpCard::default() },
            help_since: None,
            writer: Some(StaffId(entry.0)),
            may_write: true,
            beside: Beside::default(),
            forms: Forms::fresh(),
        };
        let touch = |what: &str, answer, offered| TouchNow { what: what.into(), answer, offered };
        let reading = |pressure: &str, beyond| Reading {
            at: "14:02".into(),
            pressure: pressure.into(),
            beside: "pulse 78 · oxygen 97 %".into(),
            limit: "150/90".into(),
            beyond,
        };
        let [without_set, usual_sound, long_sound] = SoundBar::samples(client, entry);
        let empty = Self { beside: Beside::Sound(without_set), ..empty };
        let usual = Self {
            elapsed: 42,
            beside: Beside::Sound(usual_sound),
            phase: "Deep".into(),
            due: Some(Due { what: "Pressure".into(), in_minutes: 3 }),
            reading: Some(reading("132/84", false)),
            bedside: bedside(1),
            person: person(),
            lanes: lanes(8),
            kept: (0..8).rev().map(|n| kept(n * 3, "still")).collect(),
            touch: vec![touch("Hand", TouchAnswer::Yes, false), touch("Shoulder", TouchAnswer::Ask, true)],
            role: Some(TherapistRole::QuietPresence),
            lozenge_in: false,
            further: Some(("A further 50 mg".into(), 50_000)),
            ..empty.clone()
        };
        let extreme = Self {
            name: LONG_NAME.into(),
            beside: Beside::Sound(long_sound),
            due: Some(Due { what: "Questions before leaving".into(), in_minutes: -9 }),
            reading: Some(reading("182/104", true)),
            instruction: "Sit up, quiet, measure again in five minutes, ring me.".into(),
            bedside: bedside(2),
            lanes: lanes(14),
            touch: vec![touch(LONG_NAME, TouchAnswer::Ask, true), touch("يد على الكتف", TouchAnswer::Yes, false)],
            kept: (0..40).rev().map(|n| kept(n, "still")).collect(),
            leaving: Leaving {
                criteria: vec![
                    Criterion {
                        words: "Two hours since the medicine".into(),
                        standing: Standing::Right,
                        because: "2 h 10 min".into(),
                    },
                    Criterion {
                        words: "Walks without help".into(),
                        standing: Standing::Missing,
                        because: String::new(),
                    },
                ],
                earliest: "13:00".into(),
                ready_since: "ready since 13:20".into(),
                escort: "Confirmed for today: Nils.".into(),
                ..Leaving::default()
            },
            ..usual.clone()
        };
        let left = Self { left: true, beside: Beside::default(), due: None, ..usual.clone() };
        let doubted = Self { forms: Forms::fresh().with("vitals", Pad::doubted_sample()), ..usual.clone() };
        let replay = Beside::Replay(ReplayBar::sample(client, SessionId(entry.0)));
        let replayed = Self { may_write: false, beside: replay, ..usual.clone() };
        let at_home = |name: &'static str, porch: Porch| {
            let help = HelpCard {
                address: "4 Invented Lane, second floor, the code is 1904, Oakland, CA".into(),
                who: "Mara Lindqvist, about 41 years".into(),
                taken: vec!["ketamine 100 mg, lozenge, at 11:00".into()],
                allergies: "penicillin".into(),
                numbers: porch.rings.numbers(),
                ..HelpCard::default()
            };
            let about = "session 2 of 4 · lozenge 100 mg · at home".into();
            let left = porch.over;
            let leaving = Leaving { at_home: true, ..usual.leaving.clone() };
            let beside = Beside::default();
            let (bedside, t0) = (bedside(0), t0 - jiff::SignedDuration::from_mins(porch.tile.arc.minute));
            (name, Self { porch: Some(porch), bedside, t0, help, about, left, leaving, beside, ..usual.clone() })
        };
        let [begun, quiet, alarms, over] = Porch::samples(client, entry);
        let (quiet, alarms) = (at_home("home", quiet), at_home("home-alarms", alarms));
        let (begun, over) = (at_home("home-begun", begun), at_home("home-over", over));
        vec![
            ("empty", empty),
            begun,
            quiet,
            alarms,
            over,
            ("usual", usual),
            ("doubted", doubted),
            ("extreme", extreme),
            ("left", left),
            ("replayed", replayed),
        ]
    }
}
