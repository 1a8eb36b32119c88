//! The client's own pages: what is prepared and agreed, the record, and who opened it.

mod house;

use alula_core::decide::Command;
use alula_core::preparation::{TherapistRole, WishesRecorded};
use alula_policy::Actor;
use axum::http::{Request, StatusCode, header};
use house::TestHouse;
use house::Who::{Associate, Client, Manager, OtherClient, OtherTherapist, Supervisor};

#[tokio::test]
async fn a_client_reads_what_is_prepared_and_that_nobody_takes_them_home_yet() {
    let house = TestHouse::furnished().await;
    let associate =
        Actor::Staff { id: house.staff[&Associate], role: alula_core::decide::Role::Associate, second_factor: true };
    let wishes = WishesRecorded {
        fears: "That nobody notices.".into(),
        calming: "Say my name.".into(),
        sound: "".into(),
        role: TherapistRole::QuietPresence,
    };
    house.say_as(&associate, house.client, Command::RecordWishes(wishes)).await;
    let page = house.person(Client).get("/me/prepare").await.text;
    for words in ["Session 1, ", "the quiet room", "Nobody is named yet who takes you home", "Say my name."] {
        assert!(page.contains(words), "{words} is not on {page}");
    }
    assert!(!house.person(OtherClient).get("/me/prepare").await.text.contains("Say my name."));
}

#[tokio::test]
async fn the_record_is_the_clients_to_read_page_by_page() {
    let house = TestHouse::furnished().await;
    let own = house.person(Client).get("/me/record/statements").await.text;
    for words in ["Trust is growing.", "We spoke about what is hoped for.", "Became a client"] {
        assert!(own.contains(words), "{words} is not in the record");
    }
    let older = house.person(Client).get("/me/record/statements?before=2").await.text;
    assert!(older.contains("Became a client") && !older.contains("Trust is growing."));
    let other = house.person(OtherClient).get("/me/record/statements").await.text;
    assert!(!other.contains("Trust is growing."));
}

#[tokio::test]
async fn a_client_sees_who_opened_the_record_and_who_was_turned_away() {
    let house = TestHouse::furnished().await;
    let chart = format!("/clients/{}", house.client);
    house.person(Supervisor).get(&format!("{chart}/record")).await;
    house.person(OtherTherapist).get(&format!("{chart}/record")).await;
    let opened = house.person(Client).get("/me/record/opened").await.text;
    let line = |name: &str| {
        let (_, rest) = opened.split_once(name).unwrap_or_else(|| panic!("{name} is not on {opened}"));
        rest.split("</p>").next().unwrap().to_owned()
    };
    assert!(line("Invented Supervisor").contains("read your record"), "{}", line("Invented Supervisor"));
    assert!(line("Invented OtherTherapist").contains("was turned away"));
    assert!(line("Invented Associate").contains("wrote in your chart"));
    let other = house.person(OtherClient).get("/me/record/opened").await.text;
    assert!(!other.contains("Invented Supervisor"), "the looks into another chart are not theirs to see");
}

#[tokio::test]
async fn the_light_is_chosen_without_script() {
    let house = TestHouse::furnished().await;
    let kept = house.person(Client).post("/me/settings", &[("light", "dusk")]).await;
    assert!(kept.header("set-cookie").starts_with("theme=dusk;"), "{kept:?}");
}

#[tokio::test]
async fn where_somebody_is_worried_the_practices_number_stands_too() {
    let house = TestHouse::furnished().await;
    assert!(!house.person(Client).get("/me/worried").await.text.contains("415 555 0199"));
    house.person(Manager).post("/confirm", &[("password", house::PASSWORD)]).await;
    let details = [("name", "Harbour"), ("emergency_phone", "+1 415 555 0199"), ("zone", ""), ("states", "CA")];
    let entry = house.house.new_id().to_string();
    let kept = house.person(Manager).post("/practice/details", &[&details[..], &[("entry", &entry)]].concat()).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    assert!(house.person(Client).get("/me/worried").await.text.contains("tel:+14155550199"));
}

