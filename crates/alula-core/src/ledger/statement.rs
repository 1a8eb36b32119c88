//! Every kind of statement a chart can hold, and its stored form.
//!
//! The stored form is JSON with a version: `{"v":1,"is":{...}}`. When a struct changes, its old shape moves to
//! `stored/` with an upgrade and the version goes up; the files in `corpus/` decode for ever.

use serde::{Deserialize, Serialize};

use super::stored::LadderStepReachedV1;
use crate::ids::EntryId;
use crate::private::Private;
use crate::session::home;
use crate::{book, intake, integration as after, preparation as before, session as day, supervision};

/// A body that this version of the house cannot read.
#[derive(Debug, thiserror::Error)]
pub enum DecodeStatementError {
    /// The bytes are not the stored form of this kind.
    #[error("the stored statement of kind {kind} cannot be read")]
    Malformed {
        /// The kind its header names.
        kind: String,
        /// What the parser said; never shows the words themselves.
        #[source]
        source: serde_json::Error,
    },
}

/// A statement of a kind or version that this version of the house does not know; kept as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownStatement {
    /// The kind its header names.
    pub kind: String,
    /// The stored form.
    pub bytes: Private,
}

/// A statement that one entry was wrong, with what is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrected {
    /// The entry that was wrong; it stays readable.
    pub entry: EntryId,
    /// Why.
    pub reason: Private,
    /// The kind of the replacement, equal to the kind of the entry.
    pub kind: String,
    /// The stored form of the replacement.
    pub replacement: Private,
}

/// A statement that one entry should not count; it stays readable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The entry that should not count.
    pub entry: EntryId,
    /// Why.
    pub reason: Private,
}

/// A report that was filed and waits for a person to look at it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// The entry to look at.
    pub entry: EntryId,
    /// Why it was set aside, in words for the reader.
    pub why: Private,
}

/// A person looked at something that was set aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    /// The entry that was looked at.
    pub entry: EntryId,
    /// What the person concluded.
    pub words: Private,
}

/// A struct that is the content of one kind of statement.
pub trait Stated: Sized {
    /// The stable name of the kind.
    const KIND: &'static str;
    /// This kind's content, when `statement` is of this kind.
    fn of(statement: &Statement) -> Option<&Self>;
}

