//! A story from a chart: pure, the same chart always tells the same.

use std::collections::{BTreeMap, BTreeSet};

use alula_core::book::pages_waiting;
use alula_core::chart::{Chart, Said};
use alula_core::decide::{Colleague, Role};
use alula_core::ids::{IntentionId, SessionId, StaffId, VisitId};
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, ConcernClosed, ConcernRaised, MedicineRecorded, MedicineStatus, NoAllergyStated,
    OrderWithdrawn, OrderWritten, TeamNamed,
};
use alula_core::integration::closed;
use alula_core::ledger::{Author, Reviewed, SetAside};
use alula_core::preparation::{IntentionLetGo, IntentionSet, VisitHeld, VisitKind, WishesRecorded};
use alula_core::session::{Life, SessionView, open_holds, sessions};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Alert, Story, tellings};
use crate::clients::care::reason;
use crate::parts::{Action, Missing, Next, Reached, Step, Tone};
use crate::{urls, wording};

/// What a story needs beside the chart.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    /// The time.
    pub now: Timestamp,
    /// The practice's zone.
    pub zone: &'a TimeZone,
    /// The people of the practice.
    pub staff: &'a BTreeMap<StaffId, Colleague>,
    /// Who reads; the supervisor writes no notes about the work of others.
    pub reader: Role,
}

impl Teller<'_> {
    pub(super) fn day(&self, at: Timestamp) -> String {
        wording::day(at, self.now, self.zone)
    }

    pub(super) fn name(&self, id: StaffId) -> String {
        self.staff.get(&id).map_or_else(|| "someone who no longer works here".to_owned(), |it| it.name.clone())
    }

    pub(super) fn author(&self, author: Author) -> String {
        match author {
            Author::Staff(id) => self.name(id),
            Author::Client => "the client".to_owned(),
            Author::House => "the house".to_owned(),
            Author::Sitter(_) => "the sitter".to_owned(),
        }
    }
}

impl Story {
    /// The story that a chart tells. What is missing for the next session is the readiness page's to say; a caller may
    /// put it into [`Next::missing`].
    pub fn of(chart: &Chart, teller: &Teller<'_>) -> Self {
        let admitted = chart.last::<ClientAdmitted>();
        let sessions = sessions(chart);
        Self {
            client: chart.client(),
            name: admitted
                .map_or_else(|| "A client without a name yet".to_owned(), |it| it.is.person.name.reveal().to_owned()),
            about: about(admitted, &sessions, teller),
            alerts: alerts(chart, teller),
            intention: intention(chart, teller),
            arc: arc(chart, &sessions, teller),
            tellings: tellings::all(chart, &sessions, teller),
            next: next(chart, &sessions, teller),
            missing: missing(chart),
            curves: crate::measures::curves(chart, teller.now, teller.zone),
            held: held(chart, teller),
            team: team(chart, teller),
            ended: closed(chart).is_some(),
            may_name_team: false,
        }
    }
}

fn about(admitted: Option<Said<'_, ClientAdmitted>>, sessions: &[SessionView<'_>], teller: &Teller<'_>) -> String {
    let Some(admitted) = admitted else { return String::new() };
    let person = &admitted.is.person;
    let today = teller.now.to_zoned(teller.zone.clone()).date();
    let birthday_ahead = (today.month(), today.day()) < (person.birth_date.month(), person.birth_date.day());
    let age = today.year() - person.birth_date.year() - i16::from(birthday_ahead);
    let done = sessions.iter().filter(|it| it.t0().is_some()).count();
    let mut words = Vec::new();
    if !person.pronouns.is_blank() {
        words.push(person.pronouns.reveal().to_owned());
    }
    words.push(age.to_string());
    words.push(format!("with us since {}", teller.day(admitted.at())));
    if done > 0 {
        words.push(format!("{} so far", wording::count(done, "session")));
    }
    words.join(" · ")
}

