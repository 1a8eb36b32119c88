//! What differs between two protocols, in words: what it is about, and from what to what.

use alula_core::protocol::{
    Between, Check, ConsentNeeded, Difference, Gate, GateChange, Phase, Protocol, RouteChange, SessionPhases,
    StageExit, Stop, Telemedicine, Threshold, TimelineItem, gate_changes, readiness::check_words, route_changes,
};
use maud::{Markup, html};

use super::words;
use crate::{urls, wording};

/// Both protocols, for the words of what they name.
pub(super) struct Both<'p> {
    pub(super) from: &'p Protocol,
    pub(super) to: &'p Protocol,
}

impl Both<'_> {
    /// What it is about, and a line for each thing that differs in it.
    pub(super) fn words(&self, it: &Difference<'_>) -> (String, Vec<Markup>) {
        let plain = |words: String| vec![html! { (words) }];
        match it {
            Difference::Title(from, to) => ("Title".into(), vec![from_to(from, to)]),
            Difference::Jurisdiction(from, to) => ("Where it may be used".into(), vec![from_to(from, to)]),
            Difference::Limit { id, from, to } => (id.words().into(), limit(from, to)),
            Difference::Gate(Between::Added(gate)) => (
                format!("{}: a new gate", gate.title),
                vec![
                    html! { (wording::sentence(&words::place(gate.at, gate.when))) ", " (words::kind(gate.kind)) ". Asks: " (self.checks(&gate.needs)) ". May be passed by " (words::passes(&gate.overridden_by)) "." },
                ],
            ),
            Difference::Gate(Between::Removed(gate)) => (
                format!("{}: no longer a gate", gate.title),
                vec![html! { "It asked: " (self.checks(&gate.needs)) "." }],
            ),
            Difference::Gate(Between::Changed { from, to }) => {
                (to.title.clone(), gate_changes(from, to).iter().map(|it| self.gate(it, to)).collect())
            }
            Difference::NeverPassed { gate, now } => {
                let who = if *now {
                    "From now on nobody passes it by decision."
                } else {
                    "It may be passed by decision, by whom the gate names."
                };
                (self.gate_title(gate), plain(who.into()))
            }
            Difference::Stage(between) => self.stage(between),
            Difference::Contraindication(Between::Added(it)) => (
                it.words.clone(),
                vec![html! { "New: " (words::strictness(it.class)) ". Source: " bdi { (it.source) } "." }],
            ),
            Difference::Contraindication(Between::Removed(it)) => {
                (it.words.clone(), plain("It is no longer asked about.".into()))
            }
            Difference::Contraindication(Between::Changed { from, to }) => {
                let pairs = [
                    ("Words", from.words.as_str(), to.words.as_str()),
                    ("In the office", words::strictness(from.class), words::strictness(to.class)),
                    (
                        "At home",
                        words::strictness(from.home.unwrap_or(from.class)),
                        words::strictness(to.home.unwrap_or(to.class)),
                    ),
                    ("Source", from.source.as_str(), to.source.as_str()),
                ];
                (
                    to.words.clone(),
                    pairs
                        .into_iter()
                        .filter(|it| it.1 != it.2)
                        .map(|(name, from, to)| html! { (name) ": " (from_to(from, to)) })
                        .collect(),
                )
            }
            Difference::Consent(between) => consent(between),
            Difference::Route(Between::Added(route)) => {
                (route.name.clone(), plain("A new way of giving the medicine.".into()))
            }
            Difference::Route(Between::Removed(route)) => {
                (route.name.clone(), plain("The medicine is no longer given this way.".into()))
            }
            Difference::Route(Between::Changed { from, to }) => {
                (to.name.clone(), route_changes(from, to).iter().map(|it| self.route(it)).collect())
            }
            Difference::Telemedicine(from, to) => {
                let day = |it: &Telemedicine| wording::date(it.valid_until);
                let days = |it: &Telemedicine| wording::count(it.warn_days.into(), "day");
                let pairs = [
                    ("They may rest on telemedicine alone until", day(from), day(to)),
                    ("The practice is told before, by", days(from), days(to)),
                    ("Source", from.source.clone(), to.source.clone()),
                ];
                let lines = pairs.into_iter().filter(|it| it.1 != it.2);
                (
                    "Orders without an examination in person".into(),
                    lines.map(|(name, from, to)| html! { (name) ": " (from_to(&from, &to)) }).collect(),
                )
            }
            Difference::Phases(from, to) => {
                let told = |it: &SessionPhases| {
                    let one = |it: &Phase| {
                        format!(
                            "{} {} to {}",
                            it.name,
                            wording::elapsed(it.from.into()),
                            wording::elapsed(it.until.into())
                        )
                    };
                    it.phases.iter().map(one).collect::<Vec<_>>().join("; ")
                };
                ("Phases of a session".into(), vec![from_to(&told(from), &told(to))])
            }
            Difference::AdverseEvents(from, to) => {
                ("Words for what can go wrong".into(), vec![from_to(&from.terms.join(", "), &to.terms.join(", "))])
            }
        }
    }

    fn checks(&self, all: &[Check]) -> String {
        all.iter().map(|it| check_words(it, self.to)).collect::<Vec<_>>().join("; ")
    }

    fn gate_title(&self, id: &str) -> String {
        let of = |it: &Protocol| it.gates.iter().find(|gate| gate.id == id).map(|gate| gate.title.clone());
        of(self.to).or_else(|| of(self.from)).unwrap_or_else(|| id.to_owned())
    }

    fn gate(&self, it: &GateChange<'_>, gate: &Gate) -> Markup {
        match it {
            GateChange::Title(from, to) => from_to(from, to),
            GateChange::Kind(kind) => html! { "It " (words::kind(*kind)) " from now on." },
            GateChange::Place => html! { "It stands " (words::place(gate.at, gate.when)) " from now on." },
            GateChange::Asks(check) => html! { "Asks as well: " ins { (check_words(check, self.to)) } "." },
            GateChange::AsksNoMore(check) => html! { "No longer asks: " del { (check_words(check, self.from)) } "." },
            GateChange::PassedBy(role) => html! { "May be passed by decision of the " (wording::role(*role)) "." },
            GateChange::PassedNoMoreBy(role) => {
                html! { "May no longer be passed by decision of the " (wording::role(*role)) "." }
            }
        }
    }

    fn stage(&self, between: &Between<'_, StageExit>) -> (String, Vec<Markup>) {
        let name = |it: &StageExit| format!("The end of {}", words::stage(it.id));
        let gates = |all: &[String]| wording::list(&all.iter().map(|it| self.gate_title(it)).collect::<Vec<_>>());
        let missing = |of: &StageExit, other: &StageExit| {
            of.exit.iter().filter(|it| !other.exit.contains(it)).cloned().collect::<Vec<_>>()
        };
        match between {
            Between::Added(it) => (name(it), vec![html! { "Ends with: " (gates(&it.exit)) "." }]),
            Between::Removed(it) => {
                (name(it), vec![html! { "No longer asks anything; it asked: " (gates(&it.exit)) "." }])
            }
            Between::Changed { from, to } => {
                let (more, less) = (missing(to, from), missing(from, to));
                let lines = [
                    (!more.is_empty()).then(|| html! { "Asks as well: " ins { (gates(&more)) } "." }),
                    (!less.is_empty()).then(|| html! { "No longer asks: " del { (gates(&less)) } "." }),
                    (more.is_empty() && less.is_empty()).then(|| html! { "The same gates in another order." }),
                ];
                (name(to), lines.into_iter().flatten().collect())
            }
        }
    }

    fn route(&self, it: &RouteChange<'_>) -> Markup {
        let due = |it: &TimelineItem| {
            let due: Vec<_> = it.due.iter().map(|it| wording::due(*it).to_lowercase()).collect();
            format!("{}: {}", words::minute(it), due.join(", "))
        };
        let stop = |it: &Stop| format!("{} {}", it.when, it.then);
        match it {
            RouteChange::Name(from, to) => from_to(from, to),
            RouteChange::Way => html! { "It is taken in another way, or at another place." },
            RouteChange::Asks(gate) => {
                html! { "Before the medicine it asks as well: " ins { (self.gate_title(gate)) } "." }
            }
            RouteChange::AsksNoMore(gate) => {
                html! { "Before the medicine it no longer asks: " del { (self.gate_title(gate)) } "." }
            }
            RouteChange::Release(from, to) => {
                html! { "Before leaving: " (from_to(&self.gate_title(from), &self.gate_title(to))) }
            }
            RouteChange::Due(item) => html! { "Due: " ins { (due(item)) } },
            RouteChange::DueNoMore(item) => html! { "No longer due: " del { (due(item)) } },
            RouteChange::Stop(it) => html! { "When something goes wrong: " ins { (stop(it)) } },
            RouteChange::StopNoMore(it) => html! { "No longer said: " del { (stop(it)) } },
            RouteChange::Watched(it) => html! { "Watched without a break: " ins { (words::watched(it)) } },
            RouteChange::WatchedNoMore(it) => {
                html! { "No longer watched without a break: " del { (words::watched(it)) } }
            }
            RouteChange::Source(from, to) => html! { "Source: " (from_to(from, to)) },
        }
    }
}

