//! Screening answers, the review of medicines, and the prescriber's decision.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::MedicineId;
use crate::intake::MedicineRecorded;
use crate::private::Private;
use crate::protocol::{Contraindication, Strictness};

/// The answer to one screening question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Asked, and not so.
    Absent,
    /// So.
    Present,
    /// Not known; counts as missing.
    Unknown,
}

impl Presence {
    pub(crate) fn unknown() -> Self {
        Self::Unknown
    }
    pub(crate) fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }
}

/// Whether there may be a pregnancy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Pregnancy {
    /// It cannot be.
    NotPossible,
    /// A test was negative.
    TestedNegative {
        /// The day of the test.
        on: Date,
    },
    /// It may be, and no test was done.
    Possible,
    /// There is one.
    Present,
}

/// The screening questions were gone through. The items and their classes stand in the protocol.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningRecorded {
    /// Answer by the protocol's contraindication id.
    pub answers: BTreeMap<String, Presence>,
    /// Pregnancy.
    pub pregnancy: Pregnancy,
    /// Whether the person can understand and decide; `Present` means yes.
    pub capacity: Presence,
    /// What else was said.
    pub words: Private,
}

/// What the prescriber says about one medicine the client takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Disposition {
    /// It may be taken as usual.
    AsUsual,
    /// It may be taken, timed as the words say.
    Timed {
        /// How, in words for therapist and client.
        how: Private,
    },
    /// With this medicine no session takes place.
    Block {
        /// Why.
        why: Private,
    },
}

/// The prescriber looked at the medicines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicinesReviewed {
    /// What holds for each.
    pub dispositions: BTreeMap<MedicineId, Disposition>,
}

/// Where sessions may take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// In the office.
    Office,
    /// In the office and at home.
    OfficeAndHome,
    /// Not eligible.
    NotEligible,
}

/// The prescriber decided on eligibility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityDecided {
    /// The decision.
    pub decision: Eligibility,
    /// What the prescriber wrote about each relative contraindication that is present, by its id.
    pub dispositions: BTreeMap<String, Private>,
    /// The reason, in the prescriber's words.
    pub reason: Private,
}