fn alerts(chart: &Chart, teller: &Teller<'_>) -> Vec<Alert> {
    let answered: BTreeSet<_> = chart.all::<ConcernClosed>().map(|it| it.is.concern.entry()).collect();
    let concerns = chart.all::<ConcernRaised>().filter(|it| !answered.contains(&it.id())).map(|it| {
        let names: Vec<String> = it.is.for_staff.iter().map(|id| teller.name(*id)).collect();
        let whose = if names.is_empty() {
            "Nobody is named for it yet.".to_owned()
        } else {
            format!("{} looks after it.", wording::list(&names))
        };
        let way = urls::Concern(chart.client(), alula_core::ids::ConcernId::of(it.id())).to_string();
        Alert {
            tone: Tone::Risk,
            heading: format!("Someone has to look, since {}", wording::at(it.at(), teller.now, teller.zone)),
            words: format!("{} {whose}", it.is.words.reveal()).trim().to_owned(),
            way: Some(("Look at the concern".to_owned(), way)),
        }
    });
    let looked_at: BTreeSet<_> = chart.all::<Reviewed>().map(|it| it.is.entry).collect();
    let aside = chart.all::<SetAside>().filter(|it| !looked_at.contains(&it.is.entry)).map(|it| Alert {
        tone: Tone::Missing,
        heading: "Something was set aside to look at".to_owned(),
        words: it.is.why.reveal().to_owned(),
        way: Some(("Look at it".to_owned(), urls::ReviewEntry(chart.client(), it.is.entry).to_string())),
    });
    let ended = closed(chart).map(|it| Alert {
        tone: Tone::Calm,
        heading: format!("The care has ended, {}", teller.day(it.at())),
        words: format!("{}. {}", reason(it.is.reason), it.is.words.reveal()),
        way: Some(("Begin it anew".to_owned(), urls::Care(chart.client()).to_string())),
    });
    let waiting = pages_waiting(chart, teller.now, teller.zone);
    let pages = (waiting > 0).then(|| Alert {
        tone: Tone::Calm,
        heading: wording::pages_waiting(waiting),
        words: "The client wanted to share something after the medicine, and is asked again then. Until they share it, it is theirs alone."
            .to_owned(),
        way: None,
    });
    concerns.chain(aside).chain(ended).chain(pages).collect()
}

fn intention(chart: &Chart, teller: &Teller<'_>) -> Option<(String, String)> {
    let let_go: BTreeSet<IntentionId> = chart.all::<IntentionLetGo>().map(|it| it.is.intention).collect();
    let replaced: BTreeSet<IntentionId> = chart.all::<IntentionSet>().filter_map(|it| it.is.instead_of).collect();
    let held = chart.all::<IntentionSet>().rfind(|it| {
        let id = IntentionId::of(it.id());
        !let_go.contains(&id) && !replaced.contains(&id)
    })?;
    let mut about = format!("Intention, set {}, held lightly", teller.day(held.at()));
    if let Some(wishes) = chart.last::<WishesRecorded>().filter(|it| !it.is.calming.is_blank()) {
        about = format!("{about} · calm with: {}", wishes.is.calming.reveal());
    }
    Some((held.is.words.reveal().to_owned(), about))
}

