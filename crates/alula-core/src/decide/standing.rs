//! Which statements can be corrected or withdrawn, and what to do instead where they cannot.

use crate::ledger::Statement;

/// What kind of thing a statement is, as far as changing one's mind about it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A fact that was written down: it can be corrected and withdrawn.
    Fact,
    /// A fact that others rest on: it can be corrected, not withdrawn.
    Root,
    /// A decision: it has its own end, named here.
    Decision(&'static str),
    /// A signature, or an answer the client gave alone.
    Signed(&'static str),
    /// What was said about another entry.
    About,
}

/// How a statement stands. A new kind has to choose here before it compiles.
pub fn standing(statement: &Statement) -> Standing {
    use Statement as S;
    match statement {
        S::ClientAdmitted(_) | S::MedicineGiven(_) | S::MedicineAdded(_) | S::InjectionGiven(_) => Standing::Root,
        S::TeamNamed(_)
        | S::HistoryTaken(_)
        | S::ConditionRecorded(_)
        | S::TrialRecorded(_)
        | S::MedicineRecorded(_)
        | S::AllergyRecorded(_)
        | S::NoAllergyStated(_)
        | S::DisclosureAgreed(_)
        | S::ReferralReceived(_)
        | S::MeasurementReported(_)
        | S::ResourceKept(_)
        | S::ScreeningRecorded(_)
        | S::SafetyPlanWritten(_)
        | S::GoalSet(_)
        | S::GoalEnded(_)
        | S::IntentionSet(_)
        | S::IntentionLetGo(_)
        | S::WishesRecorded(_)
        | S::TouchAgreed(_)
        | S::VisitHeld(_)
        | S::DayAnswered(_)
        | S::VitalsRecorded(_)
        | S::EscortConfirmed(_)
        | S::SitterNamed(_)
        | S::SitterSeen(_)
        | S::HomeVetted(_)
        | S::AddressConfirmed(_)
        | S::LozengesCounted(_)
        | S::LookedIn(_)
        | S::CompanyWanted(_)
        | S::PersonReached(_)
        | S::RoomChecked(_)
        | S::LozengeFinished(_)
        | S::MarkMade(_)
        | S::AlertnessSeen(_)
        | S::StopStepTaken(_)
        | S::PhaseEntered(_)
        | S::AdverseEventRecorded(_)
        | S::LeaveChecked(_)
        | S::ReadyToLeave(_)
        | S::ClientLeft(_)
        | S::ContactPlanned(_)
        | S::MomentKept(_)
        | S::InsightKept(_)
        | S::StrategyAgreed(_)
        | S::TryRecorded(_)
        | S::ChangeNoticed(_) => Standing::Fact,
        S::PageShared(_) => Standing::Signed("The client can take the page back."),
        S::PageTakenBack(_) => Standing::Signed("The client can share the page again."),
        S::CareClosed(_) => Standing::Decision("Begin the care anew."),
        S::CareReopened(_) => Standing::Decision("End the care again."),
        S::MedicinesReviewed(_) => Standing::Decision("Review the medicines again."),
        S::EligibilityDecided(_) => Standing::Decision("Decide on eligibility again."),
        S::OrderWritten(_) => Standing::Decision("Withdraw the order and write a new one."),
        S::OrderWithdrawn(_) => Standing::Decision("Write a new order."),
        S::MeasureAsked(_) | S::MeasureBegun(_) => Standing::Decision("Begin the questionnaire again."),
        S::ConcernRaised(_) => Standing::Decision("Close the concern."),
        S::ConcernClosed(_) => Standing::Decision("Raise the concern again."),
        S::RiskReviewed(_) => Standing::Decision("Review the risk again."),
        S::SessionPlanned(_) => Standing::Decision("Cancel the session and plan it again."),
        S::SessionCancelled(_) => Standing::Decision("Plan the session again."),
        S::VialRead(_) => Standing::Decision("Read the label again."),
        S::InjectionChecked(_) => Standing::Decision("Look at it again."),
        S::SupervisorReachable(_) => Standing::Decision("Say anew until when you can be reached."),
        S::SitterTaught(_) | S::SitterAgreed(_) => Standing::Signed("Name another sitter, or invite this one again."),
        S::Rehearsed(_) => Standing::Decision("Rehearse again."),
        S::SecondReachable(_) => Standing::Decision("Say anew until when you can be reached."),
        S::WatchOffered(_) | S::WatchAccepted(_) => Standing::Decision("Hand the watch over again."),
        S::BeginOpened(_) => Standing::Decision("Raise a hold."),
        S::MedicinePlaced(_) => Standing::Decision("Correct what was given."),
        S::LadderStepReached(_) | S::AlarmHeard(_) => Standing::Decision("Say whom you reached."),
        S::EmergencyDecided(_) => Standing::Decision("Decide again."),
        S::LineSent(_) => Standing::Decision("Send another line, or ring the sitter."),
        S::CheckedIn(_) | S::SitterTold(_) => Standing::Signed("What they said stays; write down what followed."),
        S::LetterHeld(_) => Standing::Decision("The client can share the page."),
        S::SitterReleased(_) => Standing::Decision("Ring the sitter."),
        S::HoldRaised(_) => Standing::Decision("A prescriber can lift the hold."),
        S::HoldLifted(_) => Standing::Decision("Raise the hold again."),
        S::GateOverridden(_) => Standing::Decision("Raise a hold."),
        S::ItemAnswered(_) | S::MeasureFinished(_) => Standing::Signed("Ask for the questionnaire again."),
        S::ConsentSigned(_) => Standing::Signed("The client can withdraw the consent."),
        S::ConsentWithdrawn(_) => Standing::Signed("The client can sign the consent again."),
        S::NoteSigned(_) => Standing::Signed("Add to the note."),
        S::NoteCosigned(_) | S::NoteQuestioned(_) | S::NoteAddended(_) => Standing::Signed("Add to the note."),
        S::CommentMade(_) | S::CommentAnswered(_) => Standing::Signed("Answer the comment."),
        S::CommentClosed(_) => Standing::Signed("Comment again."),
        S::LetterWritten(_) => Standing::Signed("Write a further letter that puts it right."),
        S::Corrected(_) | S::Withdrawn(_) | S::SetAside(_) | S::Reviewed(_) | S::Unknown(_) | S::Removed { .. } => {
            Standing::About
        }
    }
}
