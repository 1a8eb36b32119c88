//! The questionnaires of a client, for the people of the practice: ask, read aloud, and what came of it.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId, MeasureId};
use alula_core::instruments::{Instrument, Round, all, find, rounds};
use alula_core::intake::{MeasureAsked, Mode};
use maud::{Markup, html};

use super::curve_of;
use crate::parts::{Curve, Forms, Fresh, Table, error_summary, form, quiet_button};
use crate::session::preferred_name;
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One questionnaire of the house.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureLine {
    /// Its id.
    pub instrument: String,
    /// `PHQ-9`.
    pub name: String,
    /// `Patient Health Questionnaire, 9 questions about the last two weeks`.
    pub about: String,
    /// `asked for on Tue 24 Jun, not begun yet`; empty when nothing waits.
    pub waits: String,
    /// A round that was begun aloud and not finished: which, and its next question.
    pub open: Option<(MeasureId, u8)>,
    /// The curve.
    pub curve: Option<Curve>,
    /// Every round: day, how, total, band.
    pub rounds: Vec<Vec<String>>,
}

/// All questionnaires of a client. A form posts `entry`, `instrument` and `do`: `ask` or `begin`.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuresPage {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The questionnaires.
    pub lines: Vec<MeasureLine>,
    /// Forms that were sent back.
    pub forms: Forms,
    /// True when the reader may ask.
    pub may_ask: bool,
}

/// How many of the questions count.
pub(crate) fn counted(instrument: &Instrument) -> usize {
    instrument.items.iter().filter(|it| it.counts).count()
}

/// The words of a questionnaire's first line.
pub(crate) fn about(instrument: &Instrument) -> String {
    format!(
        "{}, {} about the last {} days",
        instrument.title,
        wording::count(counted(instrument), "question"),
        instrument.recall_days
    )
}

/// True when this questionnaire was asked for and not begun since.
pub(crate) fn asked_for<'c>(chart: &'c Chart, instrument: &str) -> Option<alula_core::Said<'c, MeasureAsked>> {
    let asked = chart.all::<MeasureAsked>().rfind(|it| it.is.instrument == instrument)?;
    let begun = chart.all::<alula_core::intake::MeasureBegun>().rfind(|it| it.is.instrument == instrument);
    begun.is_none_or(|it| it.header.sequence < asked.header.sequence).then_some(asked)
}

impl MeasuresPage {
    /// The questionnaires of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_ask: bool, forms: Forms) -> Self {
        let rounds = rounds(chart);
        let line = |instrument: &Instrument| {
            let own: Vec<&Round> = rounds.iter().filter(|it| it.instrument == instrument.id).collect();
            let open = own.iter().rfind(|it| it.finished.is_none() && it.mode == Mode::ReadAloud);
            let asked = asked_for(chart, &instrument.id);
            MeasureLine {
                instrument: instrument.id.clone(),
                name: instrument.name.clone(),
                about: about(instrument),
                waits: asked
                    .map(|it| format!("asked for {}, not begun yet", wording::since(it.at(), ctx.now, ctx.zone)))
                    .unwrap_or_default(),
                open: open.and_then(|it| Some((it.measure, it.next_item()?))),
                curve: curve_of(chart, instrument, ctx.now, ctx.zone),
                rounds: own.iter().rev().map(|it| round_row(it, ctx)).collect(),
            }
        };
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            drawn,
            lines: all().iter().map(line).collect(),
            forms,
            may_ask,
        }
    }

    /// Empty, usual, extreme.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let line = |instrument: &Instrument| MeasureLine {
            instrument: instrument.id.clone(),
            name: instrument.name.clone(),
            about: about(instrument),
            waits: String::new(),
            open: None,
            curve: None,
            rounds: Vec::new(),
        };
        let empty = Self {
            client,
            name: "Mara".into(),
            drawn,
            lines: all().iter().map(line).collect(),
            forms: Forms::fresh(),
            may_ask: true,
        };
        let point = |day: i64, value: Option<f64>| crate::parts::Point {
            day,
            when: format!("{} Jun", day % 30 + 1),
            value,
            early: false,
        };
        let curve = |instrument: &Instrument, points: Vec<crate::parts::Point>| {
            Curve {
            name: instrument.name.clone(),
            low: 0.0,
            high: 30.0,
            step: 10.0,
            points,
            rules: vec![crate::parts::Rule { day: 14, label: "session 1".into() }],
            sentence: "9 on Tue 24 Jun, mild. 9 points lower than 18 on Mon 9 Jun: a reliable change, for the better. Response by definition, not remission.".into(),
            definition: super::definition(instrument),
        }
        };
        let row = |day: &str, how: &str, total: &str, band: &str| [day, how, total, band].map(str::to_owned).to_vec();
        let mut usual = empty.clone();
        usual.lines[0].curve = Some(curve(&all()[0], vec![point(1, Some(18.0)), point(8, None), point(22, Some(9.0))]));
        usual.lines[0].rounds = vec![
            row("Tue 24 Jun", "alone", "9", "mild"),
            row("Mon 16 Jun", "read aloud", "incomplete", ""),
            row("Mon 9 Jun", "alone", "18", "moderately severe"),
        ];
        usual.lines[1].waits = "asked for yesterday, not begun yet".into();
        let mut extreme = usual.clone();
        extreme.name = "Maximiliana Wolkenstein-Trostburg de la Fuente".into();
        let many = (0..30).map(|n| point(n * 7, Some(f64::from((n * 5 % 28) as i32)))).collect();
        extreme.lines[0].curve = Some(curve(&all()[0], many));
        extreme.lines[0].open = Some((MeasureId::of(drawn), 3));
        extreme.forms = Forms::fresh().with(
            "gad-7",
            crate::parts::Filled::new().wrong_as_a_whole("This is already kept: the questionnaire is asked for."),
        );
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

