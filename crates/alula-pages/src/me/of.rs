//! The client's own pages from their chart.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, IntentionId, StrategyId};
use alula_core::instruments::{all, rounds};
use alula_core::intake::{Mode, Setting, TeamNamed};
use alula_core::integration::{self, MomentStrand, TryHow};
use alula_core::preparation::intentions;
use alula_core::session::{SessionView, after_t0, sessions};

use super::words::{MyIntention, MyIntentions, MyStrategy, MyThread};
use super::{MyHome, MyNext, Trying};
use crate::measures::{asked_for, counted};
use crate::parts::{Action, Filled, Forms, Fresh, Link};
use crate::preparation::consent_lines;
use crate::session::preferred_name;
use crate::urls;
use crate::wording::{Gap, Words, sentence};

impl MyHome {
    /// The one next thing of a client, and what they wanted to try.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words) -> Self {
        let hour = ctx.now.to_zoned(ctx.zone.clone()).hour();
        let name = preferred_name(chart);
        let greeting = match hour {
            5..=11 => words.me_morning(name),
            12..=17 => words.me_afternoon(name),
            _ => words.me_evening(name),
        };
        Self {
            greeting: greeting.into_owned(),
            // Under the medicine there is nothing to do.
            next: if after_t0(chart, ctx) { None } else { next(chart, ctx, words) },
            appointment: appointment(chart, ctx, words),
            at_home: sessions(chart).iter().any(|it| it.is_open() && it.plan.is.setting == Setting::Home),
            trying: trying(chart, ctx, words),
        }
    }
}

fn next(chart: &Chart, ctx: &Context<'_>, words: Words) -> Option<MyNext> {
    open_things(chart, ctx, words).into_iter().next()
}

/// Everything that the client can do now, the first thing first.
pub(super) fn open_things(chart: &Chart, ctx: &Context<'_>, words: Words) -> Vec<MyNext> {
    let begun = begun(chart, ctx, words).into_iter();
    begun.chain(asked(chart, ctx, words)).chain(consents(chart, ctx, words)).collect()
}

fn begun(chart: &Chart, ctx: &Context<'_>, words: Words) -> Option<MyNext> {
    let rounds = rounds(chart);
    let round = rounds.iter().rfind(|it| it.finished.is_none() && it.mode == Mode::Alone)?;
    let item = round.next_item()?;
    let left = all().iter().find(|it| it.id == round.instrument)?.items.len() - round.answers.len();
    Some(MyNext {
        words: words.me_left(left).into_owned(),
        document: None,
        action: Action::go(words.me_go_on(), urls::MyMeasureItem(round.measure, item)),
        after: who_reads(chart, ctx, words),
    })
}

fn asked<'c>(chart: &'c Chart, ctx: &'c Context<'_>, words: Words) -> impl Iterator<Item = MyNext> + 'c {
    let begun: Vec<String> = rounds(chart)
        .into_iter()
        .filter(|it| it.finished.is_none() && it.mode == Mode::Alone)
        .map(|it| it.instrument)
        .collect();
    let asked = all().iter().filter(move |it| !begun.contains(&it.id) && asked_for(chart, &it.id).is_some());
    asked.map(move |it| MyNext {
        words: words.me_asked(&it.name, counted(it), usize::from(it.recall_days)).into_owned(),
        document: None,
        action: Action::go(words.me_begin(), urls::MyMeasure(it.id.clone())),
        after: who_reads(chart, ctx, words),
    })
}

fn who_reads(chart: &Chart, ctx: &Context<'_>, words: Words) -> String {
    words.me_who_reads(sentence(&therapist(chart, ctx, words))).into_owned()
}

fn consents<'c>(chart: &'c Chart, ctx: &'c Context<'_>, words: Words) -> impl Iterator<Item = MyNext> + 'c {
    let open = consent_lines(chart, ctx, words).into_iter().filter(|it| !it.signed && it.asked);
    open.map(move |it| MyNext {
        words: words.me_consent(Gap(0)).into_owned(),
        document: Some(it.title),
        action: Action::go(words.me_read(), urls::MyConsent(it.document)),
        after: words.me_take_time(sentence(&therapist(chart, ctx, words))).into_owned(),
    })
}

/// The next session that is planned and has not begun.
pub(super) fn next_session<'c>(chart: &'c Chart, ctx: &Context<'_>) -> Option<SessionView<'c>> {
    let ahead = sessions(chart).into_iter();
    let ahead = ahead.filter(|it| SessionView::is_open(it) && it.t0().is_none() && it.plan.is.at >= ctx.now);
    ahead.min_by_key(|it| it.plan.is.at)
}

fn appointment(chart: &Chart, ctx: &Context<'_>, words: Words) -> Option<String> {
    let next = next_session(chart, ctx)?;
    let mut said = words.me_session(next.number, words.appointment(next.plan.is.at, ctx.zone)).into_owned();
    if let Some(escort) = &next.escort {
        said.push(' ');
        said.push_str(&words.me_takes_home(escort.is.name.reveal()));
    }
    Some(said)
}

