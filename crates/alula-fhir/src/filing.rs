//! From a referral that was read to the reports that a chart takes in, with ids that never differ.

use alula_core::decide::{Report, Reported};
use alula_core::ids::{ClientId, EntryId, ReferralId};
use alula_core::intake::{ReferralReceived, ResourceKept, Source};
use alula_core::ledger::Author;
use alula_core::private::Private;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::bundle::{Outcome, ReadResource, Referral};

/// How a referral came in.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// When it was taken in.
    pub at: Timestamp,
    /// Who took it in.
    pub author: Author,
}

/// The reports of one referral for one chart. `filed + kept_whole + already_had` is the number of resources.
#[derive(Clone, Debug, PartialEq)]
pub struct Filing {
    /// The referral itself first, then its resources in the order of the file; empty when the chart has all of it.
    pub reports: Vec<Report>,
    /// How many resources are filed as facts.
    pub filed: u32,
    /// How many are kept whole.
    pub kept_whole: u32,
    /// How many the chart has from an earlier time.
    pub already_had: u32,
}

/// The reports that `referral` makes for the chart of `client`.
///
/// `has` says whether the chart holds an entry. Ids are computed from client and content, so the same resource gives the
/// same id again, in the same file or in a later one.
pub fn file(referral: &Referral, client: ClientId, received: Received<'_>, has: impl Fn(EntryId) -> bool) -> Filing {
    let whole = id(&[b"referral", client.0.as_bytes(), referral.digest.as_bytes()]);
    let mut filing = Filing { reports: Vec::new(), filed: 0, kept_whole: 0, already_had: 0 };
    for resource in &referral.resources {
        let id = resource.entry_id(client);
        if has(id) {
            filing.already_had += 1;
            continue;
        }
        let (says, occurred_at) = resource.says(ReferralId::of(whole), received.at);
        match resource.outcome {
            Outcome::Filed { .. } => filing.filed += 1,
            Outcome::KeptWhole { .. } => filing.kept_whole += 1,
        }
        filing.reports.push(Report { id, occurred_at, author: received.author, says });
    }
    if !has(whole) && !filing.reports.is_empty() {
        let says = Reported::Referral(ReferralReceived {
            file: Private::from(received.file),
            digest: referral.digest.clone(),
            resources: count(referral.resources.len()),
            filed: filing.filed,
            kept_whole: filing.kept_whole,
        });
        filing.reports.insert(0, Report { id: whole, occurred_at: received.at, author: received.author, says });
    }
    filing
}

impl ReadResource {
    /// The id of its entry in the chart of `client`.
    pub fn entry_id(&self, client: ClientId) -> EntryId {
        let (client, copy) = (client.0, self.copy.to_be_bytes());
        id(&[
            b"resource",
            client.as_bytes(),
            self.resource_type.as_bytes(),
            self.id.as_bytes(),
            self.digest.as_bytes(),
            &copy,
        ])
    }

    fn says(&self, referral: ReferralId, received: Timestamp) -> (Reported, Timestamp) {
        let resource = match self.id.as_str() {
            "" => self.resource_type.clone(),
            id => format!("{}/{id}", self.resource_type),
        };
        let source =
            Source::Referral { referral, resource, digest: self.digest.clone(), original: self.original.clone() };
        match &self.outcome {
            Outcome::Filed { fact, occurred_at } => (fact.clone().said(source), *occurred_at),
            Outcome::KeptWhole { why } => {
                let resource_type = self.resource_type.clone();
                (Reported::Resource(ResourceKept { resource_type, why: why.clone(), source }), received)
            }
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Each part is hashed with its length, so that no two lists of parts run together.
fn id(parts: &[&[u8]]) -> EntryId {
    let mut hash = Sha256::new();
    hash.update(b"alula referral");
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    EntryId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
