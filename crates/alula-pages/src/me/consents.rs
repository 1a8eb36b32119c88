//! A client's consents: how each stands, one to read and sign, and taking it back at any moment.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::EntryId;
use alula_core::preparation::{Document, documents, signed};
use maud::{Markup, html};

use crate::parts::{Field, Filled, empty, error_summary, foreign, form, main_button, quiet_button};
use crate::preparation::{ConsentLine, DOCUMENTS, consent_lines, consent_list};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::Words;

/// My consents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyConsents {
    /// The documents.
    pub lines: Vec<ConsentLine>,
}

impl MyConsents {
    /// Empty and usual.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let line = |document: &str, title: &str, standing: &str, signed| ConsentLine {
            document: document.into(),
            title: title.into(),
            standing: standing.into(),
            signed,
            asked: true,
            signature: signed.then_some(EntryId(uuid::Uuid::nil())),
        };
        let lines = vec![
            line("ketamine", "Ketamine outside its approval", &words.consent_to_sign(), false),
            line("privacy", "How we keep your words", &words.consent_signed("9. 6. 2026"), true),
        ];
        vec![("empty", Self::default()), ("usual", Self { lines })]
    }
}

impl MyConsents {
    /// The consents of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words) -> Self {
        Self { lines: consent_lines(chart, ctx, words) }
    }
}

/// The page of my consents.
pub fn my_consents(shell: &Shell, view: &MyConsents) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.consent_title(),
        Place::MyConsents,
        Width::Phone,
        html! {
            h1 { (words.consent_title()) }
            p.say { (words.consent_lead()) }
            @if view.lines.is_empty() { (empty(&words.consent_none(), &words.consent_none_more(), None)) }
            (consent_list(words, &view.lines, |line| Some(urls::MyConsent(line.document.clone()).to_string()), |signature| urls::MyConsentCopy(signature).to_string()))
        },
    )
}

/// One document. Signing posts `entry`, `name`, `version`, `digest`; taking back posts `entry`, `withdraw` (`yes`), `words`.
#[derive(Clone, Debug)]
pub struct MyConsent {
    /// The document: its text, its version, and the digest that is signed.
    pub document: &'static Document,
    /// When it was signed, in words; nothing while it is not.
    pub signed: Option<String>,
    /// Why it cannot be signed now: after medicine, until the next morning.
    pub not_now: Option<String>,
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl MyConsent {
    /// To sign, signed, not now.
    pub fn samples(words: Words, entry: EntryId) -> Vec<(&'static str, Self)> {
        let usual = Self { document: &documents()[0], signed: None, not_now: None, form: Filled::new(), entry };
        let not_now = words.consent_not_now(words.time_at(words.time_tomorrow(), "06:00"));
        vec![
            ("usual", usual.clone()),
            ("signed", Self { signed: Some("9. 6. 2026, 10:20".into()), ..usual.clone() }),
            ("not-now", Self { not_now: Some(not_now.into()), ..usual }),
        ]
    }
}

impl MyConsent {
    /// One document as it stands in a chart; it cannot be signed from T0 until the next morning.
    pub fn of(
        chart: &Chart,
        document: &'static Document,
        ctx: &Context<'_>,
        words: Words,
        entry: EntryId,
        form: Filled,
    ) -> Self {
        let signed = signed(chart, document.id).filter(|it| it.is.digest == document.digest);
        let locked = alula_core::session::sober_from(chart, ctx.now, ctx.zone);
        Self {
            document,
            signed: signed.map(|it| words.at(it.at(), ctx.now, ctx.zone)),
            not_now: locked.map(|until| words.consent_not_now(words.at(until, ctx.now, ctx.zone)).into_owned()),
            form,
            entry,
        }
    }
}

/// The page of one document.
pub fn my_consent(shell: &Shell, view: &MyConsent) -> Markup {
    let words = shell.words();
    let (filled_in, of_document) = (&view.form.clone().said_in(words), foreign(DOCUMENTS, words));
    let to = urls::MyConsent(view.document.id.to_owned());
    page(
        shell,
        // The title of a page has no language of its own.
        &of_document.map_or(view.document.title.into(), |_| words.consent_title()),
        Place::MyConsents,
        Width::Reading,
        html! {
            p.crumb { a href=(urls::MyConsents) { (words.consent_all()) } }
            h1 lang=[of_document] { (view.document.title) }
            @if of_document.is_some() { p.soft { (words.consent_foreign()) } }
            div lang=[of_document] { (text(view.document)) }
            div.section {
                @if let Some(signed) = &view.signed {
                    p { (words.consent_you_signed(signed)) }
                    (form(&to, Some(view.entry), html! {
                        input type="hidden" name="withdraw" value="yes";
                        (Field::own_words(filled_in, "words", &words.consent_why()).optional())
                        div.buttons { (quiet_button(&words.consent_take_back())) }
                    }))
                } @else if let Some(said) = &view.not_now {
                    p.lead { (said) }
                } @else {
                    (error_summary(filled_in))
                    (form(&to, Some(view.entry), html! {
                        input type="hidden" name="version" value=(view.document.version);
                        input type="hidden" name="digest" value=(view.document.digest);
                        (Field::text(filled_in, "name", &words.consent_name()).filled_by("name"))
                        div.buttons { (main_button(&words.consent_sign())) a.button href=(urls::MyConsents) { (words.consent_later()) } }
                    }))
                }
                p.small.soft { (words.consent_version(view.document.version)) }
            }
        },
    )
}

/// The text of a document: its sections, paragraphs and points.
pub fn text(document: &Document) -> Markup {
    html! {
        div.prose {
            @for (heading, paragraphs) in &document.sections {
                h2 { (heading) }
                @for paragraph in paragraphs {
                    @if paragraph.starts_with("- ") { ul { @for point in points(paragraph) { li { (point) } } } }
                    @else { p { (paragraph.replace('\n', " ")) } }
                }
            }
        }
    }
}

fn points(block: &str) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("- "), points.last_mut()) {
            (Some(point), _) => points.push(point.to_owned()),
            (None, Some(last)) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            (None, None) => {}
        }
    }
    points
}
