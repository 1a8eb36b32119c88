//! What the checks look at: the chart at one moment, the protocol, the session and the order it runs under.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::{Outcome, Scope};
use crate::chart::{Chart, Said};
use crate::decide::{Colleague, Context, Role};
use crate::ids::{EntryId, OrderId, SessionId, StaffId};
use crate::intake::{OrderWithdrawn, OrderWritten, Setting, TeamNamed};
use crate::ledger::{Author, Stated};
use crate::protocol::{Limit, SignedProtocol, ThresholdId};
use crate::session::{MedicineGiven, SessionPlanned};

/// The chart at one moment, for one step.
pub(super) struct View<'a> {
    pub(super) chart: &'a Chart,
    pub(super) ctx: &'a Context<'a>,
    pub(super) signed: &'a SignedProtocol,
    pub(super) scope: Scope,
    /// Now; or T0, when readiness for a session is asked after the medicine was given.
    pub(super) as_of: Timestamp,
    /// True when the medicine of the session was given.
    pub(super) given: bool,
    pub(super) session: Option<SessionId>,
    pub(super) order: Option<Said<'a, OrderWritten>>,
    pub(super) setting: Setting,
    pub(super) team: Option<&'a TeamNamed>,
}

impl<'a> View<'a> {
    pub(super) fn new(chart: &'a Chart, scope: Scope, ctx: &'a Context<'a>, signed: &'a SignedProtocol) -> Self {
        let session = match scope {
            Scope::Stage(_) => None,
            Scope::Session(id) | Scope::Release(id) | Scope::Integration(id) => Some(id),
        };
        let given = session.and_then(|id| chart.all::<MedicineGiven>().find(|it| it.is.session == id));
        let as_of = match (scope, given) {
            (Scope::Session(_), Some(given)) => given.at(),
            _ => ctx.now,
        };
        let planned = session.and_then(|id| chart.find::<SessionPlanned>(id.entry()));
        let order = match planned {
            Some(planned) => chart.find::<OrderWritten>(planned.is.order.entry()),
            None => chart.all::<OrderWritten>().rfind(|it| !withdrawn(chart, *it)),
        };
        let setting = planned.map(|it| it.is.setting).or(order.map(|it| it.is.setting)).unwrap_or(Setting::Office);
        let team = chart.last::<TeamNamed>().map(|it| it.is);
        Self { chart, ctx, signed, scope, as_of, given: given.is_some(), session, order, setting, team }
    }

    /// Everything of one kind that had happened by then.
    pub(super) fn all<T: Stated + 'a>(&self) -> impl DoubleEndedIterator<Item = Said<'a, T>> {
        let as_of = self.as_of;
        self.chart.all::<T>().filter(move |it| it.at() <= as_of)
    }

    /// The latest of one kind for which `which` holds.
    pub(super) fn last_of<T: Stated + 'a>(&self, which: impl Fn(&T) -> bool) -> Option<Said<'a, T>> {
        self.all::<T>().filter(|it| which(it.is)).max_by_key(|it| (it.at(), it.header.sequence))
    }

    /// The latest of one kind.
    pub(super) fn last<T: Stated + 'a>(&self) -> Option<Said<'a, T>> {
        self.last_of::<T>(|_| true)
    }

    /// The value of a threshold that holds for this client at the moment asked about.
    pub(super) fn limit(&self, id: ThresholdId) -> Limit {
        self.signed.limit(id, self.order.map(|it| it.is), self.as_of)
    }

