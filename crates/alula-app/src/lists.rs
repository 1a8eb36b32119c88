//! Lists: clients, and what waits for whom. Answered from read tables; a few rows are opened, no chart.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use alula_core::decide::Role;
use alula_core::ids::{ClientId, EnquiryId, EntryId, SessionId, StaffId};
use alula_core::onward::{GRACE, Onward, onward};
use alula_core::pathway::CareStep;
use alula_core::private::Private;
use alula_core::supervision::NoteAbout;
use alula_policy::{Action, Actor, Resource, permit};
use alula_store::read_tables::{self, AppointmentFound, Assigned, Outline, TaskFound, TeamPart};
use alula_store::{StoreFault, Tx};
use jiff::Timestamp;

use crate::access::{on_practice, require};
use crate::house::House;
use crate::tables::TaskKind;
use crate::trouble::{Broken, Trouble};

/// Where a task comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskSource {
    /// A statement in a chart.
    Entry(ClientId, EntryId),
    /// An enquiry.
    Enquiry(EnquiryId),
    /// A draft of the person who asks.
    Draft(ClientId, NoteAbout),
}

/// Something that waits for the person who asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// Where it comes from.
    pub source: TaskSource,
    /// Whom it is about, as shown.
    pub name: Private,
    /// By when.
    pub due_at: Option<Timestamp>,
    /// What exactly, in words; may be empty.
    pub words: Private,
    /// The person it waited for, when that person no longer works here.
    pub left_by: Option<StaffId>,
}

/// Somebody in care for whom nothing is planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Idle {
    /// Who, and where they stand.
    pub assigned: Assigned,
    /// Since when.
    pub since: Timestamp,
    /// Who cares for them, when somebody is named.
    pub therapist: Option<StaffId>,
}

/// Which clients a list shows.
#[derive(Clone, Debug, Default)]
pub struct ClientsAsked {
    /// A search text; empty for none.
    pub search: String,
    /// Only those at this step.
    pub step: Option<CareStep>,
    /// Only those in care with whom nothing is planned, be it for an hour or for a month.
    pub without_next: bool,
}

/// The clients of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct SomeClients {
    /// Those that are shown, by name.
    pub clients: Vec<Assigned>,
    /// True when there are more.
    pub more: bool,
}

/// Beyond so many it is enough to know that there are more.
pub const MOST_COUNTED: usize = 100;

