//! As many more clients as are asked for: the written stories, told again of other people, with other numbers and on other
//! days. What a client's number is, everything about them follows from.

use alula_core::decide::Role;
use anyhow::Context as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::files::{Colleague, Story};
use super::session_day;

/// How many clients one of the people who see clients has.
const SHARE: usize = 250;
/// How many of those people a supervisor and a prescriber work with.
const GROUP: usize = 8;

/// The stories that are told again, and how often among a hundred: in a practice that has worked for years the care of
/// most clients has ended.
const AGAIN: [(&str, u16); 18] = [
    ("joyce", 26),
    ("tomas", 14),
    ("fatima", 12),
    ("caleb", 8),
    ("hana", 6),
    ("kofi", 5),
    ("wendell", 4),
    ("elena", 4),
    ("amara", 3),
    ("maren", 3),
    ("dmitri", 2),
    ("gus", 2),
    ("noor", 2),
    ("ilse", 2),
    ("priya", 2),
    ("ravi", 2),
    ("rosa", 2),
    ("simone", 1),
];
/// Over how many days the ended ones are spread.
pub const DAYS_BACK: i32 = 1400;

const FIRST: [&str; 48] = [
    "Ada", "Alvaro", "Anouk", "Asha", "Benno", "Carys", "Chidi", "Dalia", "Devin", "Eun-ji", "Esra", "Farid", "Fiona",
    "Gael", "Halima", "Henrik", "Imani", "Ivo", "Jamila", "Jiro", "Katya", "Keanu", "Lale", "Lorcan", "Mahina",
    "Marco", "Nadia", "Niamh", "Odile", "Olu", "Paloma", "Pavel", "Quinn", "Rahel", "Rufus", "Sabine", "Sefa", "Tamar",
    "Thiago", "Uma", "Vera", "Wanjiru", "Xenia", "Yusuf", "Zofia", "Zain", "Noa", "Ilan",
];
const LAST: [&str; 56] = [
    "Abara",
    "Almeida",
    "Andersen",
    "Baptiste",
    "Barzani",
    "Bellamy",
    "Borges",
    "Calloway",
    "Castellano",
    "Chau",
    "Dahl",
    "Desrosiers",
    "Duarte",
    "Eklund",
    "Espinoza",
    "Farrow",
    "Fenwick",
    "Gallo",
    "Ghebre",
    "Grady",
    "Hakimi",
    "Hartley",
    "Holm",
    "Ibarra",
    "Ishikawa",
    "Jansen",
    "Kapoor",
    "Kaya",
    "Kowal",
    "Lambert",
    "Leclerc",
    "Lindgard",
    "Maddox",
    "Marchetti",
    "Mensah",
    "Moana",
    "Novak",
    "Oduya",
    "Okafor",
    "Pereira",
    "Petrov",
    "Quispe",
    "Rahimi",
    "Ridley",
    "Salgado",
    "Schaefer",
    "Soto",
    "Tanaka",
    "Tuvalu",
    "Ueda",
    "Varga",
    "Whitaker",
    "Yeung",
    "Zanetti",
    "Zielinski",
    "Amsel",
];

/// The people whom so many clients need beside the written ones, in groups with a supervisor and a prescriber each.
pub fn colleagues(written: &[Colleague], clients: usize) -> Vec<Colleague> {
    let sees = |it: &&Colleague| matches!(it.role, Role::Therapist | Role::Associate);
    let needed = clients.div_ceil(SHARE).saturating_sub(written.iter().filter(sees).count());
    let named = |key: String, role, letters: &str, n: usize| Colleague {
        name: format!("{} {}-{}", FIRST[n % FIRST.len()], LAST[n % LAST.len()], LAST[(n / 7 + 3) % LAST.len()]),
        supervisor: None,
        agreement_days: None,
        letters: letters.to_owned(),
        key,
        role,
    };
    let mut people = Vec::new();
    for n in 0..needed {
        let group = n / GROUP;
        if n % GROUP == 0 {
            people.push(named(format!("supervisor-{group}"), Role::Supervisor, "LMFT", 3 * n + 1));
            people.push(named(format!("prescriber-{group}"), Role::Prescriber, "MD", 3 * n + 2));
        }
        let associate = n % 2 == 1;
        let (role, letters) = if associate { (Role::Associate, "AMFT") } else { (Role::Therapist, "LMFT") };
        people.push(Colleague {
            supervisor: associate.then(|| format!("supervisor-{group}")),
            agreement_days: associate.then_some(200),
            ..named(format!("sees-{n}"), role, letters, 3 * n)
        });
    }
    people
}