fn trying(chart: &Chart, ctx: &Context<'_>, words: Words) -> Option<Trying> {
    let strategies = integration::last_strategies(chart);
    let strand = strategies.iter().max_by_key(|it| it.strategy.at())?;
    let last = strand.tries.iter().max_by_key(|it| it.at());
    Some(Trying {
        what: strand.strategy.is.words.reveal().to_owned(),
        own: last.map(|it| it.is.words.reveal().to_owned()).unwrap_or_default(),
        when: last.map_or_else(
            || strand.strategy.is.when.reveal().to_owned(),
            |it| {
                let how = match it.is.how {
                    TryHow::Done => words.thread_done(),
                    TryHow::Partly => words.thread_partly(),
                    TryHow::NotYet => words.thread_not_yet(),
                };
                words.me_tried(how, words.since(it.at(), ctx.now, ctx.zone)).into_owned()
            },
        ),
    })
}

impl MyIntentions {
    /// The intentions that are held.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words, drawn: EntryId, form: Filled) -> Self {
        let fresh = Fresh::from(drawn);
        let held = intentions(chart).into_iter().map(|it| MyIntention {
            intention: IntentionId::of(it.id()),
            words: it.is.words.reveal().to_owned(),
            since: words.intention_since(words.day(it.at(), ctx.now, ctx.zone)).into_owned(),
            entry: fresh.id(),
        });
        Self { held: held.collect(), form, entry: drawn }
    }
}

/// The names of the forms of the Thread; a page shows the newest strategies.
const FORMS: [&str; 12] =
    ["try1", "try2", "try3", "try4", "try5", "try6", "try7", "try8", "try9", "try10", "try11", "try12"];

/// The name of the form in which a client says how a strategy went.
pub fn try_form(chart: &Chart, strategy: StrategyId) -> Option<&'static str> {
    let place = strands(chart, Words::english()).iter().position(|it| it.3 == strategy)?;
    FORMS.get(place).copied()
}

type Strand = (jiff::Timestamp, String, Vec<Link>, StrategyId);

fn strands(chart: &Chart, said: Words) -> Vec<Strand> {
    let mut found: Vec<Strand> = Vec::new();
    for moment in integration::thread(chart).into_iter().flat_map(|it| it.moments) {
        for insight in &moment.insights {
            for strategy in &insight.strategies {
                let words = strategy.strategy.is.words.reveal().to_owned();
                let mut links = vec![
                    Link::Own(moment.moment.is.words.reveal().to_owned()),
                    Link::Kept(insight.insight.is.words.reveal().to_owned()),
                    Link::Kept(words.clone()),
                ];
                links.extend(strategy.changes.iter().map(|it| Link::Kept(it.is.words.reveal().to_owned())));
                let done = strategy.tries.iter().filter(|it| it.is.how == TryHow::Done).count();
                if !strategy.tries.is_empty() {
                    links.push(Link::Remark(said.thread_tries(done, strategy.tries.len()).into_owned()));
                }
                found.push((strategy.strategy.at(), words, links, StrategyId::of(strategy.strategy.id())));
            }
        }
    }
    found.sort_by_key(|it| (std::cmp::Reverse(it.0), it.3));
    found
}

impl MyThread {
    /// What the client said and what became of it, with a form for each of the newest strategies.
    pub fn of(chart: &Chart, words: Words, drawn: EntryId, forms: &Forms) -> Self {
        let fresh = Fresh::from(drawn);
        let strategies = strands(chart, words).into_iter().zip(FORMS).map(|((_, what, links, strategy), name)| {
            MyStrategy { strategy, words: what, links, form: forms.named(name), entry: fresh.id() }
        });
        let without = |moment: &MomentStrand<'_>| moment.insights.iter().all(|it| it.strategies.is_empty());
        let threads = integration::thread(chart).into_iter().flat_map(|it| it.moments).filter(without).map(|moment| {
            let own = Link::Own(moment.moment.is.words.reveal().to_owned());
            let insights = moment.insights.iter().map(|it| Link::Kept(it.insight.is.words.reveal().to_owned()));
            std::iter::once(own).chain(insights).collect()
        });
        Self { strategies: strategies.collect(), threads: threads.collect() }
    }
}

/// The therapist of the chart, by name; without one the care team, as it stands inside a sentence.
pub(super) fn therapist(chart: &Chart, ctx: &Context<'_>, words: Words) -> String {
    let named = chart.last::<TeamNamed>().and_then(|it| ctx.staff.get(&it.is.therapist));
    named.map_or_else(|| words.me_team().into_owned(), |it| it.name.split(',').next().unwrap_or_default().to_owned())
}
