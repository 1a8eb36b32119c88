//! The consent documents of the house, each with a version and the digest that a signature names.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::protocol::Protocol;

/// A consent document as it is shown and signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id, such as `ketamine`.
    pub id: &'static str,
    /// The version of its text; a changed text has a new one.
    pub version: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its sections in order: heading, then paragraphs.
    pub sections: Vec<(&'static str, Vec<&'static str>)>,
    /// SHA-256 of the whole file, hexadecimal.
    pub digest: String,
}

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    [
        include_str!("../../../../consents/ketamine.md"),
        include_str!("../../../../consents/kap-and-touch.md"),
        include_str!("../../../../consents/telehealth.md"),
        include_str!("../../../../consents/fees.md"),
        include_str!("../../../../consents/privacy.md"),
        include_str!("../../../../consents/home.md"),
    ]
    .map(read)
    .into()
});

/// Texts that were replaced: whoever signed one can read it for ever. The newest first.
static EARLIER: LazyLock<Vec<Document>> =
    LazyLock::new(|| [include_str!("../../../../consents/earlier/privacy-2026-11-1.md")].map(read).into());

/// The newest text of every consent document, in the order it is best read.
pub fn documents() -> &'static [Document] {
    &DOCUMENTS
}

/// The newest text of the document with this id.
pub fn document(id: &str) -> Option<&'static Document> {
    documents().iter().find(|it| it.id == id)
}

/// Every text that this house carries of a document, the newest first.
pub fn texts(id: &str) -> impl Iterator<Item = &'static Document> {
    DOCUMENTS.iter().chain(EARLIER.iter()).filter(move |it| it.id == id)
}

/// The text that clients sign: the one that the protocol names, else the newest. A newer text that came with a newer
/// Alula waits until a protocol that names it is signed.
pub fn in_force(id: &str, protocol: Option<&Protocol>) -> Option<&'static Document> {
    let needed = protocol.and_then(|it| it.consents.iter().find(|needed| needed.id == id)?.version.as_deref());
    let named = needed.and_then(|version| texts(id).find(|it| it.version == version));
    named.or_else(|| document(id))
}

fn read(file: &'static str) -> Document {
    let (_, rest) = file.split_once("---\n").expect("a consent document begins with its head");
    let (head, text) = rest.split_once("---\n").expect("the head of a consent document ends");
    let field = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(key, _)| *key == name)
            .map(|(_, value)| value)
            .next()
            .expect("the head names id, version and title")
    };
    let sections = text.split("## ").skip(1).map(|section| {
        let (heading, body) = section.split_once('\n').expect("a heading has text below it");
        (heading, body.split("\n\n").map(str::trim).filter(|it| !it.is_empty()).collect())
    });
    Document {
        id: field("id"),
        version: field("version"),
        title: field("title"),
        sections: sections.collect(),
        digest: Sha256::digest(file.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::REFERENCE;

    #[test]
    fn every_document_has_a_head_a_text_and_says_that_consent_can_be_withdrawn() {
        assert_eq!(documents().len(), 6);
        for document in documents() {
            assert!(!document.title.is_empty() && !document.version.is_empty(), "{}", document.id);
            assert!(document.sections.len() >= 3, "{}", document.id);
            let last = document.sections.last().expect("sections");
            assert_eq!(last.0, "What you can always do", "{}", document.id);
        }
    }

    #[test]
    fn an_earlier_text_stays_readable_and_no_version_stands_twice() {
        for document in documents() {
            let versions: Vec<_> = texts(document.id).map(|it| it.version).collect();
            assert_eq!(versions[0], document.version, "the newest is the first");
            let sorted: std::collections::BTreeSet<_> = versions.iter().rev().copied().collect();
            assert_eq!(sorted.into_iter().rev().collect::<Vec<_>>(), versions, "{}", document.id);
        }
        assert_eq!(texts("privacy").count(), 2);
    }

    #[test]
    fn the_protocol_says_which_text_is_signed_and_the_reference_names_the_newest() {
        let reference = Protocol::parse(REFERENCE).unwrap();
        for document in documents() {
            assert_eq!(in_force(document.id, Some(&reference)), Some(document));
        }
        let of = |version: &str| {
            let mut protocol = reference.clone();
            let privacy = protocol.consents.iter_mut().find(|it| it.id == "privacy").unwrap();
            privacy.version = Some(version.to_owned()).filter(|it| !it.is_empty());
            in_force("privacy", Some(&protocol)).unwrap().version
        };
        assert_eq!((of("2026-11-1"), of("2026-11-2"), of("")), ("2026-11-1", "2026-11-2", "2026-11-2"));
        assert_eq!(of("2031-1"), "2026-11-2", "a text that this house does not carry");
        assert_eq!(in_force("privacy", None).unwrap().version, "2026-11-2");
        assert_eq!(in_force("no such document", None), None);
    }

    #[test]
    fn ids_are_unique() {
        let ids: std::collections::BTreeSet<_> = documents().iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), documents().len());
    }
}
