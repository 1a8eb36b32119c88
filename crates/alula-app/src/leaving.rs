//! Somebody leaves the practice: what they held goes to named colleagues and their access ends, in one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use alula_core::Chart;
use alula_core::decide::{Command, Request, Role};
use alula_core::ids::{ClientId, EntryId, StaffId};
use alula_core::intake::TeamNamed;
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::read_tables::{self, TeamPart};
use alula_store::rows::staff::{self, StaffMember};
use alula_store::{Tx, ledger};

use crate::access::require;
use crate::charts::load;
use crate::drafts::unsigned;
use crate::house::{House, Inside};
use crate::lists::{Task, with_names};
use crate::people::{PersonRefusal, may_go};
use crate::run::Outcome;
use crate::trouble::{Broken, Trouble};

/// A chart that somebody holds a part in.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartHeld {
    /// Whose.
    pub client: ClientId,
    /// The client's name, as shown.
    pub name: Private,
    /// The person's parts in it.
    pub parts: Vec<TeamPart>,
}

/// What somebody who leaves holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    /// Who.
    pub person: StaffMember,
    /// The charts, by the client's name.
    pub charts: Vec<ChartHeld>,
    /// What waits for them.
    pub tasks: Vec<Task>,
    /// About whom they began a note that is not signed; a draft is its author's alone and goes to nobody.
    pub drafts: Vec<Private>,
    /// Whom they supervise.
    pub supervises: Vec<StaffMember>,
}

impl Leaving {
    /// Whether they hold this part in any chart, or for an associate.
    pub fn holds(&self, part: TeamPart) -> bool {
        let supervises = part == TeamPart::Supervisor && !self.supervises.is_empty();
        supervises || self.charts.iter().any(|it| it.parts.contains(&part))
    }
}

/// Who takes over which part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Successors {
    /// As therapist.
    pub therapist: Option<StaffId>,
    /// As supervisor.
    pub supervisor: Option<StaffId>,
    /// As prescriber.
    pub prescriber: Option<StaffId>,
}

/// Why nobody left.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeaveRefusal {
    /// The person may not go, or is not here.
    #[error(transparent)]
    Person(#[from] PersonRefusal),
    /// Nobody was named who takes over a part, or somebody who cannot.
    #[error("choose a colleague who works here and can take this over")]
    NoSuccessor(TeamPart),
}

impl House {
    /// What somebody holds, for the page on which they leave; nothing when there is nobody with this id.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn leaving(&self, actor: &Actor, id: StaffId) -> Result<Option<Leaving>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let held = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let now = inside.ports.clock.now();
                let all = staff::all(tx).await?;
                let Some(person) = all.iter().find(|it| it.id == id).cloned() else { return Ok(None) };
                let mut charts = Vec::new();
                for it in read_tables::clients_of(tx, id, now).await? {
                    let team = read_tables::team(tx, it.client).await?;
                    let parts = team.into_iter().filter(|(who, _)| *who == id).map(|(_, part)| part).collect();
                    charts.push(ChartHeld { client: it.client, name: it.row.name, parts });
                }
                let found = read_tables::tasks_of_staff(tx, id).await?;
                let tasks = with_names(tx, found).await?;
                let supervises = all.into_iter().filter(|it| it.active && it.supervisor == Some(id)).collect();
                let drafts = unsigned(tx, id).await?;
                Ok(Some(Leaving { person, charts, tasks, drafts, supervises }))
            })
        });
        held.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Hands everything somebody holds to the named colleagues and ends their access, all or nothing. The team of every
    /// chart is named anew, as a statement in the chart. Answers how many charts went over.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn close_leaver(
        &self,
        actor: &Actor,
        id: StaffId,
        form: EntryId,
        to: Successors,
    ) -> Result<Result<usize, LeaveRefusal>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let left = self
            .0
            .store
            .write(move |tx| Box::pin(async move { inside.close_leaver_in(tx, actor, id, form, to).await }));
        let charts = match left.await.map_err(|broken: Broken| self.trouble(broken))? {
            Ok(charts) => charts,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let count = charts.len();
        charts.into_iter().for_each(|chart| self.0.charts.keep(chart));
        Ok(Ok(count))
    }
}

