//! Where notices reach whoever reads: what they wrote down, one more, and a test.

use alula_core::ids::EntryId;
use alula_core::language::Language;
use maud::{Markup, html};
use uuid::Uuid;

use crate::parts::{
    Choices, Field, Filled, Fresh, Tone, empty, error_summary, form, main_button, notice, quiet_button,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording;

/// One place where notices reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldLine {
    /// Its id.
    pub place: Uuid,
    /// How: `E-mail`.
    pub way: &'static str,
    /// Where; empty for a browser.
    pub to: String,
    /// The end of the address of a browser, by which it knows itself.
    pub browser: Option<String>,
    /// In which language.
    pub language: Language,
    /// Since when: `since today, 14:05`.
    pub since: String,
}

/// A way that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldBy {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
}

impl ToldBy {
    fn offer(self) -> (&'static str, &'static str) {
        match self {
            Self::Email => ("email", "E-mail"),
            Self::Sms => ("sms", "Text message"),
        }
    }
}

/// Where notices reach me. One more posts `way`, `to` and `language`; a browser posts what it gave out in place of `to`.
#[derive(Clone, Debug)]
pub struct ToldPage {
    /// The places, oldest first.
    pub places: Vec<ToldLine>,
    /// The ways that are set up in this house.
    pub ways: Vec<ToldBy>,
    /// The key with which a browser can take notices from this house.
    pub push: Option<String>,
    /// To how many places a test was just sent.
    pub tested: Option<usize>,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// What stands in the form.
    pub form: Filled,
}

impl ToldPage {
    /// Nobody can be told; nowhere yet; usual; refused, with long addresses.
    pub fn samples(drawn: EntryId) -> Vec<(&'static str, Self)> {
        let line = |way, to: &str, language| ToldLine {
            place: drawn.0,
            way,
            to: to.to_owned(),
            browser: (way == "A browser").then(|| "abcdefghijkl".to_owned()),
            language,
            since: "since Tue 17 Jun".to_owned(),
        };
        let ways = vec![ToldBy::Email, ToldBy::Sms];
        let none = Self { places: vec![], ways: vec![], push: None, tested: None, drawn, form: Filled::new() };
        let form = Filled::new().with("way", "email").with("language", "en");
        let places = vec![
            line("E-mail", "alba.reyes@demo.alula.invalid", Language::English),
            line("Text message", "+14155550134", Language::Spanish),
            line("A browser", "", Language::English),
        ];
        let long = format!("{}@demo.alula.invalid", "maximiliana".repeat(8));
        let refused = form.clone().with("to", &long).wrong("to", "Notices reach you there already.");
        let push = Some("BA".to_owned());
        let empty = Self { ways: ways.clone(), push: push.clone(), form: form.clone(), ..none.clone() };
        let extreme = Self {
            places: vec![line("E-mail", &long, Language::Spanish); 12],
            ways: vec![ToldBy::Email],
            form: refused,
            ..none.clone()
        };
        let usual = Self { places, ways, push, tested: Some(3), form, ..none.clone() };
        vec![("none", none), ("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn told_page(shell: &Shell, view: &ToldPage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let body = html! {
        p.crumb { a href=(urls::Today) { "Today" } }
        h1 { "Where alarms reach me" }
        p.lead { "When somebody waits for you and it cannot wait, you are told at each of these places. A notice asks you to open Alula; it says no name and nothing of anybody's care." }
        @if let Some(tested) = view.tested {
            (notice(Tone::Calm, "A test is on its way", html! {
                p { "To " (wording::count(tested, "place")) ". It should be there within a minute; where it is not, look at the address, or ask whoever runs this house." }
            }))
        }
        (error_summary(&view.form))
        section.section aria-labelledby="places" {
            h2 id="places" { "Places" }
            @if view.places.is_empty() {
                (empty("Nowhere yet", "Until a place stands here, you hear of an alarm only while Alula is open in front of you.", None))
            } @else {
                ul.lines { @for it in &view.places { li { (line(it, &fresh)) } } }
                (form(urls::TestWhereIAmTold, Some(fresh.id()), quiet_button("Send a test to each")))
            }
        }
        @if let Some(key) = &view.push { (this_browser(key, &fresh)) }
        section.section aria-labelledby="one-more" {
            h2 id="one-more" { "By e-mail or text message" }
            @if view.ways.is_empty() {
                p.soft { "This house sends neither yet. Whoever runs it can set up e-mail and text messages." }
            } @else { (one_more(view)) }
        }
    };
    page(shell, "Where alarms reach me", Place::Elsewhere, Width::Reading, body)
}

fn line(it: &ToldLine, fresh: &Fresh) -> Markup {
    html! {
        div.line.three data-browser=[it.browser.as_deref()] {
            span.name { (it.way) @if !it.to.is_empty() { ": " bdi { (it.to) } } @if it.browser.is_some() { span hidden data-this { ", this one" } } }
            span.what { (it.since) @if it.language != Language::English { ", in " span lang=(it.language.tag()) { (it.language.own_name()) } } }
            span.when {
                (form(urls::EndWhereIAmTold(it.place), Some(fresh.id()), html! {
                    button.button type="submit" aria-label={ "No longer tell me by " (it.way) " " (it.to) } { "No longer" }
                }))
            }
        }
    }
}

/// Shown once a script has found that this browser can take notices.
fn this_browser(key: &str, fresh: &Fresh) -> Markup {
    let given = ["endpoint", "p256dh", "auth", "language"];
    let fields = html! {
        input type="hidden" name="way" value="push";
        @for name in given { input type="hidden" name=(name) value=""; }
        div.buttons { button.button id="browser" type="submit" { "Tell this browser" } }
    };
    html! {
        section.section hidden aria-labelledby="this-browser" data-push-key=(key)
            data-there="Notices reach this browser."
            data-denied="This browser was told to show no notices from here. In its settings for this page they can be allowed."
            data-failed="This browser could not be reached just now. Look whether it has a line to the Internet, then try again." {
            h2 id="this-browser" { "This browser" }
            p { "A notice can light up on this device, also while Alula is closed. Your browser asks you once whether it may." }
            p.soft role="status" { }
            (form(urls::WhereIAmTold, Some(fresh.id()), fields))
        }
    }
}

fn one_more(view: &ToldPage) -> Markup {
    let ways = view.ways.iter().map(|it| it.offer());
    let ways = ways.fold(Choices::one(&view.form, "way", "How").across(), |all, (way, label)| all.offer(way, label));
    let languages = Language::ALL.iter();
    let languages = languages
        .fold(Choices::one(&view.form, "language", "Language of the notices").across(), |all, it| {
            all.offer_in(it.tag(), it.own_name())
        });
    let fields = html! {
        (ways)
        (Field::text(&view.form, "to", "Address or number").hint("A number with its country, such as +1 415 555 0100.").filled_by("off"))
        (languages)
        div.buttons { (main_button("Tell me there, and send a test")) }
    };
    form(urls::WhereIAmTold, Some(view.drawn), fields)
}
