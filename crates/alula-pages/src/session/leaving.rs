//! Leaving: the criteria as they stand, the questions, ready, left, and when we speak next.

use alula_core::ids::{ClientId, SessionId};
use maud::{Markup, html};

use super::Standing;
use crate::parts::{Choices, Field, Filled, Fresh, form, hold_button, quiet_button, yes_no_unknown};
use crate::urls;

/// One criterion for leaving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// In words.
    pub words: String,
    /// How it stands.
    pub standing: Standing,
    /// With what was measured or said.
    pub because: String,
}

/// The way out of the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// The criteria of the protocol.
    pub criteria: Vec<Criterion>,
    /// `15:20`: not before this time.
    pub earliest: String,
    /// `ready since 15:24`; empty until the client is ready.
    pub ready_since: String,
    /// The form of questions.
    pub questions: Filled,
    /// The form for ready and left.
    pub out: Filled,
    /// Who takes the client home, as confirmed.
    pub escort: String,
    /// True at home, where nobody leaves and somebody stays.
    pub at_home: bool,
}

/// The fold-out with everything about leaving.
pub(super) fn leaving(client: ClientId, session: SessionId, view: &Leaving, fresh: &Fresh) -> Markup {
    let open = view.questions.is_wrong() || view.out.is_wrong();
    html! {
        details.panel id="leaving" open[open] {
            summary { span { "Leaving" span.soft { " · " @if view.ready_since.is_empty() { "not before " (view.earliest) } @else { (view.ready_since) } } } }
            ul.gates {
                @for one in &view.criteria {
                    li class=(one.standing.class()) {
                        (one.standing.sign()) span { (one.words) @if !one.because.is_empty() { span.soft.small { " · " (one.because) } } }
                    }
                }
            }
            (form(urls::SessionLeave(client, session), Some(fresh.id()), html! {
                h3 { "Ask and look" }
                (alertness(&view.questions))
                (yes_no_unknown(&view.questions, "oriented", "Knows who, where, when, and what happened"))
                (yes_no_unknown(&view.questions, "walks", "Walks ten steps without help"))
                (yes_no_unknown(&view.questions, "vomited", "Vomited in the last half hour"))
                (yes_no_unknown(&view.questions, "safe", "Says no when asked about wanting to die"))
                (yes_no_unknown(&view.questions, "escort_present", if view.at_home { "The sitter is with them, and stays" } else { "The person who takes them home is here" }))
                (yes_no_unknown(&view.questions, "no_driving", "Knows: no driving until tomorrow, after sleep"))
                div.buttons {
                    (quiet_button("Keep these answers"))
                    button.button type="submit" name="all" value="seen" data-hold="1000" data-hold-again="Asked and seen, all well" { "Asked and seen: all seven are well, hold" }
                }
            }))
            @if view.ready_since.is_empty() {
                (form(urls::SessionReady(client, session), Some(fresh.id()), html! { (hold_button("Ready to leave, hold", "Ready to leave")) }))
            } @else {
                (form(urls::SessionLeft(client, session), Some(fresh.id()), html! {
                    (Field::text(&view.out, "with", if view.at_home { "In good hands with" } else { "Left with" }).hint(&view.escort))
                    @if view.at_home { (hold_button("In good hands, hold", "In good hands")) } @else { (hold_button("Left, hold", "Left")) }
                }))
            }
        }
    }
}

fn alertness(form: &Filled) -> Choices<'_> {
    Choices::one(form, "alertness", "Alertness")
        .offer("5", "Answers readily to the name")
        .offer("4", "Answers slowly to the name")
        .offer("3", "Answers only when called loudly or again")
        .offer("2", "Answers only to gentle shaking")
        .offer("1", "Answers only to pain")
        .offer("0", "Does not answer")
}

/// The form for the next contact.
pub(super) fn contact(client: ClientId, session: SessionId, form_view: &Filled, fresh: &Fresh) -> Markup {
    html! {
        (form(urls::SessionContact(client, session), Some(fresh.id()), html! {
            (Field::moment(form_view, "at", "When do we speak next?").hint("Within three days, by the protocol."))
            (Field::text(form_view, "what", "What for"))
            (quiet_button("Keep this time"))
        }))
    }
}
