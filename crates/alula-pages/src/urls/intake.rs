//! Addresses of a client's chart: who cares for them, and the intake.

use alula_core::ids::{ClientId, ConcernId, MeasureId};

routes! {
    // A client's chart: who.
    /// Where everybody stands on the way.
    Board = "/board";
    /// Who is ready for a session.
    Ready = "/ready";
    /// All clients, and the search.
    Clients = "/clients";
    /// A new client without an enquiry.
    NewClient = "/clients/new";
    /// A client as a story.
    Client(client: ClientId) = "/clients/{client}";
    /// Who cares for the client.
    Team(client: ClientId) = "/clients/{client}/team";
    /// How the client can be reached.
    Contact(client: ClientId) = "/clients/{client}/contact";
    /// Plan the next talk.
    NextTalk(client: ClientId) = "/clients/{client}/next";
    /// Invite the client to their own pages.
    InviteClient(client: ClientId) = "/clients/{client}/invite";

    // Intake.
    /// Intake at a glance.
    Intake(client: ClientId) = "/clients/{client}/intake";
    /// The history as it was told.
    IntakeHistory(client: ClientId) = "/clients/{client}/intake/history";
    /// Conditions.
    IntakeConditions(client: ClientId) = "/clients/{client}/intake/conditions";
    /// Treatments that were tried.
    IntakeTrials(client: ClientId) = "/clients/{client}/intake/trials";
    /// Medicines.
    IntakeMedicines(client: ClientId) = "/clients/{client}/intake/medicines";
    /// Allergies.
    IntakeAllergies(client: ClientId) = "/clients/{client}/intake/allergies";
    /// Pressure and pulse, measured outside a session.
    IntakeReadings(client: ClientId) = "/clients/{client}/intake/readings";
    /// Who may be told what.
    IntakeDisclosures(client: ClientId) = "/clients/{client}/intake/disclosures";
    /// The screening questions.
    IntakeScreening(client: ClientId) = "/clients/{client}/intake/screening";
    /// A referral from elsewhere.
    Referral(client: ClientId) = "/clients/{client}/referral";
    /// Questionnaires: ask, read aloud, results.
    Measures(client: ClientId) = "/clients/{client}/measures";
    /// What came of the care: curves, sessions and intentions on one axis.
    Outcomes(client: ClientId) = "/clients/{client}/outcomes";
    /// One question of a round, read aloud.
    MeasureItem(client: ClientId, measure: MeasureId, item: u8) = "/clients/{client}/measures/{measure}/{item}";
    /// Concerns raised by a person.
    Concerns(client: ClientId) = "/clients/{client}/concerns";
    /// One concern.
    Concern(client: ClientId, concern: ConcernId) = "/clients/{client}/concerns/{concern}";
    /// Ask about suicide and judge the risk.
    Risk(client: ClientId) = "/clients/{client}/risk";
    /// The safety plan.
    SafetyPlan(client: ClientId) = "/clients/{client}/safety-plan";
}
