//! Samples of the pages of letters: none, a few, and with names and words that are longer than usual.

use alula_core::ids::{ClientId, EntryId};

use super::letters::{Agreement, LetterLine, LetterLook, Letters, NewLetter};
use crate::parts::Filled;
use crate::print::Letter;

const LONG: &str =
    "The office of the medical director of the county behavioural health department, records and disclosures";

impl Letters {
    /// Empty, usual, extreme.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let line = |n: u32, to: &str, cover: &str| LetterLine {
            letter: entry.following(n),
            to: to.into(),
            subject: "April to June".into(),
            about: "Tue 30 Jun · Pia Lind, MD".into(),
            cover: cover.into(),
        };
        let empty = Self { client, name: "Mara".into(), lines: Vec::new(), may_write: true };
        let usual = Self {
            lines: vec![
                line(2, "Dr. Ines Wolf", "Covered by what the client agreed to."),
                line(1, "Mara Lindqvist", "To the client."),
            ],
            ..empty.clone()
        };
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            lines: (0..12)
                .map(|n| line(n, LONG, "Without an agreement: a court order of 3 June asks for it."))
                .collect(),
            may_write: false,
            ..empty.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

impl NewLetter {
    /// Nothing agreed, usual, sent back.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let agreement = |person: &str, relation: &str, may_be_told: &str| Agreement {
            person: person.into(),
            relation: relation.into(),
            may_be_told: may_be_told.into(),
        };
        let empty = Self {
            client,
            name: "Mara".into(),
            agreements: Vec::new(),
            has_measures: false,
            form: Filled::new(),
            entry,
        };
        let usual = Self {
            agreements: vec![
                agreement("Dr. Ines Wolf", "family doctor", "My medicines, and how I am sleeping."),
                agreement("Jonas Lindqvist", "brother", "That I came home safely."),
            ],
            has_measures: true,
            ..empty.clone()
        };
        let extreme = Self {
            agreements: (0..9).map(|_| agreement(LONG, "שכנה טובה", "הכול, אבל רק אם אני לא עונה")).collect(),
            form: Filled::new()
                .with("to", LONG)
                .with("body", "Dear colleagues,\n\nas asked.")
                .wrong("subject", "Write what it is about.")
                .wrong("reason", "No agreement names this person. Write why the letter is needed all the same."),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

impl LetterLook {
    /// Covered, to the client, without an agreement.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let letter = Letter {
            from: ["Pier 4, Harbour Road", "Port Adair, CA 94901", "415 555 0134"].map(str::to_owned).to_vec(),
            to: "Dr. Ines Wolf".into(),
            address: vec!["12 Quay Street".into(), "Port Adair, CA 94901".into()],
            dated: "30 June 2026".into(),
            subject: "April to June".into(),
            body: "Dear Dr. Wolf,\n\nshe sleeps again.\n\nWith kind regards".into(),
            measures: String::new(),
            author: "Pia Lind, MD".into(),
            filed: String::new(),
        };
        let usual = Self {
            client,
            name: "Mara".into(),
            letter: letter.clone(),
            agreed: Some("My medicines, and how I am sleeping.".into()),
            own: false,
            reason: String::new(),
            form: Filled::new().with("to", "Dr. Ines Wolf"),
            hash: "0".repeat(64),
            entry,
        };
        let own = Self { own: true, agreed: None, ..usual.clone() };
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            letter: Letter {
                to: LONG.into(),
                body: letter.body.repeat(30),
                measures: "PHQ-9: 9 on Tue 24 Jun 2026, mild.\nGAD-7: 6 on Tue 24 Jun 2026, mild.".into(),
                ..letter
            },
            agreed: None,
            reason: "A court order of 3 June asks for it.".into(),
            ..usual.clone()
        };
        vec![("usual", usual), ("own", own), ("extreme", extreme)]
    }
}
