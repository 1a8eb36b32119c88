//! The catalogues against each other and against the code: nothing missing, nothing unused, the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use alula_core::language::Language;
use alula_pages::samples;
use alula_pages::shell::{Assets, Light};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Topics that the practice alone reads; they are in English only.
const PRACTICE_ALONE: &[&str] = &[];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of ours").map(|it| it.expect("a file of ours").path()).collect();
    paths.sort();
    paths
}

/// The messages of one language: topic and id, with the arguments and the text of each.
fn messages(language: Language) -> BTreeMap<(String, String), (BTreeSet<String>, String)> {
    let mut found = BTreeMap::new();
    for file in listed(&root().join("words").join(language.tag())) {
        let topic = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a catalogue is text");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", file.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let (mut arguments, mut words) = (BTreeSet::new(), String::new());
            read(message.value.as_ref().expect("a message says something"), &mut arguments, &mut words);
            let key = (topic.clone(), message.id.name.to_owned());
            assert!(found.insert(key, (arguments, words)).is_none(), "{} stands twice", message.id.name);
        }
    }
    found
}

fn read(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => argument(inline, arguments),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                argument(selector, arguments);
                variants.iter().for_each(|it| read(&it.value, arguments, words));
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        arguments.insert(id.name.to_owned());
    }
}

#[test]
fn every_language_says_every_message_with_the_same_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL.into_iter().filter(|it| *it != Language::English) {
        let own = messages(language);
        for ((topic, id), (arguments, _)) in &english {
            if PRACTICE_ALONE.contains(&topic.as_str()) {
                continue;
            }
            let Some((own_arguments, _)) = own.get(&(topic.clone(), id.clone())) else {
                panic!("words/{}/{topic}.ftl lacks {id}", language.tag());
            };
            assert_eq!(own_arguments, arguments, "words/{}/{topic}.ftl: {id}", language.tag());
        }
        for (topic, id) in own.keys() {
            let known = english.contains_key(&(topic.clone(), id.clone()));
            assert!(known, "words/{}/{topic}.ftl has {id}, which English does not have", language.tag());
            assert!(!PRACTICE_ALONE.contains(&topic.as_str()), "{id}: {topic} is read by the practice alone");
        }
    }
}

#[test]
fn every_message_is_used() {
    let mut code = String::new();
    for krate in ["alula-pages", "alula-http"] {
        gather(&root().join("..").join(krate).join("src"), &mut code);
    }
    for (topic, id) in messages(Language::English).keys() {
        let method = id.replace('-', "_");
        let said = [format!(".{method}("), format!("Words::{method})")].iter().any(|it| code.contains(it));
        assert!(said, "words/en/{topic}.ftl: nothing says {id}");
    }
}

fn gather(folder: &Path, code: &mut String) {
    for path in listed(folder) {
        if path.is_dir() {
            gather(&path, code);
        } else {
            code.push_str(&fs::read_to_string(&path).expect("code is text"));
        }
    }
}

#[test]
fn nobody_is_shouted_at_in_any_language() {
    for language in Language::ALL {
        for ((topic, id), (_, words)) in messages(language) {
            assert!(!words.contains(['!', '¡']), "words/{}/{topic}.ftl: {id}", language.tag());
        }
    }
}

#[test]
fn spanish_speaks_with_usted() {
    const OF_TU: [&str; 14] = [
        "tú", "tu", "tus", "te", "ti", "contigo", "tuyo", "tuya", "puedes", "quieres", "tienes", "eres", "vosotros",
        "vuestro",
    ];
    for ((topic, id), (_, words)) in messages(Language::Spanish) {
        for word in words.split(|c: char| !c.is_alphabetic()) {
            assert!(!OF_TU.contains(&word.to_lowercase().as_str()), "words/es/{topic}.ftl: {id} says `{word}`");
        }
    }
}

#[test]
fn a_page_for_everyone_in_spanish_holds_no_english() {
    const ENGLISH: [&str; 10] = ["the", "and", "your", "you", "with", "is", "to", "of", "or", "please"];
    let assets =
        Assets { css: "/a.css".into(), script: "/a.js".into(), icon: "/a.svg".into(), text: "/a.woff2".into() };
    let pages = samples::for_everyone(&assets, Light::Day, Language::Spanish);
    assert!(pages.len() > 8);
    // What stands in a form that was sent back is somebody's, or the sample's.
    for sample in pages.iter().filter(|it| !it.name.ends_with("refused") && !it.name.ends_with("extreme")) {
        let page = sample.page.0.as_str();
        assert!(page.contains("<html lang=\"es\""), "{}", sample.name);
        for text in page.split('<').filter_map(|it| it.split_once('>')).map(|it| it.1) {
            for word in text.split(|c: char| !c.is_alphabetic()) {
                assert!(!ENGLISH.contains(&word.to_lowercase().as_str()), "{}: {text}", sample.name);
            }
        }
    }
}
