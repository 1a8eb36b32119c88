//! Forms of integration: the Thread, from a moment to a change.

use crate::hand::Hand;
use crate::house::Who::{Associate, Client};

/// The Thread grows.
pub async fn forms(hand: &mut Hand) {
    let part = "/clients/{client}/integration/moments";
    let moment = hand.form(Associate, part, &[], "Write the moment down", &[("words", "the window was open")]).await;
    let moment = moment.to_string();
    let part = "/clients/{client}/integration/insights";
    let insight = [("words", "waiting was love"), ("moment", moment.as_str())];
    let insight =
        hand.form(Associate, part, &insight[..1], "Choose the moment it came from.", &insight).await.to_string();
    let part = "/clients/{client}/integration/strategies";
    let strategy = [("words", "ten minutes outside"), ("insight", insight.as_str())];
    let strategy = hand.form(Associate, part, &strategy[..1], "Choose the insight", &strategy).await.to_string();
    let part = "/clients/{client}/integration/tries";
    let tried = [("strategy", strategy.as_str()), ("how", "partly"), ("words", "four mornings")];
    hand.form(Associate, part, &[tried[0], tried[2]], "Say how it went.", &tried).await;
    hand.form(Client, "/me/thread", &[tried[0], tried[2]], "Choose how it went.", &tried).await;
    let part = "/clients/{client}/integration/changes";
    let change = [("strategy", strategy.as_str()), ("words", "I call back")];
    hand.form(Associate, part, &change[..1], "Write what became different.", &change).await;
}
