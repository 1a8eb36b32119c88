//! Suicide risk and the safety plan.

use alula_core::ids::{ClientId, ConcernId, EntryId};

use super::LONG;
use crate::intake::{ConcernLine, Judged, RiskPage, SafetyPlanPage};
use crate::parts::{Filled, Forms};

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
