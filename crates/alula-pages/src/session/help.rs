//! Help in the room: over everything, with what a helper on the telephone asks, and every later tap a mark.

use alula_core::session::MarkKind;
use maud::{Markup, html};

use super::Room;
use crate::parts::Fresh;
use crate::{urls, wording};

/// What is said in an emergency without typing; each is kept with its time.
const STEPS: [&str; 6] =
    ["911 called", "on the side, mouth free", "answers to the name", "oxygen", "measured again", "the team is here"];

/// Help: held for a second it covers the room, says what a helper on the telephone asks, and lets supervisor and
/// prescriber know. Without script the card unfolds and a press says that help was called.
pub(super) fn help(view: &Room, fresh: &Fresh) -> Markup {
    let mark = urls::SessionMark(view.client, view.session);
    let (called, writes) = (view.help_since.is_some(), view.may_write && !view.left);
    html! {
        details.panel.help-panel id="help" {
            @if writes { summary.mark.help.is-called[called] data-hold="1000" data-hold-again="Open help" data-help { @if called { "Help is called" } @else { "Help" span.small { "hold" } } } }
            @else { summary.mark.help { "Help" } }
            div.help-body {
                header.help-head {
                    h2 { "Help" }
                    @if let Some(since) = view.help_since { time.clock datetime=(since) data-since-seconds=(since) data-server-now=(view.now) { (wording::elapsed(view.now.duration_since(since).as_mins())) } }
                    button.button type="button" data-close-help hidden { "Back to the room" }
                }
                (view.help)
                @if writes {
                    div.marks.two role="group" aria-label="What was done" {
                        @if !called { (step(&mark, "help_called", "", "Help was called", fresh)) }
                        @for words in STEPS { (step(&mark, "note", words, words, fresh)) }
                        @if called {
                            form method="post" action=(mark) data-outbox data-ink=(wording::mark(MarkKind::HelpOver)) data-lane="watch" {
                                input type="hidden" name="entry" value=(fresh.id());
                                button.mark type="submit" name="kind" value="help_over" data-hold="1000" data-hold-again="It is over" { "It is over, hold" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn step(to: &urls::SessionMark, kind: &str, words: &str, label: &str, fresh: &Fresh) -> Markup {
    html! {
        form method="post" action=(to) data-outbox data-ink=(label) data-lane="watch" data-help-called[kind == "help_called"] {
            input type="hidden" name="entry" value=(fresh.id());
            input type="hidden" name="words" value=(words);
            button.mark type="submit" name="kind" value=(kind) { (label) }
        }
    }
}
