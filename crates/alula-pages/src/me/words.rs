//! What a client says on their own pages: intentions, how a try went, a worry; and the Thread as they see it.

use alula_core::ids::{EntryId, IntentionId, StrategyId};
use maud::{Markup, html};

use crate::parts::{
    Choices, Field, Filled, Link, empty, error_summary, form, main_button, own_block, quiet_button, thread,
};
use crate::public::help;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Words, sentence};

/// An intention that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyIntention {
    /// Which.
    pub intention: IntentionId,
    /// The words.
    pub words: String,
    /// Since when, in words.
    pub since: String,
    /// The id of a request to let it go.
    pub entry: EntryId,
}

/// My intentions. A new one posts `entry`, `words` and `instead_of` (may be empty); letting go posts `entry`, `let_go`.
#[derive(Clone, Debug)]
pub struct MyIntentions {
    /// Those that are held.
    pub held: Vec<MyIntention>,
    /// The form for a new one.
    pub form: Filled,
    /// The id of a request to set one.
    pub entry: EntryId,
}

impl MyIntentions {
    /// Empty and usual.
    pub fn samples(words: Words, entry: EntryId) -> Vec<(&'static str, Self)> {
        let one = MyIntention {
            intention: IntentionId::of(entry),
            words: "To be kind to the part of me that still waits at the window.".into(),
            since: words.intention_since("9. 6. 2026").into(),
            entry,
        };
        vec![
            ("empty", Self { held: Vec::new(), form: Filled::new(), entry }),
            ("usual", Self { held: vec![one], form: Filled::new(), entry }),
        ]
    }
}

/// The page of my intentions.
pub fn my_intentions(shell: &Shell, view: &MyIntentions) -> Markup {
    let words = shell.words();
    let (grown, new) = (words.intention_grown(), words.intention_new());
    let choices = Choices::one(&view.form, "instead_of", &grown).offer("", &new);
    let choices = view.held.iter().fold(choices, |choices, it| choices.offer_own(it.intention.to_string(), &it.words));
    let fields = html! {
        (Field::own_words(&view.form, "words", &words.intention_words()).hint(&words.intention_hint()))
        @if !view.held.is_empty() { (choices) }
        div.buttons { (main_button(&words.intention_keep())) }
    };
    page(
        shell,
        &words.intention_title(),
        Place::MyIntentions,
        Width::Phone,
        html! {
            h1 { (words.intention_title()) }
            p.say { (words.intention_lead()) }
            @for one in &view.held {
                div.section {
                    (own_block(&one.words, &one.since))
                    (form(urls::MyIntentions, Some(one.entry), html! {
                        input type="hidden" name="let_go" value=(one.intention);
                        div.buttons { (quiet_button(&words.intention_let_go())) }
                    }))
                }
            }
            div.section { (error_summary(&view.form)) (form(urls::MyIntentions, Some(view.entry), fields)) }
        },
    )
}

/// A small thing I wanted to try.
#[derive(Clone, Debug)]
pub struct MyStrategy {
    /// Which.
    pub strategy: StrategyId,
    /// What it is.
    pub words: String,
    /// How it came to be.
    pub links: Vec<Link>,
    /// The form to say how it went; named, because there are several on the page.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

/// My Thread. A try posts `entry`, `strategy`, `how` (`done`, `partly`, `not_yet`) and `words`.
#[derive(Clone, Debug, Default)]
pub struct MyThread {
    /// The small things, newest first.
    pub strategies: Vec<MyStrategy>,
    /// Threads without a strategy yet.
    pub threads: Vec<Vec<Link>>,
}

impl MyThread {
    /// Empty and usual.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let strategy = |form: &'static str, words: &str| MyStrategy {
            strategy: StrategyId::of(entry),
            words: words.into(),
            links: vec![
                Link::Own("the window".into()),
                Link::Kept("the waiting was love, not failure".into()),
                Link::Kept(words.into()),
            ],
            form: Filled::named(form),
            entry,
        };
        let threads = vec![vec![Link::Own("a bird looking down on my life".into())]];
        let strategies =
            vec![strategy("try1", "Ten minutes in the kitchen, without the phone"), strategy("try2", "Write to Nils")];
        vec![("empty", Self::default()), ("usual", Self { strategies, threads })]
    }
}

/// The page of my Thread.
pub fn my_thread(shell: &Shell, view: &MyThread) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.thread_title(),
        Place::MyThread,
        Width::Phone,
        html! {
            h1 { (words.thread_title()) }
            @if view.strategies.is_empty() && view.threads.is_empty() {
                (empty(&words.thread_empty(), &words.thread_empty_more(), None))
            } @else {
                p.say { (words.thread_lead()) }
            }
            @for strategy in &view.strategies {
                section.section {
                    h2 dir="auto" { (strategy.words) }
                    (thread(words, &strategy.links))
                    (form(urls::MyThread, Some(strategy.entry), try_fields(words, strategy)))
                }
            }
            @for links in &view.threads { div.section { (thread(words, links)) } }
        },
    )
}

fn try_fields(words: Words, strategy: &MyStrategy) -> Markup {
    let filled = &strategy.form.clone().said_in(words);
    html! {
        input type="hidden" name="strategy" value=(strategy.strategy);
        (Choices::one(filled, "how", &words.thread_how()).across().offer("done", &words.thread_done()).offer("partly", &words.thread_partly()).offer("not_yet", &words.thread_not_yet()))
        (Field::own_words(filled, "words", &words.thread_words()).optional())
        div.buttons { (quiet_button(&words.thread_keep())) }
    }
}

/// I am worried. Posts `entry` and `words`.
#[derive(Clone, Debug)]
pub struct MyWorry {
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
    /// True after it was kept.
    pub kept: bool,
    /// Who looks: `Alba Reyes`.
    pub reader: String,
    /// The practice's number.
    pub practice_phone: Option<String>,
}

impl MyWorry {
    /// Empty and kept.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let usual = Self { form: Filled::new(), entry, kept: false, reader: "Alba Reyes".into(), practice_phone: None };
        vec![("empty", usual.clone()), ("kept", Self { kept: true, ..usual })]
    }
}

/// The page of a worry.
pub fn my_worry(shell: &Shell, view: &MyWorry) -> Markup {
    let words = shell.words();
    let fields = html! {
        (Field::own_words(&view.form, "words", &words.worry_words()))
        div.buttons { button.button type="submit" { (words.worry_tell(&view.reader)) } }
    };
    page(
        shell,
        &words.worry_title(),
        Place::Me,
        Width::Phone,
        html! {
            @if view.kept {
                h1 { (words.worry_kept()) }
                p.say { (words.worry_kept_more(sentence(&view.reader))) }
            } @else {
                h1 { (words.worry_title()) }
                (error_summary(&view.form))
                (form(urls::MyWorry, Some(view.entry), fields))
                p.section { (words.worry_not_watched()) }
            }
            div.buttons { (help::lines(words, view.practice_phone.as_deref())) }
        },
    )
}
