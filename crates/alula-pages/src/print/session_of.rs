//! A session summed up from its chart: pure, the same chart and day always give the same paper.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::SessionId;
use alula_core::intake::Setting;
use alula_core::integration::MomentKept;
use alula_core::ledger::{Author, Statement};
use alula_core::preparation::intentions;
use alula_core::protocol::ThresholdId;
use alula_core::session::{
    Begun, ContactPlanned, Life, MarkKind, SessionView, VitalsRecorded, injections, minute_since, phases, session,
    sessions, timeline,
};
use alula_core::supervision::{NoteAbout, NoteState, NoteStep, note_about};
use alula_core::units::Micrograms;
use alula_paper::{self as paper, Lanes, Signature, Words};
use jiff::Timestamp;

use super::{Given, Reading, SessionSummary, day, moment};
use crate::parts;
use crate::session::{author_name, lanes, told};
use crate::wording;

impl SessionSummary {
    /// The session with this id; nothing when there is none.
    pub fn of(chart: &Chart, id: SessionId, ctx: &Context<'_>) -> Option<Self> {
        let view = session(chart, id)?;
        let of = sessions(chart).iter().filter(|it| it.number > 0).count();
        let clock = |at| wording::clock(at, ctx.zone);
        let mut summary = Self {
            title: match view.number {
                0 => "Medicine session, cancelled".to_owned(),
                number if of > 1 => format!("Medicine session {number} of {of}"),
                number => format!("Medicine session {number}"),
            },
            about: about(&view, ctx),
            not_given: not_given(&view, ctx),
            readings: view.readings.iter().map(|it| reading(it.at(), it.is, view.t0(), ctx)).collect(),
            pressure_words: pressure(&view, ctx),
            leaving: leaving(chart, &view, ctx),
            ..Self::default()
        };
        if let Some(t0) = view.t0() {
            let held = intentions(chart).into_iter().rfind(|it| it.at() <= t0);
            summary.intention = held.map(|it| it.is.words.reveal().to_owned()).unwrap_or_default();
            summary.given = given(chart, &view, t0, ctx);
            summary.given_words = given_words(&view, t0);
            summary.lanes = Some(drawn(&lanes(&timeline(chart, id), None, false)));
            let end = match &view.life {
                Life::Left { left, .. } => left.at(),
                _ => ctx.now,
            };
            let spans = ctx.protocol.map(|it| phases(chart, id, &it.protocol, end)).unwrap_or_default();
            summary.phases = spans
                .into_iter()
                .map(|it| {
                    let until = it.until.map_or_else(|| "the end".to_owned(), wording::elapsed);
                    let how = match it.begun {
                        Begun::ByTime => "by the protocol's time",
                        Begun::Seen(id)
                            if chart.entry(id).is_some_and(|it| matches!(it.header.author, Author::Sitter(_))) =>
                        {
                            "said by the sitter"
                        }
                        Begun::Seen(_) => "seen by the therapist",
                    };
                    [it.name, wording::elapsed(it.from), until, how.to_owned()]
                })
                .collect();
        }
        summary.marks = marks(chart, id, &clock);
        summary.own = kept(chart, id, ctx);
        sign(&mut summary, chart, id, ctx);
        Some(summary)
    }
}

fn about(view: &SessionView<'_>, ctx: &Context<'_>) -> Vec<(String, String)> {
    let plan = view.plan.is;
    let mut about = vec![("Day".to_owned(), day(view.t0().unwrap_or(plan.at), ctx.zone))];
    let mut add = |label: &str, words: String| about.push((label.to_owned(), words));
    add("Where", [wording::setting(plan.setting), plan.place.reveal()].join(", ").trim_end_matches(", ").to_owned());
    add("Route", wording::route(plan.route).to_owned());
    if let Some(order) = &view.order {
        let (amount, most) = (order.is.amount.in_milligrams(), order.is.daily_maximum.in_milligrams());
        add("Order", format!("{amount}, at most {most} on one day, by {}", author_name(order.author(), ctx)));
    }
    if let Some(t0) = view.t0() {
        add("T0", wording::clock(t0, ctx.zone));
    }
    if let Some(escort) = &view.escort {
        add("Taken home by", escort.is.name.reveal().to_owned());
    }
    add("Protocol", format!("{} {}", plan.protocol.id, plan.protocol.version));
    about
}

