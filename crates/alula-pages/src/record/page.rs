//! The record: every statement of a chart with both times, its author, and what was said about it later.

use alula_core::Chart;
use alula_core::book::PageTakenBack;
use alula_core::decide::{Context, Standing, standing};
use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Entry, Reviewed, SetAside, Statement};
use maud::{Markup, html};

use super::{Told, correctable, statement_words};
use crate::parts::{empty, own, paper};
use crate::session::{author_name, author_name_in, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::wording::Words;
use crate::{urls, wording};

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine {
    /// Which.
    pub entry: EntryId,
    /// Its place in the chart.
    pub sequence: u64,
    /// Its kind in words.
    pub kind: String,
    /// `happened Tue 24 Jun, 14:02 · written down 14:20 · Alba Reyes`.
    pub about: String,
    /// What it says now.
    pub says: Vec<Told>,
    /// What it said first, when it was corrected, and why.
    pub before: Vec<Told>,
    /// `corrected by Alba Reyes today, 14:20: the wrong cuff`.
    pub later: Vec<String>,
    /// True when it was withdrawn.
    pub withdrawn: bool,
    /// True when a form corrects it.
    pub can_correct: bool,
    /// True when it can be withdrawn.
    pub can_withdraw: bool,
    /// True when it was set aside and nobody has looked yet.
    pub to_review: bool,
    /// What to do instead of withdrawing; empty when it can be withdrawn.
    pub instead: String,
}

/// The record of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPage {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The kinds that this chart has: stable name, words, how many.
    pub kinds: Vec<(String, String, usize)>,
    /// The kind that is shown; empty for all.
    pub only: String,
    /// The statements, newest first.
    pub lines: Vec<RecordLine>,
    /// How many older statements are not on this page.
    pub more: usize,
    /// The sequence below which the older ones begin.
    pub before: Option<u64>,
    /// True when the reader may write here.
    pub may_write: bool,
}

/// The most statements on one page.
const MOST: usize = 100;

impl RecordPage {
    /// The statements of a chart, newest first; `only` names a kind, `before` the sequence below which to begin.
    pub fn of(chart: &Chart, ctx: &Context<'_>, only: &str, before: Option<u64>, may_write: bool) -> Self {
        let mut kinds: Vec<(String, String, usize)> = Vec::new();
        for entry in chart.entries() {
            match kinds.iter_mut().find(|it| it.0 == entry.header.kind) {
                Some(kind) => kind.2 += 1,
                None => kinds.push((entry.header.kind.clone(), wording::kind(&entry.header.kind), 1)),
            }
        }
        kinds.sort_by(|a, b| a.1.cmp(&b.1));
        let fits = |it: &&Entry| {
            (only.is_empty() || it.header.kind == only) && before.is_none_or(|before| it.header.sequence < before)
        };
        let all: Vec<&Entry> = chart.entries().iter().rev().map(AsRef::as_ref).filter(fits).collect();
        let lines: Vec<RecordLine> = all.iter().take(MOST).map(|it| line(chart, it, ctx)).collect();
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            kinds,
            only: only.to_owned(),
            more: all.len().saturating_sub(MOST),
            before: lines.last().map(|it| it.sequence),
            lines,
            may_write,
        }
    }
}