    /// The day on which something happened, at the practice.
    pub(super) fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.ctx.zone.clone()).date()
    }

    /// The day of the moment asked about.
    pub(super) fn today(&self) -> Date {
        self.day(self.as_of)
    }

    /// How long ago something happened.
    pub(super) fn since(&self, at: Timestamp) -> SignedDuration {
        self.as_of.duration_since(at)
    }

    /// The colleague with this id.
    pub(super) fn colleague(&self, id: StaffId) -> Option<&'a Colleague> {
        self.ctx.staff.get(&id)
    }

    /// What the author of a statement is to the practice.
    pub(super) fn role_of(&self, author: Author) -> Option<Role> {
        match author {
            Author::Staff(id) => self.colleague(id).map(|it| it.role),
            Author::Client => Some(Role::Client),
            Author::House | Author::Sitter(_) => None,
        }
    }

    /// The name of an author as shown.
    pub(super) fn name_of(&self, author: Author) -> Option<String> {
        match author {
            Author::Staff(id) => self.colleague(id).map(|it| it.name.clone()),
            Author::Client | Author::House | Author::Sitter(_) => None,
        }
    }

    /// True when the client's therapist works under a supervisor.
    pub(super) fn has_associate(&self) -> bool {
        let therapist = self.team.and_then(|it| self.colleague(it.therapist));
        therapist.is_some_and(|it| it.role == Role::Associate)
    }

    /// T0 of every other session so far, in order.
    pub(super) fn given_before(&self) -> Vec<Timestamp> {
        let mut given: Vec<_> =
            self.all::<MedicineGiven>().filter(|it| Some(it.is.session) != self.session).map(|it| it.at()).collect();
        given.sort_unstable();
        given
    }

    /// T0 of the session after which it is time to look back, if that has come.
    pub(super) fn review_due_since(&self) -> Option<Timestamp> {
        let every = usize::try_from(self.limit(ThresholdId::ReviewEverySessions).value).unwrap_or(1).max(1);
        let given = self.given_before();
        let rounds = given.len() / every;
        (rounds > 0).then(|| given[rounds * every - 1])
    }
}

/// True when the order was withdrawn.
pub(super) fn withdrawn(chart: &Chart, order: Said<'_, OrderWritten>) -> bool {
    let id = OrderId::of(order.id());
    chart.all::<OrderWithdrawn>().any(|it| it.is.order == id)
}

/// What a check answered, and from what.
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    pub(super) inputs: String,
    pub(super) from: Vec<EntryId>,
    pub(super) limit: Option<Limit>,
}

impl Answer {
    fn new(outcome: Outcome, inputs: impl Into<String>) -> Self {
        Self { outcome, inputs: inputs.into(), from: Vec::new(), limit: None }
    }
    pub(super) fn pass(inputs: impl Into<String>) -> Self {
        Self::new(Outcome::Pass, inputs)
    }
    pub(super) fn fail(inputs: impl Into<String>) -> Self {
        Self::new(Outcome::Fail, inputs)
    }
    pub(super) fn unknown(inputs: impl Into<String>) -> Self {
        Self::new(Outcome::Unknown, inputs)
    }
    /// Nothing is written yet.
    pub(super) fn nothing() -> Self {
        Self::unknown("Not recorded yet")
    }
    /// Yes or no, from the same words.
    pub(super) fn when(holds: Holds, inputs: impl Into<String>) -> Self {
        Self::new(if holds == Holds::Yes { Outcome::Pass } else { Outcome::Fail }, inputs)
    }
    /// Names a statement it was answered from.
    pub(super) fn of<T>(self, said: Said<'_, T>) -> Self {
        self.of_entry(said.id())
    }
    /// The same by the entry of the statement.
    pub(super) fn of_entry(mut self, entry: EntryId) -> Self {
        self.from.push(entry);
        self
    }
    /// Names the threshold it was answered by.
    pub(super) fn by(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }
}

/// Whether a rule holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Yes,
    No,
}

impl From<bool> for Holds {
    fn from(it: bool) -> Self {
        if it { Self::Yes } else { Self::No }
    }
}

/// A span in words: `3 h 20 min`, `4 days`.
pub(super) fn span(duration: SignedDuration) -> String {
    let minutes = duration.as_mins().max(0);
    match (minutes / 60, minutes % 60) {
        (hours, _) if hours >= 72 => format!("{} days", hours / 24),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
