//! Before a session: when and where, what is still open, and what was said about how it should be.

use std::borrow::Cow;

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::preparation::{TherapistRole, TouchAgreed, TouchAnswer, WishesRecorded, intentions};
use alula_core::session::after_t0;
use maud::{Markup, html};

use super::MyNext;
use super::of::{next_session, open_things, therapist};
use crate::parts::{empty, own};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{self, Gap, Words, filled, sentence};

/// The next session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MySession {
    /// `Session 2, Monday 30 June at 11:00`.
    pub title: String,
    /// The room or place.
    pub place: String,
    /// Who takes the client home; nothing while nobody is named.
    pub escort: Option<String>,
}

/// What is ready and what is open before a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyPreparation {
    /// The next session.
    pub session: Option<MySession>,
    /// What the client can still do.
    pub open: Vec<MyNext>,
    /// The intentions that are held, in the client's words.
    pub intentions: Vec<String>,
    /// What the client said about fears, calming, sound: a name and their words.
    pub wishes: Vec<(String, String)>,
    /// How the therapist means to be there.
    pub role: String,
    /// Touch: the sign, what, and the answer.
    pub touch: Vec<(String, String, String)>,
    /// Whom to tell when something is different: `Alba Reyes`.
    pub therapist: String,
}

impl MyPreparation {
    /// What a chart says of it.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words) -> Self {
        let session = next_session(chart, ctx).map(|it| MySession {
            title: words.prepare_session(it.number, words.appointment(it.plan.is.at, ctx.zone)).into_owned(),
            place: it.plan.is.place.reveal().to_owned(),
            escort: it.escort.as_ref().map(|it| it.is.name.reveal().to_owned()),
        });
        let wishes = chart.last::<WishesRecorded>();
        let said = |name: Cow<'static, str>, words: &alula_core::private::Private| {
            (!words.is_blank()).then(|| (name.into_owned(), words.reveal().to_owned()))
        };
        let touch = chart.last::<TouchAgreed>();
        let touch = touch.iter().flat_map(|it| &it.is.items).map(|it| {
            let answer = match it.answer {
                TouchAnswer::Yes => words.prepare_touch_yes(),
                TouchAnswer::Ask => words.prepare_touch_ask(),
                TouchAnswer::No => words.prepare_touch_no(),
            };
            (wording::touch_sign(it.answer).to_owned(), it.what.reveal().to_owned(), answer.into_owned())
        });
        Self {
            session,
            open: if after_t0(chart, ctx) { Vec::new() } else { open_things(chart, ctx, words) },
            intentions: intentions(chart).iter().map(|it: &Said<'_, _>| it.is.words.reveal().to_owned()).collect(),
            wishes: wishes
                .iter()
                .flat_map(|it| {
                    [
                        said(words.prepare_fears(), &it.is.fears),
                        said(words.prepare_calming(), &it.is.calming),
                        said(words.prepare_sound(), &it.is.sound),
                    ]
                })
                .flatten()
                .collect(),
            role: wishes.map(|it| role(it.is.role, words).into_owned()).unwrap_or_default(),
            touch: touch.collect(),
            therapist: therapist(chart, ctx, words),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let usual = Self {
            session: Some(MySession {
                title: words.prepare_session("2", "30. 6. 2026 11:00").into(),
                place: "the room with the window".into(),
                escort: Some("Nils".into()),
            }),
            open: vec![MyNext {
                words: words.me_asked("PHQ-9", 9, 14).into(),
                document: None,
                action: crate::parts::Action::go(words.me_begin(), urls::MyMeasure("phq-9".into())),
                after: String::new(),
            }],
            intentions: vec!["To be kind to the part of me that still waits at the window.".into()],
            wishes: vec![
                (words.prepare_fears().into(), "That nobody notices.".into()),
                (words.prepare_calming().into(), "Say my name.".into()),
            ],
            role: words.prepare_quiet().into(),
            touch: vec![
                ("●".into(), "A hand to hold".into(), words.prepare_touch_yes().into()),
                ("◐".into(), "A hand on the shoulder".into(), words.prepare_touch_ask().into()),
            ],
            therapist: "Alba Reyes".into(),
        };
        let long = "Every morning, before anyone else is awake, ".repeat(6);
        let extreme = Self {
            session: usual.session.clone().map(|it| MySession { escort: None, place: long.clone(), ..it }),
            open: vec![usual.open[0].clone(); 4],
            intentions: vec![long, "كان كل شيء على ما يرام.".into()],
            therapist: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            ..usual.clone()
        };
        let empty = Self { therapist: words.me_team().into(), ..Self::default() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// How the therapist means to be there.
fn role(role: TherapistRole, words: Words) -> Cow<'static, str> {
    match role {
        TherapistRole::QuietPresence => words.prepare_quiet(),
        TherapistRole::GentleGuidance => words.prepare_guide(),
    }
}

/// The page.
pub fn my_preparation(shell: &Shell, view: &MyPreparation) -> Markup {
    let words = shell.words();
    let therapist = || html! { bdi { (view.therapist) } };
    let first = html! { bdi { (sentence(&view.therapist)) } };
    let worry = html! { a href=(urls::MyWorry) { (words.prepare_worry()) } };
    let body = html! {
        h1 { (words.prepare_title()) }
        @match &view.session {
            Some(session) => {
                p.say { (session.title) }
                p.soft dir="auto" { (session.place) }
                @match &session.escort {
                    Some(name) => p { (filled(&words.me_takes_home(Gap(0)), &[html! { bdi { (name) } }])) },
                    None => p { (filled(&words.prepare_no_escort(Gap(0)), &[therapist()])) },
                }
            }
            None => (empty(&words.prepare_none(), &words.prepare_none_more(), None)),
        }
        @if !view.open.is_empty() {
            section.section aria-labelledby="open" {
                h2 id="open" { (words.prepare_open()) }
                @for one in &view.open { div.open-thing { p { (one.said(words)) } (one.action.quiet()) } }
            }
        }
        section.section aria-labelledby="intentions" {
            h2 id="intentions" { (words.prepare_intentions()) }
            @if view.intentions.is_empty() { p.soft { (words.prepare_no_intention()) } }
            @for held in &view.intentions { p.said { (own(held)) } }
            div.buttons { a.button href=(urls::MyIntentions) { (if view.intentions.is_empty() { words.prepare_write() } else { words.prepare_change() }) } }
        }
        section.section aria-labelledby="wishes" {
            h2 id="wishes" { (words.prepare_wishes()) }
            @if view.wishes.is_empty() && view.role.is_empty() { p.soft { (filled(&words.prepare_no_wishes(Gap(0)), &[first])) } }
            @for (name, wish) in &view.wishes { p.small.soft { (name) } p.said { (own(wish)) } }
            @if !view.role.is_empty() { p.small.soft { (words.prepare_therapist()) } p { (view.role) } }
        }
        section.section aria-labelledby="touch" {
            h2 id="touch" { (words.prepare_touch()) }
            @if view.touch.is_empty() { p { (words.prepare_no_touch()) } } @else {
                ul.touch-list { @for (sign, what, answer) in &view.touch { li { span aria-hidden="true" { (sign) " " } bdi { (what) } ": " b { (answer) } } } }
                p.soft { (words.prepare_touch_else()) }
            }
        }
        p.section { (filled(&words.prepare_different(Gap(0), Gap(1)), &[therapist(), worry])) }
    };
    page(shell, &words.prepare_title(), Place::MyPreparation, Width::Phone, body)
}