impl House {
    /// The clients somebody sees whom a search and the asked steps fit, `most` of them at the most: the own ones by name;
    /// for those who see where everybody stands, the ones that changed last.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn some_clients(&self, actor: &Actor, asked: ClientsAsked, most: usize) -> Result<SomeClients, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ListClients).await?;
                let text = asked.search.trim();
                let fits = |phase: &str, idle_since, next_at| {
                    asked.step.is_none_or(|it| it.name() == phase)
                        && (!asked.without_next || is_open(onward(idle_since, next_at, now)))
                };
                let outline = |it: &Outline| fits(&it.phase, it.idle_since, it.next_at);
                let mut clients = match (sees_everybody(&actor), text) {
                    (true, "") => read_tables::latest_clients(tx, now, outline, most + 1).await?,
                    (true, text) => read_tables::found_clients(tx, now, text, outline, most + 1).await?,
                    (false, text) => {
                        let mut own = own_clients(tx, &actor, now, text).await?;
                        own.retain(|it| fits(&it.row.phase, it.row.idle_since, it.next_at));
                        own
                    }
                };
                let more = clients.len() > most;
                clients.truncate(most);
                clients.sort_by_cached_key(|it| (it.row.name.reveal().to_lowercase(), it.client));
                Ok(SomeClients { clients, more })
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// The clients somebody sees who have had no next step for a day or longer, the longest first: how many, beyond
    /// [`MOST_COUNTED`] one more than that, and the first `most` with who cares for them.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn without_next(&self, actor: &Actor, most: usize) -> Result<(usize, Vec<Idle>), Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ListClients).await?;
                let (of, closed) = ([most, MOST_COUNTED + 1], CareStep::Closed.name());
                let (count, missing) = match actor {
                    _ if sees_everybody(&actor) => read_tables::idle_clients(tx, closed, now, now - GRACE, of).await?,
                    Actor::Staff { id, .. } => {
                        read_tables::idle_clients_of(tx, id, closed, now, now - GRACE, of).await?
                    }
                    _ => (0, Vec::new()),
                };
                let mut first = Vec::with_capacity(missing.len());
                for assigned in missing {
                    let Some(since) = assigned.row.idle_since else { continue };
                    let team = read_tables::team(tx, assigned.client).await?;
                    let therapist = team.into_iter().find(|(_, part)| *part == TeamPart::Therapist).map(|(id, _)| id);
                    first.push(Idle { assigned, since, therapist });
                }
                Ok((count, first))
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// The clients somebody sees, by the step at which they stand: how many, and the `most` who have stood there longest.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn board(&self, actor: &Actor, most: usize) -> Result<Vec<(CareStep, usize, Vec<Assigned>)>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ListClients).await?;
                let mut columns = Vec::new();
                if sees_everybody(&actor) {
                    let people = read_tables::clients_by_phase(tx).await?;
                    for &step in CareStep::ALL {
                        let first = read_tables::longest_at(tx, step.name(), now, most).await?;
                        columns.push((step, people.get(step.name()).copied().unwrap_or(0), first));
                    }
                } else {
                    let mut own = own_clients(tx, &actor, now, "").await?;
                    own.sort_by_key(|it| (it.row.since, it.client));
                    for &step in CareStep::ALL {
                        let mut here: Vec<_> = own.iter().filter(|it| it.row.phase == step.name()).cloned().collect();
                        let people = here.len();
                        here.truncate(most);
                        columns.push((step, people, here));
                    }
                }
                Ok(columns)
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// The clients somebody sees at a step, `most` at the most: whose next appointment is soonest, then those without one
    /// who have stood there longest.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn soonest(&self, actor: &Actor, step: CareStep, most: usize) -> Result<Vec<Assigned>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ListClients).await?;
                if sees_everybody(&actor) {
                    return Ok(read_tables::soonest_at(tx, step.name(), now, most).await?);
                }
                let mut own = own_clients(tx, &actor, now, "").await?;
                own.retain(|it| it.row.phase == step.name());
                own.sort_by_key(|it| (it.next_at.is_none(), it.next_at, it.row.since, it.client));
                own.truncate(most);
                Ok(own)
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// What is planned from `since` to before `until` with the clients of somebody, earliest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn appointments(
        &self,
        actor: &Actor,
        since: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<AppointmentFound>, Trouble> {
        on_practice(self, actor, Action::ListClients)?;
        let Actor::Staff { id, .. } = *actor else { return Ok(Vec::new()) };
        let found = self
            .0
            .store
            .read(move |tx| Box::pin(async move { read_tables::appointments_between(tx, id, since, until).await }));
        found.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// The sessions that go on with the clients of somebody, by when they began.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn under_way(&self, actor: &Actor) -> Result<Vec<(ClientId, SessionId)>, Trouble> {
        on_practice(self, actor, Action::ListClients)?;
        let Actor::Staff { id, .. } = *actor else { return Ok(Vec::new()) };
        let found = self.0.store.read(move |tx| Box::pin(async move { read_tables::sessions_under_way(tx, id).await }));
        let found = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(found.into_iter().map(|it| (it.client, it.row.session)).collect())
    }

