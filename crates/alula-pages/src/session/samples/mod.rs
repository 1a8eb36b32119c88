//! Samples of the session pages: empty, usual, extreme.

mod room;

use alula_core::ids::{ClientId, EntryId, HoldId, OrderId, SessionId};
use alula_core::preparation::{TherapistRole, TouchAnswer};

use super::{
    Before, Beside, CheckLine, GateLine, HoldLine, Injection, May, NewSession, OrderChoice, Pad, PersonCard, SoundBar,
    Standing, Threshold,
};
use crate::parts::{Filled, Forms, Missing};

const LONG_NAME: &str = "Maximiliana Wilhelmina von Hohenthal-Featherstonehaugh";
const RIGHT_TO_LEFT: &str = "مريم القاسم";

fn person() -> PersonCard {
    PersonCard {
        intention: Some("To be kind to the part of me that still waits at the window.".into()),
        fears: "Losing control, not coming back.".into(),
        calming: "A hand on the shoulder if I ask; my brother's name.".into(),
        sound: "Piano, then silence.".into(),
        touch: vec![
            ("hand".into(), TouchAnswer::Yes),
            ("shoulder".into(), TouchAnswer::Ask),
            ("holding".into(), TouchAnswer::No),
        ],
        role: Some(TherapistRole::QuietPresence),
    }
}

fn gate(id: &str, title: &str, standing: Standing, checks: &[(&str, Standing, &str, &str)]) -> GateLine {
    let check = |&(words, standing, because, who): &(&str, Standing, &str, &str)| CheckLine {
        words: words.into(),
        standing,
        because: because.into(),
        who: who.into(),
    };
    GateLine {
        gate: id.into(),
        title: title.into(),
        hard: id != "G-DAY-FAST",
        standing,
        checks: checks.iter().map(check).collect(),
        may_pass: standing == Standing::Wrong,
    }
}

