//! Every page with every sample, for the tests and the gallery.

use alula_core::decide::Role;
use alula_core::ids::{ClientId, EnquiryId, EntryId, StaffId};
use alula_core::language::Language;
use maud::Markup;

use crate::shell::{Assets, Colleague, Light, Shell, Viewer};
use crate::wording::Words;
use crate::{
    clients, entrance, intake, integration, me, measures, office, preparation, protocol, public, record, session,
    supervision, trouble, with,
};

/// A page with sample content.
pub struct Sample {
    /// Page and sample: `story-usual`.
    pub name: String,
    /// The whole page.
    pub page: Markup,
}

/// A chart that does not exist.
pub fn client() -> ClientId {
    ClientId(uuid::Uuid::from_u128(0x0197_b0a8_0000_7000_8000_0000_0000_0001))
}

/// A colleague who does not exist.
pub fn colleague() -> StaffId {
    StaffId(uuid::Uuid::from_u128(0x0197_b0a8_0000_7000_8000_0000_0000_0004))
}

/// A person who never reached out.
pub fn enquiry() -> EnquiryId {
    EnquiryId(uuid::Uuid::from_u128(0x0197_b0a8_0000_7000_8000_0000_0000_0003))
}

/// A request that was never made.
pub fn entry() -> EntryId {
    EntryId(uuid::Uuid::from_u128(0x0197_b0a8_0000_7000_8000_0000_0000_0002))
}

/// Somebody who prescribes, as the rules know them.
pub(crate) fn prescriber(name: &str) -> alula_core::decide::Colleague {
    alula_core::decide::Colleague {
        name: name.to_owned(),
        role: Role::Prescriber,
        supervisor: None,
        agreement_until: None,
        active: true,
        licences: Vec::new(),
    }
}

fn shell(assets: &Assets, light: Light, language: Language, viewer: Viewer) -> Shell {
    Shell { practice: "Quiet Harbour (invented)".into(), assets: assets.clone(), light, viewer, language }
}

fn alba() -> Viewer {
    Viewer::Staff(Colleague {
        name: "Alba Reyes, AMFT".into(),
        role: Role::Associate,
        supervised_by: Some("J. Okafor, LMFT".into()),
        waiting: 3,
    })
}

struct Drawn<'a> {
    shell: &'a Shell,
    into: &'a mut Vec<Sample>,
}

impl Drawn<'_> {
    fn each<V>(&mut self, name: &str, samples: Vec<(&'static str, V)>, draw: fn(&Shell, &V) -> Markup) {
        for (which, view) in samples {
            self.into.push(Sample { name: format!("{name}-{which}"), page: draw(self.shell, &view) });
        }
    }
    fn one(&mut self, name: &str, draw: fn(&Shell) -> Markup) {
        self.into.push(Sample { name: name.to_owned(), page: draw(self.shell) });
    }
}

