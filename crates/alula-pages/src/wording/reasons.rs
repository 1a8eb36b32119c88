//! Why a note is read before another, in words.

use alula_core::protocol::SignedProtocol;
use alula_core::supervision::{COSIGN_WITHIN, Reason};

use super::{count, field, length};

/// A reason as a sentence without its full stop; `author` is whose note it is.
pub fn reason(reason: &Reason, author: &str, protocol: Option<&SignedProtocol>) -> String {
    match reason {
        Reason::OpenConcern => "A concern about the client is open".to_owned(),
        Reason::ThoughtsOfDeath { value } => {
            format!("Thoughts of death were answered with {value} since the time together before this one")
        }
        Reason::AdverseEvent { term, grade, serious } => {
            let serious = if *serious { ", serious" } else { "" };
            format!("Adverse event in the session: {term}, grade {grade}{serious}")
        }
        Reason::GatePassed { gate } => {
            let gates = protocol.map(|it| it.protocol.gates.as_slice()).unwrap_or_default();
            let title = gates.iter().find(|it| it.id == *gate).map_or_else(|| field(gate), |it| it.title.clone());
            format!("A gate was passed by decision: {title}")
        }
        Reason::HoldLifted => "Medicine was held, and the hold was lifted".to_owned(),
        Reason::AtLimit(beyond) => format!("A reading at its limit: {beyond}"),
        Reason::LongSession { minutes } => format!("The client left {} later than planned", length(*minutes)),
        Reason::Answered => format!("You asked, and {author} has answered"),
        Reason::Late { days } => format!("It has waited {}", count(usize::try_from(*days).unwrap_or(0), "day")),
        Reason::FirstTogether => format!("The first medicine session of {author} with this client"),
    }
}

/// Every reason in the order in which it counts, as a supervisor is told how the queue is made.
pub fn reasons_in_order() -> Vec<String> {
    let hours = COSIGN_WITHIN.as_hours();
    [
        "a concern about the client that is still open",
        "thoughts of death answered with 1 or more (PHQ-9, question 9) since the time together before this one",
        "an adverse event in the session, serious ones first",
        "a gate that was passed by decision",
        "a hold that was lifted before the medicine",
        "a reading at or beyond its limit",
        "a client who left later than the last phase of the protocol ends",
        "a note that you sent back and that was answered",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([format!("more than {hours} hours of waiting"), "the first medicine session of these two people".to_owned()])
    .collect()
}

#[cfg(test)]
mod tests {
    use alula_core::protocol::{REFERENCE, SignedProtocol};

    use super::*;

    #[test]
    fn a_gate_is_called_by_its_title_and_an_unknown_one_by_its_name() {
        let by = alula_core::ids::StaffId(uuid::Uuid::nil());
        let protocol = SignedProtocol::new(REFERENCE, by, jiff::Timestamp::UNIX_EPOCH).unwrap();
        let gate = protocol.protocol.gates[0].clone();
        let words = |gate: &str| reason(&Reason::GatePassed { gate: gate.to_owned() }, "Maya", Some(&protocol));
        assert_eq!(words(&gate.id), format!("A gate was passed by decision: {}", gate.title));
        assert_eq!(words("G_OLD"), "A gate was passed by decision: G OLD");
    }
}