fn not_given(view: &SessionView<'_>, ctx: &Context<'_>) -> String {
    match &view.life {
        Life::Cancelled { cancelled } => {
            format!("Cancelled on {}: {}", day(cancelled.at(), ctx.zone), cancelled.is.reason.reveal())
        }
        Life::Planned | Life::Day => "No medicine has been given in this session.".to_owned(),
        Life::Underway { .. } | Life::ReadyToLeave { .. } => {
            "This session goes on; what follows is how it stands.".to_owned()
        }
        Life::Left { .. } => String::new(),
    }
}

fn given(chart: &Chart, view: &SessionView<'_>, t0: Timestamp, ctx: &Context<'_>) -> Vec<Given> {
    let line = |at, amount: Micrograms, how: String| Given {
        at: wording::clock(at, ctx.zone),
        minute: wording::elapsed(minute_since(t0, at)),
        amount: amount.in_milligrams(),
        how,
    };
    let needles = injections(chart, view.id);
    let route = |at: Timestamp| {
        let needle = needles.iter().find(|it| it.at() == at);
        let needle = needle.map(|it| format!(", {}, {}", it.is.volume.in_millilitres(), it.is.site.words()));
        format!("{}{}", wording::route(view.plan.is.route), needle.unwrap_or_default())
    };
    let mut all = Vec::new();
    if let Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } = &view.life {
        let lot = given.is.lot.reveal();
        let route = route(given.at());
        let how = if lot.is_empty() { route } else { format!("{route}, lot {lot}") };
        all.push(line(given.at(), given.is.amount, how));
    }
    all.extend(view.added.iter().map(|it| line(it.at(), it.is.amount, format!("{}, further amount", route(it.at())))));
    all
}

fn given_words(view: &SessionView<'_>, t0: Timestamp) -> String {
    let first = match &view.life {
        Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } => {
            given.is.amount.get()
        }
        _ => 0,
    };
    let all = first + view.added.iter().map(|it| it.is.amount.get()).sum::<i64>();
    let all = Micrograms::new(all).map(|it| it.in_milligrams()).unwrap_or_default();
    let lozenge = view.lozenge.as_ref().map(|it| {
        let held = wording::length(minute_since(t0, it.at()));
        format!("The lozenge was held for {held} and {}. ", wording::after_hold(it.is.how))
    });
    format!("{}Altogether {all}.", lozenge.unwrap_or_default())
}

fn reading(at: Timestamp, it: &VitalsRecorded, t0: Option<Timestamp>, ctx: &Context<'_>) -> Reading {
    let words = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    Reading {
        at: wording::clock(at, ctx.zone),
        minute: t0.map(|t0| wording::elapsed(minute_since(t0, at))).unwrap_or_default(),
        pressure: words(it.pressure.map(|it| it.to_string())),
        pulse: words(it.pulse.map(|it| it.to_string())),
        oxygen: words(it.saturation.map(|it| it.to_string())),
        breaths: words(it.breaths.map(|it| it.to_string())),
    }
}