    /// What waits for the person who asks: danger first, then what is due soonest. For whoever keeps the people in order
    /// also what waits for somebody who no longer works here and for nobody else.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn tasks(&self, actor: &Actor) -> Result<Vec<Task>, Trouble> {
        on_practice(self, actor, Action::ReadTasks)?;
        let Actor::Staff { id, role, .. } = *actor else { return Ok(Vec::new()) };
        let manages = permit(actor, Action::ManagePeople, &Resource::Practice).is_permit();
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let mut found = read_tables::tasks_of_staff(tx, id).await?;
                found.extend(read_tables::tasks_of_role(tx, role).await?);
                let mut tasks = with_names(tx, found).await?;
                if manages {
                    for orphan in read_tables::tasks_of_nobody(tx).await? {
                        let left_by = orphan.task.staff;
                        let named = with_names(tx, vec![orphan]).await?;
                        tasks.extend(named.into_iter().map(|it| Task { left_by, ..it }));
                    }
                }
                Ok(tasks)
            })
        });
        let mut tasks = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        if permit(actor, Action::ReadEnquiries, &Resource::Practice).is_permit() {
            tasks.extend(self.open_enquiries().await?.into_iter().map(|it| Task {
                kind: if it.crisis { TaskKind::AnswerCrisis } else { TaskKind::AnswerEnquiry },
                source: TaskSource::Enquiry(it.enquiry.id),
                name: it.enquiry.name,
                due_at: Some(it.enquiry.received_at),
                words: Private::default(),
                left_by: None,
            }));
        }
        self.add_drafts(actor, &mut tasks).await?;
        tasks.sort_by_key(|it| (it.kind.urgency(), it.due_at.is_none(), it.due_at));
        Ok(tasks)
    }

    /// The clients with notes that wait for this supervisor, or that went back to their author, by name.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn queue(&self, actor: &Actor) -> Result<BTreeMap<ClientId, Private>, Trouble> {
        on_practice(self, actor, Action::ReadQueue)?;
        let Actor::Staff { id, .. } = *actor else { return Ok(BTreeMap::new()) };
        let about_notes = [TaskKind::CosignNote, TaskKind::AnswerQuestion, TaskKind::ChangeNote];
        let waits = move |it: &TaskFound| TaskKind::of(&it.task.kind).is_some_and(|kind| about_notes.contains(&kind));
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let mut clients = BTreeMap::new();
                for found in read_tables::tasks_around(tx, id, TeamPart::Supervisor).await?.into_iter().filter(waits) {
                    if let Entry::Vacant(place) = clients.entry(found.client) {
                        let row = read_tables::client(tx, found.client).await?;
                        place.insert(row.map(|it| it.name).unwrap_or_default());
                    }
                }
                Ok(clients)
            })
        });
        found.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// What waits for this client themselves, such as questions that were asked.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn tasks_of_client(&self, actor: &Actor, client: ClientId) -> Result<Vec<Task>, Trouble> {
        self.read(actor, client, Action::ReadOwn).await?;
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let mut found = read_tables::tasks_of_client(tx, client).await?;
                found.retain(|it| it.task.role == Some(Role::Client));
                with_names(tx, found).await
            })
        });
        found.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}

/// True when somebody in care has nothing planned, however long.
fn is_open(it: Onward) -> bool {
    matches!(it, Onward::Open { .. } | Onward::Missing { .. })
}

/// A chart of nobody's team.
fn nobodys() -> Resource {
    Resource::Chart { client: ClientId(uuid::Uuid::nil()), team: alula_policy::Team::default() }
}

/// Whoever may see where a client stands without being on any team sees all of them.
fn sees_everybody(actor: &Actor) -> bool {
    permit(actor, Action::ReadPipeline, &nobodys()).is_permit()
}

/// The clients somebody cares for, by name; those whom a search finds when it holds something.
async fn own_clients(tx: &mut Tx, actor: &Actor, now: Timestamp, text: &str) -> Result<Vec<Assigned>, StoreFault> {
    let Actor::Staff { id, .. } = actor else { return Ok(Vec::new()) };
    match text {
        "" => read_tables::clients_of(tx, *id, now).await,
        text => read_tables::found_clients_of(tx, *id, now, text).await,
    }
}

pub(crate) async fn with_names(tx: &mut Tx, found: Vec<TaskFound>) -> Result<Vec<Task>, StoreFault> {
    let mut tasks = Vec::with_capacity(found.len());
    for TaskFound { client, task } in found {
        let Some(kind) = TaskKind::of(&task.kind) else { continue };
        let name = read_tables::client(tx, client).await?.map(|it| it.name).unwrap_or_default();
        let source = TaskSource::Entry(client, task.source);
        tasks.push(Task { kind, source, name, due_at: task.due_at, words: task.words, left_by: None });
    }
    Ok(tasks)
}
