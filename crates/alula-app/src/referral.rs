//! A referral is read, filed into the chart of the person it is about, or makes them a client.

use alula_core::decide::{Command, Request};
use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Author, Draft, SetAside};
use alula_core::private::Private;
use alula_core::{Admission, Chart, Refusal, Report, decide};
use alula_fhir::{CannotAdmit, ReadBundleError, Reading, Received, Referral};
use alula_policy::{Action, Actor, Resource};
use alula_store::read_tables::Rows;
use alula_store::{Tx, ledger, read_tables};
use jiff::Timestamp;
use std::sync::Arc;

use crate::access::authorise;
use crate::charts::{load, person_of, resource};
use crate::follow::follow;
use crate::house::{House, Inside, SharedChart};
use crate::tables::rows;
use crate::trouble::{Broken, Denied, Trouble};

/// What became of a referral.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Into whose chart it was filed.
    pub client: ClientId,
    /// True when the person became a client by it.
    pub admitted: bool,
    /// How many resources the file holds.
    pub resources: u32,
    /// How many were filed as facts.
    pub filed: u32,
    /// How many were kept whole.
    pub kept_whole: u32,
    /// How many were in the chart before.
    pub already_had: u32,
    /// The chart afterwards.
    pub chart: Arc<Chart>,
}

/// Why nothing of a file was filed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportRefusal {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] ReadBundleError),
    /// It does not say enough to make the person a client.
    #[error(transparent)]
    CannotAdmit(#[from] CannotAdmit),
    /// It speaks of somebody else than the client it was given for.
    #[error(
        "The file is about another person than this client: name or day of birth differ. Look at both, then choose the right client."
    )]
    AnotherPerson,
    /// More than one client could be meant.
    #[error("More than one client has this name and day of birth. Open the right chart, then add the file there.")]
    Ambiguous,
    /// A rule says no to the admission.
    #[error("The person cannot become a client: {0}.")]
    Refused(String),
}

impl ImportRefusal {
    /// The stable code, for outside programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(it) => it.code(),
            Self::CannotAdmit(it) => it.code(),
            Self::AnotherPerson => "another_person",
            Self::Ambiguous => "ambiguous_person",
            Self::Refused(_) => "admission_refused",
        }
    }
}

enum Outcome {
    Imported(Imported),
    Refused(ImportRefusal),
    Denied(Denied),
}

impl House {
    /// Takes in a referral file. With `into`, it goes into that chart when it may be about that person; without, into the
    /// chart of the client with the same name and day of birth, or it makes a new client.
    ///
    /// The same file twice changes nothing. Nothing is dropped: what is not understood is kept whole, and a person is
    /// asked to look at it.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn import_referral(
        &self,
        actor: &Actor,
        into: Option<ClientId>,
        file: &str,
        bytes: &[u8],
    ) -> Result<Result<Imported, ImportRefusal>, Trouble> {
        let reading = Reading { now: self.now(), zone: self.zone() };
        let referral = match alula_fhir::read_bundle(bytes, reading) {
            Ok(referral) => referral,
            Err(error) => return Ok(Err(error.into())),
        };
        let (inside, actor, file) = (self.0.clone(), *actor, file.to_owned());
        let done = self
            .0
            .store
            .write(move |tx| Box::pin(async move { inside.import_in(tx, actor, into, &file, &referral).await }));
        match done.await.map_err(|broken: Broken| self.trouble(broken))? {
            Outcome::Imported(imported) => {
                self.0.charts.keep(imported.chart.clone());
                Ok(Ok(imported))
            }
            Outcome::Refused(refusal) => Ok(Err(refusal)),
            Outcome::Denied(denied) => Err(self.trouble(denied)),
        }
    }
}

impl Inside {
    async fn import_in(
        &self,
        tx: &mut Tx,
        actor: Actor,
        into: Option<ClientId>,
        file: &str,
        referral: &Referral,
    ) -> Result<Outcome, Broken> {
        let now = self.ports.clock.now();
        let known = match into {
            Some(client) => Some(client),
            None => match self.whom(tx, referral).await? {
                Ok(found) => found,
                Err(refusal) => return Ok(Outcome::Refused(refusal)),
            },
        };
        let chart = match known {
            Some(client) => {
                ledger::lock_head(tx, client).await?;
                load(tx, client, self.known(client)).await?
            }
            None => None,
        };
        if let (Some(_), None) = (into, &chart) {
            return Ok(Outcome::Denied(Denied::Hidden(Action::ImportReferral)));
        }
        let about = chart.as_ref().map_or(Resource::Practice, |it| resource(it));
        let client = chart.as_ref().map(|it| it.client());
        if let Err(denied) = authorise(self, tx, &actor, Action::ImportReferral, &about, client).await? {
            return Ok(Outcome::Denied(denied));
        }
        if let (Some(_), Some(person)) = (into, chart.as_deref().and_then(person_of))
            && !referral.person.may_be(person)
        {
            return Ok(Outcome::Refused(ImportRefusal::AnotherPerson));
        }
        let (chart, admitted) = match chart {
            Some(chart) => (chart, false),
            None => match self.admit_referred(tx, actor, referral, now).await? {
                Ok(chart) => (chart, true),
                Err(refusal) => return Ok(Outcome::Refused(refusal)),
            },
        };
        let client = chart.client();
        let before = if admitted { Rows::default() } else { rows(&chart) };
        let received = Received { file, at: now, author: actor.author() };
        let filing = alula_fhir::file(referral, client, received, |id| chart.entry(id).is_some());
        let mut chart = self.file_reports(tx, chart, &filing.reports, &actor, now).await?;
        if let Some(whole) = filing.reports.first().filter(|_| filing.kept_whole > 0) {
            let aside = look_at_kept(whole.id, filing.kept_whole, now);
            chart = self.file(tx, chart, &[aside], now).await?;
        }
        if !filing.reports.is_empty() || admitted {
            follow(tx, &before, &chart).await?;
        }
        let resources = filing.filed + filing.kept_whole + filing.already_had;
        let (filed, kept_whole, already_had) = (filing.filed, filing.kept_whole, filing.already_had);
        Ok(Outcome::Imported(Imported { client, admitted, resources, filed, kept_whole, already_had, chart }))
    }

