//! The paper twin of a session at home: the emergency card, and the sheet on which everything that a phone would keep is
//! written by hand. Printed before the session, it needs no line, no battery and no house.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::SessionId;
use alula_core::intake::{
    AfterHold, AllergyRecorded, ClientAdmitted, MedicineRecorded, MedicineStatus, NoAllergyStated, Route, Setting,
};
use alula_core::protocol::{Due, ThresholdId};
use alula_core::session::home::{AddressConfirmed, sitter};
use alula_core::session::session;
use alula_paper::{Block, Document, Fact, Level, Words};

use super::{Frame, moment};
use crate::with::Numbers;

/// What stands on card and sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionSheet {
    /// When the session is planned for.
    pub when: String,
    /// Street, door, town; empty lines to fill in by hand where nothing was confirmed.
    pub address: Vec<String>,
    /// Whom to ring, each with the number; an empty number is filled in by hand.
    pub ring: Vec<(String, String)>,
    /// Name, birth date, what is ordered, allergies, medicines.
    pub facts: Vec<(String, String)>,
    /// What to do when something goes wrong: what is seen, what to do; the gravest first.
    pub ladder: Vec<(String, String)>,
    /// After so many minutes the lozenge is spat out or swallowed.
    pub hold: String,
    /// The minutes at which somebody looks in.
    pub looks: Vec<i32>,
    /// The minutes at which the pressure is measured, before the medicine as a word.
    pub readings: Vec<String>,
    /// At or above this no medicine is taken.
    pub limit: String,
}

/// What a sitter may see, in words that a practice confirms (field-study.md section 4.2).
const USUAL: &str = "Usual: eyes that move under the lids, tears, few words, lying still.";
const CALL: &str =
    "Ring the therapist: very frightened for more than five minutes, wants to leave, vomiting, or you are not sure.";
const EMERGENCY: [&str; 6] = [
    "Hard to wake by touch and voice",
    "Breathing stops, snores or chokes",
    "Lips turn grey or blue",
    "Vomiting while lying on the back",
    "Chest pain, a fall on the head, a seizure",
    "Anything that frightens you like these",
];
const RECOVERY: [&str; 5] = [
    "Kneel beside them. Put the arm next to you straight out, palm up.",
    "Lay the back of the other hand against their cheek and keep it there.",
    "Pull the far knee up, and roll them towards you by it.",
    "Tilt the head back a little, so that the mouth is open and points down.",
    "Stay. Look whether they breathe until help is there.",
];

