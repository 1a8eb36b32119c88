//! The router table: one line per route. A route that is not here does not exist, and each has a case in
//! `tests/denials`.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing::{self, MethodRouter};

use crate::body;
use crate::site::Site;

/// Who is let in. The policies say it again, in the transaction, of everything that is then done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Anybody, signed in or not.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever may do this in the practice.
    Practice(Action),
    /// Whoever may do this with the chart of the `client` in the address; the handler finds the chart as
    /// [`crate::Seen`].
    Chart(Action),
    /// A client who may do this with their own chart; the handler finds it as [`crate::Seen`].
    Own(Action),
}

/// One method on one path.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path as the router matches it.
    pub path: &'static str,
    /// Who may knock.
    pub door: Door,
    /// The most that a body may hold, in bytes.
    pub most: usize,
    pub(crate) mount: fn() -> MethodRouter<Site>,
}

macro_rules! routes {
    ($($method:ident $url:ident, $door:ident $(($action:ident))? $(up to $most:ident)? => $handler:path;)*) => {
        /// Every route of the house, in the order a client meets them.
        pub const ROUTES: &[Route] = &[$(
            Route {
                method: routes!(@name $method),
                path: urls::$url::PATH,
                door: Door::$door $((Action::$action))?,
                most: routes!(@most $($most)?),
                mount: || routing::$method($handler),
            },
        )*];
    };
    (@name get) => { "GET" };
    (@name post) => { "POST" };
    (@most) => { body::FORM };
    (@most $most:ident) => { body::$most };
}

