//! Filling an empty house with the demo practice.

use std::collections::BTreeMap;

use alula_app::{Course, CourseStep, Holder, House, NewEnquiry, NewPerson};
use alula_core::Chart;
use alula_core::decide::{Command, Request, Role};
use alula_core::ids::{ClientId, EnquiryId, EntryId, StaffId};
use alula_core::intake::TeamNamed;
use alula_policy::Actor;
use anyhow::{Context as _, anyhow};
use jiff::Timestamp;
use jiff::civil::Date;

use super::crowd::{self, Crowd};
use super::files::{Practice, ReferralReceived, Story, practice, stories};
use super::people::{self, SignIn};
use super::ports::StoryClock;
use super::story::{self, Asked, Stage, Who};
use super::{protocols, rounds};

/// How many clients of a crowd are filed in one transaction.
const AT_ONCE: usize = 250;

/// Whom a demo practice has beside the written clients.
#[derive(Clone, Copy, Debug)]
pub struct More {
    /// How many clients it has altogether.
    pub clients: usize,
    /// How many of those who are made up are in a session at this moment.
    pub in_session: usize,
    /// This moment.
    pub now: Timestamp,
}

/// Fills an empty house: people, protocol, enquiries, every story. `clock` is the clock of `house`; it is moved to where
/// the stories are, and the rules of the house decide every step of them. Where more than the written clients are asked
/// for, `said` hears how many are there.
///
/// # Errors
/// When a rule or a right says no to a step, which means that a story and the house no longer fit each other.
pub async fn fill(
    house: &House,
    clock: &StoryClock,
    seed: u64,
    today: Date,
    beside: More,
    said: impl Fn(usize),
) -> anyhow::Result<()> {
    let (mut practice, stories) = (practice()?, stories()?);
    let more = beside.clients.saturating_sub(stories.len()).max(beside.in_session);
    let written = people::all(seed, &practice, &stories);
    practice.staff.extend(crowd::colleagues(&practice.staff, more));
    let mut stage = Stage { seed, today, zone: house.zone(), staff: &BTreeMap::new() };
    let (staff, roles) = open_practice(house, clock, &stage, &practice, &stories).await?;
    stage.staff = &staff;
    protocols::install_next(house, clock, &stage, &practice).await?;
    enquire(house, clock, &stage, &practice).await?;
    let told: Vec<_> = stories
        .iter()
        .filter(|it| it.referral.is_none())
        .map(|it| Told::of(&stage, &roles, it))
        .collect::<Result<_, _>>()?;
    file(house, told, true).await?;
    for story in &stories {
        if let Some(referral) = &story.referral {
            refer(house, clock, &stage, &roles, story, referral).await?;
        }
    }
    if more > 0 {
        let beside = More { clients: more, ..beside };
        gather(house, &stage, &roles, &Crowd::new(seed, &stories, &practice.staff)?, beside, said).await?;
    }
    open_accounts(house, &stage, &staff, written, &stories).await
}

/// Files the clients of the crowd.
async fn gather(
    house: &House,
    stage: &Stage<'_>,
    roles: &BTreeMap<StaffId, Role>,
    crowd: &Crowd<'_>,
    beside: More,
    said: impl Fn(usize),
) -> anyhow::Result<()> {
    let more = beside.clients;
    for begin in (0..more).step_by(AT_ONCE) {
        let mut told = Vec::with_capacity(AT_ONCE);
        for n in begin..more.min(begin + AT_ONCE) {
            if n < beside.in_session {
                let (story, today) = crowd.in_session(n, beside.now, stage.zone)?;
                let mut so_far = Told::of(&Stage { today, ..*stage }, roles, &story)?;
                so_far.asked.retain(|(_, it)| it.at <= beside.now);
                told.push(so_far);
                continue;
            }
            let (story, today) = crowd.story(n, stage.today)?;
            told.push(Told::of(&Stage { today, ..*stage }, roles, &story)?);
        }
        file(house, told, false).await?;
        said(more.min(begin + AT_ONCE));
    }
    Ok(())
}

