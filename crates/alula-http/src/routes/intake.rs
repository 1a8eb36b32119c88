//! Routes of the intake, and of what the prescriber decides.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Intake, Chart(ReadChart) => crate::intake::sheet::get;
    get IntakeHistory, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeHistory, Chart(TakeHistory) => crate::intake::sheet::history;
    get IntakeConditions, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeConditions, Chart(RecordCondition) => crate::intake::sheet::conditions;
    get IntakeTrials, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeTrials, Chart(RecordTrial) => crate::intake::sheet::trials;
    get IntakeMedicines, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeMedicines, Chart(RecordMedicine) => crate::intake::sheet::medicines;
    get IntakeAllergies, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeAllergies, Chart(RecordAllergy) => crate::intake::sheet::allergies;
    get IntakeReadings, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeReadings, Chart(RecordVitals) => crate::intake::sheet::readings;
    get IntakeDisclosures, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeDisclosures, Chart(AgreeDisclosure) => crate::intake::sheet::disclosures;
    get IntakeScreening, Chart(ReadChart) => crate::intake::sheet::part;
    post IntakeScreening, Chart(RecordScreening) => crate::intake::sheet::screening;
    get Referral, Chart(ReadChart) => crate::intake::referral::get;
    post Referral, Chart(ImportReferral) up to REFERRAL => crate::intake::referral::post;
    get Risk, Chart(ReadChart) => crate::intake::risk::get;
    post Risk, Chart(ReviewRisk) => crate::intake::risk::post;
    get Concerns, Chart(ReadChart) => crate::intake::risk::concerns;
    post Concerns, Chart(RaiseConcern) => crate::intake::risk::raise;
    get Concern, Chart(ReadChart) => crate::intake::risk::concern;
    post Concern, Chart(CloseConcern) => crate::intake::risk::close;
    get SafetyPlan, Chart(ReadChart) => crate::intake::safety_plan::get;
    post SafetyPlan, Chart(WriteSafetyPlan) => crate::intake::safety_plan::post;
    get Eligibility, Chart(ReadChart) => crate::intake::eligibility::get;
    post Eligibility, Chart(DecideEligibility) => crate::intake::eligibility::post;
    get MedicinesReview, Chart(ReadChart) => crate::intake::medicines::get;
    post MedicinesReview, Chart(ReviewMedicines) => crate::intake::medicines::post;
    get Orders, Chart(ReadChart) => crate::intake::orders::get;
    post Orders, Chart(WriteOrder) => crate::intake::orders::post;
    get Doses, Chart(ReadChart) => crate::intake::doses::get;
}
