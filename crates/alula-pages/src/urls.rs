//! Typed addresses. Each route is a type: [`Display`](std::fmt::Display) writes the address, `PATH` is what a router matches.
//!
//! Pages never write an address as text; `PATHS` lists every route so that a test can ask for a denial of each.

use alula_core::ids::{
    ClientId, CommentId, ConcernId, EnquiryId, EntryId, MeasureId, NoteId, PageId, SessionId, StaffId,
};
use alula_core::supervision::NoteAbout;
use uuid::Uuid;

macro_rules! routes {
    ($(#[doc = $doc:literal] $name:ident $(($($part:ident: $kind:ty),+))? = $path:literal;)*) => {
        $(
            #[doc = $doc]
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name $(($(#[doc = stringify!($part)] pub $kind),+))?;
            impl $name {
                /// The path as a router matches it.
                pub const PATH: &str = $path;
            }
            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    $(let Self($($part),+) = self;)?
                    write!(f, $path $($(, $part = $part)+)?)
                }
            }
        )*
        /// Every route, by the name of its type.
        pub const PATHS: &[(&str, &str)] = &[$((stringify!($name), $path),)*];
    };
}

routes! {
    // Public.
    /// What ketamine-assisted psychotherapy is, and how to reach out.
    Home = "/";
    /// The enquiry form.
    Enquire = "/enquire";
    /// After an enquiry.
    EnquireThanks = "/enquire/thanks";
    /// How to get help now.
    Help = "/help";
    /// A file of the interface, by its hashed name.
    Asset(file: String) = "/a/{file}";
    /// Whether the house answers.
    Health = "/healthz";
    /// Whether it can serve now.
    CanServe = "/readyz";
    /// Counts for whoever watches the machine.
    Metrics = "/metrics";

    // Entrance.
    /// Sign in.
    SignIn = "/sign-in";
    /// Sign out here.
    SignOut = "/sign-out";
    /// Sign out on every device.
    SignOutEverywhere = "/sign-out-everywhere";
    /// Prove once more who you are.
    Confirm = "/confirm";
    /// The first manager of a new house.
    Setup = "/setup";
    /// Accept an invitation.
    Invitation(token: String) = "/invitation/{token}";

    // The practice.
    /// The day of a person who works here.
    Today = "/today";
    /// What waits for me.
    Inbox = "/inbox";
    /// People who reached out.
    Enquiries = "/enquiries";
    /// One person who reached out.
    Enquiry(enquiry: EnquiryId) = "/enquiries/{enquiry}";
    /// Make that person a client.
    Admit(enquiry: EnquiryId) = "/enquiries/{enquiry}/admit";
    /// What waits for the prescriber's decision.
    ToDecide = "/to-decide";
    /// What came of the care of everybody.
    PracticeOutcomes = "/outcomes";
    /// The care protocol.
    Protocol = "/protocol";
    /// What differs between two of them.
    ProtocolDifference = "/protocol/difference";
    /// Sign it.
    SignProtocol = "/protocol/sign";
    /// Install another.
    InstallProtocol = "/protocol/install";
    /// What the practice holds more tightly than its protocol.
    PracticeLimits = "/practice/limits";
    /// The people of the practice.
    People = "/people";
    /// Invite a colleague.
    NewPerson = "/people/new";

    /// One person who works here.
    Person(person: StaffId) = "/people/{person}";
    /// Change what is known of them.
    ChangePerson(person: StaffId) = "/people/{person}/change";
    /// A new sign-in link for them.
    PersonLink(person: StaffId) = "/people/{person}/link";
    /// They leave the practice.
    LeavePerson(person: StaffId) = "/people/{person}/leave";
    /// Write down a licence or certificate.
    NewCredential(person: StaffId) = "/people/{person}/credentials/new";
    /// Change one.
    Credential(person: StaffId, credential: Uuid) = "/people/{person}/credentials/{credential}";
    /// The practice's own rooms.
    Practice = "/practice";
    /// Who opened which chart.
    AccessLog = "/practice/access";
    /// What the practice says of itself.
    PracticeDetails = "/practice/details";
    /// How the house itself stands.
    HouseHealth = "/practice/health";
    /// The consent documents of the practice.
    Documents = "/practice/documents";
    /// One of them with its texts.
    DocumentTexts(document: String) = "/practice/documents/{document}";
    /// What differs between two of its texts.
    DocumentDifference(document: String) = "/practice/documents/{document}/difference";

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

    // Preparation and the prescriber.
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

    // The session.
    /// Plan a session.
    NewSession(client: ClientId) = "/clients/{client}/sessions/new";
    /// A session: threshold, room, afterwards.
    Session(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}";
    /// The questions of the day.
    SessionDay(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/day";
    /// A reading.
    SessionVitals(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/vitals";
    /// Who takes the client home.
    SessionEscort(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/escort";
    /// The room and the people in it.
    SessionRoom(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/room";
    /// The supervisor is in reach.
    SessionReachable(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/reachable";
    /// Ask to wait.
    SessionHold(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/hold";
    /// Lift a hold.
    SessionLift(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/lift";
    /// Pass a gate by decision.
    SessionOverride(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/override";
    /// T0.
    SessionGive(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/give";
    /// A further ordered amount.
    SessionAdd(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/add";
    /// Spat out or swallowed.
    SessionFinish(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/finish";
    /// One mark.
    SessionMark(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/mark";
    /// A phase begins.
    SessionPhase(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/phase";
    /// Something untoward.
    SessionEvent(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/event";
    /// The questions before leaving.
    SessionLeave(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/leave";
    /// Ready to leave.
    SessionReady(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/ready";
    /// Left.
    SessionLeft(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/left";
    /// The next contact.
    SessionContact(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/contact";
    /// The session will not take place.
    SessionCancel(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/cancel";
    /// Notices of this session as they come.
    SessionLive(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/live";

    // Notes and supervision.
    /// The notes that wait for a supervisor.
    Supervision = "/supervision";
    /// What the reader may do as an associate, and until when.
    WhatIMayDo = "/what-i-may-do";
    /// An associate under the reader: what they may do; granted here.
    Associate(associate: StaffId) = "/supervision/associates/{associate}";
    /// End something that was granted.
    EndPrivilege(associate: StaffId, privilege: EntryId) = "/supervision/associates/{associate}/{privilege}/end";
    /// Write a note; what it is about stands in the query, see [`new_note`].
    NewNote(client: ClientId) = "/clients/{client}/notes/new";
    /// Every note of a client, and a new one.
    Notes(client: ClientId) = "/clients/{client}/notes";
    /// Keep what was typed; see [`draft_note`].
    DraftNote(client: ClientId) = "/clients/{client}/notes/draft";
    /// Let a draft go; see [`let_go_draft`].
    LetGoDraft(client: ClientId) = "/clients/{client}/notes/draft/let-go";
    /// A note with its signatures.
    Note(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}";
    /// Co-sign it.
    CosignNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/cosign";
    /// Ask about it.
    QuestionNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/question";
    /// Add to it.
    AddToNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/add";
    /// Write beside a sentence of it.
    CommentOnNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/comments";
    /// Answer a comment.
    AnswerComment(client: ClientId, note: NoteId, comment: CommentId) = "/clients/{client}/notes/{note}/comments/{comment}/answer";
    /// Close a comment.
    CloseComment(client: ClientId, note: NoteId, comment: CommentId) = "/clients/{client}/notes/{note}/comments/{comment}/close";

    // Integration.
    /// The Thread.
    Integration(client: ClientId) = "/clients/{client}/integration";
    /// Keep a moment.
    Moments(client: ClientId) = "/clients/{client}/integration/moments";
    /// Keep an insight.
    Insights(client: ClientId) = "/clients/{client}/integration/insights";
    /// Agree on a strategy.
    Strategies(client: ClientId) = "/clients/{client}/integration/strategies";
    /// How a try went.
    Tries(client: ClientId) = "/clients/{client}/integration/tries";
    /// What became different.
    Changes(client: ClientId) = "/clients/{client}/integration/changes";

    // The record.
    /// Every statement of the chart.
    Record(client: ClientId) = "/clients/{client}/record";
    /// Correct one.
    CorrectEntry(client: ClientId, entry: EntryId) = "/clients/{client}/record/{entry}/correct";
    /// Withdraw one.
    WithdrawEntry(client: ClientId, entry: EntryId) = "/clients/{client}/record/{entry}/withdraw";
    /// Look at one that was set aside.
    ReviewEntry(client: ClientId, entry: EntryId) = "/clients/{client}/record/{entry}/review";

    // On paper.
    /// A consent as it was signed.
    ConsentCopy(client: ClientId, signature: EntryId) = "/clients/{client}/consents/{signature}/copy";
    /// A session summed up.
    SessionSummary(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/summary";
    /// The whole chart as one file.
    ChartPdf(client: ClientId) = "/clients/{client}/record/print";
    /// Letters.
    Letters(client: ClientId) = "/clients/{client}/letters";
    /// Write a letter, look at it, file it.
    NewLetter(client: ClientId) = "/clients/{client}/letters/new";
    /// A letter.
    LetterPdf(client: ClientId, letter: EntryId) = "/clients/{client}/letters/{letter}/print";
    /// A consent of mine as I signed it.
    MyConsentCopy(signature: EntryId) = "/me/copies/{signature}";
    /// What my record holds, and where it is downloaded.
    MyRecord = "/me/record";
    /// My whole chart as one file.
    MyRecordPdf = "/me/record.pdf";

    // The client's own pages.
    /// One next thing.
    Me = "/me";
    /// Begin a questionnaire, by the instrument's id.
    MyMeasure(measure: String) = "/me/measures/{measure}";
    /// One question of my round.
    MyMeasureItem(measure: MeasureId, item: u8) = "/me/measures/{measure}/{item}";
    /// Finish my round.
    MyMeasureDone(measure: MeasureId) = "/me/measures/{measure}/done";
    /// My intentions.
    MyIntentions = "/me/intentions";
    /// My consents.
    MyConsents = "/me/consents";
    /// One consent document.
    MyConsent(document: String) = "/me/consents/{document}";
    /// My Thread.
    MyThread = "/me/thread";
    /// I am worried.
    MyWorry = "/me/worried";
    /// Before a session.
    MyPreparation = "/me/prepare";
    /// What was agreed.
    MyAgreements = "/me/agreed";
    /// My record, statement by statement.
    MyStatements = "/me/record/statements";
    /// Who opened it.
    MyOpened = "/me/record/opened";
    /// My settings.
    MySettings = "/me/settings";

    // The client's book.
    /// Its door, or its pages while it lies open.
    MyBook = "/me/book";
    /// Begin it.
    MyBookBegin = "/me/book/begin";
    /// Open it.
    MyBookOpen = "/me/book/open";
    /// Close it.
    MyBookClose = "/me/book/close";
    /// Open it with the recovery words.
    MyBookRecover = "/me/book/recover";
    /// What opens it.
    MyBookKeys = "/me/book/keys";
    /// Take another phrase.
    MyBookPhrase = "/me/book/keys/phrase";
    /// Take new recovery words.
    MyBookWords = "/me/book/keys/words";
    /// Remove the whole book.
    MyBookForget = "/me/book/forget";
    /// Take a shared page back.
    MyBookBack = "/me/book/take-back";
    /// Write a new page.
    MyBookNew = "/me/book/new";
    /// Read a page.
    MyPage(page: PageId) = "/me/book/pages/{page}";
    /// Write or change it.
    MyPageWrite(page: PageId) = "/me/book/pages/{page}/write";
    /// Keep its draft.
    MyPageDraft(page: PageId) = "/me/book/pages/{page}/draft";
    /// Share it.
    MyPageShare(page: PageId) = "/me/book/pages/{page}/share";
    /// Remove it.
    MyPageRemove(page: PageId) = "/me/book/pages/{page}/remove";
}

/// The page for a new note about `about`: the query names it as `session:ID` or `visit:ID`.
pub fn new_note(client: ClientId, about: &NoteAbout) -> String {
    format!("{}?about={about}", NewNote(client))
}

/// A note with one sentence of it opened: where it comes from, and what stands beside it.
pub fn note_beside(client: ClientId, note: NoteId, sentence: &str) -> String {
    format!("{}?beside={sentence}#beside", Note(client, note))
}

/// A comment in the margin of a note.
pub fn comment(client: ClientId, note: NoteId, comment: CommentId) -> String {
    format!("{}#c-{comment}", Note(client, note))
}

/// Where the draft of a note about `about` is kept.
pub fn draft_note(client: ClientId, about: &NoteAbout) -> String {
    format!("{}?about={about}", DraftNote(client))
}

/// Where a draft about `about` is let go.
pub fn let_go_draft(client: ClientId, about: &NoteAbout) -> String {
    format!("{}?about={about}", LetGoDraft(client))
}

/// The page of one installed protocol, by the digest of its file.
pub fn protocol_of(digest: &str) -> String {
    format!("{Protocol}?file={digest}")
}

/// What differs between two installed protocols, by the digests of their files.
pub fn protocol_difference(from: &str, to: &str) -> String {
    format!("{ProtocolDifference}?from={from}&to={to}")
}

/// The practice's own limits with one of them opened, by its name in the protocol.
pub fn change_limit(limit: &str) -> String {
    format!("{PracticeLimits}?limit={limit}#change")
}

/// One text of a consent document, by its version.
pub fn document_text(document: &str, version: &str) -> String {
    format!("{}?text={version}", DocumentTexts(document.to_owned()))
}

/// What differs between two texts of a consent document.
pub fn document_difference(document: &str, from: &str, to: &str) -> String {
    format!("{}?from={from}&to={to}", DocumentDifference(document.to_owned()))
}

/// The part of a client's page where one entry is told.
pub fn client_at(client: ClientId, entry: EntryId) -> String {
    format!("{}#e-{entry}", Client(client))
}

/// The clients who stand at one step of the way, by its stable name.
pub fn clients_at(step: &str) -> String {
    format!("{Clients}?step={step}")
}

/// Who opened the chart of one client.
pub fn access_to(client: ClientId) -> String {
    format!("{AccessLog}?client={client}")
}

/// The clients without a next step.
pub fn without_next_step() -> String {
    format!("{Clients}?without=next")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_fills_the_gaps_of_its_path() {
        let client: ClientId = "0197b0a8-0000-7000-8000-000000000001".parse().unwrap();
        let session: SessionId = "0197b0a8-0000-7000-8000-000000000002".parse().unwrap();
        assert_eq!(
            SessionVitals(client, session).to_string(),
            "/clients/0197b0a8-0000-7000-8000-000000000001/sessions/0197b0a8-0000-7000-8000-000000000002/vitals"
        );
        assert_eq!(Home.to_string(), "/");
        assert_eq!(MyMeasure("phq-9".into()).to_string(), "/me/measures/phq-9");
    }

    #[test]
    fn no_two_routes_have_the_same_path() {
        let mut paths: Vec<_> = PATHS.iter().map(|(_, path)| path).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), PATHS.len());
    }
}
