//! What belongs to the practice: its name, and what its manager sees of a client.

mod house;

use axum::http::StatusCode;
use house::Who::{Associate, Manager, OtherTherapist, Prescriber};
use house::{PASSWORD, SETUP_CODE, TestHouse};

#[tokio::test]
async fn the_name_given_at_the_set_up_stands_on_the_pages() {
    let house = TestHouse::open().await;
    let fields = [
        ("code", SETUP_CODE),
        ("practice", "Harbour & Heron"),
        ("name", "Invented Manager"),
        ("email", "manager@test.alula.invalid"),
        ("password", PASSWORD),
    ];
    let begun = house.visitor().post("/setup", &fields).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    assert!(house.visitor().get("/").await.text.contains("Harbour &amp; Heron"));
    assert_eq!(house.house.practice_name().await.unwrap().unwrap().reveal(), "Harbour & Heron");
}

#[tokio::test]
async fn the_manager_sees_where_a_client_stands_and_never_the_story() {
    let house = TestHouse::furnished().await;
    let page = format!("/clients/{}", house.client);
    let told = house.person(Associate).get(&page).await.text;
    let seen = house.person(Manager).get(&page).await;
    assert_eq!(seen.status, StatusCode::OK);
    for words in ["Invented Client", "Invented Associate", "client@test.alula.invalid", "/team", "/invite"] {
        assert!(seen.text.contains(words), "{words} is missing: {}", seen.text);
    }
    assert!(told.contains(&format!("{page}/sessions/")) && told.contains(&format!("{page}/notes/")), "{told}");
    for inside in ["/sessions", "/notes", "/record", "/intake", "/integration", "/measures", "PHQ", "what is hoped for"]
    {
        assert!(!seen.text.contains(inside), "the manager is shown {inside}: {}", seen.text);
    }
    for inside in ["record", "intake", "integration", "measures", "readiness"] {
        let heard = house.person(Manager).get(&format!("{page}/{inside}")).await;
        assert_eq!(heard.status, StatusCode::FORBIDDEN, "{inside}");
    }
    assert_eq!(house.person(OtherTherapist).get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_manager_sees_how_the_house_stands_and_hears_of_it_on_the_day_only_while_something_is_wanting() {
    use alula_store::rows::upkeep::{self, BackupMade, ChartsVerified, RestoreChecked};

    let it = TestHouse::furnished().await;
    let page = it.person(Manager).get("/practice/health").await.text;
    for words in ["Needs help: ", "No backup was ever made.", "alula backup --to DIR", "not looked at from here"] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    let day = it.person(Manager).get("/today").await.text;
    assert!(day.contains("No backup was ever made.") && day.contains("/practice/health"), "{day}");
    assert!(!it.person(Prescriber).get("/today").await.text.contains("/practice/health"));

    let at = it.house.now();
    let noted = it.house.store().write(move |tx| {
        Box::pin(async move {
            upkeep::note_backup(tx, &BackupMade { at, bytes: 4096, charts: 2, entries: 9 }).await?;
            upkeep::note_restore_check(tx, &RestoreChecked { at, backup_of: Some(at), holds: true }).await?;
            upkeep::note_verified(tx, &ChartsVerified { at, charts: 2, entries: 9, faults: 0 }).await
        })
    });
    noted.await.map_err(|fault: alula_store::StoreFault| fault.to_string()).unwrap();
    it.house.do_due_jobs().await.unwrap();
    let page = it.person(Manager).get("/practice/health").await.text;
    for words in ["and it held.", "and every one holds.", "No job waits; the last was done just now."] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    assert!(!page.contains("Needs help"), "{page}");
    let day = it.person(Manager).get("/today").await.text;
    for part in ["backup", "job", "verified"] {
        assert!(!day.contains(part), "{part}: {day}");
    }
}
