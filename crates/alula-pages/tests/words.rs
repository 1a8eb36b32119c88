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
        let (own, mut lacking) = (messages(language), Vec::new());
        for ((topic, id), (arguments, _)) in &english {
            if PRACTICE_ALONE.contains(&topic.as_str()) {
                continue;
            }
            let Some((own_arguments, _)) = own.get(&(topic.clone(), id.clone())) else {
                lacking.push(format!("words/{}/{topic}.ftl lacks {id}", language.tag()));
                continue;
            };
            assert_eq!(own_arguments, arguments, "words/{}/{topic}.ftl: {id}", language.tag());
        }
        assert!(lacking.is_empty(), "{lacking:#?}");
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
    let said = |id: &str| {
        let method = id.replace('-', "_");
        [format!(".{method}("), format!("Words::{method})")].iter().any(|it| code.contains(it))
    };
    let all = messages(Language::English);
    let unused: Vec<&String> = all.keys().map(|it| &it.1).filter(|id| !said(id)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
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

fn assets() -> Assets {
    Assets {
        css: "/a.css".into(),
        script: "/a.js".into(),
        room: "/r.js".into(),
        video: "/v.js".into(),
        icon: "/a.svg".into(),
        text: "/a.woff2".into(),
    }
}

/// What the house itself says on a page, attributes that are read aloud included: without texts in a language of their
/// own, and without what somebody wrote (`dir="auto"`, `bdi`).
fn said_by_the_house(page: &str) -> Vec<String> {
    const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];
    let (mut said, mut open) = (Vec::new(), Vec::<(String, bool)>::new());
    let within = |open: &[(String, bool)]| open.last().is_some_and(|it| it.1);
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        let name: String = tag.trim_start_matches('/').chars().take_while(|it| it.is_alphanumeric()).collect();
        if tag.starts_with('/') {
            let begun = open.iter().rposition(|it| it.0 == name);
            open.truncate(begun.unwrap_or_else(|| panic!("{name} ends without having begun")));
        } else if !tag.starts_with('!') {
            let own_language = tag.split_once(" lang=\"").is_some_and(|it| !it.1.starts_with("es"));
            let apart = name == "bdi" || tag.contains("dir=\"auto\"") || own_language || within(&open);
            for attribute in ["aria-label=\"", "title=\"", "data-hold-again=\""] {
                said.extend(tag.split_once(attribute).map(|it| it.1.split('"').next().unwrap_or_default().to_owned()));
            }
            if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
                open.push((name, apart));
            }
        }
        if !within(&open) {
            said.push(text.to_owned());
        }
    }
    said
}

/// What of the house on a page in Spanish is English.
fn english_on(page: &str, name: &str) -> Vec<String> {
    const ENGLISH: [&str; 26] = [
        "the",
        "and",
        "your",
        "you",
        "with",
        "is",
        "to",
        "of",
        "or",
        "please",
        "it",
        "this",
        "what",
        "nothing",
        "keep",
        "today",
        "yesterday",
        "since",
        "session",
        "question",
        "back",
        "at",
        "not",
        "who",
        "my",
        "how",
    ];
    assert!(page.contains("<html lang=\"es\""), "{name}");
    let is_english = |text: &String| {
        text.split(|c: char| !c.is_alphabetic()).any(|word| ENGLISH.contains(&word.to_lowercase().as_str()))
    };
    let said = said_by_the_house(page).into_iter().filter(is_english);
    said.map(|text| format!("{name}: {text}")).collect()
}

#[test]
fn a_page_for_everyone_in_spanish_holds_no_english() {
    let pages = samples::for_everyone(&assets(), Light::Day, Language::Spanish);
    assert!(pages.len() > 8);
    // What stands in a form that was sent back is somebody's, or the sample's.
    let shown = pages.iter().filter(|it| !it.name.ends_with("refused") && !it.name.ends_with("extreme"));
    let english: Vec<_> = shown.flat_map(|it| english_on(&it.page.0, &it.name)).collect();
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn a_clients_own_page_in_spanish_holds_no_english_of_the_house() {
    let pages = samples::of_client(&assets(), Light::Day, Language::Spanish);
    assert!(pages.len() > 50);
    // Only somebody of the practice reads questions aloud.
    let shown = pages.iter().filter(|it| it.name != "question-read-aloud");
    let english: Vec<_> = shown.flat_map(|it| english_on(&it.page.0, &it.name)).collect();
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn the_english_of_a_page_is_found_by_these_tests() {
    let english = samples::of_client(&assets(), Light::Day, Language::English);
    for sample in &english {
        let page = sample.page.0.replace("<html lang=\"en\"", "<html lang=\"es\"");
        assert!(!english_on(&page, &sample.name).is_empty(), "{} would pass for Spanish", sample.name);
    }
}