fn pressure(view: &SessionView<'_>, ctx: &Context<'_>) -> String {
    let highest = |after: bool| {
        let these = view.readings.iter().filter(|it| view.t0().is_some_and(|t0| it.at() >= t0) == after);
        let known = these.filter_map(|it| Some((it.is.pressure?, it.at())));
        known.max_by_key(|(it, _)| (it.systolic, it.diastolic))
    };
    let told = |which: Option<(_, Timestamp)>, words: &str| match which {
        Some((it, at)) => format!("Highest pressure {words}: {it} at {}. ", wording::clock(at, ctx.zone)),
        None => format!("No pressure was measured {words}. "),
    };
    let mut words = told(highest(false), "before the medicine");
    if view.t0().is_some() {
        words.push_str(&told(highest(true), "after it"));
    }
    words + &limit(view, ctx)
}

fn limit(view: &SessionView<'_>, ctx: &Context<'_>) -> String {
    let order = view.order.map(|it| it.is);
    // The limits of another version of the protocol are not those that held.
    let signed = ctx.protocol.filter(|it| {
        let of = &view.plan.is.protocol;
        it.protocol.id == of.id && it.protocol.version == of.version
    });
    let Some(signed) = signed else {
        return match order.map(|it| (it.limits.systolic, it.limits.diastolic)) {
            Some((Some(upper), Some(lower))) => {
                format!("This client's limit before the medicine: {upper}/{lower}, by the prescriber's order.")
            }
            _ => "The limit stands in the version of the protocol named above.".to_owned(),
        };
    };
    let (upper, lower) = match view.plan.is.setting {
        Setting::Office => (ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia),
        Setting::Home => (ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia),
    };
    let at = view.t0().unwrap_or(ctx.now);
    let (upper, lower) = (signed.limit(upper, order, at), signed.limit(lower, order, at));
    let by = wording::limits_set_by(upper.from, lower.from);
    format!("This client's limit before the medicine: {}/{}, by {by}.", upper.value, lower.value)
}

fn marks(chart: &Chart, id: SessionId, clock: &impl Fn(Timestamp) -> String) -> Vec<(String, String, Words)> {
    let items = timeline(chart, id);
    let shown = items.iter().filter(|it| it.struck.is_none() && !matches!(it.says, Statement::VitalsRecorded(_)));
    shown
        .filter_map(|it| {
            let (label, said) = told(it.says)?;
            let words = match it.says {
                Statement::MarkMade(mark) if mark.kind == MarkKind::Words => Words::own(said),
                Statement::MarkMade(mark) if mark.kind == MarkKind::Sound => Words::default(),
                Statement::MarkMade(mark) => Words::house(mark.words.reveal()),
                Statement::AdverseEventRecorded(event) => {
                    Words::house(format!("grade {}. {} {}", event.grade, event.action.reveal(), event.outcome.reveal()))
                }
                Statement::HoldLifted(lifted) => Words::house(lifted.reason.reveal()),
                Statement::GateOverridden(passed) => Words::house(passed.reason.reveal()),
                Statement::ClientLeft(left) => Words::house(format!("with {}", left.with.reveal())),
                _ => Words::default(),
            };
            let label = if label.is_empty() { "said".to_owned() } else { label };
            let at = clock(it.header.occurred_at);
            Some((it.minute.map_or(at, wording::elapsed), wording::sentence(&label), words))
        })
        .collect()
}

fn leaving(chart: &Chart, view: &SessionView<'_>, ctx: &Context<'_>) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |label: &str, words: String| facts.push((label.to_owned(), words));
    if let Some(check) = view.leave_checks.last() {
        let is = check.is;
        add("Asked at", wording::clock(check.at(), ctx.zone));
        add("Alertness", format!("{} of 5", is.alertness));
        let asked = [
            ("Knows place and day", is.oriented),
            ("Walks ten steps", is.walks),
            ("Vomited in the last 30 minutes", is.vomited),
            ("Safe to go", is.safe),
            ("Escort is here", is.escort_present),
            ("Knows not to drive", is.no_driving),
        ];
        asked.into_iter().for_each(|(label, answer)| add(label, wording::presence(answer).to_owned()));
    }
    if let Life::Left { left, .. } = &view.life {
        add("Left at", format!("{} with {}", wording::clock(left.at(), ctx.zone), left.is.with.reveal()));
    }
    for it in chart.all::<ContactPlanned>().filter(|it| it.is.session == Some(view.id)) {
        add("Next contact", format!("{}, {}", moment(it.is.at, ctx.zone), it.is.what.reveal()));
    }
    facts
}

