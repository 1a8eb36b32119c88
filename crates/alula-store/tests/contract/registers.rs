//! The practice's ordinary rows.

use alula_core::decide::Role;
use alula_core::ids::{EnquiryId, PieceId, SoundSetId};
use alula_core::ledger::Author;
use alula_core::practice::sound::{AudioKind, PieceWords, SoundPhase, SoundPlace, SoundSet};
use alula_core::practice::{Credential, CredentialKind, Held};
use alula_core::protocol::{NewPracticeLimit, PracticeLimit, PracticeValue, ThresholdId};
use alula_store::rows::credentials::{self, KeptCredential};
use alula_store::rows::enquiries::{self, Enquiry, EnquiryState};
use alula_store::rows::practice::{self, PracticeDetails};
use alula_store::rows::protocols::{self, KeptProtocol, ProtocolSignature, ProtocolStatus};
use alula_store::rows::sound::{self, KeptSet, Piece};
use alula_store::rows::staff::{self as people, About, StaffMember};
use alula_store::rows::upkeep::{self, BackupMade, ChartsVerified, JobsDone, RestoreChecked};
use alula_store::rows::{access_log, attempts, practice_limits, settings};
use alula_store::{Engine, StoreFault};
use jiff::civil::date;
use uuid::Uuid;

use crate::place::{Place, at, client, entry, staff, within};

fn person(name: &str) -> StaffMember {
    StaffMember {
        id: staff(1),
        name: name.into(),
        role: Role::Associate,
        supervisor: Some(staff(2)),
        agreement_until: Some(date(2027, 1, 31)),
        licence: "AMFT 000000".into(),
        active: true,
        about: About { title: "Associate Marriage and Family Therapist".into(), ..About::default() },
    }
}

pub async fn staff_keep_their_history(place: Place) {
    let store = place.store().await;
    within!(store, |tx| {
        people::save(tx, &person("Alba Reyes, AMFT"), Author::House, at(1)).await?;
        let later =
            StaffMember { role: Role::Therapist, supervisor: None, active: false, ..person("Alba Reyes, LMFT") };
        people::save(tx, &later, Author::Staff(staff(3)), at(2)).await?;
        assert_eq!(people::find(tx, staff(1)).await?.as_ref(), Some(&later));
        assert_eq!(people::all(tx).await?, std::slice::from_ref(&later));
        let history = people::history(tx, staff(1)).await?;
        assert_eq!(history.iter().map(|it| (it.version, it.at)).collect::<Vec<_>>(), [(1, at(1)), (2, at(2))]);
        assert_eq!((&history[0].is, &history[1].is), (&person("Alba Reyes, AMFT"), &later));
        assert_eq!(history[1].by, Author::Staff(staff(3)));
        assert_eq!(people::find(tx, staff(9)).await?, None);
    });
    assert!(place.write_directly("UPDATE staff_history SET version = 7").await.is_err());
}

pub async fn limits_of_the_practice_stand_as_they_were_said(place: Place) {
    let store = place.store().await;
    let said = |n: u128, value, reason: &str| PracticeLimit {
        id: entry(n),
        is: NewPracticeLimit {
            threshold: ThresholdId::BpStopOfficeSys,
            value,
            from: date(2026, 6, 1),
            reason: reason.into(),
        },
        holds_from: at(2),
        by: staff(4),
        at: at(1),
    };
    let all = [said(2, Some(150), "The cuff reads low."), said(1, None, "A new cuff.")];
    let kept = all.clone();
    within!(store, |tx| {
        assert_eq!(practice_limits::all(tx).await?, []);
        for it in kept.iter().chain([&said(2, Some(140), "The same form again.")]) {
            practice_limits::insert(tx, it).await?;
        }
        assert_eq!(practice_limits::all(tx).await?, kept);
    });
    within!(store, |tx| {
        let values: Vec<_> = all.iter().map(PracticeValue::from).collect();
        assert_eq!(practice_limits::values(tx).await?, values);
    });
    assert!(place.write_directly("UPDATE practice_limit SET value = 170").await.is_err());
    assert!(place.write_directly("DELETE FROM practice_limit").await.is_err());
}

fn piece(n: u128, title: &str) -> Piece {
    Piece {
        id: PieceId(Uuid::from_u128(n)),
        kind: AudioKind::Ogg,
        size: 3,
        at: at(1),
        by: Author::Staff(staff(3)),
        words: PieceWords { title: title.into(), licence: "CC0".into(), source: "here".into() },
    }
}

fn set(n: u128, name: &str) -> KeptSet {
    let place = SoundPlace { phase: SoundPhase::Deep, piece: piece(1, "").id, silence: 90 };
    KeptSet { id: SoundSetId(Uuid::from_u128(n)), is: SoundSet { name: name.into(), places: vec![place] } }
}

