//! Reading a chain from its first link to its head, and naming every place where it does not hold.

use super::{Body, Head, Header, digest_of, seal_of};
use crate::ids::{ClientId, EntryId};

/// One link as it was read: its header, and its body unless that was erased.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    /// The clear part.
    pub header: &'a Header,
    /// The body; nothing when it was erased on purpose.
    pub body: Option<&'a Body>,
}

/// A place where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// Entries are missing between two that are there.
    #[error("the entries {from} to {until} are missing")]
    Gap {
        /// The first missing sequence.
        from: u64,
        /// The last missing sequence.
        until: u64,
    },
    /// An entry stands after one with the same or a higher sequence.
    #[error("entry {id} with sequence {sequence} is not in its place")]
    OutOfOrder {
        /// Its sequence.
        sequence: u64,
        /// Its id.
        id: EntryId,
    },
    /// Two entries have one id.
    #[error("entry {id} is there twice, again as sequence {sequence}")]
    Twice {
        /// The sequence of the second one.
        sequence: u64,
        /// Its id.
        id: EntryId,
    },
    /// An entry of another chart stands in this one.
    #[error("entry {id} with sequence {sequence} belongs to another chart")]
    OtherChart {
        /// Its sequence.
        sequence: u64,
        /// Its id.
        id: EntryId,
    },
    /// The header was changed, or the one before it is another than when it was sealed.
    #[error("the seal of entry {id} with sequence {sequence} does not hold")]
    WrongSeal {
        /// Its sequence.
        sequence: u64,
        /// Its id.
        id: EntryId,
    },
    /// The body is not the one that was sealed.
    #[error("the content of entry {id} with sequence {sequence} is not what was sealed")]
    WrongDigest {
        /// Its sequence.
        sequence: u64,
        /// Its id.
        id: EntryId,
    },
    /// The chain does not end where its head says.
    #[error("the chart ends at {found}, its head says {expected}")]
    WrongHead {
        /// The sequence the head names.
        expected: u64,
        /// The last sequence that is there.
        found: u64,
    },
}

impl ChainFault {
    /// The stable code, for outside programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gap { .. } => "gap",
            Self::OutOfOrder { .. } => "out_of_order",
            Self::Twice { .. } => "twice",
            Self::OtherChart { .. } => "other_chart",
            Self::WrongSeal { .. } => "wrong_seal",
            Self::WrongDigest { .. } => "wrong_digest",
            Self::WrongHead { .. } => "wrong_head",
        }
    }

    /// The sequence to look at.
    pub fn sequence(&self) -> u64 {
        match self {
            Self::Gap { from, .. } => *from,
            Self::WrongHead { found, .. } => *found,
            Self::OutOfOrder { sequence, .. }
            | Self::Twice { sequence, .. }
            | Self::OtherChart { sequence, .. }
            | Self::WrongSeal { sequence, .. }
            | Self::WrongDigest { sequence, .. } => *sequence,
        }
    }
}