routes! {
    get Health, Anyone => crate::health::get;
    get CanServe, Anyone => crate::health::ready;
    get Metrics, Anyone => crate::health::metrics;
    get Asset, Anyone => crate::assets::get;

    get Home, Anyone => crate::public::home::get;
    get Help, Anyone => crate::public::help::get;
    get Enquire, Anyone => crate::public::enquire::get;
    post Enquire, Anyone => crate::public::enquire::post;
    get EnquireThanks, Anyone => crate::public::enquire::after;

    get SignIn, Anyone => crate::entrance::sign_in::get;
    post SignIn, Anyone => crate::entrance::sign_in::post;
    post SignOut, SignedIn => crate::entrance::sign_out::post;
    post SignOutEverywhere, SignedIn => crate::entrance::sign_out::everywhere;
    get Confirm, SignedIn => crate::entrance::confirm::get;
    post Confirm, SignedIn => crate::entrance::confirm::post;
    get Setup, Anyone => crate::entrance::setup::get;
    post Setup, Anyone => crate::entrance::setup::post;
    get Invitation, Anyone => crate::entrance::invitation::get;
    post Invitation, Anyone => crate::entrance::invitation::post;

    get Today, Practice(ReadTasks) => crate::office::today::get;
    get Inbox, Practice(ReadTasks) => crate::office::inbox::get;
    get People, Practice(ManagePeople) => crate::office::people::get;
    get NewPerson, Practice(ManagePeople) => crate::office::people::new;
    post NewPerson, Practice(ManagePeople) => crate::office::people::post;

    get Person, Practice(ManagePeople) => crate::office::person::get;
    get ChangePerson, Practice(ManagePeople) => crate::office::person::change;
    post ChangePerson, Practice(ManagePeople) => crate::office::person::post;
    post PersonLink, Practice(ManagePeople) => crate::office::person::link;
    get LeavePerson, Practice(ManagePeople) => crate::office::leave::get;
    post LeavePerson, Practice(ManagePeople) => crate::office::leave::post;
    get NewCredential, Practice(ManagePeople) => crate::office::credential::new;
    post NewCredential, Practice(ManagePeople) => crate::office::credential::add;
    get Credential, Practice(ManagePeople) => crate::office::credential::get;
    post Credential, Practice(ManagePeople) => crate::office::credential::post;
    get Practice, Practice(ManagePractice) => crate::office::practice::get;
    get AccessLog, Practice(ReadAccessLog) => crate::office::access::get;
    get PracticeDetails, Practice(ManagePractice) => crate::office::practice::details;
    post PracticeDetails, Practice(ManagePractice) => crate::office::practice::post;
    get HouseHealth, Practice(ReadHealth) => crate::office::health::get;
    get Documents, Practice(ReadDocuments) => crate::office::documents::all;
    get DocumentTexts, Practice(ReadDocuments) => crate::office::documents::one;
    get DocumentDifference, Practice(ReadDocuments) => crate::office::documents::difference;
    get Contact, Chart(CorrectContact) => crate::clients::contact::get;
    post Contact, Chart(CorrectContact) => crate::clients::contact::post;
    get NextTalk, Chart(PlanContact) => crate::clients::next_talk::get;
    post NextTalk, Chart(PlanContact) => crate::clients::next_talk::post;

    get PracticeOutcomes, Practice(ReadOutcomes) => crate::measures::practice::get;
    get ToDecide, Practice(ReadDecisions) => crate::office::decisions::get;
    get Protocol, Practice(ReadProtocol) => crate::office::protocol::get;
    get ProtocolDifference, Practice(ReadProtocol) => crate::office::protocol::difference;
    post SignProtocol, Practice(SignProtocol) => crate::office::protocol::sign;
    post InstallProtocol, Practice(InstallProtocol) => crate::office::protocol::install;
    get PracticeLimits, Practice(ReadProtocol) => crate::office::limits::get;
    post PracticeLimits, Practice(TightenLimits) => crate::office::limits::post;

    get Enquiries, Practice(ReadEnquiries) => crate::clients::admit::list;
    get Enquiry, Practice(ReadEnquiries) => crate::clients::admit::one;
    get Admit, Practice(AdmitEnquiry) => crate::clients::admit::get;
    post Admit, Practice(AdmitEnquiry) => crate::clients::admit::post;
    get NewClient, Practice(Admit) => crate::clients::admit::new;
    post NewClient, Practice(Admit) => crate::clients::admit::post_new;

    get Clients, Practice(ListClients) => crate::clients::list::get;
    get Board, Practice(ListClients) => crate::clients::board::get;
    get Ready, Practice(ListClients) => crate::clients::ready::get;
    get Client, Chart(ReadPipeline) => crate::clients::story::get;
    get Team, Chart(NameTeam) => crate::clients::team::get;
    post Team, Chart(NameTeam) => crate::clients::team::post;
    get InviteClient, Chart(InviteClient) => crate::clients::team::invitation;
    post InviteClient, Chart(InviteClient) => crate::clients::team::invite;

    get Care, Chart(ReadChart) => crate::clients::care::get;
    post Care, Chart(CloseCare) => crate::clients::care::close;
    post ReopenCare, Chart(ReopenCare) => crate::clients::care::reopen;

    get MeasureItem, Chart(AnswerItem) => crate::measures::aloud::get;
    post MeasureItem, Chart(AnswerItem) => crate::measures::aloud::post;

    get NewSession, Chart(ReadChart) => crate::session::new::get;
    post NewSession, Chart(PlanSession) => crate::session::new::post;
    get Session, Chart(ReadChart) => crate::session::page::get;
    post SessionDay, Chart(AnswerDay) => crate::session::before::day;
    post SessionVitals, Chart(RecordVitals) => crate::session::before::vitals;
    post SessionEscort, Chart(ConfirmEscort) => crate::session::before::escort;
    post SessionRoom, Chart(CheckRoom) => crate::session::before::room;
    post SessionReachable, Chart(BeReachable) => crate::session::before::reachable;
    post SessionHold, Chart(RaiseHold) => crate::session::before::hold;
    post SessionLift, Chart(LiftHold) => crate::session::before::lift;
    post SessionOverride, Chart(OverrideGate) => crate::session::before::pass_gate;
    post SessionGive, Chart(GiveMedicine) => crate::session::before::give;
    post SessionCancel, Chart(CancelSession) => crate::session::before::cancel;
    post SessionAdd, Chart(AddMedicine) => crate::session::during::add;
    post SessionFinish, Chart(FinishLozenge) => crate::session::during::finish;
    post SessionMark, Chart(MakeMark) => crate::session::during::mark;
    post SessionPhase, Chart(EnterPhase) => crate::session::during::phase;
    post SessionEvent, Chart(RecordAdverseEvent) => crate::session::during::event;
    post SessionLeave, Chart(CheckLeave) => crate::session::leaving::questions;
    post SessionReady, Chart(DeclareReady) => crate::session::leaving::ready;
    post SessionLeft, Chart(Leave) => crate::session::leaving::left;
    post SessionContact, Chart(PlanContact) => crate::session::leaving::contact;
    get Preparation, Chart(ReadChart) => crate::preparation::sheet::get;
    post Goals, Chart(SetGoal) => crate::preparation::act::goals;
    post Intentions, Chart(SetIntention) => crate::preparation::act::intentions;
    post Wishes, Chart(RecordWishes) => crate::preparation::act::wishes;
    post Touch, Chart(AgreeTouch) => crate::preparation::act::touch;
    post Visits, Chart(HoldVisit) => crate::preparation::act::visits;
    get Consents, Chart(ReadChart) => crate::preparation::consents;
    get Readiness, Chart(ReadChart) => crate::preparation::readiness;

    get Measures, Chart(ReadChart) => crate::measures::overview::get;
    post Measures, Chart(AskMeasure) => crate::measures::overview::post;
    get Outcomes, Chart(ReadChart) => crate::measures::outcomes::get;

    get Record, Chart(ReadRecord) => crate::record::get;
    get CorrectEntry, Chart(Correct) => crate::record::entry::correct;
    post CorrectEntry, Chart(Correct) => crate::record::entry::keep_correction;
    get WithdrawEntry, Chart(Withdraw) => crate::record::entry::withdraw;
    post WithdrawEntry, Chart(Withdraw) => crate::record::entry::keep_withdrawal;
    get ReviewEntry, Chart(Review) => crate::record::entry::review;
    post ReviewEntry, Chart(Review) => crate::record::entry::keep_review;
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

    get ConsentCopy, Chart(ReadChart) => crate::print::consent;
    get SessionSummary, Chart(ReadChart) => crate::print::session;
    get ChartPdf, Chart(ReadRecord) => crate::print::chart;
    get Letters, Chart(ReadChart) => crate::supervision::letters::all;
    get NewLetter, Chart(WriteLetter) => crate::supervision::letters::new;
    post NewLetter, Chart(WriteLetter) => crate::supervision::letters::post;
    get LetterPdf, Chart(ReadChart) => crate::print::letter;
    get MyConsentCopy, Own(ReadOwn) => crate::print::my_consent;
    get MyRecord, Own(ReadOwn) => crate::me::record::get;
    get MyRecordPdf, Own(ReadOwn) => crate::print::my_chart;

    get SessionLive, Chart(ReadChart) => crate::session::live::get;

    get Me, Own(ReadOwn) => crate::me::home::get;
    get MyMeasure, Own(BeginMeasure) => crate::me::measures::first;
    post MyMeasure, Own(BeginMeasure) => crate::me::measures::begun;
    get MyMeasureItem, Own(AnswerItem) => crate::me::measures::get;
    post MyMeasureItem, Own(AnswerItem) => crate::me::measures::post;
    get MyMeasureDone, Own(ReadOwn) => crate::me::measures::done;
    get MyWorry, Own(ReadOwn) => crate::me::worry::get;
    post MyWorry, Own(RaiseConcern) => crate::me::worry::post;
    get Supervision, Practice(ReadQueue) => crate::supervision::queue::get;
    get WhatIMayDo, Practice(ReadOwnPrivileges) => crate::supervision::privileges::own;
    get Associate, Practice(GrantPrivilege) => crate::supervision::privileges::get;
    post Associate, Practice(GrantPrivilege) => crate::supervision::privileges::grant;
    post EndPrivilege, Practice(GrantPrivilege) => crate::supervision::privileges::end;
    get NewNote, Chart(SignNote) => crate::supervision::new::get;
    post NewNote, Chart(SignNote) => crate::supervision::new::post;
    get Notes, Chart(ReadChart) => crate::supervision::notes::get;
    post Notes, Chart(HoldVisit) => crate::supervision::notes::post;
    post DraftNote, Chart(SignNote) => crate::supervision::draft::post;
    post LetGoDraft, Chart(SignNote) => crate::supervision::draft::let_go;
    get Note, Chart(ReadChart) => crate::supervision::note::get;
    post CosignNote, Chart(CosignNote) => crate::supervision::note::cosign;
    post QuestionNote, Chart(QuestionNote) => crate::supervision::note::question;
    post AddToNote, Chart(AddToNote) => crate::supervision::note::add;
    post CommentOnNote, Chart(CommentOnNote) => crate::supervision::margin::make;
    post AnswerComment, Chart(CommentOnNote) => crate::supervision::margin::answer;
    post CloseComment, Chart(CommentOnNote) => crate::supervision::margin::close;

    get Integration, Chart(ReadChart) => crate::integration::workspace::get;
    post Moments, Chart(KeepMoment) => crate::integration::workspace::moment;
    post Insights, Chart(KeepInsight) => crate::integration::workspace::insight;
    post Strategies, Chart(AgreeStrategy) => crate::integration::workspace::strategy;
    post Tries, Chart(RecordTry) => crate::integration::workspace::tried;
    post Changes, Chart(NoticeChange) => crate::integration::workspace::change;
    get MyIntentions, Own(ReadOwn) => crate::me::words::intentions;
    post MyIntentions, Own(SetIntention) => crate::me::words::keep_intention;
    get MyConsents, Own(ReadOwn) => crate::me::consents::all;
    get MyConsent, Own(ReadOwn) => crate::me::consents::one;
    post MyConsent, Own(SignConsent) => crate::me::consents::post;
    get MyThread, Own(ReadOwn) => crate::me::words::thread;
    post MyThread, Own(RecordTry) => crate::me::words::keep_try;
    get MyPreparation, Own(ReadOwn) => crate::me::prepare::get;
    get MyAgreements, Own(ReadOwn) => crate::me::prepare::agreed;
    get MyStatements, Own(ReadOwn) => crate::me::statements::get;
    get MyOpened, Own(ReadOwn) => crate::me::statements::opened;
    get MySettings, Own(ReadOwn) => crate::me::settings::get;
    post MySettings, Own(ReadOwn) => crate::me::settings::post;

    get MyBook, Own(KeepBook) => crate::me::book::get;
    post MyBookBegin, Own(KeepBook) => crate::me::book::begin;
    post MyBookOpen, Own(KeepBook) => crate::me::book::open;
    post MyBookClose, Own(KeepBook) => crate::me::book::close;
    get MyBookRecover, Own(KeepBook) => crate::me::book::keys::recover;
    post MyBookRecover, Own(KeepBook) => crate::me::book::keys::recovered;
    get MyBookKeys, Own(KeepBook) => crate::me::book::keys::get;
    post MyBookPhrase, Own(KeepBook) => crate::me::book::keys::phrase;
    post MyBookWords, Own(KeepBook) => crate::me::book::keys::words;
    get MyBookForget, Own(KeepBook) => crate::me::book::keys::lost;
    post MyBookForget, Own(KeepBook) => crate::me::book::keys::forget;
    get MyBookNew, Own(KeepBook) => crate::me::book::pages::new;
    get MyPage, Own(KeepBook) => crate::me::book::pages::get;
    get MyPageWrite, Own(KeepBook) => crate::me::book::pages::write;
    post MyPageWrite, Own(KeepBook) => crate::me::book::pages::keep;
    post MyPageDraft, Own(KeepBook) => crate::me::book::pages::draft;
    post MyPageRemove, Own(KeepBook) => crate::me::book::pages::remove;
    post MyPageShare, Own(SharePage) => crate::me::book::pages::share;
    post MyBookBack, Own(TakePageBack) => crate::me::book::take_back;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_route_stands_once_and_its_address_is_known_to_pages() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.method, route.path)), "{} {} stands twice", route.method, route.path);
            assert!(urls::paths().any(|(_, path)| *path == route.path), "{} is not in urls", route.path);
        }
    }
}
