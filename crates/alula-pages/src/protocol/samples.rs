//! The page as each reader may meet it.

use alula_core::protocol::{Protocol, REFERENCE};

use super::{Installed, ProtocolPage, Shown, Standing};
use crate::parts::Filled;

const DIGEST: &str = "7f3b0c5d9e2a41d8b6f00c1e5a7d93b24c8e6f1a0b9d7c5e3f2a1b0c9d8e7f6a";

impl ProtocolPage {
    /// Nothing yet, one that waits for its reader, one that holds, one that was changed, and a file that is refused.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let holds = Standing::Holds { by: "Dr. Imani Cole".into(), at: "Tue 3 Mar, 09:12".into() };
        let changed = Standing::Broken {
            why: "The text was changed after it was signed. Install the right file and have it signed.".into(),
        };
        let refused = Filled::new().wrong("file", "Line 12: unknown field `colour`. Take it out.");
        vec![
            ("empty", Self { may_install: true, ..Self::default() }),
            ("waits", with(Standing::Waits, true)),
            ("holds", with(holds, false)),
            ("changed", with(changed, false)),
            ("refused", Self { may_install: true, form: refused, ..Self::default() }),
        ]
    }
}

fn with(standing: Standing, may_sign: bool) -> ProtocolPage {
    let line = Installed {
        name: "kap-reference, 1".into(),
        digest: DIGEST.into(),
        added: "3 days ago".into(),
        standing: standing.clone(),
        beside: None,
    };
    let before = Installed {
        name: "kap-reference, 0".into(),
        digest: DIGEST.chars().rev().collect(),
        added: "Mon 12 Jan".into(),
        standing: Standing::Retired { signed: Some(("Dr. Imani Cole".into(), "Tue 13 Jan, 08:40".into())) },
        beside: Some(DIGEST.into()),
    };
    let shown = Shown {
        id: "kap-reference".into(),
        number: 1,
        digest: DIGEST.into(),
        standing,
        may_sign,
        says: Protocol::parse(REFERENCE).map_err(|it| it.to_string()),
        text: REFERENCE.into(),
        form: Filled::new(),
    };
    ProtocolPage {
        installed: vec![line, before],
        shown: Some(shown),
        held_tighter: usize::from(!may_sign),
        may_install: may_sign,
        form: Filled::new(),
    }
}
