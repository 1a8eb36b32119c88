//! `GET /practice/documents`, one document with its texts, and what differs between two of them.

use alula_app::{DocumentsSeen, ProtocolSeen, ProtocolStanding};
use alula_core::ids::StaffId;
use alula_core::preparation::{Document, document, documents, in_force, text_difference, texts};
use alula_core::protocol::Protocol;
use alula_pages::office::document_difference::{DifferencePage, difference_page};
use alula_pages::office::documents::{
    DocumentLine, DocumentsPage, Named, Signed, TextLine, TextStanding, TextsPage, documents_page, texts_page,
};
use alula_pages::wording;
use axum::extract::State;
use jiff::Timestamp;

use super::protocol::name_of;
use crate::address::{At, DocumentPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn all(State(site): State<Site>, staff: Staff) -> Answered {
    let around = Around::of(&site, &staff).await?;
    let lines = documents().iter().map(|newest| {
        let now = around.now(newest);
        let of = |told: fn(&Tally) -> u64| around.tallies(newest.id, now).map(|it| told(&it)).sum();
        let needed = around.needed(newest.id);
        DocumentLine {
            id: newest.id.to_owned(),
            title: newest.title.to_owned(),
            version: now.version.to_owned(),
            named: around.named(now),
            signed: Signed {
                in_care: around.seen.in_care,
                now: of(|it| if it.is_now && !it.taken_back { it.people } else { 0 }),
                other: of(|it| if !it.is_now && !it.taken_back { it.people } else { 0 }),
                taken_back: of(|it| if it.taken_back { it.people } else { 0 }),
            },
            waits: (newest.version != now.version).then(|| newest.version.to_owned()),
            home_alone: around.protocol().is_some_and(|it| it.is_for_home_alone(newest.id)),
            not_carried: needed.filter(|it| *it != now.version).map(str::to_owned),
        }
    });
    Ok(Answer::page(documents_page(&staff.shell(&site).await?, &DocumentsPage { lines: lines.collect() })))
}

pub(crate) async fn one(State(site): State<Site>, staff: Staff, At(path): At<DocumentPath>, query: Form) -> Answered {
    let newest = document(&path.document).ok_or(Stop::NotFound)?;
    let around = Around::of(&site, &staff).await?;
    let now = around.now(newest);
    let shown = match query.raw("text") {
        "" => now,
        asked => of_version(newest.id, asked)?,
    };
    let carried: Vec<_> = texts(newest.id).collect();
    let place = |it: &Document| carried.iter().position(|one| one.version == it.version).unwrap_or_default();
    let line = |(n, it): (usize, &&'static Document)| {
        let standing = match n.cmp(&place(now)) {
            std::cmp::Ordering::Less => TextStanding::Waits,
            std::cmp::Ordering::Equal => TextStanding::SignedNow(around.named(it)),
            std::cmp::Ordering::Greater => TextStanding::Earlier,
        };
        let before = carried.get(n + 1).map(|it| it.version.to_owned());
        around.text_line(newest.id, it.version, &it.digest, standing, before)
    };
    let mut lines: Vec<TextLine> = carried.iter().enumerate().map(line).collect();
    let unknown = around.seen.signatures.iter().filter(|it| it.is.document == newest.id);
    let unknown = unknown.filter(|it| !carried.iter().any(|one| one.digest == it.is.digest));
    let unknown: std::collections::BTreeSet<_> =
        unknown.map(|it| (it.is.version.as_str(), it.is.digest.as_str())).collect();
    lines.extend(
        unknown
            .into_iter()
            .rev()
            .map(|(version, digest)| around.text_line(newest.id, version, digest, TextStanding::NotCarried, None)),
    );
    Ok(Answer::page(texts_page(&staff.shell(&site).await?, &TextsPage { shown, texts: lines })))
}

pub(crate) async fn difference(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<DocumentPath>,
    query: Form,
) -> Answered {
    let newest = document(&path.document).ok_or(Stop::NotFound)?;
    let carried: Vec<_> = texts(newest.id).collect();
    let chosen = |name: &str, else_is: &'static Document| match query.raw(name) {
        "" => Ok(else_is),
        asked => of_version(newest.id, asked),
    };
    let to = chosen("to", newest)?;
    let from = chosen("from", carried.get(1).copied().unwrap_or(newest))?;
    let view = DifferencePage {
        id: newest.id.to_owned(),
        title: to.title.to_owned(),
        from: from.version.to_owned(),
        to: to.version.to_owned(),
        versions: carried.iter().map(|it| it.version.to_owned()).collect(),
        parts: text_difference(from, to),
    };
    Ok(Answer::page(difference_page(&staff.shell(&site).await?, &view)))
}

