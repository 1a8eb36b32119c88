//! Questionnaires: one question on a page, each answer a button that keeps it at once.

mod curve_of;
mod outcomes;
mod outcomes_of;
mod overview;
mod practice;
mod said;

pub use curve_of::{curve_of, curves};
pub use outcomes::{IntentionLine, OutcomeLine, OutcomesPage, outcomes_page};
pub(crate) use outcomes_of::{day_of, months_between, number, panel};
pub use overview::{MeasureLine, MeasuresPage, measures_page};
pub(crate) use overview::{asked_for, counted};
pub use practice::{PointLine, PracticeLine, PracticeOutcomesPage, practice_outcomes_page};
pub use said::definition;
pub(crate) use said::sentence;

use alula_core::ids::EntryId;
use maud::{Markup, html};

use crate::parts::foreign;
use crate::public::help;
use crate::shell::{Place, Shell, Viewer, Width, page};
use crate::urls;
use crate::wording::{self, Gap, Words, filled};

/// One question. Posts `entry` and `value`, or `skip` with `yes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// How many days the questions ask about.
    pub days: u16,
    /// The language of the questions, by its tag.
    pub language: String,
    /// What stands above every question, word for word.
    pub stem: String,
    /// The question, word for word.
    pub words: String,
    /// Its number, from 1.
    pub number: u8,
    /// How many there are.
    pub of: u8,
    /// The answers, word for word, with their values.
    pub answers: Vec<(u8, String)>,
    /// The value that was chosen before.
    pub chosen: Option<u8>,
    /// Where an answer is posted.
    pub to: String,
    /// The question before.
    pub back: Option<String>,
    /// The id of the request.
    pub entry: EntryId,
    /// The instrument's notice, word for word.
    pub notice: String,
    /// When it is read aloud: to whom.
    pub read_aloud_to: Option<String>,
    /// When an answer of this round spoke of danger: who is asked to call, or where to look.
    pub danger: Option<Danger>,
}

/// An answer spoke of danger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Danger {
    /// On the client's own page: who is asked to call; the practice's number.
    Own {
        /// Who.
        caller: String,
        /// The practice's number.
        practice_phone: Option<String>,
    },
    /// When it is read aloud: where the concern is looked at.
    Staff {
        /// The page of the concerns.
        to: String,
    },
}

impl Question {
    /// Usual, with an earlier answer, read aloud.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let answers = ["Not at all", "Several days", "More than half the days", "Nearly every day"];
        let usual = Self {
            days: 14,
            language: "en".into(),
            stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?".into(),
            words: "Little interest or pleasure in doing things".into(),
            number: 1,
            of: 9,
            answers: (0..4).zip(answers.map(str::to_owned)).collect(),
            chosen: None,
            to: "/me/measures".into(),
            back: None,
            entry,
            notice: "PHQ-9, developed by Drs. Spitzer, Williams, Kroenke and colleagues. No permission required."
                .into(),
            read_aloud_to: None,
            danger: None,
        };
        let words = "Moving or speaking so slowly that other people could have noticed? Or the opposite, being so fidgety or restless that you have been moving around a lot more than usual";
        let again = Self {
            number: 8,
            words: words.into(),
            chosen: Some(1),
            back: Some("/me/measures".into()),
            ..usual.clone()
        };
        vec![
            ("usual", usual),
            ("again", again.clone()),
            (
                "danger",
                Self {
                    danger: Some(Danger::Own { caller: "Alba Reyes".into(), practice_phone: None }),
                    ..again.clone()
                },
            ),
            (
                "read-aloud",
                Self {
                    read_aloud_to: Some("Mara".into()),
                    danger: Some(Danger::Staff { to: "/clients".into() }),
                    ..again
                },
            ),
        ]
    }
}

