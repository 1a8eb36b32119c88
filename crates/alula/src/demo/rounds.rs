//! A session with what belongs to it: the note and its co-signature, the visit after it, what was kept in the Thread, and
//! the questionnaires a week later. The short form in which most stories tell it.

use alula_app::CourseSays;
use alula_core::decide::{Command, Request};
use alula_core::ids::{InsightId, IntentionId, MomentId, NoteId, SessionId, StrategyId};
use alula_core::integration::{InsightKept, MomentKept, StrategyAgreed, TryHow, TryRecorded};
use alula_core::preparation::{VisitHeld, VisitKind};
use alula_core::session::MarkKind;
use alula_core::supervision::{NoteAbout, NoteCosigned, NoteQuestioned};
use alula_core::units::Minutes;
use anyhow::Context as _;
use jiff::SignedDuration;
use serde::Deserialize;

use super::session_day::{self, Told};
use super::story::Teller;
use super::words;

/// One session and the weeks after it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The day of the session.
    pub day: i32,
    /// What was seen on the way in: minute, kind, words.
    #[serde(default)]
    pub marks: Vec<(i64, MarkKind, String)>,
    /// What the client said on the way back.
    pub said: String,
    pub mattered: String,
    pub onward: String,
    /// What the supervisor asks, where the note is not co-signed yet.
    pub question: Option<String>,
    /// The visit two days later.
    pub visit: Option<String>,
    pub moment: Option<String>,
    pub insight: Option<String>,
    /// A small thing to do, and when.
    pub strategy: Option<[String; 2]>,
    /// How it went, eight days after the session.
    pub tried: Option<(TryHow, String)>,
    /// The questionnaires ten days after the session.
    pub phq9: Option<Vec<u8>>,
    pub gad7: Option<Vec<u8>>,
}

/// Tells the rounds of a story.
pub fn tell(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let story = teller.story;
    for (n, round) in (1..).zip(&story.rounds) {
        session(teller, n, round)?;
        thread(teller, n, round)?;
        let evening = teller.stage.at(round.day + 10, "19:30")?;
        if let Some(answers) = &round.phq9 {
            teller.measured(evening, "client", "phq-9", answers)?;
        }
        if let Some(answers) = &round.gad7 {
            teller.measured(evening + SignedDuration::from_mins(6), "client", "gad-7", answers)?;
        }
    }
    Ok(())
}

fn session(teller: &mut Teller<'_>, n: i64, round: &Round) -> anyhow::Result<()> {
    let usual = teller.story.usual.as_ref().context("a story with rounds tells how it began")?;
    let [systolic, diastolic, pulse] = usual.baseline;
    let place = if teller.story.key.len().is_multiple_of(2) { "Garden room" } else { "Sea room" };
    let mut marks = round.marks.clone();
    marks.push((94, MarkKind::Words, round.said.clone()));
    let told = Told {
        planned_day: round.day - 6,
        place: place.to_owned(),
        lot: format!("HRC-{} / {} mg", 2000 + 17 * n, usual.amount_mg),
        escort: [format!("{}, {}", usual.disclosure.person, usual.disclosure.relation), usual.disclosure.phone.clone()],
        before: [[systolic + 4 - n % 3, diastolic + 2, pulse + 4], [systolic + n % 2, diastolic, pulse]],
        after: vec![
            [45, systolic + 14 - n % 4, diastolic + 8, pulse + 9],
            [90, systolic + 6, diastolic + 4, pulse + 3],
            [120, systolic, diastolic, pulse - 1],
        ],
        marks,
        contact: "How the night was.".to_owned(),
    };
    let arrives = teller.stage.at(round.day, "10:00")?;
    session_day::tell(teller, round.day, arrives, &name("session", n), told)?;
    let about = NoteAbout::Session(SessionId::of(teller.named(&name("session", n))));
    let (mattered, onward) = (round.mattered.as_str().into(), round.onward.as_str().into());
    let done = "Stayed within hearing, said little, offered what was agreed.".into();
    let signs = Command::SignNote { about, mattered, done, onward };
    let at = teller.stage.at(round.day, "15:40")?;
    let note = teller.ask(at, "therapist", Some(&name("note", n)), signs)?;
    if !words::supervised(teller) {
        return Ok(());
    }
    let at = teller.stage.at(round.day + 1, "16:10")?;
    let command = match &round.question {
        Some(question) => {
            let words = question.as_str().into();
            Command::QuestionNote(NoteQuestioned { note: NoteId::of(note), words, change_required: false })
        }
        // The content that is co-signed is known when the note is; `fill` puts its hash here.
        None => Command::CosignNote(NoteCosigned { note: NoteId::of(note), hash: String::new() }),
    };
    teller.ask(at, "supervisor", None, command).map(drop)
}

fn thread(teller: &mut Teller<'_>, n: i64, round: &Round) -> anyhow::Result<()> {
    let at = |teller: &Teller<'_>, minute| -> anyhow::Result<_> {
        Ok(teller.stage.at(round.day + 2, "11:00")? + SignedDuration::from_mins(minute))
    };
    if let Some(summary) = &round.visit {
        let (kind, length, summary) = (VisitKind::Integration, Minutes::new(50)?, summary.as_str().into());
        teller.ask(at(teller, 0)?, "therapist", None, Command::HoldVisit(VisitHeld { kind, length, summary }))?;
    }
    let Some(words) = &round.moment else { return Ok(()) };
    let session = Some(SessionId::of(teller.named(&name("session", n))));
    let intention = Some(IntentionId::of(teller.named("intention")));
    let kept = Command::KeepMoment(MomentKept { session, intention, words: words.as_str().into() });
    let moment = teller.ask(at(teller, 20)?, "client", None, kept)?;
    let Some(words) = &round.insight else { return Ok(()) };
    let kept = InsightKept { moment: MomentId::of(moment), words: words.as_str().into() };
    let insight = teller.ask(at(teller, 30)?, "therapist", None, Command::KeepInsight(kept))?;
    let Some([words, when]) = &round.strategy else { return Ok(()) };
    let (insight, words, when) = (InsightId::of(insight), words.as_str().into(), when.as_str().into());
    let agreed = Command::AgreeStrategy(StrategyAgreed { insight, words, when });
    let strategy = teller.ask(at(teller, 40)?, "therapist", Some(&name("strategy", n)), agreed)?;
    let Some((how, words)) = &round.tried else { return Ok(()) };
    let tried = TryRecorded { strategy: StrategyId::of(strategy), how: *how, words: words.as_str().into() };
    let evening = teller.stage.at(round.day + 8, "18:20")?;
    teller.ask(evening, "client", None, Command::RecordTry(tried)).map(drop)
}

/// The name of what belongs to the n-th round.
fn name(what: &str, n: i64) -> String {
    format!("{what}{n}")
}

/// The note as its reader saw it: a co-signature names the content that stands in the chart.
pub fn as_read(chart: &alula_core::Chart, says: CourseSays) -> CourseSays {
    match says {
        CourseSays::Asks(Request { command: Command::CosignNote(it), id, occurred_at, seen }) if it.hash.is_empty() => {
            let signed = chart.find::<alula_core::supervision::NoteSigned>(it.note.entry());
            let hash = signed.map(|it| it.is.hash.clone()).unwrap_or_default();
            let command = Command::CosignNote(NoteCosigned { hash, ..it });
            CourseSays::Asks(Request { id, occurred_at, seen, command })
        }
        other => other,
    }
}
