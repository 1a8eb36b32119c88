//! Which action a command is, and which one an entry came from.

use alula_core::Command;
use alula_core::decide::Reported;

use crate::Action;

impl Action {
    /// The action a command is.
    pub fn of(command: &Command) -> Self {
        match command {
            Command::Admit(..) => Self::Admit,
            Command::NameTeam(..) => Self::NameTeam,
            Command::CorrectContact(..) => Self::CorrectContact,
            Command::TakeHistory(..) => Self::TakeHistory,
            Command::RecordCondition(..) => Self::RecordCondition,
            Command::RecordTrial(..) => Self::RecordTrial,
            Command::RecordMedicine(..) => Self::RecordMedicine,
            Command::RecordAllergy(..) => Self::RecordAllergy,
            Command::StateNoAllergy(..) => Self::StateNoAllergy,
            Command::AgreeDisclosure(..) => Self::AgreeDisclosure,
            Command::RecordScreening(..) => Self::RecordScreening,
            Command::ReviewMedicines(..) => Self::ReviewMedicines,
            Command::DecideEligibility(..) => Self::DecideEligibility,
            Command::WriteOrder(..) => Self::WriteOrder,
            Command::WithdrawOrder(..) => Self::WithdrawOrder,
            Command::AskMeasure(..) => Self::AskMeasure,
            Command::BeginMeasure(..) => Self::BeginMeasure,
            Command::AnswerItem(..) => Self::AnswerItem,
            Command::FinishMeasure { .. } => Self::FinishMeasure,
            Command::RaiseConcern { .. } => Self::RaiseConcern,
            Command::ReviewRisk(..) => Self::ReviewRisk,
            Command::WriteSafetyPlan(..) => Self::WriteSafetyPlan,
            Command::CloseConcern(..) => Self::CloseConcern,
            Command::SetGoal(..) => Self::SetGoal,
            Command::EndGoal(..) => Self::EndGoal,
            Command::SetIntention(..) => Self::SetIntention,
            Command::LetGoIntention(..) => Self::LetGoIntention,
            Command::RecordWishes(..) => Self::RecordWishes,
            Command::AgreeTouch(..) => Self::AgreeTouch,
            Command::HoldVisit(..) => Self::HoldVisit,
            Command::SignConsent(..) => Self::SignConsent,
            Command::WithdrawConsent(..) => Self::WithdrawConsent,
            Command::PlanSession { .. } => Self::PlanSession,
            Command::CancelSession(..) => Self::CancelSession,
            Command::AnswerDay(..) => Self::AnswerDay,
            Command::RecordVitals(..) => Self::RecordVitals,
            Command::ConfirmEscort(..) => Self::ConfirmEscort,
            Command::CheckRoom(..) => Self::CheckRoom,
            Command::BeReachable(..) => Self::BeReachable,
            Command::RaiseHold { .. } => Self::RaiseHold,
            Command::LiftHold(..) => Self::LiftHold,
            Command::OverrideGate(..) => Self::OverrideGate,
            Command::GiveMedicine(..) => Self::GiveMedicine,
            Command::ReadVial(..) => Self::ReadVial,
            Command::CheckInjection(..) => Self::CheckInjection,
            Command::WitnessInjection(..) => Self::WitnessInjection,
            // The needle is T0, or the further amount: the same right as for a lozenge.
            Command::Inject { .. } => Self::GiveMedicine,
            Command::AddMedicine(..) => Self::AddMedicine,
            Command::FinishLozenge(..) => Self::FinishLozenge,
            Command::MakeMark(..) => Self::MakeMark,
            Command::SeeAlertness(..) => Self::SeeAlertness,
            Command::TakeStopStep { .. } => Self::TakeStopStep,
            Command::EnterPhase(..) => Self::EnterPhase,
            Command::RecordAdverseEvent(..) => Self::RecordAdverseEvent,
            Command::CheckLeave(..) => Self::CheckLeave,
            Command::DeclareReady(..) => Self::DeclareReady,
            Command::Leave(..) => Self::Leave,
            Command::PlanContact(..) => Self::PlanContact,
            Command::SignNote { .. } => Self::SignNote,
            Command::CosignNote(..) => Self::CosignNote,
            Command::QuestionNote(..) => Self::QuestionNote,
            Command::AddToNote(..) => Self::AddToNote,
            Command::CommentOnNote(..) | Command::AnswerComment(..) | Command::CloseComment(..) => Self::CommentOnNote,
            Command::WriteLetter(..) => Self::WriteLetter,
            Command::KeepMoment(..) => Self::KeepMoment,
            Command::KeepInsight(..) => Self::KeepInsight,
            Command::AgreeStrategy(..) => Self::AgreeStrategy,
            Command::RecordTry(..) => Self::RecordTry,
            Command::NoticeChange(..) => Self::NoticeChange,
            Command::CloseCare(..) => Self::CloseCare,
            Command::ReopenCare(..) => Self::ReopenCare,
            Command::SharePage(..) => Self::SharePage,
            Command::TakePageBack(..) => Self::TakePageBack,
            Command::HoldLetter(..) => Self::HoldLetter,
            Command::NameSitter(..) => Self::NameSitter,
            Command::LearnAsSitter(..) => Self::LearnAsSitter,
            Command::AgreeAsSitter(..) => Self::AgreeAsSitter,
            Command::SeeSitter(..) => Self::SeeSitter,
            Command::ReleaseSitter(..) => Self::ReleaseSitter,
            Command::VetHome(..) => Self::VetHome,
            Command::ConfirmAddress(..) => Self::ConfirmAddress,
            Command::CountLozenges(..) => Self::CountLozenges,
            Command::Rehearse(..) => Self::Rehearse,
            Command::BeSecond(..) => Self::BeSecond,
            Command::OfferWatch(..) => Self::OfferWatch,
            Command::AcceptWatch(..) => Self::AcceptWatch,
            Command::OpenBegin(..) => Self::OpenBegin,
            Command::HearAlarm(..) => Self::HearAlarm,
            Command::ReachPerson(..) => Self::ReachPerson,
            Command::DecideEmergency(..) => Self::DecideEmergency,
            Command::SendLine(..) => Self::SendLine,
            Command::ReachLadderStep(..) => Self::ReachLadderStep,
            Command::Correct { .. } => Self::Correct,
            Command::Withdraw(..) => Self::Withdraw,
            Command::Review(..) => Self::Review,
        }
    }