/// The page of one question.
pub fn question(shell: &Shell, view: &Question) -> Markup {
    let words = shell.words();
    let place = if matches!(shell.viewer, Viewer::Client { .. }) { Place::Me } else { Place::Clients };
    let (number, of, asked_in) = (view.number.into(), view.of.into(), foreign(&view.language, words));
    page(
        shell,
        &words.measure_title(number, of),
        place,
        Width::Phone,
        html! {
            p.steps-line id="steps" { (words.measure_steps(view.days.into(), number, of)) }
            progress aria-labelledby="steps" max=(view.of) value=(view.number.saturating_sub(1)) {}
            @if let Some(name) = &view.read_aloud_to { p.soft { "Read this aloud to " bdi { (name) } ", word for word, and press what they answer." } }
            @if let Some(danger) = &view.danger { (heard(words, danger)) }
            @if asked_in.is_some() { p.soft { (words.measure_foreign()) } }
            @if !view.stem.is_empty() { p.asked-stem lang=[asked_in] { (view.stem) } }
            h1.asked lang=[asked_in] { (view.words) }
            form.answers method="post" action=(view.to) {
                input type="hidden" name="entry" value=(view.entry);
                @for (value, answer) in &view.answers {
                    button.button type="submit" name="value" value=(value) lang=[asked_in] aria-pressed=[view.chosen.map(|it| if it == *value { "true" } else { "false" })] { (answer) }
                }
                button.plain type="submit" name="skip" value="yes" { (words.measure_skip()) }
            }
            @if let Some(back) = &view.back { p { a.plain.back href=(back) { (words.measure_back()) } } }
            p.small.soft lang=[asked_in] { (view.notice) }
        },
    )
}

fn heard(words: Words, danger: &Danger) -> Markup {
    match danger {
        Danger::Own { caller, practice_phone } => html! {
            section.notice role="status" aria-label=(words.help_title()) {
                p { (words.measure_danger()) " " (called(words, caller)) }
                (help::lines(words, practice_phone.as_deref()))
                p { (words.measure_danger_rest()) }
            }
        },
        Danger::Staff { to } => html! {
            section.notice role="status" aria-label="Someone has to look" {
                p { "An answer speaks of thoughts of death. Stay, and ask about it now. " a href=(to) { "Open the concern" } "." }
            }
        },
    }
}

fn called(words: Words, caller: &str) -> Markup {
    filled(&words.measure_danger_call(Gap(0)), &[html! { bdi { (wording::sentence(caller)) } }])
}

/// After the last question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Who reads the answers: `Alba Reyes`.
    pub reader: String,
    /// When an answer spoke of danger: who will call.
    pub danger: Option<String>,
    /// How many questions were skipped.
    pub skipped: usize,
    /// The practice's number.
    pub practice_phone: Option<String>,
}

impl Done {
    /// Usual, with skipped questions, with danger.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self { reader: "Alba Reyes".into(), danger: None, skipped: 0, practice_phone: None };
        vec![
            ("usual", usual.clone()),
            ("skipped", Self { skipped: 2, ..usual.clone() }),
            (
                "danger",
                Self { danger: Some("Alba Reyes".into()), practice_phone: Some("+1 415 555 0134".into()), ..usual },
            ),
        ]
    }
}

/// The page after the last question.
pub fn done(shell: &Shell, view: &Done) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.measure_kept(),
        Place::Me,
        Width::Phone,
        html! {
            h1 { (words.measure_kept()) }
            @if let Some(name) = &view.danger {
                p.say { (words.measure_danger()) }
                p.say { (called(words, name)) }
                div.buttons { (help::lines(words, view.practice_phone.as_deref())) }
                p { a href=(urls::Me) { (words.measure_next()) } }
            } @else {
                p.say { (words.measure_reader(wording::sentence(&view.reader))) }
                @if view.skipped > 0 { p.soft { (words.measure_skipped(view.skipped)) } }
                div.buttons { a.button.main.big href=(urls::Me) { (words.measure_done()) } }
            }
        },
    )
}
