//! Samples of a session at home: nothing yet, usual, extreme.

use alula_core::ids::{ClientId, EntryId, SessionId, StaffId};
use jiff::{SignedDuration, Timestamp};

use super::{
    AlarmLine, Arc, Before, Begin, Board, BoardTile, Link, Offer, PhoneLine, Phones, Porch, RehearsalLine, Rings,
    SitterLine, StepLine, Strip, StripReading, Tile,
};

const LONG_NAME: &str = "Maximiliana Wolkenstein-Trostburg de la Fuente";

fn now() -> Timestamp {
    "2026-06-30T18:42:00Z".parse().unwrap_or_default()
}

fn minutes(minutes: i64) -> Timestamp {
    now() + SignedDuration::from_mins(minutes)
}

impl Phones {
    /// Nobody's; both heard; one quiet.
    pub(crate) fn samples() -> [Self; 3] {
        let line = |whose: &str, link, beside: &str| PhoneLine { whose: whose.into(), link, beside: beside.into() };
        let none = vec![line("Joan’s phone", Link::Nobody, ""), line("Mara’s phone", Link::Nobody, "")];
        let heard = vec![
            line("Joan’s phone", Link::Heard(5), "battery 62 %"),
            line("Mara’s phone", Link::Heard(11), "battery 88 %"),
        ];
        let quiet = vec![
            line("Joan’s phone", Link::Quiet(150), "battery 9 % · another page is in front"),
            line("Mara’s phone", Link::Nobody, ""),
        ];
        let of = |lines, link: &str| Self { lines, link_until: link.into() };
        [of(none, "today, 17:00"), of(heard, ""), of(quiet, "")]
    }
}

impl Rings {
    fn sample() -> Self {
        Self { sitter: ("Joan".into(), "+1 415 555 0101".into()), client: ("Mara".into(), "+1 415 555 0102".into()) }
    }
}

impl Before {
    /// Nobody named yet; all ready; the beginning is open, and a phone that did not do what it should.
    pub(crate) fn samples(client: ClientId, entry: EntryId) -> [Self; 3] {
        let [none, heard, quiet] = Phones::samples();
        let line = |whose: &str, at: &str, works: &[&'static str], fails: &[&'static str], untried: &[&'static str]| {
            RehearsalLine {
                whose: whose.into(),
                at: at.into(),
                works: works.into(),
                fails: fails.into(),
                untried: untried.into(),
            }
        };
        let empty = Self {
            client,
            session: SessionId(entry.0),
            sitter: None,
            rehearsals: vec![line("The sitter’s phone", "", &[], &[], &[]), line("Mara’s phone", "", &[], &[], &[])],
            is_watcher: true,
            others: vec!["J. Okafor, LMFT".into(), "Dr. Imani Cole".into()],
            begin: Begin::Mine(String::new()),
            phones: none,
            rings: Rings::sample(),
        };
        let all = ["going on without a line", "sound", "vibration", "the screen stays on", "the test call"];
        let sitter = SitterLine {
            name: "Joan Field".into(),
            phone: "+1 415 555 0101".into(),
            relation: "sister".into(),
            ready: "learned and agreed".into(),
        };
        let usual = Self {
            sitter: Some(sitter.clone()),
            rehearsals: vec![
                line("Joan’s phone", "yesterday, 19:20", &all, &[], &["the cuff"]),
                line("Mara’s phone", "yesterday, 19:10", &all, &[], &[]),
            ],
            phones: heard,
            ..empty.clone()
        };
        let extreme = Self {
            sitter: Some(SitterLine {
                name: LONG_NAME.into(),
                ready: "the five questions on the phone are open".into(),
                ..sitter
            }),
            rehearsals: vec![
                line(
                    &format!("{LONG_NAME}’s phone"),
                    "yesterday, 19:20",
                    &all[..2],
                    &["vibration"],
                    &["the test call"],
                ),
                line("Mara’s phone", "yesterday, 19:10", &[], &all, &[]),
            ],
            begin: Begin::Open("11:32".into()),
            phones: quiet,
            ..usual.clone()
        };
        [empty, usual, extreme]
    }
}

fn strip(readings: &[(i64, &str, i64, i64)]) -> Strip {
    let reading = |&(minute, at, upper, lower): &(i64, &str, i64, i64)| StripReading {
        minute,
        at: at.into(),
        pressure: (upper, lower),
        beyond: upper >= 150,
    };
    Strip { readings: readings.iter().map(reading).collect(), limit: Some((150, 95)), minute: 42 }
}

