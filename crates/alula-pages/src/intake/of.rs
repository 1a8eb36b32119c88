//! The intake sheet and the referrals from a chart: pure, the same chart always draws the same.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, ReferralId};
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, ConditionRecorded, ConditionStatus, DisclosureAgreed, HistoryTaken,
    MedicineRecorded, MedicineStatus, NoAllergyStated, Pregnancy, Presence, ReferralReceived, ResourceKept,
    ScreeningRecorded, Source, TrialRecorded,
};

use super::{Listed, ReferralLine, ReferralPage, ScreeningItem, Sheet, facts};
use crate::parts::{Filled, Forms};
use crate::session::{author_name, preferred_name};
use crate::wording;

impl Sheet {
    /// The sheet of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_write: bool, forms: Forms) -> Self {
        let admitted = chart.last::<ClientAdmitted>();
        let screening = chart.last::<ScreeningRecorded>();
        let asked = ctx.protocol.map(|it| it.protocol.contraindications.as_slice()).unwrap_or_default();
        let no_allergy = chart.last::<NoAllergyStated>().is_some();
        let mut sheet = Self {
            client: chart.client(),
            drawn,
            name: preferred_name(chart),
            own_words: admitted.map(|it| it.is.own_words.reveal().to_owned()).unwrap_or_default(),
            conditions: conditions(chart),
            trials: trials(chart),
            medicines: medicines(chart),
            allergies: allergies(chart),
            no_allergy,
            readings: facts::readings(chart, ctx),
            disclosures: disclosures(chart),
            screening: asked.iter().map(|it| ScreeningItem { id: it.id.clone(), words: it.words.clone() }).collect(),
            screened: screening
                .map(|it| format!("{} by {}", wording::at(it.at(), ctx.now, ctx.zone), author_name(it.author(), ctx)))
                .unwrap_or_default(),
            found: screening.map(|it| found(it.is, ctx)).unwrap_or_default(),
            open: Vec::new(),
            forms: forms.over(Forms::fresh().with("history", history(chart)).with("screening", screened(chart))),
            may_write,
        };
        sheet.open = open(chart, &sheet);
        sheet
    }
}

fn open(chart: &Chart, sheet: &Sheet) -> Vec<(&'static str, &'static str)> {
    let parts = [
        (chart.last::<HistoryTaken>().is_some(), ("history", "the history")),
        (!sheet.conditions.is_empty(), ("conditions", "conditions")),
        (!sheet.trials.is_empty(), ("trials", "earlier treatments")),
        (!sheet.medicines.is_empty(), ("medicines", "medicines")),
        (!sheet.allergies.is_empty() || sheet.no_allergy, ("allergies", "allergies")),
        (!sheet.readings.is_empty(), ("readings", "pressure and pulse")),
        (!sheet.screened.is_empty(), ("screening", "the screening")),
    ];
    parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, part)| part).collect()
}

fn history(chart: &Chart) -> Filled {
    let Some(it) = chart.last::<HistoryTaken>().map(|it| it.is) else { return Filled::new() };
    let said = [
        ("illness", &it.illness),
        ("medical", &it.medical),
        ("substances", &it.substances),
        ("family", &it.family),
        ("life", &it.life),
    ];
    said.into_iter().fold(Filled::new(), |filled, (name, words)| filled.with(name, words.reveal()))
}

fn screened(chart: &Chart) -> Filled {
    let Some(it) = chart.last::<ScreeningRecorded>().map(|it| it.is) else { return Filled::new() };
    let (pregnancy, on) = match &it.pregnancy {
        Pregnancy::NotPossible => ("not_possible", None),
        Pregnancy::TestedNegative { on } => ("tested_negative", Some(on)),
        Pregnancy::Possible => ("possible", None),
        Pregnancy::Present => ("present", None),
    };
    let filled = Filled::new()
        .with("pregnancy", pregnancy)
        .with("tested_on", on.map(ToString::to_string).unwrap_or_default())
        .with("capacity", chosen(it.capacity))
        .with("words", it.words.reveal());
    it.answers.iter().fold(filled, |filled, (id, answer)| filled.with(&format!("answer:{id}"), chosen(*answer)))
}

fn chosen(it: Presence) -> &'static str {
    match it {
        Presence::Present => "present",
        Presence::Absent => "absent",
        Presence::Unknown => "unknown",
    }
}

