//! Addresses of the client's own pages, the book among them.

use alula_core::ids::{MeasureId, PageId};

routes! {
    /// The own phone in a session at home.
    MyPhone = "/me/phone";
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
    /// Let it wait until the morning after the medicine.
    MyPageWait(page: PageId) = "/me/book/pages/{page}/wait";
    /// Remove it.
    MyPageRemove(page: PageId) = "/me/book/pages/{page}/remove";
}
