//! A client keeps a book: what a thief looks for there.

use anyhow::{Context, Result, ensure};

use crate::practice::Practice;
use crate::visitor::Visitor;

const PHRASE: &str = "river lamp otter noon";
const PAGE: &str = "Quillwort under the bridge, and a door that was not locked.";
const DRAFT: &str = "Quillwort again, with the colour of pewter.";

/// Begins a book, writes a page and a draft, and answers everything that must not be found outside of it, in small
/// letters: the words of the pages, the pass-phrase and the recovery words.
pub fn written(practice: &Practice) -> Result<Vec<String>> {
    let client = practice.people.iter().find(|it| it.role == "client").context("no client can sign in")?;
    let mut visitor = Visitor::signed_in(practice.port(), client)?;
    let begun = visitor.post("/me/book/begin", &[("phrase", PHRASE), ("again", PHRASE)])?;
    let list = begun.body.split("<ol class=\"recovery\">").nth(1).and_then(|it| it.split("</ol>").next());
    let paper: Vec<_> = list.context("no recovery words")?.split("<li>").skip(1).collect();
    let paper = paper.iter().filter_map(|it| it.split('<').next()).collect::<Vec<_>>().join(" ");
    ensure!(paper.split(' ').count() == 12, "these are not twelve words: {paper}");

    let form = visitor.get("/me/book/new")?.body;
    let part = |before: &str| form.split(before).nth(1).and_then(|it| it.split(['"', '/']).next()).map(str::to_owned);
    let page = part("action=\"/me/book/pages/").context("no form of a new page")?;
    let entry = part("name=\"entry\" value=\"").context("no id of the form")?;
    let at = format!("/me/book/pages/{page}");
    visitor.post(&format!("{at}/write"), &[("entry", &entry), ("words", PAGE)])?;
    visitor.post(&format!("{at}/draft"), &[("words", DRAFT)])?;
    ensure!(visitor.get(&at)?.body.contains(PAGE), "the page was not kept");
    ensure!(visitor.get(&format!("{at}/write"))?.body.contains(DRAFT), "the draft was not kept");
    Ok([PHRASE, PAGE, DRAFT, "Quillwort", &paper].map(str::to_lowercase).into())
}
