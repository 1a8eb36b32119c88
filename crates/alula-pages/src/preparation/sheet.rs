//! Knowing the person: goals, intentions, wishes, touch, visits.

use alula_core::ids::{ClientId, EntryId, GoalId, IntentionId, VisitId};
use maud::{Markup, html};

use super::home::{HomeLine, home};
use crate::parts::{Choices, Field, Filled, Forms, Fresh, error_summary, form, link_button, own, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalLine {
    /// Its id.
    pub goal: GoalId,
    /// The client's words.
    pub words: String,
    /// How it ended; empty while it goes on.
    pub ended: String,
}

/// An intention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntentionLine {
    /// Its id.
    pub intention: IntentionId,
    /// The client's words.
    pub words: String,
    /// `set Mon 9 Jun`.
    pub about: String,
    /// True when it was let go or another grew out of it.
    pub rests: bool,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitLine {
    /// Its id.
    pub visit: VisitId,
    /// `Preparation visit · Mon 9 Jun · 50 min`.
    pub title: String,
    /// What it was about.
    pub summary: String,
    /// How its note stands, and where it is read or written; nowhere when that is not the reader's to do.
    pub note: (String, String),
}

/// Everything of preparation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparationSheet {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// Goals.
    pub goals: Vec<GoalLine>,
    /// Intentions.
    pub intentions: Vec<IntentionLine>,
    /// Visits, newest first.
    pub visits: Vec<VisitLine>,
    /// How the home stands, for sessions there.
    pub home: HomeLine,
    /// How many kinds of touch the form offers; at least three.
    pub touch_rows: usize,
    /// Wishes and touch as last said, and forms that were sent back.
    pub forms: Forms,
    /// True when the reader may write here.
    pub may_write: bool,
}

impl PreparationSheet {
    /// Empty, usual, extreme.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            drawn,
            name: "Mara".into(),
            goals: Vec::new(),
            intentions: Vec::new(),
            visits: Vec::new(),
            home: HomeLine::default(),
            touch_rows: 3,
            forms: Forms::fresh(),
            may_write: true,
        };
        let goal =
            |words: &str, ended: &str| GoalLine { goal: GoalId::of(drawn), words: words.into(), ended: ended.into() };
        let intention = |words: &str, rests| IntentionLine {
            intention: IntentionId::of(drawn),
            words: words.into(),
            about: "set Mon 9 Jun".into(),
            rests,
        };
        let visit = |summary: &str, note: &str| VisitLine {
            visit: VisitId::of(drawn),
            title: "Preparation visit · Mon 9 Jun · 50 min".into(),
            summary: summary.into(),
            note: (note.into(), urls::Client(client).to_string()),
        };
        let wishes = Filled::new()
            .with("fears", "Losing the ground, and nobody noticing.")
            .with("calming", "My name, said slowly")
            .with("sound", "The long piece, softly")
            .with("role", "quiet_presence");
        let touch = Filled::new()
            .with("what:0", "A hand")
            .with("answer:0", "ask")
            .with("what:1", "The shoulder")
            .with("answer:1", "no");
        let usual = Self {
            goals: vec![goal("To sleep through the night.", ""), goal("To call my sister.", "done in June")],
            intentions: vec![
                intention("To be kind to the part of me that still waits at the window.", false),
                intention("To stop waiting.", true),
            ],
            visits: vec![
                visit("Fears named; touch agreed.", "Write the note"),
                visit("Hopes, and what the medicine does.", "Note waits for J. Okafor, LMFT to co-sign"),
            ],
            home: HomeLine {
                at: "Mon 9 Jun, 10:20".into(),
                open: vec!["Medicine is locked away"],
                words: "The lockbox comes on Friday.".into(),
            },
            forms: Forms::fresh().with("wishes", wishes).with("touch", touch),
            ..empty.clone()
        };
        let long = "Every morning, before anyone else is awake, ".repeat(12);
        let wrong = Filled::new().with("kind", "preparation").wrong("length", "Say how many minutes it lasted.");
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            goals: (0..12).map(|_| goal("أن أنام الليل كله.", "")).collect(),
            intentions: vec![intention(&long, false)],
            visits: (0..12).map(|_| visit(&long, "Note signed")).collect(),
            forms: usual.forms.clone().with("visits", wrong),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn preparation_page(shell: &Shell, view: &PreparationSheet) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, preparation", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Preparation" }
        nav.row aria-label="More of preparation" {
            (link_button("Consents", urls::Consents(view.client)))
            (link_button("What is ready", urls::Readiness(view.client)))
            (link_button("Plan a session", urls::NewSession(view.client)))
        }
        (intentions(view, &fresh))
        (goals(view, &fresh))
        (wishes(view, &fresh))
        (touch(view, &fresh))
        (home(view, &view.forms, &fresh))
        (visits(view, &fresh))
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

fn intentions(view: &PreparationSheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("intentions");
    html! {
        section.section id="intentions" {
            h2 { "Intentions" }
            @if view.intentions.is_empty() { p.soft { "None yet. An intention can be set, changed, held lightly or let go." } }
            ul.listed {
                @for one in &view.intentions {
                    li {
                        (own(&one.words)) span.soft.small { " · " (one.about) @if one.rests { ", rests" } }
                        @if view.may_write && !one.rests {
                            form.inline method="post" action=(urls::Intentions(view.client)) {
                                input type="hidden" name="entry" value=(fresh.id());
                                input type="hidden" name="let_go" value=(one.intention);
                                button.plain type="submit" { "let go" }
                            }
                        }
                    }
                }
            }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { "Set an intention" }
                    (error_summary(&filled))
                    (form(urls::Intentions(view.client), Some(fresh.id()), html! {
                        (Field::own_words(&filled, "words", "In the client's own words"))
                        (quiet_button("Set it"))
                    }))
                }
            }
        }
    }
}

