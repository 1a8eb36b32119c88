//! Whole courses of care at once: each step is asked, allowed and decided as it would be alone, the charts are folded
//! beside the database on every core, and many are filed in one transaction. For charts that are new, such as the
//! clients of the demo practice.

use alula_core::decide::{Admission, Command, Context, Decided, Report, Request, admit, decide};
use alula_core::ids::ClientId;
use alula_core::{Chart, Refusal};
use alula_policy::{Action, Actor, Decision, Resource, permit};
use alula_store::ledger::{self, NewChart};
use alula_store::read_tables::{self, Rows};
use alula_store::rows::access_log::{self, Access};
use alula_store::{Keys, StoreFault};
use jiff::Timestamp;

use crate::access::actor_text;
use crate::charts::resource;
use crate::house::{House, Surroundings};
use crate::trouble::{Broken, Denied, Trouble};

/// One client's course, from the admission on.
pub struct Course {
    /// Who.
    pub client: ClientId,
    /// What was asked, in the order of time.
    pub steps: Vec<CourseStep>,
}

/// One step of a course.
pub struct CourseStep {
    /// When it was asked.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// What, in view of the chart as it stood.
    pub says: Box<dyn FnOnce(&Chart) -> CourseSays + Send>,
}

/// What somebody says in a step of a course.
#[derive(Clone, Debug)]
pub enum CourseSays {
    /// Asks for something that may be refused.
    Asks(Request),
    /// Says what has happened, as a phone in the home does.
    Reports(Report),
}

impl CourseSays {
    fn action(&self) -> Action {
        match self {
            Self::Asks(it) => Action::of(&it.command),
            Self::Reports(it) => Action::of_report(&it.says),
        }
    }

    /// The command, where something is asked for.
    pub fn command(&self) -> Option<&Command> {
        match self {
            Self::Asks(it) => Some(&it.command),
            Self::Reports(_) => None,
        }
    }

    /// What follows, decided as it would be alone.
    ///
    /// # Errors
    /// When a rule refuses what is asked for.
    pub fn decided(&self, chart: &Chart, ctx: &Context<'_>) -> Decided {
        match self {
            Self::Asks(it) => decide(chart, it, ctx),
            Self::Reports(it) => Ok(match admit(chart, it, ctx) {
                Admission::Filed(drafts) | Admission::SetAside(drafts) => drafts,
            }),
        }
    }
}

/// A step that was not allowed, or that a rule refused; nothing of any course was filed.
#[derive(Debug, thiserror::Error)]
#[error("step {step} of {client}: {why}")]
pub struct CourseBroken {
    /// Whose course.
    pub client: ClientId,
    /// Which of its steps, from 0.
    pub step: usize,
    /// Why.
    pub why: CourseFault,
}

/// Why a step does not go.
#[derive(Debug, thiserror::Error)]
pub enum CourseFault {
    /// The policies.
    #[error("{0}")]
    Denied(Denied),
    /// A rule of care.
    #[error("{0}")]
    Refused(Refusal),
}

/// Courses that were folded and are not filed yet.
pub struct Folded(Vec<FoldedChart>);

struct FoldedChart {
    new: NewChart,
    rows: Rows,
    client: ClientId,
    accesses: Vec<Access>,
}

enum Broke {
    Course(CourseBroken),
    Store(StoreFault),
}

