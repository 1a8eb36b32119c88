//! Every command, and which rule decides it.

use jiff::Timestamp;

use super::{Context, Decided, Refusal, correct};
use crate::chart::Chart;
use crate::ids::{EntryId, MeasureId, OrderId, SessionId};
use crate::ledger::{Draft, Reviewed, Statement, Withdrawn};
use crate::private::Private;
use crate::session::home;
use crate::{book, intake, integration, preparation, session, supervision};

/// A command with its id and what its author saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Made when the form was drawn; the same request twice is one.
    pub id: EntryId,
    /// When it happened to the client; nothing means now.
    pub occurred_at: Option<Timestamp>,
    /// The last sequence its author saw; given where a person acted on what they saw.
    pub seen: Option<u64>,
    /// What is asked.
    pub command: Command,
}

/// Everything a person can ask of a chart. Where the command and what it states are the same data, the payload is the
/// statement itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Make a person a client.
    Admit(intake::ClientAdmitted),
    /// Say who cares for the client.
    NameTeam(intake::TeamNamed),
    /// Correct how the client can be reached.
    CorrectContact(intake::ContactCorrection),
    /// Write down the history.
    TakeHistory(intake::HistoryTaken),
    /// Write down a condition.
    RecordCondition(intake::ConditionRecorded),
    /// Write down a treatment that was tried.
    RecordTrial(intake::TrialRecorded),
    /// Write down a medicine.
    RecordMedicine(intake::MedicineRecorded),
    /// Write down an allergy.
    RecordAllergy(intake::AllergyRecorded),
    /// Say that no allergy is known.
    StateNoAllergy(intake::NoAllergyStated),
    /// Agree who may be told what.
    AgreeDisclosure(intake::DisclosureAgreed),
    /// Go through the screening questions.
    RecordScreening(intake::ScreeningRecorded),
    /// Decide about each medicine.
    ReviewMedicines(intake::MedicinesReviewed),
    /// Decide on eligibility.
    DecideEligibility(intake::EligibilityDecided),
    /// Write an order.
    WriteOrder(intake::OrderWritten),
    /// Withdraw an order.
    WithdrawOrder(intake::OrderWithdrawn),
    /// Ask for a questionnaire.
    AskMeasure(intake::MeasureAsked),
    /// Begin one.
    BeginMeasure(intake::MeasureBegun),
    /// Answer or skip a question.
    AnswerItem(intake::ItemAnswered),
    /// Finish it.
    FinishMeasure {
        /// Which round.
        measure: MeasureId,
    },
    /// Say that somebody may be in danger.
    RaiseConcern {
        /// In words.
        words: Private,
    },
    /// Ask about suicide and judge the risk.
    ReviewRisk(intake::RiskReviewed),
    /// Write a safety plan.
    WriteSafetyPlan(intake::SafetyPlanWritten),
    /// Close a concern.
    CloseConcern(intake::ConcernClosed),
    /// Set a goal.
    SetGoal(preparation::GoalSet),
    /// End a goal.
    EndGoal(preparation::GoalEnded),
    /// Set or change an intention.
    SetIntention(preparation::IntentionSet),
    /// Let an intention go.
    LetGoIntention(preparation::IntentionLetGo),
    /// Write down wishes.
    RecordWishes(preparation::WishesRecorded),
    /// Agree on touch.
    AgreeTouch(preparation::TouchAgreed),
    /// Write down that a visit took place.
    HoldVisit(preparation::VisitHeld),
    /// Sign a consent document.
    SignConsent(preparation::ConsentSigned),
    /// Withdraw consent.
    WithdrawConsent(preparation::ConsentWithdrawn),
    /// Plan a session.
    PlanSession {
        /// When it begins.
        at: Timestamp,
        /// The order it runs under; route and setting are the order's.
        order: OrderId,
        /// The room, in words.
        place: Private,
    },
    /// Cancel a session.
    CancelSession(session::SessionCancelled),
    /// Answer the questions of the day.
    AnswerDay(session::DayAnswered),
    /// Write down a reading.
    RecordVitals(session::VitalsRecorded),
    /// Say who takes the client home.
    ConfirmEscort(session::EscortConfirmed),
    /// Check the room.
    CheckRoom(session::RoomChecked),
    /// Be reachable for an associate's session.
    BeReachable(session::SupervisorReachable),
    /// Ask to wait.
    RaiseHold {
        /// Which session.
        session: SessionId,
        /// Why.
        words: Private,
    },
    /// Lift a hold.
    LiftHold(session::HoldLifted),
    /// Pass a gate by decision.
    OverrideGate(session::GateOverridden),
    /// Give the medicine: T0.
    GiveMedicine(session::MedicineGiven),
    /// Read the label of a vial beside the order.
    ReadVial(session::VialRead),
    /// Look at order, vial and syringe.
    CheckInjection(session::InjectionChecked),
    /// Look at them at a colleague's screen, after proving who one is.
    WitnessInjection(session::InjectionChecked),
    /// Inject: T0, or the further amount; everything else stands in the chart.
    Inject {
        /// Which session.
        session: SessionId,
        /// Where.
        site: session::InjectionSite,
    },
    /// Give a further ordered amount.
    AddMedicine(session::MedicineAdded),
    /// Spat out or swallowed.
    FinishLozenge(session::LozengeFinished),
    /// Make a mark.
    MakeMark(session::MarkMade),
    /// Write down how alert the client is.
    SeeAlertness(session::AlertnessSeen),
    /// Take the step of the stop ladder that an entry asks for; its words are the protocol's.
    TakeStopStep {
        /// Which session.
        session: SessionId,
        /// What asks for it.
        because: EntryId,
    },
    /// See a phase begin.
    EnterPhase(session::PhaseEntered),
    /// Write down something untoward.
    RecordAdverseEvent(session::AdverseEventRecorded),
    /// Go through the questions before leaving.
    CheckLeave(session::LeaveChecked),
    /// Say that the client is ready to leave.
    DeclareReady(session::ReadyToLeave),
    /// Say that the client left.
    Leave(session::ClientLeft),
    /// Plan the next contact.
    PlanContact(session::ContactPlanned),
    /// Sign a note; the prose is written by the rule from the chart.
    SignNote {
        /// What it is about.
        about: supervision::NoteAbout,
        /// What mattered.
        mattered: Private,
        /// What I did.
        done: Private,
        /// For integration.
        onward: Private,
    },
    /// Co-sign a note.
    CosignNote(supervision::NoteCosigned),
    /// Ask about a note, or require a change.
    QuestionNote(supervision::NoteQuestioned),
    /// Add to a signed note.
    AddToNote(supervision::NoteAddended),
    /// Write beside a sentence of a note.
    CommentOnNote(supervision::CommentMade),
    /// Answer a comment.
    AnswerComment(supervision::CommentAnswered),
    /// Close a comment.
    CloseComment(supervision::CommentClosed),
    /// File a letter that was looked at.
    WriteLetter(supervision::LetterDraft),
    /// Keep a moment.
    KeepMoment(integration::MomentKept),
    /// Keep an insight.
    KeepInsight(integration::InsightKept),
    /// Agree on a small thing to do.
    AgreeStrategy(integration::StrategyAgreed),
    /// Say how a try went.
    RecordTry(integration::TryRecorded),
    /// Say what became different.
    NoticeChange(integration::ChangeNoticed),
    /// End the care of a client.
    CloseCare(integration::CareClosed),
    /// Begin the care of a client anew.
    ReopenCare(integration::CareReopened),
    /// Share a page of the book.
    SharePage(book::PageShared),
    /// Take a shared page back.
    TakePageBack(book::PageTakenBack),
    /// Let something to share wait until the morning.
    HoldLetter(home::LetterHeld),
    /// Say who stays with the client at home.
    NameSitter(home::SitterNamed),
    /// Learn, as the sitter, what to do.
    LearnAsSitter(home::SitterTaught),
    /// Agree, as the sitter.
    AgreeAsSitter(home::SitterAgreed),
    /// See the sitter on the day.
    SeeSitter(home::SitterSeen),
    /// Let the sitter rest.
    ReleaseSitter(home::SitterReleased),
    /// Go through the home.
    VetHome(home::HomeVetted),
    /// Confirm where help has to come.
    ConfirmAddress(home::AddressConfirmed),
    /// Count the lozenges.
    CountLozenges(home::LozengesCounted),
    /// Rehearse a phone.
    Rehearse(home::Rehearsed),
    /// Be reachable as the second clinician.
    BeSecond(home::SecondReachable),
    /// Ask a colleague to watch on.
    OfferWatch(home::WatchOffered),
    /// Watch on.
    AcceptWatch(home::WatchAccepted),
    /// Open the beginning of a session at home.
    OpenBegin(home::BeginOpened),
    /// Hear an alarm.
    HearAlarm(home::AlarmHeard),
    /// Reach somebody in the home.
    ReachPerson(home::PersonReached),
    /// Decide in an emergency.
    DecideEmergency(home::EmergencyDecided),
    /// Send a prepared line to the sitter.
    SendLine(home::LineSent),
    /// Reach a step of the ladder: the house, from its own clock.
    ReachLadderStep(home::LadderStepReached),
    /// Correct an entry.
    Correct {
        /// Which.
        entry: EntryId,
        /// Why.
        reason: Private,
        /// What is right; of the same kind as the entry.
        replacement: Box<Statement>,
    },
    /// Withdraw an entry.
    Withdraw(Withdrawn),
    /// Say that something set aside was looked at.
    Review(Reviewed),
}

