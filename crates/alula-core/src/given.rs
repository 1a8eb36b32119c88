//! Words for tests of rules: given these statements, when this command, then these statements or this refusal.
//!
//! The morning of these tests is Monday 1 June 2026, 09:00 at a practice seven hours behind UTC. The `n`th statement given has
//! the id [`nth`]`(n)`, counting from 1, and the command's own id is [`REQUEST`].

use std::collections::BTreeMap;

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::chart::Chart;
use crate::decide::{Colleague, Command, Context, Decided, Refusal, Request, Role, decide};
use crate::ids::{ClientId, EntryId, StaffId};
use crate::ledger::{Author, Draft, Entry, Header, Statement};
use crate::protocol::{REFERENCE, SignedProtocol};

/// The client of the chart.
pub(crate) const CLIENT: ClientId = ClientId(Uuid::from_u128(0xC));
/// The id of the command under test.
pub(crate) const REQUEST: EntryId = EntryId(Uuid::from_u128(0xFFFF));
/// A licensed therapist.
pub(crate) const THERAPIST: StaffId = StaffId(Uuid::from_u128(0xA1));
/// An associate, under [`SUPERVISOR`].
pub(crate) const ASSOCIATE: StaffId = StaffId(Uuid::from_u128(0xA2));
/// The supervisor.
pub(crate) const SUPERVISOR: StaffId = StaffId(Uuid::from_u128(0xA3));
/// The prescriber.
pub(crate) const PRESCRIBER: StaffId = StaffId(Uuid::from_u128(0xA4));
/// The manager.
pub(crate) const MANAGER: StaffId = StaffId(Uuid::from_u128(0xA5));

/// The id of the `n`th statement given.
pub(crate) fn nth(n: u32) -> EntryId {
    EntryId(Uuid::from_u128(u128::from(n)))
}

/// Now, unless a test moves the clock: 1 June 2026, 09:00 at the practice.
pub(crate) fn now() -> Timestamp {
    "2026-06-01T16:00:00Z".parse().unwrap()
}

/// A statement in the past, with who said it.
#[derive(Clone)]
pub(crate) struct Past {
    minutes_ago: i64,
    author: Author,
    statement: Statement,
}

impl<T: Into<Statement>> From<T> for Past {
    fn from(it: T) -> Self {
        Self { minutes_ago: 0, author: Author::Staff(THERAPIST), statement: it.into() }
    }
}

/// A statement about what happened this many minutes ago.
pub(crate) fn ago(minutes: i64, statement: impl Into<Past>) -> Past {
    Past { minutes_ago: minutes, ..statement.into() }
}

/// A statement said by this author.
pub(crate) fn by(author: Author, statement: impl Into<Past>) -> Past {
    Past { author, ..statement.into() }
}

/// A chart with people around it.
#[derive(Clone)]
pub(crate) struct Given {
    /// The chart so far.
    pub(crate) chart: Chart,
    /// The time of the command.
    pub(crate) now: Timestamp,
    /// The time zone of the practice.
    pub(crate) zone: TimeZone,
    /// Who asks.
    pub(crate) author: Author,
    /// As what.
    pub(crate) role: Role,
    /// The people of the practice.
    pub(crate) staff: BTreeMap<StaffId, Colleague>,
    /// The signed protocol, if any.
    pub(crate) protocol: Option<SignedProtocol>,
}

/// A chart with these statements, and the licensed therapist asking at [`now`].
pub(crate) fn given(statements: impl IntoIterator<Item = impl Into<Past>>) -> Given {
    let empty = Given {
        chart: Chart::empty(CLIENT),
        now: now(),
        zone: TimeZone::fixed(Offset::constant(-7)),
        author: Author::Staff(THERAPIST),
        role: Role::Therapist,
        staff: staff(),
        protocol: Some(SignedProtocol::new(REFERENCE, PRESCRIBER, now()).unwrap()),
    };
    empty.and(statements)
}

/// A chart with nothing in it.
pub(crate) fn nothing() -> Given {
    given(Vec::<Past>::new())
}

fn staff() -> BTreeMap<StaffId, Colleague> {
    let colleague = |name: &str, role| Colleague {
        name: name.to_owned(),
        role,
        supervisor: None,
        agreement_until: None,
        active: true,
        licences: Vec::new(),
    };
    let associate = Colleague {
        supervisor: Some(SUPERVISOR),
        agreement_until: Some(jiff::civil::date(2027, 1, 1)),
        ..colleague("Alba Reyes, AMFT", Role::Associate)
    };
    BTreeMap::from([
        (THERAPIST, colleague("Ana Costa, LMFT", Role::Therapist)),
        (ASSOCIATE, associate),
        (SUPERVISOR, colleague("Simone Hart, LMFT", Role::Supervisor)),
        (PRESCRIBER, colleague("Pia Lind, MD", Role::Prescriber)),
        (MANAGER, colleague("Mira Stone", Role::Manager)),
    ])
}

