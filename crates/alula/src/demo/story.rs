//! From a story to the requests that people make, in the order of time.

use std::collections::BTreeMap;

use alula_app::CourseSays;
use alula_core::decide::{Command, Request};
use alula_core::ids::{ClientId, EntryId, SitterId, StaffId};
use alula_core::ledger::Author;
use alula_core::supervision::NoteAbout;
use anyhow::{Context as _, bail};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::files::{Step, Story};
use super::{home_day, protocols, rounds, session_day, usual, words};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody of the practice.
    Staff(StaffId),
    /// The client.
    Client,
    /// Who stays with the client at home.
    Sitter(SitterId),
}

/// One request or report, with the time at which it was made.
#[derive(Clone, Debug)]
pub struct Asked {
    /// When.
    pub at: Timestamp,
    /// Where in the story, for whoever mends it: `leila, step 12, order`.
    pub place: String,
    /// Who.
    pub who: Who,
    /// What; it happened when it was said.
    pub says: CourseSays,
}

/// What every story is told against.
#[derive(Debug)]
pub struct Stage<'a> {
    /// Everything that is made up follows from this.
    pub seed: u64,
    /// The day that the stories call 0.
    pub today: Date,
    /// The practice's zone.
    pub zone: &'a TimeZone,
    /// The people of the practice by key.
    pub staff: &'a BTreeMap<String, StaffId>,
}

