//! What a refusal says to the person who asked. The match is total: a new refusal without words does not build.

use std::borrow::Cow;

use alula_core::Refusal;
use alula_core::language::Language;

use super::{Words, list, sentence};

impl Words {
    /// What a refusal says to a client. In English the rule speaks for itself.
    pub fn refusal(self, it: &Refusal) -> String {
        if self.language() == Language::English {
            return refusal(it);
        }
        let said = match it {
            Refusal::Missing { .. } => self.refusal_missing(),
            Refusal::NotFound { .. } => self.refusal_not_found(),
            Refusal::Already { .. } => self.refusal_already(),
            Refusal::Impossible { why, .. } | Refusal::NotNow { why } => self.of_rule(why),
            _ => self.refusal_other(),
        };
        said.into_owned()
    }

    /// The sentence of a rule, known again by its English words.
    fn of_rule(self, why: &str) -> Cow<'static, str> {
        const RULES: [fn(Words) -> Cow<'static, str>; 9] = [
            |it| it.refusal_text_changed(),
            |it| it.refusal_text_unknown(),
            |it| it.refusal_name_differs(),
            |it| it.refusal_after_medicine(),
            |it| it.refusal_after_medicine_page(),
            |it| it.refusal_let_go(),
            |it| it.refusal_grown(),
            |it| it.refusal_questions_finished(),
            |it| it.refusal_answers_on_page(),
        ];
        let rule = RULES.into_iter().find(|rule| rule(Words::english()) == why);
        rule.map_or_else(|| self.refusal_other(), |rule| rule(self))
    }
}

/// One or two sentences: what stands in the way, and what to do.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Missing { field: name } => format!("{} is missing. Please fill it in.", sentence(&field(name))),
        Refusal::Impossible { field: name, why } => format!("{}: {}", sentence(&field(name)), full_stop(why)),
        Refusal::NotFound { what } => {
            format!("This {what} is not in the chart any more. Go back and look at the chart as it is now.")
        }
        Refusal::Already { what } => {
            format!("This is already kept: the {what} is in the chart. Nothing needs to be done twice.")
        }
        Refusal::NotNow { why } => full_stop(&sentence(why)),
        Refusal::GatesClosed { gates } => {
            let gates: Vec<String> = gates.iter().map(|id| field(id)).collect();
            format!("Medicine waits. Still open: {}. Each one names who can help.", list(&gates))
        }
        Refusal::Held => "Medicine is held. Someone the protocol names has to lift the hold first.".to_owned(),
        Refusal::BeyondOrder { why } => {
            format!("The order does not allow this: {} The prescriber can write a new order.", full_stop(why))
        }
        Refusal::RoleMayNot => {
            "The protocol leaves this decision to someone else. Ask the supervisor or the prescriber.".to_owned()
        }
        Refusal::LicenceEnded { kind, on } => format!(
            "Your licence no longer holds ({}, until {}). Once it is renewed, the practice manager writes down its new last day.",
            kind.words(),
            super::date(*on)
        ),
        Refusal::SecondFactorNeeded => {
            "Please confirm with your password that it is you, then do this once more.".to_owned()
        }
        Refusal::ChangedSince { .. } => {
            "Somebody changed the chart while this page was open. Look at what is new, then decide again.".to_owned()
        }
        Refusal::ProtocolUnsigned => {
            "No care protocol is signed yet. A prescriber of the practice can read and sign it.".to_owned()
        }
        Refusal::TooEarlyToLeave { wait } => {
            format!("It is too early to leave. {} more, then look again.", sentence(&super::length(wait.get())))
        }
        Refusal::NotReadyToLeave { missing } => {
            let missing: Vec<String> = missing.iter().map(|id| field(id)).collect();
            format!("Not ready to leave yet. Still open: {}.", list(&missing))
        }
    }
}

/// What a person reads who may not do something; it does not say whether the thing exists.
pub fn denied() -> &'static str {
    "Your role in this practice does not include this. The practice manager can say who it belongs to."
}

/// The name of a form field or check in words: `birth_date` becomes `birth date`.
pub fn field(name: &str) -> String {
    match name {
        "systolic" => "upper pressure".to_owned(),
        "diastolic" => "lower pressure".to_owned(),
        "saturation" => "oxygen".to_owned(),
        "dob" | "birth_date" => "day of birth".to_owned(),
        "phone" => "phone number".to_owned(),
        "email" => "e-mail".to_owned(),
        _ => name.replace(['_', '-', ':'], " "),
    }
}

fn full_stop(words: &str) -> String {
    if words.ends_with(['.', '?']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use alula_core::practice::CredentialKind;
    use alula_core::units::Minutes;

    use super::*;

    /// Where the rules that a client meets stand.
    const RULES: [&str; 5] = [
        "preparation/consent.rs",
        "preparation/signature.rs",
        "preparation/goals.rs",
        "book/share.rs",
        "intake/measures.rs",
    ];

    #[test]
    fn a_rule_is_known_again_by_its_words_in_each_language() {
        let spanish = Words::in_language(Language::Spanish);
        let core = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../alula-core/src");
        let code: String = RULES.iter().map(|it| std::fs::read_to_string(core.join(it)).unwrap()).collect();
        let catalogue =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("words/en/refusal.ftl"))
                .unwrap();
        let rules = catalogue.split("refusal-missing").next().unwrap();
        let rules: Vec<&str> = rules.lines().filter_map(|it| Some(it.split_once(" = ")?.1)).collect();
        assert_eq!(rules.len(), 9);
        for rule in rules {
            assert!(code.contains(rule), "no rule says: {rule}");
            let said = spanish.refusal(&Refusal::NotNow { why: rule.to_owned() });
            assert_ne!(said, spanish.refusal_other(), "{rule}");
            assert_ne!(said, rule);
        }
    }

    fn one_of_each() -> Vec<Refusal> {
        vec![
            Refusal::Missing { field: "birth_date" },
            Refusal::Impossible { field: "systolic", why: "a cuff shows 20 to 300".into() },
            Refusal::NotFound { what: "order" },
            Refusal::Already { what: "team" },
            Refusal::NotNow { why: "the session is over; plan a new one".into() },
            Refusal::GatesClosed { gates: vec!["consent_signed:ketamine".into(), "escort".into()] },
            Refusal::Held,
            Refusal::BeyondOrder { why: "it is more than 200 mg".into() },
            Refusal::RoleMayNot,
            Refusal::LicenceEnded { kind: CredentialKind::Dea, on: jiff::civil::date(2026, 6, 23) },
            Refusal::SecondFactorNeeded,
            Refusal::ChangedSince { sequence: 7 },
            Refusal::ProtocolUnsigned,
            Refusal::TooEarlyToLeave { wait: Minutes::new(75).unwrap() },
            Refusal::NotReadyToLeave { missing: vec!["walks".into()] },
        ]
    }

    #[test]
    fn every_refusal_is_a_calm_sentence_without_codes() {
        for it in one_of_each() {
            let words = refusal(&it);
            assert!(words.ends_with('.'), "{words}");
            assert!(!words.contains(['!', '_']), "{words}");
            assert!(words.chars().next().unwrap().is_uppercase(), "{words}");
        }
    }

    #[test]
    fn waiting_is_told_in_hours_and_minutes() {
        let words = refusal(&Refusal::TooEarlyToLeave { wait: Minutes::new(75).unwrap() });
        assert_eq!(words, "It is too early to leave. 1 h 15 min more, then look again.");
    }
}
