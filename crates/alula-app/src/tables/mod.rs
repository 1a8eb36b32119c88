//! What the read tables hold about one client, computed from the chart alone: rebuilt at any time they come out the same.

mod tasks;

use std::collections::{BTreeMap, BTreeSet};

use alula_core::ids::StaffId;
use alula_core::instruments::{self, CourseReport};
use alula_core::intake::{
    Eligibility, EligibilityDecided, HistoryTaken, MeasureBegun, MeasureFinished, OrderWithdrawn, OrderWritten,
    ScreeningRecorded, TeamNamed,
};
use alula_core::integration::closed;
use alula_core::onward::idle_since;
use alula_core::pathway::{self, Appointment};
use alula_core::preparation::{ConsentSigned, signed};
use alula_core::private::Private;
use alula_core::session::{self, Life, SessionView};
use alula_core::supervision::{self, NoteAbout};
use alula_core::{Chart, Said};
use alula_store::read_tables::{
    AppointmentRow, ClientRow, ConsentRow, Findable, MeasureRow, OutcomeRow, Rows, SessionRow, TeamPart,
};
use jiff::Timestamp;

use self::tasks::{open_concerns, open_holds, tasks};
use crate::charts::person_of;

pub use self::tasks::TaskKind;

/// Goes up when the same chart gives other rows than before; a house then computes them anew when it opens.
pub(crate) const VERSION: &str = "8";

/// Everything the read tables hold about this client.
pub fn rows(chart: &Chart) -> Rows {
    let team = chart.all::<TeamNamed>().last().map(|it| it.is);
    let sessions = session::sessions(chart);
    Rows {
        client: client_row(chart, &sessions),
        tasks: tasks(chart, &sessions),
        team: team.map(team_parts).unwrap_or_default(),
        findable: findable(chart),
        measures: measures(chart),
        outcomes: outcomes(chart),
        consents: consents(chart),
        sessions: sessions.iter().map(session_row).collect(),
        appointments: pathway::appointments(chart).into_iter().map(appointment_row).collect(),
    }
}

