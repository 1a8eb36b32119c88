//! Where notices reach somebody: written down, tried out, and no longer.

use alula_app::notices::{Channel, NoticeKind};

use crate::hand::Hand;
use crate::house::Who::{Associate, Supervisor};

pub async fn forms(hand: &mut Hand) {
    let to = "/where-i-am-told";
    let by = |way: &'static str, to: &'static str| [("way", way), ("to", to), ("language", "es")];
    hand.refuses(Associate, to, &by("pigeon", "home")[1..], "Choose how you are told.").await;
    hand.refuses(Associate, to, &by("email", "alba@")[..2], "Choose a language.").await;
    hand.refuses(Associate, to, &by("email", "alba@"), "Write an e-mail address, such as").await;
    hand.refuses(Associate, to, &by("sms", "415 555 0134"), "Write the number with its country").await;
    let entry = hand.house.house.new_id().to_string();
    let browser = [("way", "push"), ("endpoint", "https://localhost/"), ("language", "en"), ("entry", &entry)];
    let refused = hand.house.person(Associate).post(to, &browser).await;
    assert!(refused.text.contains("This browser gave nothing"), "{}", refused.text);
    let given = [
        ("way", "push"),
        ("endpoint", "https://push.example.org/s/somewhere-0123456789ab"),
        ("p256dh", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        ("auth", "BTBZMqHH6r4Tts7J_aSIgg"),
        ("language", "en"),
    ];
    let browser = hand.keeps(Associate, to, &given).await;
    assert_eq!(hand.house.house.tell_now().await.unwrap(), 1, "a browser is tried out too");
    let page = hand.house.person(Associate).get(to).await.text;
    assert!(page.contains("data-browser=\"0123456789ab\"") && !page.contains("push.example.org"), "{page}");
    hand.keeps(Associate, &format!("{to}/{browser}/end"), &[]).await;
    let worker = hand.house.visitor().get("/where-i-am-told/worker.js").await;
    assert!(worker.text.contains("notificationclick") && worker.header("content-type").starts_with("text/javascript"));
    let place = hand.keeps(Associate, to, &by("sms", "+1 415 555 0134")).await;
    hand.refuses(Associate, to, &by("sms", "+14155550134"), "Notices reach you there already").await;
    hand.keeps(Associate, to, &by("email", "alba@example.org")).await;
    let page = hand.house.person(Associate).get(to).await.text;
    for words in ["+14155550134", "alba@example.org", "Español", "Send a test to each"] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    let other = hand.house.person(Supervisor).get(to).await.text;
    assert!(!other.contains("4155550134") && other.contains("Nowhere yet"), "{other}");

    assert_eq!(hand.house.house.tell_now().await.unwrap(), 2, "a new place is tried out");
    hand.house.notices.taken();
    hand.keeps(Associate, "/where-i-am-told/test", &[]).await;
    assert_eq!(hand.house.house.tell_now().await.unwrap(), 2);
    let heard = hand.house.notices.taken();
    assert!(heard.iter().all(|it| it.says.kind == NoticeKind::Test), "{heard:?}");
    assert!(heard.iter().any(|it| it.to == Channel::Sms("+14155550134".into())), "{heard:?}");

    let end = format!("/where-i-am-told/{place}/end");
    hand.keeps(Supervisor, &end, &[]).await;
    assert!(hand.house.person(Associate).get(to).await.text.contains("+14155550134"), "it is not the supervisor's");
    hand.keeps(Associate, &end, &[]).await;
    let page = hand.house.person(Associate).get(to).await.text;
    assert!(!page.contains("+14155550134") && page.contains("alba@example.org"), "{page}");
    hand.told.insert(to);
}
