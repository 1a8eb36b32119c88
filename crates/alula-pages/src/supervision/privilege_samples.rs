//! Samples of what an associate may do.

use alula_core::ids::{EntryId, StaffId};

use super::privileges::{AssociatePage, DutyLine, GrantLine, ServiceLine, WhatIMayDo};
use crate::parts::{Filled, Forms};

const AGREEMENT: &str = "The supervision agreement holds until 1 January 2027: 199 days more.";

fn service(service: &str, level: &str, until: &str, soon: &str) -> ServiceLine {
    ServiceLine { service: service.into(), level: level.into(), until: until.into(), soon: soon.into() }
}

fn nothing() -> Vec<ServiceLine> {
    ["Intake", "Preparation", "Medicine sessions", "Integration"].map(|it| service(it, "", "", "")).to_vec()
}

fn some() -> Vec<ServiceLine> {
    let reachable = "Lead while the supervisor can be reached";
    vec![
        service("Intake", "", "", ""),
        service("Preparation", reachable, "until 31 December 2026", ""),
        service("Medicine sessions", "Lead while the supervisor is in the house", "until 4 July 2026", "18 days more"),
        service("Integration", reachable, "until 31 December 2026", ""),
    ]
}

fn grant(id: EntryId, stands: &str, open: bool, words: &str) -> GrantLine {
    GrantLine {
        id,
        what: "Medicine sessions: lead while the supervisor is in the house".into(),
        when: "1 January 2026 to 4 July 2026, granted by J. Okafor, LMFT".into(),
        words: words.into(),
        stands: stands.into(),
        open,
    }
}

fn all_granted(id: EntryId) -> Vec<GrantLine> {
    vec![
        grant(id, "holds", true, "Six sessions together; she keeps the silence and the clock."),
        grant(id.following(7), "begins later", true, "شاهدت معي أربع جلسات"),
        grant(id.following(8), "ended by J. Okafor, LMFT", false, ""),
        grant(id.following(9), "over", false, ""),
    ]
}

impl WhatIMayDo {
    /// Nothing granted, usual, extreme.
    pub fn samples(id: EntryId) -> Vec<(&'static str, Self)> {
        let duty = |what, whose| DutyLine { what, whose };
        let empty = Self {
            supervisor: String::new(),
            agreement: "No supervision agreement is on file. The practice manager can enter its last day.".into(),
            agreement_missing: true,
            licences: Vec::new(),
            services: nothing(),
            granted: Vec::new(),
            theirs: vec![duty("Give the medicine as ordered", ""), duty("Sign your notes", "")],
            others: vec![duty("Lift a hold", "the prescriber"), duty("Co-sign a note", "the supervisor of record")],
        };
        let usual = Self {
            supervisor: "J. Okafor, LMFT".into(),
            agreement: AGREEMENT.into(),
            agreement_missing: false,
            licences: vec!["Associate registration, until 1 March 2027.".into()],
            services: some(),
            granted: all_granted(id),
            ..empty.clone()
        };
        let extreme = Self {
            supervisor: "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, LMFT".into(),
            granted: (0..10).flat_map(|_| all_granted(id)).collect(),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

impl AssociatePage {
    /// Nothing granted, usual, refused.
    pub fn samples(drawn: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self {
            id: StaffId(drawn.0),
            name: "Alba Reyes, AMFT".into(),
            drawn,
            agreement: AGREEMENT.into(),
            services: nothing(),
            granted: Vec::new(),
            forms: Forms::fresh(),
        };
        let usual = Self { services: some(), granted: all_granted(drawn), ..empty.clone() };
        let refused = Filled::new().with("service", "medicine_session").wrong("until", "Until: this day is over.");
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, AMFT".into(),
            forms: Forms::fresh().with("grant", refused),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}
