//! Notices against small servers on this machine: what is said to them, and what becomes of it when they do not answer.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::sync::Arc;

use alula_app::notices::{Channel, NotSent, Notice, NoticeCode, NoticeKind, Notices, Said, Way};
use alula_app::testing::TestClock;
use alula_core::language::Language;
use alula_notices::{BadConfig, Config, EmailConfig, Senders, SmsConfig};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

fn senders(config: Config) -> Result<Senders, BadConfig> {
    let clock = Arc::new(TestClock::at("2026-06-24T17:00:00Z".parse().unwrap()));
    Senders::of(Config { origin: "https://care.example.org".to_owned(), ..config }, clock)
}

fn email(url: String) -> EmailConfig {
    EmailConfig { url, from: "Alula <alula@example.org>".to_owned(), user: None, password: None }
}

fn sms(url: String) -> SmsConfig {
    SmsConfig {
        url,
        body: "{\"to\":\"{to}\",\"text\":\"{text}\"}".to_owned(),
        content_type: "application/json".to_owned(),
        header: Some(("Authorization".to_owned(), "Bearer 123".into())),
    }
}

fn notice(to: Channel) -> Notice {
    let opens = Some(NoticeCode::of([7; 16]));
    Notice { to, says: Said { kind: NoticeKind::Alarm, language: Language::Spanish, opens }, place: None }
}

/// A mail server for one conversation; it answers the command that begins with `refuses` with 550.
async fn mail_server(refuses: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let heard = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 here\r\n").await.unwrap();
        let (mut heard, mut in_letter) = (String::new(), false);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                return heard;
            }
            heard.push_str(&line);
            let answer = match line.trim_end() {
                "." => {
                    in_letter = false;
                    "250 taken"
                }
                _ if in_letter => continue,
                it if !refuses.is_empty() && it.starts_with(refuses) => "550 nobody",
                "DATA" => {
                    in_letter = true;
                    "354 go on"
                }
                _ => "250 well",
            };
            if stream.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                return heard;
            }
        }
    });
    (url, heard)
}

/// A gateway for one request, which it answers with this status.
async fn gateway(status: u16) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/messages", listener.local_addr().unwrap());
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (mut heard, mut piece) = (Vec::new(), [0; 4096]);
        while !heard.ends_with(b"}") {
            let read = stream.read(&mut piece).await.unwrap();
            assert!(read > 0, "the request ends with its body");
            heard.extend_from_slice(&piece[..read]);
        }
        stream.write_all(format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\n\r\n").as_bytes()).await.unwrap();
        String::from_utf8(heard).unwrap()
    });
    (url, heard)
}

/// An address of this machine at which nobody listens.
async fn nobody() -> String {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string()
}

#[tokio::test]
async fn a_mail_server_gets_a_whole_letter() {
    let (url, heard) = mail_server("").await;
    let senders = senders(Config { email: Some(email(url)), ..Config::default() }).unwrap();
    assert_eq!(senders.ways(), [Way::Email]);
    assert_eq!(senders.send(&notice(Channel::Email("maya@example.com".into()))).await, Ok(()));
    let heard = heard.await.unwrap();
    let said = [
        "MAIL FROM:<alula@example.org>",
        "RCPT TO:<maya@example.com>",
        "From: Alula <alula@example.org>",
        "To: maya@example.com",
        "Subject: Una nota de su consultorio",
        "Auto-Submitted: auto-generated",
        "https://care.example.org/n/BwcHBwcHBwcHBwcHBwcHBw",
    ];
    for line in said {
        assert!(heard.contains(line), "{line} in {heard}");
    }
}

#[tokio::test]
async fn a_mail_server_that_refuses_or_is_away_leaves_the_notice_unsent() {
    let to = notice(Channel::Email("maya@example.com".into()));
    let (url, _) = mail_server("RCPT").await;
    let refused = senders(Config { email: Some(email(url)), ..Config::default() }).unwrap();
    assert_eq!(refused.send(&to).await, Err(NotSent::Refused(Some(550))));
    let url = format!("smtp://{}", nobody().await);
    let away = senders(Config { email: Some(email(url)), ..Config::default() }).unwrap();
    assert_eq!(away.send(&to).await, Err(NotSent::Unreachable));
    let odd = notice(Channel::Email("maya".into()));
    assert_eq!(away.send(&odd).await, Err(NotSent::Unusable));
}

