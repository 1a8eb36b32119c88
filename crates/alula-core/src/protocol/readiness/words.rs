//! The words of each check: what is so when it passes, what there is to do when not, and who can do it.

use crate::decide::Role;
use crate::protocol::{Check, Protocol};

/// The words of a check.
pub(super) struct Words {
    pub(super) label: String,
    pub(super) todo: String,
    pub(super) who: Role,
}

/// What is so when the check passes, for a page that shows the protocol.
pub fn check_words(check: &Check, protocol: &Protocol) -> String {
    words(check, protocol).label
}

pub(super) fn words(check: &Check, protocol: &Protocol) -> Words {
    let (label, todo, who) = match check {
        Check::Absent(id) => {
            let what = protocol.contraindication(id).map_or_else(|| id.clone(), |it| it.words.clone());
            return Words {
                label: format!("Not so: {}", lower_first(&what)),
                todo: format!("Ask: {}", lower_first(&what)),
                who: Role::Therapist,
            };
        }
        Check::ConsentSigned(id) => {
            let words = id.replace('-', " ");
            return Words {
                label: format!("Consent is signed: {words}"),
                todo: format!("Read and sign the consent: {words}"),
                who: Role::Client,
            };
        }
        plain => plain_words(plain),
    };
    Words { label: label.to_owned(), todo: todo.to_owned(), who }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn plain_words(check: &Check) -> (&'static str, &'static str, Role) {
    use Check as C;
    use Role::{Client, Prescriber, Supervisor, Therapist};
    match check {
        C::Adult => ("At least 18 years old", "Check the day of birth", Therapist),
        C::LicensedState => ("Lives where this practice may work", "Check the address", Therapist),
        C::ScreeningAnswered => {
            ("The screening questions are answered", "Go through the screening questions", Therapist)
        }
        C::NoAbsoluteContraindication => {
            ("Nothing rules the medicine out", "Look at what rules the medicine out", Prescriber)
        }
        C::RelativeDisposed => (
            "What speaks against it was weighed",
            "Write what follows from each thing that speaks against it",
            Prescriber,
        ),
        C::PrescriberFoundEligible => {
            ("The prescriber found that it may be right", "Decide on eligibility", Prescriber)
        }
        C::Capacity => ("Can understand and decide", "Answer whether the client can understand and decide", Therapist),
        C::RiskLowOrPlanned => (
            "Asked about suicide; low, or with a plan",
            "Ask about suicide; above low, a licensed clinician writes a plan",
            Therapist,
        ),
        C::AllergiesKnown => ("Allergies are known", "Ask about allergies", Therapist),
        C::MedicinesReviewed => ("The prescriber looked at every medicine", "Look at the medicines", Prescriber),
        C::NoBlockingMedicine => {
            ("No medicine stands in the way", "Look at the medicine that stands in the way", Prescriber)
        }
        C::PressureOnTwoDays => {
            ("Blood pressure was measured on two days", "Measure blood pressure on another day", Therapist)
        }
        C::PregnancyExcluded => ("No pregnancy", "Ask about pregnancy; if it may be, do a test", Therapist),
        C::SubstancesTold => ("Alcohol and drugs were talked about", "Ask about alcohol and drugs", Therapist),
        C::OrderValid => ("An order that holds today", "Write an order", Prescriber),
        C::OrderBasis => ("The order rests on an examination", "Examine the client in person", Prescriber),
        C::MonitoringChecked => (
            "Prescription monitoring was looked at",
            "Look at the prescription monitoring and write a new order",
            Prescriber,
        ),
        C::PreparationVisits => ("Prepared in enough visits", "Hold a preparation visit", Therapist),
        C::IntentionSpoken => ("An intention, or none on purpose", "Talk about an intention", Therapist),
        C::SafetyPlanIfNeeded => ("A safety plan where one is needed", "Write a safety plan together", Therapist),
        C::FirstInOffice => ("The first session was in the office", "Hold the first session in the office", Therapist),
        C::HomeVetted => ("The home is ready", "Go through the home together", Therapist),
        C::PressureTwice => ("Blood pressure twice, some minutes apart", "Measure blood pressure", Therapist),
        C::PressureBelowStop => {
            ("Blood pressure below this client's limit", "Wait and measure again, or ask the prescriber", Prescriber)
        }
        C::PulseWithin => ("Pulse inside the limits", "Measure the pulse, or ask the prescriber", Prescriber),
        C::ClearBandAcknowledged => (
            "A raised pressure was accepted by the prescriber",
            "Ask the prescriber whether this pressure is acceptable today",
            Prescriber,
        ),
        C::FastedSolid => ("No solid food lately", "Ask when the last meal was; wait if it was lately", Therapist),
        C::FastedClear => ("Nothing to drink lately", "Ask when the last drink was; wait if it was lately", Therapist),
        C::NothingNew => ("No new medicine, dose or illness", "Ask what is new; tell the prescriber", Therapist),
        C::NoAlcohol => ("No alcohol in the last day", "Ask about alcohol", Therapist),
        C::NoDrugs => ("No cannabis or other drug in the last day", "Ask about cannabis and other drugs", Therapist),
        C::MedicinesAsOrdered => ("Medicines taken as timed", "Ask which medicines were taken today", Therapist),
        C::NotPregnantToday => ("No pregnancy has begun", "Ask about pregnancy", Therapist),
        C::WantsIt => ("Wants today's session", "Ask whether today's session is wanted", Client),
        C::RiskFresh => ("Asked about suicide lately", "Ask about suicide", Therapist),
        C::RiskLow => ("The risk is none or low", "No medicine today; look after the risk", Therapist),
        C::ConcernsLookedAt => ("Every concern was looked at", "Look at the open concern", Therapist),
        C::SitterReady => ("The sitter learned what to do and agreed", "Send the sitter the link", Therapist),
        C::SitterPresent => {
            ("The sitter is there, sober, and stays", "See the sitter, and ring their phone", Therapist)
        }
        C::Rehearsed => ("Both phones were rehearsed", "Rehearse on both phones", Client),
        C::SecondInReach => ("A second clinician can be reached", "A colleague says until when", Supervisor),
        C::AddressConfirmed => ("Help finds the door", "Say the address aloud, with floor and door", Therapist),
        C::LozengesCounted => ("Lozenges are counted", "Count the lozenges together", Therapist),
        C::TrainedClinician => {
            ("A trained clinician stays in the room", "Make sure that a trained clinician stays", Therapist)
        }
        C::EmergencyKit => ("The emergency kit is complete and in the room", "Check the emergency kit", Therapist),
        C::SupervisorOfRecord => ("A supervisor of record", "Name the supervisor of record", Role::Manager),
        C::AgreementCurrent => {
            ("The supervision agreement is current", "Renew the supervision agreement", Role::Manager)
        }
        C::SupervisorReachable => ("The supervisor is in reach", "Say to be in reach for this session", Supervisor),
        C::EscortNamed => ("Somebody to go home with is named", "Ask who comes to take the client home", Therapist),
        C::EscortAnswered => ("They answered the phone", "Ring the person who comes", Therapist),
        C::IntervalKept => ("Enough time since the last medicine", "Plan the session later", Therapist),
        C::NoOpenHold => ("Nobody asked to wait", "Look at the hold", Prescriber),
        C::IdentifiersAsked => ("Name and birth date agree", "Ask for name and birth date", Therapist),
        C::AllergiesReadOut => ("The allergies were read out", "Read the allergies out", Therapist),
        C::VialMatchesOrder => {
            ("The vial is what was ordered", "Read the label of the vial beside the order", Therapist)
        }
        C::VialInDate => ("The vial has not expired", "Look at lot and last day of the vial", Therapist),
        C::InjectionChecked => ("Milligrams and millilitres agree", "Look at order, vial and syringe", Therapist),
        C::SecondChecker => {
            ("A second person looked at it", "Ask a colleague to look at order, vial and syringe", Therapist)
        }
        C::WasteWitnessed => {
            ("What is left was seen by two", "Let a colleague see what is left in the vial", Therapist)
        }
        C::ObservedLongEnough => ("Watched long enough", "Stay until the time is over", Therapist),
        C::AlertTwice => ("Alert, twice", "Look at alertness once more", Therapist),
        C::Oriented => ("Knows where, when and what", "Go through the questions before leaving", Therapist),
        C::Walks => ("Walks steadily", "Let the client walk ten steps", Therapist),
        C::PressureSettled => ("Blood pressure has settled", "Measure blood pressure", Therapist),
        C::NoVomiting => ("No vomiting in the last half hour", "Wait, and ask again", Therapist),
        C::SafeToLeave => ("Safe to leave", "Ask about suicide before leaving", Therapist),
        C::EscortTakesOver => ("The escort is here", "Wait for the escort", Therapist),
        C::NoDrivingUnderstood => {
            ("Will not drive before tomorrow", "Say that driving waits until tomorrow", Therapist)
        }
        C::IntegrationVisit => ("Met again soon after the session", "Meet for an integration visit", Therapist),
        C::StrategyAgreed => ("Something small to try", "Agree on something small to try", Therapist),
        C::ReviewVisit => ("Looked back together", "Hold a review visit", Therapist),
        C::OutcomesMeasured => {
            ("Questionnaires filled in since the last session", "Fill in the questionnaires", Client)
        }
        C::EligibilityRenewed => ("The prescriber decided to go on", "Decide whether to go on", Prescriber),
        C::LongCourseScreened => {
            ("Bladder, liver and misuse were asked about again", "Go through the screening questions again", Therapist)
        }
        C::Absent(_) | C::ConsentSigned(_) => ("", "", Therapist),
    }
}
