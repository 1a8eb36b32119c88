//! The files in `drills/`. Embedded; each is versioned and says where its right actions come from.

use alula_core::session::drill::Drill;
use anyhow::{Context as _, Result};

use crate::demo::Story;

const DRILLS: [(&str, &str); 5] = [
    ("drills/pressure.toml", include_str!("../../../../drills/pressure.toml")),
    ("drills/vomiting.toml", include_str!("../../../../drills/vomiting.toml")),
    ("drills/panic.toml", include_str!("../../../../drills/panic.toml")),
    ("drills/fall.toml", include_str!("../../../../drills/fall.toml")),
    ("drills/hard-to-wake.toml", include_str!("../../../../drills/hard-to-wake.toml")),
];
const CLIENT: &str = include_str!("../../../../drills/client.toml");

/// Every drill.
///
/// # Errors
/// When a file cannot be read, which a test rules out.
pub fn drills() -> Result<Vec<Drill>> {
    DRILLS.iter().map(|(name, text)| Drill::parse(text).context(*name)).collect()
}

/// The drill of this name.
///
/// # Errors
/// When there is none.
pub fn drill(id: &str) -> Result<Drill> {
    let all = drills()?;
    let names: Vec<String> = all.iter().map(|it| it.id.clone()).collect();
    let found = all.into_iter().find(|it| it.id == id);
    found.with_context(|| format!("There is no drill {id}. There are: {}.", names.join(", ")))
}

/// The client of every drill.
pub(super) fn client() -> Result<Story> {
    toml::from_str(CLIENT).context("drills/client.toml")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use alula_core::protocol::{Protocol, REFERENCE};
    use alula_core::session::drill::Act;

    use super::*;

    #[test]
    fn every_drill_is_whole_and_can_be_done() {
        let terms: BTreeSet<String> =
            Protocol::parse(REFERENCE).unwrap().adverse_events.terms.iter().cloned().collect();
        let mut ids = BTreeSet::new();
        for (drill, (name, _)) in drills().unwrap().iter().zip(DRILLS) {
            assert_eq!(name, format!("drills/{}.toml", drill.id));
            assert!(ids.insert(drill.id.clone()), "{name} stands twice");
            assert!(!drill.source.is_empty() && !drill.expects.is_empty(), "{name}");
            assert!((1..120).contains(&drill.minute), "{name} begins at minute {}", drill.minute);
            assert!(drill.events.is_sorted_by_key(|it| it.after), "{name}: events out of order");
            for event in &drill.events {
                assert!(event.reading.is_some() != event.mark.is_some(), "{name}: an event is one thing");
                assert!(event.after < drill.over_after, "{name}: an event after the end");
            }
            for it in &drill.expects {
                assert!(!it.source.is_empty(), "{name}: {} has no source", it.what);
                assert!(it.from + it.within <= drill.over_after, "{name}: {} is wanted after the end", it.what);
                if let Act::Untoward(of) = &it.by {
                    assert!(of.iter().all(|it| terms.contains(it)), "{name}: {of:?} holds a term that no form offers");
                }
            }
        }
        client().unwrap();
        let unknown = drill("sleepwalking").unwrap_err().to_string();
        assert!(unknown.contains("pressure, vomiting, panic, fall, hard-to-wake"), "{unknown}");
    }
}
