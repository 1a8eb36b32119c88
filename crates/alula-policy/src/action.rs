//! Every action that policies speak of: each command, and what people do beside commands.

use alula_core::Command;
use alula_core::decide::Reported;

macro_rules! actions {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// Something a person may or may not do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[doc = $doc])* $name,)*
        }

        impl Action {
            /// Every action, in the order of the printed matrix.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name the policies use.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

actions! {
    /// Read a chart.
    ReadChart,
    /// Replay a session as it was drawn minute by minute.
    ReplaySession,
    /// Read the ledger behind a chart: every entry as it was said.
    ReadRecord,
    /// See where a client stands, without anything that was said.
    ReadPipeline,
    /// A client reads the own pages.
    ReadOwn,
    /// Search and list clients; each sees the own ones.
    ListClients,
    /// See the own list of what waits.
    ReadTasks,
    /// See which notes of associates wait for a co-signature, and why which is read first.
    ReadQueue,
    /// See what waits for a prescriber's decision, over all their clients.
    ReadDecisions,
    /// Read what one may do oneself as an associate, and until when.
    ReadOwnPrivileges,
    /// Grant an associate what they may do, and end it.
    GrantPrivilege,
    /// Read what the practice may say about everybody it gave medicine to; counts, nobody by name.
    ReadOutcomes,
    /// Read a protocol.
    ReadProtocol,
    /// Read the texts of the consent documents, and how many signed which; counts, nobody by name.
    ReadDocuments,
    /// Add a protocol file; it counts for nothing before it is signed.
    InstallProtocol,
    /// Sign a protocol.
    SignProtocol,
    /// Hold a limit of the protocol more tightly for the whole practice, and go back to the protocol's.
    TightenLimits,
    /// See and play the practice's sound.
    ReadSound,
    /// Take sound in and out, and arrange sets.
    KeepSound,
    /// Read enquiries.
    ReadEnquiries,
    /// Make somebody who enquired a client.
    AdmitEnquiry,
    /// Add, change and end the access of people who work here.
    ManagePeople,
    /// Read who looked at what.
    ReadAccessLog,
    /// Change what the practice says of itself.
    ManagePractice,
    /// Read how the house itself stands: backups, disk, work in the background.
    ReadHealth,
    /// Take in a referral.
    ImportReferral,
    /// Send a client the link for a first sign-in.
    InviteClient,
    /// Make a person a client.
    Admit,
    /// Say who cares for the client.
    NameTeam,
    /// Correct how the client can be reached.
    CorrectContact,
    /// Write down the history.
    TakeHistory,
    /// Write down a condition.
    RecordCondition,
    /// Write down a treatment that was tried.
    RecordTrial,
    /// Write down a medicine.
    RecordMedicine,
    /// Write down an allergy.
    RecordAllergy,
    /// Say that no allergy is known.
    StateNoAllergy,
    /// Agree who may be told what.
    AgreeDisclosure,
    /// Go through the screening questions.
    RecordScreening,
    /// Decide about each medicine.
    ReviewMedicines,
    /// Decide on eligibility.
    DecideEligibility,
    /// Write an order.
    WriteOrder,
    /// Withdraw an order.
    WithdrawOrder,
    /// Ask for a questionnaire.
    AskMeasure,
    /// Begin one.
    BeginMeasure,
    /// Answer or skip a question.
    AnswerItem,
    /// Finish it.
    FinishMeasure,
    /// Say that somebody may be in danger.
    RaiseConcern,
    /// Ask about suicide and judge the risk.
    ReviewRisk,
    /// Write a safety plan.
    WriteSafetyPlan,
    /// Close a concern.
    CloseConcern,
    /// Set a goal.
    SetGoal,
    /// End a goal.
    EndGoal,
    /// Set or change an intention.
    SetIntention,
    /// Let an intention go.
    LetGoIntention,
    /// Write down wishes.
    RecordWishes,
    /// Agree on touch.
    AgreeTouch,
    /// Write down that a visit took place.
    HoldVisit,
    /// Sign a consent document.
    SignConsent,
    /// Withdraw consent.
    WithdrawConsent,
    /// Plan a session.
    PlanSession,
    /// Cancel a session.
    CancelSession,
    /// Answer the questions of the day.
    AnswerDay,
    /// Write down a reading.
    RecordVitals,
    /// Say who takes the client home.
    ConfirmEscort,
    /// Check the room.
    CheckRoom,
    /// Be reachable for an associate's session.
    BeReachable,
    /// Ask to wait.
    RaiseHold,
    /// Lift a hold.
    LiftHold,
    /// Pass a gate by decision.
    OverrideGate,
    /// Read the label of a vial beside the order.
    ReadVial,
    /// Look at order, vial and syringe.
    CheckInjection,
    /// Look at them at a colleague's screen, after proving who one is.
    WitnessInjection,
    /// Give the medicine: T0.
    GiveMedicine,
    /// Give a further ordered amount.
    AddMedicine,
    /// Spat out or swallowed.
    FinishLozenge,
    /// Make a mark.
    MakeMark,
    /// Write down how alert the client is.
    SeeAlertness,
    /// Take a step of the stop ladder.
    TakeStopStep,
    /// See a phase begin.
    EnterPhase,
    /// Write down something untoward.
    RecordAdverseEvent,
    /// Go through the questions before leaving.
    CheckLeave,
    /// Say that the client is ready to leave.
    DeclareReady,
    /// Say that the client left.
    Leave,
    /// Plan the next contact.
    PlanContact,
    /// Sign a note; the prose is written by the rule from the chart.
    SignNote,
    /// Co-sign a note.
    CosignNote,
    /// Ask about a note, or require a change.
    QuestionNote,
    /// Add to a signed note.
    AddToNote,
    /// Write beside a sentence of a note, answer there, and close it.
    CommentOnNote,
    /// Write a letter about the client, and file it.
    WriteLetter,
    /// Keep a moment.
    KeepMoment,
    /// Keep an insight.
    KeepInsight,
    /// Agree on a small thing to do.
    AgreeStrategy,
    /// Say how a try went.
    RecordTry,
    /// Say what became different.
    NoticeChange,
    /// End the care of a client.
    CloseCare,
    /// Begin the care of a client anew.
    ReopenCare,
    /// Open, read, write and close the own book.
    KeepBook,
    /// Share a page of the own book.
    SharePage,
    /// Take a shared page back.
    TakePageBack,
    /// Let something to share wait until the morning.
    HoldLetter,
    /// Say who stays with the client at home.
    NameSitter,
    /// Learn, as the sitter, what to do.
    LearnAsSitter,
    /// Agree, as the sitter.
    AgreeAsSitter,
    /// See the sitter on the day.
    SeeSitter,
    /// Let the sitter rest.
    ReleaseSitter,
    /// Go through the home.
    VetHome,
    /// Confirm where help has to come.
    ConfirmAddress,
    /// Count the lozenges.
    CountLozenges,
    /// Rehearse a phone.
    Rehearse,
    /// Be reachable as the second clinician.
    BeSecond,
    /// Ask a colleague to watch on.
    OfferWatch,
    /// Watch on.
    AcceptWatch,
    /// Open the beginning of a session at home.
    OpenBegin,
    /// Hear an alarm.
    HearAlarm,
    /// Reach somebody in the home.
    ReachPerson,
    /// Decide in an emergency.
    DecideEmergency,
    /// Send a prepared line to the sitter.
    SendLine,
    /// Reach a step of the ladder, from the house's own clock.
    ReachLadderStep,
    /// Use the own phone in a session at home.
    UsePhone,
    /// Invite a sitter's phone, and end what a phone may do.
    InvitePhone,
    /// Say that the medicine is in the mouth.
    PlaceMedicine,
    /// Look in as the sitter.
    LookIn,
    /// Call for company as the client.
    WantCompany,
    /// Say how it is, in the evening and the morning.
    CheckIn,
    /// Tell of it as the sitter afterwards.
    TellAsSitter,
    /// Correct an entry.
    Correct,
    /// Withdraw an entry.
    Withdraw,
    /// Say that something set aside was looked at.
    Review,
}

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
