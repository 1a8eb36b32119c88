//! The consent documents of the practice: which text is signed, since when and by whose word, and who signed what.

use alula_core::decide::Role;
use alula_core::preparation::{Document, documents};
use maud::{Markup, html};

use crate::me::consents::text;
use crate::parts::{Tone, icon, notice, person};
use crate::shell::{Place, Shell, Viewer, Width, page};
use crate::{urls, wording};

/// Since when a text is signed, and who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Since when, in words.
    pub since: String,
    /// Who signed the protocol that names it.
    pub by: String,
    /// That protocol.
    pub protocol: String,
}

/// How the people in care stand with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// People in care.
    pub in_care: u64,
    /// Of them, those who signed the text that is signed now.
    pub now: u64,
    /// Those who signed another text.
    pub other: u64,
    /// Those who took it back.
    pub taken_back: u64,
}

impl Signed {
    fn words(self, home_alone: bool) -> String {
        let Self { in_care, now, other, taken_back } = self;
        if in_care == 0 {
            return "Nobody is in care yet.".into();
        }
        if now == in_care && !home_alone {
            return format!("All {} in care have signed it.", people(in_care));
        }
        let (mut words, not_yet) = if home_alone {
            (format!("Asked for before a session at home. {} in care signed it", people(now)), 0)
        } else {
            let words = format!("{now} of {} in care have signed it", people(in_care));
            (words, in_care.saturating_sub(now + other + taken_back))
        };
        let more = [
            (other, "signed another text and will be asked to sign anew"),
            (taken_back, "took it back"),
            (not_yet, "have not come to it yet"),
        ];
        let more: Vec<_> = more.iter().filter(|it| it.0 > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if !more.is_empty() {
            words = format!("{words}; {}", wording::list(&more));
        }
        format!("{words}.")
    }
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The version of the text that is signed now.
    pub version: String,
    /// Since when and by whose word; nothing while no protocol names it.
    pub named: Option<Named>,
    /// Who signed it.
    pub signed: Signed,
    /// The newest text, when it is not the one that is signed now.
    pub waits: Option<String>,
    /// The version that the protocol names, when this house does not carry it.
    pub not_carried: Option<String>,
    /// True when it is asked for before a session at home alone.
    pub home_alone: bool,
}

impl DocumentLine {
    fn usual() -> Vec<Self> {
        let line = |it: &Document| Self {
            id: it.id.into(),
            title: it.title.into(),
            version: it.version.into(),
            named: Some(Named {
                since: "Tue 3 Mar, 09:12".into(),
                by: "Dr. Imani Cole".into(),
                protocol: "kap-reference, 1".into(),
            }),
            signed: Signed { in_care: 24, now: 20, other: 0, taken_back: 1 },
            waits: None,
            not_carried: None,
            home_alone: it.id == "home",
        };
        documents().iter().map(line).collect()
    }
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentsPage {
    /// The documents.
    pub lines: Vec<DocumentLine>,
}

impl DocumentsPage {
    /// Empty, usual, one that waits, long names and a text that is not carried.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let mut waits = DocumentLine::usual();
        waits[1].waits = Some("2026-12-1".into());
        waits[2].signed = Signed { in_care: 24, now: 24, ..Signed::default() };
        waits[3].signed = Signed { in_care: 24, now: 2, other: 18, taken_back: 0 };
        let mut extreme = waits.clone();
        for it in &mut extreme {
            it.title = format!("{} الموافقة على العلاج وعلى كل ما يتبعه", it.title.repeat(3));
            it.named = None;
            it.not_carried = Some("2031-04-12-and-a-long-word-after-it".into());
            it.signed = Signed { in_care: 104_000, now: 9_120, other: 84_310, taken_back: 812 };
        }
        vec![
            ("empty", Self::default()),
            ("usual", Self { lines: DocumentLine::usual() }),
            ("waits", Self { lines: waits }),
            ("extreme", Self { lines: extreme }),
        ]
    }
}

/// The place in the bar, and the way back: the manager comes from the practice's rooms, everybody else from the protocol.
pub(crate) fn place(shell: &Shell) -> (Place, Markup) {
    match &shell.viewer {
        Viewer::Staff(it) if it.role == Role::Manager => {
            (Place::Practice, html! { a href=(urls::Practice) { "Practice" } })
        }
        _ => (Place::Protocol, html! { a href=(urls::Protocol) { "Protocol" } }),
    }
}

/// The page of all documents.
pub fn documents_page(shell: &Shell, view: &DocumentsPage) -> Markup {
    let (place, back) = place(shell);
    let first = view.lines.first().and_then(|it| it.named.as_ref());
    // One protocol mostly names them all on one day; then it is said once.
    let shared = first.filter(|it| view.lines.iter().all(|line| line.named.as_ref() == Some(*it)));
    let body = html! {
        p.crumb { (back) }
        h1 { "Documents" }
        p.lead { "What clients read and sign. The protocol that holds names the text of each; a signature stays bound to the text it was given under." }
        @if let Some(it) = shared { p { "These texts are signed since " (it.since) ". " (signed_by(it, "them")) } }
        ul.documents { @for it in &view.lines { li { (line(it, shared.is_none())) } } }
        @if view.lines.is_empty() { p.soft { "There are no documents in this house." } }
    };
    page(shell, "Documents", place, Width::Reading, body)
}

fn signed_by(it: &Named, what: &str) -> Markup {
    html! { span.soft { (person(&it.by)) " signed the protocol " bdi { (it.protocol) } " that names " (what) "." } }
}

fn line(it: &DocumentLine, tells_since: bool) -> Markup {
    html! {
        h2 { a href=(urls::DocumentTexts(it.id.clone())) { bdi { (it.title) } } }
        p {
            "Text " bdi { (it.version) }
            @match &it.named {
                Some(named) if tells_since => { ", since " (named.since) ". " (signed_by(named, "it")) }
                Some(_) => ".",
                None => { ". " span.soft { "No protocol names it yet." } }
            }
        }
        p {
            @if it.signed.other > 0 { span.tag.missing-tag { (icon::hollow()) span.alone { "Open: " } } " " }
            (it.signed.words(it.home_alone))
        }
        @if let Some(newer) = &it.waits { (waits(it, newer)) }
        @if let Some(version) = &it.not_carried {
            (notice(Tone::Missing, "The named text is not here", html! {
                p { "The protocol names text " bdi { (version) } ", which this Alula does not carry, so nobody can sign. Install the version of Alula that brings it, or have a protocol signed that names " bdi { (it.version) } "." }
            }))
        }
    }
}

fn waits(it: &DocumentLine, newer: &str) -> Markup {
    let anew = it.signed.now + it.signed.other;
    html! {
        p.waits {
            span.tag.missing-tag { (icon::hollow()) "Newer text " bdi { (newer) } } " "
            "It is signed from the day on which a protocol that names it holds"
            @if anew > 0 { "; then " (people(anew)) " in care " @if anew == 1 { "is" } @else { "are" } " asked to sign anew" }
            ". " a href=(urls::document_difference(&it.id, &it.version, newer)) { "What differs" span.alone { " in " (it.title) } }
        }
    }
}

fn people(count: u64) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// How a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextStanding {
    /// Clients sign it.
    SignedNow(Option<Named>),
    /// No signed protocol names it yet.
    Waits,
    /// Another took its place.
    Earlier,
    /// Somebody signed it, and this house does not carry it.
    NotCarried,
}

