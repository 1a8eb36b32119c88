//! Forms of the client's book and settings.

use crate::hand::Hand;
use crate::house::Who::Client;

const PHRASE: &str = "river lamp otter noon";

/// Begun, written, drafted, shared, taken back, opened again, removed.
pub async fn forms(hand: &mut Hand) {
    let unlike = [("phrase", PHRASE), ("again", "river lamp otter moon")];
    let twice = [("phrase", PHRASE), ("again", PHRASE)];
    let short = [("phrase", "short"), ("again", "short")];
    hand.refuses(Client, "/me/book/begin", &short, "Choose at least 12 characters").await;
    hand.form(Client, "/me/book/begin", &unlike, "The two are not the same.", &twice).await;

    let page = hand.house.house.new_id().to_string();
    let at = |what: &str| format!("/me/book/pages/{page}/{what}");
    let words = [("words", "Quillwort under the bridge.")];
    let long = "x".repeat(20_001);
    hand.refuses(Client, &at("draft"), &[("words", &long)], "longer than a page takes").await;
    hand.keeps(Client, &at("draft"), &[("words", "Quillw")]).await;
    hand.refuses(Client, &at("write"), &[("words", "  ")], "There is nothing on this page yet.").await;
    hand.keeps(Client, &at("write"), &words).await;
    hand.refuses(Client, &at("wait"), &[], "Nothing has to wait now").await;
    let shared = hand.keeps(Client, &at("share"), &[]).await.to_string();
    hand.refuses(Client, &at("share"), &[], "This is already kept").await;
    hand.refuses(Client, "/me/book/take-back", &[("shared", "")], "does not say which page").await;
    hand.keeps(Client, "/me/book/take-back", &[("shared", &shared)]).await;
    hand.refuses(Client, "/me/book/take-back", &[("shared", &shared)], "not shared any more").await;
    hand.refuses(Client, &at("remove"), &[], "Please tick this first.").await;
    hand.keeps(Client, &at("remove"), &[("sure", "yes")]).await;
    hand.refuses(Client, &at("write"), &words, "This page was removed").await;

    let other = [("old", "another phrase of four"), twice[0], twice[1]];
    let right = [("old", PHRASE), twice[0], twice[1]];
    hand.form(Client, "/me/book/keys/phrase", &other, "This does not open your book.", &right).await;
    hand.keeps(Client, "/me/book/close", &[]).await;
    let wrong = [("phrase", "river lamp otter moon")];
    hand.form(Client, "/me/book/open", &wrong, "This does not open your book.", &twice[..1]).await;
    let anew = hand.house.person(Client).post("/me/book/keys/words", &[]).await.text;
    let paper = words_on(&anew);
    let four = [("words", "river lamp otter noon"), twice[0], twice[1]];
    let paper = [("words", paper.as_str()), twice[0], twice[1]];
    hand.form(Client, "/me/book/recover", &four, "There are 4 words here; the paper has 12.", &paper).await;
    let wrong = [("password", "four words that are wrong")];
    let right = [("password", crate::house::PASSWORD)];
    hand.form(Client, "/me/book/forget", &wrong, "Nothing was removed.", &right).await;

    hand.form(Client, "/me/settings", &[], "Choose one of the three.", &[("light", "dusk")]).await;

    hand.told.insert("/me/book/take-back");
    hand.told.extend([
        "/me/book/pages/{page}/draft",
        "/me/book/pages/{page}/write",
        "/me/book/pages/{page}/share",
        "/me/book/pages/{page}/remove",
    ]);
}

/// The recovery words that a page shows.
pub fn words_on(page: &str) -> String {
    let (_, list) = page.split_once("<ol class=\"recovery\">").expect("the twelve words");
    let (list, _) = list.split_once("</ol>").unwrap();
    list.replace("<li>", "").replace("</li>", " ").trim().to_owned()
}