fn client_row(chart: &Chart, sessions: &[SessionView<'_>]) -> Option<ClientRow> {
    let person = person_of(chart)?;
    let (step_of_way, since) = pathway::standing(chart)?;
    Some(ClientRow {
        sequence: chart.sequence(),
        phase: step_of_way.name().to_owned(),
        since,
        step: step(chart, sessions).to_owned(),
        step_words: Private::default(),
        name: person.name.clone(),
        flags: flags(chart, sessions),
        updated_at: chart.entries().last()?.header.recorded_at,
        idle_since: idle_since(chart),
    })
}

fn findable(chart: &Chart) -> Findable {
    let Some(person) = person_of(chart) else { return Findable::default() };
    let said = |words: &[&Private]| words.iter().filter(|it| !it.is_blank()).map(|it| (*it).clone()).collect();
    Findable {
        names: said(&[&person.name, &person.preferred_name]),
        birth_date: Some(person.birth_date),
        phones: said(&[&person.phone]),
        emails: said(&[&person.email]),
    }
}

fn team_parts(team: &TeamNamed) -> Vec<(StaffId, TeamPart)> {
    let mut parts = vec![(team.therapist, TeamPart::Therapist)];
    parts.extend(team.supervisor.map(|it| (it, TeamPart::Supervisor)));
    parts.extend(team.prescriber.map(|it| (it, TeamPart::Prescriber)));
    parts
}

/// The next step by what is in the chart, by its stable code; what a protocol asks beside it, its page computes.
fn step(chart: &Chart, sessions: &[SessionView<'_>]) -> &'static str {
    let left = sessions.iter().rev().find(|it| matches!(it.life, Life::Left { .. }));
    let open = session::current(chart);
    if closed(chart).is_some() {
        return "closed";
    }
    if chart.all::<TeamNamed>().next().is_none() {
        return "name_team";
    }
    match open.as_ref().map(|it| &it.life) {
        Some(Life::Underway { .. } | Life::ReadyToLeave { .. }) => return "accompany_session",
        Some(Life::Day) => return "begin_session",
        _ => {}
    }
    if let Some(left) = left {
        if supervision::note_about(chart, &NoteAbout::Session(left.id)).is_none() {
            return "sign_note";
        }
        if open.is_none() {
            return "integrate";
        }
    }
    match chart.last::<EligibilityDecided>().map(|it| it.is.decision) {
        None if chart.all::<HistoryTaken>().next().is_none() => "take_history",
        None if chart.all::<ScreeningRecorded>().next().is_none() => "record_screening",
        None => "decide_eligibility",
        Some(Eligibility::NotEligible) => "not_eligible",
        Some(_) if !has_order(chart) => "write_order",
        Some(_) if chart.all::<ConsentSigned>().next().is_none() => "sign_consents",
        Some(_) if open.is_none() => "plan_session",
        Some(_) => "prepare_session",
    }
}

fn has_order(chart: &Chart) -> bool {
    let withdrawn: BTreeSet<_> = chart.all::<OrderWithdrawn>().map(|it| it.is.order.entry()).collect();
    chart.all::<OrderWritten>().any(|it| !withdrawn.contains(&it.id()))
}

fn flags(chart: &Chart, sessions: &[SessionView<'_>]) -> BTreeSet<String> {
    let mut flags = BTreeSet::new();
    if open_concerns(chart).next().is_some() {
        flags.insert("concern".to_owned());
    }
    if open_holds(chart, sessions).next().is_some() {
        flags.insert("hold".to_owned());
    }
    flags
}

fn measures(chart: &Chart) -> Vec<MeasureRow> {
    let finished = chart.all::<MeasureFinished>().filter_map(|it| {
        let begun = chart.find::<MeasureBegun>(it.is.measure.entry())?;
        let (measure, at) = (it.is.measure, it.at());
        Some(MeasureRow { measure, instrument: begun.is.instrument.clone(), at, total: it.is.total.map(i64::from) })
    });
    let mut rows: Vec<_> = finished.collect();
    rows.sort_by_key(|it| (it.at, it.measure));
    rows.dedup_by_key(|it| it.measure);
    rows
}

fn outcomes(chart: &Chart) -> Vec<OutcomeRow> {
    let rounds = instruments::rounds(chart);
    let one = |instrument: &instruments::Instrument| {
        let counted = CourseReport::of(chart, &rounds, instrument).map(|it| it.counted(instrument)).unwrap_or_default();
        counted.into_iter().map(|counted| OutcomeRow { instrument: instrument.id.clone(), counted }).collect::<Vec<_>>()
    };
    instruments::all().iter().flat_map(one).collect()
}

/// The latest signature under each document.
fn consents(chart: &Chart) -> Vec<ConsentRow> {
    let mut latest: BTreeMap<&str, Said<'_, ConsentSigned>> = BTreeMap::new();
    for it in chart.all::<ConsentSigned>() {
        let kept = latest.entry(&it.is.document).or_insert(it);
        if (it.at(), it.header.sequence) > (kept.at(), kept.header.sequence) {
            *kept = it;
        }
    }
    let row = |it: Said<'_, ConsentSigned>| ConsentRow {
        document: it.is.document.clone(),
        version: it.is.version.clone(),
        digest: it.is.digest.clone(),
        taken_back: signed(chart, &it.is.document).is_none(),
    };
    latest.into_values().map(row).collect()
}

fn session_row(session: &SessionView<'_>) -> SessionRow {
    let state = match session.life {
        Life::Planned => "planned",
        Life::Day => "day",
        Life::Underway { .. } => "underway",
        Life::ReadyToLeave { .. } => "ready_to_leave",
        Life::Left { .. } => "left",
        Life::Cancelled { .. } => "cancelled",
    };
    SessionRow { session: session.id, at: session.t0().unwrap_or(session.plan.is.at), state: state.to_owned() }
}

fn appointment_row((at, appointment): (Timestamp, Appointment)) -> AppointmentRow {
    let (entry, kind) = match appointment {
        Appointment::Session(id) => (id.entry(), "session"),
        Appointment::Contact(id) => (id, "contact"),
    };
    AppointmentRow { entry, kind: kind.to_owned(), at }
}
