//! Every printed document with sample content: little, usual, and as much as a document has to carry.

use alula_core::preparation::documents;
use alula_paper::Document;

use super::chart_samples::{chart, chart_empty, chart_extreme};
use super::session_samples::{session, session_empty, session_extreme};
use super::{ConsentCopy, Frame, Letter};

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
pub(super) const HASH: &str = "9f3a52c1e07d4b886a1f0c93d5e7b2483c6af1907be2d45810fa63bd92c7e01d";

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
    add("sheet-empty", super::SessionSheet::default().document(&usual));
    add("sheet-usual", sheet().document(&usual));
    add("sheet-extreme", sheet_extreme().document(&right));
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

fn sheet() -> super::SessionSheet {
    super::SessionSheet {
        when: "30 June 2026, 18:00".into(),
        address: ["12 Fern Street", "Flat 3, second floor, code 2210", "Oakland, CA"].map(str::to_owned).into(),
        ring: vec![
            pair("Emergency", "911"),
            pair("Therapist", "555 0101"),
            pair("Practice", ""),
            pair("Joan", "555 0177"),
        ],
        facts: vec![
            pair("Name", "Mara Lindqvist"),
            pair("Ordered", "ketamine lozenge, 100 mg"),
            pair("Allergies", "none known"),
        ],
        ladder: vec![
            pair(
                "Cannot be woken, blue, not breathing, a seizure",
                "Call 911, turn to the side or begin resuscitation",
            ),
            pair("Vomiting", "Turn to the side, no more medicine, ring the therapist"),
        ],
        hold: "12 minutes in the mouth, then spit out".into(),
        looks: (1..=12).map(|it| it * 15).collect(),
        readings: ["before, twice, five minutes apart", "+45 min", "+120 min"].map(str::to_owned).into(),
        limit: "160/90".into(),
    }
}

fn sheet_extreme() -> super::SessionSheet {
    let usual = sheet();
    let mut facts = usual.facts.clone();
    facts[0].1 = RIGHT.into();
    facts.push(pair("Other medicines", &"sertraline 50 mg in the morning, ".repeat(20)));
    super::SessionSheet { facts, address: vec![LONG.into(), "#set text(red)".into()], ..usual }
}

pub(super) fn pair(label: &str, words: &str) -> (String, String) {
    (label.to_owned(), words.to_owned())
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
