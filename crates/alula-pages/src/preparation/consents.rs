//! Consents as they stand, and one document to read and sign.

use alula_core::ids::{ClientId, EntryId};
use alula_core::preparation::Document;
use maud::{Markup, html};

use crate::parts::{Check, Field, Filled, error_summary, form, icon, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// How one consent stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentLine {
    /// The document's id.
    pub document: String,
    /// Its title.
    pub title: String,
    /// True when the current version is signed and was not withdrawn.
    pub signed: bool,
    /// `signed Mon 9 Jun`, `withdrawn today`, `an earlier version was signed`, or empty.
    pub about: String,
}

/// All consents of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentsPage {
    /// Whose chart, when somebody of the practice reads; nothing on the client's own page.
    pub client: Option<ClientId>,
    /// The preferred name.
    pub name: String,
    /// The documents.
    pub lines: Vec<ConsentLine>,
}

/// The page of all consents.
pub fn consents_page(shell: &Shell, view: &ConsentsPage) -> Markup {
    let (place, width) =
        if view.client.is_some() { (Place::Clients, Width::Reading) } else { (Place::MyConsents, Width::Phone) };
    let body = html! {
        @if let Some(client) = view.client { p.crumb { a href=(urls::Preparation(client)) { "Preparation" } } }
        h1 { @if view.client.is_some() { "Consents" } @else { "What you agree to" } }
        @if view.client.is_some() { p.lead { bdi { (view.name) } " reads and signs them on their own pages, sober." } }
        ul.gates {
            @for line in &view.lines {
                li {
                    div.gate-head {
                        @if line.signed { (icon::done()) span.alone { "Signed: " } } @else { (icon::ring()) span.alone { "Not signed: " } }
                        h3 { @if view.client.is_none() { a href=(urls::MyConsent(line.document.clone())) { (line.title) } } @else { (line.title) } }
                    }
                    @if !line.about.is_empty() { p.check.soft { (line.about) } }
                }
            }
        }
    };
    page(shell, "Consents", place, width, body)
}

/// One document to read, sign or withdraw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentPage {
    /// The document.
    pub document: &'static Document,
    /// The id of the request.
    pub entry: EntryId,
    /// How it stands.
    pub line: ConsentLine,
    /// The name as on papers, to compare with what is typed.
    pub name: String,
    /// When signing is possible again; empty when it is possible.
    pub locked: String,
    /// The form.
    pub form: Filled,
}

/// The page of one document.
pub fn consent_page(shell: &Shell, view: &ConsentPage) -> Markup {
    let document = view.document;
    let to = urls::MyConsent(document.id.to_owned());
    let body = html! {
        p.crumb { a href=(urls::MyConsents) { "All papers" } }
        h1 { (document.title) }
        @if !view.line.about.is_empty() { p.lead { (view.line.about) } }
        div.prose {
            @for (heading, paragraphs) in &document.sections {
                h2 { (heading) }
                @for paragraph in paragraphs { p { (paragraph) } }
            }
        }
        (error_summary(&view.form))
        section.section {
            @if view.line.signed {
                h2 { "You can take this back" }
                (form(&to, Some(view.entry), html! {
                    input type="hidden" name="withdraw" value="yes";
                    (Field::own_words(&view.form, "words", "In your words").optional())
                    (quiet_button("I withdraw this consent"))
                }))
            } @else if !view.locked.is_empty() {
                p { (view.locked) }
            } @else {
                h2 { "Sign" }
                (form(&to, Some(view.entry), html! {
                    input type="hidden" name="digest" value=(document.digest);
                    (Check::new(&view.form, "read", "I have read this, and my questions were answered."))
                    (Field::text(&view.form, "name", "Your name").hint("As on your papers. This is your signature."))
                    (main_button("I agree"))
                }))
            }
        }
        p.soft.small { "Version " (document.version) }
    };
    page(shell, document.title, Place::MyConsents, Width::Phone, body)
}
