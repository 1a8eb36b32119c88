//! Every action that policies speak of: each command, and what people do beside commands.

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
