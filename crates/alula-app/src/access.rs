//! Rights: asked of the policies, and every answer noted.
//!
//! Whoever changes something notes the answer in the same transaction. Whoever only reads changes nothing, so what was
//! noted waits in memory until [`House::note_looks`] writes it down, once for all that was read; nobody is answered
//! before that.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alula_core::Chart;
use alula_core::ids::ClientId;
use alula_policy::{Action, Actor, Decision, Resource, permit};
use alula_store::rows::access_log::{self, Access};
use alula_store::{FaultKind, StoreFault, Tx};
use jiff::{SignedDuration, Timestamp};

use crate::charts::resource;
use crate::house::{House, Inside};
use crate::trouble::{Broken, Denied, Trouble};

/// The same person who looks at the same chart, or at the same list, for the same thing again within this time still looks:
/// one line tells it.
///
/// A proposal of ours: a page that keeps itself fresh asks every quarter of a minute, which would bury the other looks;
/// and a look that goes on leaves a line more often than somebody has to look in at a session at home.
pub const SAME_LOOK: SignedDuration = SignedDuration::from_mins(5);

/// What was noted while reading and is not written down yet.
#[derive(Default)]
pub(crate) struct Looks {
    waiting: Mutex<Waiting>,
    writing: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Waiting {
    looks: Vec<Access>,
    /// When a look was last noted, by who, what for and whose chart it is, if it is about one.
    noted: BTreeMap<(String, String, Option<ClientId>), Timestamp>,
    /// From how many on it is looked through for those that are over.
    many: usize,
}

/// So many looks are remembered at the least before those that are over are forgotten.
const REMEMBERED: usize = 1024;

impl Waiting {
    /// Whether a look only goes on; it is remembered when it does not. What was denied is always noted.
    fn goes_on(&mut self, look: &Access) -> bool {
        if look.decision != PERMIT {
            return false;
        }
        let goes_on = |at: &Timestamp| (SignedDuration::ZERO..SAME_LOOK).contains(&look.at.duration_since(*at));
        let key = (look.actor.clone(), look.action.clone(), look.client);
        if self.noted.get(&key).is_some_and(goes_on) {
            return true;
        }
        if self.noted.len() >= self.many.max(REMEMBERED) {
            self.noted.retain(|_, at| goes_on(at));
            self.many = 2 * self.noted.len();
        }
        self.noted.insert(key, look.at);
        false
    }
}

impl Looks {
    fn add(&self, look: Access) {
        let mut waiting = self.waiting();
        if !waiting.goes_on(&look) {
            waiting.looks.push(look);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Vec<Access> {
        std::mem::take(&mut self.waiting().looks)
    }

    fn put_back(&self, mut looks: Vec<Access>) {
        let mut waiting = self.waiting();
        looks.append(&mut waiting.looks);
        waiting.looks = looks;
    }
}

impl Inside {
    /// Writes down everything that waits; who comes meanwhile waits for it, since their own look may be among it.
    async fn note_looks(&self) -> Result<(), StoreFault> {
        let _turn = self.looks.writing.lock().await;
        let looks = Arc::new(self.looks.take());
        if looks.is_empty() {
            return Ok(());
        }
        let written = looks.clone();
        let done = self.store.write(move |tx| Box::pin(async move { access_log::insert_all(tx, &written).await }));
        let done = done.await;
        if done.is_err() {
            self.looks.put_back(Arc::unwrap_or_clone(looks));
        }
        done
    }
}

/// Asks the policies and notes the answer in the access log: in this transaction, or, when it only reads, for
/// [`House::note_looks`].
pub(crate) async fn authorise(
    inside: &Inside,
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    resource: &Resource,
    client: Option<ClientId>,
) -> Result<Result<(), Denied>, Broken> {
    let (answered, look) = ask(inside, actor, action, resource, client);
    let Some(access) = look else { return Ok(answered) };
    if tx.only_reads() {
        inside.looks.add(access);
    } else {
        access_log::insert(tx, &access).await?;
    }
    Ok(answered)
}

/// The word of an access that was allowed.
const PERMIT: &str = "permit";

/// What the policies answer, and the note of it.
fn ask(
    inside: &Inside,
    actor: &Actor,
    action: Action,
    resource: &Resource,
    client: Option<ClientId>,
) -> (Result<(), Denied>, Option<Access>) {
    let decision = permit(actor, action, resource);
    let (word, policies) = match &decision {
        Decision::Permit { by } => (PERMIT, by.join(" ")),
        Decision::ProveAgain => ("prove_again", String::new()),
        Decision::Deny => ("deny", String::new()),
    };
    // Whether somebody keeps a book is nobody's business; whoever tries another's is noted.
    if action == Action::KeepBook && decision.is_permit() {
        return (Ok(()), None);
    }
    let look = Access {
        id: inside.ports.ids.id(),
        at: inside.ports.clock.now(),
        actor: actor_text(actor),
        action: action.name().to_owned(),
        client,
        decision: word.to_owned(),
        policies,
    };
    let answered = match decision {
        Decision::Permit { .. } => Ok(()),
        Decision::ProveAgain => Err(Denied::ProveAgain(action)),
        Decision::Deny => Err(denied(actor, action, resource)),
    };
    (answered, Some(look))
}

/// Rights on the practice, in a transaction that fails when they are missing.
pub(crate) async fn require(inside: &Inside, tx: &mut Tx, actor: &Actor, action: Action) -> Result<(), Broken> {
    let allowed = authorise(inside, tx, actor, action, &Resource::Practice, None).await?;
    Ok(allowed?)
}

impl House {
    /// Whether somebody may do this in the practice; the answer goes to the access log.
    ///
    /// # Errors
    /// When the policies say no.
    pub fn may(&self, actor: &Actor, action: Action) -> Result<(), Trouble> {
        on_practice(self, actor, action)
    }

    /// Writes down who looked at what until now. What was read may be answered once this has returned.
    ///
    /// # Errors
    /// When the database is broken; the next who calls tries again.
    pub async fn note_looks(&self) -> Result<(), Trouble> {
        let inside = self.0.clone();
        // Its own task: whoever asked may go away between taking the looks and writing them.
        let noted = tokio::spawn(async move { inside.note_looks().await }).await;
        let noted = noted.map_err(|error| StoreFault::because(FaultKind::BrokenOff, "noting who looked", error));
        noted.and_then(|it| it).map_err(|fault| self.trouble(fault))
    }
}

/// Rights on a chart that was read.
pub(crate) fn on_chart(house: &House, actor: &Actor, action: Action, chart: &Chart) -> Result<(), Trouble> {
    noted(house, actor, action, &resource(chart), Some(chart.client()))
}

/// Rights on the practice.
pub(crate) fn on_practice(house: &House, actor: &Actor, action: Action) -> Result<(), Trouble> {
    noted(house, actor, action, &Resource::Practice, None)
}

fn noted(
    house: &House,
    actor: &Actor,
    action: Action,
    resource: &Resource,
    client: Option<ClientId>,
) -> Result<(), Trouble> {
    let (answered, look) = ask(&house.0, actor, action, resource, client);
    look.into_iter().for_each(|it| house.0.looks.add(it));
    answered.map_err(|denied| house.trouble(denied))
}

/// Whoever may not even see where a client stands does not learn that there is such a client.
fn denied(actor: &Actor, action: Action, resource: &Resource) -> Denied {
    let may_know = match resource {
        Resource::Practice => true,
        Resource::Chart { .. } => {
            [Action::ReadPipeline, Action::ReadOwn].iter().any(|it| permit(actor, *it, resource).is_permit())
        }
    };
    if may_know { Denied::Forbidden(action) } else { Denied::Hidden(action) }
}

pub(crate) fn actor_text(actor: &Actor) -> String {
    match actor {
        Actor::Staff { id, .. } => format!("staff:{id}"),
        Actor::Client { id } => format!("client:{id}"),
        Actor::Sitter { id, .. } => format!("sitter:{id}"),
        Actor::House => "house".to_owned(),
    }
}
