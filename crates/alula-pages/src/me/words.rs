//! What a client says on their own pages: intentions, how a try went, a worry; and the Thread as they see it.

use alula_core::ids::{EntryId, IntentionId, StrategyId};
use maud::{Markup, html};

use crate::parts::{
    Choices, Field, Filled, Link, empty, error_summary, form, main_button, own_block, quiet_button, thread,
};
use crate::public::help;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

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
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let one = MyIntention {
            intention: IntentionId::of(entry),
            words: "To be kind to the part of me that still waits at the window.".into(),
            since: "since 9 June".into(),
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
    let choices = Choices::one(&view.form, "instead_of", "Is it a new one, or did it grow out of another?")
        .offer("", "A new one");
    let choices = view.held.iter().fold(choices, |choices, it| choices.offer(it.intention.to_string(), &it.words));
    let fields = html! {
        (Field::own_words(&view.form, "words", "What would you like to hold in mind?").hint("A few words are enough. You can change it or let it go at any time."))
        @if !view.held.is_empty() { (choices) }
        div.buttons { (main_button("Keep")) }
    };
    page(
        shell,
        "Intentions",
        Place::MyIntentions,
        Width::Phone,
        html! {
            h1 { "Intentions" }
            p.say { "An intention is something to hold lightly, not a goal to reach." }
            @for one in &view.held {
                div.section {
                    (own_block(&one.words, &one.since))
                    (form(urls::MyIntentions, Some(one.entry), html! {
                        input type="hidden" name="let_go" value=(one.intention);
                        div.buttons { (quiet_button("Let it go")) }
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
    page(
        shell,
        "Thread",
        Place::MyThread,
        Width::Phone,
        html! {
            h1 { "Thread" }
            @if view.strategies.is_empty() && view.threads.is_empty() {
                (empty("It begins after a session", "What you said, what it came to mean and what you want to try will stand here.", None))
            } @else {
                p.say { "What you said, and what became of it." }
            }
            @for strategy in &view.strategies {
                section.section {
                    h2 dir="auto" { (strategy.words) }
                    (thread(&strategy.links))
                    (form(urls::MyThread, Some(strategy.entry), try_fields(strategy)))
                }
            }
            @for links in &view.threads { div.section { (thread(links)) } }
        },
    )
}

fn try_fields(strategy: &MyStrategy) -> Markup {
    html! {
        input type="hidden" name="strategy" value=(strategy.strategy);
        (Choices::one(&strategy.form, "how", "How did it go?").across().offer("done", "Done").offer("partly", "In part").offer("not_yet", "Not this time"))
        (Field::own_words(&strategy.form, "words", "In your words").optional())
        div.buttons { (quiet_button("Keep")) }
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
    let fields = html! {
        (Field::own_words(&view.form, "words", "What worries you?"))
        div.buttons { button.button type="submit" { "Tell " (view.reader) } }
    };
    page(
        shell,
        "Something worries me",
        Place::Me,
        Width::Phone,
        html! {
            @if view.kept {
                h1 { "Your words are kept" }
                p.say { (view.reader) " is asked to call you. If it cannot wait:" }
            } @else {
                h1 { "Something worries me" }
                (error_summary(&view.form))
                (form(urls::MyWorry, Some(view.entry), fields))
                p.section { "This is not read at every hour. If it cannot wait:" }
            }
            div.buttons { (help::lines(shell.words(), view.practice_phone.as_deref())) }
        },
    )
}
