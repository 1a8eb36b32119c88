//! Eligibility, the review of medicines, orders.

use alula_core::ids::{ClientId, EntryId, MedicineId, OrderId};

use super::LONG;
use crate::intake::{
    EligibilityPage, Fact, FactLine, MedicineToReview, MedicinesReviewPage, OrderLine, OrdersPage, RelativeItem,
};
use crate::parts::{Filled, Forms, Missing};
use crate::session::{CheckLine, GateLine, Standing};
use crate::urls;

fn facts(client: ClientId) -> Vec<Fact> {
    let fact = |name: &str, lines: &[(&str, &str)], missing: &[(&str, &str)]| Fact {
        name: name.to_owned(),
        to: urls::Intake(client).to_string(),
        lines: lines.iter().map(|(words, about)| FactLine { words: (*words).into(), about: (*about).into() }).collect(),
        missing: missing
            .iter()
            .map(|(what, who)| Missing {
                what: (*what).into(),
                who: (*who).into(),
                to: Some(urls::Intake(client).to_string()),
            })
            .collect(),
    };
    let alba = "Alba Reyes, AMFT, 12 days ago";
    vec![
        fact("Age and home", &[("41 years, born 9 March 1985; lives in CA", alba)], &[]),
        fact(
            "Conditions",
            &[("Recurrent depression", alba), ("High blood pressure", "from a referral, 12 days ago")],
            &[],
        ),
        fact(
            "Earlier treatments",
            &[
                ("2 tried, 2 without enough help", ""),
                ("Sertraline: 150 mg, 11 weeks, some help, not enough", alba),
                ("Bupropion: 9 weeks, no change", alba),
            ],
            &[],
        ),
        fact(
            "Medicines",
            &[("Lisinopril 10 mg in the morning: nobody has looked at it", alba)],
            &[("Look at the medicines", "Dr. Imani Cole")],
        ),
        fact("Allergies", &[], &[("Ask about allergies", "Alba Reyes, AMFT")]),
        fact(
            "Pressure and pulse",
            &[("128/82, pulse 71", "Tue 23 Jun"), ("131/84", "from a referral, Tue 2 Jun")],
            &[],
        ),
        fact("Suicide risk", &[("No risk found", "Alba Reyes, AMFT, yesterday")], &[]),
        fact(
            "Questionnaires",
            &[(
                "PHQ-9: 18 on Mon 9 Jun, moderately severe. Change is told from the second round on.",
                "the client, Mon 9 Jun",
            )],
            &[],
        ),
    ]
}

fn long(it: Fact) -> Fact {
    let lines = it.lines.into_iter().map(|line| FactLine { words: LONG.repeat(2), about: line.about }).collect();
    Fact { lines, ..it }
}

fn gate(title: &str, standing: Standing, who: &str) -> GateLine {
    let check = CheckLine {
        words: "Medicines were looked at".into(),
        standing,
        because: "Not recorded yet".into(),
        who: who.to_owned(),
    };
    GateLine {
        gate: "G-SCR-1".into(),
        title: title.to_owned(),
        hard: true,
        standing,
        checks: vec![check],
        may_pass: false,
    }
}

impl EligibilityPage {
    /// Empty, usual, extreme with everything against it, and for a reader who does not decide.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            drawn,
            name: "Mara".into(),
            facts: facts(client),
            gates: vec![gate("Screening is complete", Standing::Missing, "Dr. Imani Cole can resolve it")],
            absolute: Vec::new(),
            relative: Vec::new(),
            decided: String::new(),
            may_decide: true,
            forms: Forms::fresh(),
        };
        let relative = RelativeItem {
            id: "hypertension_treated".into(),
            words: "High blood pressure under treatment".into(),
            why: "Source: label of esketamine, warnings".into(),
        };
        let usual = Self {
            gates: vec![gate("Screening is complete", Standing::Right, "")],
            relative: vec![relative.clone()],
            decided: "Sessions may take place in the office. Decided yesterday, 16:40 by Dr. Imani Cole: two trials without enough help, pressure under control.".into(),
            ..empty.clone()
        };
        let wrong = Filled::posted([("decision", "office")])
            .wrong("decision", "This rules the medicine out: Psychosis now or in the past.")
            .wrong("reason", "Write why.");
        let more = RelativeItem { id: "long".into(), words: LONG.into(), why: LONG.repeat(3) };
        let extreme = Self {
            facts: facts(client).into_iter().map(long).collect(),
            absolute: vec!["Psychosis now or in the past".into(), LONG.into()],
            relative: vec![relative, more],
            gates: vec![
                gate(LONG, Standing::Wrong, "Dr. Imani Cole can resolve it"),
                gate("Medicines", Standing::Missing, "Dr. Imani Cole can resolve it"),
            ],
            forms: Forms::fresh().with("eligibility", wrong),
            ..empty.clone()
        };
        let reading = Self { may_decide: false, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}

