//! What waits for whom, computed from the chart alone.

use std::collections::{BTreeMap, BTreeSet};

use alula_core::decide::Role;
use alula_core::ids::{ConcernId, EntryId, HoldId, StaffId};
use alula_core::intake::{
    ConcernClosed, ConcernRaised, EligibilityDecided, MeasureAsked, MeasureBegun, MeasureFinished, ScreeningRecorded,
    Setting, TeamNamed,
};
use alula_core::ledger::{Author, Reviewed, SetAside};
use alula_core::private::Private;
use alula_core::protocol::Tell;
use alula_core::session::{ContactPlanned, HoldLifted, Life, SessionView, help_called, home};
use alula_core::supervision::{self, NoteAbout, NoteState, NoteStep};
use alula_core::{Chart, Said};
use alula_store::read_tables::TaskRow;
use jiff::{SignedDuration, Timestamp};

/// How soon after a session there is contact. Source: clinical.md section 1, contact within 72 hours.
const CONTACT_WITHIN: SignedDuration = SignedDuration::from_hours(72);

macro_rules! kinds {
    ($(#[doc = $doc:literal] $name:ident = $code:literal, $urgency:literal;)*) => {
        /// What waits for somebody.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum TaskKind {
            $(#[doc = $doc] $name,)*
        }

        impl TaskKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Smaller comes first; 0 is danger to life.
            pub fn urgency(self) -> u8 {
                match self { $(Self::$name => $urgency,)* }
            }

            /// The kind with this stable name.
            pub fn of(name: &str) -> Option<Self> {
                match name { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// Somebody may be in danger; look at once.
    LookAtConcern = "look_at_concern", 0;
    /// An enquiry speaks of danger.
    AnswerCrisis = "answer_crisis", 0;
    /// Help was called in a session.
    HelpInSession = "help_in_session", 0;
    /// Nobody has answered an alarm of a session at home.
    AnswerAlarm = "answer_alarm", 0;
    /// Medicine is held.
    DecideHold = "decide_hold", 1;
    /// After a session no contact is planned.
    PlanContact = "plan_contact", 2;
    /// The supervisor asked about a note.
    AnswerQuestion = "answer_question", 3;
    /// The supervisor wants a note changed.
    ChangeNote = "change_note", 3;
    /// A note waits for a co-signature.
    CosignNote = "cosign_note", 3;
    /// A comment beside a note waits for an answer, or for its end.
    AnswerComment = "answer_comment", 4;
    /// A session has no note.
    SignNote = "sign_note", 3;
    /// A note was begun and is not signed.
    FinishDraft = "finish_draft", 3;
    /// Something was set aside for a person.
    LookAtSetAside = "look_at_set_aside", 4;
    /// The screening is there, the decision is not.
    DecideEligibility = "decide_eligibility", 4;
    /// Nobody is named to care for the client.
    NameTeam = "name_team", 4;
    /// A questionnaire was asked for.
    AnswerMeasure = "answer_measure", 5;
    /// Somebody reached out.
    AnswerEnquiry = "answer_enquiry", 5;
}

/// What waits for somebody in this chart.
pub(super) fn tasks(chart: &Chart, sessions: &[SessionView<'_>]) -> Vec<TaskRow> {
    let team = chart.all::<TeamNamed>().last().map(|it| it.is);
    let therapist = team.map(|it| it.therapist);
    let prescriber = team.and_then(|it| it.prescriber);
    let mut tasks = Vec::new();

    for concern in open_concerns(chart) {
        let named: BTreeSet<_> = concern.is.for_staff.iter().copied().chain(therapist).collect();
        let words = concern.is.words.clone();
        if named.is_empty() {
            tasks.push(task(TaskKind::LookAtConcern, None, Some(Role::Manager), concern.id(), Some(concern.at())));
        }
        tasks.extend(named.into_iter().map(|staff| TaskRow {
            words: words.clone(),
            ..task(TaskKind::LookAtConcern, Some(staff), None, concern.id(), Some(concern.at()))
        }));
    }
    for help in sessions.iter().filter_map(|it| help_called(chart, it.id)) {
        let supervisor = team.and_then(|it| it.supervisor);
        let called =
            |staff, role| for_one(TaskKind::HelpInSession, staff, role, help.is.session.entry(), Some(help.at()));
        tasks.push(called(supervisor, Role::Supervisor));
        tasks.push(called(prescriber, Role::Prescriber));
    }
    for session in sessions.iter().filter(|it| it.plan.is.setting == Setting::Home) {
        tasks.extend(alarm_tasks(chart, session));
    }
    for hold in open_holds(chart, sessions) {
        tasks.push(for_one(TaskKind::DecideHold, prescriber, Role::Prescriber, hold, None));
    }
    for session in sessions {
        let Life::Left { left, .. } = &session.life else { continue };
        let planned = chart.all::<ContactPlanned>().any(|it| it.is.session == Some(session.id));
        if !planned {
            let due = left.at() + CONTACT_WITHIN;
            tasks.push(for_one(TaskKind::PlanContact, therapist, Role::Manager, session.id.entry(), Some(due)));
        }
        if supervision::note_about(chart, &NoteAbout::Session(session.id)).is_none() {
            let source = session.id.entry();
            tasks.push(for_one(TaskKind::SignNote, therapist, Role::Manager, source, Some(left.at())));
        }
    }
    tasks.extend(note_tasks(chart, team));
    let reviewed: BTreeSet<_> = chart.all::<Reviewed>().map(|it| it.is.entry).collect();
    for aside in chart.all::<SetAside>().filter(|it| !reviewed.contains(&it.is.entry)) {
        let row = for_one(TaskKind::LookAtSetAside, therapist, Role::Manager, aside.is.entry, Some(aside.at()));
        tasks.push(TaskRow { words: aside.is.why.clone(), ..row });
    }
    if let (Some(screening), None) = (chart.last::<ScreeningRecorded>(), chart.last::<EligibilityDecided>()) {
        let at = Some(screening.at());
        tasks.push(for_one(TaskKind::DecideEligibility, prescriber, Role::Prescriber, screening.id(), at));
    }
    if team.is_none()
        && let Some(first) = chart.entries().first()
    {
        tasks.push(task(
            TaskKind::NameTeam,
            None,
            Some(Role::Manager),
            first.header.id,
            Some(first.header.occurred_at),
        ));
    }
    for asked in open_measures(chart) {
        let row = task(TaskKind::AnswerMeasure, None, Some(Role::Client), asked.id(), Some(asked.at()));
        tasks.push(TaskRow { words: asked.is.instrument.as_str().into(), ..row });
    }
    tasks
}

/// What nobody has answered in a home waits for whom its steps told: whoever watches, and the second clinician once it came
/// to them. A list knows no protocol; each step says whom the signed one told.
fn alarm_tasks(chart: &Chart, session: &SessionView<'_>) -> Vec<TaskRow> {
    let watcher = home::watcher(chart, session.id);
    let mut tasks: BTreeMap<StaffId, Timestamp> = BTreeMap::new();
    for ladder in home::unanswered(chart, session.id) {
        let step = ladder.last;
        let told = ladder.told.iter().filter_map(|it| match it {
            Tell::Watcher => watcher,
            Tell::Second => home::second_person(chart, session.id, step.at()).map(|it| it.0),
            // The sitter is told on their phone, and has no list.
            Tell::Sitter => None,
        });
        for staff in told {
            let since = tasks.entry(staff).or_insert(step.is.since);
            *since = step.is.since.min(*since);
        }
    }
    let row = |(staff, since)| task(TaskKind::AnswerAlarm, Some(staff), None, session.id.entry(), Some(since));
    tasks.into_iter().map(row).collect()
}

/// What waits for the author and the supervisor of each note; each leads to the note.
fn note_tasks(chart: &Chart, team: Option<&TeamNamed>) -> Vec<TaskRow> {
    let mut tasks = Vec::new();
    for note in supervision::notes(chart) {
        let id = note.id.entry();
        let since = note.history.iter().rev().find_map(|it| match it {
            NoteStep::Signed(it) => Some(it.at()),
            NoteStep::Questioned(it) => Some(it.at()),
            NoteStep::Added(it) if it.author() == note.signed.author() => Some(it.at()),
            NoteStep::Added(_) | NoteStep::Cosigned(_) => None,
        });
        match note.state {
            NoteState::WaitsForCosign { supervisor } => {
                tasks.push(task(TaskKind::CosignNote, Some(supervisor), None, id, since));
            }
            NoteState::Questioned { change_required, .. } => {
                // Whoever is no longer on the team can neither answer nor change it; the therapist who took over can answer.
                let author = match note.signed.author() {
                    Author::Staff(id) if team.is_some_and(|it| on_team(it, id)) => Some(id),
                    Author::Staff(_) | Author::Client | Author::Sitter(_) | Author::House => None,
                };
                let kind = match author {
                    Some(_) if change_required => TaskKind::ChangeNote,
                    _ => TaskKind::AnswerQuestion,
                };
                let who = author.or(team.map(|it| it.therapist));
                tasks.push(for_one(kind, who, Role::Manager, id, since));
            }
            NoteState::Signed | NoteState::Cosigned { .. } | NoteState::Replaced { .. } => {}
        }
        // However many comments wait for somebody, the note is opened once.
        let mut margin: BTreeMap<StaffId, Timestamp> = BTreeMap::new();
        for comment in supervision::comments(chart, note.id) {
            let Some(next) = supervision::turn(chart, &comment) else { continue };
            let spoken = comment.answers.last().map_or(comment.made.at(), |it| it.at());
            let first = margin.entry(next).or_insert(spoken);
            *first = spoken.min(*first);
        }
        let waits = |(next, at)| task(TaskKind::AnswerComment, Some(next), None, id, Some(at));
        tasks.extend(margin.into_iter().map(waits));
    }
    tasks
}

fn on_team(team: &TeamNamed, id: StaffId) -> bool {
    team.therapist == id || team.supervisor == Some(id) || team.prescriber == Some(id)
}

/// For the person named, or for the role when nobody is named.
fn for_one(kind: TaskKind, staff: Option<StaffId>, role: Role, source: EntryId, due_at: Option<Timestamp>) -> TaskRow {
    task(kind, staff, staff.is_none().then_some(role), source, due_at)
}

fn task(
    kind: TaskKind,
    staff: Option<StaffId>,
    role: Option<Role>,
    source: EntryId,
    due_at: Option<Timestamp>,
) -> TaskRow {
    TaskRow { kind: kind.name().to_owned(), staff, role, due_at, source, words: Private::default() }
}

pub(super) fn open_concerns(chart: &Chart) -> impl Iterator<Item = Said<'_, ConcernRaised>> {
    let closed: BTreeSet<_> = chart.all::<ConcernClosed>().map(|it| it.is.concern).collect();
    chart.all::<ConcernRaised>().filter(move |it| !closed.contains(&ConcernId::of(it.id())))
}

pub(super) fn open_holds(chart: &Chart, sessions: &[SessionView<'_>]) -> impl Iterator<Item = EntryId> {
    let lifted: BTreeSet<_> = chart.all::<HoldLifted>().map(|it| it.is.hold).collect();
    let open = sessions.iter().filter(|it| it.is_open());
    let raised: Vec<_> = open.flat_map(|it| &it.holds).map(|it| it.raised.id()).collect();
    raised.into_iter().filter(move |it| !lifted.contains(&HoldId::of(*it)))
}

/// The latest asking of each questionnaire that nobody has finished since.
fn open_measures(chart: &Chart) -> Vec<Said<'_, MeasureAsked>> {
    let mut open: Vec<Said<'_, MeasureAsked>> = Vec::new();
    for asked in chart.all::<MeasureAsked>() {
        open.retain(|it| it.is.instrument != asked.is.instrument);
        let done = chart.all::<MeasureFinished>().any(|it| {
            let begun = chart.find::<MeasureBegun>(it.is.measure.entry());
            it.header.sequence > asked.header.sequence
                && begun.is_some_and(|begun| begun.is.instrument == asked.is.instrument)
        });
        if !done {
            open.push(asked);
        }
    }
    open
}