/// Every fault of the chain of `client`, links in the order in which they are kept; none when it holds.
///
/// `head` is where the chain should end: from the head row, or from a daily digest kept elsewhere. Without it an entry
/// cut off at the end cannot be noticed. A broken link is named once; the links after it are judged by what is there.
pub fn verify_chain<'a>(
    client: ClientId,
    links: impl IntoIterator<Item = Link<'a>>,
    head: Option<Head>,
) -> Vec<ChainFault> {
    let mut faults = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    let mut before = Head::default();
    for Link { header, body } in links {
        let (sequence, id) = (header.sequence, header.id);
        let expected = before.sequence + 1;
        if sequence > expected {
            faults.push(ChainFault::Gap { from: expected, until: sequence - 1 });
        } else if sequence < expected {
            faults.push(ChainFault::OutOfOrder { sequence, id });
        }
        if !ids.insert(id) {
            faults.push(ChainFault::Twice { sequence, id });
        }
        if header.client != client {
            faults.push(ChainFault::OtherChart { sequence, id });
        }
        if seal_of(&before.seal, header) != header.seal {
            faults.push(ChainFault::WrongSeal { sequence, id });
        }
        if body.is_some_and(|it| digest_of(it) != header.digest) {
            faults.push(ChainFault::WrongDigest { sequence, id });
        }
        before = Head { sequence: sequence.max(before.sequence), seal: header.seal };
    }
    if let Some(head) = head
        && head != before
    {
        faults.push(ChainFault::WrongHead { expected: head.sequence, found: before.sequence });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{CLIENT, now, nth};
    use crate::ledger::{Author, Draft, link};
    use crate::preparation::GoalSet;

    fn chain(length: u32) -> Vec<(Header, Body)> {
        let mut links: Vec<(Header, Body)> = Vec::new();
        for n in 1..=length {
            let statement = GoalSet { words: format!("Goal {n}").into() }.into();
            let draft = Draft { id: nth(n), occurred_at: now(), author: Author::Client, statement };
            let head = links.last().map_or_else(Head::default, |(header, _)| Head::from(header));
            links.push(link(CLIENT, head, &draft, now(), [n as u8; 16]));
        }
        links
    }

    fn faults(links: &[(Header, Body)], head: Option<Head>) -> Vec<ChainFault> {
        verify_chain(CLIENT, links.iter().map(|(header, body)| Link { header, body: Some(body) }), head)
    }

    fn codes(links: &[(Header, Body)]) -> Vec<&'static str> {
        faults(links, None).iter().map(ChainFault::code).collect()
    }

    #[test]
    fn a_chain_holds_with_and_without_its_bodies() {
        let links = chain(4);
        let head = Head::from(&links[3].0);
        assert_eq!(faults(&links, Some(head)), []);
        let erased = links.iter().map(|(header, _)| Link { header, body: None });
        assert_eq!(verify_chain(CLIENT, erased, Some(head)), []);
        assert_eq!(faults(&[], Some(Head::default())), []);
    }

    #[test]
    fn a_removed_entry_is_named_with_its_sequence() {
        let mut links = chain(5);
        links.remove(2);
        assert_eq!(
            faults(&links, None),
            [ChainFault::Gap { from: 3, until: 3 }, ChainFault::WrongSeal { sequence: 4, id: nth(4) }]
        );
    }

    #[test]
    fn an_entry_cut_off_at_the_end_is_seen_only_against_the_head() {
        let mut links = chain(3);
        let head = Head::from(&links[2].0);
        links.pop();
        assert_eq!(faults(&links, None), []);
        assert_eq!(faults(&links, Some(head)), [ChainFault::WrongHead { expected: 3, found: 2 }]);
    }

    #[test]
    fn swapped_entries_are_out_of_order() {
        let mut links = chain(4);
        links.swap(1, 2);
        assert!(codes(&links).contains(&"out_of_order"));
    }

    #[test]
    fn a_changed_body_is_found_and_only_there() {
        let mut links = chain(4);
        links[1].1.bytes[20] ^= 1;
        assert_eq!(faults(&links, None), [ChainFault::WrongDigest { sequence: 2, id: nth(2) }]);
    }

    #[test]
    fn a_changed_header_is_found_and_only_there() {
        let mut links = chain(4);
        links[1].0.kind = "goal_ended".into();
        assert_eq!(faults(&links, None), [ChainFault::WrongSeal { sequence: 2, id: nth(2) }]);
    }

    #[test]
    fn an_entry_of_another_chart_is_found() {
        let links = chain(2);
        let other = ClientId(uuid::Uuid::from_u128(9));
        let read = verify_chain(other, links.iter().map(|(header, body)| Link { header, body: Some(body) }), None);
        assert_eq!(read.iter().map(ChainFault::code).collect::<Vec<_>>(), ["other_chart", "other_chart"]);
    }
}
