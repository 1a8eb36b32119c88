//! What a file must be, asked of the bytes by another library than the one that wrote them.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failed test")]

use alula_pages::print::samples;
use alula_paper::{Block, Document, Fact, Stated, Words};
use alula_print::pdf;
use lopdf::{Document as File, Object};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Session #2 & more".into(),
        language: "en",
        practice: "Quiet Harbour (invented)".into(),
        invented: "Nobody in this document exists.".into(),
        about: "Mara Lindqvist, born 1 July 1985".into(),
        printed: "Printed on 30 June 2026".into(),
        day: (2026, 6, 30),
        blocks,
    }
}

fn open(bytes: &[u8]) -> File {
    assert!(bytes.starts_with(b"%PDF-"));
    File::load_mem(bytes).unwrap()
}

/// Every letter of the pages in the order of the file, without spaces: how lines break is not what is asked.
fn letters(file: &File) -> String {
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    squeezed(&file.extract_text(&pages).unwrap())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn catalog<'f>(file: &'f File, name: &[u8]) -> &'f Object {
    let entry = file.catalog().unwrap().get(name).unwrap();
    file.dereference(entry).unwrap().1
}

#[test]
fn every_document_is_a_tagged_file_with_its_language_and_title() {
    for sample in samples() {
        let file = open(&pdf(&sample.document).unwrap());
        let marked = catalog(&file, b"MarkInfo").as_dict().unwrap().get(b"Marked").unwrap();
        assert!(marked.as_bool().unwrap(), "{} is not tagged", sample.name);
        assert!(catalog(&file, b"StructTreeRoot").as_dict().is_ok(), "{}", sample.name);
        assert_eq!(catalog(&file, b"Lang").as_str().unwrap(), b"en", "{}", sample.name);
        let metadata = catalog(&file, b"Metadata").as_stream().unwrap();
        let metadata = metadata.get_plain_content().unwrap();
        let metadata = String::from_utf8_lossy(&metadata);
        for part in ["<pdfaid:part>2", "<pdfaid:conformance>A", "<pdfuaid:part>1", "<dc:title>"] {
            assert!(metadata.contains(part), "{} has no {part}", sample.name);
        }
        let shown = catalog(&file, b"ViewerPreferences").as_dict().unwrap().get(b"DisplayDocTitle").unwrap();
        assert!(shown.as_bool().unwrap(), "{}", sample.name);
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for sample in samples().into_iter().filter(|it| it.name.ends_with("usual")) {
        assert!(pdf(&sample.document).unwrap() == pdf(&sample.document).unwrap(), "{}", sample.name);
    }
}

#[test]
fn every_page_names_the_practice_whom_it_is_about_its_number_and_that_nobody_exists() {
    let many = (0..60).map(|n| Block::Text(format!("Line {n}. ").repeat(20))).collect();
    let file = open(&pdf(&document(many)).unwrap());
    let pages = file.get_pages().len();
    assert!(pages > 2);
    for page in file.get_pages().keys() {
        let text = squeezed(&file.extract_text(&[*page]).unwrap());
        for words in ["Quiet Harbour (invented)", "Nobody in this document exists.", "Mara Lindqvist, born 1 July 1985"]
        {
            assert!(text.contains(&squeezed(words)), "page {page} has no “{words}”: {text}");
        }
        assert!(text.contains(&format!("{page}/{pages}")), "page {page} of {pages}: {text}");
    }
}

#[test]
fn every_word_of_a_usual_document_stands_in_its_file() {
    for sample in samples().into_iter().filter(|it| it.name.ends_with("usual")) {
        let text = letters(&open(&pdf(&sample.document).unwrap()));
        // A picture is told in words to those who cannot see it; those words are not on the page.
        let spoken = |block: &Block| match block {
            Block::Lanes(it) => vec![it.spoken.clone()],
            Block::Curve(it) => vec![it.spoken.clone(), it.name.clone()],
            _ => Vec::new(),
        };
        let spoken: Vec<String> = sample.document.blocks.iter().flat_map(spoken).collect();
        for words in sample.document.texts().into_iter().filter(|it| !spoken.iter().any(|own| own == it)) {
            for line in words.lines() {
                assert!(text.contains(&squeezed(line)), "{} has no “{line}”", sample.name);
            }
        }
    }
}

/// What would be an order, a formula or a comment if it were read as Typst.
const HOSTILE: &[&str] = &[
    "#set text(red) #panic(\"no\") #import \"/etc/passwd\": *",
    "$ integral_0^1 x^2 dif x $ and $5 to $7",
    "*not bold* _not slanted_ `not code` ```rust no```",
    "// not a comment /* nor this */ \\ \\u{41} ~ -- --- ...",
    "= No heading <label> @reference https://example.invalid [a](b) #[c] #{d}",
    "\"quoted\" 'single' #\"string\" #(1, 2) + item - item / term: none",
];

#[test]
fn what_was_typed_is_printed_as_typed() {
    let own = |it: &&str| Block::Own((*it).to_owned(), (*it).to_owned());
    let mut blocks: Vec<Block> = HOSTILE.iter().map(own).collect();
    for it in HOSTILE.iter().map(|it| (*it).to_owned()) {
        blocks.extend([
            Block::Text(it.clone()),
            Block::Quiet(it.clone()),
            Block::Notice(it.clone()),
            Block::Exact(it.clone()),
            Block::Points(vec![it.clone()]),
            Block::Lines(vec![it.clone()]),
            Block::Address(vec![it.clone()]),
            Block::Facts(vec![Fact::new(&it, &it)]),
            Block::Table { caption: it.clone(), head: vec![it.clone()], rows: vec![vec![Words::own(&it)]] },
            Block::Told { when: it.clone(), heading: it.clone(), says: vec![Words::house(&it)] },
            Block::Stated(Stated {
                number: 1,
                kind: it.clone(),
                about: it.clone(),
                says: vec![Fact::new(&it, &it)],
                before: vec![(it.clone(), vec![Fact::new(&it, &it)])],
                later: vec![it.clone()],
                withdrawn: true,
            }),
        ]);
    }
    let text = letters(&open(&pdf(&document(blocks)).unwrap()));
    for words in HOSTILE {
        let (found, expected) = (text.matches(&squeezed(words)).count(), 20);
        assert!(found >= expected, "“{words}” stands {found} times, not {expected}");
    }
}

#[test]
fn no_text_keeps_a_document_from_being_printed() {
    let strange = [
        "\u{0}\u{1}\u{7}\u{1b}[31m\u{7f}",
        "\u{202e}desrever\u{202c} \u{2067}isolated\u{2069}",
        "\u{feff}\u{fffe}\u{ffff}\u{fff9}\u{e000}\u{f8ff}\u{10ffff}",
        "田中さん ไทย नमस्ते 한국어 አማርኛ",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇺🇸 ❤️ ☎︎",
        "שָׁלוֹם עֲלֵיכֶם مَرْحَبًا بِكُم پارسی",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́O!̵̵ e\u{301}o\u{308}\u{301}",
        "a\u{ad}b\u{200b}c\u{2060}d\u{200d}e\u{34f}",
        "\u{301}\u{591}\u{64b} alone",
        "𝒜𝓁𝓊𝓁𝒶 ℝ ∑ ∞ ≠ ← ⇒ ★ ♫ № ™ ½ ₂ ﬁ ǆ ß ẞ Ǻ",
        &"unbroken".repeat(300),
        "",
        " \t\r\n\u{2028}\u{85} ",
    ];
    for words in strange {
        let own = Block::Own(words.to_owned(), words.to_owned());
        let table = Block::Table {
            caption: words.to_owned(),
            head: vec![words.to_owned(), format!("#{words}")],
            rows: vec![vec![Words::own(words), Words::house(words)]],
        };
        let mut document = document(vec![own, table, Block::Heading(alula_paper::Level::Part, words.to_owned())]);
        document.about = words.to_owned();
        document.practice = words.to_owned();
        document.title = words.to_owned();
        if let Err(fault) = pdf(&document) {
            panic!("{words:?}: {fault}");
        }
    }
}

#[test]
fn what_no_font_draws_is_told_by_its_number() {
    let file = open(&pdf(&document(vec![Block::Own("田 und 🙂".into(), String::new())])).unwrap());
    let text = letters(&file);
    assert!(text.contains("[U+7530]und"), "{text}");
}