/// Every page with every sample, in one light.
pub fn all(assets: &Assets, light: Light) -> Vec<Sample> {
    let mut all = for_everyone(assets, light, Language::English);
    let mut staff = Drawn { shell: &shell(assets, light, Language::English, alba()), into: &mut all };
    staff.one("parts", crate::gallery::gallery);
    staff.each("setup", entrance::Setup::samples(), entrance::setup);
    staff.each("confirm", entrance::Confirm::samples(), entrance::confirm);
    staff.each("trouble", trouble::Trouble::samples(), trouble::trouble);
    staff.each("sound", office::sound::SoundPage::samples(entry()), office::sound::sound_page);
    staff.each("sound-set", office::sound::SoundSetPage::samples(entry()), office::sound::sound_set_page);
    staff.each("today", office::today::Today::samples(), office::today::today);
    staff.each("inbox", office::inbox::Inbox::samples(), office::inbox::inbox);
    staff.each("told", office::told::ToldPage::samples(entry()), office::told::told_page);
    staff.each("to-decide", office::decisions::DecisionsPage::samples(), office::decisions::decisions_page);
    staff.each("porch", session::Board::samples(client(), entry()), session::board_page);
    staff.each("hand-link", session::HandLink::samples(), session::hand_link);
    staff.each("hand-code", session::HandCode::samples(), session::hand_code);
    staff.each("clients", clients::list::Clients::samples(), clients::list::clients);
    staff.each("board", clients::board::Board::samples(), clients::board::board);
    staff.each("ready", clients::ready::Ready::samples(), clients::ready::ready);
    staff.each("care", clients::care::CarePage::samples(client(), entry()), clients::care::care_page);
    staff.each("practice-outcomes", measures::PracticeOutcomesPage::samples(), measures::practice_outcomes_page);
    staff.each("enquiries", office::enquiries::Enquiries::samples(enquiry()), office::enquiries::enquiries);
    staff.each("enquiry", office::enquiries::OneEnquiry::samples(enquiry()), office::enquiries::one_enquiry);
    staff.each("admit", office::enquiries::AdmitClient::samples(enquiry(), entry()), office::enquiries::admit_client);
    staff.each("people", office::people::People::samples(), office::people::people);
    staff.each("invite-person", office::people::InvitePerson::samples(), office::people::invite_person);
    staff.each("person", office::person::PersonPage::samples(colleague()), office::person::person_page);
    staff.each("change-person", office::person::ChangePerson::samples(colleague()), office::person::change_person);
    let credentials = office::credential::CredentialPage::samples(colleague(), entry());
    staff.each("credential", credentials, office::credential::credential_page);
    staff.each("leave", office::leave::LeavePage::samples(colleague(), entry()), office::leave::leave_page);
    staff.each("documents", office::documents::DocumentsPage::samples(), office::documents::documents_page);
    staff.each("document", office::documents::TextsPage::samples(), office::documents::texts_page);
    let differences = office::document_difference::DifferencePage::samples();
    staff.each("document-difference", differences, office::document_difference::difference_page);
    staff.each("health", office::health::HealthPage::samples(), office::health::health_page);
    staff.each("access", office::access::AccessPage::samples(), office::access::access_page);
    staff.each("practice", office::practice::PracticePage::samples(), office::practice::practice_page);
    staff.each("practice-details", office::practice::DetailsPage::samples(), office::practice::details_page);
    staff.each("next-talk", clients::next_talk::NextTalk::samples(client(), entry()), clients::next_talk::next_talk);
    staff.each("contact", clients::contact::ContactPage::samples(client(), entry()), clients::contact::contact_page);
    staff.each("hand-over", office::people::HandOver::samples(), office::people::hand_over);
    staff.each("protocol", protocol::ProtocolPage::samples(), protocol::protocol);
    staff.each("protocol-difference", protocol::DifferencePage::samples(), protocol::difference_page);
    staff.each("practice-limits", protocol::LimitsPage::samples(), protocol::limits_page);
    staff.each("team", clients::team::NameTeam::samples(client(), entry()), clients::team::name_team);
    staff.each("invite-client", clients::team::InviteClient::samples(client()), clients::team::invite_client);
    staff.each("standing", clients::standing::Standing::samples(client()), clients::standing::standing);
    staff.each("story", clients::story::Story::samples(client(), entry()), clients::story::story);
    staff.each("intake", intake::Sheet::samples(client(), entry()), intake::sheet_page);
    staff.each("referral", intake::ReferralPage::samples(client(), entry()), intake::referral_page);
    staff.each("eligibility", intake::EligibilityPage::samples(client(), entry()), intake::eligibility_page);
    staff.each("medicines", intake::MedicinesReviewPage::samples(client(), entry()), intake::medicines_review_page);
    staff.each("orders", intake::OrdersPage::samples(client(), entry()), intake::orders_page);
    staff.each("doses", intake::DosesPage::samples(client()), intake::doses_page);
    staff.each("risk", intake::RiskPage::samples(client(), entry()), intake::risk_page);
    staff.each("safety-plan", intake::SafetyPlanPage::samples(client(), entry()), intake::safety_plan_page);

    staff.each("preparation", preparation::PreparationSheet::samples(client(), entry()), preparation::preparation_page);
    staff.each("consents", preparation::ConsentsPage::samples(client()), preparation::consents_page);
    staff.each("readiness", preparation::ReadinessPage::samples(client()), preparation::readiness_page);
    staff.each("new-session", session::NewSession::samples(client(), entry()), session::new_session_page);
    staff.each("threshold", session::Threshold::samples(client(), entry()), session::threshold_page);
    staff.each("video", with::VideoPage::samples(), with::video_page);
    staff.each("room", session::Room::samples(client(), entry()), session::room_page);
    staff.each("new-note", supervision::NewNote::samples(client(), entry()), supervision::new_note_page);
    staff.each("notes", supervision::NotesPage::samples(client(), entry()), supervision::notes_page);
    staff.each("what-i-may-do", supervision::WhatIMayDo::samples(entry()), supervision::what_i_may_do);
    staff.each("associate", supervision::AssociatePage::samples(entry()), supervision::associate_page);
    staff.each("supervision", supervision::QueuePage::samples(), supervision::queue_page);
    staff.each("note", supervision::NotePage::samples(client(), entry()), supervision::note_page);
    let letters = supervision::Letters::samples(client(), entry());
    staff.each("letters", letters, supervision::letters_page);
    let new_letters = supervision::NewLetter::samples(client(), entry());
    staff.each("new-letter", new_letters, supervision::new_letter_page);
    let looks = supervision::LetterLook::samples(client(), entry());
    staff.each("letter-look", looks, supervision::letter_look_page);
    staff.each("integration", integration::Workspace::samples(client(), entry()), integration::workspace_page);
    staff.each("measures", measures::MeasuresPage::samples(client(), entry()), measures::measures_page);
    staff.each("outcomes", measures::OutcomesPage::samples(client()), measures::outcomes_page);
    staff.each("record", record::RecordPage::samples(client(), entry()), record::record_page);
    staff.each("record-entry", record::EntryPage::samples(client(), entry()), record::entry_page);

    all.extend(of_client(assets, light, Language::English));
    all
}

