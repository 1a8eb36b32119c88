//! Reports state what already happened. They are filed, or filed and set aside for a person; never refused.

use jiff::{SignedDuration, Timestamp};

use super::Context;
use crate::chart::Chart;
use crate::ids::{EntryId, SessionId};
use crate::ledger::{Author, Draft, SetAside, Statement};
use crate::session::{Life, home};
use crate::{intake, session};

/// What a report can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Reported {
    /// A reading.
    Vitals(session::VitalsRecorded),
    /// A mark.
    Mark(session::MarkMade),
    /// The medicine was placed, by a phone in the home.
    MedicinePlaced(home::MedicinePlaced),
    /// The lozenge was spat out or swallowed.
    LozengeFinished(session::LozengeFinished),
    /// The sitter said that light comes back.
    Phase(session::PhaseEntered),
    /// The sitter looked in.
    LookedIn(home::LookedIn),
    /// The client would like company.
    Company(home::CompanyWanted),
    /// The client said how it is.
    CheckedIn(home::CheckedIn),
    /// The sitter told of it afterwards.
    SitterTold(home::SitterTold),
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
            Reported::MedicinePlaced(it) => it.into(),
            Reported::LozengeFinished(it) => it.into(),
            Reported::Phase(it) => it.into(),
            Reported::LookedIn(it) => it.into(),
            Reported::Company(it) => it.into(),
            Reported::CheckedIn(it) => it.into(),
            Reported::SitterTold(it) => it.into(),
            Reported::Referral(it) => it.into(),
            Reported::Condition(it) => it.into(),
            Reported::Medicine(it) => it.into(),
            Reported::Allergy(it) => it.into(),
            Reported::Measurement(it) => it.into(),
            Reported::Resource(it) => it.into(),
        }
    }
}

/// A report that arrives later than this after it happened is filed and set aside, so that a person sees it; calm looks,
/// the end of a lozenge and the light that comes back are only filed.
///
/// A proposal of ours: longer than a phone is out of reach in a normal session, shorter than a session.
pub const LATE_REPORT: SignedDuration = SignedDuration::from_mins(60);

/// Admits a report to a chart. Pure, and never refuses.
///
/// A reading from before the medicine that is at or beyond a limit raises its hold in the same step; the first word that the
/// medicine was placed states the amount of the order. What a report says of the session never depends on the other reports,
/// so any order of arrival gives the same.
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
    if let Reported::MedicinePlaced(it) = &report.says {
        drafts.extend(home::first_amount(chart, report.id, report.occurred_at, report.author, it));
    }
    if let Some(words) = home::speaks_of_danger(&report.says) {
        let raised = intake::ConcernRaised {
            source: intake::ConcernSource::Person,
            words: words.into(),
            for_staff: intake::who_has_to_look(chart, ctx),
        };
        let (id, occurred_at) = (report.id.following(4), report.occurred_at.min(ctx.now));
        drafts.push(Draft { id, occurred_at, author: Author::House, statement: raised.into() });
    }
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
        Reported::Vitals(it) => (it.session?, Some("This reading arrived more than an hour after it was taken.")),
        Reported::Mark(it) => (it.session, Some("This mark arrived more than an hour after it was made.")),
        Reported::MedicinePlaced(it) => (it.session, Some("This word of the medicine arrived more than an hour late.")),
        // Nothing can be done about these any more, and a phone in flight mode brings many of them.
        Reported::LozengeFinished(it) => (it.session, None),
        Reported::Phase(it) => (it.session, None),
        Reported::LookedIn(it) if it.says == home::LookIn::AllCalm => (it.session, None),
        Reported::LookedIn(it) => (it.session, Some("This look-in arrived more than an hour after it was made.")),
        Reported::Company(it) => (it.session, Some("This call for company arrived more than an hour late.")),
        Reported::CheckedIn(it) => return nowhere(chart, it.session),
        Reported::SitterTold(it) => return nowhere(chart, it.session),
        Reported::Referral(_)
        | Reported::Condition(_)
        | Reported::Medicine(_)
        | Reported::Allergy(_)
        | Reported::Measurement(_)
        | Reported::Resource(_) => return None,
    };
    let Some(session) = session::session(chart, id) else { return nowhere(chart, id) };
    if let Reported::MedicinePlaced(_) = &report.says
        && home::may_begin(chart, id, report.occurred_at).is_none()
    {
        return Some(
            "The medicine was placed without a beginning that the therapist had opened. Ring them, and look at the gates.",
        );
    }
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
    late.filter(|_| ctx.now.duration_since(report.occurred_at) > LATE_REPORT)
}