impl Given {
    /// The same chart with these further statements.
    pub(crate) fn and(mut self, statements: impl IntoIterator<Item = impl Into<Past>>) -> Self {
        for past in statements {
            let past = past.into();
            let id = nth(u32::try_from(self.chart.sequence()).unwrap() + 1);
            let occurred_at = self.now - SignedDuration::from_mins(past.minutes_ago);
            self.push(Draft { id, occurred_at, author: past.author, statement: past.statement });
        }
        self
    }

    /// The same chart with what a rule decided.
    pub(crate) fn kept(mut self, drafts: Vec<Draft>) -> Self {
        drafts.into_iter().for_each(|draft| self.push(draft));
        self
    }

    fn push(&mut self, draft: Draft) {
        let header = Header {
            id: draft.id,
            client: CLIENT,
            sequence: self.chart.sequence() + 1,
            kind: draft.statement.kind().to_owned(),
            occurred_at: draft.occurred_at,
            recorded_at: self.now,
            author: draft.author,
            digest: [0; 32],
            seal: [0; 32],
        };
        self.chart.push(Entry { header, statement: draft.statement });
    }

    /// Somebody of the practice asks, in the role they have there.
    pub(crate) fn asked_by(mut self, id: StaffId) -> Self {
        (self.author, self.role) = (Author::Staff(id), self.staff[&id].role);
        self
    }

    /// The client asks.
    pub(crate) fn asked_by_client(mut self) -> Self {
        (self.author, self.role) = (Author::Client, Role::Client);
        self
    }

    /// The clock moves on.
    pub(crate) fn later(mut self, minutes: i64) -> Self {
        self.now += SignedDuration::from_mins(minutes);
        self
    }

    /// Without a signed protocol.
    pub(crate) fn without_protocol(mut self) -> Self {
        self.protocol = None;
        self
    }

    /// What the rules may know beside the chart.
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            now: self.now,
            zone: &self.zone,
            author: self.author,
            role: self.role,
            second_factor: true,
            protocol: self.protocol.as_ref(),
            staff: &self.staff,
        }
    }

    /// The command, at the time of the test's clock.
    pub(crate) fn when(self, command: Command) -> Then {
        self.when_at(REQUEST, None, command)
    }

    /// The command with an id, about a time of its own.
    pub(crate) fn when_at(self, id: EntryId, occurred_at: Option<Timestamp>, command: Command) -> Then {
        let request = Request { id, occurred_at, seen: None, command };
        let decided = decide(&self.chart, &request, &self.context());
        Then { given: self, decided }
    }
}

/// What came of a command.
pub(crate) struct Then {
    /// The chart before it.
    pub(crate) given: Given,
    /// What the rule answered.
    pub(crate) decided: Decided,
}

impl Then {
    /// The rule states exactly these statements, in this order.
    #[track_caller]
    pub(crate) fn states(self, expected: impl IntoIterator<Item = impl Into<Statement>>) -> Given {
        let drafts = self.decided.expect("the rule refused");
        let stated: Vec<_> = drafts.iter().map(|it| it.statement.clone()).collect();
        assert_eq!(stated, expected.into_iter().map(Into::into).collect::<Vec<Statement>>());
        self.given.kept(drafts)
    }

    /// The rule states statements of exactly these kinds, in this order.
    #[track_caller]
    pub(crate) fn states_kinds<const N: usize>(self, expected: [&str; N]) -> Given {
        let drafts = self.decided.expect("the rule refused");
        assert_eq!(drafts.iter().map(|it| it.statement.kind()).collect::<Vec<_>>(), expected);
        self.given.kept(drafts)
    }

    /// The rule refuses with exactly this.
    #[track_caller]
    pub(crate) fn refused(self, expected: Refusal) {
        assert_eq!(self.decided.expect_err("the rule did not refuse"), expected);
    }

    /// The rule refuses with this code; the words are not looked at.
    #[track_caller]
    pub(crate) fn refused_as(self, code: &str) -> Given {
        assert_eq!(self.decided.expect_err("the rule did not refuse").code(), code);
        self.given
    }
}
