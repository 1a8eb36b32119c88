//! Forms of integration: the Thread, from a moment to a change.

use alula_core::supervision::LetterDraft;

use crate::hand::Hand;
use crate::house::Who::{Associate, Client, Prescriber};

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

/// A letter is looked at before it is filed, and to whom nothing was agreed it is not written without a reason.
pub async fn letters(hand: &mut Hand) {
    let to = "/clients/{client}/letters/new";
    let letter = [("to", "County court"), ("subject", "Your question"), ("body", "She came to three visits.")];
    let filing = [&letter[..], &[("step", "file"), ("reason", "A court order of 3 June.")]].concat();
    hand.refuses(Prescriber, &hand.address(to), &letter, "No agreement names this person.").await;
    hand.refuses(Prescriber, &hand.address(to), &[letter[1], letter[2]], "Write to whom the letter goes.").await;
    let seen = LetterDraft {
        to: letter[0].1.into(),
        subject: letter[1].1.into(),
        body: letter[2].1.into(),
        ..LetterDraft::default()
    };
    let seen = seen.hash();
    let good = [&filing[..], &[("seen", seen.as_str())]].concat();
    hand.form(Prescriber, to, &filing, "Look at the letter as it will be printed", &good).await;
}