/// What is doubtful about something that names a session, whatever the session's state.
fn nowhere(chart: &Chart, id: SessionId) -> Option<&'static str> {
    session::session(chart, id).is_none().then_some("It names a session that is not in this chart.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{Given, REQUEST, THERAPIST, ago, given, now, nth};
    use crate::ids::{OrderId, SessionId};
    use crate::intake::Presence;
    use crate::samples::{order, planned, reading};
    use crate::session::{MarkKind, MarkMade, MedicineGiven, SessionCancelled, VitalsRecorded};
    use crate::units::Micrograms;

    fn session_id() -> SessionId {
        SessionId::of(nth(2))
    }

    fn day() -> Given {
        given([ago(9000, order()), ago(8000, planned(now(), OrderId::of(nth(1))))])
    }

    fn with_medicine(minutes: i64) -> Given {
        let amount = Micrograms::milligrams(100).unwrap();
        let (order, identity) = (OrderId::of(nth(1)), Presence::Present);
        day().and([ago(minutes, MedicineGiven { session: session_id(), order, amount, lot: "".into(), identity })])
    }

    fn high() -> VitalsRecorded {
        reading(session_id(), 182, 104)
    }

    fn mark() -> Reported {
        Reported::Mark(MarkMade { session: session_id(), kind: MarkKind::Tears, words: "".into() })
    }

    /// The kinds that follow, and whether a person has to look.
    fn admitted(given: &Given, minutes_ago: i64, says: Reported) -> (Vec<String>, bool) {
        let occurred_at = given.now - SignedDuration::from_mins(minutes_ago);
        let report = Report { id: REQUEST, occurred_at, author: Author::Staff(THERAPIST), says };
        let (drafts, aside) = match admit(&given.chart, &report, &given.context()) {
            Admission::Filed(drafts) => (drafts, false),
            Admission::SetAside(drafts) => (drafts, true),
        };
        assert_eq!(drafts[0].id, REQUEST);
        (drafts.iter().map(|it| it.statement.kind().to_owned()).collect(), aside)
    }

    #[test]
    fn a_high_reading_before_the_medicine_holds_it() {
        let (kinds, aside) = admitted(&day(), 2, Reported::Vitals(high()));
        assert_eq!((kinds.join(" "), aside), ("vitals_recorded hold_raised".to_owned(), false));
    }

    #[test]
    fn a_high_reading_after_the_medicine_is_filed_and_holds_nothing() {
        let (kinds, aside) = admitted(&with_medicine(40), 2, Reported::Vitals(high()));
        assert_eq!((kinds.join(" "), aside), ("vitals_recorded".to_owned(), false));
    }

    #[test]
    fn a_high_reading_from_before_that_arrives_after_is_looked_at() {
        let (kinds, aside) = admitted(&with_medicine(10), 30, Reported::Vitals(high()));
        assert_eq!((kinds.join(" "), aside), ("vitals_recorded hold_raised set_aside".to_owned(), true));
    }

    #[test]
    fn what_is_late_or_from_the_future_is_filed_and_looked_at() {
        assert_eq!(admitted(&with_medicine(90), 59, mark()), (vec!["mark_made".to_owned()], false));
        assert!(admitted(&with_medicine(90), 61, mark()).1);
        assert!(admitted(&with_medicine(90), -5, mark()).1);
    }

    #[test]
    fn calm_looks_and_the_end_of_a_lozenge_are_filed_however_late_they_arrive() {
        let session = session_id();
        let look = |says| Reported::LookedIn(home::LookedIn { session, says, looks: None });
        let spat = session::LozengeFinished { session, how: intake::AfterHold::Spit };
        assert!(!admitted(&with_medicine(240), 200, look(home::LookIn::AllCalm)).1);
        assert!(!admitted(&with_medicine(240), 220, Reported::LozengeFinished(spat)).1);
        assert!(admitted(&with_medicine(240), 200, look(home::LookIn::NotSure)).1);
    }

    #[test]
    fn what_contradicts_the_chart_is_filed_and_looked_at() {
        let cancelled = SessionCancelled { session: session_id(), reason: "A cold.".into() };
        assert!(admitted(&day().and([cancelled]), 1, mark()).1);
        let elsewhere = MarkMade { session: SessionId::of(nth(77)), kind: MarkKind::Ease, words: "".into() };
        assert!(admitted(&day(), 1, Reported::Mark(elsewhere)).1);
        let empty = VitalsRecorded { pressure: None, pulse: None, saturation: None, breaths: None, ..high() };
        assert!(admitted(&day(), 1, Reported::Vitals(empty)).1);
    }

    #[test]
    fn a_fact_of_a_referral_is_filed_whatever_its_age() {
        let condition = intake::ConditionRecorded {
            text: "Depression".into(),
            code: None,
            onset: "2019".into(),
            status: intake::ConditionStatus::Active,
            source: intake::Source::Told,
        };
        let (kinds, aside) = admitted(&day(), 60 * 24 * 900, Reported::Condition(condition));
        assert_eq!((kinds.join(" "), aside), ("condition_recorded".to_owned(), false));
    }
}
