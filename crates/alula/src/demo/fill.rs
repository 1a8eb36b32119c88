//! Filling an empty house with the demo practice.

use std::collections::BTreeMap;

use alula_app::{Holder, House, NewEnquiry, NewPerson};
use alula_core::decide::{Command, Request, Role};
use alula_core::ids::{ClientId, EnquiryId, EntryId, StaffId};
use alula_core::intake::TeamNamed;
use alula_core::protocol::REFERENCE;
use alula_policy::Actor;
use anyhow::{Context as _, anyhow};
use jiff::civil::Date;

use super::files::{Practice, ReferralReceived, Story, practice, stories};
use super::people::{self, SignIn};
use super::ports::StoryClock;
use super::story::{self, Asked, Stage, Who};

/// Fills an empty house: people, protocol, enquiries, every story. `clock` is the clock of `house`; it is moved to where
/// the stories are, and the rules of the house decide every step of them.
///
/// # Errors
/// When a rule or a right says no to a step, which means that a story and the house no longer fit each other.
pub async fn fill(house: &House, clock: &StoryClock, seed: u64, today: Date) -> anyhow::Result<()> {
    let (practice, stories) = (practice()?, stories()?);
    let begins = stories.iter().flat_map(first_day).min().unwrap_or(0) - 30;
    let mut stage = Stage { seed, today, zone: house.zone(), staff: &BTreeMap::new() };
    clock.go(stage.at(begins, "09:00")?);
    let staff = employ(house, &stage, &practice).await?;
    stage.staff = &staff;
    let roles: BTreeMap<StaffId, Role> = practice.staff.iter().map(|it| (staff[&it.key], it.role)).collect();
    super::office::furnish(house, &stage, &practice, &staff).await?;
    sign_protocol(house, &practice, &staff).await?;
    super::privileges::grant(house, &stage, &practice, &staff).await?;
    enquire(house, clock, &stage, &practice).await?;
    let mut all: Vec<(ClientId, Asked)> = Vec::new();
    for story in &stories {
        let client = story::client(&stage, story);
        all.extend(story::told(&stage, story)?.into_iter().map(|it| (client, it)));
    }
    all.sort_by_key(|(_, it)| it.at);
    for (client, asked) in all {
        clock.go(asked.at);
        ask(house, &roles, client, asked).await?;
    }
    for story in &stories {
        if let Some(referral) = &story.referral {
            refer(house, clock, &stage, &roles, story, referral).await?;
        }
    }
    open_accounts(house, &stage, &staff, people::all(seed, &practice, &stories), &stories).await
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

async fn sign_protocol(house: &House, practice: &Practice, staff: &BTreeMap<String, StaffId>) -> anyhow::Result<()> {
    let by = practice.staff.iter().find(|it| it.role == Role::Prescriber).context("nobody prescribes")?;
    let actor = Actor::Staff { id: staff[&by.key], role: by.role, second_factor: true };
    let installed = house.install_protocol(&actor, REFERENCE).await?.context("the protocol is not installed")?;
    house
        .sign_protocol(&actor, &installed.id, installed.number, &installed.digest)
        .await?
        .context("the protocol is not signed")
        .map(drop)
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

async fn ask(house: &House, roles: &BTreeMap<StaffId, Role>, client: ClientId, asked: Asked) -> anyhow::Result<()> {
    let actor = match asked.who {
        Who::Staff(id) => Actor::Staff { id, role: roles[&id], second_factor: true },
        Who::Client => Actor::Client { id: client },
    };
    let ran = house.run(&actor, client, asked.request).await.with_context(|| asked.place.clone())?;
    ran.map(drop).map_err(|refusal| anyhow!("{}: {refusal}", asked.place))
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
async fn open_accounts(
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
