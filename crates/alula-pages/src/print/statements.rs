//! The complete list of what was stated, each with what was said about it later.

use alula_core::Chart;
use alula_core::book::PageTakenBack;
use alula_core::decide::Context;
use alula_core::ids::EntryId;
use alula_core::ledger::{Entry, Reviewed, SetAside, Statement};
use alula_paper::{Fact, Stated, Words};

use super::moment;
use crate::record::{Told, statement_words};
use crate::session::author_name;
use crate::wording;

/// Every statement of a chart in the order of its sequence.
pub(super) fn statements(chart: &Chart, ctx: &Context<'_>) -> Vec<Stated> {
    chart.entries().iter().map(|it| stated(chart, it, ctx)).collect()
}

fn stated(chart: &Chart, entry: &Entry, ctx: &Context<'_>) -> Stated {
    let header = &entry.header;
    let by =
        |it: &Entry| format!("{}, {}", author_name(it.header.author, ctx), moment(it.header.recorded_at, ctx.zone));
    let facts = |it: &Statement| facts(chart, statement_words(it, ctx));
    let mut later = Vec::new();
    let mut before = Vec::new();
    let mut held = entry.statement.clone();
    for it in chart.corrections(header.id) {
        let Statement::Corrected(corrected) = &it.statement else { continue };
        later.push(format!(
            "Corrected by {} (statement {}): {}",
            by(it),
            it.header.sequence,
            corrected.reason.reveal()
        ));
        let Ok(next) = Statement::decode(&corrected.kind, corrected.replacement.reveal().as_bytes()) else { continue };
        before.push((format!("Until statement {} it said", it.header.sequence), facts(&held)));
        held = next;
    }
    let withdrawal = chart.withdrawal(header.id);
    if let Some(it) = withdrawal
        && let Statement::Withdrawn(withdrawn) = &it.statement
    {
        later.push(format!(
            "Withdrawn by {} (statement {}): {}",
            by(it),
            it.header.sequence,
            withdrawn.reason.reveal()
        ));
    }
    let aside = chart.all::<SetAside>().filter(|it| it.is.entry == header.id);
    later.extend(aside.map(|it| format!("Set aside: {}", it.is.why.reveal())));
    let looked = chart.all::<Reviewed>().filter(|it| it.is.entry == header.id);
    later.extend(looked.map(|it| format!("Looked at by {}: {}", author_name(it.author(), ctx), it.is.words.reveal())));
    let back = chart.all::<PageTakenBack>().find(|it| it.is.shared == header.id);
    later.extend(back.as_ref().map(|it| {
        format!(
            "Taken back by {}, {}. The words are no longer shown.",
            author_name(it.author(), ctx),
            moment(it.at(), ctx.zone)
        )
    }));
    Stated {
        number: header.sequence,
        kind: wording::kind(&header.kind),
        about: format!(
            "happened {} · recorded {} · {}",
            moment(header.occurred_at, ctx.zone),
            moment(header.recorded_at, ctx.zone),
            author_name(header.author, ctx)
        ),
        says: if back.is_some() { Vec::new() } else { facts(&held) },
        before,
        later,
        withdrawn: withdrawal.is_some(),
    }
}

/// The parts of a statement; where one names another statement, by that one's number.
fn facts(chart: &Chart, told: Vec<Told>) -> Vec<Fact> {
    let named = |words: String| match words.parse::<EntryId>().ok().and_then(|id| chart.entry(id)) {
        Some(entry) => format!("statement {}", entry.header.sequence),
        None => words,
    };
    told.into_iter()
        .map(|it| Fact {
            label: it.label,
            words: if it.own { Words::own(it.words) } else { Words::house(named(it.words)) },
        })
        .collect()
}
