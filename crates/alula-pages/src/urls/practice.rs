//! Addresses of the practice's own rooms.

use alula_core::ids::{EnquiryId, PieceId, SoundSetId, StaffId};
use uuid::Uuid;

routes! {
    /// The day of a person who works here.
    Today = "/today";
    /// What waits for me.
    Inbox = "/inbox";
    /// Where notices reach me.
    WhereIAmTold = "/where-i-am-told";
    /// A test to each of these places.
    TestWhereIAmTold = "/where-i-am-told/test";
    /// What takes notices in a browser.
    ToldWorker = "/where-i-am-told/worker.js";
    /// One of them ends.
    EndWhereIAmTold(place: Uuid) = "/where-i-am-told/{place}/end";
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
    /// The sound that may be played in the rooms.
    Sound = "/practice/sound";
    /// A piece goes out of it.
    TakeOutPiece(piece: PieceId) = "/practice/sound/{piece}/out";
    /// What a piece holds.
    PieceFile(piece: PieceId) = "/practice/sound/{piece}/file";
    /// A new set.
    NewSoundSet = "/practice/sound/sets/new";
    /// One set.
    SoundSet(set: SoundSetId) = "/practice/sound/sets/{set}";
    /// What differs between two of its texts.
    DocumentDifference(document: String) = "/practice/documents/{document}/difference";
}
