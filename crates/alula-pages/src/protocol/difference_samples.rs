//! Two protocols beside each other, as a reader may meet them.

use alula_core::protocol::Protocol;

use super::{DifferencePage, Side, Standing};

impl DifferencePage {
    /// Usual, the same twice, one that cannot be read, and a great many.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let reference = Protocol::parse(alula_core::protocol::REFERENCE).map_err(|it| it.to_string());
        let side = |name: &str, standing, says: &Result<Protocol, String>| Side {
            name: name.into(),
            digest: "7f3b0c5d9e2a41d8b6f00c1e5a7d93b24c8e6f1a0b9d7c5e3f2a1b0c9d8e7f6a".into(),
            standing,
            says: says.clone(),
        };
        let holds = Standing::Holds { by: "Dr. Imani Cole".into(), at: "Tue 3 Mar, 09:12".into() };
        let other = |long: bool| {
            reference.clone().map(|mut it| {
                let kept = if long { 0 } else { 24 };
                it.gates.truncate(kept);
                it.contraindications.truncate(kept);
                it.consents[4].version = Some("2026-11-1".into());
                it.telemedicine.warn_days = 90;
                for route in &mut it.routes {
                    route.timeline[1].repeat = Some(7);
                    if long {
                        route.name = format!("{} مضغ القرص في العيادة", route.name.repeat(4));
                    }
                }
                it
            })
        };
        let from = side("kap-reference, 1", holds.clone(), &reference);
        let with = |to: Result<Protocol, String>| Self {
            from: from.clone(),
            to: side("kap-reference, 2", Standing::Waits, &to),
        };
        vec![
            ("usual", with(other(false))),
            ("same", with(reference.clone())),
            ("unreadable", with(Err("Line 12: unknown field `colour`. Take it out.".into()))),
            ("extreme", with(other(true))),
        ]
    }
}