    /// The client a referral is about: who came by the same sender's number, else who has this name and day of birth.
    async fn whom(&self, tx: &mut Tx, referral: &Referral) -> Result<Result<Option<ClientId>, ImportRefusal>, Broken> {
        let by_number = client_id(tx, &referral.person.identity());
        if ledger::lock_head(tx, by_number).await?.is_some() {
            return Ok(Ok(Some(by_number)));
        }
        let Some(born) = referral.person.birth_date else { return Ok(Ok(None)) };
        let mut same = Vec::new();
        for client in read_tables::search(tx, &born.to_string()).await? {
            let chart = load(tx, client, self.known(client)).await?;
            if chart.as_deref().and_then(person_of).is_some_and(|it| same_name(&it.name, &referral.person.name)) {
                same.push(client);
            }
        }
        Ok(match same[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err(ImportRefusal::Ambiguous),
        })
    }

    /// Makes the person a client, by the same rule as a form does.
    async fn admit_referred(
        &self,
        tx: &mut Tx,
        actor: Actor,
        referral: &Referral,
        now: Timestamp,
    ) -> Result<Result<SharedChart, ImportRefusal>, Broken> {
        let admitted = match referral.person.admission() {
            Ok(admitted) => admitted,
            Err(error) => return Ok(Err(error.into())),
        };
        let client = client_id(tx, &referral.person.identity());
        let request = Request {
            id: EntryId(client.0).following(1),
            occurred_at: None,
            seen: None,
            command: Command::Admit(admitted),
        };
        let around = self.surroundings(tx).await?;
        let chart = Arc::new(Chart::empty(client));
        let drafts = match decide(&chart, &request, &around.context(&actor, now)) {
            Ok(drafts) => drafts,
            Err(refusal) => return Ok(Err(ImportRefusal::Refused(refusal_words(&refusal)))),
        };
        ledger::create_chart(tx, client).await?;
        Ok(Ok(self.file(tx, chart, &drafts, now).await?))
    }

    /// Files reports one after the other; what has to be looked at is set aside for a person.
    pub(crate) async fn file_reports(
        &self,
        tx: &mut Tx,
        chart: SharedChart,
        reports: &[Report],
        actor: &Actor,
        now: Timestamp,
    ) -> Result<SharedChart, Broken> {
        let around = self.surroundings(tx).await?;
        let ctx = around.context(actor, now);
        let mut admitted = Vec::new();
        for report in reports {
            match alula_core::admit(&chart, report, &ctx) {
                Admission::Filed(drafts) | Admission::SetAside(drafts) => admitted.extend(drafts),
            }
        }
        self.file(tx, chart, &admitted, now).await
    }
}

fn look_at_kept(referral: EntryId, kept: u32, now: Timestamp) -> Draft {
    let parts = if kept == 1 { "One part was".to_owned() } else { format!("{kept} parts were") };
    let why = format!("{parts} kept whole rather than understood. Look through them, and write down what matters.");
    Draft {
        id: referral.following(1),
        occurred_at: now,
        author: Author::House,
        statement: SetAside { entry: referral, why: why.into() }.into(),
    }
}

/// The id of the client whom a sender knows by this number; keyed, so that it says nothing about the person.
fn client_id(tx: &Tx, identity: &Private) -> ClientId {
    let token = tx.keys().blind(&format!("referred person\0{}", identity.reveal()));
    let mut bytes = [0; 16];
    let length = token.len().min(16);
    bytes[..length].copy_from_slice(&token[..length]);
    ClientId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn same_name(one: &Private, other: &Private) -> bool {
    let plain = |it: &Private| it.reveal().split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    !one.is_blank() && plain(one) == plain(other)
}

/// A refusal's own words hold no name of a person.
fn refusal_words(refusal: &Refusal) -> String {
    refusal.to_string()
}