impl Request {
    /// The time it happened: as stated, or now.
    pub fn at(&self, ctx: &Context<'_>) -> Timestamp {
        self.occurred_at.unwrap_or(ctx.now)
    }

    /// The day on which it happened, at the practice.
    pub fn day(&self, ctx: &Context<'_>) -> jiff::civil::Date {
        self.at(ctx).to_zoned(ctx.zone.clone()).date()
    }

    /// The `n`th further draft, which the house states because of what was asked.
    pub(crate) fn adds(&self, ctx: &Context<'_>, n: u32, statement: impl Into<Statement>) -> Draft {
        let id = self.id.following(n);
        Draft { id, occurred_at: self.at(ctx), author: crate::ledger::Author::House, statement: statement.into() }
    }

    /// The first draft that follows from this request, said by its author.
    pub fn states(&self, ctx: &Context<'_>, statement: impl Into<Statement>) -> Draft {
        Draft { id: self.id, occurred_at: self.at(ctx), author: ctx.author, statement: statement.into() }
    }
}

pub(super) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    correct::unchanged_since_seen(chart, request, ctx)?;
    if request.at(ctx) > ctx.now {
        return Err(Refusal::impossible("at", "This time has not come yet. Write down what has happened when it has."));
    }
    crate::practice::licensed(request, ctx)?;
    match &request.command {
        Command::Admit(it) => intake::admit(chart, request, it, ctx),
        Command::NameTeam(it) => intake::name_team(chart, request, it, ctx),
        Command::CorrectContact(it) => intake::correct_contact(chart, request, it, ctx),
        Command::TakeHistory(it) => intake::take_history(chart, request, it, ctx),
        Command::RecordCondition(it) => intake::record_condition(chart, request, it, ctx),
        Command::RecordTrial(it) => intake::record_trial(chart, request, it, ctx),
        Command::RecordMedicine(it) => intake::record_medicine(chart, request, it, ctx),
        Command::RecordAllergy(it) => intake::record_allergy(chart, request, it, ctx),
        Command::StateNoAllergy(it) => intake::state_no_allergy(chart, request, it, ctx),
        Command::AgreeDisclosure(it) => intake::agree_disclosure(chart, request, it, ctx),
        Command::RecordScreening(it) => intake::record_screening(chart, request, it, ctx),
        Command::ReviewMedicines(it) => intake::review_medicines(chart, request, it, ctx),
        Command::DecideEligibility(it) => intake::decide_eligibility(chart, request, it, ctx),
        Command::WriteOrder(it) => intake::write_order(chart, request, it, ctx),
        Command::WithdrawOrder(it) => intake::withdraw_order(chart, request, it, ctx),
        Command::AskMeasure(it) => intake::ask_measure(chart, request, it, ctx),
        Command::BeginMeasure(it) => intake::begin_measure(chart, request, it, ctx),
        Command::AnswerItem(it) => intake::answer_item(chart, request, it, ctx),
        Command::ReviewRisk(it) => intake::review_risk(chart, request, it, ctx),
        Command::WriteSafetyPlan(it) => intake::write_safety_plan(chart, request, it, ctx),
        Command::CloseConcern(it) => intake::close_concern(chart, request, it, ctx),
        Command::FinishMeasure { measure } => intake::finish_measure(chart, request, *measure, ctx),
        Command::RaiseConcern { words } => intake::raise_concern(chart, request, words, ctx),
        Command::SetGoal(it) => preparation::set_goal(chart, request, it, ctx),
        Command::EndGoal(it) => preparation::end_goal(chart, request, it, ctx),
        Command::SetIntention(it) => preparation::set_intention(chart, request, it, ctx),
        Command::LetGoIntention(it) => preparation::let_go_intention(chart, request, it, ctx),
        Command::RecordWishes(it) => preparation::record_wishes(chart, request, it, ctx),
        Command::AgreeTouch(it) => preparation::agree_touch(chart, request, it, ctx),
        Command::HoldVisit(it) => preparation::hold_visit(chart, request, it, ctx),
        Command::SignConsent(it) => preparation::sign_consent(chart, request, it, ctx),
        Command::WithdrawConsent(it) => preparation::withdraw_consent(chart, request, it, ctx),
        Command::PlanSession { .. }
        | Command::RaiseHold { .. }
        | Command::CancelSession(_)
        | Command::AnswerDay(_)
        | Command::RecordVitals(_)
        | Command::ConfirmEscort(_)
        | Command::CheckRoom(_)
        | Command::BeReachable(_)
        | Command::LiftHold(_)
        | Command::OverrideGate(_)
        | Command::GiveMedicine(_)
        | Command::AddMedicine(_)
        | Command::ReadVial(_)
        | Command::CheckInjection(_)
        | Command::WitnessInjection(_)
        | Command::Inject { .. }
        | Command::FinishLozenge(_)
        | Command::MakeMark(_)
        | Command::SeeAlertness(_)
        | Command::TakeStopStep { .. }
        | Command::EnterPhase(_)
        | Command::RecordAdverseEvent(_)
        | Command::CheckLeave(_)
        | Command::DeclareReady(_)
        | Command::Leave(_)
        | Command::PlanContact(_) => session::decide(chart, request, ctx),
        Command::SignNote { .. }
        | Command::CosignNote(_)
        | Command::QuestionNote(_)
        | Command::AddToNote(_)
        | Command::CommentOnNote(_)
        | Command::AnswerComment(_)
        | Command::CloseComment(_)
        | Command::WriteLetter(_) => supervision::decide(chart, request, ctx),
        Command::KeepMoment(_)
        | Command::KeepInsight(_)
        | Command::AgreeStrategy(_)
        | Command::RecordTry(_)
        | Command::NoticeChange(_)
        | Command::CloseCare(_)
        | Command::ReopenCare(_) => integration::decide(chart, request, ctx),
        Command::SharePage(_) | Command::TakePageBack(_) | Command::HoldLetter(_) => book::decide(chart, request, ctx),
        Command::NameSitter(_)
        | Command::LearnAsSitter(_)
        | Command::AgreeAsSitter(_)
        | Command::SeeSitter(_)
        | Command::ReleaseSitter(_)
        | Command::VetHome(_)
        | Command::ConfirmAddress(_)
        | Command::CountLozenges(_)
        | Command::Rehearse(_)
        | Command::BeSecond(_)
        | Command::OfferWatch(_)
        | Command::AcceptWatch(_)
        | Command::OpenBegin(_)
        | Command::HearAlarm(_)
        | Command::ReachPerson(_)
        | Command::DecideEmergency(_)
        | Command::SendLine(_)
        | Command::ReachLadderStep(_) => home::decide(chart, request, ctx),
        Command::Correct { entry, reason, replacement } => {
            correct::correct(chart, request, *entry, reason, replacement, ctx)
        }
        Command::Withdraw(it) => correct::withdraw(chart, request, it, ctx),
        Command::Review(it) => correct::review(chart, request, it, ctx),
    }
}
