//! Forms of preparation: goals, intentions, wishes, touch, visits, consents.

use alula_core::preparation::documents;

use crate::hand::Hand;
use crate::house::Who::{Associate, Client};

/// What is prepared together.
pub async fn forms(hand: &mut Hand) {
    let own = [("words", "To sleep until six.")];
    hand.form(Associate, "/clients/{client}/preparation/goals", &[], "Write the goal", &own).await;
    let own = [("words", "To put it down for an hour.")];
    hand.form(Associate, "/clients/{client}/preparation/intentions", &[], "Write the intention", &own).await;
    hand.form(Client, "/me/intentions", &[], "Write the intention", &[("words", "To rest.")]).await;
    let roleless = [("fears", "That nobody notices."), ("calming", "Say my name.")];
    let wishes = [&roleless[..], &[("role", "quiet_presence")]].concat();
    hand.form(Associate, "/clients/{client}/preparation/wishes", &roleless, "how near the therapist", &wishes).await;
    let open = [("what:0", "A hand on the shoulder")];
    let agreed = [("what:0", "A hand on the shoulder"), ("answer:0", "ask")];
    hand.form(Associate, "/clients/{client}/preparation/touch", &open, "What is not answered is no.", &agreed).await;
    let endless = [("kind", "preparation"), ("at", "2026-06-22T10:00"), ("summary", "The life behind it.")];
    let visit = [&endless[..], &[("length", "50")]].concat();
    hand.form(Associate, "/clients/{client}/preparation/visits", &endless, "how many minutes", &visit).await;
    for document in documents() {
        let to = format!("/me/consents/{}", document.id);
        let text = [("version", document.version), ("digest", document.digest.as_str())];
        let other = [&text[..], &[("name", "Somebody Else")]].concat();
        let own = [&text[..], &[("name", "Invented Client")]].concat();
        hand.refuses(Client, &to, &other, "differs from the name in your chart").await;
        hand.keeps(Client, &to, &own).await;
    }
    hand.told.insert("/me/consents/{document}");
}
