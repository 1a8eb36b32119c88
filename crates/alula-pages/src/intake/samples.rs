//! Samples of the pages of intake: empty, usual, extreme.

use alula_core::ids::{ClientId, ConcernId, EntryId, MedicineId, OrderId};

use super::{
    ConcernLine, EligibilityPage, Judged, Listed, MedicineToReview, MedicinesReviewPage, OrderLine, OrdersPage,
    ReferralLine, ReferralPage, RelativeItem, RiskPage, SafetyPlanPage, ScreeningItem, Sheet,
};
use crate::parts::{Filled, Forms};
use crate::session::{CheckLine, GateLine, Standing};

const LONG: &str = "Pseudohypoparathyroidismus-und-Hypothyreose-Kombinationsbehandlung nach sehr langer Vorgeschichte";

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

fn facts(age: &str) -> Vec<(String, String)> {
    let all = [
        ("Age", age),
        ("Conditions", "Recurrent depression; High blood pressure"),
        (
            "Earlier treatments",
            "2 tried, 2 without enough help: Sertraline (150 mg, 11 weeks, some help, not enough); Bupropion (9 weeks, no change)",
        ),
        ("Medicines", "Lisinopril 10 mg in the morning"),
        ("Allergies", "The client knows of none."),
        ("Blood pressure", "128/82 on Tue 23 Jun; 131/84 on Tue 2 Jun, from the referral"),
        ("Alcohol and other substances", "Wine on Fridays. Nothing else."),
        ("Suicide risk", "No risk found; asked yesterday, 10:30 by Alba Reyes, AMFT"),
        ("Screening", "Gone through yesterday, 10:12 by Alba Reyes, AMFT; pregnancy: not possible; can decide: yes"),
    ];
    all.map(|(name, words)| (name.to_owned(), words.to_owned())).to_vec()
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
            facts: facts("41 years, born 9 March 1985; lives in CA"),
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

impl RiskPage {
    /// Empty, usual with an open concern, extreme with several and forms that came back.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            drawn,
            name: "Mara".into(),
            concerns: Vec::new(),
            reviews: Vec::new(),
            has_plan: false,
            may_review: true,
            forms: Forms::fresh(),
        };
        let concern = |n: u32, words: &str, wait: &str| ConcernLine {
            concern: ConcernId::of(drawn.following(1000 + n)),
            words: words.to_owned(),
            who: "Waits for Alba Reyes, AMFT and J. Okafor, LMFT.".into(),
            wait: wait.to_owned(),
        };
        let judged = |tier: &str, rule: &str, plan: &str| Judged {
            tier: tier.to_owned(),
            rule: rule.to_owned(),
            about: "Asked today, 10:12 by Alba Reyes, AMFT.".into(),
            plan: plan.to_owned(),
        };
        let low = judged("Low risk", "Question 1 or 2 was answered yes, and nothing further.", "");
        let moderate = judged(
            "Moderate risk",
            "Question 3 was answered yes, or question 6 for longer ago than three months.",
            "Daily calls this week; his brother keeps the tablets.",
        );
        let usual = Self {
            concerns: vec![concern(1, "Question 9 of PHQ-9 was answered with 1, today, 09:58.", "")],
            reviews: vec![low.clone()],
            has_plan: true,
            ..empty.clone()
        };
        let second = ConcernId::of(drawn.following(1002));
        let field = format!("words:{second}");
        let closing = Filled::posted([(field.as_str(), "")]).wrong(&field, "Write what was done, and why it can rest.");
        let asking = Filled::posted([("q1", "yes"), ("q2", "yes"), ("q3", "yes")])
            .wrong("plan", "Moderate risk. Write what will be done about it.");
        let waits = "Moderate risk, so a licensed colleague closes it: the supervisor or the prescriber.";
        let extreme = Self {
            concerns: vec![concern(1, &LONG.repeat(5), waits), concern(2, "The mother called.", "")],
            reviews: vec![moderate; 9].into_iter().chain([low]).collect(),
            forms: Forms::fresh().with("close", closing).with("risk", asking),
            ..empty.clone()
        };
        let reading = Self { may_review: false, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}

impl SafetyPlanPage {
    /// Empty, usual, extreme, and for a reader who does not write.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty =
            Self { client, entry, name: "Mara".into(), written: String::new(), form: Filled::new(), may_write: true };
        let usual = Self {
            written: "3 days ago with Alba Reyes, AMFT".into(),
            form: Filled::new()
                .with("signs", "I stop answering messages. I lie awake before five.")
                .with("by_myself", "Cold water, then the long way round the harbour.")
                .with("company", "The bakery. Noa's kitchen.")
                .with("people", "Noa, at any hour. My brother Tor.")
                .with("professionals", "Alba until eight. 988 by text.")
                .with("surroundings", "Iben keeps the tablets.")
                .with("reasons", "My class. The sea in September."),
            ..empty.clone()
        };
        let extreme = Self {
            form: Filled::posted([("reasons", LONG.repeat(8))]).wrong("signs", "Signs is missing. Please fill it in."),
            ..empty.clone()
        };
        let reading = Self { may_write: false, ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}
