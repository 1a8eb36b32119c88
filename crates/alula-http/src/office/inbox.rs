//! `GET /inbox`.

use alula_app::{Task, TaskKind, TaskSource};
use alula_core::ids::{ClientId, ConcernId, EntryId, NoteId, SessionId};
use alula_core::supervision::NoteAbout;
use alula_pages::office::inbox::{self as page, Inbox, Rank};
use alula_pages::{urls, wording};
use axum::extract::State;
use jiff::SignedDuration;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let tasks = site.house().tasks(&staff.actor).await?;
    let view = Inbox { tasks: tasks.iter().map(|it| shown(&site, it)).collect() };
    Ok(Answer::page(page::inbox(&staff.shell(&site).await?, &view)))
}

/// A task as a line.
pub(crate) fn shown(site: &Site, task: &Task) -> page::Task {
    let mut since = task.due_at.map(|at| wording::at(at, site.house().now(), site.house().zone())).unwrap_or_default();
    if let Some(by) = cosign_by(site, task) {
        since = format!("{since}; to be co-signed by {by}");
    }
    page::Task {
        rank: match task.kind.urgency() {
            0 => Rank::Danger,
            1..=3 => Rank::HoldsUp,
            _ => Rank::Waits,
        },
        title: match task.left_by {
            Some(_) => format!("{}; it waited for somebody who left", title(task.kind)),
            None => title(task.kind).to_owned(),
        },
        about: task.name.reveal().to_owned(),
        since,
        to: match (task.left_by, &task.source) {
            // Whoever keeps the people in order opens no note; naming the team anew moves the work.
            (Some(_), TaskSource::Entry(client, _)) => urls::Team(*client).to_string(),
            _ => place(task.kind, &task.source),
        },
    }
}

/// By when the practice wants a note co-signed, when it has said so.
fn cosign_by(site: &Site, task: &Task) -> Option<String> {
    let days = site.practice().cosign_within_days.filter(|_| task.kind == TaskKind::CosignNote)?;
    let by = task.due_at? + SignedDuration::from_hours(24 * i64::from(days));
    Some(wording::day(by, site.house().now(), site.house().zone()))
}

pub(crate) fn title(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::LookAtConcern => "Someone may be in danger: look and call",
        TaskKind::AnswerCrisis => "An enquiry speaks of danger: call",
        TaskKind::HelpInSession => "Help was called in a session: look and call",
        TaskKind::AnswerAlarm => "A session at home: nobody has answered. Look now",
        TaskKind::DecideHold => "Medicine is held: decide",
        TaskKind::PlanContact => "Plan the contact after the session",
        TaskKind::AnswerQuestion => "Answer the question about your note",
        TaskKind::ChangeNote => "Change your note, and sign it anew",
        TaskKind::CosignNote => "Co-sign the note",
        TaskKind::AnswerComment => "Look at the comments beside the note",
        TaskKind::SignNote => "Write the note of the session",
        TaskKind::FinishDraft => "Finish and sign the note you began",
        TaskKind::LookAtSetAside => "Look at what was set aside",
        TaskKind::DecideEligibility => "Decide on eligibility",
        TaskKind::NameTeam => "Name who cares for the client",
        TaskKind::AnswerMeasure => "Answer the questions",
        TaskKind::AnswerEnquiry => "Answer the enquiry",
    }
}

fn place(kind: TaskKind, source: &TaskSource) -> String {
    match source {
        TaskSource::Enquiry(id) => urls::Enquiry(*id).to_string(),
        TaskSource::Entry(client, entry) => place_in_chart(kind, *client, *entry),
        TaskSource::Draft(client, about) => urls::new_note(*client, about),
    }
}

fn place_in_chart(kind: TaskKind, client: ClientId, entry: EntryId) -> String {
    match kind {
        TaskKind::LookAtConcern => urls::Concern(client, ConcernId::of(entry)).to_string(),
        TaskKind::CosignNote | TaskKind::AnswerQuestion | TaskKind::ChangeNote | TaskKind::AnswerComment => {
            urls::Note(client, NoteId::of(entry)).to_string()
        }
        TaskKind::PlanContact | TaskKind::HelpInSession | TaskKind::AnswerAlarm => {
            urls::Session(client, SessionId::of(entry)).to_string()
        }
        TaskKind::SignNote => urls::new_note(client, &NoteAbout::Session(SessionId::of(entry))),
        TaskKind::LookAtSetAside => urls::ReviewEntry(client, entry).to_string(),
        TaskKind::DecideEligibility => urls::Eligibility(client).to_string(),
        TaskKind::NameTeam => urls::Team(client).to_string(),
        TaskKind::AnswerMeasure => urls::Measures(client).to_string(),
        TaskKind::DecideHold => urls::client_at(client, entry),
        TaskKind::FinishDraft | TaskKind::AnswerCrisis | TaskKind::AnswerEnquiry => urls::Client(client).to_string(),
    }
}