fn round_row(round: &Round, ctx: &Context<'_>) -> Vec<String> {
    let how = match round.mode {
        Mode::Alone => "alone",
        Mode::ReadAloud => "read aloud",
    };
    let (total, band) = match (round.finished, round.total) {
        (None, _) => (format!("{} answered", round.answers.len()), String::new()),
        (Some(_), None) => ("incomplete".to_owned(), "a question was skipped".to_owned()),
        (Some(_), Some(total)) => {
            let band = find(&round.instrument).and_then(|it| it.band(total)).map(|it| it.words.clone());
            (total.to_string(), band.unwrap_or_default())
        }
    };
    vec![wording::day(round.finished.unwrap_or(round.begun), ctx.now, ctx.zone), how.to_owned(), total, band]
}

/// The page.
pub fn measures_page(shell: &Shell, view: &MeasuresPage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Measures" }
        @for line in &view.lines { (measure(view, line, &fresh)) }
    };
    page(shell, &format!("{}, measures", view.name), Place::Clients, Width::Reading, body)
}

fn measure(view: &MeasuresPage, line: &MeasureLine, fresh: &Fresh) -> Markup {
    let name = if line.instrument == "phq-9" { "phq-9" } else { "gad-7" };
    let filled = view.forms.named(name);
    html! {
        section.section id=(line.instrument) {
            h2 { (line.name) }
            p.soft { (line.about) @if !line.waits.is_empty() { " · " (line.waits) } }
            @if let Some(curve) = &line.curve { (curve) }
            @else { p { "No round is finished yet. The curve begins with the first." } }
            @if !line.rounds.is_empty() {
                details {
                    summary { "Every round" }
                    (Table { caption: format!("{}, rounds and bands", line.name), columns: vec!["Day", "How", "#Total", "Band"], rows: line.rounds.clone() })
                }
            }
            @if view.may_ask {
                (error_summary(&filled))
                div.row {
                    @if line.waits.is_empty() { (way(view, line, "ask", "Ask for it", fresh)) }
                    @if let Some((round, item)) = line.open { a.button href=(urls::MeasureItem(view.client, round, item)) { "Go on reading aloud" } }
                    @else { (way(view, line, "begin", "Read it aloud now", fresh)) }
                }
            }
        }
    }
}

fn way(view: &MeasuresPage, line: &MeasureLine, what: &str, label: &str, fresh: &Fresh) -> Markup {
    form(
        urls::Measures(view.client),
        Some(fresh.id()),
        html! {
            input type="hidden" name="instrument" value=(line.instrument);
            input type="hidden" name="do" value=(what);
            (quiet_button(label))
        },
    )
}