/// The people and their protocol, from a day before every story.
pub(super) async fn open_practice(
    house: &House,
    clock: &StoryClock,
    stage: &Stage<'_>,
    practice: &Practice,
    stories: &[Story],
) -> anyhow::Result<(BTreeMap<String, StaffId>, BTreeMap<StaffId, Role>)> {
    let begins = stories.iter().flat_map(first_day).min().unwrap_or(0) - 30 - crowd::DAYS_BACK;
    clock.go(stage.at(begins, "09:00")?);
    let staff = employ(house, stage, practice).await?;
    let roles = practice.staff.iter().map(|it| (staff[&it.key], it.role)).collect();
    super::office::furnish(house, stage, practice, &staff).await?;
    protocols::sign(house, practice, &staff).await?;
    super::privileges::grant(house, stage, practice, &staff).await?;
    super::sound::take_in(house, stage, practice, &staff).await?;
    super::limits::tighten(house, clock, stage, practice, &staff).await?;
    Ok((staff, roles))
}

/// Fills an empty house with one story, each step asked for by itself as a person would.
#[cfg(test)]
pub async fn step_by_step(
    house: &House,
    clock: &StoryClock,
    seed: u64,
    today: Date,
    key: &str,
) -> anyhow::Result<ClientId> {
    let (practice, stories) = (practice()?, stories()?);
    let mut stage = Stage { seed, today, zone: house.zone(), staff: &BTreeMap::new() };
    let (staff, roles) = open_practice(house, clock, &stage, &practice, &stories).await?;
    stage.staff = &staff;
    let story = stories.iter().find(|it| it.key == key).context("there is no such story")?;
    let told = Told::of(&stage, &roles, story)?;
    let mut chart = Chart::empty(told.client);
    let client = told.client;
    for CourseStep { at, actor, says } in told.course().0.steps {
        clock.go(at);
        chart = match says(&chart) {
            alula_app::CourseSays::Asks(request) => {
                let ran = house.run(&actor, client, request).await?.map_err(|refusal| anyhow!("{refusal}"))?;
                (*ran.chart).clone()
            }
            alula_app::CourseSays::Reports(report) => (*house.admit(&actor, client, vec![report]).await?.chart).clone(),
        };
    }
    Ok(client)
}

fn first_day(story: &Story) -> Option<i32> {
    let usual = story.usual.as_ref().map(|it| it.first_day);
    story.steps.iter().map(|it| it.day).chain(usual).min()
}

async fn employ(house: &House, stage: &Stage<'_>, practice: &Practice) -> anyhow::Result<BTreeMap<String, StaffId>> {
    let mut staff: BTreeMap<String, StaffId> = BTreeMap::new();
    // Supervisors first: an associate names one.
    let mut people: Vec<_> = practice.staff.iter().collect();
    people.sort_by_key(|it| it.supervisor.is_some());
    for it in people {
        let supervisor = match &it.supervisor {
            Some(key) => Some(*staff.get(key).with_context(|| format!("nobody has the key {key}"))?),
            None => None,
        };
        let person = NewPerson {
            name: it.name.as_str().into(),
            licence: it.letters.as_str().into(),
            role: it.role,
            supervisor,
            agreement_until: it.agreement_days.map(|days| stage.day(days)).transpose()?,
        };
        let id = house.add_person(&Actor::House, person).await?.with_context(|| format!("{} is not added", it.key))?;
        staff.insert(it.key.clone(), id);
    }
    Ok(staff)
}

async fn enquire(house: &House, clock: &StoryClock, stage: &Stage<'_>, practice: &Practice) -> anyhow::Result<()> {
    for it in &practice.enquiries {
        clock.go(stage.at(it.day, &it.time)?);
        let enquiry = NewEnquiry {
            id: EnquiryId(stage.id(&format!("enquiry {}", it.email))),
            name: it.name.as_str().into(),
            email: it.email.as_str().into(),
            phone: it.phone.as_str().into(),
            state: it.state.clone(),
            reach: it.reach.as_str().into(),
            words: it.words.as_str().into(),
        };
        house.enquire(enquiry).await?.context("an enquiry is not taken")?;
    }
    Ok(())
}

/// A story as the requests of the people in it.
pub(super) struct Told {
    client: ClientId,
    asked: Vec<(Actor, Asked)>,
}

