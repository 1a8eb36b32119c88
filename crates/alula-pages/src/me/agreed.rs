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
use crate::urls;
use crate::wording::{Gap, Words, filled, sentence};

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
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words) -> Self {
        let contact = chart.all::<ContactPlanned>().filter(|it| it.is.at >= ctx.now).min_by_key(|it| it.is.at);
        let steps = integration::last_strategies(chart).into_iter();
        let plan = chart.last::<SafetyPlanWritten>();
        let safety = plan.iter().flat_map(|it| {
            [
                (words.agreed_signs(), &it.is.signs),
                (words.agreed_by_myself(), &it.is.by_myself),
                (words.agreed_company(), &it.is.company),
                (words.agreed_people(), &it.is.people),
                (words.agreed_professionals(), &it.is.professionals),
                (words.agreed_surroundings(), &it.is.surroundings),
                (words.agreed_reasons(), &it.is.reasons),
            ]
        });
        Self {
            contact: contact.map(|it| (words.at(it.is.at, ctx.now, ctx.zone), it.is.what.reveal().to_owned())),
            steps: steps
                .map(|it| (it.strategy.is.words.reveal().to_owned(), it.strategy.is.when.reveal().to_owned()))
                .collect(),
            consents: consent_lines(chart, ctx, words),
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
                .map(|(name, said)| (name.into_owned(), said.reveal().to_owned()))
                .collect(),
            therapist: therapist(chart, ctx, words),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let consent = |title: &str, standing: &str, signed| ConsentLine {
            document: "ketamine".into(),
            title: title.into(),
            standing: standing.into(),
            signed,
            asked: true,
            signature: signed.then_some(EntryId(uuid::Uuid::nil())),
        };
        let usual = Self {
            contact: Some((
                words.time_at(words.time_tomorrow(), "10:00").into(),
                "A call to hear how the night was.".into(),
            )),
            steps: vec![("Ten minutes in the kitchen, without the phone".into(), "Saturday and Wednesday".into())],
            consents: vec![consent("How we keep your words", &words.consent_signed("9. 6. 2026"), true)],
            may_know: vec![MayKnow {
                who: "Nils, my brother".into(),
                what: "That I am here, and when he has to fetch me.".into(),
            }],
            safety: vec![
                (words.agreed_signs().into(), "I stop answering the phone.".into()),
                (words.agreed_people().into(), "Nils. Or 988.".into()),
            ],
            therapist: "Alba Reyes".into(),
        };
        let long = "Every morning, before anyone else is awake, ".repeat(8);
        let extreme = Self {
            steps: vec![(long.clone(), long.clone()); 4],
            may_know: vec![MayKnow { who: "كان كل شيء".into(), what: long }; 3],
            ..usual.clone()
        };
        let empty = Self { therapist: words.me_team().into(), ..Self::default() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn my_agreements(shell: &Shell, view: &MyAgreements) -> Markup {
    let words = shell.words();
    let therapist = html! { bdi { (view.therapist) } };
    let first = html! { bdi { (sentence(&view.therapist)) } };
    let help = html! { a href=(urls::Help) { (words.agreed_help()) } };
    let body = html! {
        h1 { (words.agreed_title()) }
        p.say { (filled(&words.agreed_wrong(Gap(0)), &[therapist])) }
        @if let Some((when, what)) = &view.contact {
            section.section aria-labelledby="contact" { h2 id="contact" { (words.agreed_contact()) } p { (sentence(when)) } @if !what.is_empty() { p.soft dir="auto" { (what) } } }
        }
        section.section aria-labelledby="steps" {
            h2 id="steps" { (words.agreed_steps()) }
            @if view.steps.is_empty() { p.soft { (words.agreed_no_steps()) } }
            @for (what, when) in &view.steps { p dir="auto" { (what) @if !when.is_empty() { span.soft { ", " (when) } } } }
            @if !view.steps.is_empty() { p.small { a href=(urls::MyThread) { (words.me_say()) } } }
        }
        section.section aria-labelledby="hard" {
            h2 id="hard" { (words.agreed_hard()) }
            @if view.safety.is_empty() { p.soft { (filled(&words.agreed_no_plan(Gap(0), Gap(1)), &[first, help])) } }
            @for (name, said) in &view.safety { p.small.soft { (name) } p.said { (own(said)) } }
        }
        section.section aria-labelledby="told" {
            h2 id="told" { (words.agreed_told()) }
            @if view.may_know.is_empty() { p.soft { (words.agreed_nobody()) } }
            @for one in &view.may_know { p dir="auto" { b { (one.who) } } p.said { (own(&one.what)) } }
        }
        section.section aria-labelledby="documents" {
            h2 id="documents" { (words.agreed_documents()) }
            @if view.consents.is_empty() { p.soft { (words.agreed_no_documents()) } }
            (consent_list(words, &view.consents, |line| Some(urls::MyConsent(line.document.clone()).to_string()), |signature| urls::MyConsentCopy(signature).to_string()))
        }
    };
    page(shell, &words.agreed_title(), Place::MyAgreements, Width::Phone, body)
}
