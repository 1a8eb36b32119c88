//! The sentences that clients read: of the catalogues, and of the documents to sign.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};

const WORDS: &str = "crates/alula-pages/words";
/// The documents are written in English.
const DOCUMENTS: (&str, &str) = ("consents", "en");

/// One catalogue, which is about one page, or one document.
pub struct Text {
    /// `book`, `to sign: fees`.
    pub name: String,
    /// Its sentences, without labels and headings.
    pub sentences: Vec<String>,
}

/// Every text in a language.
///
/// # Errors
/// When one cannot be read.
pub fn all(tag: &str) -> Result<Vec<Text>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut texts = Vec::new();
    for path in listed(&root.join(WORDS).join(tag))? {
        let sentences = messages(&read(&path)?).with_context(|| format!("{}", path.display()))?;
        texts.push(Text { name: stem(&path), sentences });
    }
    if tag == DOCUMENTS.1 {
        for path in listed(&root.join(DOCUMENTS.0))? {
            texts.push(Text { name: format!("to sign: {}", stem(&path)), sentences: paragraphs(&read(&path)?) });
        }
    }
    Ok(texts)
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder).with_context(|| format!("{} cannot be opened", folder.display()))?;
    let mut paths = paths.map(|it| it.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
    // Earlier texts of the documents lie in a folder beside them; nobody signs them any more.
    paths.retain(|it| it.is_file());
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn messages(text: &str) -> Result<Vec<String>> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, faults)| anyhow!("{faults:?}"))?;
    let mut sentences = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut words = String::new();
        message.value.iter().for_each(|it| said(it, &mut words));
        sentences.extend(split(&words));
    }
    Ok(sentences)
}

/// The words of a message; a name stands for every argument, and of several forms the usual one counts.
fn said(pattern: &Pattern<&str>, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(_) } => words.push_str("Alba"),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().filter(|it| it.default).for_each(|it| said(&it.value, words));
            }
        }
    }
}

/// The paragraphs of a document, without its head and its headings.
fn paragraphs(text: &str) -> Vec<String> {
    let body = text.splitn(3, "---\n").nth(2).unwrap_or(text);
    body.split("\n\n")
        .flat_map(|it| it.split("\n- "))
        .map(|it| it.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join(" "))
        .flat_map(|it| split(&it))
        .collect()
}

/// The sentences of a text; what does not end like one is a label.
fn split(text: &str) -> Vec<String> {
    let (mut sentences, mut begun) = (Vec::new(), String::new());
    for word in text.split_whitespace() {
        begun.push_str(word);
        begun.push(' ');
        if word.trim_end_matches(['”', '»', '"', ')']).ends_with(['.', '?', ':']) {
            sentences.push(std::mem::take(&mut begun).trim_end().to_owned());
        }
    }
    if !sentences.is_empty() && !begun.is_empty() {
        sentences.push(begun.trim_end().to_owned());
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_left_out_and_sentences_are_told_apart() {
        assert!(split("My record").is_empty());
        assert_eq!(split("It is kept. Is it? Yes: here."), ["It is kept.", "Is it?", "Yes:", "here."]);
    }

    #[test]
    fn a_message_counts_once_with_a_name_for_what_it_is_given() {
        let text = "a-b = { $n ->\n    [one] One is left.\n   *[other] { $n } are left.\n}\na-c = Open\n";
        assert_eq!(messages(text).unwrap(), ["Alba are left."]);
    }

    #[test]
    fn a_document_counts_without_its_head_and_headings() {
        let text = "---\nid: x\n---\n## What it is\nIt is kept.\n\n- One thing.\n- Another.\n";
        assert_eq!(paragraphs(text), ["It is kept.", "- One thing.", "Another."]);
    }
}
