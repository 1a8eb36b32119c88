//! Invented stories to look at and to test with.

use alula_core::ids::{ClientId, EntryId};

use super::{Alert, Story, Telling};
use crate::parts::{
    Action, Curve, Expected, Lane, LaneKind, Link, Mark, Missing, Next, Point, Reached, Rule, Shape, Step, Timeline,
    Tone,
};

impl Story {
    /// Empty, usual, extreme.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        vec![("empty", empty(client)), ("usual", usual(client, entry)), ("extreme", extreme(client, entry))]
    }
}

fn empty(client: ClientId) -> Story {
    Story {
        client,
        name: "Odile Marsh".into(),
        about: "they/them · 29 · with us since today".into(),
        alerts: Vec::new(),
        intention: None,
        arc: vec![
            step("Enquiry", "today", Reached::Now),
            step("Preparation", "", Reached::Ahead),
            step("Session 1", "", Reached::Ahead),
        ],
        tellings: Vec::new(),
        next: None,
        missing: vec![Missing {
            what: "Who cares for Odile".into(),
            who: "The practice manager names the team".into(),
            to: Some("/clients".into()),
        }],
        curves: Vec::new(),
        held: Vec::new(),
        team: Vec::new(),
        ended: false,
        may_name_team: false,
    }
}

fn step(name: &str, about: &str, reached: Reached) -> Step {
    Step { name: name.into(), about: about.into(), reached }
}

fn usual(client: ClientId, entry: EntryId) -> Story {
    Story {
        client,
        name: "Mara Lindqvist".into(),
        about: "she/her · 41 · with us since March · session 2 of 4".into(),
        alerts: Vec::new(),
        intention: Some((
            "To be kind to the part of me that still waits at the window.".into(),
            "Her intention, set 9 June, held lightly · calm her with: hand on the shoulder if she asks, her brother's name, no talking at first".into(),
        )),
        arc: vec![
            step("Enquiry", "4 Mar", Reached::Done),
            step("Preparation", "3 visits", Reached::Done),
            step("Session 1", "16 Jun", Reached::Done),
            step("Integration", "2 visits", Reached::Now),
            step("Session 2", "30 Jun, not ready yet", Reached::Ahead),
        ],
        tellings: vec![integration(entry.following(1)), session(entry.following(2)), preparation(entry.following(3))],
        next: Some(next()),
        missing: Vec::new(),
        curves: vec![phq9()],
        held: vec!["Lamotrigine 100 mg".into(), "penicillin allergy".into(), "pressure limit 150/90 by Dr. Cole".into()],
        team: vec![("therapist".into(), "Alba Reyes, AMFT".into()), ("supervisor".into(), "Jonah Okafor, LMFT".into()), ("prescriber".into(), "Dr. Imani Cole".into())],
        ended: false,
        may_name_team: true,
    }
}

fn next() -> Next {
    Next {
        title: "Session 2, Monday 30 June, 11:00".into(),
        about: "Room with the window · lozenge 100 mg · Nils drives".into(),
        missing: vec![
            Missing { what: "PHQ-9 for this week".into(), who: "Mara can do it now".into(), to: None },
            Missing {
                what: "Dr. Imani Cole has not confirmed the dose order".into(),
                who: "asked yesterday".into(),
                to: None,
            },
        ],
        action: Some(Action::go("Ask Mara for the PHQ-9", "/clients")),
        also: None,
    }
}

fn integration(id: EntryId) -> Telling {
    Telling {
        id,
        when: "Tue 24 Jun".into(),
        heading: "Integration visit".into(),
        to: None,
        sentences: vec!["She brought the window again. On Saturday she sat in the kitchen for ten minutes without her phone, twice; the second time she cried and it was all right.".into()],
        own: Vec::new(),
        threads: vec![vec![
            Link::Own("the window".into()),
            Link::Kept("Insight: the waiting was love, not failure".into()),
            Link::Kept("Ten minutes in the kitchen, Sat and Wed".into()),
            Link::Remark("2 of 3 tried".into()),
        ]],
        timeline: None,
        signed: "Signed A. Reyes 24 Jun 15:12 · co-signed J. Okafor 25 Jun 09:40".into(),
    }
}

fn session(id: EntryId) -> Telling {
    Telling {
        id,
        when: "Mon 16 Jun".into(),
        heading: "Medicine session 1, in the office".into(),
        to: Some("/clients".into()),
        sentences: vec!["Lozenge 100 mg, held 12 minutes, spat. Highest pressure 138/86 (limit 150/90). Ready to leave at 2 h 20 min, left with her brother at 2 h 45.".into()],
        own: vec!["It was wide. I was a bird looking down on my life, and nobody was angry.".into()],
        threads: Vec::new(),
        timeline: Some(lanes(false)),
        signed: "Signed A. Reyes 16 Jun 16:30 · co-signed J. Okafor 17 Jun 08:15".into(),
    }
}