/// The client's own pages, in one light and language.
pub fn of_client(assets: &Assets, light: Light, language: Language) -> Vec<Sample> {
    let (mut all, words) = (Vec::new(), Words::in_language(language));
    let mara = shell(assets, light, language, Viewer::Client { name: "Mara".into() });
    let mut client = Drawn { shell: &mara, into: &mut all };
    client.each("question", measures::Question::samples(entry()), measures::question);
    client.each("question-done", measures::Done::samples(), measures::done);
    client.each("my-home", me::MyHome::samples(words), me::my_home);
    client.each("my-intentions", me::words::MyIntentions::samples(words, entry()), me::words::my_intentions);
    client.each("my-thread", me::words::MyThread::samples(entry()), me::words::my_thread);
    client.each("my-worry", me::words::MyWorry::samples(entry()), me::words::my_worry);
    client.each("my-record", me::record::MyRecord::samples(), me::record::my_record);
    client.each("my-consents", me::consents::MyConsents::samples(words), me::consents::my_consents);
    client.each("my-consent", me::consents::MyConsent::samples(words, entry()), me::consents::my_consent);

    client.each("my-preparation", me::prepare::MyPreparation::samples(words), me::prepare::my_preparation);
    client.each("my-agreements", me::agreed::MyAgreements::samples(words), me::agreed::my_agreements);
    client.each("my-statements", me::statements::MyStatements::samples(words), me::statements::my_statements);
    client.each("my-opened", me::statements::WhoOpened::samples(words), me::statements::who_opened);
    client.each("my-settings", me::settings::MySettings::samples(words), me::settings::my_settings);

    let page = alula_core::ids::PageId::of(entry());
    client.each("book-door", me::book::BookDoor::samples(words, entry()), me::book::book_door);
    client.each("book-list", me::book::BookList::samples(words, page, entry()), me::book::book_list);
    client.each("book-page", me::book::BookPage::samples(words, page, entry()), me::book::book_page);
    client.each("book-write", me::book::WritePage::samples(words, page, entry()), me::book::write_page);
    client.each("book-words", me::book::RecoveryWords::samples(), me::book::recovery_words);
    client.each("book-recover", me::book::RecoverBook::samples(words), me::book::recover_book);
    client.each("book-keys", me::book::BookKeys::samples(words), me::book::book_keys);
    all
}

/// The pages that anybody may read, in one light and language.
pub fn for_everyone(assets: &Assets, light: Light, language: Language) -> Vec<Sample> {
    let mut all = Vec::new();
    let mut visitor = Drawn { shell: &shell(assets, light, language, Viewer::Visitor), into: &mut all };
    visitor.one("home", public::home::home);
    visitor.each("help", public::help::Help::samples(), public::help::help);
    visitor.each("enquire", public::enquire::Enquire::samples(entry()), public::enquire::enquire);
    visitor.one("enquire-thanks", public::enquire::thanks);
    visitor.each("crisis", public::enquire::Crisis::samples(), public::enquire::crisis);
    visitor.each("sign-in", entrance::SignIn::samples(), entrance::sign_in);
    visitor.each("invitation", entrance::Invitation::samples(), entrance::invitation);
    all
}