/// The first heading of a page, without what stands in it.
fn heading(page: &str) -> String {
    let inside = page.split("<h1").nth(1).and_then(|it| it.split("</h1>").next()).unwrap_or_default();
    inside.split_once('>').map(|it| it.1.to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn every_own_page_is_read_in_the_language_that_was_asked_for() {
    let house = TestHouse::furnished().await;
    let own: Vec<&str> = alula_http::ROUTES
        .iter()
        .filter(|it| it.method == "GET" && matches!(it.door, alula_http::Door::Own(_)))
        .filter(|it| !it.path.contains('{') && !it.path.ends_with(".pdf"))
        .map(|it| it.path)
        .collect();
    assert!(own.len() > 10, "{own:?}");
    let measure = format!("/me/measures/{}/2", house.measure);
    let first = ["/me/consents/ketamine", "/me/measures/gad-7", &measure];
    for path in own.into_iter().chain(first) {
        let asks = |language| Request::get(path).header(header::ACCEPT_LANGUAGE, language);
        let english = house.person(Client).send(asks("en"), "").await;
        let spanish = house.person(Client).send(asks("es"), "").await;
        assert_eq!(english.status, spanish.status, "{path}");
        if english.status != StatusCode::OK {
            // A closed book leads to its door.
            assert_eq!(english.status, StatusCode::SEE_OTHER, "{path}");
            continue;
        }
        assert!(spanish.text.contains("<html lang=\"es\""), "{path} is not in Spanish");
        let of_document = spanish.text.contains("<h1 lang=\"en\"") || spanish.text.contains("lang=\"en\">");
        assert!(of_document || heading(&english.text) != heading(&spanish.text), "{path} has an English heading");
        assert!(!spanish.text.contains(">Book<") && !spanish.text.contains(">Settings<"), "{path} has an English bar");
    }
}

#[tokio::test]
async fn the_language_is_chosen_in_the_settings_and_kept_by_the_device() {
    let house = TestHouse::furnished().await;
    let kept = house.person(Client).post("/me/settings", &[("lang", "es")]).await;
    assert_eq!(kept.location(), "/me/settings");
    assert!(kept.header("set-cookie").starts_with("lang=es;"), "{kept:?}");
    let refused = house.person(Client).post("/me/settings", &[("lang", "tlh")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Choose one of the languages."));
}

#[tokio::test]
async fn what_is_refused_is_said_in_the_clients_language() {
    let house = TestHouse::furnished().await;
    let send = async |path: &str, fields: &[(&str, &str)]| {
        let entry = house.house.new_id().to_string();
        let fields = [fields, &[("entry", entry.as_str())]].concat();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT_LANGUAGE, "es-MX");
        house.person(Client).send(request, &house::encoded(&fields)).await
    };
    let document = &alula_core::preparation::documents()[0];
    let page = format!("/me/consents/{}", document.id);
    let signature = [("version", document.version), ("digest", document.digest.as_str()), ("name", "Somebody Else")];
    for (path, fields, said) in [
        ("/me/worried", &[][..], "Escriba unas palabras"),
        ("/me/intentions", &[], "Escriba la intención"),
        ("/me/thread", &[("strategy", "nonsense")], "Esto no está en su Hilo."),
        ("/me/book/begin", &[("phrase", "short"), ("again", "short")], "al menos 12 caracteres"),
        (&page, &signature, "No es el mismo nombre que está en su expediente."),
        (&page, &[], "Escriba su nombre completo"),
        ("/me/measures/phq-9", &[], "No llegó ninguna respuesta."),
        ("/me/measures/phq-9", &[("value", "9")], "Elija una de las respuestas de la página"),
        ("/me/settings", &[("light", "noon")], "Elija una de las tres."),
    ] {
        let answer = send(path, fields).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(answer.text.to_lowercase().contains(&said.to_lowercase()), "{path}: {}", answer.text);
        assert!(!answer.text.contains("Please look at this once more"), "{path}");
    }
}