/// Who is told what of: the stories to tell again, and the people who see clients.
pub struct Crowd<'s> {
    seed: u64,
    stories: Vec<(&'s Story, u16)>,
    sees: Vec<Seer<'s>>,
}

struct Seer<'s> {
    key: &'s str,
    supervisor: Option<&'s str>,
    prescriber: String,
}

impl<'s> Crowd<'s> {
    /// Over the written stories and everybody who works there.
    pub fn new(seed: u64, stories: &'s [Story], staff: &'s [Colleague]) -> anyhow::Result<Self> {
        let again = AGAIN.iter().map(|(key, often)| {
            let story = stories.iter().find(|it| it.key == *key).with_context(|| format!("there is no story {key}"))?;
            Ok((story, *often))
        });
        let sees = staff.iter().filter(|it| matches!(it.role, Role::Therapist | Role::Associate)).map(|it| {
            let n = it.key.strip_prefix("sees-").and_then(|it| it.parse::<usize>().ok());
            let prescriber = n.map_or_else(|| "anand".to_owned(), |n| format!("prescriber-{}", n / GROUP));
            Seer { key: &it.key, supervisor: it.supervisor.as_deref(), prescriber }
        });
        Ok(Self { seed, stories: again.collect::<anyhow::Result<_>>()?, sees: sees.collect() })
    }

