//! What a protocol says, as plain tables, each with a sentence before it.

use alula_core::protocol::readiness::check_words;
use alula_core::protocol::{Gate, Protocol, RouteRules, Stop, TimelineItem};
use maud::{Markup, html};

use super::words;
use crate::parts::Table;
use crate::wording;

pub(super) fn content(says: &Protocol) -> Markup {
    html! {
        (thresholds(says))
        (gates(says))
        (contraindications(says))
        @for route in &says.routes { (timeline(route)) }
        (rest(says))
    }
}

fn thresholds(says: &Protocol) -> Markup {
    let row = |(id, it): (alula_core::protocol::ThresholdId, &alula_core::protocol::Threshold)| {
        vec![
            id.words().to_owned(),
            it.value.to_string(),
            it.unit.clone(),
            it.source.clone(),
            words::evidence(it.evidence).to_owned(),
            words::change(it.change).to_owned(),
            words::safer(it.safer).to_owned(),
        ]
    };
    html! {
        section.section {
            h3 { "Limits" }
            p { "Every number that a rule reads, with where it comes from and how good that source is. What is called a proposal is for the prescriber to judge." }
            (Table {
                caption: "Limits".into(),
                columns: vec!["What", "#Value", "Unit", "Source", "How good", "Who may change it", "Safer is"],
                rows: says.thresholds().map(row).collect(),
            })
        }
    }
}

fn gates(says: &Protocol) -> Markup {
    let row = |gate: &Gate| {
        let checks: Vec<_> = gate.needs.iter().map(|it| check_words(it, says)).collect();
        vec![
            gate.title.clone(),
            words::place(gate.at, gate.when),
            words::kind(gate.kind).to_owned(),
            checks.join("; "),
            words::passes(&gate.overridden_by),
        ]
    };
    html! {
        section.section {
            h3 { "Gates" }
            p { "At each step these questions are asked of the chart. Where a gate must be kept, what nobody answered counts as no." }
            (Table {
                caption: "Gates".into(),
                columns: vec!["Gate", "When", "How strict", "What has to be so", "Who may pass it by decision"],
                rows: says.gates.iter().map(row).collect(),
            })
        }
    }
}

fn contraindications(says: &Protocol) -> Markup {
    let row = |it: &alula_core::protocol::Contraindication| {
        vec![
            it.words.clone(),
            words::strictness(it.class).to_owned(),
            words::strictness(it.home.unwrap_or(it.class)).to_owned(),
            it.source.clone(),
        ]
    };
    html! {
        section.section {
            h3 { "What speaks against medicine" }
            p { "Each is asked about in the screening. Where it is weighed, the prescriber writes what follows from it." }
            (Table {
                caption: "What speaks against medicine".into(),
                columns: vec!["What", "In the office", "At home", "Source"],
                rows: says.contraindications.iter().map(row).collect(),
            })
        }
    }
}

fn timeline(route: &RouteRules) -> Markup {
    let row = |it: &TimelineItem| {
        let due: Vec<_> = it.due.iter().map(|it| wording::due(*it).to_lowercase()).collect();
        vec![words::minute(it), due.join(", ")]
    };
    let opens = |it: &Stop| it.signs.iter().map(words::sign).collect::<Vec<_>>().join("; ");
    let stops = route.stop.iter().map(|it| vec![it.when.clone(), it.then.clone(), opens(it)]).collect();
    html! {
        section.section {
            h3 { bdi { (route.name) } }
            p { "What is due when, counted from the moment the medicine is given. Source: " bdi { (route.source) } "." }
            (Table { caption: format!("{}: what is due", route.name), columns: vec!["When", "What"], rows: route.timeline.iter().map(row).collect() })
            @for it in &route.watched { p { "Watched without a break: " (words::watched(it)) "." } }
            (Table { caption: format!("{}: when something goes wrong", route.name), columns: vec!["What is seen", "What to do", "Opens in the room by itself"], rows: stops })
        }
    }
}

fn rest(says: &Protocol) -> Markup {
    let consent = |it: &alula_core::protocol::ConsentNeeded| {
        vec![it.id.replace('-', " "), it.version.clone().unwrap_or_else(|| "any".into())]
    };
    let phase = |it: &alula_core::protocol::Phase| {
        vec![it.name.clone(), wording::elapsed(it.from.into()), wording::elapsed(it.until.into())]
    };
    html! {
        section.section {
            h3 { "Consents" }
            p { "These documents are signed before the first session. " a href=(crate::urls::Documents) { "Their texts" } }
            (Table { caption: "Consents".into(), columns: vec!["Document", "Version"], rows: says.consents.iter().map(consent).collect() })
        }
        section.section {
            h3 { "Phases of a session" }
            p { "Hours and minutes from the moment the medicine is given. They never block anything. Source: " bdi { (says.session_phases.source) } "." }
            (Table { caption: "Phases of a session".into(), columns: vec!["Phase", "#From", "#Until"], rows: says.session_phases.phases.iter().map(phase).collect() })
        }
        section.section {
            h3 { "Orders without an examination in person" }
            p {
                "They may rest on telemedicine alone until " (wording::date(says.telemedicine.valid_until)) "; the practice is told "
                (says.telemedicine.warn_days) " days before. Source: " bdi { (says.telemedicine.source) } "."
            }
        }
    }
}