impl MedicinesReviewPage {
    /// Empty, usual, extreme with a form that came back, and for a reader who does not review.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            entry,
            name: "Mara".into(),
            medicines: Vec::new(),
            reviewed: String::new(),
            form: Filled::new(),
            may_review: true,
        };
        let medicine = |n: u32, words: &str, holds: &str| MedicineToReview {
            id: MedicineId::of(entry.following(n)),
            words: words.to_owned(),
            holds: holds.to_owned(),
        };
        let usual = Self {
            medicines: vec![
                medicine(1, "Lisinopril 10 mg in the morning", "timed: at seven with a sip of water"),
                medicine(2, "Sertraline 100 mg", ""),
            ],
            reviewed: "3 days ago by Dr. Imani Cole".into(),
            form: Filled::new()
                .with(&format!("is:{}", entry.following(1)), "timed")
                .with(&format!("words:{}", entry.following(1)), "at seven with a sip of water"),
            ..empty.clone()
        };
        let many: Vec<_> = (1..=14).map(|n| medicine(n, LONG, "")).collect();
        let first = format!("words:{}", entry.following(1));
        let extreme = Self {
            medicines: many,
            form: Filled::posted([(format!("is:{}", entry.following(1)), "block")])
                .wrong(&first, "Say why no session takes place with it."),
            ..empty.clone()
        };
        let reading = Self { may_review: false, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}

impl OrdersPage {
    /// Empty, usual, extreme with a form that came back, and for a reader who does not write.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let empty =
            Self { client, drawn, name: "Mara".into(), orders: Vec::new(), may_write: true, forms: Forms::fresh() };
        let fact = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        let order = |n: u32, title: &str, holds| OrderLine {
            order: OrderId::of(drawn.following(1000 + n)),
            title: title.to_owned(),
            facts: vec![
                fact("Product", "Ketamine lozenge, Harbour Pharmacy (invented)"),
                fact("Strength", "100 mg in one lozenge"),
                fact("For a session", "100 mg"),
                fact("At most on one day", "200 mg"),
                fact("The lozenge", "held for 10 min, then spat out"),
                fact("Between sessions", "at least 168 h"),
                fact("Holds until", "30 November 2026"),
                fact("Held at", "upper pressure 140 mmHg and lower pressure 90 mmHg"),
                fact("Then", "Rest for ten minutes, measure again, then call me."),
                fact("Rests on", "an examination in person on 2 June 2026"),
                fact("Prescription monitoring", "looked at on 2 June 2026"),
                fact("Written", "Tue 2 Jun, 16:40 by Dr. Imani Cole"),
            ],
            holds,
        };
        let usual = Self { orders: vec![order(1, "Lozenge 100 mg, in the office", true)], ..empty.clone() };
        let wrong = Filled::posted([("route", "lozenge"), ("amount", "62,5")])
            .wrong("amount", "Write a point before the decimal, such as 62.5. A comma can be misread.")
            .wrong("redose", "The window for a further amount ends before it begins.")
            .wrong("basis", "Choose on what the order rests.");
        let extreme = Self {
            orders: vec![
                order(1, "Lozenge 100 mg, in the office", true),
                order(2, "Injection 62.5 mg, in the office", true),
                order(3, "Lozenge 50 mg, at home", false),
            ],
            forms: Forms::fresh().with("orders", wrong),
            ..empty.clone()
        };
        let reading = Self { may_write: false, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}
