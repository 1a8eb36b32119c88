//! The page that a phone keeps: it holds nothing of anybody; what it shows, it asks for, and draws by itself.

use alula_core::language::Language;
use maud::{DOCTYPE, Markup, html};

use crate::urls;

/// The addresses of the files of the phone's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneAssets {
    /// The style sheet.
    pub css: String,
    /// The script.
    pub script: String,
    /// The icon.
    pub icon: String,
}

/// The page, in the language in which it begins.
pub fn phone_shell(assets: &PhoneAssets, language: Language) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) data-theme="dusk" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="robots" content="noindex";
                meta name="referrer" content="same-origin";
                meta name="theme-color" content="#0e0c0a";
                title { "Alula" }
                link rel="icon" type="image/svg+xml" href=(assets.icon);
                link rel="manifest" href=(urls::WithManifest("plain".to_owned()));
                link rel="stylesheet" href=(assets.css);
                script src=(assets.script) defer {}
            }
            body {
                main id="with" {
                    noscript { p { "This page needs a browser with script. Ring your practice." } }
                }
            }
        }
    }
}
