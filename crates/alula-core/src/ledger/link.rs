//! A draft takes its place in a chain.

use jiff::Timestamp;

use super::{Body, Draft, Header, Salt, Seal, digest_of, seal_of};
use crate::ids::ClientId;

/// Where a chain stands: the last sequence and the last seal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The last sequence; 0 when nothing is there.
    pub sequence: u64,
    /// The last seal; zero bytes when nothing is there.
    pub seal: Seal,
}

/// The header and body that `draft` gets as the next link after `head`. Pure; the salt comes from the store.
pub fn link(client: ClientId, head: Head, draft: &Draft, recorded_at: Timestamp, salt: Salt) -> (Header, Body) {
    let body = Body { salt, bytes: draft.statement.encode() };
    let mut header = Header {
        id: draft.id,
        client,
        sequence: head.sequence + 1,
        kind: draft.statement.kind().to_owned(),
        occurred_at: draft.occurred_at,
        recorded_at,
        author: draft.author,
        digest: digest_of(&body),
        seal: [0; 32],
    };
    header.seal = seal_of(&head.seal, &header);
    (header, body)
}

impl From<&Header> for Head {
    fn from(header: &Header) -> Self {
        Self { sequence: header.sequence, seal: header.seal }
    }
}
