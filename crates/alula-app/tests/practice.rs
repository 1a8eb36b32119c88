//! The practice around the charts: enquiries, protocols, referrals, the daily digest.

use std::path::PathBuf;

use alula_app::testing::TestHouse;
use alula_app::{
    ClientsAsked, Denied, EnquiryRefusal, ImportRefusal, NewEnquiry, ProtocolRefusal, ProtocolStanding, TaskKind,
    TaskSource, Trouble,
};
use alula_core::decide::{Refusal, Role};
use alula_core::ids::EnquiryId;
use alula_core::intake::{ClientAdmitted, Person};
use alula_core::protocol::{self, LimitFrom, NewPracticeLimit, SignedProtocol, ThresholdId};
use alula_policy::{Action, Actor};

fn enquiry(it: &TestHouse, words: &str) -> NewEnquiry {
    NewEnquiry {
        id: EnquiryId(it.house.new_id().0),
        name: "Mira Invented".into(),
        email: "mira@test.alula.invalid".into(),
        phone: "".into(),
        state: "ca".to_owned(),
        reach: "in the evening".into(),
        words: words.into(),
    }
}

fn person() -> ClientAdmitted {
    let person = Person {
        name: "Mira Invented".into(),
        preferred_name: "Mira".into(),
        pronouns: "".into(),
        birth_date: jiff::civil::date(1984, 3, 3),
        phone: "555 0101".into(),
        email: "mira@test.alula.invalid".into(),
        address: "12 Invented Street, Oakland".into(),
        state: "CA".to_owned(),
    };
    ClientAdmitted { enquiry: None, person, own_words: "I want to sleep".into() }
}

fn sought(text: &str) -> ClientsAsked {
    ClientsAsked { search: text.to_owned(), ..ClientsAsked::default() }
}

#[tokio::test]
async fn words_of_danger_in_an_enquiry_stand_first_for_those_who_answer() {
    let it = TestHouse::new().await;
    let (omar, ivo) = (it.person("Omar", Role::Manager).await, it.person("Leo", Role::Prescriber).await);
    let calm = it.house.enquire(enquiry(&it, "How does it work?")).await.unwrap().unwrap();
    it.clock.pass(jiff::SignedDuration::from_hours(1));
    let danger = it.house.enquire(enquiry(&it, "I don't want to be here anymore")).await.unwrap().unwrap();
    assert!(!calm.crisis && danger.crisis);
    let tasks = it.house.tasks(&omar).await.unwrap();
    let seen: Vec<_> = tasks.iter().map(|it| (it.kind, it.source.clone())).collect();
    let expected = [
        (TaskKind::AnswerCrisis, TaskSource::Enquiry(danger.id)),
        (TaskKind::AnswerEnquiry, TaskSource::Enquiry(calm.id)),
    ];
    assert_eq!(seen, expected);
    assert_eq!(it.house.tasks(&ivo).await.unwrap(), []);
    it.house.enquiries(&ivo).await.unwrap_err();
}

#[tokio::test]
async fn an_enquiry_needs_a_name_and_a_way_to_answer() {
    let it = TestHouse::new().await;
    let nameless = NewEnquiry { name: " ".into(), ..enquiry(&it, "") };
    assert_eq!(it.house.enquire(nameless).await.unwrap().unwrap_err(), EnquiryRefusal::NoName);
    let unreachable = NewEnquiry { email: "".into(), ..enquiry(&it, "") };
    assert_eq!(it.house.enquire(unreachable).await.unwrap().unwrap_err(), EnquiryRefusal::NoWayToAnswer);
    let long = enquiry(&it, &"word ".repeat(2000));
    assert_eq!(it.house.enquire(long).await.unwrap().unwrap_err(), EnquiryRefusal::TooLong);
}

#[tokio::test]
async fn an_enquiry_becomes_one_client() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let received = it.house.enquire(enquiry(&it, "How does it work?")).await.unwrap().unwrap();
    let form = it.house.new_id();
    let first = it.house.admit_enquiry(&omar, received.id, form, person()).await.unwrap().unwrap();
    let again = it.house.admit_enquiry(&omar, received.id, form, person()).await.unwrap().unwrap();
    assert!(!first.repeated && again.repeated);
    assert!(it.house.enquiries(&omar).await.unwrap().is_empty());
    assert_eq!(it.house.some_clients(&omar, sought("mira"), 1000).await.unwrap().clients.len(), 1);
}

