//! Letters: what was written to whom, writing one beside what the client agreed to, and looking at it before it is filed.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId};
use alula_core::intake::DisclosureAgreed;
use alula_core::supervision::{Cover, LetterDraft, LetterWritten, agreement_for, is_client};
use maud::{Markup, html};

use crate::parts::{Check, Field, Filled, Tone, empty, error_summary, form, notice, own, own_block, paper};
use crate::print::{Letter, measures_in_words};
use crate::session::{author_name, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One letter that was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterLine {
    /// Which.
    pub letter: EntryId,
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// `Mon 16 Jun · Pia Lind, MD`.
    pub about: String,
    /// Why the person may be told.
    pub cover: String,
}

/// The letters of a client, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The letters.
    pub lines: Vec<LetterLine>,
    /// True when the reader may write one.
    pub may_write: bool,
}

/// One person who may be told something: who, what they are to the client, and what, in the client's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Who.
    pub person: String,
    /// What they are to the client.
    pub relation: String,
    /// What they may be told.
    pub may_be_told: String,
}

/// A letter to be written. The form posts `to`, `address`, `subject`, `body`, `measures`, `reason` and `step`: `look`.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLetter {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// Who may be told what.
    pub agreements: Vec<Agreement>,
    /// True when a questionnaire has a result that could go with it.
    pub has_measures: bool,
    /// The form.
    pub form: Filled,
    /// The id of this drawing.
    pub entry: EntryId,
}

/// A letter as it will be printed, before it is filed.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterLook {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The letter.
    pub letter: Letter,
    /// What the person may be told, in the client's words; nothing when no agreement names them.
    pub agreed: Option<String>,
    /// True when it goes to the client.
    pub own: bool,
    /// Why it is written although no agreement covers the person.
    pub reason: String,
    /// The fields as they were filled in.
    pub form: Filled,
    /// The hash of what is shown.
    pub hash: String,
    /// The id of the request.
    pub entry: EntryId,
}

impl Letters {
    /// The letters of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, may_write: bool) -> Self {
        let line = |it: alula_core::Said<'_, LetterWritten>| LetterLine {
            letter: it.id(),
            to: it.is.to.reveal().to_owned(),
            subject: it.is.subject.reveal().to_owned(),
            about: format!("{} · {}", wording::day(it.at(), ctx.now, ctx.zone), author_name(it.author(), ctx)),
            cover: match &it.is.cover {
                Cover::Own => "To the client.".to_owned(),
                Cover::Agreed { .. } => "Covered by what the client agreed to.".to_owned(),
                Cover::Without { reason } => format!("Without an agreement: {}", reason.reveal()),
            },
        };
        let lines = chart.all::<LetterWritten>().rev().map(line).collect();
        Self { client: chart.client(), name: preferred_name(chart), lines, may_write }
    }
}

impl NewLetter {
    /// The form beside the agreements of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, entry: EntryId, form: Filled) -> Self {
        let agreement = |it: alula_core::Said<'_, DisclosureAgreed>| Agreement {
            person: it.is.person.reveal().to_owned(),
            relation: it.is.relation.reveal().to_owned(),
            may_be_told: it.is.may_be_told.reveal().to_owned(),
        };
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            agreements: chart.all::<DisclosureAgreed>().map(agreement).collect(),
            has_measures: !measures_in_words(chart, ctx).is_empty(),
            form,
            entry,
        }
    }
}

impl LetterLook {
    /// The letter as its author sees it before it is filed.
    pub fn of(chart: &Chart, draft: &LetterDraft, ctx: &Context<'_>, entry: EntryId, form: Filled) -> Self {
        let to = draft.to.reveal();
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            letter: Letter {
                from: Vec::new(),
                to: to.to_owned(),
                address: draft.address.reveal().lines().map(str::to_owned).collect(),
                dated: ctx.now.to_zoned(ctx.zone.clone()).strftime("%-d %B %Y").to_string(),
                subject: draft.subject.reveal().to_owned(),
                body: draft.body.reveal().to_owned(),
                measures: draft.measures.reveal().to_owned(),
                author: author_name(ctx.author, ctx),
                filed: String::new(),
            },
            agreed: agreement_for(chart, to).map(|it| it.is.may_be_told.reveal().to_owned()),
            own: is_client(chart, to),
            reason: draft.reason.reveal().to_owned(),
            form,
            hash: draft.hash(),
            entry,
        }
    }
}

