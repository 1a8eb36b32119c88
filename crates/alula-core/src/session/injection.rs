//! An injection before the needle: the label of the vial beside the order, looked at by two people, then T0.
//!
//! The volume is a conversion of the ordered milligrams with the strength that a person read from the vial. Nothing here
//! decides on an amount.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::life::{not_now, open, said_in};
use super::plan::holding_order;
use super::{MedicineGiven, SessionView, dose};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, OrderId, SessionId};
use crate::intake::{OrderWritten, Presence, Route};
use crate::ledger::{Author, Draft};
use crate::private::Private;
use crate::units::{Micrograms, Microlitres, date};

/// The label of the vial was read beside the order, and the client was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VialRead {
    /// Which session.
    pub session: SessionId,
    /// Beside which order.
    pub order: OrderId,
    /// How much is to be injected, as the order says.
    pub amount: Micrograms,
    /// Name and birth date were asked and agree; `Present` means yes.
    pub identity: Presence,
    /// The allergies were read out and agree; `Present` means yes.
    pub allergies: Presence,
    /// The product, as on the label.
    pub product: Private,
    /// How much is in one millilitre, as on the label.
    pub strength: Micrograms,
    /// The lot, as on the label.
    pub lot: Private,
    /// The last day on which it may be used, as on the label.
    pub expires: Date,
    /// The National Drug Code, as on the label; may be empty.
    pub ndc: Private,
}

/// Somebody looked at order, vial and syringe and found that they agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InjectionChecked {
    /// Which session.
    pub session: SessionId,
    /// The reading of the label.
    pub vial: EntryId,
    /// How much is in one millilitre, as this person read it from the vial.
    pub strength: Micrograms,
    /// What is in the syringe.
    pub volume: Microlitres,
    /// What was left in the vial.
    pub left: Microlitres,
    /// What was left is wasted, and this person saw it; `Present` means yes.
    pub waste_seen: Presence,
}

/// Where the needle went in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InjectionSite {
    /// Upper arm, left.
    LeftDeltoid,
    /// Upper arm, right.
    RightDeltoid,
    /// Side of the hip, left.
    LeftHip,
    /// Side of the hip, right.
    RightHip,
    /// Outer thigh, left.
    LeftThigh,
    /// Outer thigh, right.
    RightThigh,
}

impl InjectionSite {
    /// Every site, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::LeftDeltoid, Self::RightDeltoid, Self::LeftThigh, Self::RightThigh, Self::LeftHip, Self::RightHip];

    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::LeftDeltoid => "left upper arm",
            Self::RightDeltoid => "right upper arm",
            Self::LeftHip => "left hip",
            Self::RightHip => "right hip",
            Self::LeftThigh => "left thigh",
            Self::RightThigh => "right thigh",
        }
    }
}

/// The needle went in; the amount stands in the statement before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InjectionGiven {
    /// Which session.
    pub session: SessionId,
    /// From which vial.
    pub vial: EntryId,
    /// How much of it.
    pub volume: Microlitres,
    /// Where.
    pub site: InjectionSite,
}

/// What an amount is in millilitres of a vial: a conversion, to the hundredth that a syringe shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// To the hundredth of a millilitre.
    pub volume: Microlitres,
    /// Before it was rounded, in whole microlitres.
    pub unrounded: Microlitres,
}

impl Volume {
    /// The volume that holds `amount` at so much in one millilitre; nothing when that is more than any syringe holds.
    pub fn of(amount: Micrograms, strength: Micrograms) -> Option<Self> {
        let rounded = |step: i64| (amount.get() * 1000 + strength.get() * step / 2) / (strength.get() * step) * step;
        let volume = Microlitres::new(rounded(HUNDREDTH)).ok().filter(|it| it.get() > 0)?;
        Some(Self { volume, unrounded: Microlitres::new(rounded(1)).ok()? })
    }
}

/// A hundredth of a millilitre in microlitres, the finest mark of a 1 mL syringe.
const HUNDREDTH: i64 = 10;

/// The injection of a session as far as it was prepared.
#[derive(Clone, Debug)]
pub struct PreparedInjection<'c> {
    /// The label as it was read last.
    pub vial: Said<'c, VialRead>,
    /// What is to be drawn up; nothing when it cannot be.
    pub volume: Option<Volume>,
    /// Who looked at it, by time; each person once, with what they said last.
    pub checks: Vec<Said<'c, InjectionChecked>>,
}