fn preparation(id: EntryId) -> Telling {
    Telling {
        id,
        when: "Mon 9 Jun".into(),
        heading: "Preparation visit 3".into(),
        to: None,
        sentences: vec!["Fears named: losing control, not coming back. Touch agreed: hand yes, shoulder ask, elsewhere no. Her brother Nils will sit with her after.".into()],
        own: Vec::new(),
        threads: Vec::new(),
        timeline: None,
        signed: String::new(),
    }
}

fn mark(minute: i64, shape: Shape, label: &str, said: &str) -> Mark {
    Mark { entry: None, minute, shape, label: label.into(), said: said.into() }
}

/// The lanes of an invented session, small for a story or large for the room.
pub fn lanes(large: bool) -> Timeline {
    let expected = (0..=16)
        .map(|n| (n * 10, rise(n as f64 / 4.0) * 0.55, rise(n as f64 / 4.0) * 0.75, rise(n as f64 / 4.0)))
        .collect();
    Timeline {
        from: -15,
        until: 165,
        lanes: vec![
            Lane {
                kind: LaneKind::Medicine,
                marks: vec![mark(0, Shape::Lasting { until: 12 }, "100 mg, spat 0:12", "")],
            },
            Lane {
                kind: LaneKind::Body,
                marks: vec![
                    mark(-8, Shape::Measured, "118/76", ""),
                    mark(40, Shape::Measured, "138/86", ""),
                    mark(75, Shape::Measured, "126/80", ""),
                    mark(130, Shape::Measured, "120/78", ""),
                ],
            },
            Lane {
                kind: LaneKind::Person,
                marks: vec![
                    mark(28, Shape::State, "still", ""),
                    mark(52, Shape::State, "speaks", "it is wide here"),
                    mark(82, Shape::Moved, "tears", ""),
                    mark(135, Shape::State, "sits up", ""),
                ],
            },
            Lane { kind: LaneKind::Touch, marks: vec![mark(84, Shape::Agreed, "hand, asked, yes", "")] },
            Lane {
                kind: LaneKind::Sound,
                marks: vec![
                    mark(0, Shape::Lasting { until: 62 }, "rising", ""),
                    mark(62, Shape::Open { until: 110 }, "silence", ""),
                ],
            },
            Lane { kind: LaneKind::Watch, marks: vec![mark(30, Shape::Seen, "", ""), mark(60, Shape::Seen, "", "")] },
        ],
        ticks: vec![(0, "T0".into()), (40, "0:40".into()), (75, "1:15".into()), (140, "2:20 ready".into())],
        now: large.then_some(95),
        large,
        expected: Some(Expected { points: expected, ..Expected::default() }),
    }
}

fn rise(hours: f64) -> f64 {
    (hours * (1.0 - hours).exp()).clamp(0.0, 1.0)
}

fn phq9() -> Curve {
    let point = |day, when: &str, value| Point { day, when: when.into(), value: Some(value), early: false };
    Curve {
        name: "PHQ-9".into(),
        low: 5.0,
        high: 20.0,
        step: 5.0,
        points: vec![point(0, "10 Mar", 19.0), point(40, "19 Apr", 18.0), point(86, "4 Jun", 17.0), point(104, "20 Jun", 9.0), point(112, "23 Jun", 7.0)],
        rules: vec![Rule { day: 97, label: "session 1".into() }],
        sentence: "19 to 7: reliable change (needs 6), response, not yet remission. 23 Jun".into(),
        definition: "Reliable change: at least 6 points, more than the scale wavers by itself. Response: half of the first total or less. Remission: below 5.".into(),
    }
}

fn extreme(client: ClientId, entry: EntryId) -> Story {
    let mut story = usual(client, entry);
    story.name = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, מיכל בן־דוד".into();
    story.about = "she/her or they/them, ask each time · 87 · with us since Tue 14 Mar 2023 · session 12 of 12".into();
    story.alerts = vec![
        Alert {
            tone: Tone::Risk,
            heading: "She answered question 9 with “several days”".into(),
            words: "Alba Reyes is asked to call her today. Nobody has yet.".into(),
            way: Some(("Look at the concern".into(), "/clients".into())),
        },
        Alert {
            tone: Tone::Missing,
            heading: "A reading arrived 40 minutes late".into(),
            words: "It was taken before the dose and came in after it. Please look at it.".into(),
            way: Some(("Look at it".into(), "/clients".into())),
        },
    ];
    let mut arabic = preparation(entry.following(90));
    arabic.own = vec!["كنت طائراً أنظر إلى حياتي من فوق، ولم يكن أحد غاضباً.".into()];
    story.tellings = (0..30).map(|n| integration(entry.following(100 + n))).collect();
    story.tellings.insert(0, arabic);
    story.curves.push(Curve {
        name: "GAD-7".into(),
        points: vec![Point { day: 0, when: "10 Mar".into(), value: None, early: false }],
        rules: Vec::new(),
        sentence: "One question was skipped, so there is no total yet.".into(),
        ..phq9()
    });
    story.held = (0..14).map(|n| format!("a medicine with a long name {n} mg")).collect();
    story
}