/// What is present or not known, pregnancy and capacity always, and what else was said.
fn found(it: &ScreeningRecorded, ctx: &Context<'_>) -> Vec<(String, String)> {
    let asked = ctx.protocol.map(|it| it.protocol.contraindications.as_slice()).unwrap_or_default();
    let answers = asked.iter().map(|asked| (asked, it.answers.get(&asked.id).copied().unwrap_or(Presence::Unknown)));
    let open = answers.filter(|(_, answer)| *answer != Presence::Absent);
    let mut found: Vec<(String, String)> =
        open.map(|(asked, answer)| (asked.words.clone(), wording::presence(answer).to_owned())).collect();
    found.push(("Pregnancy".to_owned(), facts::pregnancy(&it.pregnancy)));
    found.push(("Understands and can decide".to_owned(), wording::presence(it.capacity).to_owned()));
    if !it.words.is_blank() {
        found.push(("Also said".to_owned(), it.words.reveal().to_owned()));
    }
    found
}

fn listed(entry: EntryId, words: &str, beside: &[&str], source: Option<&Source>) -> Listed {
    let beside: Vec<&str> = beside.iter().copied().filter(|it| !it.is_empty()).collect();
    Listed {
        entry,
        words: words.to_owned(),
        beside: beside.join(" · "),
        from_referral: matches!(source, Some(Source::Referral { .. })),
    }
}

fn since(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("since {words}") }
}

fn conditions(chart: &Chart) -> Vec<Listed> {
    let all = chart.all::<ConditionRecorded>().map(|it| {
        let status = if it.is.status == ConditionStatus::Resolved { "in the past" } else { "" };
        let beside = [since(it.is.onset.reveal()), status.to_owned()];
        listed(it.id(), it.is.text.reveal(), &beside.each_ref().map(String::as_str), Some(&it.is.source))
    });
    all.collect()
}

fn trials(chart: &Chart) -> Vec<Listed> {
    let all = chart.all::<TrialRecorded>().map(|it| {
        let weeks = it.is.weeks.map(|it| wording::count(it.into(), "week")).unwrap_or_default();
        let beside = [it.is.dose.reveal(), &weeks, wording::trial_outcome(it.is.outcome)];
        listed(it.id(), it.is.treatment.reveal(), &beside, None)
    });
    all.collect()
}

fn medicines(chart: &Chart) -> Vec<Listed> {
    let all = chart.all::<MedicineRecorded>().map(|it| {
        let (since, stopped) = (since(it.is.since.reveal()), it.is.status == MedicineStatus::Stopped);
        let beside = [it.is.dose.reveal(), &since, if stopped { "stopped" } else { "" }];
        listed(it.id(), it.is.text.reveal(), &beside, Some(&it.is.source))
    });
    all.collect()
}

fn allergies(chart: &Chart) -> Vec<Listed> {
    let all = chart.all::<AllergyRecorded>();
    all.map(|it| listed(it.id(), it.is.text.reveal(), &[it.is.reaction.reveal()], Some(&it.is.source))).collect()
}

fn disclosures(chart: &Chart) -> Vec<Listed> {
    let all = chart.all::<DisclosureAgreed>().map(|it| {
        let beside = [it.is.relation.reveal(), it.is.phone.reveal(), it.is.may_be_told.reveal()];
        listed(it.id(), it.is.person.reveal(), &beside, None)
    });
    all.collect()
}

impl ReferralPage {
    /// The referrals of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, entry: EntryId, may_write: bool, form: Filled) -> Self {
        let lines = chart.all::<ReferralReceived>().rev().map(|it| ReferralLine {
            entry: it.id(),
            file: it.is.file.reveal().to_owned(),
            when: wording::at(it.at(), ctx.now, ctx.zone),
            counts: (it.is.resources, it.is.filed, it.is.kept_whole),
            kept_whole: kept_whole(chart, ReferralId::of(it.id())),
        });
        Self {
            client: chart.client(),
            entry,
            name: preferred_name(chart),
            referrals: lines.collect(),
            already_had: false,
            form,
            code: String::new(),
            may_write,
        }
    }
}

fn kept_whole(chart: &Chart, of: ReferralId) -> Vec<(String, String, String)> {
    let parts = chart.all::<ResourceKept>().filter_map(|it| match &it.is.source {
        Source::Referral { referral, resource, .. } if *referral == of => {
            Some((it.is.resource_type.clone(), it.is.why.clone(), resource.clone()))
        }
        _ => None,
    });
    parts.collect()
}
