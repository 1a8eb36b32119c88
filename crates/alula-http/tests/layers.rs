//! What holds for every answer, whatever the route.

mod house;

use axum::http::{Request, StatusCode, header};
use house::{Heard, TestHouse};

#[tokio::test]
async fn the_house_says_that_it_answers() {
    let house = TestHouse::open().await;
    let heard = house.visitor().get("/healthz").await;
    assert_eq!((heard.status, heard.text.as_str()), (StatusCode::OK, "ok\n"));
}

#[tokio::test]
async fn the_house_says_whether_it_can_serve() {
    let house = TestHouse::open().await;
    let heard = house.visitor().get("/readyz").await;
    assert_eq!((heard.status, heard.text.as_str()), (StatusCode::OK, "ready\n"));
    house.stop();
    let heard = house.visitor().get("/readyz").await;
    assert_eq!((heard.status, heard.text.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"));
}

#[tokio::test]
async fn metrics_are_there_for_the_token_alone_and_hold_numbers_of_nobody() {
    let house = TestHouse::furnished().await;
    for wrong in [None, Some("Bearer"), Some("Bearer for the watcheR"), Some("Basic for the watcher")] {
        let mut request = Request::get("/metrics");
        if let Some(wrong) = wrong {
            request = request.header(header::AUTHORIZATION, wrong);
        }
        assert_eq!(house.ask(request, "").await.status, StatusCode::NOT_FOUND, "{wrong:?}");
    }
    let request = Request::get("/metrics").header(header::AUTHORIZATION, "Bearer for the watcher");
    let heard = house.ask(request, "").await;
    assert_eq!(heard.status, StatusCode::OK);
    assert_eq!(heard.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    for name in ["alula_requests_total{status=\"4xx\"} 4", "alula_jobs_waiting 0", "alula_database_bytes "] {
        assert!(heard.text.contains(name), "{name} is not in\n{}", heard.text);
    }
    for line in heard.text.lines().filter(|it| !it.starts_with('#')) {
        let (name, value) = line.rsplit_once(' ').unwrap();
        assert!(name.starts_with("alula_") && value.parse::<f64>().is_ok(), "{line}");
        assert!(!name.contains("client") && !name.contains('/'), "{line}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_and_a_reference() {
    let house = TestHouse::open().await;
    for path in ["/healthz", "/nowhere", "/a/nothing.css"] {
        let heard = house.visitor().get(path).await;
        let policy = heard.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(heard.header("x-content-type-options"), "nosniff");
        assert_eq!(heard.header("referrer-policy"), "same-origin");
        assert_eq!(heard.header("cache-control"), "no-store");
        assert_eq!(heard.header("x-request-id").len(), 8);
    }
}

#[tokio::test]
async fn an_unknown_page_says_so_and_to_programs_with_a_code() {
    let house = TestHouse::open().await;
    let heard = house.visitor().get("/nowhere").await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND);
    assert!(heard.text.contains("There is nothing here"), "{}", heard.text);
    let request = Request::get("/nowhere").header(header::ACCEPT, "application/json");
    let heard = house.ask(request, "").await;
    let said: serde_json::Value = serde_json::from_str(&heard.text).unwrap();
    assert_eq!(said["code"], "not_found");
}

#[tokio::test]
async fn a_form_from_another_site_is_turned_away() {
    let house = TestHouse::open().await;
    let post = || Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let foreign = |heard: Heard| heard.status == StatusCode::FORBIDDEN && heard.text.contains("another site");
    let crossed = post().header("sec-fetch-site", "cross-site").header(header::HOST, "127.0.0.1");
    assert!(foreign(house.ask(crossed, "email=a").await));
    let other = post().header(header::ORIGIN, "https://evil.example").header(header::HOST, "127.0.0.1");
    assert!(foreign(house.ask(other, "email=a").await));
    let own = post().header(header::ORIGIN, "http://127.0.0.1").header(header::HOST, "127.0.0.1");
    assert_ne!(house.ask(own, "email=a").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn more_than_a_form_may_hold_is_told_in_words_with_a_code() {
    let house = TestHouse::open().await;
    let much = "x".repeat(alula_http::FORM + 1);
    let post = || Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let heard = house.ask(post(), &much).await;
    assert_eq!(heard.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(heard.text.contains("at most 1 MB") && heard.text.contains(r#"data-code="too_large""#), "{}", heard.text);
    let heard = house.ask(post().header(header::ACCEPT, "application/json"), &much).await;
    let said: serde_json::Value = serde_json::from_str(&heard.text).unwrap();
    assert_eq!(said["code"], "too_large");
}

#[tokio::test]
async fn a_style_sheet_is_kept_for_ever_and_comes_packed() {
    let house = TestHouse::open().await;
    let page = house.visitor().get("/").await;
    let at = page
        .text
        .split('"')
        .find(|it| it.starts_with("/a/") && it.ends_with(".css"))
        .expect("a style sheet")
        .to_owned();
    let plain = house.visitor().get(&at).await;
    assert_eq!(plain.header("content-type"), "text/css; charset=utf-8");
    assert!(plain.header("cache-control").contains("immutable"));
    let packed = house.ask(Request::get(&at).header(header::ACCEPT_ENCODING, "br"), "").await;
    assert_eq!(packed.header("content-encoding"), "br");
}

#[tokio::test]
async fn everybody_reads_in_the_language_they_asked_for_and_it_is_kept() {
    let house = TestHouse::furnished().await;
    let spanish = |heard: &Heard| heard.text.contains("<html lang=\"es\"");
    let accepts = |path: &str| Request::get(path).header(header::ACCEPT_LANGUAGE, "es-MX,es;q=0.9,en;q=0.8");
    for path in ["/", "/enquire", "/enquire/thanks", "/help", "/sign-in", "/nowhere"] {
        let heard = house.ask(accepts(path), "").await;
        assert!(spanish(&heard), "{path}: {}", heard.text);
        assert!(!spanish(&house.visitor().get(path).await), "{path}");
        let asked = house.visitor().get(&format!("{path}?lang=es")).await;
        assert!(spanish(&asked), "{path}");
        assert!(asked.header("set-cookie").starts_with("lang=es; Path=/;"), "{}", asked.header("set-cookie"));
    }
    let kept = Request::get("/help").header(header::COOKIE, "lang=es");
    assert!(spanish(&house.ask(kept, "").await));
    let turned_back = accepts("/?lang=en");
    assert!(!spanish(&house.ask(turned_back, "").await));
    let unknown = house.visitor().get("/?lang=xx").await;
    assert!(!spanish(&unknown) && unknown.header("set-cookie").is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_in_the_language_of_its_reader() {
    let house = TestHouse::furnished().await;
    let post = |path: &str| {
        Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, "lang=es")
    };
    let entry = house.house.new_id().to_string();
    let heard = house.ask(post("/enquire"), &house::encoded(&[("entry", &entry), ("reach", "phone")])).await;
    assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Mire esto otra vez", "Díganos, por favor", "porque pidió que le llamemos", "18 años o más. Marque"]
    {
        assert!(heard.text.contains(words), "{words}: {}", heard.text);
    }
    assert!(!heard.text.contains("Please"), "{}", heard.text);
    let unfinished = house.ask(post("/enquire"), "reach=phone").await;
    assert!(unfinished.text.contains("El formulario no está completo"), "{}", unfinished.text);
    let wrong = house::encoded(&[("email", "nobody@test.alula.invalid"), ("password", "four wrong words here")]);
    let heard = house.ask(post("/sign-in"), &wrong).await;
    assert!(heard.text.contains("no coinciden"), "{}", heard.text);
    let danger = [
        ("entry", entry.as_str()),
        ("name", "Noor"),
        ("reach", "phone"),
        ("phone", "+1 415 555 0134"),
        ("state", "CA"),
        ("words", "Ya no aguanto, no quiero seguir viviendo"),
        ("adult", "yes"),
    ];
    let heard = house.ask(post("/enquire"), &house::encoded(&danger)).await;
    assert!(heard.text.contains("luego oprimir 2"), "{}", heard.text);
}

#[tokio::test]
async fn the_practice_reads_english_whatever_its_browser_says() {
    let house = TestHouse::furnished().await;
    let heard = house.person(house::Who::Associate).get("/help?lang=es").await;
    assert!(heard.text.contains("<html lang=\"en\""), "{}", heard.text);
    let heard = house.person(house::Who::Client).get("/help?lang=es").await;
    assert!(heard.text.contains("<html lang=\"es\"") && heard.text.contains("Algo me preocupa"), "{}", heard.text);
}