impl RecordPage {
    /// Empty, usual, extreme.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let told = |label: &str, words: &str, own| Told { label: label.into(), words: words.into(), own };
        let line = |n: u32, kind: &str, says| RecordLine {
            entry: entry.following(n),
            sequence: u64::from(n),
            kind: kind.into(),
            about: "happened today, 14:02 · written down today, 14:20 · Alba Reyes, AMFT".into(),
            says,
            before: Vec::new(),
            later: Vec::new(),
            withdrawn: false,
            can_correct: true,
            can_withdraw: true,
            to_review: false,
            instead: String::new(),
        };
        let pressure = |upper: &str| {
            vec![told("Pressure, upper pressure", upper, false), told("Pressure, lower pressure", "79", false)]
        };
        let usual = Self {
            client,
            name: "Mara".into(),
            kinds: vec![
                ("vitals_recorded".into(), "Reading".into(), 12),
                ("intention_set".into(), "Intention".into(), 1),
            ],
            only: String::new(),
            lines: vec![
                RecordLine {
                    before: pressure("182"),
                    later: vec!["corrected by Alba Reyes, AMFT today, 14:21: read from the wrong line".into()],
                    ..line(3, "Reading", pressure("128"))
                },
                RecordLine {
                    withdrawn: true,
                    can_correct: false,
                    can_withdraw: false,
                    later: vec!["withdrawn by Alba Reyes, AMFT today, 14:30: another client's".into()],
                    ..line(2, "Visit", vec![told("Summary", "Fears named.", false)])
                },
                line(1, "Intention", vec![told("Words", "To be kind to the part of me that still waits.", true)]),
            ],
            more: 0,
            before: Some(1),
            may_write: true,
        };
        let unknown = RecordLine {
            can_correct: false,
            can_withdraw: false,
            to_review: true,
            later: vec!["set aside: it came after the session had ended".into()],
            ..line(
                90,
                "Breath counted",
                vec![told(
                    "As it was written",
                    r#"{"v":3,"is":{"breaths":12,"by":"a newer version of this house"}}"#,
                    false,
                )],
            )
        };
        let many =
            (4..40).map(|n| line(n, "Question answered", vec![told("Item", "9", false), told("Value", "0", false)]));
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            lines: std::iter::once(unknown).chain(many).collect(),
            more: 412,
            ..usual.clone()
        };
        let empty = Self { lines: Vec::new(), kinds: Vec::new(), ..usual.clone() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// What was said about a statement later, by whom and when.
pub(crate) fn later(chart: &Chart, entry: &Entry, ctx: &Context<'_>, words: Words) -> Vec<String> {
    let id = entry.header.id;
    let who = |author| author_name_in(author, ctx, words);
    let when = |at| words.at(at, ctx.now, ctx.zone);
    let mut later: Vec<String> = Vec::new();
    for it in chart.corrections(id) {
        if let Statement::Corrected(corrected) = &it.statement {
            let (who, when) = (who(it.header.author), when(it.header.recorded_at));
            later.push(words.record_corrected(who, when, corrected.reason.reveal()).into_owned());
        }
    }
    if let Some(it) = chart.withdrawal(id)
        && let Statement::Withdrawn(withdrawn) = &it.statement
    {
        let (who, when) = (who(it.header.author), when(it.header.recorded_at));
        later.push(words.record_withdrawn(who, when, withdrawn.reason.reveal()).into_owned());
    }
    let aside = chart.all::<SetAside>().find(|it| it.is.entry == id);
    let reviewed = chart.all::<Reviewed>().find(|it| it.is.entry == id);
    let back = chart.all::<PageTakenBack>().find(|it| it.is.shared == id);
    later.extend(aside.map(|it| words.record_aside(it.is.why.reveal()).into_owned()));
    later.extend(
        reviewed.map(|it| words.record_reviewed(who(it.author()), when(it.at()), it.is.words.reveal()).into_owned()),
    );
    later.extend(back.map(|it| words.record_taken_back(who(it.author()), when(it.at())).into_owned()));
    later
}

/// One statement as the record shows it.
pub(crate) fn line(chart: &Chart, entry: &Entry, ctx: &Context<'_>) -> RecordLine {
    let header = &entry.header;
    let when = |at| wording::at(at, ctx.now, ctx.zone);
    let says = chart.says(entry);
    let corrected = chart.corrections(header.id).next().is_some();
    let back = chart.all::<PageTakenBack>().any(|it| it.is.shared == header.id);
    let to_review = chart.all::<SetAside>().any(|it| it.is.entry == header.id)
        && !chart.all::<Reviewed>().any(|it| it.is.entry == header.id);
    let open = chart.withdrawal(header.id).is_none();
    let stands = standing(&entry.statement);
    RecordLine {
        entry: header.id,
        sequence: header.sequence,
        kind: wording::kind(&header.kind),
        about: format!(
            "happened {} · written down {} · {}",
            when(header.occurred_at),
            when(header.recorded_at),
            author_name(header.author, ctx)
        ),
        says: if back { Vec::new() } else { statement_words(says, ctx) },
        before: if corrected { statement_words(&entry.statement, ctx) } else { Vec::new() },
        later: later(chart, entry, ctx, Words::english()),
        withdrawn: !open,
        can_correct: open && correctable(says) && matches!(stands, Standing::Fact | Standing::Root),
        can_withdraw: open && stands == Standing::Fact,
        to_review,
        instead: match stands {
            Standing::Decision(instead) | Standing::Signed(instead) if open => instead.to_owned(),
            _ => String::new(),
        },
    }
}

/// The page.
pub fn record_page(shell: &Shell, view: &RecordPage) -> Markup {
    let to = urls::Record(view.client);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Record" }
        p.lead { "Every statement, the newest first. Nothing is erased: what was corrected or withdrawn stays readable." }
        p { (paper(urls::ChartPdf(view.client), "The whole chart as one file, to print or keep")) }
        form.row method="get" action=(to) {
            div.field {
                label for="kind" { "Show" }
                select id="kind" name="kind" {
                    option value="" { "Every kind" }
                    @for (id, words, count) in &view.kinds { option value=(id) selected[*id == view.only] { (words) ", " (count) } }
                }
            }
            button.button type="submit" { "Show" }
        }
        @if view.lines.is_empty() { (empty("Nothing of this kind", "When something is written down it stands here.", None)) }
        @for line in &view.lines { (statement(view, line)) }
        @if view.more > 0 {
            @if let Some(before) = view.before {
                p { a.button href={ (to) "?kind=" (view.only) "&before=" (before) } { (wording::count(view.more, "older statement")) } }
            }
        }
    };
    page(shell, &format!("{}, record", view.name), Place::Clients, Width::Reading, body)
}

fn statement(view: &RecordPage, line: &RecordLine) -> Markup {
    html! {
        article.section id={ "e-" (line.entry) } {
            h2 { @if line.withdrawn { s { (line.kind) } } @else { (line.kind) } }
            p.soft.small { (line.about) }
            @for words in &line.later { p.small dir="auto" { (wording::sentence(words)) } }
            (parts(&line.says))
            @if !line.before.is_empty() { details { summary { "As it was said first" } (parts(&line.before)) } }
            @if view.may_write && (line.can_correct || line.can_withdraw || line.to_review) {
                p.row.small {
                    @if line.to_review { a href=(urls::ReviewEntry(view.client, line.entry)) { "Look at it" } }
                    @if line.can_correct { a href=(urls::CorrectEntry(view.client, line.entry)) { "Correct" } }
                    @if line.can_withdraw { a href=(urls::WithdrawEntry(view.client, line.entry)) { "Withdraw" } }
                }
            }
        }
    }
}

/// The parts of a statement.
pub(crate) fn parts(says: &[Told]) -> Markup {
    html! {
        @if !says.is_empty() {
            dl.facts {
                @for part in says {
                    dt { (part.label) }
                    dd dir="auto" { @if part.own { (own(&part.words)) } @else { (part.words) } }
                }
            }
        }
    }
}