#[tokio::test]
async fn a_gateway_is_asked_as_its_settings_say() {
    let (url, heard) = gateway(202).await;
    let senders = senders(Config { sms: Some(sms(url)), ..Config::default() }).unwrap();
    assert_eq!(senders.ways(), [Way::Sms]);
    let notice = notice(Channel::Sms("+15550100".into()));
    assert_eq!(senders.send(&notice).await, Ok(()));
    let heard = heard.await.unwrap();
    let (head, body) = heard.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /messages HTTP/1.1\r\n"), "{head}");
    assert!(head.to_lowercase().contains("authorization: bearer 123"), "{head}");
    assert!(head.to_lowercase().contains("content-type: application/json"), "{head}");
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["to"], "+15550100");
    assert_eq!(body["text"], notice.says.sms("https://care.example.org"));
}

#[tokio::test]
async fn a_gateway_that_refuses_or_is_away_leaves_the_notice_unsent() {
    let to = notice(Channel::Sms("+15550100".into()));
    let (url, _) = gateway(401).await;
    let refused = senders(Config { sms: Some(sms(url)), ..Config::default() }).unwrap();
    assert_eq!(refused.send(&to).await, Err(NotSent::Refused(Some(401))));
    let url = format!("http://{}/messages", nobody().await);
    let away = senders(Config { sms: Some(sms(url)), ..Config::default() }).unwrap();
    assert_eq!(away.send(&to).await, Err(NotSent::Unreachable));
}

#[tokio::test]
async fn a_way_that_is_not_set_up_says_so() {
    let none = senders(Config::default()).unwrap();
    assert!(none.ways().is_empty() && none.push_key().is_none());
    let push = Channel::Push { endpoint: "https://push.invalid/1".into(), p256dh: "".into(), auth: "".into() };
    for to in [Channel::Email("maya@example.com".into()), Channel::Sms("+15550100".into()), push] {
        assert_eq!(none.send(&notice(to)).await, Err(NotSent::NotConfigured));
    }
    let push = senders(Config { push: Some(Zeroizing::new([7; 32])), ..Config::default() }).unwrap();
    assert_eq!(push.ways(), [Way::Push]);
    assert!(push.push_key().is_some_and(|it| it.len() == 87));
}

#[tokio::test]
async fn the_sink_keeps_a_line_for_each_notice_and_no_address() {
    let folder = tempfile::tempdir().unwrap();
    let sink = Some(folder.path().join("notices"));
    let senders =
        senders(Config { sink, email: Some(email(format!("smtp://{}", nobody().await))), ..Config::default() });
    let senders = senders.unwrap();
    for to in [Channel::Email("maya@example.com".into()), Channel::Sms("+15550123".into())] {
        assert_eq!(senders.send(&notice(to)).await, Ok(()));
    }
    let text = std::fs::read_to_string(folder.path().join("notices/notices.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["way"], &lines[0]["kind"], &lines[0]["to"]),
        (&"email".into(), &"alarm".into(), &"…om".into())
    );
    assert_eq!((&lines[1]["way"], &lines[1]["to"]), (&"sms".into(), &"…23".into()));
    assert_eq!(lines[1]["link"], "https://care.example.org/n/BwcHBwcHBwcHBwcHBwcHBw");
    assert!(!text.contains("maya") && !text.contains("555"), "{text}");
}

#[track_caller]
fn refused(change: impl FnOnce(&mut EmailConfig), with: BadConfig) {
    let mut config = email("smtps://mail.example.org".to_owned());
    change(&mut config);
    assert_eq!(senders(Config { email: Some(config), ..Config::default() }).map(drop), Err(with));
}

#[test]
fn a_mail_server_that_cannot_be_asked_is_refused() {
    refused(|it| it.url = "mail.example.org".to_owned(), BadConfig::SmtpUrl);
    refused(|it| it.url = "https://mail.example.org".to_owned(), BadConfig::SmtpUrl);
    refused(|it| it.url = "smtps://maya:secret@mail.example.org".to_owned(), BadConfig::SmtpUrl);
    refused(|it| it.url = "smtps://mail.example.org/?tls=none".to_owned(), BadConfig::SmtpUrl);
    refused(|it| it.from = "alula".to_owned(), BadConfig::SmtpFrom);
    refused(|it| it.user = Some("maya".to_owned()), BadConfig::SmtpUser);
    refused(|it| it.password = Some("secret".into()), BadConfig::SmtpUser);
    for url in ["smtps://mail.example.org", "smtp://mail.example.org:587"] {
        assert!(senders(Config { email: Some(email(url.to_owned())), ..Config::default() }).is_ok(), "{url}");
    }
}