pub async fn sound_is_kept_arranged_and_taken_out(place: Place) {
    let store = place.store().await;
    within!(store, |tx| {
        sound::insert_piece(tx, &piece(1, "Sea"), &[1, 2, 3]).await?;
        sound::insert_piece(tx, &piece(2, "Rain"), &[4, 5, 6]).await?;
        assert_eq!(sound::pieces(tx).await?, [piece(1, "Sea"), piece(2, "Rain")]);
        assert_eq!(sound::content(tx, piece(2, "").id).await?, Some((AudioKind::Ogg, vec![4, 5, 6])));
        sound::remove_piece(tx, piece(2, "").id).await?;
        assert_eq!(sound::content(tx, piece(2, "").id).await?, None);
        sound::keep_set(tx, &set(1, "Shore"), Author::House, at(2)).await?;
        sound::keep_set(tx, &set(2, "Night"), Author::House, at(2)).await?;
        sound::keep_set(tx, &set(1, "Beach"), Author::House, at(3)).await?;
        assert_eq!(sound::sets(tx).await?, [set(1, "Beach"), set(2, "Night")]);
        sound::remove_set(tx, set(1, "").id).await?;
        assert_eq!(sound::sets(tx).await?, [set(2, "Night")]);
    });
}

pub async fn licences_and_details_keep_their_history(place: Place) {
    let store = place.store().await;
    let licence = |number: &str, expires| KeptCredential {
        id: Uuid::from_u128(5),
        staff: staff(1),
        is: Credential {
            kind: CredentialKind::Lmft,
            number: number.into(),
            issuer: "CA".into(),
            issued: Some(date(2024, 2, 1)),
            expires: Some(expires),
            evidence: "copy in the locked drawer".into(),
        },
        active: true,
    };
    within!(store, |tx| {
        let (first, renewed) = (licence("LMFT 1", date(2026, 1, 31)), licence("LMFT 1", date(2028, 1, 31)));
        let endless = KeptCredential {
            id: Uuid::from_u128(6),
            is: Credential { expires: None, ..first.is.clone() },
            ..first.clone()
        };
        credentials::save(tx, &endless, Author::House, at(1)).await?;
        credentials::save(tx, &first, Author::House, at(2)).await?;
        credentials::save(tx, &renewed, Author::Staff(staff(3)), at(3)).await?;
        assert_eq!(credentials::all(tx).await?, [renewed.clone(), endless.clone()], "those that end come first");
        let held = [Some(date(2028, 1, 31)), None].map(|until| (staff(1), Held { kind: CredentialKind::Lmft, until }));
        assert_eq!(credentials::held(tx).await?, held);
        let history = credentials::history(tx, staff(1)).await?;
        assert_eq!(history.iter().map(|it| &it.is).collect::<Vec<_>>(), [&endless, &first, &renewed]);
        assert_eq!((history[2].version, history[2].by), (2, Author::Staff(staff(3))));
        assert_eq!(credentials::history(tx, staff(2)).await?, []);

        let details = PracticeDetails { name: "Quiet Harbour".into(), ..PracticeDetails::default() };
        assert_eq!(practice::history(tx).await?, []);
        practice::save(tx, &details, Author::House, at(4)).await?;
        let moved = PracticeDetails { address: "2 Invented Street".into(), ..details.clone() };
        practice::save(tx, &moved, Author::Staff(staff(3)), at(5)).await?;
        let history = practice::history(tx).await?;
        assert_eq!(history.iter().map(|it| (it.version, &it.is)).collect::<Vec<_>>(), [(1, &details), (2, &moved)]);
    });
    assert!(place.write_directly("UPDATE credential_history SET version = 7").await.is_err());
    assert!(place.write_directly("DELETE FROM practice_history").await.is_err());
}

pub async fn enquiries_and_settings_come_back(place: Place) {
    let store = place.store().await;
    within!(store, |tx| {
        let enquiry = Enquiry {
            id: EnquiryId(Uuid::from_u128(5)),
            received_at: at(3),
            state: EnquiryState::Open,
            client: None,
            name: "Amber Finch".into(),
            email: "finch@demo.alula.invalid".into(),
            phone: "".into(),
            words: "I would like to know more".into(),
            more: "".into(),
        };
        assert!(enquiries::insert(tx, &enquiry).await?);
        assert!(!enquiries::insert(tx, &enquiry).await?);
        assert_eq!(enquiries::in_state(tx, EnquiryState::Open).await?, std::slice::from_ref(&enquiry));
        enquiries::set_state(tx, enquiry.id, EnquiryState::Admitted, Some(client(1))).await?;
        let admitted = enquiries::find(tx, enquiry.id).await?.unwrap();
        assert_eq!((admitted.state, admitted.client), (EnquiryState::Admitted, Some(client(1))));
        assert!(enquiries::in_state(tx, EnquiryState::Open).await?.is_empty());
        settings::set(tx, "practice_name", &"First Light".into()).await?;
        settings::set(tx, "practice_name", &"Second Light".into()).await?;
        assert_eq!(settings::get(tx, "practice_name").await?.unwrap().reveal(), "Second Light");
        assert_eq!(settings::get(tx, "other").await?, None);
    });
}

