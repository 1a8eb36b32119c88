//! The client's book over the wire: without script, for the client alone, and no word is lost when it closes.

#![expect(clippy::unwrap_used, reason = "what cannot be made or asked is a failed test")]

mod house;

use axum::http::StatusCode;
use house::TestHouse;
use house::Who::{Associate, Client, Manager, Supervisor};
use jiff::SignedDuration;

const PHRASE: &str = "river lamp otter noon";
const WORDS: &str = "Quillwort under the bridge.";

struct Book {
    house: TestHouse,
}

impl Book {
    async fn begun() -> Self {
        let it = Self { house: TestHouse::furnished().await };
        let begun = it.send("/me/book/begin", &[("phrase", PHRASE), ("again", PHRASE)]).await;
        assert_eq!(begun.0, StatusCode::OK);
        let words = begun.1.split("<ol class=\"recovery\">").nth(1).and_then(|it| it.split("</ol>").next()).unwrap();
        assert_eq!(words.matches("<li>").count(), 12, "{words}");
        it
    }

    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let entry = self.house.house.new_id().to_string();
        let fields = [fields, &[("entry", &entry)]].concat();
        let heard = self.house.person(Client).post(path, &fields).await;
        (heard.status, if heard.status == StatusCode::SEE_OTHER { heard.location().to_owned() } else { heard.text })
    }

    async fn read(&self, path: &str) -> String {
        self.house.person(Client).get(path).await.text
    }

    async fn written(&self, words: &str) -> String {
        let form = self.read("/me/book/new").await;
        let (_, action) = form.split_once("action=\"/me/book/pages/").expect("the form of a new page");
        let page = action.split('/').next().unwrap().to_owned();
        let kept = self.send(&format!("/me/book/pages/{page}/write"), &[("words", words)]).await;
        assert_eq!(kept, (StatusCode::SEE_OTHER, format!("/me/book/pages/{page}")));
        page
    }
}

#[tokio::test]
async fn a_page_is_written_read_and_found_again_without_script() {
    let book = Book::begun().await;
    let page = book.written(WORDS).await;
    assert!(book.read("/me/book").await.contains(WORDS));
    assert!(book.read(&format!("/me/book/pages/{page}")).await.contains(WORDS));
    let draft = book.send(&format!("/me/book/pages/{page}/draft"), &[("words", "Quillwort, and rain.")]).await;
    assert_eq!(draft, (StatusCode::SEE_OTHER, "/me/book".to_owned()));
    assert!(book.read("/me/book").await.contains("changes not kept yet"));
    assert!(book.read(&format!("/me/book/pages/{page}/write")).await.contains("Quillwort, and rain."));
    let request = axum::http::Request::post(format!("/me/book/pages/{page}/draft"))
        .header("hx-request", "true")
        .header("content-type", "application/x-www-form-urlencoded");
    let by_itself = book.house.person(Client).send(request, "words=Quillwort%2C+and+r").await;
    assert!(by_itself.text.starts_with("<p") && by_itself.text.contains("Draft kept"), "{by_itself:?}");
    assert!(!by_itself.text.contains("Quillwort"), "what was typed does not travel back");
}

#[tokio::test]
async fn when_the_book_closes_while_somebody_writes_no_word_is_lost() {
    let book = Book::begun().await;
    let page = book.written(WORDS).await;
    book.house.clock.pass(SignedDuration::from_mins(16));
    assert!(book.read("/me/book").await.contains("Your book is closed"));
    let to = format!("/me/book/pages/{page}/write");
    let closed = book.send(&to, &[("words", "Two more lines.")]).await;
    assert_eq!(closed.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(closed.1.contains("Two more lines.") && closed.1.contains("name=\"phrase\""), "{}", closed.1);
    let wrong = book.send(&to, &[("words", "Two more lines."), ("phrase", "river lamp otter moon")]).await;
    assert!(wrong.1.contains("Two more lines.") && wrong.1.contains("does not open your book"), "{}", wrong.1);
    let right = book.send(&to, &[("words", "Two more lines."), ("phrase", PHRASE)]).await;
    assert_eq!(right, (StatusCode::SEE_OTHER, format!("/me/book/pages/{page}")));
    assert!(book.read(&format!("/me/book/pages/{page}")).await.contains("Two more lines."));
}

#[tokio::test]
async fn the_team_reads_what_is_shared_and_nothing_else_until_it_is_taken_back() {
    let book = Book::begun().await;
    let client = book.house.client;
    book.written("Only mine, about the lighthouse.").await;
    let page = book.written(WORDS).await;
    let places = [format!("/clients/{client}"), format!("/clients/{client}/record")];
    for who in [Associate, Supervisor] {
        for place in &places {
            assert!(!book.house.person(who).get(place).await.text.contains("Quillwort"));
        }
    }
    let shared = book.send(&format!("/me/book/pages/{page}/share"), &[]).await;
    assert_eq!(shared.0, StatusCode::SEE_OTHER, "{}", shared.1);
    for who in [Associate, Supervisor] {
        for place in &places {
            let text = book.house.person(who).get(place).await.text;
            assert!(text.contains("Quillwort"), "{who:?} does not see it on {place}");
            assert!(!text.contains("lighthouse"));
        }
    }
    let manager = book.house.person(Manager).get(&places[0]).await.text;
    assert!(!manager.contains("Quillwort"), "the manager reads no chart");

    // It is taken back while the book is closed: that needs no phrase.
    book.send("/me/book/close", &[]).await;
    let door = book.read("/me/book").await;
    assert!(door.contains("Your book is closed") && door.contains("What your team can read"), "{door}");
    let (_, shared) = door.split_once("name=\"shared\" value=\"").unwrap();
    let shared = shared.split('"').next().unwrap();
    assert_eq!(book.send("/me/book/take-back", &[("shared", shared)]).await.1, "/me/book");
    for place in &places {
        let text = book.house.person(Supervisor).get(place).await.text;
        assert!(!text.contains("Quillwort"), "{place} still shows it");
    }
    let record = book.house.person(Supervisor).get(&places[1]).await.text;
    assert!(record.contains("Taken back by"), "the record tells that something was shared once");
}

#[tokio::test]
async fn many_wrong_phrases_have_to_wait() {
    let book = Book::begun().await;
    book.send("/me/book/close", &[]).await;
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last = book.send("/me/book/open", &[("phrase", "river lamp otter moon")]).await.0;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