macro_rules! statements {
    ($($(#[doc = $doc:literal])* $name:ident($path:path) = $kind:literal v $version:literal $(before $old:literal $was:path)*;)*) => {
        /// What one entry says. Kinds are named in the past tense; see GLOSSARY.md.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Statement {
            $($(#[doc = $doc])* $name($path),)*
            /// A kind or version from a later house; kept and shown as such.
            Unknown(UnknownStatement),
            /// The body has been erased; the header still proves that something stood here.
            Removed {
                /// The kind its header names.
                kind: String
            },
        }

        impl Statement {
            /// Every kind this version writes, with its version, in the order of the course of care.
            pub const KINDS: &[(&'static str, u16)] = &[$(($kind, $version),)*];

            /// The stable name of the kind.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$name(_) => $kind,)*
                    Self::Unknown(it) => &it.kind,
                    Self::Removed { kind } => kind,
                }
            }

            /// The versioned stored form. An erased statement has none left.
            pub fn encode(&self) -> Vec<u8> {
                match self {
                    $(Self::$name(it) => stored($version, it),)*
                    Self::Unknown(it) => it.bytes.reveal().as_bytes().to_vec(),
                    Self::Removed { .. } => Vec::new(),
                }
            }

            /// The statement whose stored form is `bytes`; an unknown kind or later version is kept, not refused.
            ///
            /// # Errors
            /// When the bytes are not the stored form of a known kind and version.
            pub fn decode(kind: &str, bytes: &[u8]) -> Result<Self, DecodeStatementError> {
                let malformed = |source| DecodeStatementError::Malformed { kind: kind.to_owned(), source };
                let version = serde_json::from_slice::<VersionOnly>(bytes).map_err(malformed)?.v;
                match (kind, version) {
                    $(($kind, $version) => Ok(Self::$name(serde_json::from_slice::<Stored<$path>>(bytes).map_err(malformed)?.is)),)*
                    $($(($kind, $old) => Ok(Self::$name(serde_json::from_slice::<Stored<$was>>(bytes).map_err(malformed)?.is.into())),)*)*
                    _ => Ok(Self::Unknown(UnknownStatement {
                        kind: kind.to_owned(),
                        bytes: String::from_utf8_lossy(bytes).into_owned().into(),
                    })),
                }
            }
        }

        $(impl Stated for $path {
            const KIND: &'static str = $kind;
            fn of(statement: &Statement) -> Option<&Self> {
                match statement { Statement::$name(it) => Some(it), _ => None }
            }
        }
        impl From<$path> for Statement {
            fn from(it: $path) -> Self { Self::$name(it) }
        })*
    };
}

#[derive(Serialize, Deserialize)]
struct Stored<T> {
    v: u16,
    is: T,
}

#[derive(Deserialize)]
struct VersionOnly {
    v: u16,
}

fn stored<T: Serialize>(v: u16, is: &T) -> Vec<u8> {
    serde_json::to_vec(&Stored { v, is }).expect("statements hold only strings, numbers and string-keyed maps")
}

statements! {
    /// A person became a client.
    ClientAdmitted(intake::ClientAdmitted) = "client_admitted" v 1;
    /// Who cares for this client.
    TeamNamed(intake::TeamNamed) = "team_named" v 1;
    /// The history as it was told.
    HistoryTaken(intake::HistoryTaken) = "history_taken" v 1;
    /// A condition.
    ConditionRecorded(intake::ConditionRecorded) = "condition_recorded" v 1;
    /// A treatment that was tried.
    TrialRecorded(intake::TrialRecorded) = "trial_recorded" v 1;
    /// A medicine the client takes or took.
    MedicineRecorded(intake::MedicineRecorded) = "medicine_recorded" v 1;
    /// An allergy.
    AllergyRecorded(intake::AllergyRecorded) = "allergy_recorded" v 1;
    /// The client knows of no allergy.
    NoAllergyStated(intake::NoAllergyStated) = "no_allergy_stated" v 1;
    /// Who may be told what.
    DisclosureAgreed(intake::DisclosureAgreed) = "disclosure_agreed" v 1;
    /// A referral arrived.
    ReferralReceived(intake::ReferralReceived) = "referral_received" v 1;
    /// A measurement from elsewhere.
    MeasurementReported(intake::MeasurementReported) = "measurement_reported" v 1;
    /// A part of a referral that was not understood, kept whole.
    ResourceKept(intake::ResourceKept) = "resource_kept" v 1;
    /// The screening questions were gone through.
    ScreeningRecorded(intake::ScreeningRecorded) = "screening_recorded" v 1;
    /// The prescriber looked at the medicines.
    MedicinesReviewed(intake::MedicinesReviewed) = "medicines_reviewed" v 1;
    /// The prescriber decided on eligibility.
    EligibilityDecided(intake::EligibilityDecided) = "eligibility_decided" v 1;
    /// The prescriber wrote an order.
    OrderWritten(intake::OrderWritten) = "order_written" v 1;
    /// The prescriber withdrew an order.
    OrderWithdrawn(intake::OrderWithdrawn) = "order_withdrawn" v 1;
    /// A questionnaire was asked for.
    MeasureAsked(intake::MeasureAsked) = "measure_asked" v 1;
    /// A questionnaire was begun.
    MeasureBegun(intake::MeasureBegun) = "measure_begun" v 1;
    /// One question of it was answered or skipped.
    ItemAnswered(intake::ItemAnswered) = "item_answered" v 1;
    /// It was finished.
    MeasureFinished(intake::MeasureFinished) = "measure_finished" v 1;
    /// Somebody may be in danger; a named person has to look.
    ConcernRaised(intake::ConcernRaised) = "concern_raised" v 1;
    /// A clinician asked about suicide and judged the risk.
    RiskReviewed(intake::RiskReviewed) = "risk_reviewed" v 1;
    /// A safety plan was written with the client.
    SafetyPlanWritten(intake::SafetyPlanWritten) = "safety_plan_written" v 1;
    /// A concern was closed.
    ConcernClosed(intake::ConcernClosed) = "concern_closed" v 1;
    /// A goal.
    GoalSet(before::GoalSet) = "goal_set" v 1;
    /// A goal came to its end.
    GoalEnded(before::GoalEnded) = "goal_ended" v 1;
    /// An intention, held lightly.
    IntentionSet(before::IntentionSet) = "intention_set" v 1;
    /// An intention was let go.
    IntentionLetGo(before::IntentionLetGo) = "intention_let_go" v 1;
    /// Fears, how to be calmed, sound, the therapist's role.
    WishesRecorded(before::WishesRecorded) = "wishes_recorded" v 1;
    /// Touch, situation by situation.
    TouchAgreed(before::TouchAgreed) = "touch_agreed" v 1;
    /// A talk appointment took place.
    VisitHeld(before::VisitHeld) = "visit_held" v 1;
    /// The client signed a consent document.
    ConsentSigned(before::ConsentSigned) = "consent_signed" v 1;
    /// The client withdrew consent.
    ConsentWithdrawn(before::ConsentWithdrawn) = "consent_withdrawn" v 1;
    /// A session was planned.
    SessionPlanned(day::SessionPlanned) = "session_planned" v 1;
    /// A session will not take place.
    SessionCancelled(day::SessionCancelled) = "session_cancelled" v 1;
    /// The questions of the day were answered.
    DayAnswered(day::DayAnswered) = "day_answered" v 1;
    /// Pressure, pulse, saturation, breathing.
    VitalsRecorded(day::VitalsRecorded) = "vitals_recorded" v 1;
    /// Who takes the client home, and the phone answered.
    EscortConfirmed(day::EscortConfirmed) = "escort_confirmed" v 1;
    /// The room and the people in it are ready.
    RoomChecked(day::RoomChecked) = "room_checked" v 1;
    /// The supervisor said to be reachable for this session.
    SupervisorReachable(day::SupervisorReachable) = "supervisor_reachable" v 1;
    /// Medicine must not be given until somebody lifts this.
    HoldRaised(day::HoldRaised) = "hold_raised" v 1;
    /// A hold was lifted.
    HoldLifted(day::HoldLifted) = "hold_lifted" v 1;
    /// A gate was passed by decision of a person.
    GateOverridden(day::GateOverridden) = "gate_overridden" v 1;
    /// The label of the vial was read beside the order.
    VialRead(day::VialRead) = "vial_read" v 1;
    /// Somebody looked at order, vial and syringe.
    InjectionChecked(day::InjectionChecked) = "injection_checked" v 1;
    /// T0: the medicine is in the mouth, or the needle in.
    MedicineGiven(day::MedicineGiven) = "medicine_given" v 1;
    /// Where the needle went in.
    InjectionGiven(day::InjectionGiven) = "injection_given" v 1;
    /// A further ordered amount was given.
    MedicineAdded(day::MedicineAdded) = "medicine_added" v 1;
    /// The lozenge was spat out or swallowed.
    LozengeFinished(day::LozengeFinished) = "lozenge_finished" v 1;
    /// One tap on the timeline.
    MarkMade(day::MarkMade) = "mark_made" v 1;
    /// How alert the client was.
    AlertnessSeen(day::AlertnessSeen) = "alertness_seen" v 1;
    /// Somebody took a step of the stop ladder.
    StopStepTaken(day::StopStepTaken) = "stop_step_taken" v 1;
    /// The therapist saw a phase begin.
    PhaseEntered(day::PhaseEntered) = "phase_entered" v 1;
    /// Something untoward happened.
    AdverseEventRecorded(day::AdverseEventRecorded) = "adverse_event_recorded" v 1;
    /// The questions before leaving were gone through.
    LeaveChecked(day::LeaveChecked) = "leave_checked" v 1;
    /// The client was ready to leave.
    ReadyToLeave(day::ReadyToLeave) = "ready_to_leave" v 1;
    /// Who stays with the client at home.
    SitterNamed(home::SitterNamed) = "sitter_named" v 1;
    /// The sitter learned what to do.
    SitterTaught(home::SitterTaught) = "sitter_taught" v 1;
    /// The sitter's own agreement.
    SitterAgreed(home::SitterAgreed) = "sitter_agreed" v 1;
    /// The therapist saw the sitter on the day.
    SitterSeen(home::SitterSeen) = "sitter_seen" v 1;
    /// The home was gone through.
    HomeVetted(home::HomeVetted) = "home_vetted" v 1;
    /// Help finds the door.
    AddressConfirmed(home::AddressConfirmed) = "address_confirmed" v 1;
    /// Lozenges were counted together.
    LozengesCounted(home::LozengesCounted) = "lozenges_counted" v 1;
    /// A phone was rehearsed.
    Rehearsed(home::Rehearsed) = "rehearsed" v 1;
    /// A second clinician can be reached.
    SecondReachable(home::SecondReachable) = "second_reachable" v 1;
    /// A colleague was asked to watch on.
    WatchOffered(home::WatchOffered) = "watch_offered" v 1;
    /// The colleague watches.
    WatchAccepted(home::WatchAccepted) = "watch_accepted" v 1;
    /// The therapist opened the beginning.
    BeginOpened(home::BeginOpened) = "begin_opened" v 1;
    /// A phone says that the medicine is in the mouth.
    MedicinePlaced(home::MedicinePlaced) = "medicine_placed" v 1;
    /// The sitter looked in.
    LookedIn(home::LookedIn) = "looked_in" v 1;
    /// The client would like company.
    CompanyWanted(home::CompanyWanted) = "company_wanted" v 1;
    /// A step of the ladder was reached.
    LadderStepReached(home::LadderStepReached) = "ladder_step_reached" v 2 before 1 LadderStepReachedV1;
    /// Somebody heard the alarm.
    AlarmHeard(home::AlarmHeard) = "alarm_heard" v 1;
    /// A clinician reached somebody in the home.
    PersonReached(home::PersonReached) = "person_reached" v 1;
    /// A person decided what to do in an emergency.
    EmergencyDecided(home::EmergencyDecided) = "emergency_decided" v 1;
    /// A prepared line was sent to the sitter.
    LineSent(home::LineSent) = "line_sent" v 1;
    /// The client said how it is, in the evening or the next morning.
    CheckedIn(home::CheckedIn) = "checked_in" v 1;
    /// Something to share waits until the morning.
    LetterHeld(home::LetterHeld) = "letter_held" v 1;
    /// The sitter may rest.
    SitterReleased(home::SitterReleased) = "sitter_released" v 1;
    /// What the sitter tells afterwards.
    SitterTold(home::SitterTold) = "sitter_told" v 1;
    /// The client left.
    ClientLeft(day::ClientLeft) = "client_left" v 1;
    /// The next contact has a time.
    ContactPlanned(day::ContactPlanned) = "contact_planned" v 1;
    /// A note was signed over an exact content.
    NoteSigned(supervision::NoteSigned) = "note_signed" v 1;
    /// The supervisor co-signed that exact content.
    NoteCosigned(supervision::NoteCosigned) = "note_cosigned" v 1;
    /// The supervisor asked about a note or wants a change.
    NoteQuestioned(supervision::NoteQuestioned) = "note_questioned" v 1;
    /// Something was added to a signed note.
    NoteAddended(supervision::NoteAddended) = "note_addended" v 1;
    /// Somebody wrote beside a sentence of a note.
    CommentMade(supervision::CommentMade) = "comment_made" v 1;
    /// A comment was answered.
    CommentAnswered(supervision::CommentAnswered) = "comment_answered" v 1;
    /// A comment has its end.
    CommentClosed(supervision::CommentClosed) = "comment_closed" v 1;
    /// A letter was written, seen and filed.
    LetterWritten(supervision::LetterWritten) = "letter_written" v 1;
    /// A moment worth keeping.
    MomentKept(after::MomentKept) = "moment_kept" v 1;
    /// What the moment came to mean.
    InsightKept(after::InsightKept) = "insight_kept" v 1;
    /// A small thing to do in everyday life.
    StrategyAgreed(after::StrategyAgreed) = "strategy_agreed" v 1;
    /// It was tried.
    TryRecorded(after::TryRecorded) = "try_recorded" v 1;
    /// What became different.
    ChangeNoticed(after::ChangeNoticed) = "change_noticed" v 1;
    /// The care of the client ended.
    CareClosed(after::CareClosed) = "care_closed" v 1;
    /// The client is cared for again.
    CareReopened(after::CareReopened) = "care_reopened" v 1;
    /// The client shared a page of the book.
    PageShared(book::PageShared) = "page_shared" v 1;
    /// The client took a shared page back.
    PageTakenBack(book::PageTakenBack) = "page_taken_back" v 1;
    /// An entry was wrong; this is right.
    Corrected(Corrected) = "corrected" v 1;
    /// An entry should not count.
    Withdrawn(Withdrawn) = "withdrawn" v 1;
    /// A report waits for a person to look at it.
    SetAside(SetAside) = "set_aside" v 1;
    /// Somebody looked.
    Reviewed(Reviewed) = "reviewed" v 1;
}