/// The page of all letters.
pub fn letters_page(shell: &Shell, view: &Letters) -> Markup {
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Letters" }
        @if view.may_write { p { a.button href=(urls::NewLetter(view.client)) { "Write a letter" } } }
        @if view.lines.is_empty() {
            (empty("No letter yet", "The therapist, the supervisor and the prescriber write letters. Each is kept here as it was sent.", None))
        }
        @for line in &view.lines {
            article.section id={ "e-" (line.letter) } {
                h2 dir="auto" { (line.subject) }
                p { "To " bdi { (line.to) } }
                p.soft.small { (line.about) }
                p.soft.small dir="auto" { (line.cover) }
                p { (paper(urls::LetterPdf(view.client, line.letter), "Print")) }
            }
        }
    };
    page(shell, &format!("{}, letters", view.name), Place::Clients, Width::Reading, body)
}

/// The page that writes a letter.
pub fn new_letter_page(shell: &Shell, view: &NewLetter) -> Markup {
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } " · " a href=(urls::Letters(view.client)) { "Letters" } }
        h1 { "Write a letter" }
        (error_summary(&view.form))
        div.with-side {
            aside.side {
                section {
                    h2 { "Who may be told what" }
                    @if view.agreements.is_empty() {
                        p { "Nothing is agreed yet. " a href={ (urls::Intake(view.client)) "#disclosures" } { "Agree on it" } " with " bdi { (view.name) } ", or give a reason." }
                    }
                    @for it in &view.agreements {
                        p {
                            b { bdi { (it.person) } } @if !it.relation.is_empty() { ", " bdi { (it.relation) } } br;
                            (own(&it.may_be_told))
                        }
                    }
                }
            }
            (form(urls::NewLetter(view.client), Some(view.entry), fields(view)))
        }
    };
    page(shell, &format!("{}, write a letter", view.name), Place::Clients, Width::Wide, body)
}

fn fields(view: &NewLetter) -> Markup {
    html! {
        input type="hidden" name="step" value="look";
        (Field::text(&view.form, "to", "To").hint("The person or office, as the agreement names them."))
        (Field::area(&view.form, "address", "Address").optional())
        (Field::text(&view.form, "subject", "About"))
        (Field::area(&view.form, "body", "The letter").hint("Plain paragraphs, with an empty line between them."))
        @if view.has_measures {
            (Check::new(&view.form, "measures", "Add what the questionnaires show").note("The last result of each, and how it changed."))
        }
        (Field::area(&view.form, "reason", "Why, when no agreement names this person").hint("Kept with the letter, and not printed.").optional())
        button.button.main type="submit" { "Look at it" }
    }
}

/// The page on which a letter is looked at before it is filed.
pub fn letter_look_page(shell: &Shell, view: &LetterLook) -> Markup {
    let it = &view.letter;
    let kept = |step: &str| {
        html! {
            @for name in ["to", "address", "subject", "body", "measures", "reason"] {
                input type="hidden" name=(name) value=(view.form.value(name));
            }
            input type="hidden" name="step" value=(step);
        }
    };
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } " · " a href=(urls::Letters(view.client)) { "Letters" } }
        h1 { "The letter as it will be printed" }
        (covered(view))
        article.section.prose {
            @if !it.from.is_empty() { p.soft.small dir="auto" { (shell.practice) ", " (it.from.join(", ")) } }
            p dir="auto" { (it.to) @for line in &it.address { br; (line) } }
            p.soft { (it.dated) }
            h2 dir="auto" { (it.subject) }
            @for paragraph in it.body.lines().filter(|it| !it.trim().is_empty()) { p dir="auto" { (paragraph) } }
            @if !it.measures.is_empty() {
                h3 { "What the questionnaires show" }
                @for line in it.measures.lines() { p { (line) } }
            }
            p { (it.author) }
        }
        div.section {
            (form(urls::NewLetter(view.client), Some(view.entry), html! {
                (kept("file"))
                input type="hidden" name="seen" value=(view.hash);
                div.buttons { button.button.main type="submit" { "File it" } }
            }))
            (form(urls::NewLetter(view.client), None, html! {
                (kept("change"))
                div.buttons { button.button type="submit" { "Change it" } }
            }))
            p.soft.small { "A letter that is filed stays as it is, and can be printed then. What it gets wrong, a further letter puts right." }
        }
    };
    page(shell, &format!("{}, a letter", view.name), Place::Clients, Width::Reading, body)
}

fn covered(view: &LetterLook) -> Markup {
    let person = &view.letter.to;
    match &view.agreed {
        _ if view.own => html! { p.lead { "It goes to " bdi { (view.name) } ", whom it is about." } },
        Some(words) => html! {
            p.lead { bdi { (view.name) } " agreed that " bdi { (person) } " may be told this:" }
            (own_block(words, ""))
        },
        None => notice(
            Tone::Missing,
            "No agreement names this person",
            html! {
                p { bdi { (view.name) } " has not agreed that " bdi { (person) } " is told anything. The reason is kept with the letter:" }
                p dir="auto" { (view.reason) }
            },
        ),
    }
}
