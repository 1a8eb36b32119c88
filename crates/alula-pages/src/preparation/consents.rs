//! Consents as they stand, for the people of the practice; the client reads and signs them on `me` pages.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{foreign, icon, paper};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::Words;

/// The language in which the documents of this house are written.
pub(crate) const DOCUMENTS: &str = "en";

/// One document with how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentLine {
    /// The document's id.
    pub document: String,
    /// Its title.
    pub title: String,
    /// How it stands: `signed Mon 9 Jun`, `taken back yesterday`, `to read and sign`.
    pub standing: String,
    /// True when it is signed in its present text.
    pub signed: bool,
    /// True while this client is asked for it; one for a session at home is asked for when one is ordered.
    pub asked: bool,
    /// The latest signature under it, also when it was taken back: a copy of it can be printed.
    pub signature: Option<EntryId>,
}

/// All consents of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentsPage {
    /// Whose chart.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The documents.
    pub lines: Vec<ConsentLine>,
}

impl ConsentsPage {
    /// Empty and usual.
    pub fn samples(client: ClientId) -> Vec<(&'static str, Self)> {
        let line = |document: &str, title: &str, standing: &str, signed| ConsentLine {
            document: document.into(),
            title: title.into(),
            standing: standing.into(),
            signed,
            asked: true,
            signature: Some(EntryId(client.0)),
        };
        let lines = vec![
            line("ketamine", "Ketamine outside its approval", "taken back yesterday, 14:02", false),
            line("fees", "Fees", "another text was signed Mon 9 Jun, 10:20; to read and sign this one", false),
            line("privacy", "How we keep your words", "signed Mon 9 Jun, 10:24", true),
        ];
        let usual = Self { client, name: "Mara".into(), lines };
        vec![("empty", Self { lines: Vec::new(), ..usual.clone() }), ("usual", usual)]
    }
}

/// The page of all consents.
pub fn consents_page(shell: &Shell, view: &ConsentsPage) -> Markup {
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } " · " a href=(urls::Preparation(view.client)) { "Preparation" } }
        h1 { "Consents" }
        p.lead { bdi { (view.name) } " reads and signs them on their own pages, sober, and can take each of them back at any moment." }
        (consent_list(Words::english(), &view.lines, |_| None, |signature| urls::ConsentCopy(view.client, signature).to_string()))
    };
    page(shell, &format!("{}, consents", view.name), Place::Clients, Width::Reading, body)
}

/// Documents with how each stands; `way` leads to its page for whoever may open it, `copy` to a signature on paper.
pub(crate) fn consent_list(
    words: Words,
    lines: &[ConsentLine],
    way: fn(&ConsentLine) -> Option<String>,
    copy: impl Fn(EntryId) -> String,
) -> Markup {
    html! {
        ul.missing {
            @for line in lines {
                li {
                    @if line.signed { (icon::done()) } @else { (icon::ring()) }
                    span {
                        @if let Some(to) = way(line) { a href=(to) lang=[foreign(DOCUMENTS, words)] { (line.title) } } @else { (line.title) }
                        span.who { (line.standing) }
                        @if let Some(signature) = line.signature { span.who { (paper(copy(signature), &words.consent_copy())) } }
                    }
                }
            }
        }
    }
}