impl House {
    /// Folds courses by the rules and the policies; nothing is in the database yet. With `noted`, every step is kept for
    /// the access log.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn fold(&self, courses: Vec<Course>, noted: bool) -> Result<Result<Folded, CourseBroken>, Trouble> {
        let inside = self.0.clone();
        let read = self.0.store.read(move |tx| Box::pin(async move { inside.surroundings(tx).await }));
        let around = read.await.map_err(|broken: Broken| self.trouble(broken))?;
        let inside = self.0.clone();
        let work = tokio::task::spawn_blocking(move || {
            on_every_core(courses, |course| fold(inside.store.keys(), &around, course, noted))
        });
        match work.await.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic())) {
            Ok(folded) => Ok(Ok(Folded(folded))),
            Err(Broke::Course(broken)) => Ok(Err(broken)),
            Err(Broke::Store(fault)) => Err(self.trouble(fault)),
        }
    }

    /// Files what was folded, with its read tables, in one transaction.
    ///
    /// # Errors
    /// When one of the charts is there already, or something is broken.
    pub async fn file_courses(&self, folded: Folded) -> Result<(), Trouble> {
        let inside = self.0.clone();
        let filed = self.0.store.write(move |tx| {
            Box::pin(async move {
                let (mut charts, mut rows, mut accesses) = (Vec::new(), Vec::new(), Vec::new());
                for it in folded.0 {
                    charts.push(it.new);
                    rows.push((it.client, it.rows));
                    // Here, one after the other: which core was first must not show in the ids.
                    accesses.extend(it.accesses.into_iter().map(|it| Access { id: inside.ports.ids.id(), ..it }));
                }
                ledger::found(tx, charts).await?;
                read_tables::insert_rows(tx, rows.iter().map(|(client, rows)| (*client, rows))).await?;
                access_log::insert_all(tx, &accesses).await
            })
        });
        filed.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}

/// The answers in the order of the questions, worked out on every core; the first that broke ends it.
fn on_every_core<T: Send, A: Send, E: Send>(all: Vec<T>, work: impl Fn(T) -> Result<A, E> + Sync) -> Result<Vec<A>, E> {
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    let share = all.len().div_ceil(cores).max(1);
    let mut shares: Vec<Vec<T>> = Vec::new();
    let mut all = all.into_iter();
    loop {
        let next: Vec<T> = all.by_ref().take(share).collect();
        if next.is_empty() {
            break;
        }
        shares.push(next);
    }
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = shares
            .into_iter()
            .map(|it| scope.spawn(move || it.into_iter().map(work).collect::<Result<Vec<_>, _>>()))
            .collect();
        let mut answers = Vec::new();
        for thread in threads {
            answers.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(answers)
    })
}

fn fold(keys: &Keys, around: &Surroundings, course: Course, noted: bool) -> Result<FoldedChart, Broke> {
    let client = course.client;
    let mut chart = Chart::empty(client);
    let mut new = NewChart::new(keys, client).map_err(Broke::Store)?;
    let mut accesses = Vec::new();
    for (step, CourseStep { at, actor, says }) in course.steps.into_iter().enumerate() {
        let broken = |why| Broke::Course(CourseBroken { client, step, why });
        let says = says(&chart);
        let action = says.action();
        let admits = matches!(says.command(), Some(Command::Admit(_)));
        let resource = if admits { Resource::Practice } else { resource(&chart) };
        let admits_enquiry = matches!(says.command(), Some(Command::Admit(it)) if it.enquiry.is_some());
        if admits_enquiry || matches!(says.command(), Some(Command::Correct { .. } | Command::Withdraw(_))) {
            let why = "It needs rows or rights that a new chart does not have; run it alone.".to_owned();
            return Err(broken(CourseFault::Refused(Refusal::NotNow { why })));
        }
        let Decision::Permit { by } = permit(&actor, action, &resource) else {
            return Err(broken(CourseFault::Denied(Denied::Forbidden(action))));
        };
        if noted {
            let id = uuid::Uuid::nil();
            let (actor, action) = (actor_text(&actor), action.name().to_owned());
            let (decision, policies) = ("permit".to_owned(), by.join(" "));
            accesses.push(Access { id, at, actor, action, client: Some(client), decision, policies });
        }
        let drafts =
            says.decided(&chart, &around.context(&actor, at)).map_err(|it| broken(CourseFault::Refused(it)))?;
        for draft in &drafts {
            chart.push(new.push(draft, at).map_err(Broke::Store)?);
        }
    }
    Ok(FoldedChart { new, rows: crate::tables::rows(&chart), client, accesses })
}
