//! Who looked at what: for the manager, and for the client whose chart it is.

use std::collections::BTreeMap;

use alula_core::ids::{ClientId, StaffId};
use alula_core::private::Private;
use alula_policy::{Action, Actor, Resource, Team, permit};
use alula_store::rows::access_log::{self, Access};
use alula_store::{StoreFault, read_tables};
use jiff::Timestamp;

use crate::access::require;
use crate::house::House;
use crate::trouble::{Broken, Denied, Trouble};

/// Somebody who works here asked for a client's chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Who.
    pub who: StaffId,
    /// When.
    pub at: Timestamp,
    /// What for, by the name of the action.
    pub action: String,
    /// False when the policies said no.
    pub let_in: bool,
}

/// One answer of the policies about a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartAccess {
    /// When.
    pub at: Timestamp,
    /// Who asked, when it was somebody who works here.
    pub staff: Option<StaffId>,
    /// True when a client asked.
    pub by_client: bool,
    /// Whose chart.
    pub client: ClientId,
    /// The client's name.
    pub name: Private,
    /// What for, by the name of the action.
    pub action: String,
    /// True when it was allowed.
    pub allowed: bool,
}

/// So many looks into one chart are told, the latest ones.
const LOOKS: u32 = 1000;

impl House {
    /// Who of the practice asked for the chart of this client, the latest first.
    ///
    /// # Errors
    /// When it is not their own, or something is broken.
    pub async fn who_opened(&self, actor: &Actor) -> Result<Vec<Opened>, Trouble> {
        let denied = || self.trouble(Denied::Hidden(Action::ReadOwn));
        let Actor::Client { id } = *actor else { return Err(denied()) };
        if !permit(actor, Action::ReadOwn, &Resource::Chart { client: id, team: Team::default() }).is_permit() {
            return Err(denied());
        }
        self.note_looks().await?;
        let found = self.0.store.read(move |tx| Box::pin(async move { access_log::of_client(tx, id, LOOKS).await }));
        let found: Vec<Access> = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let opened = found.into_iter().filter_map(|it| {
            let who = it.actor.strip_prefix("staff:")?.parse().ok()?;
            Some(Opened { who, at: it.at, action: it.action, let_in: it.decision != "deny" })
        });
        Ok(opened.collect())
    }

    /// Every answer of the policies in a span of time, the oldest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn access_log(&self, actor: &Actor, since: Timestamp, until: Timestamp) -> Result<Vec<Access>, Trouble> {
        self.note_looks().await?;
        let (inside, actor) = (self.0.clone(), *actor);
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ReadAccessLog).await?;
                Ok(access_log::between(tx, since, until).await?)
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Every answer of the policies about a chart in a span of time, the oldest first, with the names.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn chart_access(
        &self,
        actor: &Actor,
        since: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<ChartAccess>, Trouble> {
        let noted = self.access_log(actor, since, until).await?;
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let mut names: BTreeMap<ClientId, Private> = BTreeMap::new();
                let mut seen = Vec::new();
                for it in noted {
                    let Some(client) = it.client else { continue };
                    let name = match names.get(&client) {
                        Some(name) => name.clone(),
                        None => read_tables::client(tx, client).await?.map(|it| it.name).unwrap_or_default(),
                    };
                    names.insert(client, name.clone());
                    seen.push(ChartAccess {
                        at: it.at,
                        staff: it.actor.strip_prefix("staff:").and_then(|it| it.parse().ok()),
                        by_client: it.actor.starts_with("client:"),
                        client,
                        name,
                        action: it.action,
                        allowed: it.decision == "permit",
                    });
                }
                Ok(seen)
            })
        });
        found.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}
