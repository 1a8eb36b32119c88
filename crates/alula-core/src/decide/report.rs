//! Reports state what already happened. They are filed, or filed and set aside for a person; never refused.

use jiff::Timestamp;

use super::Context;
use crate::chart::Chart;
use crate::ids::EntryId;
use crate::ledger::{Author, Draft, SetAside, Statement};
use crate::{intake, session};

/// What a report can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Reported {
    /// A reading.
    Vitals(session::VitalsRecorded),
    /// A mark.
    Mark(session::MarkMade),
    /// A referral as a whole.
    Referral(intake::ReferralReceived),
    /// A condition from a referral.
    Condition(intake::ConditionRecorded),
    /// A medicine from a referral.
    Medicine(intake::MedicineRecorded),
    /// An allergy from a referral.
    Allergy(intake::AllergyRecorded),
    /// A measurement from a referral.
    Measurement(intake::MeasurementReported),
    /// A part of a referral that was not understood.
    Resource(intake::ResourceKept),
}

/// Something that already happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its id, made where it was written down; the same id and content twice is the same report.
    pub id: EntryId,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// Who says so.
    pub author: Author,
    /// What.
    pub says: Reported,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Admission {
    /// It is filed.
    Filed(Vec<Draft>),
    /// It is filed, and a person has to look at it; the last draft says why.
    SetAside(Vec<Draft>),
}

impl From<Reported> for Statement {
    fn from(says: Reported) -> Self {
        match says {
            Reported::Vitals(it) => it.into(),
            Reported::Mark(it) => it.into(),
            Reported::Referral(it) => it.into(),
            Reported::Condition(it) => it.into(),
            Reported::Medicine(it) => it.into(),
            Reported::Allergy(it) => it.into(),
            Reported::Measurement(it) => it.into(),
            Reported::Resource(it) => it.into(),
        }
    }
}

/// Admits a report to a chart. Pure, and never refuses.
pub fn admit(_chart: &Chart, report: &Report, ctx: &Context<'_>) -> Admission {
    let filed = Draft {
        id: report.id,
        occurred_at: report.occurred_at,
        author: report.author,
        statement: report.says.clone().into(),
    };
    if report.occurred_at <= ctx.now {
        return Admission::Filed(vec![filed]);
    }
    let why = "It says that it happened later than the house's clock shows.";
    let aside = Draft {
        id: report.id.following(1),
        occurred_at: ctx.now,
        author: Author::House,
        statement: SetAside { entry: report.id, why: why.into() }.into(),
    };
    Admission::SetAside(vec![filed, aside])
}
