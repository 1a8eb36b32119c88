//! A referral from elsewhere: what was filed, what was kept whole.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{Field, Filled, Table, Tone, empty, error_summary, main_button, notice};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One referral that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferralLine {
    /// Its entry.
    pub entry: EntryId,
    /// The name of the file.
    pub file: String,
    /// When it arrived.
    pub when: String,
    /// How many resources it holds, how many were filed, how many kept whole.
    pub counts: (u32, u32, u32),
    /// What was kept whole: type, why, and its name in the file.
    pub kept_whole: Vec<(String, String, String)>,
}

/// The referrals of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferralPage {
    /// Whose.
    pub client: ClientId,
    /// The id of the request.
    pub entry: EntryId,
    /// The preferred name.
    pub name: String,
    /// Those that arrived, newest first.
    pub referrals: Vec<ReferralLine>,
    /// True when the file that was just sent held nothing new.
    pub already_had: bool,
    /// The upload.
    pub form: Filled,
    /// The stable code of what was wrong with the file, for outside programs; empty when nothing was.
    pub code: String,
    /// True when the reader may upload.
    pub may_write: bool,
}

/// The page.
pub fn referral_page(shell: &Shell, view: &ReferralPage) -> Markup {
    let title = format!("{}, referral", view.name);
    let body = html! {
        p.crumb { a href=(urls::Intake(view.client)) { "Intake" } }
        h1 { "Referral from elsewhere" }
        @if view.already_had {
            (notice(Tone::Calm, "Nothing new in this file", html! { p { "Every part of it was in the chart already, so nothing changed." } }))
        }
        @if view.may_write {
            (error_summary(&view.form))
            form method="post" action=(urls::Referral(view.client)) enctype="multipart/form-data" novalidate data-code=[(!view.code.is_empty()).then_some(&view.code)] {
                input type="hidden" name="entry" value=(view.entry);
                (Field::file(&view.form, "bundle", "A FHIR R4 Bundle").hint("A file that ends in .json, up to 20 MB. The same file twice changes nothing."))
                (main_button("File this referral"))
            }
        }
        @if view.referrals.is_empty() {
            (empty("No referral yet", "What another practice knows can be filed here, each fact with where it came from.", None))
        }
        @for referral in &view.referrals {
            section.section id={ "e-" (referral.entry) } {
                h2 { bdi { (referral.file) } }
                p { (referral.when) " · " (crate::wording::count(usize::try_from(referral.counts.0).unwrap_or(usize::MAX), "part")) ": " (referral.counts.1) " filed, " (referral.counts.2) " kept whole" }
                @if !referral.kept_whole.is_empty() {
                    details.panel {
                        summary { "Kept whole, to be looked at" }
                        (Table {
                            caption: "Kept as it came, nothing left out".to_owned(),
                            columns: vec!["Kind", "Why", "In the file"],
                            rows: referral.kept_whole.iter().map(|(kind, why, day)| vec![kind.clone(), why.clone(), day.clone()]).collect(),
                        })
                    }
                }
            }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}
