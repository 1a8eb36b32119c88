//! Addresses of the record, and of what leaves the house on paper.

use alula_core::ids::{ClientId, EntryId, SessionId};

routes! {
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
    /// The emergency card and the sheet of a session at home, on paper.
    SessionSheet(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/sheet";
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
}
