//! Two protocols laid beside each other, told in terms of care: one sentence first, then each thing with from and to.

use alula_core::protocol::{Difference, Direction, Protocol, differences};
use maud::{Markup, html};

use super::Standing;
use super::difference_words::Both;
use crate::parts::{Tone, icon, notice};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its id and which version of it: `kap-reference, 2`.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Where it stands.
    pub standing: Standing,
    /// What it says; or why this version of Alula cannot read it.
    pub says: Result<Protocol, String>,
}

/// Two protocols.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferencePage {
    /// The earlier one.
    pub from: Side,
    /// The later one.
    pub to: Side,
}

/// The page.
pub fn difference_page(shell: &Shell, view: &DifferencePage) -> Markup {
    let DifferencePage { from, to } = view;
    let body = html! {
        p.crumb { a href=(urls::Protocol) { "Protocol" } }
        h1 { "What differs" }
        p.lead { "From " (side(from)) " to " (side(to)) "." }
        @match (&from.says, &to.says) {
            (Ok(before), Ok(after)) => (told(before, after)),
            (Err(why), _) | (_, Err(why)) => (notice(Tone::Missing, "One of them cannot be read", html! {
                p { (why) } p { "Both files can be read as they are on the page of the protocol." }
            })),
        }
    };
    page(shell, "What differs between two protocols", Place::Protocol, Width::Reading, body)
}

fn side(it: &Side) -> Markup {
    html! { a href=(urls::protocol_of(&it.digest)) { bdi { (it.name) } } " (" bdi { (it.standing.line()) } ")" }
}

fn told(from: &Protocol, to: &Protocol) -> Markup {
    let all = differences(from, to);
    let both = Both { from, to };
    html! {
        p { (summary(&all)) }
        @if !all.is_empty() { p.soft.small { del { "Struck through" } " is how it was, " ins { "underlined" } " how it is. A ring marks what asks less than before." } }
        @for name in GROUPS {
            @let of: Vec<_> = all.iter().filter(|it| group(it) == name).collect();
            @if !of.is_empty() {
                section.section {
                    h2 { (name) }
                    ul.differences { @for it in of { li { (one(&both, it)) } } }
                }
            }
        }
    }
}

const GROUPS: [&str; 5] =
    ["Limits", "Gates", "What speaks against medicine", "Documents to sign", "Sessions and rules"];

fn group(it: &Difference<'_>) -> &'static str {
    match it {
        Difference::Limit { .. } => GROUPS[0],
        Difference::Gate(_) | Difference::NeverPassed { .. } | Difference::Stage(_) => GROUPS[1],
        Difference::Contraindication(_) => GROUPS[2],
        Difference::Consent(_) => GROUPS[3],
        _ => GROUPS[4],
    }
}

/// `3 things stricter, 1 thing looser and 2 things otherwise than before.`
fn summary(all: &[Difference<'_>]) -> String {
    if all.is_empty() {
        return "Nothing about the care differs; at most the version or the remarks in the file do.".into();
    }
    let counted = |direction, what: &str| {
        let count = all.iter().filter(|it| it.direction() == direction).count();
        (count > 0).then(|| format!("{} {what}", wording::count(count, "thing")))
    };
    let told = [
        counted(Direction::Stricter, "stricter"),
        counted(Direction::Looser, "looser"),
        counted(Direction::Otherwise, "otherwise than before"),
    ];
    format!("{}.", wording::list(&told.into_iter().flatten().collect::<Vec<_>>()))
}

fn one(both: &Both<'_>, it: &Difference<'_>) -> Markup {
    let (name, lines) = both.words(it);
    html! {
        p.name { bdi { (name) } " " (tag(it.direction())) }
        @for line in lines { p { (line) } }
    }
}

fn tag(direction: Direction) -> Markup {
    match direction {
        Direction::Looser => html! { span.tag.missing-tag { (icon::hollow()) "looser" } },
        Direction::Stricter => html! { span.tag { "stricter" } },
        Direction::Otherwise => html! {},
    }
}