    /// The action a report is.
    pub fn of_report(says: &Reported) -> Self {
        match says {
            Reported::Vitals(_) => Self::RecordVitals,
            Reported::Mark(_) => Self::MakeMark,
            Reported::MedicinePlaced(_) => Self::PlaceMedicine,
            Reported::LozengeFinished(_) => Self::FinishLozenge,
            Reported::Phase(_) => Self::EnterPhase,
            Reported::LookedIn(_) => Self::LookIn,
            Reported::Company(_) => Self::WantCompany,
            Reported::CheckedIn(_) => Self::CheckIn,
            Reported::SitterTold(_) => Self::TellAsSitter,
            Reported::Referral(_)
            | Reported::Condition(_)
            | Reported::Medicine(_)
            | Reported::Allergy(_)
            | Reported::Measurement(_)
            | Reported::Resource(_) => Self::ImportReferral,
        }
    }

    /// What somebody who corrects or withdraws an entry of this kind must also be allowed to do, so that nobody undoes
    /// what they could not have done.
    pub fn behind(kind: &str) -> Option<Self> {
        Some(match kind {
            "client_admitted" => Self::InviteClient,
            "team_named" => Self::NameTeam,
            "history_taken" => Self::TakeHistory,
            "condition_recorded" => Self::RecordCondition,
            "trial_recorded" => Self::RecordTrial,
            "medicine_recorded" => Self::RecordMedicine,
            "allergy_recorded" => Self::RecordAllergy,
            "no_allergy_stated" => Self::StateNoAllergy,
            "disclosure_agreed" => Self::AgreeDisclosure,
            "referral_received" | "measurement_reported" | "resource_kept" => Self::ImportReferral,
            "screening_recorded" => Self::RecordScreening,
            "medicines_reviewed" => Self::ReviewMedicines,
            "eligibility_decided" => Self::DecideEligibility,
            "order_written" => Self::WriteOrder,
            "order_withdrawn" => Self::WithdrawOrder,
            "measure_asked" => Self::AskMeasure,
            "measure_begun" => Self::BeginMeasure,
            "item_answered" => Self::AnswerItem,
            "measure_finished" => Self::FinishMeasure,
            "concern_raised" | "concern_closed" => Self::CloseConcern,
            "risk_reviewed" => Self::ReviewRisk,
            "safety_plan_written" => Self::WriteSafetyPlan,
            "goal_set" => Self::SetGoal,
            "goal_ended" => Self::EndGoal,
            "intention_set" => Self::SetIntention,
            "intention_let_go" => Self::LetGoIntention,
            "wishes_recorded" => Self::RecordWishes,
            "touch_agreed" => Self::AgreeTouch,
            "visit_held" => Self::HoldVisit,
            "consent_signed" | "consent_withdrawn" => Self::SignConsent,
            "session_planned" => Self::PlanSession,
            "session_cancelled" => Self::CancelSession,
            "day_answered" => Self::AnswerDay,
            "vitals_recorded" => Self::RecordVitals,
            "escort_confirmed" => Self::ConfirmEscort,
            "sitter_named" => Self::NameSitter,
            "sitter_seen" => Self::SeeSitter,
            "home_vetted" => Self::VetHome,
            "address_confirmed" => Self::ConfirmAddress,
            "lozenges_counted" => Self::CountLozenges,
            "looked_in" | "company_wanted" | "person_reached" => Self::ReachPerson,
            "sitter_taught"
            | "sitter_agreed"
            | "rehearsed"
            | "second_reachable"
            | "watch_offered"
            | "watch_accepted"
            | "begin_opened"
            | "medicine_placed"
            | "ladder_step_reached"
            | "alarm_heard"
            | "emergency_decided"
            | "line_sent"
            | "checked_in"
            | "letter_held"
            | "sitter_released"
            | "sitter_told" => Self::OpenBegin,
            "room_checked" => Self::CheckRoom,
            "supervisor_reachable" => Self::BeReachable,
            "hold_raised" | "hold_lifted" => Self::LiftHold,
            "gate_overridden" => Self::OverrideGate,
            "vial_read" => Self::ReadVial,
            "injection_checked" => Self::CheckInjection,
            "medicine_given" | "injection_given" => Self::GiveMedicine,
            "medicine_added" => Self::AddMedicine,
            "lozenge_finished" => Self::FinishLozenge,
            "mark_made" => Self::MakeMark,
            "alertness_seen" => Self::SeeAlertness,
            "stop_step_taken" => Self::TakeStopStep,
            "phase_entered" => Self::EnterPhase,
            "adverse_event_recorded" => Self::RecordAdverseEvent,
            "leave_checked" => Self::CheckLeave,
            "ready_to_leave" => Self::DeclareReady,
            "client_left" => Self::Leave,
            "contact_planned" => Self::PlanContact,
            "note_signed" => Self::SignNote,
            "note_cosigned" => Self::CosignNote,
            "note_questioned" => Self::QuestionNote,
            "note_addended" => Self::AddToNote,
            "comment_made" | "comment_answered" | "comment_closed" => Self::CommentOnNote,
            "letter_written" => Self::WriteLetter,
            "moment_kept" => Self::KeepMoment,
            "insight_kept" => Self::KeepInsight,
            "strategy_agreed" => Self::AgreeStrategy,
            "try_recorded" => Self::RecordTry,
            "change_noticed" => Self::NoticeChange,
            "care_closed" => Self::CloseCare,
            "care_reopened" => Self::ReopenCare,
            "page_shared" | "page_taken_back" => Self::SharePage,
            "corrected" => Self::Correct,
            "withdrawn" => Self::Withdraw,
            "set_aside" | "reviewed" => Self::Review,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_statement_has_an_action_behind_it() {
        for (kind, _) in alula_core::ledger::Statement::KINDS {
            assert!(Action::behind(kind).is_some(), "{kind} has no action behind it");
        }
    }
}