impl NewSession {
    /// With no order, with one, and with many missing things.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty =
            Self { client, name: "Mara".into(), entry, orders: Vec::new(), missing: Vec::new(), form: Filled::new() };
        let order = |title: &str| OrderChoice {
            order: OrderId(entry.0),
            title: title.into(),
            about: "holds until 30 September 2026, by Dr. Imani Cole".into(),
        };
        let missing = |what: &str| Missing { what: what.into(), who: "Mara can resolve it".into(), to: None };
        let usual = Self { orders: vec![order("Lozenge 100 mg, in the office")], ..empty.clone() };
        let extreme = Self {
            name: LONG_NAME.into(),
            missing: (1..12).map(|n| missing(&format!("Read and sign the consent number {n}"))).collect(),
            form: Filled::new().wrong("at", "This is not a time. Write day and time of day."),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

impl Threshold {
    /// Nothing said yet; everything right; held, with a form that came back.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        use Standing::{Missing as Open, Right, Wrong};
        let may = May { prepare: true, give: true, lift: false, reach: false, cancel: true };
        let empty = Self {
            client,
            session: SessionId(entry.0),
            drawn: entry,
            seen: 40,
            name: "Mara".into(),
            number: "session 2 of 4".into(),
            about: "today, 11:00 · the room with the window · lozenge 100 mg · in the office".into(),
            person: PersonCard::default(),
            gates: vec![
                gate(
                    "G-DAY-BP",
                    "Blood pressure and pulse",
                    Open,
                    &[("Measure blood pressure", Open, "", "Alba Reyes, AMFT")],
                ),
                gate(
                    "G-DAY-FAST",
                    "Nothing eaten or drunk lately",
                    Open,
                    &[("Ask when the last meal was", Open, "", "Alba Reyes, AMFT")],
                ),
                gate(
                    "G-SUP-1",
                    "The supervisor is in reach",
                    Open,
                    &[("Say to be in reach", Open, "", "J. Okafor, LMFT")],
                ),
            ],
            holds: Vec::new(),
            earlier: Vec::new(),
            passable: Vec::new(),
            amount: "100 mg".into(),
            amount_micrograms: 100_000,
            readings: Vec::new(),
            pad: Pad::samples(client, SessionId(entry.0)).swap_remove(0).1,
            injection: None,
            home: None,
            may,
            beside: Beside::default(),
            forms: Forms::fresh(),
        };
        let [_, usual_sound, long_sound] = SoundBar::samples(client, entry);
        let usual = Self {
            person: person(),
            beside: Beside::Sound(usual_sound),
            gates: vec![
                gate("G-DAY-BP", "Blood pressure and pulse", Right, &[("", Right, "124/78 at 10:42", "")]),
                gate(
                    "G-RIDE-1",
                    "Somebody takes the client home",
                    Right,
                    &[("", Right, "Nils, the phone was answered", "")],
                ),
            ],
            readings: vec!["10:36 · 126/80 · pulse 72".into(), "10:42 · 124/78 · pulse 70".into()],
            ..empty.clone()
        };
        let extreme = Self {
            name: RIGHT_TO_LEFT.into(),
            beside: Beside::Sound(long_sound),
            person: PersonCard {
                fears: format!("{} ", "Everything at once, and then nothing.").repeat(12),
                ..person()
            },
            gates: vec![gate(
                "G-DAY-BP",
                "Blood pressure and pulse",
                Wrong,
                &[
                    ("Wait and measure again, or ask the prescriber", Wrong, "182/104 at 10:42", "Dr. Imani Cole"),
                    ("Measure the pulse", Open, "", "Alba Reyes, AMFT"),
                ],
            )],
            holds: vec![HoldLine {
                hold: HoldId(entry.0),
                why: "Upper pressure 182, limit 150, today, 10:42".into(),
                who: "The prescriber can lift it.".into(),
            }],
            earlier: vec![Missing {
                what: "Read and sign the consent: fees".into(),
                who: "The client can resolve it".into(),
                to: None,
            }],
            passable: vec![GateLine {
                gate: "G-HOME-1".into(),
                title: "The home is ready".into(),
                hard: true,
                standing: Standing::Missing,
                checks: Vec::new(),
                may_pass: true,
            }],
            may: May { lift: true, reach: true, ..may },
            forms: Forms::fresh()
                .with("vitals", Filled::new().with("systolic", "82").wrong("diastolic", "Add the lower pressure.")),
            ..usual.clone()
        };
        let samples = vec![("empty", empty), ("usual", usual.clone()), ("extreme", extreme)];
        let injection = Injection::samples(client, entry).into_iter().map(|(name, injection)| {
            let standing = if name == "injection-drawn-up" { Right } else { Open };
            let gates = vec![gate(
                "G-INJ-1",
                "Order, vial and syringe",
                standing,
                &[("Ask a colleague to look at order, vial and syringe", standing, "", "Alba Reyes, AMFT")],
            )];
            let about = "today, 11:00 · the room with the window · injection 60 mg · in the office".into();
            (name, Self { gates, about, injection: Some(injection), amount: "60 mg".into(), ..usual.clone() })
        });
        let ready = ["home-empty", "home", "home-open"].into_iter().zip(Before::samples(client, entry));
        let home = ready.map(|(name, before)| {
            let standing = if name == "home-empty" { Open } else { Right };
            let told = |id: &str, title: &str, todo: &str, because: &str| {
                gate(
                    id,
                    title,
                    standing,
                    &[(todo, standing, if standing == Right { because } else { "" }, "Alba Reyes, AMFT")],
                )
            };
            let gates = vec![
                told("G-SIT-1", "The sitter is there", "Name who stays with them", "Joan Field"),
                told("G-EMS-1", "Help finds the door", "Say the address and have it read back", "today, 10:31"),
                told("G-DIV-1", "Lozenges are counted", "Count the lozenges together", "6 there, 6 should be"),
                told(
                    "G-2ND-1",
                    "Somebody else is in reach",
                    "A colleague says to be in reach",
                    "J. Okafor, LMFT, until 16:00",
                ),
                told("G-REH-1", "Rehearsed on these phones", "Rehearse on both phones", "Both"),
            ];
            let about = "today, 11:00 · at home · lozenge 100 mg".into();
            (name, Self { gates, about, home: Some(before), beside: Beside::default(), ..usual.clone() })
        });
        samples.into_iter().chain(injection).chain(home).collect()
    }
}
