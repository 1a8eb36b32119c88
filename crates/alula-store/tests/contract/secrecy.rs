//! The theft test: whoever carries the database away finds no name and no word.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use alula_core::decide::Role;
use alula_core::ids::{EnquiryId, PieceId, SoundSetId};
use alula_core::language::Language;
use alula_core::ledger::Author;
use alula_core::practice::sound::{AudioKind, PieceWords, SoundSet};
use alula_core::practice::{Credential, CredentialKind};
use alula_core::protocol::{NewPracticeLimit, PracticeLimit, ThresholdId};
use alula_core::supervision::{Level, NewPrivilege, Privilege, Service};
use alula_store::Store;
use alula_store::jobs::{self, NewJob};
use alula_store::read_tables::{self, ClientRow, Findable, Rows, TaskRow};
use alula_store::rows::{
    accounts, attempts, credentials, enquiries, invitations, note_drafts, practice, practice_limits, privileges,
    settings, sound, staff as people, tell_places,
};
use uuid::Uuid;

use crate::place::{Place, at, client, entry, file, goal, staff};

const SECRETS: [&str; 12] = [
    "Tansy",
    "Wolderbrook",
    "tansy.wolderbrook@demo.alula.invalid",
    "+1 415 555 0188",
    "4155550188",
    "14 Larchmount Crescent",
    "1979-11-05",
    "the night my father left us",
    "swim in the cold lake again",
    "Cordula Marchbanks",
    "PSY 4471102",
    "$argon2id$v=19$marchbanks",
];

pub async fn a_stolen_database_shows_no_name_and_no_word(place: Place) {
    let store = place.store().await;
    fill(&store).await;
    let mut stolen = vec![in_small_letters(place.dump().await.as_bytes())];
    if place.is_sqlite() {
        let backup = place.folder().join("backup.db");
        assert!(store.copy_to(&backup).await.unwrap());
        assert!(place.folder().join("data/alula.db-wal").exists());
        stolen.extend(files_below(place.folder()).iter().map(|it| in_small_letters(&std::fs::read(it).unwrap())));
    } else {
        place.write_directly("CHECKPOINT").await.unwrap();
        let cluster = alula_testkit::postgres::shared().await.unwrap();
        let begun = changed_at(&place.key_file()).unwrap();
        // Files that are older than this test hold nothing of it; those of other tests come and go meanwhile.
        let files =
            files_below(cluster.data_folder()).into_iter().filter(|it| changed_at(it).is_some_and(|at| at >= begun));
        stolen.extend(files.filter_map(|it| std::fs::read(it).ok()).map(|it| in_small_letters(&it)));
        assert!(stolen.len() > 10, "tables and log are among the files");
    }
    assert!(stolen.iter().any(|text| holds(text, &client(1).to_string())), "the search finds what is there");
    for secret in SECRETS {
        for text in &stolen {
            assert!(!holds(text, secret), "found: {secret}");
        }
    }
}

