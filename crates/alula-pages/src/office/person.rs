//! One person who works here: what is known of them, their licences, and what was changed; and the form that changes it.

use alula_core::ids::StaffId;
use maud::{Markup, html};

use super::people::{RenewLine, known_fields, renewals, role_fields};
use crate::parts::{
    Facts, Field, Filled, History, Tone, empty, error_summary, form, link_button, main_button, notice, person,
    quiet_button,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One licence or certificate on the page of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialLine {
    /// What: `Marriage and family therapist, LMFT`.
    pub what: String,
    /// Number and issuer: `LMFT 12345, CA`.
    pub number: String,
    /// How long it holds: `until 31 Jan 2027`.
    pub until: String,
    /// What was looked at; may be empty.
    pub evidence: String,
    /// Where it is changed.
    pub to: String,
}

/// One person.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// Who.
    pub id: StaffId,
    /// The name with letters behind it.
    pub name: String,
    /// Role and title, in words.
    pub lead: String,
    /// When they left, in words; nothing while they work here.
    pub left: Option<String>,
    /// What is known, field by field.
    pub facts: Vec<(String, String)>,
    /// What has to be renewed, the most pressing first.
    pub renew: Vec<RenewLine>,
    /// Their licences and certificates.
    pub credentials: Vec<CredentialLine>,
    /// What was changed.
    pub history: History,
    /// The form that makes a sign-in link. Posts `email`.
    pub link: Filled,
}

impl PersonPage {
    /// Empty, usual, gone, extreme.
    pub fn samples(id: StaffId) -> Vec<(&'static str, Self)> {
        let facts = |all: &[(&str, &str)]| all.iter().map(|(it, is)| ((*it).into(), (*is).into())).collect();
        let line = CredentialLine {
            what: "Associate marriage and family therapist, AMFT registration".into(),
            number: "AMFT 000000, CA".into(),
            until: "until 14 July 2026".into(),
            evidence: "copy in the locked drawer, seen 3 March".into(),
            to: urls::NewCredential(id).to_string(),
        };
        let usual = Self {
            id,
            name: "Alba Reyes, AMFT".into(),
            lead: "Associate, supervised by Jonah Okafor, LMFT".into(),
            left: None,
            facts: facts(&[
                ("Signs in as", "alba.reyes@demo.alula.invalid"),
                ("Telephone", "+1 415 555 0134"),
                ("Supervision agreement", "from 1 February 2025 until 31 January 2027"),
            ]),
            renew: super::people::People::samples()[1].1.renew[2..].to_vec(),
            credentials: vec![line.clone()],
            history: History::sample(),
            link: Filled::new().with("email", "alba.reyes@demo.alula.invalid"),
        };
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, LMFT, LPCC, PhD";
        let extreme = Self {
            name: long.into(),
            credentials: vec![CredentialLine { evidence: long.repeat(4), ..line }; 12],
            link: Filled::new().wrong("email", "Somebody else signs in with this e-mail address."),
            ..usual.clone()
        };
        let bare = Self { credentials: Vec::new(), renew: Vec::new(), history: History::default(), ..usual.clone() };
        let gone = Self { left: Some("30 June 2026".into()), renew: Vec::new(), ..usual.clone() };
        vec![("empty", bare), ("usual", usual), ("gone", gone), ("extreme", extreme)]
    }
}

/// The page of one person.
pub fn person_page(shell: &Shell, view: &PersonPage) -> Markup {
    let facts = Facts(view.facts.iter().map(|(it, is)| (it.clone(), html! { bdi { (is) } })).collect());
    page(
        shell,
        &view.name,
        Place::People,
        Width::Reading,
        html! {
            p.crumb { a href=(urls::People) { "People" } }
            h1 { (person(&view.name)) }
            p.lead { (view.lead) }
            (error_summary(&view.link))
            @if let Some(left) = &view.left {
                (notice(Tone::Calm, "No longer works here", html! { p { "The last day was " (left) ". What they signed stays theirs." } }))
            }
            (facts)
            @if view.left.is_none() {
                div.buttons {
                    (link_button("Change", urls::ChangePerson(view.id)))
                    (link_button("Leaves the practice", urls::LeavePerson(view.id)))
                }
            }
            @if !view.renew.is_empty() { (renewals(&view.renew)) }
            section.section aria-labelledby="credentials" {
                h2 id="credentials" { "Licences and certificates" }
                @if view.credentials.is_empty() {
                    (empty("None is written down", "Number, issuer and the last day it holds; then this page says in time what has to be renewed.", None))
                }
                ul.lines { @for line in &view.credentials { li { (credential_line(line)) } } }
                @if view.left.is_none() { div.buttons { (link_button("Add a licence or certificate", urls::NewCredential(view.id))) } }
            }
            @if view.left.is_none() {
                section.section aria-labelledby="link" {
                    h2 id="link" { "Signing in" }
                    p.soft { "A new link lets them choose a new password. It works once, and ends every sign-in they have." }
                    (form(urls::PersonLink(view.id), None, html! {
                        (Field::email(&view.link, "email", "E-mail they sign in with").filled_by("off"))
                        div.buttons { (quiet_button("Make a sign-in link")) }
                    }))
                }
            }
            @if !view.history.0.is_empty() {
                section.section aria-labelledby="history" { h2 id="history" { "What was changed" } (view.history) }
            }
        },
    )
}

fn credential_line(line: &CredentialLine) -> Markup {
    html! {
        a.line.three href=(line.to) {
            span.name { (line.what) @if !line.evidence.is_empty() { span.note.below dir="auto" { (line.evidence) } } }
            span.what { bdi { (line.number) } }
            span.when { (line.until) }
        }
    }
}

/// Changing a person. Posts `name`, `letters`, `title`, `phone`, `role`, `supervisor`, `supervised_from` and
/// `agreement_until`.
#[derive(Clone, Debug)]
pub struct ChangePerson {
    /// Who.
    pub id: StaffId,
    /// The name as it stands.
    pub name: String,
    /// What stands in the form.
    pub form: Filled,
    /// Supervisors: id and name.
    pub supervisors: Vec<(String, String)>,
}

impl ChangePerson {
    /// Usual and refused.
    pub fn samples(id: StaffId) -> Vec<(&'static str, Self)> {
        let form = Filled::new().with("name", "Alba Reyes").with("letters", "AMFT").with("role", "associate");
        let supervisors = vec![("1".into(), "Jonah Okafor, LMFT".into())];
        let usual = Self { id, name: "Alba Reyes, AMFT".into(), form: form.clone(), supervisors };
        let form = form.wrong("supervisor", "An associate needs a supervisor of record.");
        vec![("usual", usual.clone()), ("refused", Self { form, ..usual })]
    }
}

/// The page that changes a person.
pub fn change_person(shell: &Shell, view: &ChangePerson) -> Markup {
    let fields = html! {
        (known_fields(&view.form))
        (Field::phone(&view.form, "phone", "Telephone for colleagues").filled_by("off").optional())
        (role_fields(&view.form, &view.supervisors))
        div.buttons { (main_button("Keep")) a.button href=(urls::Person(view.id)) { "Go back" } }
    };
    page(
        shell,
        "Change a person",
        Place::People,
        Width::Narrow,
        html! {
            p.crumb { a href=(urls::Person(view.id)) { (person(&view.name)) } }
            h1 { "Change" }
            p.lead { "What stood here before stays in the history. A new role counts from the next page they open." }
            (error_summary(&view.form))
            (form(urls::ChangePerson(view.id), None, fields))
        },
    )
}
