//! What was agreed: documents, who may be told what, the plan for hard hours, what comes next.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::EntryId;
use alula_core::intake::{DisclosureAgreed, SafetyPlanWritten};
use alula_core::integration;
use alula_core::session::ContactPlanned;
use maud::{Markup, html};

use super::of::therapist;
use crate::parts::own;
use crate::preparation::{ConsentLine, consent_lines, consent_list};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// Somebody who may be told something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayKnow {
    /// `Nils, my brother`.
    pub who: String,
    /// What, in the client's words.
    pub what: String,
}

/// What was agreed with a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyAgreements {
    /// The next contact: when, and what for.
    pub contact: Option<(String, String)>,
    /// Small things to try: what, and when.
    pub steps: Vec<(String, String)>,
    /// The documents.
    pub consents: Vec<ConsentLine>,
    /// Who may be told what.
    pub may_know: Vec<MayKnow>,
    /// The parts of the safety plan: a name and the words.
    pub safety: Vec<(String, String)>,
    /// Whom to ask: `Alba Reyes`.
    pub therapist: String,
}

impl MyAgreements {
    /// What a chart says of it.
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let contact = chart.all::<ContactPlanned>().filter(|it| it.is.at >= ctx.now).min_by_key(|it| it.is.at);
        let steps = integration::last_strategies(chart).into_iter();
        let plan = chart.last::<SafetyPlanWritten>();
        let safety = plan.iter().flat_map(|it| {
            [
                ("How I notice that it begins", &it.is.signs),
                ("What I can do by myself", &it.is.by_myself),
                ("People and places that take my mind off it", &it.is.company),
                ("Whom I can ask for help", &it.is.people),
                ("Professionals and lines", &it.is.professionals),
                ("What makes my surroundings safer", &it.is.surroundings),
                ("What makes life worth it", &it.is.reasons),
            ]
        });
        Self {
            contact: contact.map(|it| (wording::at(it.is.at, ctx.now, ctx.zone), it.is.what.reveal().to_owned())),
            steps: steps
                .map(|it| (it.strategy.is.words.reveal().to_owned(), it.strategy.is.when.reveal().to_owned()))
                .collect(),
            consents: consent_lines(chart, ctx),
            may_know: chart
                .all::<DisclosureAgreed>()
                .map(|it| MayKnow {
                    who: if it.is.relation.is_blank() {
                        it.is.person.reveal().to_owned()
                    } else {
                        format!("{}, {}", it.is.person.reveal(), it.is.relation.reveal())
                    },
                    what: it.is.may_be_told.reveal().to_owned(),
                })
                .collect(),
            safety: safety
                .filter(|it| !it.1.is_blank())
                .map(|(name, words)| (name.to_owned(), words.reveal().to_owned()))
                .collect(),
            therapist: therapist(chart, ctx),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let consent = |title: &str, standing: &str, signed| ConsentLine {
            document: "ketamine".into(),
            title: title.into(),
            standing: standing.into(),
            signed,
            signature: signed.then_some(EntryId(uuid::Uuid::nil())),
        };
        let usual = Self {
            contact: Some(("tomorrow, 10:00".into(), "A call to hear how the night was.".into())),
            steps: vec![("Ten minutes in the kitchen, without the phone".into(), "Saturday and Wednesday".into())],
            consents: vec![consent("How we keep your words", "signed Mon 9 Jun", true)],
            may_know: vec![MayKnow {
                who: "Nils, my brother".into(),
                what: "That I am here, and when he has to fetch me.".into(),
            }],
            safety: vec![
                ("How I notice that it begins".into(), "I stop answering the phone.".into()),
                ("Whom I can ask for help".into(), "Nils. Or 988.".into()),
            ],
            therapist: "Alba Reyes".into(),
        };
        let long = "Every morning, before anyone else is awake, ".repeat(8);
        let extreme = Self {
            steps: vec![(long.clone(), long.clone()); 4],
            may_know: vec![MayKnow { who: "كان كل شيء".into(), what: long }; 3],
            ..usual.clone()
        };
        let empty = Self { therapist: "Your care team".into(), ..Self::default() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn my_agreements(shell: &Shell, view: &MyAgreements) -> Markup {
    let body = html! {
        h1 { "What was agreed" }
        p.say { "Something is wrong here, or changed? Tell " bdi { (view.therapist) } "." }
        @if let Some((when, what)) = &view.contact {
            section.section aria-labelledby="contact" { h2 id="contact" { "We speak again" } p { (wording::sentence(when)) } @if !what.is_empty() { p.soft dir="auto" { (what) } } }
        }
        section.section aria-labelledby="steps" {
            h2 id="steps" { "Small things to try" }
            @if view.steps.is_empty() { p.soft { "Nothing yet. It begins after a session." } }
            @for (what, when) in &view.steps { p dir="auto" { (what) @if !when.is_empty() { span.soft { ", " (when) } } } }
            @if !view.steps.is_empty() { p.small { a href=(urls::MyThread) { "Say how it went" } } }
        }
        section.section aria-labelledby="hard" {
            h2 id="hard" { "For a hard hour" }
            @if view.safety.is_empty() { p.soft { bdi { (view.therapist) } " writes a plan for it with you. Until then: " a href=(urls::Help) { "help now" } "." } }
            @for (name, words) in &view.safety { p.small.soft { (name) } p.said { (own(words)) } }
        }
        section.section aria-labelledby="told" {
            h2 id="told" { "Who may be told what" }
            @if view.may_know.is_empty() { p.soft { "Nobody outside your care team." } }
            @for one in &view.may_know { p dir="auto" { b { (one.who) } } p.said { (own(&one.what)) } }
        }
        section.section aria-labelledby="documents" {
            h2 id="documents" { "Documents" }
            @if view.consents.is_empty() { p.soft { "Nothing to sign yet." } }
            (consent_list(&view.consents, |line| Some(urls::MyConsent(line.document.clone()).to_string()), |signature| urls::MyConsentCopy(signature).to_string()))
        }
    };
    page(shell, "What was agreed", Place::MyAgreements, Width::Phone, body)
}