pub async fn a_protocol_is_signed_once(place: Place) {
    let store = place.store().await;
    let draft = KeptProtocol {
        id: "house_lozenge".to_owned(),
        version: 1,
        text: b"id = \"house_lozenge\"".to_vec(),
        digest: [4; 32],
        status: ProtocolStatus::Draft,
        added_at: at(0),
        signed: None,
    };
    within!(store, |tx| {
        assert!(protocols::insert(tx, &draft).await?);
        assert!(!protocols::insert(tx, &KeptProtocol { text: vec![], ..draft.clone() }).await?);
        assert!(!protocols::retire(tx, "house_lozenge", 1).await?);
        let signed = ProtocolSignature { by: staff(3), at: at(9), signature: tx.keys().sign(&draft.digest) };
        assert!(protocols::sign(tx, "house_lozenge", 1, &signed).await?);
        assert!(!protocols::sign(tx, "house_lozenge", 1, &signed).await?);
        let kept = protocols::find(tx, "house_lozenge", 1).await?.unwrap();
        assert_eq!((kept.status, &kept.text, &kept.signed), (ProtocolStatus::Signed, &draft.text, &Some(signed)));
        assert!(tx.keys().verify(&draft.digest, &kept.signed.clone().unwrap().signature));
        assert!(!tx.keys().verify(&[5; 32], &kept.signed.clone().unwrap().signature));
        assert!(protocols::insert(tx, &KeptProtocol { version: 2, ..draft.clone() }).await?);
        assert_eq!(protocols::all(tx).await?.iter().map(|it| it.version).collect::<Vec<_>>(), [2, 1]);
        assert!(protocols::retire(tx, "house_lozenge", 1).await?);
    });
}

pub async fn accesses_and_attempts_are_counted(place: Place) {
    let store = place.store().await;
    within!(store, |tx| {
        for n in 0..3_i64 {
            let access = access_log::Access {
                id: Uuid::from_u128(n as u128),
                at: at(n),
                actor: format!("staff:{}", staff(1)),
                action: "see_chart".to_owned(),
                client: (n != 1).then(|| client(1)),
                decision: "permit".to_owned(),
                policies: "care_team".to_owned(),
            };
            access_log::insert(tx, &access).await?;
            attempts::note(tx, "sign-in alba@demo.alula.invalid", at(n), Uuid::from_u128(n as u128)).await?;
        }
        let seen = access_log::of_client(tx, client(1), 10).await?;
        assert_eq!(seen.iter().map(|it| it.at).collect::<Vec<_>>(), [at(2), at(0)]);
        assert_eq!(access_log::between(tx, at(0), at(2)).await?.len(), 2);
        assert_eq!(attempts::count(tx, "sign-in alba@demo.alula.invalid", at(1)).await?, 2);
        assert_eq!(attempts::count(tx, "sign-in other@demo.alula.invalid", at(0)).await?, 0);
        assert_eq!(attempts::sweep(tx, at(1)).await?, 1);
        attempts::forget(tx, "sign-in alba@demo.alula.invalid").await?;
        assert_eq!(attempts::count(tx, "sign-in alba@demo.alula.invalid", at(0)).await?, 0);
    });
    assert!(place.write_directly("DELETE FROM access_log").await.is_err());
}

pub async fn upkeep_is_noted_and_the_database_knows_itself(place: Place) {
    let store = place.store().await;
    let made = BackupMade { at: at(7), bytes: 4096, charts: 2, entries: 31 };
    let checked = RestoreChecked { at: at(9), backup_of: Some(at(7)), holds: true };
    within!(store, |tx| {
        assert_eq!((upkeep::last_backup(tx).await?, upkeep::last_restore_check(tx).await?), (None, None));
        upkeep::note_backup(tx, &BackupMade { at: at(1), ..made }).await?;
        upkeep::note_backup(tx, &made).await?;
        upkeep::note_restore_check(tx, &checked).await?;
        assert_eq!(upkeep::last_backup(tx).await?, Some(made));
        assert_eq!(upkeep::last_restore_check(tx).await?, Some(checked));
        let verified = ChartsVerified { at: at(10), charts: 2, entries: 31, faults: 0 };
        assert_eq!((upkeep::last_verified(tx).await?, upkeep::last_jobs(tx).await?), (None, None));
        upkeep::note_verified(tx, &verified).await?;
        upkeep::note_jobs(tx, &JobsDone { at: at(11) }).await?;
        assert_eq!(upkeep::last_verified(tx).await?, Some(verified));
        assert_eq!(upkeep::last_jobs(tx).await?, Some(JobsDone { at: at(11) }));
    });
    let condition = store.condition().await.unwrap();
    assert_eq!(condition.engine == Engine::Embedded, place.is_sqlite());
    assert!(condition.schema >= 2 && condition.bytes > 10_000, "{condition:?}");
}