/// One text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// Its version.
    pub version: String,
    /// How it stands.
    pub standing: TextStanding,
    /// People in care whose latest signature is under it.
    pub in_care: u64,
    /// People whose care has ended.
    pub ended: u64,
    /// The version before it, when this house carries both.
    pub before: Option<String>,
}

/// One document with its texts, one of them to read.
#[derive(Clone, Debug)]
pub struct TextsPage {
    /// The text to read.
    pub shown: &'static Document,
    /// All of them, the newest first.
    pub texts: Vec<TextLine>,
}

impl TextsPage {
    /// One text, two with one that waits, many.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let shown = &documents()[4];
        let line = |version: &str, standing, in_care, ended, before: Option<&str>| TextLine {
            version: version.into(),
            standing,
            in_care,
            ended,
            before: before.map(Into::into),
        };
        let named = Named {
            since: "Tue 3 Mar, 09:12".into(),
            by: "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, MD".into(),
            protocol: "kap-reference, 1".into(),
        };
        let now = |before| line("2026-11-2", TextStanding::SignedNow(Some(named.clone())), 21, 8, before);
        let two = vec![line("2026-12-1", TextStanding::Waits, 0, 0, Some("2026-11-2")), now(Some("2026-11-1"))];
        let mut many = two.clone();
        many.extend((1..12).map(|n| line(&format!("20{n:02}-3"), TextStanding::Earlier, n, 120 * n, Some("2000-1"))));
        many.push(line("1999-and-a-very-long-name-of-a-version", TextStanding::NotCarried, 0, 3, None));
        vec![
            ("usual", Self { shown, texts: vec![now(None)] }),
            ("waits", Self { shown, texts: two }),
            ("extreme", Self { shown, texts: many }),
        ]
    }
}

/// The page of one document.
pub fn texts_page(shell: &Shell, view: &TextsPage) -> Markup {
    let (place, back) = place(shell);
    let it = view.shown;
    let body = html! {
        p.crumb { (back) " · " a href=(urls::Documents) { "Documents" } }
        h1 { bdi { (it.title) } }
        ul.lines { @for one in &view.texts { li { div.line { (text_line(it, one)) } } } }
        section.section aria-label={ "Text " (it.version) } {
            p.soft { "Text " (it.version) ":" }
            (text(it))
        }
    };
    page(shell, it.title, place, Width::Reading, body)
}

fn text_line(shown: &Document, it: &TextLine) -> Markup {
    html! {
        span.name {
            @if it.standing == TextStanding::NotCarried { "Text " bdi { (it.version) } }
            @else { a href=(urls::document_text(shown.id, &it.version)) aria-current=[(it.version == shown.version).then_some("true")] { "Text " bdi { (it.version) } } }
        }
        span.what {
            @match &it.standing {
                TextStanding::SignedNow(Some(named)) => { "Signed now, since " (named.since) ". " (person(&named.by)) " signed the protocol that names it." }
                TextStanding::SignedNow(None) => { "Signed now; no protocol names it." }
                TextStanding::Waits => { "Waits: no protocol that holds names it." }
                TextStanding::Earlier => { "An earlier text." }
                TextStanding::NotCarried => { "This Alula does not carry it; its signatures stay." }
            }
            " " (signatures(it))
        }
        @if let Some(before) = &it.before {
            span.when { a href=(urls::document_difference(shown.id, before, &it.version)) { "What differs from " bdi { (before) } } }
        }
    }
}

fn signatures(it: &TextLine) -> String {
    match (it.in_care, it.ended) {
        (0, 0) => "Nobody has signed it.".into(),
        (n, 0) => format!("Signed by {} in care.", people(n)),
        (0, n) => format!("Signed by {} whose care has ended.", people(n)),
        (n, ended) => format!("Signed by {} in care, and by {ended} whose care has ended.", people(n)),
    }
}