impl SessionSheet {
    /// Of a session at home; nothing for one in the office, or when there is none.
    pub fn of(chart: &Chart, id: SessionId, numbers: &Numbers, ctx: &Context<'_>) -> Option<Self> {
        let session = session(chart, id).filter(|it| it.plan.is.setting == Setting::Home)?;
        let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person);
        let order = session.order.map(|it| it.is);
        let confirmed = chart.all::<AddressConfirmed>().filter(|it| it.is.session == id);
        let address = match confirmed.max_by_key(|it| (it.at(), it.id())) {
            Some(it) => [&it.is.street, &it.is.door, &it.is.town].map(|it| it.reveal().to_owned()).into(),
            None => person.map(|it| it.address.reveal().lines().map(str::to_owned).collect()).unwrap_or_default(),
        };
        let named = sitter(chart, id);
        let mut ring = vec![("Emergency".to_owned(), "911".to_owned())];
        ring.push(("Therapist".to_owned(), numbers.therapist.clone()));
        ring.push(("Practice".to_owned(), numbers.practice.clone()));
        if let Some(named) = named {
            ring.push((named.is.name.reveal().to_owned(), named.is.phone.reveal().to_owned()));
        }
        let allergies: Vec<_> = chart.all::<AllergyRecorded>().map(|it| it.is.text.reveal().to_owned()).collect();
        let none = allergies.is_empty() && chart.last::<NoAllergyStated>().is_some();
        let taking = chart.all::<MedicineRecorded>().filter(|it| it.is.status == MedicineStatus::Taking);
        let taking: Vec<_> = taking.map(|it| it.is.text.reveal().to_owned()).collect();
        let facts = [
            ("Name", person.map(|it| it.name.reveal().to_owned()).unwrap_or_default()),
            ("Born", person.map(|it| crate::wording::date(it.birth_date)).unwrap_or_default()),
            ("Ordered", order.map(|it| format!("ketamine lozenge, {}", it.amount.in_milligrams())).unwrap_or_default()),
            ("Allergies", if none { "none known".to_owned() } else { allergies.join(", ") }),
            ("Other medicines", taking.join(", ")),
        ];
        let protocol = ctx.protocol;
        let route = protocol.and_then(|it| it.protocol.route(Route::Lozenge, Setting::Home));
        let hold = order.map_or(0, |it| it.hold.get());
        let minutes = |what: Due| {
            let items = route.into_iter().flat_map(|it| &it.timeline).filter(move |it| it.due.contains(&what));
            items.flat_map(|it| it.minutes(u32::try_from(hold).unwrap_or(0))).collect::<Vec<_>>()
        };
        let limit = |id| protocol.map(|it| it.limit(id, order, ctx.now).value);
        Some(Self {
            when: moment(session.plan.is.at, ctx.zone),
            address,
            ring,
            facts: facts.map(|(label, words)| (label.to_owned(), words)).into(),
            ladder: route
                .map(|it| it.stop.iter().rev().map(|it| (it.when.clone(), it.then.clone())).collect())
                .unwrap_or_default(),
            hold: match order.map(|it| it.after_hold) {
                Some(AfterHold::Swallow) => format!("{hold} minutes in the mouth, then swallow"),
                _ => format!("{hold} minutes in the mouth, then spit out"),
            },
            looks: minutes(Due::LookIn),
            readings: minutes(Due::Pressure)
                .into_iter()
                .map(|it| if it < 0 { "before, twice, five minutes apart".to_owned() } else { format!("+{it} min") })
                .collect(),
            limit: match (limit(ThresholdId::BpStopHomeSys), limit(ThresholdId::BpStopHomeDia)) {
                (Some(upper), Some(lower)) => format!("{upper}/{lower}"),
                _ => String::new(),
            },
        })
    }

    /// On paper.
    pub fn document(&self, frame: &Frame) -> Document {
        let fact = |(label, words): &(String, String)| Fact::new(label, or_line(words));
        let mut blocks = vec![
            Block::Notice("In danger: ring 911 first, then the therapist. Say this address.".to_owned()),
            Block::Large(if self.address.is_empty() { vec![LINE.to_owned()] } else { self.address.clone() }),
            Block::Large(self.ring.iter().map(|(who, number)| format!("{who}  {}", or_line(number))).collect()),
            Block::Heading(Level::Part, "Ring 911 when".to_owned()),
            Block::Points(EMERGENCY.map(str::to_owned).into()),
            Block::Heading(Level::Part, "Until help is there".to_owned()),
            Block::Points(RECOVERY.map(str::to_owned).into()),
            Block::Heading(Level::Part, "About the person".to_owned()),
            Block::Facts(self.facts.iter().map(fact).collect()),
            Block::Lines(["Taken at (time)", "How much", "911 rung at (time)"].map(str::to_owned).into()),
            Block::NewPage,
            Block::Heading(Level::Part, "The session, by hand".to_owned()),
            Block::Text(format!("Planned for {}. {}.", self.when, self.hold)),
            Block::Text(format!("No medicine at or above {}. {USUAL} {CALL}", or_line(&self.limit))),
            Block::Lines(["T0: the lozenge is in the mouth at", "Spat out or swallowed at"].map(str::to_owned).into()),
        ];
        blocks.push(Block::ByHand {
            caption: "Blood pressure".to_owned(),
            head: ["When", "Time", "Upper", "Lower", "Pulse"].map(str::to_owned).into(),
            rows: self.readings.clone(),
        });
        blocks.push(Block::ByHand {
            caption: "Looking in".to_owned(),
            head: ["After T0", "Time", "All calm", "Not sure: rang at", "What was seen"].map(str::to_owned).into(),
            rows: self.looks.iter().map(|it| format!("+{it} min")).collect(),
        });
        if !self.ladder.is_empty() {
            blocks.push(Block::Table {
                caption: "When something goes wrong, the gravest first".to_owned(),
                head: ["Seen", "Do"].map(str::to_owned).into(),
                rows: self.ladder.iter().map(|(when, then)| vec![Words::house(when), Words::house(then)]).collect(),
            });
        }
        blocks.push(Block::Lines(["Ended at", "Lozenges left", "Signature"].map(str::to_owned).into()));
        frame.document("Session at home, on paper".to_owned(), blocks)
    }
}

const LINE: &str = "________________________";

fn or_line(words: &str) -> String {
    if words.trim().is_empty() { LINE.to_owned() } else { words.to_owned() }
}