fn limit(from: &Threshold, to: &Threshold) -> Vec<Markup> {
    let number = |it: &Threshold| format!("{} {}", it.value, it.unit);
    let value = match number(from) == number(to) {
        true => html! { (number(to)) ", as before." },
        false => from_to(&number(from), &number(to)),
    };
    let pairs = [
        ("Source", from.source.as_str(), to.source.as_str()),
        ("How good", words::evidence(from.evidence), words::evidence(to.evidence)),
        ("Who may change it", words::change(from.change), words::change(to.change)),
        ("Safer is", words::safer(from.safer), words::safer(to.safer)),
    ];
    let mut lines = vec![value];
    if from.source == to.source {
        lines.push(html! { span.soft { "Source as before: " bdi { (to.source) } } });
    }
    lines.extend(
        pairs.into_iter().filter(|it| it.1 != it.2).map(|(name, from, to)| html! { (name) ": " (from_to(from, to)) }),
    );
    lines
}

fn consent(between: &Between<'_, ConsentNeeded>) -> (String, Vec<Markup>) {
    let title =
        |id: &str| alula_core::preparation::document(id).map_or_else(|| id.replace('-', " "), |it| it.title.to_owned());
    let version = |it: &ConsentNeeded| it.version.clone().unwrap_or_else(|| "any text".into());
    match between {
        Between::Added(it) => {
            (title(&it.id), vec![html! { "Has to be signed from now on, text " ins { (version(it)) } "." }])
        }
        Between::Removed(it) => (title(&it.id), vec![html! { "No longer has to be signed." }]),
        Between::Changed { from, to } => {
            let differs = from.version.as_ref().zip(to.version.as_ref());
            (
                title(&to.id),
                vec![
                    html! { "Text: " (from_to(&version(from), &version(to))) },
                    html! {
                        "Whoever signed another text is asked to sign anew. "
                        @if let Some((from, to_version)) = differs { a href=(urls::document_difference(&to.id, from, to_version)) { "What differs in the text" } }
                    },
                ],
            )
        }
    }
}

fn from_to(from: &str, to: &str) -> Markup {
    html! { del { span.alone { "was: " } bdi { (from) } } " " ins { span.alone { "is: " } bdi { (to) } } }
}
