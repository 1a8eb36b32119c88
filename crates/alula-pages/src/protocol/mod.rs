//! The care protocol: which files are installed, where each stands, and what the one on show says.

mod content;
mod difference;
mod difference_samples;
mod difference_words;
mod limits;
mod limits_of;
mod limits_samples;
mod samples;
mod words;

use alula_core::protocol::Protocol;
use maud::{Markup, html};

use crate::parts::{Facts, Field, Filled, Tone, empty, error_summary, hold_button, notice, person, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

pub use difference::{DifferencePage, Side, difference_page};
pub use limits::{Chosen, HeldLine, LimitChange, LimitGroup, LimitLine, LimitsPage, limits_page};
pub use limits_of::LimitsNow;

/// The page of the care protocol.
#[derive(Clone, Debug, Default)]
pub struct ProtocolPage {
    /// Every installed file, the newest first.
    pub installed: Vec<Installed>,
    /// The one whose content is on show.
    pub shown: Option<Shown>,
    /// How many limits the practice holds more tightly than the protocol that holds.
    pub held_tighter: usize,
    /// True when the reader may install a file.
    pub may_install: bool,
    /// The form that installs one. Posts `file`, or `reference`.
    pub form: Filled,
}

/// One installed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// Its id and which version of it: `kap-reference, 2`.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// When it was installed, in words.
    pub added: String,
    /// Where it stands.
    pub standing: Standing,
    /// The file it is best laid beside: the one that holds, or for that one the one it replaced.
    pub beside: Option<String>,
}

/// Where an installed file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for a prescriber; nothing runs under it.
    Waits,
    /// It is signed and holds.
    Holds {
        /// By whom.
        by: String,
        /// When, in words.
        at: String,
    },
    /// Another took its place.
    Retired {
        /// Who had signed it, and when, in words; nothing when that is not known.
        signed: Option<(String, String)>,
    },
    /// It was signed and does not hold; nothing runs under it.
    Broken {
        /// Why, and what to do.
        why: String,
    },
}

impl Standing {
    fn line(&self) -> String {
        match self {
            Self::Waits => "waits for a prescriber".into(),
            Self::Holds { by, at } => format!("holds; signed by {by}, {at}"),
            Self::Retired { signed: None } => "replaced".into(),
            Self::Retired { signed: Some((by, at)) } => format!("replaced; was signed by {by}, {at}"),
            Self::Broken { .. } => "does not hold".into(),
        }
    }
}

/// The file on show.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its id.
    pub id: String,
    /// Which installed version.
    pub number: i64,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Where it stands.
    pub standing: Standing,
    /// True when the reader may sign it.
    pub may_sign: bool,
    /// What it says; or why this version of Alula cannot read it.
    pub says: Result<Protocol, String>,
    /// The file as it is.
    pub text: String,
    /// What stood in the way of signing.
    pub form: Filled,
}

/// The page.
pub fn protocol(shell: &Shell, view: &ProtocolPage) -> Markup {
    let body = html! {
        h1 { "Care protocol" }
        p.lead { "The limits, gates and times that hold in this practice. A file counts for nothing until a prescriber has read and signed exactly this file; the newest signature holds." }
        @if !view.installed.iter().any(|it| matches!(it.standing, Standing::Holds { .. })) {
            (notice(Tone::Missing, "No care protocol holds", html! {
                p { "Until a prescriber signs one, no order can be written and no medicine can be given. " (who_is_next(view)) }
            }))
        }
        @if view.installed.is_empty() {
            (empty("No protocol is installed yet", "The reference protocol that comes with Alula is a draft to read, change and sign.", None))
        } @else {
            (installed(view))
        }
        (own_limits(view))
        @if let Some(shown) = &view.shown { (on_show(shown)) }
        @if view.may_install { (install(&view.form)) }
    };
    page(shell, "Care protocol", Place::Protocol, Width::Wide, body)
}

fn who_is_next(view: &ProtocolPage) -> &'static str {
    let waits = view.installed.iter().any(|it| it.standing == Standing::Waits);
    match (waits, view.may_install, view.shown.as_ref().is_some_and(|it| it.may_sign)) {
        (true, _, true) => "One waits for you below.",
        (true, ..) => "One waits for your prescriber.",
        (false, true, _) => "Install one below.",
        (false, false, _) => "Your practice manager or prescriber can install one.",
    }
}