/// Files the screening answers.
///
/// # Refusals
/// `impossible` for an answer to a question that the signed protocol does not ask, and for a test that has not been done
/// yet.
pub(crate) fn record_screening(_: &Chart, request: &Request, it: &ScreeningRecorded, ctx: &Context<'_>) -> Decided {
    let asked = |id: &str| ctx.protocol.is_none_or(|signed| signed.protocol.contraindication(id).is_some());
    if !it.answers.keys().all(|id| asked(id)) {
        let why = "One of the answers belongs to no question of the signed protocol. Open the questions again.";
        return Err(Refusal::impossible("answers", why));
    }
    if matches!(it.pregnancy, Pregnancy::TestedNegative { on } if on > request.day(ctx)) {
        return Err(Refusal::impossible("pregnancy", "The day of the test has not come yet. Check the date."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Files what the prescriber says about each medicine.
///
/// # Refusals
/// `not_found` for a medicine that is not in this chart; `missing` when timing or blocking has no words.
pub(crate) fn review_medicines(chart: &Chart, request: &Request, it: &MedicinesReviewed, ctx: &Context<'_>) -> Decided {
    for (id, disposition) in &it.dispositions {
        if chart.find::<MedicineRecorded>(id.entry()).is_none() {
            return Err(Refusal::NotFound { what: "medicine" });
        }
        match disposition {
            Disposition::AsUsual => {}
            Disposition::Timed { how } => Refusal::unless_written("how", how)?,
            Disposition::Block { why } => Refusal::unless_written("why", why)?,
        }
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Files the prescriber's decision.
///
/// # Refusals
/// `missing` without a reason. For a client found eligible also: `protocol_unsigned`; `not_now` while screening
/// questions are open; `impossible` when something rules the medicine out, or when nothing was written about what
/// speaks against it.
pub(crate) fn decide_eligibility(
    chart: &Chart,
    request: &Request,
    it: &EligibilityDecided,
    ctx: &Context<'_>,
) -> Decided {
    Refusal::unless_written("reason", &it.reason)?;
    if it.decision != Eligibility::NotEligible {
        may_be_eligible(chart, it, ctx)?;
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn may_be_eligible(chart: &Chart, it: &EligibilityDecided, ctx: &Context<'_>) -> Result<(), Refusal> {
    let protocol = &ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?.protocol;
    let Some(screening) = chart.last::<ScreeningRecorded>() else {
        return Err(Refusal::not_now("Go through the screening questions first."));
    };
    let answer = |id: &str| screening.is.answers.get(id).copied().unwrap_or(Presence::Unknown);
    let which = |wanted: &dyn Fn(&Contraindication) -> bool| {
        let found: Vec<_> = protocol.contraindications.iter().filter(|it| wanted(it)).map(|it| &*it.words).collect();
        if found.is_empty() { None } else { Some(found.join("; ")) }
    };
    if let Some(open) = which(&|it| answer(&it.id) == Presence::Unknown) {
        return Err(Refusal::not_now(format!("Not known yet: {open}. Ask, then decide.")));
    }
    let home = it.decision == Eligibility::OfficeAndHome;
    let class = |it: &Contraindication| it.home.filter(|_| home).unwrap_or(it.class);
    let present = |it: &Contraindication| answer(&it.id) == Presence::Present;
    if let Some(found) = which(&|it| present(it) && class(it) == Strictness::Absolute) {
        let place = if home { "This rules sessions at home out" } else { "This rules the medicine out" };
        return Err(Refusal::impossible("decision", format!("{place}: {found}.")));
    }
    let written = |id: &str| it.dispositions.get(id).is_some_and(|words| !words.is_blank());
    if let Some(open) = which(&|it| present(it) && !written(&it.id)) {
        return Err(Refusal::impossible("dispositions", format!("Write what follows from this: {open}.")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, PRESCRIBER, given, nth};
    use crate::intake::{MedicineStatus, Source};
    use crate::samples::{eligible, screening};

    fn screened(id: &str, presence: Presence) -> Given {
        let mut it = screening();
        it.answers.insert(id.into(), presence);
        given([it]).asked_by(PRESCRIBER)
    }

    #[test]
    fn what_rules_the_medicine_out_cannot_be_decided_away() {
        let decide = Command::DecideEligibility(EligibilityDecided {
            dispositions: BTreeMap::from([("vascular".into(), "I would risk it.".into())]),
            ..eligible()
        });
        screened("vascular", Presence::Present).when(decide).refused_as("impossible");
        let no = EligibilityDecided { decision: Eligibility::NotEligible, ..eligible() };
        screened("vascular", Presence::Present).when(Command::DecideEligibility(no.clone())).states([no]);
    }

    #[test]
    fn what_speaks_against_it_needs_a_word() {
        let chart = || screened("glaucoma", Presence::Present);
        chart().when(Command::DecideEligibility(eligible())).refused_as("impossible");
        let weighed = EligibilityDecided {
            dispositions: BTreeMap::from([("glaucoma".into(), "Pressure measured in May, well treated.".into())]),
            ..eligible()
        };
        chart().when(Command::DecideEligibility(weighed.clone())).states([weighed]);
    }

    #[test]
    fn at_home_more_is_ruled_out() {
        let words = BTreeMap::from([("breathing".into(), Private::from("Treated by night."))]);
        let office = EligibilityDecided { dispositions: words, ..eligible() };
        let home = EligibilityDecided { decision: Eligibility::OfficeAndHome, ..office.clone() };
        screened("breathing", Presence::Present).when(Command::DecideEligibility(home)).refused_as("impossible");
        screened("breathing", Presence::Present).when(Command::DecideEligibility(office.clone())).states([office]);
    }

    #[test]
    fn nothing_is_decided_on_open_questions() {
        let decide = || Command::DecideEligibility(eligible());
        screened("heart", Presence::Unknown).when(decide()).refused_as("not_now");
        given(Vec::<ScreeningRecorded>::new()).when(decide()).refused_as("not_now");
        given([screening()]).without_protocol().when(decide()).refused(Refusal::ProtocolUnsigned);
    }

    #[test]
    fn medicines_are_reviewed_with_words() {
        let medicine = MedicineRecorded {
            text: "Lamotrigine".into(),
            dose: "100 mg".into(),
            code: None,
            since: "".into(),
            status: MedicineStatus::Taking,
            source: Source::Told,
        };
        let review = |id: u32, disposition| {
            let dispositions = BTreeMap::from([(MedicineId::of(nth(id)), disposition)]);
            Command::ReviewMedicines(MedicinesReviewed { dispositions })
        };
        let chart = given([medicine]).asked_by(PRESCRIBER);
        chart.clone().when(review(9, Disposition::AsUsual)).refused(Refusal::NotFound { what: "medicine" });
        let blank = Disposition::Timed { how: "".into() };
        chart.clone().when(review(1, blank)).refused(Refusal::Missing { field: "how" });
        chart.when(review(1, Disposition::AsUsual)).states_kinds(["medicines_reviewed"]);
    }

    #[test]
    fn answers_belong_to_questions_of_the_protocol() {
        let mut it = screening();
        it.answers.insert("left_handed".into(), Presence::Absent);
        given(Vec::<ScreeningRecorded>::new()).when(Command::RecordScreening(it)).refused_as("impossible");
    }
}
