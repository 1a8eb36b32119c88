//! Routes of the client's own pages, the book among them.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get MyConsentCopy, Own(ReadOwn) => crate::print::my_consent;
    get MyRecord, Own(ReadOwn) => crate::me::record::get;
    get MyRecordPdf, Own(ReadOwn) => crate::print::my_chart;

    get Me, Own(ReadOwn) => crate::me::home::get;
    get MyMeasure, Own(BeginMeasure) => crate::me::measures::first;
    post MyMeasure, Own(BeginMeasure) => crate::me::measures::begun;
    get MyMeasureItem, Own(AnswerItem) => crate::me::measures::get;
    post MyMeasureItem, Own(AnswerItem) => crate::me::measures::post;
    get MyMeasureDone, Own(ReadOwn) => crate::me::measures::done;
    get MyWorry, Own(ReadOwn) => crate::me::worry::get;
    post MyWorry, Own(RaiseConcern) => crate::me::worry::post;

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
    post MyPageWait, Own(HoldLetter) => crate::me::book::pages::wait;
    post MyBookBack, Own(TakePageBack) => crate::me::book::take_back;
}
