//! The fixed vocabulary of checks. A protocol combines them into gates; only this version's code can answer them.

use serde::Deserialize;

macro_rules! checks {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal;)*) => {
        /// One question that can be answered from a chart.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(try_from = "String")]
        pub enum Check {
            $($(#[doc = $doc])* $name,)*
            /// A contraindication was asked about and is absent.
            Absent(String),
            /// A consent document is signed and not withdrawn.
            ConsentSigned(String),
        }

        impl Check {
            /// Every check without an argument.
            pub const PLAIN: &[Self] = &[$(Self::$name,)*];

            /// The name in the file.
            pub fn id(&self) -> String {
                match self {
                    $(Self::$name => $text.to_owned(),)*
                    Self::Absent(it) => format!("absent:{it}"),
                    Self::ConsentSigned(it) => format!("consent_signed:{it}"),
                }
            }
        }

        impl TryFrom<String> for Check {
            type Error = String;
            fn try_from(name: String) -> Result<Self, String> {
                match (name.as_str(), name.split_once(':')) {
                    $(($text, _) => Ok(Self::$name),)*
                    (_, Some(("absent", id))) if !id.is_empty() => Ok(Self::Absent(id.to_owned())),
                    (_, Some(("consent_signed", id))) if !id.is_empty() => Ok(Self::ConsentSigned(id.to_owned())),
                    _ => Err(format!("unknown check `{name}`")),
                }
            }
        }
    };
}

checks! {
    /// At least eighteen years old.
    Adult = "adult";
    /// Lives in the state the protocol is written for.
    LicensedState = "licensed_state";
    /// Every screening question has an answer.
    ScreeningAnswered = "screening_answered";
    /// No absolute contraindication is present.
    NoAbsoluteContraindication = "no_absolute_contraindication";
    /// The prescriber wrote what follows from each relative contraindication that is present.
    RelativeDisposed = "relative_disposed";
    /// The prescriber found the client eligible, for this place.
    PrescriberFoundEligible = "prescriber_found_eligible";
    /// The client can understand and decide.
    Capacity = "capacity";
    /// The last review of risk found none or low, or a licensed clinician wrote a plan.
    RiskLowOrPlanned = "risk_low_or_planned";
    /// Allergies were asked about.
    AllergiesKnown = "allergies_known";
    /// The prescriber looked at every medicine that is taken.
    MedicinesReviewed = "medicines_reviewed";
    /// No medicine that is taken blocks sessions.
    NoBlockingMedicine = "no_blocking_medicine";
    /// Blood pressure was measured on two days.
    PressureOnTwoDays = "pressure_on_two_days";
    /// Pregnancy is not possible, or a fresh test is negative.
    PregnancyExcluded = "pregnancy_excluded";
    /// The history says something about alcohol and drugs.
    SubstancesTold = "substances_told";
    /// There is an order that holds today.
    OrderValid = "order_valid";
    /// The order rests on an examination, or on flexibilities that are in force.
    OrderBasis = "order_basis";
    /// The state's prescription monitoring was looked at in time.
    MonitoringChecked = "monitoring_checked";
    /// Enough preparation visits took place.
    PreparationVisits = "preparation_visits";
    /// An intention was set, or let go.
    IntentionSpoken = "intention_spoken";
    /// A safety plan is there, if there was a risk.
    SafetyPlanIfNeeded = "safety_plan_if_needed";
    /// The first session took place in the office.
    FirstInOffice = "first_in_office";
    /// The home was gone through with the client.
    HomeVetted = "home_vetted";
    /// Two readings today, apart, the second fresh.
    PressureTwice = "pressure_twice";
    /// The second reading is below the limits.
    PressureBelowStop = "pressure_below_stop";
    /// The pulse is inside the limits.
    PulseWithin = "pulse_within";
    /// A pressure that is raised but below the limits was accepted by the prescriber.
    ClearBandAcknowledged = "clear_band_acknowledged";
    /// No solid food lately.
    FastedSolid = "fasted_solid";
    /// No clear drink lately.
    FastedClear = "fasted_clear";
    /// No new medicine, dose or illness.
    NothingNew = "nothing_new";
    /// No alcohol.
    NoAlcohol = "no_alcohol";
    /// No cannabis and no other drug.
    NoDrugs = "no_drugs";
    /// Medicines were taken as the prescriber timed them.
    MedicinesAsOrdered = "medicines_as_ordered";
    /// No pregnancy may have begun.
    NotPregnantToday = "not_pregnant_today";
    /// The client wants today's session.
    WantsIt = "wants_it";
    /// The talk about suicide is fresh.
    RiskFresh = "risk_fresh";
    /// It found none or low.
    RiskLow = "risk_low";
    /// Every concern was looked at by a person.
    ConcernsLookedAt = "concerns_looked_at";
    /// The sitter is grown up, learned what to do, and agreed.
    SitterReady = "sitter_ready";
    /// The therapist saw the sitter: there, sober, reached by phone, staying.
    SitterPresent = "sitter_present";
    /// Both phones were rehearsed lately.
    Rehearsed = "rehearsed";
    /// A second clinician said to be reachable.
    SecondInReach = "second_in_reach";
    /// The address was confirmed today.
    AddressConfirmed = "address_confirmed";
    /// Lozenges were counted today, and there are as many as there should be.
    LozengesCounted = "lozenges_counted";
    /// A trained clinician stays in the room.
    TrainedClinician = "trained_clinician";
    /// The emergency kit is there.
    EmergencyKit = "emergency_kit";
    /// The associate has a supervisor of record.
    SupervisorOfRecord = "supervisor_of_record";
    /// The supervision agreement is current.
    AgreementCurrent = "agreement_current";
    /// The supervisor said to be reachable.
    SupervisorReachable = "supervisor_reachable";
    /// An adult who takes the client home is named.
    EscortNamed = "escort_named";
    /// They answered the phone.
    EscortAnswered = "escort_answered";
    /// Enough time since the last medicine.
    IntervalKept = "interval_kept";
    /// No hold is open.
    NoOpenHold = "no_open_hold";
    /// Name and birth date were asked and agree.
    IdentifiersAsked = "identifiers_asked";
    /// The allergies were read out and agree.
    AllergiesReadOut = "allergies_read_out";
    /// The vial holds what the order says, by its label.
    VialMatchesOrder = "vial_matches_order";
    /// The vial has a lot and has not expired.
    VialInDate = "vial_in_date";
    /// Somebody looked at order, vial and syringe: mg and mL.
    InjectionChecked = "injection_checked";
    /// A second person looked at them too.
    SecondChecker = "second_checker";
    /// What was left in the vial was seen by two.
    WasteWitnessed = "waste_witnessed";
    /// Watched long enough since the last amount.
    ObservedLongEnough = "observed_long_enough";
    /// Alert, twice.
    AlertTwice = "alert_twice";
    /// Knows person, place, time and what happened.
    Oriented = "oriented";
    /// Walks unaided.
    Walks = "walks";
    /// The pressure is settled.
    PressureSettled = "pressure_settled";
    /// No vomiting lately.
    NoVomiting = "no_vomiting";
    /// Safe to leave, asked about suicide.
    SafeToLeave = "safe_to_leave";
    /// The escort is there and takes over.
    EscortTakesOver = "escort_takes_over";
    /// No driving until the next day: said and understood.
    NoDrivingUnderstood = "no_driving_understood";
    /// The integration visit took place in time.
    IntegrationVisit = "integration_visit";
    /// At least one small thing to try was agreed.
    StrategyAgreed = "strategy_agreed";
    /// A visit looked back.
    ReviewVisit = "review_visit";
    /// The questionnaires were filled in since the last session.
    OutcomesMeasured = "outcomes_measured";
    /// The prescriber decided again.
    EligibilityRenewed = "eligibility_renewed";
    /// Beyond many sessions, the screening was gone through again.
    LongCourseScreened = "long_course_screened";
}