fn of_version(id: &str, version: &str) -> Result<&'static Document, Stop> {
    texts(id).find(|it| it.version == version).ok_or(Stop::NotFound)
}

/// Signatures of people in care that stand alike.
struct Tally {
    is_now: bool,
    taken_back: bool,
    people: u64,
}

/// A protocol that holds or held.
struct Holding {
    says: Protocol,
    name: String,
    by: String,
    at: Timestamp,
}

/// What the practice's documents stand in: the signatures, and every protocol that was ever signed, the latest first.
struct Around<'s> {
    site: &'s Site,
    seen: DocumentsSeen,
    holding: Vec<Holding>,
    /// True when the first of them still holds.
    holds: bool,
}

impl<'s> Around<'s> {
    async fn of(site: &'s Site, staff: &Staff) -> Result<Self, Stop> {
        let seen = site.house().documents(&staff.actor).await?;
        let colleagues = site.house().colleagues().await?;
        let signed = |it: &ProtocolSeen| -> Option<(StaffId, Timestamp)> {
            match it.standing {
                ProtocolStanding::Signed { by, at } => Some((by, at)),
                ProtocolStanding::Retired { signed } => signed,
                ProtocolStanding::Unsigned | ProtocolStanding::Refused(_) => None,
            }
        };
        let protocols = site.house().protocols(&staff.actor).await?;
        let holds = protocols.iter().any(|it| matches!(it.standing, ProtocolStanding::Signed { .. }));
        let holding = protocols.iter().filter_map(|it| {
            let (by, at) = signed(it)?;
            let (name, by) = (format!("{}, {}", it.id, it.number), name_of(&colleagues, by));
            Some(Holding { says: Protocol::parse(&it.text).ok()?, name, by, at })
        });
        let mut holding: Vec<_> = holding.collect();
        holding.sort_by_key(|it| std::cmp::Reverse(it.at));
        Ok(Self { site, seen, holding, holds })
    }

    fn protocol(&self) -> Option<&Protocol> {
        self.holding.first().filter(|_| self.holds).map(|it| &it.says)
    }

    /// The text that is signed now.
    fn now(&self, newest: &'static Document) -> &'static Document {
        in_force(newest.id, self.protocol()).unwrap_or(newest)
    }

    /// The version that the protocol names.
    fn needed(&self, id: &str) -> Option<&str> {
        self.protocol()?.consents.iter().find(|it| it.id == id)?.version.as_deref()
    }

    /// Since when without a break the text was named, and by whom.
    fn named(&self, text: &Document) -> Option<Named> {
        let names = |it: &&Holding| {
            let needed = it.says.consents.iter().find(|needed| needed.id == text.id);
            needed.is_some_and(|it| it.version.as_deref().is_none_or(|version| version == text.version))
        };
        let first = self.holding.iter().filter(|_| self.holds).take_while(names).last()?;
        let house = self.site.house();
        Some(Named {
            since: wording::at(first.at, house.now(), house.zone()),
            by: first.by.clone(),
            protocol: first.name.clone(),
        })
    }

    fn tallies(&self, id: &str, now: &Document) -> impl Iterator<Item = Tally> {
        let of = self.seen.signatures.iter().filter(move |it| it.in_care && it.is.document == id);
        of.map(|it| Tally { is_now: it.is.digest == now.digest, taken_back: it.is.taken_back, people: it.people })
    }

    fn text_line(
        &self,
        id: &str,
        version: &str,
        digest: &str,
        standing: TextStanding,
        before: Option<String>,
    ) -> TextLine {
        let under = |in_care: bool| {
            let all = self.seen.signatures.iter().filter(|it| it.in_care == in_care && !it.is.taken_back);
            all.filter(|it| it.is.document == id && it.is.digest == digest).map(|it| it.people).sum()
        };
        TextLine { version: version.to_owned(), standing, in_care: under(true), ended: under(false), before }
    }
}