impl PreparedInjection<'_> {
    /// True when this person looked at it.
    pub fn checked_by(&self, author: Author) -> bool {
        self.checks.iter().any(|it| it.author() == author)
    }

    /// True when what is left in the vial was seen by two, or nothing is left.
    pub fn waste_settled(&self) -> bool {
        self.checks.len() >= 2
            && self.checks.iter().all(|it| it.is.left.get() == 0 || it.is.waste_seen == Presence::Present)
    }
}

/// The injection as it was prepared last, for the first amount or, after it, for the further one.
pub fn prepared_injection<'c>(chart: &'c Chart, session: &SessionView<'_>) -> Option<PreparedInjection<'c>> {
    let since = session.last_amount();
    let prepared = prepared_until(chart, session.id, Timestamp::MAX)?;
    since.is_none_or(|since| prepared.vial.at() > since).then_some(prepared)
}

/// The injection of a session as it was prepared by a moment.
pub(crate) fn prepared_until(chart: &Chart, session: SessionId, until: Timestamp) -> Option<PreparedInjection<'_>> {
    let vial = said_in::<VialRead>(chart, session).into_iter().rfind(|it| it.at() <= until)?;
    let mut checks: Vec<Said<'_, InjectionChecked>> = Vec::new();
    let all = said_in::<InjectionChecked>(chart, session).into_iter();
    for check in all.filter(|it| it.is.vial == vial.id() && it.at() <= until) {
        checks.retain(|it| it.author() != check.author());
        checks.push(check);
    }
    Some(PreparedInjection { vial, volume: Volume::of(vial.is.amount, vial.is.strength), checks })
}

/// Where the needle of this session went in, each time.
pub fn injections(chart: &Chart, session: SessionId) -> Vec<Said<'_, InjectionGiven>> {
    said_in(chart, session)
}

/// The session while it is open and its medicine is injected.
fn injected(chart: &Chart, id: SessionId) -> Result<SessionView<'_>, Refusal> {
    let session = open(chart, id)?;
    if session.plan.is.route != Route::Intramuscular {
        return not_now("In this session nothing is injected.");
    }
    Ok(session)
}

/// The amount that is to be drawn up next: the ordered one, or after it the further one.
pub fn amount_to_inject(session: &SessionView<'_>, order: &OrderWritten) -> Option<Micrograms> {
    match session.t0() {
        None => Some(order.amount),
        Some(_) => order.redose.as_ref().filter(|_| session.added.is_empty()).map(|it| it.amount),
    }
}

/// Reads the label of a vial beside the order. A label that does not fit is kept as it was read; the gate says so.
///
/// # Refusals
/// `not_found`; `not_now` when nothing is injected, or no amount is left to give; `missing` without product or lot;
/// `beyond_order` for another order or amount than the one that is next.
pub(crate) fn read_vial(chart: &Chart, request: &Request, it: &VialRead, ctx: &Context<'_>) -> Decided {
    let session = injected(chart, it.session)?;
    Refusal::unless_written("product", &it.product)?;
    Refusal::unless_written("lot", &it.lot)?;
    if it.order != session.plan.is.order {
        let why = "the session was planned under another order; plan it again under this one".to_owned();
        return Err(Refusal::BeyondOrder { why });
    }
    let order = holding_order(chart, it.order)?;
    match amount_to_inject(&session, order) {
        Some(amount) if amount == it.amount => Ok(vec![request.states(ctx, it.clone())]),
        Some(amount) => {
            let why = format!("it says {}, not {}", amount.in_milligrams(), it.amount.in_milligrams());
            Err(Refusal::BeyondOrder { why })
        }
        None => not_now("The order allows no further amount."),
    }
}