#[tokio::test]
async fn a_protocol_counts_when_a_prescriber_who_proved_it_signed_exactly_this_text() {
    let it = TestHouse::new().await;
    let (ana, leo) = (it.person("Ana", Role::Therapist).await, it.person("Leo", Role::Prescriber).await);
    let denied = it.house.install_protocol(&ana, protocol::REFERENCE).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Forbidden(Action::InstallProtocol)));
    let seen = it.house.install_protocol(&leo, protocol::REFERENCE).await.unwrap().unwrap();
    assert_eq!(seen.standing, ProtocolStanding::Unsigned);
    assert!(it.house.protocol().await.unwrap().is_none(), "unsigned, nothing runs under it");

    let unproved = it.house.sign_protocol(&leo, &seen.id, seen.number, &seen.digest).await.unwrap_err();
    assert_eq!(unproved, Trouble::Denied(Denied::ProveAgain(Action::SignProtocol)));
    let proved = leo.proved_again();
    let other = it.house.sign_protocol(&proved, &seen.id, seen.number, &"0".repeat(64)).await.unwrap();
    assert_eq!(other.unwrap_err(), ProtocolRefusal::AnotherText);
    let signed = it.house.sign_protocol(&proved, &seen.id, seen.number, &seen.digest).await.unwrap().unwrap();
    assert!(matches!(signed.standing, ProtocolStanding::Signed { .. }));
    let holds = it.house.protocol().await.unwrap().expect("it is signed");
    assert_eq!(holds.digest, seen.digest);
    let again = it.opened_again().await;
    assert_eq!(again.protocol().await.unwrap().map(|it| it.digest.clone()), Some(seen.digest));
}

#[tokio::test]
async fn a_limit_that_the_prescriber_tightened_reaches_every_rule_and_stays_through_a_new_protocol() {
    let it = TestHouse::new().await;
    let (omar, leo) = (it.person("Omar", Role::Manager).await, it.person("Leo", Role::Prescriber).await);
    let id = it.house.new_id();
    let today = it.house.today();
    let to = |value| NewPracticeLimit {
        threshold: ThresholdId::BpStopOfficeSys,
        value,
        from: today,
        reason: "The cuff reads low.".into(),
    };
    let unsigned = it.house.hold_tighter(&leo, id, to(Some(150))).await.unwrap();
    assert_eq!(unsigned, Err(Refusal::ProtocolUnsigned));
    it.signed_protocol(&leo).await;
    let denied = it.house.hold_tighter(&omar, id, to(Some(150))).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Forbidden(Action::TightenLimits)));

    it.house.hold_tighter(&leo, id, to(Some(150))).await.unwrap().unwrap();
    it.house.hold_tighter(&leo, id, to(Some(150))).await.unwrap().expect("the same form twice is one");
    let other = it.house.hold_tighter(&leo, id, to(Some(140))).await.unwrap();
    assert_eq!(other, Err(Refusal::sent_before()), "another number under the same form is not taken for the first");
    let around = it.house.around(&omar).await.unwrap();
    let signed = around.context().protocol.expect("it is signed").clone();
    let limit = signed.limit(ThresholdId::BpStopOfficeSys, None, it.house.now());
    assert_eq!((limit.value, limit.from), (150, LimitFrom::Practice));
    assert_eq!(it.house.practice_limits(&omar).await.unwrap().len(), 1);

    let stricter = protocol::REFERENCE.replacen(
        "[thresholds.bp_stop_office_sys]\nvalue = 160",
        "[thresholds.bp_stop_office_sys]\nvalue = 145",
        1,
    );
    let seen = it.house.install_protocol(&leo, &stricter).await.unwrap().unwrap();
    it.house.sign_protocol(&leo.proved_again(), &seen.id, seen.number, &seen.digest).await.unwrap().unwrap();
    let limit = |signed: &SignedProtocol| signed.limit(ThresholdId::BpStopOfficeSys, None, it.house.now());
    let holds = limit(&it.house.protocol().await.unwrap().unwrap());
    assert_eq!((holds.value, holds.from), (145, LimitFrom::Protocol), "the tighter of both");
    it.house.hold_tighter(&leo, it.house.new_id(), to(Some(142))).await.unwrap().unwrap();
    let again = it.opened_again().await;
    assert_eq!(limit(&again.protocol().await.unwrap().unwrap()).value, 142);
}

#[tokio::test]
async fn unknown_keys_in_a_protocol_are_named_with_their_line() {
    let it = TestHouse::new().await;
    let leo = it.person("Leo", Role::Prescriber).await;
    let text = format!("{}\n[made_up]\nkey = 1\n", protocol::REFERENCE);
    let refused = it.house.install_protocol(&leo, &text).await.unwrap().unwrap_err();
    assert!(matches!(refused, ProtocolRefusal::Malformed { code: "unknown_key", .. }), "{refused:?}");
}