impl Stage<'_> {
    /// A time of a day at the practice.
    pub fn at(&self, day: i32, time: &str) -> anyhow::Result<Timestamp> {
        let time: Time = time.parse().with_context(|| format!("the time {time}"))?;
        Ok(self.day(day)?.to_datetime(time).to_zoned(self.zone.clone())?.timestamp())
    }

    /// A day, counted from today.
    pub fn day(&self, day: i32) -> anyhow::Result<Date> {
        Ok(self.today.checked_add(Span::new().days(day))?)
    }

    /// Who has this key.
    pub fn staff(&self, key: &str) -> anyhow::Result<StaffId> {
        self.staff.get(key).copied().with_context(|| format!("nobody has the key {key}"))
    }

    /// An id that is the same whenever seed, day and name are.
    pub fn id(&self, name: &str) -> Uuid {
        let mut hash = Sha256::new();
        hash.update(b"alula demo");
        hash.update(self.seed.to_be_bytes());
        hash.update(self.today.to_string());
        hash.update(name);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.finalize()[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

/// A story while it is told.
pub struct Teller<'a> {
    pub stage: &'a Stage<'a>,
    pub story: &'a Story,
    pub asked: Vec<Asked>,
    place: String,
    count: u32,
}

/// The client's id, from the key of the story.
pub fn client(stage: &Stage<'_>, story: &Story) -> ClientId {
    ClientId(stage.id(&format!("client {}", story.key)))
}

/// Every request of a story, in the order of time.
pub fn told(stage: &Stage<'_>, story: &Story) -> anyhow::Result<Vec<Asked>> {
    let mut teller = Teller { stage, story, asked: Vec::new(), place: String::new(), count: 0 };
    if let Some(usual) = &story.usual {
        teller.place = format!("{}, usual", story.key);
        usual::tell(&mut teller, usual).with_context(|| teller.place.clone())?;
    }
    teller.place = format!("{}, rounds", story.key);
    rounds::tell(&mut teller).with_context(|| teller.place.clone())?;
    for (n, step) in story.steps.iter().enumerate() {
        teller.place = format!("{}, step {}, {}", story.key, n + 1, step.r#do);
        teller.tell(step).with_context(|| teller.place.clone())?;
    }
    teller.asked.sort_by_key(|it| it.at);
    Ok(teller.asked)
}

impl Teller<'_> {
    /// The id of what is called `name` in this story.
    pub fn named(&self, name: &str) -> EntryId {
        EntryId(self.stage.id(&format!("{} @{name}", self.story.key)))
    }

    /// Who asks: a colleague's key, `client`, the `sitter` of the story, or one of the client's team.
    pub fn who(&self, by: &str) -> anyhow::Result<Who> {
        let key = match by {
            "client" => return Ok(Who::Client),
            "sitter" => return Ok(Who::Sitter(SitterId::of(self.named("sitter")))),
            "therapist" => &self.story.therapist,
            "prescriber" => &self.story.prescriber,
            "supervisor" => self.story.supervisor.as_ref().context("this client has no supervisor")?,
            key => key,
        };
        Ok(Who::Staff(self.stage.staff(key)?))
    }

    /// As what the statements of somebody are signed.
    pub fn author(&self, by: &str) -> anyhow::Result<Author> {
        Ok(match self.who(by)? {
            Who::Staff(id) => Author::Staff(id),
            Who::Client => Author::Client,
            Who::Sitter(id) => Author::Sitter(id),
        })
    }

    /// Asks for something at a time.
    pub fn ask(&mut self, at: Timestamp, by: &str, name: Option<&str>, command: Command) -> anyhow::Result<EntryId> {
        self.say(at, by, name, |id| CourseSays::Asks(Request { id, occurred_at: None, seen: None, command }))
    }

    /// Says something at a time.
    pub fn say(
        &mut self,
        at: Timestamp,
        by: &str,
        name: Option<&str>,
        says: impl FnOnce(EntryId) -> CourseSays,
    ) -> anyhow::Result<EntryId> {
        self.count += 1;
        let id = match name {
            Some(name) => self.named(name),
            None => EntryId(self.stage.id(&format!("{} #{}", self.story.key, self.count))),
        };
        self.asked.push(Asked { at, place: self.place.clone(), who: self.who(by)?, says: says(id) });
        Ok(id)
    }

    fn tell(&mut self, step: &Step) -> anyhow::Result<()> {
        let at = self.stage.at(step.day, &step.time)?;
        let mut is = step.is.clone().unwrap_or(toml::Value::Table(toml::Table::new()));
        self.put_ids(&mut is);
        let name = step.r#as.as_deref();
        match step.r#do.as_str() {
            "session" => session_day::tell(self, step.day, at, name.context("a session has a name")?, is.try_into()?),
            "session_at_home" => {
                home_day::tell(self, step.day, at, name.context("a session has a name")?, is.try_into()?)
            }
            "measure" => self.measure(at, &step.by, &is),
            "consents" => self.consents(at),
            "admit" => self.admit(at, &step.by, text(&is, "own_words")?),
            "sign_note" => self.sign_note(at, &step.by, &is),
            other => {
                let command = words::command(self, step.day, other, is)?;
                self.ask(at, &step.by, name, command).map(drop)
            }
        }
    }

    /// Puts the id of what is meant where the story says `@name`, in values and in keys.
    fn put_ids(&self, value: &mut toml::Value) {
        match value {
            toml::Value::String(text) => {
                if let Some(name) = text.strip_prefix('@') {
                    *text = self.named(name).to_string();
                }
            }
            toml::Value::Array(items) => items.iter_mut().for_each(|it| self.put_ids(it)),
            toml::Value::Table(table) => table.iter_mut().for_each(|(_, it)| self.put_ids(it)),
            _ => {}
        }
    }

    /// The person becomes a client, and the team is named at once.
    pub fn admit(&mut self, at: Timestamp, by: &str, own_words: &str) -> anyhow::Result<()> {
        let person = self.story.person.as_ref().context("the story names no person")?;
        let admitted = words::admitted(person, own_words);
        self.ask(at, by, Some("admitted"), Command::Admit(admitted))?;
        self.ask(at + SignedDuration::from_mins(2), by, None, words::team(self)?).map(drop)
    }

    /// Signs every consent document that is asked for in the office, as it is shown today.
    pub fn consents(&mut self, at: Timestamp) -> anyhow::Result<()> {
        let protocol = protocols::holding()?;
        let asked = alula_core::preparation::documents().iter().filter(|it| !protocol.is_for_home_alone(it.id));
        for (n, document) in (0..).zip(asked) {
            let signed = words::signed(self.story, document.id)?;
            self.ask(at + SignedDuration::from_mins(4 * n), "client", None, signed)?;
        }
        Ok(())
    }

    fn measure(&mut self, at: Timestamp, by: &str, is: &toml::Value) -> anyhow::Result<()> {
        let answers: Vec<u8> = is.get("answers").cloned().context("answers are missing")?.try_into()?;
        self.measured(at, by, text(is, "instrument")?, &answers)
    }

    /// A questionnaire is begun, answered question by question, and finished.
    pub fn measured(&mut self, at: Timestamp, by: &str, instrument: &str, answers: &[u8]) -> anyhow::Result<()> {
        let answers = words::with_difficulty(instrument, answers);
        let begun = self.ask(at, by, None, words::begun(instrument)?)?;
        for (item, value) in (1_u8..).zip(&answers) {
            let at = at + SignedDuration::from_secs(i64::from(item) * 20);
            self.ask(at, by, None, words::answered(begun, item, *value))?;
        }
        let done = at + SignedDuration::from_secs(20 * (answers.len() as i64 + 1));
        self.ask(done, by, None, words::finished(begun)).map(drop)
    }

    fn sign_note(&mut self, at: Timestamp, by: &str, is: &toml::Value) -> anyhow::Result<()> {
        let id: Uuid = text(is, "about")?.parse()?;
        let session = self
            .asked
            .iter()
            .any(|it| matches!(&it.says, CourseSays::Asks(it) if it.id.0 == id && is_plan(&it.command)));
        let about = match session {
            true => NoteAbout::Session(alula_core::ids::SessionId(id)),
            false => NoteAbout::Visit(alula_core::ids::VisitId(id)),
        };
        let field = |name| text(is, name).map(Into::into);
        let (mattered, done, onward) = (field("mattered")?, field("done")?, field("onward")?);
        self.ask(at, by, None, Command::SignNote { about, mattered, done, onward }).map(drop)
    }
}

fn is_plan(command: &Command) -> bool {
    matches!(command, Command::PlanSession { .. })
}

/// A text of a step.
pub fn text<'v>(is: &'v toml::Value, name: &str) -> anyhow::Result<&'v str> {
    match is.get(name).and_then(toml::Value::as_str) {
        Some(text) => Ok(text),
        None => bail!("the text `{name}` is missing"),
    }
}
