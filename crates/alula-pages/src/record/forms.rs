//! Correct, withdraw, or look at one statement.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::Statement;
use maud::{Markup, html};

use super::page::{line, parts};
use super::{RecordLine, Told};
use crate::parts::{Choices, Field, Filled, error_summary, form, main_button};
use crate::session::preferred_name;
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// What is done with the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Say it rightly; `kind` is the stable name of its kind, empty when no form corrects it.
    Correct {
        /// The kind.
        kind: &'static str,
    },
    /// Take it back.
    Withdraw,
    /// Look at what was set aside.
    Review,
}

/// One statement and what is done with it.
#[derive(Clone, Debug)]
pub struct EntryPage {
    /// Whose chart.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The statement.
    pub line: RecordLine,
    /// What is done.
    pub deed: Deed,
    /// Where the reader came from; empty for the record.
    pub back: String,
    /// The id of the request.
    pub entry: EntryId,
    /// The form.
    pub form: Filled,
}

/// True when a form of its kind corrects this statement.
pub fn correctable(statement: &Statement) -> bool {
    correct_kind(statement).is_some()
}

fn correct_kind(statement: &Statement) -> Option<&'static str> {
    match statement {
        Statement::VitalsRecorded(_) => Some("vitals_recorded"),
        Statement::MarkMade(_) => Some("mark_made"),
        Statement::MedicineRecorded(_) => Some("medicine_recorded"),
        Statement::ConditionRecorded(_) => Some("condition_recorded"),
        Statement::VisitHeld(_) => Some("visit_held"),
        _ => None,
    }
}

impl EntryPage {
    /// The page of one statement; nothing when it is not in this chart, or cannot be corrected by a form.
    pub fn of(
        chart: &Chart,
        id: EntryId,
        deed: fn(&Statement) -> Option<Deed>,
        ctx: &Context<'_>,
        (entry, back): (EntryId, String),
        form: Option<Filled>,
    ) -> Option<Self> {
        let stated = chart.entry(id)?;
        let says = chart.says(stated);
        let deed = deed(says)?;
        let held = if matches!(deed, Deed::Correct { .. }) { as_it_holds(says) } else { Filled::new() };
        Some(Self {
            client: chart.client(),
            name: preferred_name(chart),
            line: line(chart, stated, ctx),
            deed,
            back,
            entry,
            form: form.unwrap_or(held),
        })
    }

    /// A correction, a withdrawal, a review.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let told = |label: &str, words: &str| Told { label: label.into(), words: words.into(), own: false };
        let line = RecordLine {
            entry,
            sequence: 12,
            kind: "Reading".into(),
            about: "happened today, 14:02 · written down today, 14:20 · Alba Reyes, AMFT".into(),
            says: vec![told("Pressure, upper pressure", "128"), told("Pressure, lower pressure", "79")],
            before: Vec::new(),
            later: Vec::new(),
            withdrawn: false,
            can_correct: true,
            can_withdraw: true,
            to_review: false,
            instead: String::new(),
        };
        let correct = Self {
            client,
            name: "Mara".into(),
            line: line.clone(),
            deed: Deed::Correct { kind: "vitals_recorded" },
            back: String::new(),
            entry,
            form: Filled::new().with("systolic", "128").with("diastolic", "79"),
        };
        let wrong = Filled::new().wrong("reason", "Say why it is taken back.");
        let withdraw = Self { deed: Deed::Withdraw, form: wrong, ..correct.clone() };
        let aside = RecordLine { later: vec!["set aside: it came after the session had ended".into()], ..line };
        let review = Self { deed: Deed::Review, line: aside, form: Filled::new(), ..correct.clone() };
        vec![("correct", correct), ("withdraw", withdraw), ("review", review)]
    }
}

/// A kind without a form is told how it is said anew.
pub fn deed_correct(says: &Statement) -> Option<Deed> {
    Some(Deed::Correct { kind: correct_kind(says).unwrap_or_default() })
}

/// Everything can be asked to be taken back; the rules answer.
pub fn deed_withdraw(_: &Statement) -> Option<Deed> {
    Some(Deed::Withdraw)
}

/// Everything can be asked to be looked at; the rules answer.
pub fn deed_review(_: &Statement) -> Option<Deed> {
    Some(Deed::Review)
}

fn as_it_holds(says: &Statement) -> Filled {
    let filled = Filled::new();
    let name = |code: serde_json::Value| code.as_str().unwrap_or_default().to_owned();
    let stored: serde_json::Value = serde_json::from_slice(&says.encode()).unwrap_or_default();
    let part = |part: &str| name(stored["is"][part].clone());
    match says {
        Statement::VitalsRecorded(it) => {
            let number = |filled: Filled, name: &str, value: Option<String>| {
                value.map_or(filled.clone(), |value| filled.with(name, value))
            };
            let filled = number(filled, "systolic", it.pressure.map(|it| it.systolic.to_string()));
            let filled = number(filled, "diastolic", it.pressure.map(|it| it.diastolic.to_string()));
            let filled = number(filled, "pulse", it.pulse.map(|it| it.to_string()));
            let filled = number(filled, "saturation", it.saturation.map(|it| it.to_string()));
            let filled = number(filled, "breaths", it.breaths.map(|it| it.to_string()));
            number(filled, "weight", it.weight.map(|it| it.to_string()))
        }
        Statement::MarkMade(it) => filled.with("kind", part("kind")).with("words", it.words.reveal()),
        Statement::MedicineRecorded(it) => filled
            .with("text", it.text.reveal())
            .with("dose", it.dose.reveal())
            .with("since", it.since.reveal())
            .with("status", part("status")),
        Statement::ConditionRecorded(it) => {
            filled.with("text", it.text.reveal()).with("onset", it.onset.reveal()).with("status", part("status"))
        }
        Statement::VisitHeld(it) => filled
            .with("kind", part("kind"))
            .with("length", it.length.get().to_string())
            .with("summary", it.summary.reveal()),
        _ => filled,
    }
}