fn kept(chart: &Chart, id: SessionId, ctx: &Context<'_>) -> Vec<(String, String)> {
    let moments = chart.all::<MomentKept>().filter(|it| it.is.session == Some(id));
    moments
        .map(|it| {
            let by = if it.author() == Author::Client { "Kept by the client" } else { "Kept with the therapist" };
            (it.is.words.reveal().to_owned(), format!("{by} on {}", day(it.at(), ctx.zone)))
        })
        .collect()
}

fn sign(summary: &mut SessionSummary, chart: &Chart, id: SessionId, ctx: &Context<'_>) {
    let Some(note) = note_about(chart, &NoteAbout::Session(id)) else {
        "No note about this session is signed yet.".clone_into(&mut summary.unsigned);
        return;
    };
    let content = &note.signed.is.content;
    let parts =
        [("What mattered", &content.mattered), ("What was done", &content.done), ("For integration", &content.onward)];
    summary.note = parts
        .iter()
        .filter(|(_, words)| !words.is_blank())
        .map(|(heading, words)| ((*heading).to_owned(), words.reveal().to_owned()))
        .collect();
    let line = |what: &str, author, at, over: &str| Signature {
        what: what.to_owned(),
        who: author_name(author, ctx),
        when: moment(at, ctx.zone),
        over: over.to_owned(),
    };
    for step in &note.history {
        match step {
            NoteStep::Signed(it) => summary.signatures.push(line("Signed", it.author(), it.at(), &it.is.hash)),
            NoteStep::Cosigned(it) => summary.signatures.push(line("Co-signed", it.author(), it.at(), &it.is.hash)),
            NoteStep::Added(it) => {
                let heading = format!("Added on {} by {}", moment(it.at(), ctx.zone), author_name(it.author(), ctx));
                summary.note.push((heading, it.is.words.reveal().to_owned()));
            }
            NoteStep::Questioned(_) => {}
        }
    }
    summary.unsigned = match note.state {
        NoteState::WaitsForCosign { supervisor } => {
            format!("{} has not co-signed it yet.", author_name(Author::Staff(supervisor), ctx))
        }
        NoteState::Questioned { .. } => "The supervisor asked something about it; it is not co-signed.".to_owned(),
        NoteState::Signed | NoteState::Cosigned { .. } | NoteState::Replaced { .. } => String::new(),
    };
}

fn drawn(it: &parts::Timeline) -> Lanes {
    let shape = |shape| match shape {
        parts::Shape::Measured => paper::Shape::Measured,
        parts::Shape::State => paper::Shape::State,
        parts::Shape::Moved => paper::Shape::Moved,
        parts::Shape::Agreed => paper::Shape::Agreed,
        parts::Shape::Declined => paper::Shape::Declined,
        parts::Shape::Seen => paper::Shape::Seen,
        parts::Shape::Lasting { until } => paper::Shape::Lasting(until),
        parts::Shape::Open { until } => paper::Shape::Open(until),
    };
    let marks = it.lanes.iter().map(|it| it.marks.len()).sum();
    Lanes {
        spoken: format!(
            "The session on six lanes, {}; the table below tells each with its minute.",
            wording::count(marks, "mark")
        ),
        from: it.from,
        until: it.until,
        ticks: it.ticks.clone(),
        lanes: it
            .lanes
            .iter()
            .map(|lane| paper::Lane {
                name: lane.kind.name(),
                marks: lane.marks.iter().map(|it| paper::Mark { minute: it.minute, shape: shape(it.shape) }).collect(),
            })
            .collect(),
    }
}