fn own_limits(view: &ProtocolPage) -> Markup {
    let told = match view.held_tighter {
        0 => "The practice holds no limit more tightly than the protocol.".to_owned(),
        count => format!("The practice holds {} more tightly than the protocol.", wording::count(count, "limit")),
    };
    html! {
        @if view.installed.iter().any(|it| matches!(it.standing, Standing::Holds { .. })) {
            p { (told) " " a href=(urls::PracticeLimits) { "The practice's own limits" } }
        }
    }
}

fn installed(view: &ProtocolPage) -> Markup {
    html! {
        ul.lines {
            @for it in &view.installed {
                @let is_shown = view.shown.as_ref().is_some_and(|shown| shown.digest == it.digest);
                li {
                    div.line.three {
                        span.name { a href=(urls::protocol_of(&it.digest)) aria-current=[is_shown.then_some("true")] { (it.name) } }
                        span.what { bdi { (it.standing.line()) } }
                        span.when {
                            "installed " (it.added)
                            @if let Some(other) = &it.beside { br; a href=(urls::protocol_difference(other, &it.digest)) { "What differs" span.alone { " in " (it.name) } } }
                        }
                    }
                }
            }
        }
    }
}

fn on_show(shown: &Shown) -> Markup {
    html! {
        section.section aria-labelledby="shown" {
            h2 id="shown" { bdi { (shown.says.as_ref().map_or(shown.id.as_str(), |it| it.title.as_str())) } }
            (error_summary(&shown.form))
            @match &shown.standing {
                Standing::Waits => { p { "This file waits for a prescriber. Nothing runs under it yet." } }
                Standing::Holds { by, at } => { p { "Signed by " (person(by)) ", " (at) ". It holds." } }
                Standing::Retired { .. } => { p { "Another protocol took its place. Sessions that ran under it keep it." } }
                Standing::Broken { why } => { (notice(Tone::Missing, "This file does not hold", html! { p { (why) } })) }
            }
            @match &shown.says {
                Ok(says) => {
                    (Facts(vec![
                        ("Version in the file".to_owned(), html! { (says.version) }),
                        ("Where it may be used".to_owned(), html! { (says.jurisdiction) }),
                        ("Fingerprint of the file".to_owned(), html! { code.digest { (shown.digest) } }),
                    ]))
                    (content::content(says))
                }
                Err(why) => { (notice(Tone::Missing, "This version of Alula cannot read it", html! { p { (why) } })) }
            }
            details.panel {
                summary { "The file as it is" }
                pre tabindex="0" role="region" aria-label="The file as it is" { code { (shown.text) } }
            }
            @if shown.may_sign { (sign(shown)) }
        }
    }
}

fn sign(shown: &Shown) -> Markup {
    html! {
        section.section aria-labelledby="sign" {
            h2 id="sign" { "Sign this protocol" }
            p { "With your signature this file holds for every client from now on, and the one before it no longer does. You answer for its limits. You may be asked for your password once more." }
            form method="post" action=(urls::SignProtocol) {
                input type="hidden" name="id" value=(shown.id);
                input type="hidden" name="number" value=(shown.number);
                input type="hidden" name="digest" value=(shown.digest);
                (hold_button("Sign this protocol", "Press once more to sign"))
            }
        }
    }
}

fn install(form: &Filled) -> Markup {
    html! {
        section.section aria-labelledby="install" {
            h2 id="install" { "Install a protocol" }
            p { "Installing changes nothing until a prescriber has signed it." }
            (error_summary(form))
            form method="post" action=(urls::InstallProtocol) enctype="multipart/form-data" {
                input type="hidden" name="reference" value="yes";
                (quiet_button("Install the reference protocol"))
            }
            form method="post" action=(urls::InstallProtocol) enctype="multipart/form-data" novalidate {
                (Field::file(form, "file", "Your own protocol").hint("A TOML file, written like the reference protocol. Every key that is not known is named with its line."))
                (quiet_button("Install this file"))
            }
        }
    }
}
