//! Every page with every sample: bound, unique, quiet, and safe under a strict content policy.

use std::collections::BTreeSet;

use alula_pages::samples::{self, Sample};
use alula_pages::shell::{Assets, Light};

fn all() -> Vec<Sample> {
    let assets = Assets {
        css: "/a/app.css".into(),
        script: "/a/app.js".into(),
        room: "/a/room.js".into(),
        video: "/a/video.js".into(),
        icon: "/a/icon.svg".into(),
        text: "/a/text.woff2".into(),
    };
    samples::all(&assets, Light::Day)
}

/// The tags of a page, without their angle brackets; attribute values hold no `>` because they are escaped.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|rest| rest.split('>').next())
}

fn attribute<'h>(tag: &'h str, name: &str) -> Option<&'h str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn ids(html: &str) -> Vec<&str> {
    tags(html).filter_map(|tag| attribute(tag, "id")).collect()
}

#[test]
fn no_page_has_the_same_id_twice() {
    for Sample { name, page } in all() {
        let mut seen = BTreeSet::new();
        for id in ids(&page.0) {
            assert!(seen.insert(id), "{name}: #{id} twice");
        }
    }
}

#[test]
fn every_control_has_a_label() {
    for Sample { name, page } in all() {
        let labelled: BTreeSet<&str> =
            tags(&page.0).filter(|tag| tag.starts_with("label")).filter_map(|tag| attribute(tag, "for")).collect();
        for tag in
            tags(&page.0).filter(|tag| ["input ", "textarea ", "select "].iter().any(|kind| tag.starts_with(kind)))
        {
            if attribute(tag, "type") == Some("hidden") {
                continue;
            }
            let id = attribute(tag, "id").unwrap_or_else(|| panic!("{name}: a control without an id: {tag}"));
            assert!(labelled.contains(id), "{name}: #{id} has no label");
        }
    }
}

#[test]
fn every_reference_inside_a_page_leads_somewhere() {
    for Sample { name, page } in all() {
        let known: BTreeSet<&str> = ids(&page.0).into_iter().collect();
        for tag in tags(&page.0) {
            let described = ["aria-describedby", "aria-labelledby", "for"].iter().filter_map(|it| attribute(tag, it));
            for id in described.flat_map(|ids| ids.split(' ')) {
                assert!(known.contains(id), "{name}: nothing has the id {id}");
            }
            if let Some(id) = attribute(tag, "href").and_then(|it| it.strip_prefix('#')) {
                assert!(known.contains(id), "{name}: a link to #{id} leads nowhere");
            }
        }
    }
}

#[test]
fn nothing_needs_a_loose_content_policy() {
    for Sample { name, page } in all() {
        for tag in tags(&page.0) {
            assert!(attribute(tag, "style").is_none(), "{name}: {tag}");
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains(" on"), "{name}: {tag}");
            assert!(!tag.starts_with("style"), "{name}: {tag}");
            assert!(!tag.starts_with("script") || attribute(tag, "src").is_some(), "{name}: {tag}");
        }
    }
}

#[test]
fn a_page_has_one_heading_and_at_most_one_filled_button() {
    for Sample { name, page } in all() {
        assert_eq!(tags(&page.0).filter(|tag| *tag == "h1" || tag.starts_with("h1 ")).count(), 1, "{name}: one h1");
        let filled = tags(&page.0)
            .filter_map(|tag| attribute(tag, "class"))
            .filter(|class| class.starts_with("button main"))
            .count();
        assert!(filled <= 1, "{name}: {filled} filled buttons");
    }
}

#[test]
fn nobody_is_shouted_at() {
    for Sample { name, page } in all() {
        let words: String =
            page.0.split('<').skip(2).filter_map(|rest| rest.split_once('>').map(|(_, words)| words)).collect();
        assert!(!words.contains('!'), "{name}");
    }
}

#[test]
fn every_public_and_client_page_says_how_to_get_help() {
    for Sample { name, page } in all() {
        assert!(page.0.contains("href=\"/help\""), "{name}");
    }
}