fn arc(chart: &Chart, sessions: &[SessionView<'_>], teller: &Teller<'_>) -> Vec<Step> {
    let visits = |kinds: &[VisitKind]| chart.all::<VisitHeld>().filter(|it| kinds.contains(&it.is.kind)).count();
    let prepared = visits(&[VisitKind::Intake, VisitKind::Evaluation, VisitKind::Preparation]);
    let integrated = visits(&[VisitKind::Integration, VisitKind::Review]);
    let first_given = sessions.iter().any(|it| it.t0().is_some());
    let mut steps = vec![
        Step {
            name: "Enquiry".into(),
            about: chart.last::<ClientAdmitted>().map(|it| teller.day(it.at())).unwrap_or_default(),
            reached: Reached::Done,
        },
        Step {
            name: "Preparation".into(),
            about: wording::count(prepared, "visit"),
            reached: if first_given { Reached::Done } else { Reached::Now },
        },
    ];
    for session in sessions.iter().filter(|it| it.number > 0) {
        let reached = match session.life {
            Life::Left { .. } => Reached::Done,
            Life::Underway { .. } | Life::ReadyToLeave { .. } => Reached::Now,
            _ => Reached::Ahead,
        };
        if reached == Reached::Ahead && first_given && !steps.iter().any(|it| it.name == "Integration") {
            steps.push(integration(integrated, Reached::Now));
        }
        steps.push(Step {
            name: format!("Session {}", session.number),
            about: teller.day(session.t0().unwrap_or(session.plan.is.at)),
            reached,
        });
    }
    if !steps.iter().any(|it| it.name == "Integration") {
        steps.push(integration(integrated, if first_given { Reached::Now } else { Reached::Ahead }));
    }
    steps
}

fn integration(visits: usize, reached: Reached) -> Step {
    let about = if visits == 0 { String::new() } else { wording::count(visits, "visit") };
    Step { name: "Integration".into(), about, reached }
}

fn next(chart: &Chart, sessions: &[SessionView<'_>], teller: &Teller<'_>) -> Option<Next> {
    let session = sessions.iter().filter(|it| it.is_open()).min_by_key(|it| (it.t0().is_none(), it.plan.is.at))?;
    let client = chart.client();
    let underway = session.t0().is_some();
    let mut about = vec![session.plan.is.place.reveal().to_owned()];
    if let Some(order) = &session.order {
        about.push(format!("{} {}", wording::route(order.is.route), order.is.amount.in_milligrams()));
    }
    if let Some(escort) = &session.escort {
        about.push(format!("{} takes them home", escort.is.name.reveal()));
    }
    let held = open_holds(chart, session.id).len();
    let missing = (held > 0).then(|| Missing {
        what: "Medicine is held".into(),
        who: "The people the protocol names can lift it".into(),
        to: Some(urls::Session(client, session.id).to_string()),
    });
    let label = if underway { "To the room" } else { "Open the session" };
    Some(Next {
        title: format!("Session {}, {}", session.number, wording::at(session.plan.is.at, teller.now, teller.zone)),
        about: about.join(" · "),
        missing: missing.into_iter().collect(),
        action: Some(Action::go(label, urls::Session(client, session.id))),
        also: (!underway).then(|| Action::go("What is ready", urls::Readiness(client))),
    })
}

fn missing(chart: &Chart) -> Vec<Missing> {
    let client = chart.client();
    let mut missing = Vec::new();
    let mut lacks = |is_there: bool, what: &str, who: &str, to: String| {
        if !is_there {
            missing.push(Missing { what: what.into(), who: who.into(), to: Some(to) });
        }
    };
    lacks(
        chart.last::<TeamNamed>().is_some(),
        "Who cares for this client",
        "The practice manager names the team",
        urls::Team(client).to_string(),
    );
    let withdrawn: BTreeSet<_> = chart.all::<OrderWithdrawn>().map(|it| it.is.order.entry()).collect();
    let ordered = chart.all::<OrderWritten>().any(|it| !withdrawn.contains(&it.id()));
    lacks(ordered, "An order", "The prescriber writes it after the evaluation", urls::Orders(client).to_string());
    lacks(false, "A session with a time", "The therapist plans it", urls::NewSession(client).to_string());
    missing
}

fn held(chart: &Chart, teller: &Teller<'_>) -> Vec<String> {
    let mut held: Vec<String> = chart
        .all::<MedicineRecorded>()
        .filter(|it| it.is.status == MedicineStatus::Taking)
        .map(|it| format!("{} {}", it.is.text.reveal(), it.is.dose.reveal()).trim().to_owned())
        .collect();
    held.extend(chart.all::<AllergyRecorded>().map(|it| format!("allergy: {}", it.is.text.reveal())));
    if chart.all::<AllergyRecorded>().next().is_none() && chart.last::<NoAllergyStated>().is_some() {
        held.push("no allergy known".into());
    }
    if let Some(order) = chart.last::<OrderWritten>()
        && let (Some(systolic), Some(diastolic)) = (order.is.limits.systolic, order.is.limits.diastolic)
    {
        held.push(format!("pressure limit {systolic}/{diastolic} by {}", teller.author(order.author())));
    }
    held
}

fn team(chart: &Chart, teller: &Teller<'_>) -> Vec<(String, String)> {
    let Some(team) = chart.last::<TeamNamed>() else { return Vec::new() };
    let mut people = vec![("therapist".to_owned(), teller.name(team.is.therapist))];
    people.extend(team.is.supervisor.map(|id| ("supervisor".to_owned(), teller.name(id))));
    people.extend(team.is.prescriber.map(|id| ("prescriber".to_owned(), teller.name(id))));
    people
}

/// The page of a session.
pub(super) fn session_page(chart: &Chart, id: SessionId) -> String {
    urls::Session(chart.client(), id).to_string()
}

/// The heading of a visit.
pub(super) fn visit_name(kind: VisitKind) -> String {
    wording::sentence(wording::visit(kind))
}

/// A visit's id from its entry.
pub(super) fn visit_id(visit: &Said<'_, VisitHeld>) -> VisitId {
    VisitId::of(visit.id())
}
