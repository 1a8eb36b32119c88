//! Rights: asked of the policies, and every answer noted.

use alula_core::Chart;
use alula_core::ids::ClientId;
use alula_policy::{Action, Actor, Decision, Resource, permit};
use alula_store::Tx;
use alula_store::rows::access_log::{self, Access};

use crate::charts::resource;
use crate::house::{House, Inside};
use crate::trouble::{Broken, Denied, Trouble};

/// Asks the policies and notes the answer in the access log, in this transaction.
pub(crate) async fn authorise(
    inside: &Inside,
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    resource: &Resource,
    client: Option<ClientId>,
) -> Result<Result<(), Denied>, Broken> {
    let decision = permit(actor, action, resource);
    let (word, policies) = match &decision {
        Decision::Permit { by } => ("permit", by.join(" ")),
        Decision::ProveAgain => ("prove_again", String::new()),
        Decision::Deny => ("deny", String::new()),
    };
    // Whether somebody keeps a book is nobody's business; whoever tries another's is noted.
    if action == Action::KeepBook && decision.is_permit() {
        return Ok(Ok(()));
    }
    let access = Access {
        id: inside.ports.ids.id(),
        at: inside.ports.clock.now(),
        actor: actor_text(actor),
        action: action.name().to_owned(),
        client,
        decision: word.to_owned(),
        policies,
    };
    access_log::insert(tx, &access).await?;
    Ok(match decision {
        Decision::Permit { .. } => Ok(()),
        Decision::ProveAgain => Err(Denied::ProveAgain(action)),
        Decision::Deny => Err(denied(actor, action, resource)),
    })
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
    /// When the policies say no, or something is broken.
    pub async fn may(&self, actor: &Actor, action: Action) -> Result<(), Trouble> {
        on_practice(self, actor, action).await
    }
}

/// Rights on a chart that was read.
pub(crate) async fn on_chart(house: &House, actor: &Actor, action: Action, chart: &Chart) -> Result<(), Trouble> {
    noted(house, *actor, action, resource(chart), Some(chart.client())).await
}

/// Rights on the practice.
pub(crate) async fn on_practice(house: &House, actor: &Actor, action: Action) -> Result<(), Trouble> {
    noted(house, *actor, action, Resource::Practice, None).await
}

async fn noted(
    house: &House,
    actor: Actor,
    action: Action,
    resource: Resource,
    client: Option<ClientId>,
) -> Result<(), Trouble> {
    let inside = house.0.clone();
    let allowed = house
        .0
        .store
        .write(move |tx| Box::pin(async move { authorise(&inside, tx, &actor, action, &resource, client).await }));
    let allowed = allowed.await.map_err(|broken: Broken| house.trouble(broken))?;
    allowed.map_err(|denied| house.trouble(denied))
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
        Actor::House => "house".to_owned(),
    }
}
