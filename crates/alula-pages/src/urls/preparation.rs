//! Addresses of the preparation, and of what the prescriber decides.

use alula_core::ids::ClientId;

routes! {
    /// Preparation at a glance.
    Preparation(client: ClientId) = "/clients/{client}/preparation";
    /// Set or end a goal.
    Goals(client: ClientId) = "/clients/{client}/preparation/goals";
    /// Set, change or let go an intention.
    Intentions(client: ClientId) = "/clients/{client}/preparation/intentions";
    /// Fears, calming, sound, the therapist's role.
    Wishes(client: ClientId) = "/clients/{client}/preparation/wishes";
    /// Touch, situation by situation.
    Touch(client: ClientId) = "/clients/{client}/preparation/touch";
    /// The home, gone through for sessions there.
    VetHome(client: ClientId) = "/clients/{client}/preparation/home";
    /// Visits.
    Visits(client: ClientId) = "/clients/{client}/preparation/visits";
    /// Consents as they stand.
    Consents(client: ClientId) = "/clients/{client}/consents";
    /// The eligibility worksheet.
    Eligibility(client: ClientId) = "/clients/{client}/eligibility";
    /// A decision about each medicine.
    MedicinesReview(client: ClientId) = "/clients/{client}/medicines-review";
    /// The prescriber's orders.
    Orders(client: ClientId) = "/clients/{client}/orders";
    /// What was ordered and given, over all sessions.
    Doses(client: ClientId) = "/clients/{client}/doses";
    /// What is ready and what is missing.
    Readiness(client: ClientId) = "/clients/{client}/readiness";

    /// End the care, or see how it ended.
    Care(client: ClientId) = "/clients/{client}/care";
    /// Begin the care anew.
    ReopenCare(client: ClientId) = "/clients/{client}/care/reopen";
}
