//! The examples in `policies/examples` hold, and every action has one that is allowed and one that is not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use alula_core::decide::Role;
use alula_core::ids::{ClientId, SitterId, StaffId};
use alula_policy::{Action, Actor, Resource, Team, permit};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    why: String,
    actor: Who,
    #[serde(default)]
    chart: Option<ChartFacts>,
    actions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Who {
    Staff {
        name: String,
        role: Role,
        #[serde(default)]
        second_factor: bool,
    },
    Client {
        name: String,
    },
    Sitter {
        name: String,
        with: String,
    },
    House {},
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChartFacts {
    client: String,
    #[serde(default)]
    therapist: Option<String>,
    #[serde(default)]
    supervisor: Option<String>,
    #[serde(default)]
    prescriber: Option<String>,
}

#[test]
fn every_example_holds_and_every_action_has_both_kinds() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/examples"));
    let mut covered: BTreeSet<(&str, String)> = BTreeSet::new();
    for topic in folder(root) {
        for (kind, expected) in [("ALLOW", true), ("DENY", false)] {
            for file in folder(&topic.join(kind)) {
                let text = std::fs::read_to_string(&file).unwrap();
                let example: Example = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{file:?}: {e}"));
                assert!(!example.why.is_empty() && !example.actions.is_empty(), "{file:?} says nothing");
                for name in &example.actions {
                    let action = Action::ALL.iter().find(|it| it.name() == name);
                    let action = *action.unwrap_or_else(|| panic!("{file:?} names {name}, which is no action"));
                    let allowed = permit(&actor(&example.actor), action, &resource(&example.chart)).is_permit();
                    assert_eq!(allowed, expected, "{file:?}: {name}");
                    covered.insert((kind, name.clone()));
                }
            }
        }
    }
    for action in Action::ALL {
        for kind in ["ALLOW", "DENY"] {
            assert!(covered.contains(&(kind, action.name().to_owned())), "no {kind} example for {}", action.name());
        }
    }
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    paths.sort();
    paths
}

fn actor(who: &Who) -> Actor {
    match who {
        Who::Staff { name, role, second_factor } => {
            Actor::Staff { id: StaffId(id(name)), role: *role, second_factor: *second_factor }
        }
        Who::Client { name } => Actor::Client { id: ClientId(id(name)) },
        Who::Sitter { name, with } => Actor::Sitter { client: ClientId(id(with)), id: SitterId(id(name)) },
        Who::House {} => Actor::House,
    }
}

fn resource(chart: &Option<ChartFacts>) -> Resource {
    let Some(chart) = chart else { return Resource::Practice };
    let staff = |name: &Option<String>| name.as_deref().map(|it| StaffId(id(it)));
    Resource::Chart {
        client: ClientId(id(&chart.client)),
        team: Team {
            therapist: staff(&chart.therapist),
            supervisor: staff(&chart.supervisor),
            prescriber: staff(&chart.prescriber),
        },
    }
}

/// A short name as an id.
fn id(name: &str) -> Uuid {
    let mut bytes = [0; 16];
    let length = name.len().min(16);
    bytes[..length].copy_from_slice(&name.as_bytes()[..length]);
    Uuid::from_bytes(bytes)
}