impl Porch {
    /// Just begun; quiet in the deep; with alarms, an emergency among them; in good hands.
    pub(crate) fn samples(client: ClientId, entry: EntryId) -> [Self; 4] {
        let phase = |name: &str, from, until| (name.to_owned(), from, until);
        let phases = vec![
            phase("Hold", 0, 12),
            phase("Rising", 12, 25),
            phase("Deep", 25, 75),
            phase("Returning", 75, 110),
            phase("Grounding", 110, 150),
            phase("Leave", 150, 180),
        ];
        let [none, heard, quiet] = Phones::samples();
        let tile = Tile {
            now: now(),
            arc: Arc { phases: phases.clone(), current: Some(0), minute: 1 },
            sign: "No sign from the home since the medicine".into(),
            sign_at: None,
            due: Some(minutes(14)),
            due_clock: "11:56".into(),
            strip: Strip { minute: 1, ..Strip::default() },
            phones: Some(none),
            watcher: "You watch.".into(),
            second: "J. Okafor, LMFT can be reached until 16:00.".into(),
            pages: String::new(),
        };
        let empty = Self {
            client,
            session: SessionId(entry.0),
            tile: tile.clone(),
            alarms: Vec::new(),
            decided: Vec::new(),
            rings: Rings::sample(),
            is_watcher: true,
            offer: Offer::None,
            colleagues: vec![(StaffId(entry.0), "J. Okafor, LMFT".into())],
            line: String::new(),
            counted: String::new(),
            expected: "5".into(),
            released: String::new(),
            over: false,
        };
        let calm = Tile {
            arc: Arc { phases, current: Some(2), minute: 42 },
            sign: "Joan: all calm, as if asleep".into(),
            sign_at: Some(minutes(-3)),
            due: Some(minutes(12)),
            due_clock: "11:54".into(),
            strip: strip(&[(-22, "10:38", 128, 82), (-14, "10:46", 124, 80), (40, "11:40", 138, 86)]),
            phones: Some(heard),
            ..tile
        };
        let usual = Self {
            tile: calm.clone(),
            line: "“Stay near. Nothing else has to be done.” 11:31".into(),
            ..empty.clone()
        };
        let late = Tile {
            sign_at: Some(minutes(-27)),
            due: Some(minutes(-12)),
            due_clock: "11:30".into(),
            strip: strip(&[(-22, "10:38", 128, 82), (38, "11:38", 162, 98)]),
            phones: Some(quiet),
            watcher: "Alba Reyes, AMFT watches.".into(),
            second: "You can be reached until 16:00.".into(),
            pages: "2 pages wait for the morning".into(),
            ..calm
        };
        let extreme = Self {
            tile: late,
            alarms: alarms(entry),
            decided: vec!["11:41 welfare check asked for: Nobody answered three calls., by Alba Reyes, AMFT".into()],
            rings: Rings { sitter: (LONG_NAME.into(), "+1 415 555 0101".into()), ..Rings::sample() },
            is_watcher: false,
            offer: Offer::ToMe(entry, "Alba Reyes, AMFT".into()),
            ..usual.clone()
        };
        let over = Self {
            tile: Tile { due: None, ..usual.tile.clone() },
            over: true,
            counted: "5 there, 5 should be".into(),
            ..usual.clone()
        };
        [empty, usual, extreme, over]
    }
}

fn alarms(entry: EntryId) -> Vec<AlarmLine> {
    let step = |at: &str, told: &str, then: &str, heard: &str| StepLine {
        at: at.into(),
        told: told.into(),
        then: then.into(),
        heard: heard.into(),
    };
    let both = "Alba Reyes, AMFT and you";
    vec![
        AlarmLine {
            title: "Joan says: help is needed now".into(),
            since: "since 11:41, 1 min".into(),
            ask: "Ring the sitter. Open the emergency plan".into(),
            emergency: true,
            plan: true,
            steps: vec![step("11:41", both, "Ring the sitter. Open the emergency plan", "")],
            next: format!("11:43: {both}. Decide, and say what you decided"),
            hear: Some(entry),
            sounds: true,
        },
        AlarmLine {
            title: "Nobody has looked in".into(),
            since: "since 11:30, 12 min".into(),
            ask: "Nobody was reached. Ring together".into(),
            emergency: false,
            plan: false,
            steps: vec![
                step("11:30", "Joan", "Look in, and tap how it is", ""),
                step(
                    "11:33",
                    "Alba Reyes, AMFT",
                    "Nobody has looked in. Look at the session",
                    "heard by Alba Reyes, AMFT at 11:34",
                ),
                step("11:38", both, "Nobody was reached. Ring together", ""),
            ],
            next: format!("11:40: {both}. Open the emergency plan and decide"),
            hear: Some(entry),
            sounds: true,
        },
    ]
}

impl Board {
    /// Nothing goes on; two sessions, one of them with an alarm; six and more.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let [begun, usual, extreme, _] = Porch::samples(client, entry).map(|it| BoardTile::of(&it));
        let long = BoardTile { name: LONG_NAME.into(), ..extreme.clone() };
        let called =
            BoardTile { alarm: Some(("Joan is not sure, and would like to be rung".into(), false)), ..usual.clone() };
        let many = vec![long, called, extreme.clone(), usual.clone(), usual.clone(), begun];
        vec![
            ("empty", Self::default()),
            ("usual", Self { tiles: vec![extreme, usual], more: 0 }),
            ("extreme", Self { tiles: many, more: 2 }),
        ]
    }
}
