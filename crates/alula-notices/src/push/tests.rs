use std::sync::Arc;

use alula_app::notices::{NotSent, NoticeKind, Said};
use alula_app::testing::TestClock;
use alula_core::language::Language;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{Client, Push, Reach};

/// The public key and secret of the example in RFC 8291.
const KEYS: (&str, &str) = (
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
);

fn push(reach: Reach) -> Push {
    let clock = Arc::new(TestClock::at("2026-06-24T17:00:00Z".parse().unwrap()));
    Push { reach, ..Push::of(&[7; 32], "https://care.example.org".to_owned(), Client::new(), clock) }
}

fn says() -> Said {
    Said { kind: NoticeKind::Alarm, language: Language::English, opens: None }
}

/// A push server that answers every request with this status, and gives back what it was asked.
async fn server(status: u16) -> (String, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = Vec::new();
        let mut piece = [0; 4096];
        while !asked.windows(4).any(|it| it == b"\r\n\r\n") {
            let read = stream.read(&mut piece).await.unwrap();
            asked.extend_from_slice(&piece[..read]);
        }
        let answer = format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.unwrap();
        asked
    });
    (format!("http://{at}/s/1"), asked)
}

#[tokio::test]
async fn a_notice_is_left_with_the_server_of_the_browser() {
    let (endpoint, asked) = server(201).await;
    assert_eq!(push(Reach::Anywhere).send(&endpoint, KEYS, &says()).await, Ok(()));
    let asked = String::from_utf8_lossy(&asked.await.unwrap()).to_lowercase();
    assert!(asked.starts_with("post /s/1 http/1.1\r\n"), "{asked}");
    for header in ["authorization: vapid t=", "content-encoding: aes128gcm", "ttl: 600", "urgency: high"] {
        assert!(asked.contains(header), "{header} in {asked}");
    }
    assert!(!asked.contains("alula now"), "the words are sealed");
}

#[tokio::test]
async fn a_browser_that_went_away_is_gone_and_a_server_that_refuses_is_tried_again() {
    for (status, becomes) in [
        (404, NotSent::Gone),
        (410, NotSent::Gone),
        (429, NotSent::Refused(Some(429))),
        (302, NotSent::Refused(Some(302))),
    ] {
        let (endpoint, _) = server(status).await;
        assert_eq!(push(Reach::Anywhere).send(&endpoint, KEYS, &says()).await, Err(becomes));
    }
    assert!(NotSent::Refused(None).may_pass() && !NotSent::Gone.may_pass());
}

#[tokio::test]
async fn a_browser_names_no_machine_beside_the_house() {
    for endpoint in ["http://push.example.org/", "https://127.0.0.1:1/", "https://localhost:1/", "nothing"] {
        assert_eq!(push(Reach::Public).send(endpoint, KEYS, &says()).await, Err(NotSent::Unusable), "{endpoint}");
    }
}
