//! Before a session: when and where, what is still open, and what was said about how it should be.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::preparation::{TouchAgreed, WishesRecorded, intentions};
use alula_core::session::after_t0;
use maud::{Markup, html};

use super::MyNext;
use super::of::{next_session, open_things, therapist};
use crate::parts::{empty, own};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

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
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let session = next_session(chart, ctx).map(|it| {
            let at = it.plan.is.at.to_zoned(ctx.zone.clone());
            MySession {
                title: format!("Session {}, {}", it.number, at.strftime("%A %-d %B at %H:%M")),
                place: it.plan.is.place.reveal().to_owned(),
                escort: it.escort.as_ref().map(|it| it.is.name.reveal().to_owned()),
            }
        });
        let wishes = chart.last::<WishesRecorded>();
        let said = |name: &str, words: &alula_core::private::Private| {
            (!words.is_blank()).then(|| (name.to_owned(), words.reveal().to_owned()))
        };
        let touch = chart.last::<TouchAgreed>();
        let touch = touch.iter().flat_map(|it| &it.is.items).map(|it| {
            let answer = match it.answer {
                alula_core::preparation::TouchAnswer::Ask => "ask me first",
                answer => wording::touch(answer),
            };
            (wording::touch_sign(it.answer).to_owned(), it.what.reveal().to_owned(), answer.to_owned())
        });
        Self {
            session,
            open: if after_t0(chart, ctx) { Vec::new() } else { open_things(chart, ctx) },
            intentions: intentions(chart).iter().map(|it: &Said<'_, _>| it.is.words.reveal().to_owned()).collect(),
            wishes: wishes
                .iter()
                .flat_map(|it| {
                    [
                        said("What I am afraid of", &it.is.fears),
                        said("What calms me", &it.is.calming),
                        said("Sound", &it.is.sound),
                    ]
                })
                .flatten()
                .collect(),
            role: wishes.map(|it| wording::therapist_role(it.is.role).to_owned()).unwrap_or_default(),
            touch: touch.collect(),
            therapist: therapist(chart, ctx),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            session: Some(MySession {
                title: "Session 2, Monday 30 June at 11:00".into(),
                place: "the room with the window".into(),
                escort: Some("Nils".into()),
            }),
            open: vec![MyNext {
                words: "Nine short questions about the last two weeks. It takes a minute or two.".into(),
                action: crate::parts::Action::go("Begin", urls::MyMeasure("phq-9".into())),
                after: String::new(),
            }],
            intentions: vec!["To be kind to the part of me that still waits at the window.".into()],
            wishes: vec![
                ("What I am afraid of".into(), "That nobody notices.".into()),
                ("What calms me".into(), "Say my name.".into()),
            ],
            role: "a quiet presence".into(),
            touch: vec![
                ("●".into(), "A hand to hold".into(), "yes".into()),
                ("◐".into(), "A hand on the shoulder".into(), "ask me first".into()),
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
        let empty = Self { therapist: "Your care team".into(), ..Self::default() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn my_preparation(shell: &Shell, view: &MyPreparation) -> Markup {
    let body = html! {
        h1 { "Prepare" }
        @match &view.session {
            Some(session) => {
                p.say { (session.title) "." }
                p.soft dir="auto" { (session.place) }
                @match &session.escort {
                    Some(name) => p { bdi { (name) } " takes you home." },
                    None => p { "Nobody is named yet who takes you home. You cannot drive on that day. Tell " bdi { (view.therapist) } " who it could be." },
                }
            }
            None => (empty("No session is planned", "When a day is agreed, it stands here. What you want to say about it can be written down before.", None)),
        }
        @if !view.open.is_empty() {
            section.section aria-labelledby="open" {
                h2 id="open" { "Still open" }
                @for one in &view.open { div.open-thing { p { (one.words) } (one.action.quiet()) } }
            }
        }
        section.section aria-labelledby="intentions" {
            h2 id="intentions" { "What I hold in mind" }
            @if view.intentions.is_empty() { p.soft { "Nothing yet. A few words are enough, and it can also stay open." } }
            @for words in &view.intentions { p.said { (own(words)) } }
            div.buttons { a.button href=(urls::MyIntentions) { (if view.intentions.is_empty() { "Write an intention" } else { "Change it" }) } }
        }
        section.section aria-labelledby="wishes" {
            h2 id="wishes" { "How it should be" }
            @if view.wishes.is_empty() && view.role.is_empty() { p.soft { bdi { (view.therapist) } " talks about this with you: what frightens you, what calms you, and the sound in the room." } }
            @for (name, words) in &view.wishes { p.small.soft { (name) } p.said { (own(words)) } }
            @if !view.role.is_empty() { p.small.soft { "The therapist" } p { (wording::sentence(&view.role)) } }
        }
        section.section aria-labelledby="touch" {
            h2 id="touch" { "Touch" }
            @if view.touch.is_empty() { p { "Nothing is agreed yet. What is not agreed is no." } } @else {
                ul.touch-list { @for (sign, what, answer) in &view.touch { li { span aria-hidden="true" { (sign) " " } bdi { (what) } ": " b { (answer) } } } }
                p.soft { "What is not named here is no. You can say no at any moment; then it stays no until the next morning." }
            }
        }
        p.section { "Is something different by now? Tell " bdi { (view.therapist) } " before the session: " a href=(urls::MyWorry) { "something worries me" } "." }
    };
    page(shell, "Prepare", Place::MyPreparation, Width::Phone, body)
}