/// A small bundle that anybody's system could send.
fn bundle(name: &str, extra: &str) -> Vec<u8> {
    format!(
        r#"{{"resourceType":"Bundle","type":"collection","entry":[
        {{"resource":{{"resourceType":"Patient","id":"p","identifier":[{{"system":"urn:elsewhere","value":"77"}}],
          "name":[{{"family":"Invented","given":["{name}"]}}],"birthDate":"1979-05-04",
          "address":[{{"state":"CA","city":"Oakland"}}]}}}},
        {{"resource":{{"resourceType":"Condition","id":"c","subject":{{"reference":"Patient/p"}},
          "code":{{"text":"Recurrent depression"}}}}}},
        {{"resource":{{"resourceType":"Claim","id":"k"}}}}{extra}]}}"#
    )
    .into_bytes()
}

#[tokio::test]
async fn a_referral_makes_a_client_once_and_later_files_go_into_the_same_chart() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let import = |bytes: Vec<u8>| {
        let house = it.house.clone();
        async move { house.import_referral(&Actor::House, None, "referral.json", &bytes).await.unwrap() }
    };
    let first = import(bundle("Jonas", "")).await.unwrap();
    assert!(first.admitted);
    assert_eq!(first.resources, first.filed + first.kept_whole);
    assert!(first.kept_whole >= 1, "the claim is kept whole");
    let again = import(bundle("Jonas", "")).await.unwrap();
    assert_eq!((again.admitted, again.filed, again.kept_whole), (false, 0, 0));
    assert_eq!(again.already_had, first.resources);
    assert_eq!(again.chart.sequence(), first.chart.sequence(), "twice changes nothing");

    let allergy = r#",{"resource":{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/p"},"code":{"text":"Latex"}}}"#;
    let more = import(bundle("Jonas", allergy)).await.unwrap();
    assert_eq!((more.client, more.admitted, more.already_had), (first.client, false, first.resources));
    assert_eq!(more.resources, first.resources + 1);
    assert_eq!(it.house.some_clients(&omar, ClientsAsked::default(), 1000).await.unwrap().clients.len(), 1);
    let waits = it.house.tasks(&omar).await.unwrap();
    assert!(waits.iter().any(|it| it.kind == TaskKind::LookAtSetAside), "{waits:?}");
    assert_eq!(it.house.check_tables().await.unwrap(), []);
}

#[tokio::test]
async fn a_file_about_somebody_else_is_not_filed() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let nell = it.person("Nell", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let bytes = bundle("Jonas", "");
    let refused = it.house.import_referral(&ana, Some(mira), "referral.json", &bytes).await.unwrap();
    assert_eq!(refused.unwrap_err(), ImportRefusal::AnotherPerson);
    let denied = it.house.import_referral(&nell, Some(mira), "referral.json", &bytes).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Hidden(Action::ImportReferral)));
    let broken = it.house.import_referral(&ana, Some(mira), "referral.json", b"{").await.unwrap();
    assert_eq!(broken.unwrap_err().code(), "not_json");
}

#[tokio::test]
async fn the_digest_of_the_day_leaves_the_building_once() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    it.client_of(&ana, "Mira Invented", None).await;
    assert_eq!(it.house.do_due_jobs().await.unwrap(), 2);
    assert_eq!(it.house.do_due_jobs().await.unwrap(), 0, "once a day");
    let written: Vec<PathBuf> =
        std::fs::read_dir(it.folder().join("digests")).unwrap().map(|it| it.unwrap().path()).collect();
    let [file] = &written[..] else { panic!("one file a day: {written:?}") };
    let text = std::fs::read_to_string(file).unwrap();
    assert!(file.ends_with("heads-2026-03-02.txt") && text.contains("charts 1"), "{text}");
    it.clock.pass(jiff::SignedDuration::from_hours(24));
    assert_eq!(it.house.do_due_jobs().await.unwrap(), 2);
}

#[tokio::test]
async fn a_house_says_how_it_stands_without_a_name() {
    let it = TestHouse::new().await;
    let before = it.house.health().await.unwrap();
    assert!(before.database_size > 0 && before.schema >= 2, "{before:?}");
    assert!(before.disk.is_some_and(|disk| disk.free > 0 && disk.whole >= disk.free), "{before:?}");
    assert_eq!(before.key_fingerprint, it.house.store().keys().id());
    assert_eq!((before.jobs_waiting, before.last_backup), (0, None));
    it.house.do_due_jobs().await.unwrap();
    let after = it.house.health().await.unwrap();
    assert_eq!((after.jobs_waiting, after.jobs_failed, after.oldest_job), (0, 0, None), "the work of the day is done");
    assert_eq!((before.last_job, after.last_job), (None, Some(after.at)));
}