    /// The story of the n-th of them, and the day that it calls today.
    pub fn story(&self, n: usize, today: Date) -> anyhow::Result<(Story, Date)> {
        let mut chance = Chance::of(self.seed, n);
        let all: u64 = self.stories.iter().map(|(_, often)| u64::from(*often)).sum();
        let mut at = chance.below(all);
        let mut stories = self.stories.iter();
        let written = loop {
            let (story, often) = stories.next().context("the stories have no weights")?;
            match at.checked_sub(u64::from(*often)) {
                Some(rest) => at = rest,
                None => break *story,
            }
        };
        let ended = written.steps.iter().any(|it| it.r#do == "close_care")
            && !written.steps.iter().any(|it| it.r#do == "reopen_care");
        let planned = written.steps.iter().any(|it| it.r#do == "plan_session");
        let back = match (ended, planned) {
            (true, _) => chance.below(DAYS_BACK.unsigned_abs().into()),
            (false, true) => 0,
            (false, false) => chance.below(12),
        };
        let today = today.checked_sub(jiff::Span::new().try_days(i64::try_from(back)?)?)?;
        Ok((self.retold(written, n, &mut chance)?, today))
    }

    /// A written story of somebody else, with other numbers.
    fn retold(&self, written: &Story, n: usize, chance: &mut Chance) -> anyhow::Result<Story> {
        // Nobody co-signs in a story whose therapist works alone.
        let alone = written.supervisor.is_none() && written.steps.iter().any(|it| it.r#do == "sign_note");
        let mut seers = self.sees.iter().cycle().skip(n % self.sees.len()).take(self.sees.len());
        let seer = seers.find(|it| !alone || it.supervisor.is_none()).context("nobody sees clients")?;
        let mut story = written.clone();
        for step in &mut story.steps {
            let by = match step.by.as_str() {
                it if it == written.therapist => "therapist",
                it if it == written.prescriber => "prescriber",
                it if Some(it) == written.supervisor.as_deref() => "supervisor",
                it => it,
            };
            step.by = by.to_owned();
        }
        story.key = format!("{}-{n}", written.key);
        story.therapist = seer.key.to_owned();
        story.supervisor = seer.supervisor.map(str::to_owned);
        story.prescriber.clone_from(&seer.prescriber);
        story.sign_in = false;
        if seer.supervisor.is_none() {
            story.rounds.iter_mut().for_each(|it| it.question = None);
        }
        self.rename(&mut story, n, chance);
        if let Some(usual) = &mut story.usual {
            usual.baseline[0] -= i64::try_from(chance.below(9))?;
            usual.baseline[2] -= i64::try_from(chance.below(7))?;
            for answers in [&mut usual.phq9, &mut usual.gad7] {
                chance.vary(answers);
            }
        }
        for round in &mut story.rounds {
            for answers in [&mut round.phq9, &mut round.gad7].into_iter().flatten() {
                chance.vary(answers);
            }
        }
        Ok(story)
    }

    /// The story of the n-th of those who are in a session at this moment, and the day that it calls today. What it tells
    /// of a later time has not happened.
    pub fn in_session(&self, n: usize, now: Timestamp, zone: &TimeZone) -> anyhow::Result<(Story, Date)> {
        let told: Vec<&Story> = self.stories.iter().map(|(it, _)| *it).filter(|it| session_of(it).is_some()).collect();
        let written = told.get(n % told.len().max(1)).context("no story tells of a session")?;
        let mut story = self.retold(written, n, &mut Chance::of(self.seed, n))?;
        let step = session_of(&story).context("the story tells of no session")?;
        let since = SignedDuration::from_mins(i64::try_from(n * 7 % 80)?) + session_day::ARRIVES_BEFORE;
        let arrived = now.checked_sub(since)?.to_zoned(zone.clone());
        let today = arrived.date().checked_sub(jiff::Span::new().try_days(story.steps[step].day)?)?;
        story.steps[step].time = arrived.strftime("%H:%M").to_string();
        story.steps.truncate(step + 1);
        Ok((story, today))
    }

    fn rename(&self, story: &mut Story, n: usize, chance: &mut Chance) {
        let Some(person) = &mut story.person else { return };
        let first = chance.of_these(&FIRST);
        let (last, second) = (chance.of_these(&LAST), chance.of_these(&LAST));
        let last = if chance.below(3) == 0 { format!("{last}-{second}") } else { last.to_owned() };
        person.name = format!("{first} {last}");
        person.preferred_name = first.to_owned();
        person.email = format!("{first}.{last}.{n}@demo.alula.invalid").to_lowercase();
        person.phone = format!("+1 {} 555 01{:02}", 200 + chance.below(700), chance.below(100));
        person.birth_date = jiff::civil::date(person.birth_date.year(), 1, 1)
            .saturating_add(jiff::Span::new().days(i64::try_from(chance.below(365)).unwrap_or(0)));
    }
}

/// Where a story tells of its last whole session.
fn session_of(story: &Story) -> Option<usize> {
    story.steps.iter().rposition(|it| it.r#do == "session")
}

/// Numbers that look like chance and follow from the seed.
struct Chance {
    begin: [u8; 32],
    bytes: [u8; 32],
    turn: u64,
}

impl Chance {
    fn of(seed: u64, n: usize) -> Self {
        let begin = Sha256::digest(format!("alula demo crowd {seed} {n}")).into();
        Self { begin, bytes: begin, turn: 0 }
    }

    fn below(&mut self, end: u64) -> u64 {
        let at = usize::try_from(self.turn % 4).unwrap_or(0);
        if at == 0 {
            self.bytes = Sha256::digest([&self.begin[..], &self.turn.to_be_bytes()].concat()).into();
        }
        self.turn += 1;
        let mut eight = [0; 8];
        eight.copy_from_slice(&self.bytes[at * 8..at * 8 + 8]);
        u64::from_be_bytes(eight) % end.max(1)
    }

    fn of_these(&mut self, all: &[&'static str]) -> &'static str {
        all[usize::try_from(self.below(all.len() as u64)).unwrap_or(0)]
    }

    /// One up, one down or the same, here and there; the question about thoughts of death stays as it is written.
    fn vary(&mut self, answers: &mut [u8]) {
        for answer in answers.iter_mut().take(8) {
            *answer = match self.below(6) {
                0 => answer.saturating_sub(1),
                1 => (*answer + 1).min(3),
                _ => *answer,
            };
        }
    }
}