async fn fill(store: &Store) {
    let mut other_words = goal(1, "swim in the cold lake again");
    other_words.id = entry(1);
    file(store, client(1), vec![goal(1, "the night my father left us")]).await;
    assert_eq!(file(store, client(1), vec![other_words]).await.set_aside.len(), 1);
    store
        .write(|tx| {
            Box::pin(async move {
                let person = people::StaffMember {
                    id: staff(1),
                    name: "Cordula Marchbanks".into(),
                    role: Role::Therapist,
                    supervisor: None,
                    agreement_until: None,
                    licence: "PSY 4471102".into(),
                    active: true,
                    about: people::About { phone: "+1 415 555 0188".into(), ..people::About::default() },
                };
                people::save(tx, &person, Author::House, at(0)).await?;
                let licence = credentials::KeptCredential {
                    id: Uuid::from_u128(4),
                    staff: staff(1),
                    is: Credential {
                        kind: CredentialKind::Psychologist,
                        number: "PSY 4471102".into(),
                        issuer: "".into(),
                        issued: None,
                        expires: None,
                        evidence: "seen by Cordula Marchbanks".into(),
                    },
                    active: true,
                };
                credentials::save(tx, &licence, Author::House, at(0)).await?;
                let details = practice::PracticeDetails {
                    name: "Marchbanks & Marchbanks".into(),
                    address: "14 Larchmount Crescent".into(),
                    ..practice::PracticeDetails::default()
                };
                practice::save(tx, &details, Author::House, at(0)).await?;
                let account = accounts::Account {
                    id: Uuid::from_u128(1),
                    holder: accounts::Holder::Client(client(1)),
                    email: "tansy.wolderbrook@demo.alula.invalid".into(),
                    password_hash: "$argon2id$v=19$marchbanks".into(),
                    failures: 0,
                    locked_until: None,
                    active: true,
                };
                accounts::insert(tx, &account).await?;
                let invitation = invitations::Invitation {
                    token: [1; 32],
                    holder: accounts::Holder::Client(client(1)),
                    email: "tansy.wolderbrook@demo.alula.invalid".into(),
                    made_at: at(0),
                    expires_at: at(9),
                    used_at: None,
                };
                invitations::insert(tx, &invitation).await?;
                let enquiry = enquiries::Enquiry {
                    id: EnquiryId(Uuid::from_u128(2)),
                    received_at: at(0),
                    state: enquiries::EnquiryState::Open,
                    client: None,
                    name: "Tansy Wolderbrook".into(),
                    email: "tansy.wolderbrook@demo.alula.invalid".into(),
                    phone: "+1 415 555 0188".into(),
                    words: "the night my father left us".into(),
                    more: "14 Larchmount Crescent".into(),
                };
                enquiries::insert(tx, &enquiry).await?;
                settings::set(tx, "practice_address", &"14 Larchmount Crescent".into()).await?;
                attempts::note(tx, "tansy.wolderbrook@demo.alula.invalid", at(0), Uuid::from_u128(3)).await?;
                let job = NewJob {
                    id: Uuid::from_u128(4),
                    kind: "send_mail".to_owned(),
                    once_key: "mail 4".to_owned(),
                    about: "to tansy.wolderbrook@demo.alula.invalid: Tansy, the night my father left us".into(),
                    run_at: at(0),
                };
                jobs::insert(tx, &job).await?;
                let told = tell_places::TellPlace {
                    id: Uuid::from_u128(5),
                    whose: tell_places::Whose::Staff(staff(1)),
                    to: tell_places::Channel::Sms("4155550188".into()),
                    language: Language::English,
                    since: at(0),
                };
                tell_places::add(tx, &told).await?;
                let of = note_drafts::DraftOf { author: staff(1), client: client(1), about: "session:1".to_owned() };
                let words = note_drafts::DraftWords {
                    mattered: "the night my father left us".into(),
                    ..note_drafts::DraftWords::default()
                };
                let draft = note_drafts::NoteDraft {
                    of: of.clone(),
                    place: entry(7),
                    version: 1,
                    begun_at: at(0),
                    saved_at: at(1),
                    words,
                };
                note_drafts::save(tx, &draft).await?;
                let granted = Privilege {
                    id: entry(8),
                    is: NewPrivilege {
                        associate: staff(1),
                        service: Service::MedicineSession,
                        level: Level::Observe,
                        from: jiff::civil::date(2026, 1, 1),
                        until: jiff::civil::date(2026, 12, 31),
                        words: "the night my father left us".into(),
                    },
                    granted_by: staff(2),
                    granted_at: at(0),
                    ended: None,
                };
                privileges::insert(tx, &granted).await?;
                privileges::insert(tx, &granted).await?;
                assert_eq!(privileges::of_associate(tx, staff(1)).await?, std::slice::from_ref(&granted));
                privileges::end(tx, granted.id, staff(2), at(2)).await?;
                privileges::end(tx, granted.id, staff(3), at(3)).await?;
                let ended = Privilege { ended: Some((staff(2), at(2))), ..granted };
                assert_eq!(privileges::of_associate(tx, staff(1)).await?, [ended]);
                let piece = sound::Piece {
                    id: PieceId(Uuid::from_u128(10)),
                    kind: AudioKind::Mp3,
                    size: 27,
                    at: at(0),
                    by: Author::House,
                    words: PieceWords {
                        title: "Cordula Marchbanks reads".into(),
                        licence: "".into(),
                        source: "Tansy Wolderbrook".into(),
                    },
                };
                sound::insert_piece(tx, &piece, b"the night my father left us").await?;
                let set = SoundSet { name: "for Tansy".into(), places: Vec::new() };
                let set = sound::KeptSet { id: SoundSetId(Uuid::from_u128(11)), is: set };
                sound::keep_set(tx, &set, Author::House, at(0)).await?;
                let limit = PracticeLimit {
                    id: entry(9),
                    is: NewPracticeLimit {
                        threshold: ThresholdId::BpStopOfficeSys,
                        value: Some(150),
                        from: jiff::civil::date(2026, 1, 1),
                        reason: "Cordula Marchbanks read it twice".into(),
                    },
                    holds_from: at(0),
                    by: staff(2),
                    at: at(0),
                };
                practice_limits::insert(tx, &limit).await?;
                assert_eq!(note_drafts::about(tx, &of).await?, std::slice::from_ref(&draft));
                assert_eq!(note_drafts::of_author(tx, staff(1)).await?, [draft]);
                assert_eq!(note_drafts::of_author(tx, staff(2)).await?, []);
                let rows = Rows {
                    client: Some(ClientRow {
                        sequence: 1,
                        phase: "intake".to_owned(),
                        since: at(0),
                        step: "history".to_owned(),
                        step_words: "ask Tansy about the night my father left us".into(),
                        name: "Tansy Wolderbrook".into(),
                        flags: BTreeSet::new(),
                        updated_at: at(0),
                        idle_since: None,
                    }),
                    tasks: vec![TaskRow {
                        kind: "call".to_owned(),
                        staff: Some(staff(1)),
                        role: None,
                        due_at: None,
                        source: entry(1),
                        words: "call Tansy Wolderbrook at +1 415 555 0188".into(),
                    }],
                    findable: Findable {
                        names: vec!["Tansy Wolderbrook".into()],
                        birth_date: "1979-11-05".parse().ok(),
                        phones: vec!["+1 415 555 0188".into()],
                        emails: vec!["tansy.wolderbrook@demo.alula.invalid".into()],
                    },
                    ..Rows::default()
                };
                read_tables::replace_rows(tx, client(1), &rows).await
            })
        })
        .await
        .unwrap();
}

/// As it is, whatever its capitals, and as hexadecimal digits of a dump. `text` is in small letters.
fn holds(text: &str, words: &str) -> bool {
    let hex = words.bytes().map(|it| format!("{it:02x}")).collect::<String>();
    text.contains(&words.to_lowercase()) || text.contains(&hex)
}

fn in_small_letters(bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    text.make_ascii_lowercase();
    text
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for found in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = found.path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}
