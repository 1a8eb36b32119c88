//! What came of the care of one client: the questionnaires, the medicine sessions and the intentions on one axis of time.

use alula_core::ids::ClientId;
use alula_core::instruments::{Instrument, all};
use maud::{Markup, html};

use super::said::meanings;
use crate::parts::{
    Band, Chronicle, Dot, Facts, LaneKind, Panel, Rule, Sign, Strip, StripMark, Table, empty, link_button, own,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One questionnaire in words.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeLine {
    /// The instrument's id.
    pub instrument: String,
    /// `PHQ-9`.
    pub name: String,
    /// What it says, in a sentence or two.
    pub sentence: String,
    /// Rounds that are shown and not compared, and why; empty when there are none.
    pub hollow: String,
    /// The points of the course: which, when, total, against the baseline.
    pub points: Vec<Vec<String>>,
    /// Each word with how it is meant and its source.
    pub meanings: Vec<(String, String)>,
}

/// One intention, numbered as in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntentionLine {
    /// Its number.
    pub number: usize,
    /// The client's words.
    pub words: String,
    /// `set on Mon 9 Jun, rests`.
    pub about: String,
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomesPage {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// Where an earlier course is told, when the care was begun anew; empty otherwise.
    pub anew: String,
    /// The picture.
    pub chronicle: Chronicle,
    /// The questionnaires that have a round.
    pub lines: Vec<OutcomeLine>,
    /// The intentions.
    pub intentions: Vec<IntentionLine>,
}

impl OutcomesPage {
    /// Empty, usual, extreme.
    pub fn samples(client: ClientId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            client,
            name: "Mara".into(),
            anew: String::new(),
            chronicle: Chronicle::default(),
            lines: Vec::new(),
            intentions: Vec::new(),
        };
        let mut usual = empty.clone();
        let phq = [(0, 19.0), (21, 18.0), (49, 17.0), (71, 9.0), (85, 7.0)];
        usual.chronicle = picture(&phq, &[(0, 14.0), (49, 13.0), (71, 8.0), (85, 6.0)], &[56, 70]);
        usual.lines = all().iter().zip([(17, 7, 6), (13, 6, 4)]).map(|(it, course)| line(it, course)).collect();
        for line in &mut usual.lines {
            line.hollow = "Hollow: Sun 11 May, 1 day after a session. It asks about 14 days, and most of them lie before the medicine, so it is shown and not compared.".into();
        }
        let intention = |number, words: &str| IntentionLine {
            number,
            words: words.into(),
            about: "set on Sat 8 Mar, held lightly".into(),
        };
        usual.intentions = vec![intention(1, "To be kind to the part of me that still waits at the window.")];
        let mut extreme = usual.clone();
        extreme.name = "Maximiliana Wolkenstein-Trostburg de la Fuente".into();
        let many: Vec<(i64, f64)> = (0..60).map(|n| (n * 9, ((n * 5) % 28) as f64)).collect();
        let sessions: Vec<i64> = (0..24).map(|n| 40 + n * 8).collect();
        extreme.chronicle =
            picture(&many, &many[..40].iter().map(|it| (it.0, it.1.min(21.0))).collect::<Vec<_>>(), &sessions);
        extreme.intentions =
            (1..9).map(|n| intention(n, "أن أكون لطيفة مع الجزء الذي لا يزال ينتظر عند النافذة")).collect();
        extreme.anew = "The care was begun anew on Mon 2 Mar; rounds before it stand under Measures.".into();
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

fn line(instrument: &Instrument, (before, after, needed): (u16, u16, u16)) -> OutcomeLine {
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    let lower = before - after;
    let against = format!("{lower} lower, reliable, response");
    let total = after.to_string();
    OutcomeLine {
        instrument: instrument.id.clone(),
        name: instrument.name.clone(),
        sentence: format!(
            "{after} on Sun 25 May, mild. {lower} points lower than {before} at the baseline, Sat 19 Apr: a reliable change, for the better (it takes {needed}). Response by definition, not remission."
        ),
        hollow: String::new(),
        points: vec![
            row(["Baseline", "Sat 19 Apr", &before.to_string(), ""]),
            row(["After the last session", "Sun 25 May", &total, &against]),
            row(["1 month", "Sun 25 May", &total, &against]),
            row(["3 months", "to be asked between Sat 5 Jul and Sun 24 Aug", "", ""]),
        ],
        meanings: meanings(instrument),
    }
}

fn picture(phq: &[(i64, f64)], gad: &[(i64, f64)], sessions: &[i64]) -> Chronicle {
    let dots = |all: &[(i64, f64)]| {
        all.iter()
            .map(|(day, value)| Dot {
                day: *day,
                value: *value,
                hollow: sessions.iter().any(|it| (0..4).contains(&(day - it))),
            })
            .collect()
    };
    let panel = |at: usize, dots| {
        let it = &all()[at];
        let bands = it.bands.iter().map(|it| Band { from: f64::from(it.from), words: it.words.clone() }).collect();
        let (name, high) = (it.name.clone(), f64::from(it.highest()));
        Panel { name, low: 0.0, high, bands, dots, ..Panel::default() }
    };
    Chronicle {
        name: "PHQ-9 and GAD-7 with sessions".into(),
        months: vec![(0, "Mar".into()), (31, "Apr".into()), (61, "May".into())],
        rules: (1..)
            .zip(sessions)
            .map(|(n, day)| Rule { day: *day, label: if n == 1 { "session 1".into() } else { n.to_string() } })
            .collect(),
        panels: vec![panel(0, dots(phq)), panel(1, dots(gad))],
        below: vec![Strip {
            name: "intentions".into(),
            kind: LaneKind::Person,
            sign: Sign::Ring,
            marks: vec![StripMark { day: 7, label: "1".into() }],
        }],
        spoken: "PHQ-9: 19, 18, 17, 9 not compared, 7. GAD-7: 14, 13, 8 not compared, 6. 2 medicine sessions.".into(),
        tables: vec![Table {
            caption: "PHQ-9, every round".into(),
            columns: vec!["Day", "#Total", "Band", "Against the baseline"],
            rows: vec![
                ["Sat 1 Mar", "19", "moderately severe", ""].map(str::to_owned).to_vec(),
                ["Sat 22 Mar", "18", "moderately severe", ""].map(str::to_owned).to_vec(),
                ["Sat 19 Apr", "17", "moderately severe", "the baseline"].map(str::to_owned).to_vec(),
                ["Sun 11 May", "9", "mild", "not compared, 1 day after the medicine"].map(str::to_owned).to_vec(),
                ["Sun 25 May", "7", "mild", "10 lower, reliable, response"].map(str::to_owned).to_vec(),
            ],
        }],
    }
}

/// The page.
pub fn outcomes_page(shell: &Shell, view: &OutcomesPage) -> Markup {
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Outcomes" }
        @if view.lines.is_empty() {
            (empty("No questionnaire is finished yet", "The curves begin with the first round. Whoever cares for this client can ask for one under Measures.", Some(link_button("Ask for a questionnaire", urls::Measures(view.client)))))
        }
        @for line in &view.lines {
            p.outcome-said { b { (line.name) ": " } (line.sentence) }
        }
        @if !view.chronicle.is_empty() {
            (view.chronicle)
            @for line in &view.lines { @if !line.hollow.is_empty() { p.small.soft { (line.name) ". " (line.hollow) } } }
        }
        @if !view.anew.is_empty() { p.small.soft { (view.anew) } }
        @if !view.intentions.is_empty() { (intentions(&view.intentions)) }
        @for line in &view.lines { (course(line)) }
        @if !view.lines.is_empty() { (words(&view.lines)) }
        @if !view.lines.is_empty() { p.small { a href=(urls::Measures(view.client)) { "Ask for a questionnaire, or read one aloud" } } }
    };
    page(shell, &format!("{}, outcomes", view.name), Place::Clients, Width::Reading, body)
}

fn intentions(lines: &[IntentionLine]) -> Markup {
    html! {
        section.section aria-labelledby="intentions" {
            h2 id="intentions" { "Intentions" }
            ol.numbered {
                @for line in lines {
                    li value=(line.number) { (own(&line.words)) " " span.soft.small { (line.about) } }
                }
            }
        }
    }
}

fn course(line: &OutcomeLine) -> Markup {
    let points = Table {
        caption: format!("{} at the points of the course", line.name),
        columns: vec!["Point", "Day", "#Total", "Against the baseline"],
        rows: line.points.clone(),
    };
    html! {
        section.section id=(line.instrument) {
            h2 { (line.name) ", point by point" }
            (points)
        }
    }
}

/// What is meant by the words; what all questionnaires share stands once.
fn words(lines: &[OutcomeLine]) -> Markup {
    let shared = |it: &(String, String)| lines.iter().all(|line| line.meanings.contains(it));
    let own = lines.iter().flat_map(|line| {
        let own = line.meanings.iter().filter(|it| !shared(it));
        own.map(|(name, words)| (format!("{name}, {}", line.name), html! { (words) }))
    });
    let common = lines.iter().take(1).flat_map(|line| &line.meanings).filter(|it| shared(it));
    let common = common.map(|(name, words)| (name.clone(), html! { (words) }));
    html! {
        section.section aria-labelledby="words" {
            h2 id="words" { "What the words mean" }
            (Facts(if lines.len() > 1 { common.chain(own).collect() } else { common.collect() }))
        }
    }
}