/// Looks at order, vial and syringe; what this person reads has to agree with the label as it was read before.
///
/// # Refusals
/// `not_found` for a session or a reading of the label that is not there or not the last; `not_now` when nothing is
/// injected; `impossible` for another strength or another volume; `missing` unless what is left was seen.
pub(crate) fn check(chart: &Chart, request: &Request, it: &InjectionChecked, ctx: &Context<'_>) -> Decided {
    let session = injected(chart, it.session)?;
    let prepared = prepared_injection(chart, &session).filter(|prepared| prepared.vial.id() == it.vial);
    let Some(prepared) = prepared else { return Err(Refusal::NotFound { what: "reading of the label" }) };
    if it.strength != prepared.vial.is.strength {
        let (here, before) = (it.strength.in_milligrams(), prepared.vial.is.strength.in_milligrams());
        let why = format!(
            "You read {here} in 1 mL, before it was read as {before} in 1 mL. Look at the vial together; if the first \
             reading was wrong, read the label again."
        );
        return Err(Refusal::Impossible { field: "strength", why });
    }
    if prepared.volume.map(|it| it.volume) != Some(it.volume) {
        let why = "This is not the volume that holds the ordered amount. Look at it again.".to_owned();
        return Err(Refusal::Impossible { field: "volume", why });
    }
    if let Some(other) = prepared.checks.iter().find(|other| other.author() != ctx.author && other.is.left != it.left) {
        let why = format!("Before it was told as {}. Look at it together.", other.is.left.in_millilitres());
        return Err(Refusal::Impossible { field: "left", why });
    }
    if it.left.get() > 0 && it.waste_seen != Presence::Present {
        return Err(Refusal::Missing { field: "waste_seen" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// The same by a colleague at somebody else's screen, who has just proved who they are.
///
/// # Refusals
/// `second_factor_needed`; and as [`check`].
pub(crate) fn witness(chart: &Chart, request: &Request, it: &InjectionChecked, ctx: &Context<'_>) -> Decided {
    if !ctx.second_factor {
        return Err(Refusal::SecondFactorNeeded);
    }
    check(chart, request, it, ctx)
}

/// The needle is in: T0, or the further amount.
///
/// # Refusals
/// `not_found`; `not_now` when nothing is injected, or vial, person and syringe were not looked at by whoever injects and
/// by somebody else; `beyond_order` when the vial is not the ordered strength or has expired; and all of giving medicine.
pub(crate) fn inject(
    chart: &Chart,
    request: &Request,
    id: SessionId,
    site: InjectionSite,
    ctx: &Context<'_>,
) -> Decided {
    let session = injected(chart, id)?;
    let order = holding_order(chart, session.plan.is.order)?;
    let (vial, volume) = ready(chart, &session, order, request.at(ctx), ctx)?;
    let mut drafts = if session.t0().is_none() {
        let given = MedicineGiven {
            session: id,
            order: vial.is.order,
            amount: vial.is.amount,
            lot: vial.is.lot.clone(),
            identity: vial.is.identity,
        };
        dose::given(chart, request, &given, ctx)?
    } else {
        dose::added(chart, request, &super::MedicineAdded { session: id, amount: vial.is.amount }, ctx)?
    };
    drafts.push(Draft {
        id: request.id.following(1),
        occurred_at: request.at(ctx),
        author: ctx.author,
        statement: InjectionGiven { session: id, vial: vial.id(), volume, site }.into(),
    });
    Ok(drafts)
}

/// The vial and what is drawn up from it, once everything before the needle was done.
fn ready<'c>(
    chart: &'c Chart,
    session: &SessionView<'_>,
    order: &OrderWritten,
    at: Timestamp,
    ctx: &Context<'_>,
) -> Result<(Said<'c, VialRead>, Microlitres), Refusal> {
    let Some(prepared) = prepared_injection(chart, session) else {
        return not_now("Read the label of the vial beside the order first.");
    };
    let vial = prepared.vial;
    if vial.at() > at || prepared.checks.iter().any(|it| it.at() > at) {
        return not_now("This is before order, vial and syringe were looked at. Enter when the needle went in.");
    }
    if vial.is.identity != Presence::Present {
        return not_now("Ask for name and birth date, and read the label again.");
    }
    if vial.is.allergies != Presence::Present {
        return not_now("Read the allergies out, and read the label again.");
    }
    if vial.is.strength != order.strength {
        let (label, ordered) = (vial.is.strength.in_milligrams(), order.strength.in_milligrams());
        let why = format!("the vial holds {label} in 1 mL, it orders {ordered} in 1 mL");
        return Err(Refusal::BeyondOrder { why });
    }
    if vial.is.expires < today(at, ctx.zone) {
        let why = format!("the vial could be used until {}", date(vial.is.expires));
        return Err(Refusal::BeyondOrder { why });
    }
    if !prepared.checked_by(ctx.author) {
        return not_now("Whoever injects looks at order, vial and syringe first, and says so.");
    }
    if prepared.checks.len() < 2 {
        return not_now("A second person has to look at order, vial and syringe, and say so.");
    }
    match prepared.volume {
        Some(volume) if prepared.waste_settled() => Ok((vial, volume.volume)),
        _ => not_now("What is left in the vial has to be seen by two."),
    }
}

fn today(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}
