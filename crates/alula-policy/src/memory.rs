//! Answers that were given before. The policies name nobody, so who asks counts only by what they are to the chart: every
//! id is replaced by its place among the ids of the question, and equal questions have one answer.

use std::collections::BTreeMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use alula_core::ids::{ClientId, SitterId, StaffId};
use uuid::Uuid;

use crate::{Action, Actor, Decision, Resource, Team};

type Question = (Actor, Action, Option<[Option<StaffId>; 3]>, Option<ClientId>);

static ANSWERS: LazyLock<RwLock<BTreeMap<Question, Decision>>> = LazyLock::new(RwLock::default);

/// The answer to a question like this one, asked of `decide` the first time.
pub(crate) fn remembered(
    actor: &Actor,
    action: Action,
    resource: &Resource,
    decide: impl FnOnce(&Actor, &Resource) -> Decision,
) -> Decision {
    let (actor, resource) = without_names(actor, resource);
    let (team, client) = match resource {
        Resource::Practice => (None, None),
        Resource::Chart { client, team } => (Some([team.therapist, team.supervisor, team.prescriber]), Some(client)),
    };
    let question = (actor, action, team, client);
    if let Some(known) = ANSWERS.read().unwrap_or_else(PoisonError::into_inner).get(&question) {
        return known.clone();
    }
    let decision = decide(&actor, &resource);
    ANSWERS.write().unwrap_or_else(PoisonError::into_inner).insert(question, decision.clone());
    decision
}

/// The same question with ids that say only which of them are equal.
fn without_names(actor: &Actor, resource: &Resource) -> (Actor, Resource) {
    let mut met: Vec<Uuid> = Vec::with_capacity(4);
    let mut place = |id: Uuid| {
        let at = met.iter().position(|it| *it == id).unwrap_or_else(|| {
            met.push(id);
            met.len() - 1
        });
        Uuid::from_u128(at as u128 + 1)
    };
    let actor = match *actor {
        Actor::Staff { id, role, second_factor } => Actor::Staff { id: StaffId(place(id.0)), role, second_factor },
        Actor::Client { id } => Actor::Client { id: ClientId(place(id.0)) },
        Actor::Sitter { client, id } => Actor::Sitter { client: ClientId(place(client.0)), id: SitterId(place(id.0)) },
        Actor::House => Actor::House,
    };
    let resource = match *resource {
        Resource::Practice => Resource::Practice,
        Resource::Chart { client, team } => {
            let mut staff = |it: Option<StaffId>| it.map(|it| StaffId(place(it.0)));
            let team = Team {
                therapist: staff(team.therapist),
                supervisor: staff(team.supervisor),
                prescriber: staff(team.prescriber),
            };
            Resource::Chart { client: ClientId(place(client.0)), team }
        }
    };
    (actor, resource)
}

#[cfg(test)]
mod tests {
    use alula_core::decide::Role;

    use super::*;

    fn staff(n: u128) -> StaffId {
        StaffId(Uuid::from_u128(n))
    }

    fn question(asks: u128, therapist: u128, supervisor: Option<u128>, client: u128) -> (Actor, Resource) {
        let actor = Actor::Staff { id: staff(asks), role: Role::Therapist, second_factor: false };
        let team = Team { therapist: Some(staff(therapist)), supervisor: supervisor.map(staff), prescriber: None };
        (actor, Resource::Chart { client: ClientId(Uuid::from_u128(client)), team })
    }

    fn plain((actor, resource): (Actor, Resource)) -> (Actor, Resource) {
        without_names(&actor, &resource)
    }

    #[test]
    fn questions_that_differ_only_in_names_are_one() {
        assert_eq!(plain(question(70, 70, Some(71), 90)), plain(question(5, 5, Some(6), 7)));
    }

    #[test]
    fn being_on_the_team_or_not_makes_two_questions() {
        assert_ne!(plain(question(70, 70, None, 90)), plain(question(70, 71, None, 90)));
        assert_ne!(plain(question(70, 71, Some(70), 90)), plain(question(70, 70, Some(71), 90)));
        let own = Actor::Client { id: ClientId(Uuid::from_u128(90)) };
        let (_, chart) = question(70, 70, None, 90);
        let (_, other) = question(70, 70, None, 91);
        assert_ne!(without_names(&own, &chart), without_names(&own, &other));
    }
}
