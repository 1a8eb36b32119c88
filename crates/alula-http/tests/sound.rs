//! The practice's sound: taken in with the right to play it, handed out whole and in parts, and offered in a session.

mod house;

use axum::http::{Request, StatusCode, header};
use house::Who::{self, Associate, Client, Manager, Supervisor};
use house::{Heard, QUIET, TestHouse};

async fn upload(house: &TestHouse, who: Who, fields: &[(&str, &str)], file: &str) -> Heard {
    const EDGE: &str = "edge-of-a-part";
    let entry = house.house.new_id().to_string();
    let part = |name: &str, value: &str| {
        format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body: String = fields.iter().map(|(name, value)| part(name, value)).collect();
    body += &part("entry", &entry);
    body += &part("file\"; filename=\"rain.wav", file);
    body += &format!("--{EDGE}--\r\n");
    let kind = format!("multipart/form-data; boundary={EDGE}");
    house.person(who).send(Request::post("/practice/sound").header(header::CONTENT_TYPE, kind), &body).await
}

const RAIN: [(&str, &str); 3] = [("title", "Rain"), ("licence", "CC0 1.0"), ("source", "recorded on our roof")];

#[tokio::test]
async fn a_piece_is_taken_in_with_the_right_to_play_it_and_refused_in_words_else() {
    let house = TestHouse::furnished().await;
    for (fields, file, says) in [
        (&RAIN[..], "", "Choose the file first"),
        (&RAIN[..], "<svg/>", "no sound that a browser plays"),
        (&RAIN[1..], QUIET, "Title is missing"),
        (&[RAIN[0], RAIN[2]][..], QUIET, "Licence is missing"),
        (&RAIN[..2], QUIET, "Source is missing"),
    ] {
        let heard = upload(&house, Manager, fields, file).await;
        assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}: {}", heard.text);
        assert!(heard.text.contains(says), "{says}: {}", heard.text);
        assert!(fields.iter().all(|(_, value)| heard.text.contains(value)), "what was written is lost: {}", heard.text);
    }
    assert_eq!(upload(&house, Manager, &RAIN, QUIET).await.status, StatusCode::SEE_OTHER);
    let page = house.person(Associate).get("/practice/sound").await.text;
    for words in ["Rain", "CC0 1.0", "recorded on our roof", "WAV", "Invented Manager"] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
}

#[tokio::test]
async fn a_piece_is_handed_out_whole_and_in_parts_and_may_be_kept_by_the_device_alone() {
    let house = TestHouse::furnished().await;
    let (piece, _) = house.arrange_sound().await;
    let file = format!("/practice/sound/{piece}/file");
    let whole = house.person(Associate).get(&file).await;
    assert_eq!((whole.status, whole.text.as_str()), (StatusCode::OK, QUIET));
    assert_eq!(whole.header("content-type"), "audio/wav");
    assert_eq!(whole.header("cache-control"), "private, max-age=31536000, immutable");
    assert!(whole.header("content-security-policy").contains("media-src 'self' blob:;"));
    let part = house.person(Associate).send(Request::get(&file).header(header::RANGE, "bytes=8-11"), "").await;
    assert_eq!((part.status, part.text.as_str()), (StatusCode::PARTIAL_CONTENT, "WAVE"));
    assert_eq!(part.header("content-range"), format!("bytes 8-11/{}", QUIET.len()));
    let beyond = house.person(Associate).send(Request::get(&file).header(header::RANGE, "bytes=4000-"), "").await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(house.person(Client).get(&file).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_session_offers_the_sets_and_the_one_that_a_mark_chose() {
    let house = TestHouse::furnished().await;
    let session = format!("/clients/{}/sessions/{}", house.client, house.session);
    assert!(
        !house.person(Associate).get(&session).await.text.contains("data-sound-mark"),
        "without a set there is no bar"
    );
    house.arrange_sound().await;
    let page = house.person(Associate).get(&session).await;
    assert!(page.text.contains("No set is chosen") && page.text.contains("1 min of silence"), "{}", page.text);
    let (entry, set) = (house.house.new_id().to_string(), ("words", "set: Shore"));
    let mark = [("entry", entry.as_str()), ("kind", "sound"), set];
    assert_eq!(house.person(Associate).post(&format!("{session}/mark"), &mark).await.status, StatusCode::SEE_OTHER);
    let page = house.person(Supervisor).get(&session).await;
    assert!(!page.text.contains("No set is chosen") && page.text.contains("<b><bdi>Shore</bdi></b>"), "{}", page.text);
    let request = Request::get(&session).header("hx-request", "true");
    let part = house.person(Associate).send(request, "").await;
    assert!(!part.text.contains("data-sound-mark"), "a part that is drawn anew leaves the bar alone");
}
