//! Actor, action, resource → permitted or not, by the policies.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use alula_core::decide::Role;
use cedar_policy::{
    Authorizer, Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema,
};

use crate::memory::remembered;
use crate::{Action, Actor, Resource};

/// What the policies answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes, by these policies.
    Permit {
        /// The ids of the policies that said yes.
        by: Vec<String>,
    },
    /// It would be yes once the person has proved again who they are.
    ProveAgain,
    /// No.
    Deny,
}

impl Decision {
    /// True for [`Decision::Permit`].
    pub fn is_permit(&self) -> bool {
        matches!(self, Self::Permit { .. })
    }
}

/// Decides whether `actor` may do `action` on `resource`.
pub fn permit(actor: &Actor, action: Action, resource: &Resource) -> Decision {
    remembered(actor, action, resource, |actor, resource| decided(actor, action, resource))
}

fn decided(actor: &Actor, action: Action, resource: &Resource) -> Decision {
    let by = ENGINE.allowed_by(actor, action, resource);
    if !by.is_empty() {
        return Decision::Permit { by };
    }
    let proved = actor.proved_again();
    if proved != *actor && !ENGINE.allowed_by(&proved, action, resource).is_empty() {
        return Decision::ProveAgain;
    }
    Decision::Deny
}

const SCHEMA: &str = include_str!("../../../policies/schema.cedarschema");
const TOPICS: &[(&str, &str)] = &[
    ("reading", include_str!("../../../policies/reading.cedar")),
    ("practice", include_str!("../../../policies/practice.cedar")),
    ("care", include_str!("../../../policies/care.cedar")),
    ("session", include_str!("../../../policies/session.cedar")),
    ("home", include_str!("../../../policies/home.cedar")),
    ("medicine", include_str!("../../../policies/medicine.cedar")),
    ("supervision", include_str!("../../../policies/supervision.cedar")),
    ("own", include_str!("../../../policies/own.cedar")),
    ("book", include_str!("../../../policies/book.cedar")),
    ("house", include_str!("../../../policies/house.cedar")),
];

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::built_in);

struct Engine {
    schema: Schema,
    policies: PolicySet,
    authorizer: Authorizer,
}

impl Engine {
    fn built_in() -> Self {
        let (schema, _) = Schema::from_cedarschema_str(SCHEMA).expect("the schema in policies/ is tested to parse");
        let mut policies = PolicySet::new();
        for (topic, text) in TOPICS {
            let parsed: PolicySet = text.parse().expect("every topic in policies/ is tested to parse");
            for policy in parsed.policies() {
                let id = policy.annotation("id").expect("every policy is tested to have an @id");
                debug_assert!(id.starts_with(topic), "{id} stands in {topic}.cedar");
                let named = policy.new_id(id.parse().expect("a policy id is any text"));
                policies.add(named).expect("policy ids are tested to be different");
            }
        }
        Self { schema, policies, authorizer: Authorizer::new() }
    }

    fn allowed_by(&self, actor: &Actor, action: Action, resource: &Resource) -> Vec<String> {
        let context =
            Context::from_pairs([("second_factor".to_owned(), RestrictedExpression::new_bool(actor.second_factor()))])
                .expect("one key cannot be there twice");
        let request = Request::new(
            actor_uid(actor),
            uid("Action", action.name()),
            resource_uid(resource),
            context,
            Some(&self.schema),
        );
        // A request the schema does not know, such as a client who lists clients, is a no.
        let Ok(request) = request else { return Vec::new() };
        let entities = Entities::from_entities(entities(actor, resource), Some(&self.schema))
            .expect("the entities built here follow the schema");
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        match response.decision() {
            cedar_policy::Decision::Allow => {
                let by: BTreeSet<_> = response.diagnostics().reason().map(ToString::to_string).collect();
                by.into_iter().collect()
            }
            cedar_policy::Decision::Deny => Vec::new(),
        }
    }
}

