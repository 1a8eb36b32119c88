//! Every pair of text and ground that the style sheets use keeps WCAG 2.2 AA: 4.5:1 for words, 3:1 for edges of controls.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../../web/css/tokens.css");

fn colours(block: &str) -> BTreeMap<&str, [f64; 3]> {
    let body = TOKENS.split(block).nth(1).and_then(|rest| rest.split('}').next()).expect("the block is there");
    body.split(';')
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"))
        .filter(|(_, hex)| hex.len() == 6)
        .map(|(name, hex)| {
            (name, [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour")) / 255.0))
        })
        .collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|it| if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check(block: &str) {
    let colours = colours(block);
    let words = ["ink", "soft", "pine", "clay", "risk", "plum", "ochre", "teal", "rose", "slate"];
    for word in words {
        for ground in ["paper", "card"] {
            let is = contrast(colours[word], colours[ground]);
            assert!(is >= 4.5, "{block} {word} on {ground}: {is:.2}");
        }
    }
    let pairs = [
        ("ink", "pine-wash"),
        ("soft", "pine-wash"),
        ("pine", "pine-wash"),
        ("clay", "clay-wash"),
        ("ink", "clay-wash"),
        ("pine", "clay-wash"),
        ("risk", "risk-wash"),
        ("ink", "risk-wash"),
        ("pine", "risk-wash"),
        ("on-pine", "pine"),
        ("on-pine", "pine-deep"),
    ];
    for (word, ground) in pairs {
        let is = contrast(colours[word], colours[ground]);
        assert!(is >= 4.5, "{block} {word} on {ground}: {is:.2}");
    }
    for ground in ["paper", "card"] {
        let is = contrast(colours["edge"], colours[ground]);
        assert!(is >= 3.0, "{block} edge on {ground}: {is:.2}");
    }
}

#[test]
fn day_can_be_read() {
    check(":root {");
}

#[test]
fn dusk_can_be_read() {
    check("[data-theme=\"dusk\"] {");
}