impl Told {
    pub(super) fn of(stage: &Stage<'_>, roles: &BTreeMap<StaffId, Role>, story: &Story) -> anyhow::Result<Self> {
        let client = story::client(stage, story);
        let actor = |asked: Asked| match asked.who {
            Who::Staff(id) => (Actor::Staff { id, role: roles[&id], second_factor: true }, asked),
            Who::Client => (Actor::Client { id: client }, asked),
            Who::Sitter(id) => (Actor::Sitter { client, id }, asked),
        };
        Ok(Self { client, asked: story::told(stage, story)?.into_iter().map(actor).collect() })
    }

    /// When the medicine is given first.
    pub(super) fn medicine_at(&self) -> Option<Timestamp> {
        let given = |(_, it): &&(Actor, Asked)| matches!(it.says.command(), Some(Command::GiveMedicine(_)));
        self.asked.iter().find(given).map(|(_, it)| it.at)
    }

    /// The same story, told no further than this.
    pub(super) fn until(&mut self, at: Timestamp) {
        self.asked.retain(|(_, it)| it.at <= at);
    }

    /// The course, and where in the story each of its steps stands.
    fn course(self) -> (Course, Vec<String>) {
        let mut places = Vec::new();
        let step = |(actor, Asked { at, place, says, .. })| {
            places.push(place);
            CourseStep { at, actor, says: Box::new(move |chart: &Chart| rounds::as_read(chart, says)) }
        };
        let steps = self.asked.into_iter().map(step).collect();
        (Course { client: self.client, steps }, places)
    }
}

/// Files stories whole; the rules and the rights decide every step of them.
pub(super) async fn file(house: &House, told: Vec<Told>, noted: bool) -> anyhow::Result<()> {
    let (mut courses, mut places) = (Vec::new(), BTreeMap::new());
    for it in told {
        let client = it.client;
        let (course, at) = it.course();
        courses.push(course);
        places.insert(client, at);
    }
    match house.fold(courses, noted).await? {
        Ok(folded) => Ok(house.file_courses(folded).await?),
        Err(broken) => {
            let place = places.get(&broken.client).and_then(|it| it.get(broken.step)).cloned().unwrap_or_default();
            Err(anyhow!(broken.why).context(place))
        }
    }
}

async fn refer(
    house: &House,
    clock: &StoryClock,
    stage: &Stage<'_>,
    roles: &BTreeMap<StaffId, Role>,
    story: &Story,
    it: &ReferralReceived,
) -> anyhow::Result<()> {
    clock.go(stage.at(it.day, &it.time)?);
    let by = stage.staff(&it.by)?;
    let actor = Actor::Staff { id: by, role: roles[&by], second_factor: true };
    let bytes = super::files::REFERRAL.as_bytes();
    let imported = house.import_referral(&actor, None, &it.file, bytes).await?.context("the referral is not taken")?;
    let team = TeamNamed {
        therapist: stage.staff(&story.therapist)?,
        supervisor: story.supervisor.as_deref().map(|key| stage.staff(key)).transpose()?,
        prescriber: Some(stage.staff(&story.prescriber)?),
    };
    let id = EntryId(stage.id(&format!("{} team", story.key)));
    let request = Request { id, occurred_at: None, seen: None, command: Command::NameTeam(team) };
    let named = house.run(&actor, imported.client, request).await?;
    named.map(drop).map_err(|refusal| anyhow!("{}: {refusal}", story.key))
}

/// Opened last: while nobody can sign in, the practice counts as not filled.
pub(super) async fn open_accounts(
    house: &House,
    stage: &Stage<'_>,
    staff: &BTreeMap<String, StaffId>,
    people: Vec<SignIn>,
    stories: &[Story],
) -> anyhow::Result<()> {
    let emails: BTreeMap<_, _> = practice()?.staff.iter().map(|it| (people::email(&it.name), staff[&it.key])).collect();
    for it in people {
        let client = || {
            let of = |story: &&Story| story.person.as_ref().is_some_and(|person| person.email == it.email);
            stories.iter().find(of).map(|story| Holder::Client(story::client(stage, story)))
        };
        let holder = emails.get(&it.email).map(|id| Holder::Staff(*id)).or_else(client);
        let holder = holder.with_context(|| format!("nobody has the address {}", it.email))?;
        let opened = house.open_account(&Actor::House, holder, it.email.as_str().into(), it.password.into()).await?;
        opened.with_context(|| format!("{} cannot sign in", it.email))?;
    }
    Ok(())
}