fn goals(view: &PreparationSheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("goals");
    html! {
        section.section id="goals" {
            h2 { "Goals" }
            @if view.goals.is_empty() { p.soft { "None yet." } }
            ul.listed { @for one in &view.goals { li { (own(&one.words)) @if !one.ended.is_empty() { span.soft { " · " (one.ended) } } } } }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { "Set a goal" }
                    (error_summary(&filled))
                    (form(urls::Goals(view.client), Some(fresh.id()), html! {
                        (Field::own_words(&filled, "words", "In the client's own words"))
                        (quiet_button("Set it"))
                    }))
                }
                @let open: Vec<&GoalLine> = view.goals.iter().filter(|it| it.ended.is_empty()).collect();
                @if !open.is_empty() { (end_of_goal(view, &open, fresh)) }
            }
        }
    }
}

fn end_of_goal(view: &PreparationSheet, open: &[&GoalLine], fresh: &Fresh) -> Markup {
    let filled = view.forms.named("end");
    let choices = Choices::one(&filled, "end", "Which goal");
    let choices = open.iter().fold(choices, |choices, it| choices.offer(it.goal.to_string(), &it.words));
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "A goal has ended" }
            (error_summary(&filled))
            (form(urls::Goals(view.client), Some(fresh.id()), html! {
                input type="hidden" name="ends" value="yes";
                (choices)
                (Field::text(&filled, "words", "How it ended").hint("Reached, changed, or set down."))
                (quiet_button("Keep"))
            }))
        }
    }
}

fn agreed(answer: &str) -> &'static str {
    match answer {
        "yes" => "welcome",
        "ask" => "ask first",
        _ => "no",
    }
}

fn wishes(view: &PreparationSheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("wishes");
    html! {
        section.section id="wishes" {
            h2 { "Fears, and how to be calmed" }
            @for (name, heading) in [("fears", "Fears"), ("calming", "To be calmed by"), ("sound", "Sound")] {
                @if !filled.value(name).is_empty() && !filled.is_wrong() { p dir="auto" { span.soft { (heading) ": " } bdi { (filled.value(name)) } } }
            }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { "Write down wishes" }
                    (error_summary(&filled))
                    (form(urls::Wishes(view.client), Some(fresh.id()), html! {
                        (Field::area(&filled, "fears", "What the client fears").optional())
                        (Field::area(&filled, "calming", "How the client wants to be calmed"))
                        (Field::text(&filled, "sound", "Sound").hint("The name of a set takes it for the session.").optional())
                        p.hint { a href=(urls::Sound) { "The practice's sound" } }
                        (Choices::one(&filled, "role", "The therapist is").across().offer("quiet_presence", "A quiet presence").offer("gentle_guidance", "A gentle guide"))
                        (quiet_button("Keep"))
                    }))
                }
            }
        }
    }
}

fn touch(view: &PreparationSheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("touch");
    let rows: Vec<(String, String)> =
        (0..view.touch_rows).map(|n| (format!("what:{n}"), format!("answer:{n}"))).collect();
    html! {
        section.section id="touch" {
            h2 { "Touch" }
            @if filled.value("what:0").is_empty() { p.soft { "Nothing is agreed yet, so nothing is welcome." } }
            @else if !filled.is_wrong() {
                ul.listed { @for (what, answer) in &rows { @if !filled.value(what).is_empty() { li { bdi { (filled.value(what)) } ": " (agreed(filled.value(answer))) } } } }
            }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { "Agree on touch" }
                    (error_summary(&filled))
                    (form(urls::Touch(view.client), Some(fresh.id()), html! {
                        p.hint { "What is not named is no. After the medicine, a no stays a no." }
                        @for (n, (what, answer)) in rows.iter().enumerate() {
                            fieldset {
                                legend { "Touch " (n + 1) }
                                (Field::text(&filled, what, "Which").optional())
                                (Choices::one(&filled, answer, "It is").across().offer("yes", "Welcome").offer("ask", "Ask first").offer("no", "No"))
                            }
                        }
                        (quiet_button("Keep this agreement"))
                    }))
                }
            }
        }
    }
}

fn visits(view: &PreparationSheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("visits");
    html! {
        section.section id="visits" {
            h2 { "Visits" }
            @if view.visits.is_empty() { p.soft { "None yet." } }
            @for one in &view.visits {
                article.visit {
                    h3 { (one.title) }
                    p dir="auto" { (one.summary) }
                    p.small { @if one.note.1.is_empty() { (one.note.0) } @else { a href=(one.note.1) { (one.note.0) } } }
                }
            }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { "A visit took place" }
                    (error_summary(&filled))
                    (form(urls::Visits(view.client), Some(fresh.id()), html! {
                        (Choices::one(&filled, "kind", "It was").across().offer("intake", "Intake").offer("preparation", "Preparation").offer("integration", "Integration").offer("evaluation", "Evaluation").offer("review", "Review").offer("phone", "By phone"))
                        (Field::moment(&filled, "at", "Began"))
                        (Field::number(&filled, "length", "Lasted", "min"))
                        (Field::area(&filled, "summary", "What it was about"))
                        (quiet_button("Keep this visit"))
                    }))
                }
            }
        }
    }
}