/// The groups a role belongs to; what a group may do stands in the policies alone.
fn groups(role: Role) -> &'static [&'static str] {
    match role {
        Role::Therapist => &["clinicians", "independent", "admitting", "everyone_here"],
        Role::Associate => &["clinicians", "everyone_here"],
        Role::Supervisor => &["clinicians", "independent", "admitting", "everyone_here"],
        Role::Prescriber => &["clinicians", "independent", "protocol_keepers", "everyone_here"],
        Role::Manager => &["admitting", "protocol_keepers", "everyone_here"],
        Role::Client => &[],
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Therapist => "therapist",
        Role::Associate => "associate",
        Role::Supervisor => "supervisor",
        Role::Prescriber => "prescriber",
        Role::Manager => "manager",
        Role::Client => "client",
    }
}

fn uid(kind: &str, id: impl AsRef<str>) -> EntityUid {
    let kind: EntityTypeName = kind.parse().expect("entity type names are constants");
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}

fn actor_uid(actor: &Actor) -> EntityUid {
    match actor {
        Actor::Staff { id, .. } => uid("Staff", id.to_string()),
        Actor::Client { id } => uid("Client", id.to_string()),
        Actor::Sitter { id, .. } => uid("Sitter", id.to_string()),
        Actor::House => uid("House", "this"),
    }
}

fn resource_uid(resource: &Resource) -> EntityUid {
    match resource {
        Resource::Chart { client, .. } => uid("Chart", client.to_string()),
        Resource::Practice => uid("Practice", "this"),
    }
}

fn entities(actor: &Actor, resource: &Resource) -> Vec<Entity> {
    let mut all = Vec::new();
    if let Actor::Staff { role, .. } = actor {
        let groups: HashSet<_> = groups(*role).iter().map(|it| uid("Group", it)).collect();
        all.extend(groups.iter().cloned().map(|it| Entity::new_no_attrs(it, HashSet::new())));
        let role = uid("Role", role_name(*role));
        all.push(Entity::new_no_attrs(role.clone(), groups));
        all.push(Entity::new_no_attrs(actor_uid(actor), HashSet::from([role])));
    } else if let Actor::Sitter { client, .. } = actor {
        let with = HashMap::from([("with".to_owned(), reference(uid("Client", client.to_string())))]);
        all.push(Entity::new(actor_uid(actor), with, HashSet::new()).expect("references are always valid"));
    } else {
        all.push(Entity::new_no_attrs(actor_uid(actor), HashSet::new()));
    }
    all.push(match resource {
        Resource::Practice => Entity::new_no_attrs(resource_uid(resource), HashSet::new()),
        Resource::Chart { client, team } => {
            let mut facts = HashMap::from([("client".to_owned(), reference(uid("Client", client.to_string())))]);
            let places =
                [("therapist", team.therapist), ("supervisor", team.supervisor), ("prescriber", team.prescriber)];
            for (place, staff) in places {
                if let Some(staff) = staff {
                    facts.insert(place.to_owned(), reference(uid("Staff", staff.to_string())));
                }
            }
            Entity::new(resource_uid(resource), facts, HashSet::new()).expect("references are always valid")
        }
    });
    all
}

fn reference(uid: EntityUid) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid)
}

#[cfg(test)]
mod tests {
    use cedar_policy::{ValidationMode, Validator};

    use super::*;

    #[test]
    fn every_policy_is_valid_against_the_schema() {
        let engine = Engine::built_in();
        let result = Validator::new(engine.schema.clone()).validate(&engine.policies, ValidationMode::Strict);
        let faults: Vec<_> = result.validation_errors().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn no_policy_names_a_person_or_a_chart() {
        for (topic, text) in TOPICS {
            for kind in ["Staff", "Client", "Chart"] {
                assert!(
                    !text.contains(&format!("{kind}::\"")),
                    "{topic}.cedar names one {kind}; answers are remembered without names"
                );
            }
        }
    }

    #[test]
    fn schema_and_code_name_the_same_actions() {
        let engine = Engine::built_in();
        let in_schema: BTreeSet<String> = engine.schema.actions().map(|it| it.id().unescaped().to_owned()).collect();
        let in_code: BTreeSet<String> = Action::ALL.iter().map(|it| it.name().to_owned()).collect();
        assert_eq!(in_schema, in_code);
    }
}
