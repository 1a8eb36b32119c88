//! What the read tables hold about one client.

use std::collections::BTreeSet;

use alula_core::decide::Role;
use alula_core::ids::{EntryId, MeasureId, SessionId, StaffId};
use alula_core::private::Private;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything the read tables hold about one client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The row of the client list; none before admission.
    pub client: Option<ClientRow>,
    /// What somebody has to do, in the order to be shown.
    pub tasks: Vec<TaskRow>,
    /// Who cares for the client.
    pub team: Vec<(StaffId, TeamPart)>,
    /// What the client is found by.
    pub findable: Findable,
    /// The questionnaires.
    pub measures: Vec<MeasureRow>,
    /// The medicine sessions.
    pub sessions: Vec<SessionRow>,
    /// What is planned with the client.
    pub appointments: Vec<AppointmentRow>,
    /// Where the client stands at the points of the course.
    pub outcomes: Vec<super::OutcomeRow>,
    /// How the signature under each consent document stands.
    pub consents: Vec<super::ConsentRow>,
}

/// One line of the client list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientRow {
    /// The sequence of the chart it was computed from.
    pub sequence: u64,
    /// The step of the way, by its stable name.
    pub phase: String,
    /// Since when the client stands there.
    pub since: Timestamp,
    /// The next step, by its stable code.
    pub step: String,
    /// The next step in words.
    pub step_words: Private,
    /// The name as shown.
    pub name: Private,
    /// Stable codes of what to notice, such as a hold or an open concern.
    pub flags: BTreeSet<String>,
    /// When the chart last changed.
    pub updated_at: Timestamp,
    /// Since when nothing follows once everything planned is over; nothing when nothing has to follow.
    pub idle_since: Option<Timestamp>,
}

/// Something that somebody has to do for this client.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow {
    /// What kind, by its stable name.
    pub kind: String,
    /// For this person.
    pub staff: Option<StaffId>,
    /// For anybody in this role.
    pub role: Option<Role>,
    /// By when.
    pub due_at: Option<Timestamp>,
    /// The statement it comes from.
    pub source: EntryId,
    /// What to do, in words.
    pub words: Private,
}

/// What a colleague is to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamPart {
    /// The therapist, who may be an associate.
    Therapist,
    /// The supervisor of record.
    Supervisor,
    /// Who owns the orders.
    Prescriber,
    /// Who sits with the client.
    Sitter,
}

/// What a client is found by; kept as blind tokens only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findable {
    /// Names; found by the beginning of each word.
    pub names: Vec<Private>,
    /// Day of birth.
    pub birth_date: Option<Date>,
    /// Telephone numbers; found whole, by the last seven and by the last four digits.
    pub phones: Vec<Private>,
    /// E-mail addresses; found whole.
    pub emails: Vec<Private>,
}

/// One round of a questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRow {
    /// The round.
    pub measure: MeasureId,
    /// The instrument, by its stable name.
    pub instrument: String,
    /// When it was finished.
    pub at: Timestamp,
    /// The total; none when too much was skipped.
    pub total: Option<i64>,
}

/// One medicine session.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionRow {
    /// The session.
    pub session: SessionId,
    /// When it is planned or began.
    pub at: Timestamp,
    /// Where it stands, by its stable name.
    pub state: String,
}

/// Something that is planned with a client.
#[derive(Clone, Debug, PartialEq)]
pub struct AppointmentRow {
    /// The statement that planned it.
    pub entry: EntryId,
    /// `session` or `contact`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
}
