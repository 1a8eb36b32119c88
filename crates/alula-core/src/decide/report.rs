//! Reports state what already happened. They are filed, or filed and set aside for a person; never refused.

use jiff::{SignedDuration, Timestamp};

use super::Context;
use crate::chart::Chart;
use crate::ids::EntryId;
use crate::ledger::{Author, Draft, SetAside, Statement};
use crate::session::Life;
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

/// A report that arrives later than this after it happened is filed and set aside, so that a person sees it.
///
/// A proposal of ours: longer than a phone is out of reach in a normal session, shorter than a session.
pub const LATE_REPORT: SignedDuration = SignedDuration::from_mins(60);

/// Admits a report to a chart. Pure, and never refuses.
///
/// A reading from before the medicine that is at or beyond a limit raises its hold in the same step. What becomes of a
/// report never depends on the other reports, so any order of arrival gives the same.
pub fn admit(chart: &Chart, report: &Report, ctx: &Context<'_>) -> Admission {
    let mut drafts = vec![Draft {
        id: report.id,
        occurred_at: report.occurred_at,
        author: report.author,
        statement: report.says.clone().into(),
    }];
    if let Reported::Vitals(reading) = &report.says
        && report.occurred_at <= ctx.now
    {
        drafts.extend(session::hold_for(chart, report.id, report.occurred_at, reading, ctx));
    }
    let held = drafts.len() > 1;
    let Some(why) = doubt(chart, report, held, ctx) else { return Admission::Filed(drafts) };
    drafts.push(Draft {
        id: report.id.following(2),
        occurred_at: ctx.now,
        author: Author::House,
        statement: SetAside { entry: report.id, why: why.into() }.into(),
    });
    Admission::SetAside(drafts)
}

/// What is doubtful about a report, in words for the reader.
fn doubt(chart: &Chart, report: &Report, held: bool, ctx: &Context<'_>) -> Option<&'static str> {
    if report.occurred_at > ctx.now {
        return Some("It says that it happened later than the clock here shows. Look at the time.");
    }
    let (id, late) = match &report.says {
        Reported::Vitals(it) if it.is_empty() => return Some("This reading has no value in it."),
        Reported::Vitals(it) if it.pressure.is_some_and(|it| it.systolic <= it.diastolic) => {
            return Some("The upper number of this pressure is not above the lower one.");
        }
        Reported::Vitals(it) => (it.session?, "This reading arrived more than an hour after it was taken."),
        Reported::Mark(it) => (it.session, "This mark arrived more than an hour after it was made."),
        Reported::Referral(_)
        | Reported::Condition(_)
        | Reported::Medicine(_)
        | Reported::Allergy(_)
        | Reported::Measurement(_)
        | Reported::Resource(_) => return None,
    };
    let Some(session) = session::session(chart, id) else {
        return Some("It names a session that is not in this chart.");
    };
    match session.life {
        Life::Cancelled { .. } => return Some("It belongs to a session that was cancelled."),
        Life::Left { left, .. } if report.occurred_at > left.at() => {
            return Some("It says that it happened after the client left.");
        }
        _ => {}
    }
    if held && session.t0().is_some() {
        return Some(
            "This reading from before the medicine was at or beyond a limit, and it arrived after the medicine was given.",
        );
    }
    (ctx.now.duration_since(report.occurred_at) > LATE_REPORT).then_some(late)
}
