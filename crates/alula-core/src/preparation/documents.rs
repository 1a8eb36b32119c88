//! The consent documents of the house, each with a version and the digest that a signature names.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

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
    ]
    .map(read)
    .into()
});

/// Every consent document, in the order it is best read.
pub fn documents() -> &'static [Document] {
    &DOCUMENTS
}

/// The document with this id.
pub fn document(id: &str) -> Option<&'static Document> {
    documents().iter().find(|it| it.id == id)
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

    #[test]
    fn every_document_has_a_head_a_text_and_says_that_consent_can_be_withdrawn() {
        assert_eq!(documents().len(), 5);
        for document in documents() {
            assert!(!document.title.is_empty() && !document.version.is_empty(), "{}", document.id);
            assert!(document.sections.len() >= 3, "{}", document.id);
            let last = document.sections.last().expect("sections");
            assert_eq!(last.0, "What you can always do", "{}", document.id);
        }
    }

    #[test]
    fn ids_are_unique() {
        let ids: std::collections::BTreeSet<_> = documents().iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), documents().len());
    }
}