impl Inside {
    async fn close_leaver_in(
        &self,
        tx: &mut Tx,
        actor: Actor,
        id: StaffId,
        form: EntryId,
        to: Successors,
    ) -> Result<Result<Vec<Arc<Chart>>, LeaveRefusal>, Broken> {
        require(self, tx, &actor, Action::ManagePeople).await?;
        let now = self.ports.clock.now();
        let all = staff::all(tx).await?;
        let person = match may_go(&all, id) {
            Ok(person) => person.clone(),
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        let people: BTreeMap<_, _> = all.iter().filter(|it| it.active && it.id != id).map(|it| (it.id, it)).collect();
        let mut charts = Vec::new();
        for (held, n) in read_tables::clients_of(tx, id, now).await?.into_iter().zip(1..) {
            ledger::lock_head(tx, held.client).await?;
            let Some(chart) = load(tx, held.client, self.known(held.client)).await? else { continue };
            let Some(team) = chart.last::<TeamNamed>().map(|it| it.is.clone()) else { continue };
            let team = match handed_over(team, id, to, &people) {
                Ok(team) => team,
                Err(part) => return Ok(Err(LeaveRefusal::NoSuccessor(part))),
            };
            let command = Command::NameTeam(team);
            let request = Request { id: form.following(n), occurred_at: None, seen: None, command };
            match self.run_in(tx, actor, held.client, request).await? {
                Outcome::Ran(ran, _) => charts.push(ran.chart),
                Outcome::Denied(denied) => return Err(denied.into()),
                Outcome::Refused(_) => {
                    let words = "a chart could not be handed over, so nothing was changed; ask whoever runs this house";
                    return Err(Broken::other("not_handed_over", words));
                }
            }
        }
        for associate in all.iter().filter(|it| it.active && it.supervisor == Some(id) && it.id != id) {
            let Some(supervisor) = to.supervisor.filter(|it| can(&people, *it, TeamPart::Supervisor)) else {
                return Ok(Err(LeaveRefusal::NoSuccessor(TeamPart::Supervisor)));
            };
            let under = StaffMember { supervisor: Some(supervisor), ..associate.clone() };
            staff::save(tx, &under, actor.author(), now).await?;
        }
        self.end_access(tx, person, &actor, now).await?;
        Ok(Ok(charts))
    }
}

/// The team with the successors in the places of `leaver`; an associate brings their supervisor of record.
fn handed_over(
    team: TeamNamed,
    leaver: StaffId,
    to: Successors,
    people: &BTreeMap<StaffId, &StaffMember>,
) -> Result<TeamNamed, TeamPart> {
    let named = |it: Option<StaffId>, part| it.filter(|it| can(people, *it, part)).ok_or(part);
    let mut next = team.clone();
    if team.prescriber == Some(leaver) {
        next.prescriber = Some(named(to.prescriber, TeamPart::Prescriber)?);
    }
    if team.supervisor == Some(leaver) {
        next.supervisor = Some(named(to.supervisor, TeamPart::Supervisor)?);
    }
    if team.therapist == leaver {
        next.therapist = named(to.therapist, TeamPart::Therapist)?;
        next.supervisor = people.get(&next.therapist).filter(|it| it.role == Role::Associate).and_then(|it| {
            let own = it.supervisor.filter(|it| *it != leaver);
            own.or(to.supervisor).filter(|it| can(people, *it, TeamPart::Supervisor))
        });
        let alone = people.get(&next.therapist).is_some_and(|it| it.role == Role::Associate);
        if alone && next.supervisor.is_none() {
            return Err(TeamPart::Supervisor);
        }
    }
    Ok(next)
}

/// Whether somebody who works here can hold this part.
fn can(people: &BTreeMap<StaffId, &StaffMember>, id: StaffId, part: TeamPart) -> bool {
    people.get(&id).is_some_and(|it| match part {
        TeamPart::Therapist => it.role != Role::Manager,
        TeamPart::Supervisor => it.role == Role::Supervisor,
        TeamPart::Prescriber => it.role == Role::Prescriber,
        TeamPart::Sitter => false,
    })
}