/// The page.
pub fn entry_page(shell: &Shell, view: &EntryPage) -> Markup {
    let (title, to, button) = match view.deed {
        Deed::Correct { .. } => {
            ("Correct", urls::CorrectEntry(view.client, view.line.entry).to_string(), "Keep the correction")
        }
        Deed::Withdraw => ("Withdraw", urls::WithdrawEntry(view.client, view.line.entry).to_string(), "Withdraw it"),
        Deed::Review => ("Look at it", urls::ReviewEntry(view.client, view.line.entry).to_string(), "I have looked"),
    };
    let body = html! {
        p.crumb { a href=(urls::Record(view.client)) { bdi { (view.name) } ", record" } }
        h1 { (title) }
        h2 { (view.line.kind) }
        p.soft.small { (view.line.about) }
        @for words in &view.line.later { p.small dir="auto" { (wording::sentence(words)) } }
        (parts(&view.line.says))
        @if view.deed == Deed::Withdraw && !view.line.can_withdraw {
            p.lead { @if view.line.instead.is_empty() { "This cannot be taken back." } @else { "This is not taken back here. " (view.line.instead) } }
        }
        @let no_form = view.deed == Deed::Correct { kind: "" };
        @let formless = no_form || view.deed == Deed::Withdraw && !view.line.can_withdraw;
        @if no_form {
            p.lead {
                "No form corrects this kind. "
                @if view.line.can_withdraw { a href=(urls::WithdrawEntry(view.client, view.line.entry)) { "Withdraw it" } " and say it anew." }
                @else { (view.line.instead) }
            }
        }
        @if !formless { section.section {
            (error_summary(&view.form))
            (form(to, Some(view.entry), html! {
                @if !view.back.is_empty() { input type="hidden" name="back" value=(view.back); }
                @if let Deed::Correct { kind } = view.deed { (fields(kind, &view.form)) }
                @match view.deed {
                    Deed::Correct { .. } => (Field::text(&view.form, "reason", "Why it is corrected").hint("The first words stay readable beside it.")),
                    Deed::Withdraw => (Field::text(&view.form, "reason", "Why it is withdrawn").hint("The words stay readable, struck through.")),
                    Deed::Review => (Field::area(&view.form, "words", "What you found, and what follows")),
                }
                div.buttons { (main_button(button)) a.button href=(if view.back.is_empty() { urls::Record(view.client).to_string() } else { view.back.clone() }) { "Leave it as it is" } }
            }))
        } }
    };
    page(shell, title, Place::Clients, Width::Reading, body)
}

fn fields(kind: &str, filled: &Filled) -> Markup {
    let marks = [
        "still",
        "breath",
        "tears",
        "ease",
        "speaks",
        "moves",
        "nausea",
        "vomited",
        "touch_offered",
        "touch_accepted",
        "touch_declined",
        "sound",
        "bathroom",
        "worry",
        "words",
        "note",
        "well",
        "role",
    ];
    html! {
        @match kind {
            "vitals_recorded" => {
                (Field::number(filled, "systolic", "Upper pressure", "mmHg").optional())
                (Field::number(filled, "diastolic", "Lower pressure", "mmHg").optional())
                (Field::number(filled, "pulse", "Pulse", "a minute").optional())
                (Field::number(filled, "saturation", "Oxygen", "%").optional())
                (Field::number(filled, "breaths", "Breaths", "a minute").optional())
                (Field::number(filled, "weight", "Weight", "kg").optional())
            }
            "mark_made" => {
                (marks.iter().fold(crate::parts::Select::new(filled, "kind", "What it was"), |select, it| select.offer(*it, wording::sentence(&it.replace('_', " ")))))
                (Field::area(filled, "words", "In words").optional())
            }
            "medicine_recorded" => {
                (Field::text(filled, "text", "Medicine"))
                (Field::text(filled, "dose", "Dose").optional())
                (Field::text(filled, "since", "Since when").optional())
                (Choices::one(filled, "status", "It is").across().offer("taking", "Taken now").offer("stopped", "Stopped"))
            }
            "condition_recorded" => {
                (Field::text(filled, "text", "Condition"))
                (Field::text(filled, "onset", "Since when").optional())
                (Choices::one(filled, "status", "It is").across().offer("active", "Present").offer("resolved", "In the past"))
            }
            "visit_held" => {
                (Choices::one(filled, "kind", "It was").across().offer("preparation", "Preparation").offer("integration", "Integration").offer("evaluation", "Evaluation").offer("review", "Review"))
                (Field::number(filled, "length", "Lasted", "min"))
                (Field::area(filled, "summary", "What it was about"))
            }
            _ => {}
        }
    }
}
