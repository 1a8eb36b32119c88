//! The sheet and the referral.

use alula_core::ids::{ClientId, EntryId};

use super::LONG;
use crate::intake::{Listed, ReferralLine, ReferralPage, ScreeningItem, Sheet};
use crate::parts::{Filled, Forms};

fn listed(entry: EntryId, each: &[(&str, &str, bool)]) -> Vec<Listed> {
    let line = |(place, (words, beside, from_referral)): (usize, &(&str, &str, bool))| Listed {
        entry: entry.following(1000 + u32::try_from(place).unwrap_or_default()),
        words: (*words).to_owned(),
        beside: (*beside).to_owned(),
        from_referral: *from_referral,
    };
    each.iter().enumerate().map(line).collect()
}

fn questions() -> Vec<ScreeningItem> {
    let each = [
        ("uncontrolled_hypertension", "High blood pressure that is not under control"),
        ("psychosis", "Psychosis now or in the past"),
        ("mania", "Mania now"),
        ("seizures", "Seizures that are not under control"),
        ("ketamine_use", "Trouble with ketamine outside of care"),
    ];
    each.map(|(id, words)| ScreeningItem { id: id.to_owned(), words: words.to_owned() }).to_vec()
}

impl Sheet {
    /// Empty, usual, extreme with a form that came back, and without the right to write.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            drawn,
            name: "Mara".into(),
            own_words: String::new(),
            conditions: Vec::new(),
            trials: Vec::new(),
            medicines: Vec::new(),
            allergies: Vec::new(),
            no_allergy: false,
            readings: Vec::new(),
            disclosures: Vec::new(),
            screening: Vec::new(),
            screened: String::new(),
            found: Vec::new(),
            open: vec![
                ("history", "the history"),
                ("conditions", "conditions"),
                ("trials", "earlier treatments"),
                ("medicines", "medicines"),
                ("allergies", "allergies"),
                ("readings", "pressure and pulse"),
                ("screening", "the screening"),
            ],
            forms: Forms::fresh(),
            may_write: true,
        };
        let history = Filled::new()
            .with(
                "illness",
                "Low since the second winter in the city. Mornings are heaviest; walking helps for an hour.",
            )
            .with("medical", "Pressure a little high in spring, under control since. No seizures, no surgery.")
            .with("substances", "Wine on Fridays. Nothing else.")
            .with("family", "An aunt with depression.")
            .with("life", "Teaches at a primary school, lives with Iben, two friends close by.");
        let usual = Self {
            own_words: "I want to feel my mornings again.".into(),
            conditions: listed(
                drawn,
                &[("Recurrent depression", "since 2019", false), ("High blood pressure", "", true)],
            ),
            trials: listed(
                drawn.following(1),
                &[
                    ("Sertraline", "150 mg · 11 weeks · some help, not enough", false),
                    ("Bupropion", "9 weeks · no change", false),
                ],
            ),
            medicines: listed(drawn.following(2), &[("Lisinopril", "10 mg in the morning", true)]),
            no_allergy: true,
            readings: listed(
                drawn.following(6),
                &[("128/82 mmHg, pulse 71 a minute", "Tuesday 10 March", false), ("134/86 mmHg", "2 March", true)],
            ),
            disclosures: listed(
                drawn.following(3),
                &[("Iben Strand", "partner · +1 415 555 0101 · When to come, and how it went", false)],
            ),
            screening: questions(),
            screened: "yesterday, 10:12 by Alba Reyes, AMFT".into(),
            found: vec![
                ("Pregnancy".into(), "tested negative on 20 June 2026".into()),
                ("Understands and can decide".into(), "yes".into()),
            ],
            open: Vec::new(),
            forms: Forms::fresh().with("history", history),
            ..empty.clone()
        };
        let wrong = Filled::posted([("dose", "one in the evening"), ("status", "taking")])
            .wrong("text", "Write the name of the medicine.");
        let answers = Filled::posted([("answer:mania", "absent"), ("capacity", "present")])
            .wrong("pregnancy", "Choose one of the answers about pregnancy.");
        let extreme = Self {
            name: LONG.into(),
            own_words: LONG.repeat(6),
            conditions: listed(drawn, &[(LONG, LONG, true); 12]),
            allergies: listed(drawn.following(4), &[("פניצילין", "פריחה", true)]),
            no_allergy: false,
            forms: Forms::fresh().with("medicines", wrong).with("screening", answers),
            open: vec![("allergies", "allergies")],
            ..usual.clone()
        };
        let reading = Self { may_write: false, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}

impl ReferralPage {
    /// Empty, usual, extreme with a file that came back.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            entry,
            name: "Mara".into(),
            referrals: Vec::new(),
            already_had: false,
            form: Filled::new(),
            code: String::new(),
            may_write: true,
        };
        let line = |n: u32, file: &str, kept: usize| ReferralLine {
            entry: entry.following(n),
            file: file.to_owned(),
            when: "Tue 2 Jun, 09:14".into(),
            counts: (41, 38, 3),
            kept_whole: vec![
                (
                    "Claim".into(),
                    "Alula has no place for this kind; it is kept as it came.".into(),
                    "Claim/810f".into()
                );
                kept
            ],
        };
        let usual = Self { referrals: vec![line(1, "lindqvist-harbour-clinic.json", 3)], ..empty.clone() };
        let extreme = Self {
            referrals: vec![line(1, &LONG.repeat(2), 200), line(2, "תיק.json", 1)],
            form: Filled::new().wrong(
                "bundle",
                "The file is about another person than this client: name or day of birth differ. Look at both, then choose the right client.",
            ),
            code: "another_person".into(),
            ..empty.clone()
        };
        let nothing_new = Self { already_had: true, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("nothing-new", nothing_new)]
    }
}
