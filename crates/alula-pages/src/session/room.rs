//! The room after T0: dusk, silent, one tap for a mark; help over everything.

use alula_core::ids::{ClientId, EntryId, SessionId};
use alula_core::session::MarkKind;
use jiff::Timestamp;
use maud::{Markup, html};

use super::leaving::{contact, leaving};
use super::threshold::vitals_form;
use super::{Beside, HelpCard, Leaving, PersonCard};
use crate::parts::{
    Check, Choices, Field, Forms, Fresh, Select, Timeline, form, icon, link_button, paper, quiet_button,
};
use crate::shell::{Shell, room};
use crate::{urls, wording};

/// Something that is due or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// `Pressure`.
    pub what: String,
    /// Minutes until then; negative when it is late.
    pub in_minutes: i64,
}

impl Due {
    fn words(&self) -> String {
        match self.in_minutes {
            0 => format!("{} now", self.what),
            1.. => format!("{} in {}", self.what, wording::length(self.in_minutes)),
            late => format!("{}, {} late", self.what, wording::length(-late)),
        }
    }
}

/// The last reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// `14:02`.
    pub at: String,
    /// `132/84`.
    pub pressure: String,
    /// `pulse 78 · oxygen 97 %`.
    pub beside: String,
    /// `150/90`.
    pub limit: String,
    /// True when it is at or beyond the limit.
    pub beyond: bool,
}

/// One thing kept, as the list under the lanes tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its entry.
    pub entry: EntryId,
    /// `0:42`.
    pub elapsed: String,
    /// What.
    pub what: String,
    /// The client's own words; empty when there are none.
    pub said: String,
    /// `written down at 15:10`; empty when it was written down at once.
    pub late: String,
    /// True for marks and readings, which may be struck here; a decision is taken back where it was made.
    pub may_strike: bool,
    /// True when it was struck; it stays readable.
    pub struck: bool,
}

/// Everything after T0, until the client has left and the next contact has a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// `session 2 of 4 · lozenge 100 mg · in the office`.
    pub about: String,
    /// T0, for the clock that goes on in the page.
    pub t0: Timestamp,
    /// The house's time when the page was drawn.
    pub now: Timestamp,
    /// Minutes since T0.
    pub elapsed: i64,
    /// The phase in words.
    pub phase: String,
    /// `14:32:07`: until when everything is kept.
    pub kept_until: String,
    /// What comes next.
    pub due: Option<Due>,
    /// The last reading.
    pub reading: Option<Reading>,
    /// The person.
    pub person: PersonCard,
    /// The lanes.
    pub lanes: Timeline,
    /// What was kept, newest first.
    pub kept: Vec<Kept>,
    /// The instruction of the prescriber, when the last reading is beyond a limit.
    pub instruction: String,
    /// True while the lozenge is in the mouth.
    pub lozenge_in: bool,
    /// The further amount that may be given now: words and micrograms.
    pub further: Option<(String, i64)>,
    /// The phases by id and name, for the one tap that says a phase began.
    pub phases: Vec<(String, String)>,
    /// The terms for something untoward, id and words.
    pub terms: Vec<(String, String)>,
    /// Leaving.
    pub leaving: Leaving,
    /// True when the client has left.
    pub left: bool,
    /// True when the next contact has a time.
    pub contact_planned: bool,
    /// How the note about it stands, and where it is read or written; nowhere when that is not the reader's to do.
    pub note: (String, String),
    /// For an emergency.
    pub help: HelpCard,
    /// True when the reader may write here.
    pub may_write: bool,
    /// What stands beside it and is not drawn anew.
    pub beside: Beside,
    /// The forms of the page.
    pub forms: Forms,
}

const MARKS: [MarkKind; 14] = [
    MarkKind::Still,
    MarkKind::Breath,
    MarkKind::Tears,
    MarkKind::Ease,
    MarkKind::Speaks,
    MarkKind::Moves,
    MarkKind::Nausea,
    MarkKind::Vomited,
    MarkKind::TouchAccepted,
    MarkKind::TouchDeclined,
    MarkKind::Sound,
    MarkKind::Bathroom,
    MarkKind::Worry,
    MarkKind::Well,
];

/// The page of the room.
pub fn room_page(shell: &Shell, view: &Room) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, in session", view.name);
    let body = html! {
        main.room-main id="main" { div.room-all id="session" hx-boost:inherited="true" hx-push-url:inherited="false" hx-target:inherited="#session" hx-select:inherited="#session" hx-swap:inherited="outerHTML" {
            header.room-head {
                h1 hx-boost:inherited="false" { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
                span.soft { (view.about) }
                @if !view.left {
                    time.clock datetime=(view.t0) data-since=(view.t0) data-server-now=(view.now) { (wording::elapsed(view.elapsed)) }
                    span.phase { (view.phase) }
                }
                span.kept { "All kept " (view.kept_until) }
            }
            (view.forms.summary())
            div.room {
                div.room-left { (left_side(view, &fresh)) }
                div.room-middle {
                    (view.lanes)
                    (kept_list(view, &fresh))
                }
                div.room-right { (right_side(view, &fresh)) }
            }
        } }
        (view.beside.drawn(view.client, view.session))
    };
    room(shell, &title, body)
}

/// Asks for this page again whenever something was kept in the chart; without script the page is as it was drawn. It
/// stands outside of what is drawn anew, so that the line to the house stays open.
pub(super) fn live(client: ClientId, session: SessionId) -> Markup {
    html! {
        div hx-sse:connect=(urls::SessionLive(client, session)) hx-config=r#"{"sse":{"pauseOnBackground":false}}"# {
            span hx-get=(urls::Session(client, session)) hx-trigger=r#"chart from:"closest div""# hx-target="#session" hx-select="#session" hx-swap="outerMorph" {}
        }
    }
}

fn left_side(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        @if let Some(due) = view.due.as_ref().filter(|_| !view.left) {
            section.due.late[due.in_minutes < 0] { h2 { "Next" } b { (due.words()) } }
        }
        @if let Some(reading) = &view.reading {
            section.beyond[reading.beyond] {
                h2 { (reading.at) ", limit " (reading.limit) }
                p.reading.num { (reading.pressure) }
                p.soft { (reading.beside) }
                @if reading.beyond { p.risk role="alert" { b { "At or beyond the limit." } " " (view.instruction) } }
            }
        }
        @if view.may_write && !view.left {
            section {
                details.panel open[view.forms.named("vitals").is_wrong()] {
                    summary { "Pressure and pulse" }
                    (form(urls::SessionVitals(view.client, view.session), Some(fresh.id()), vitals_form(&view.forms.named("vitals"))))
                }
            }
        }
        (view.person)
    }
}

fn kept_list(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        section.section aria-labelledby="kept-heading" {
            h2 id="kept-heading" { "Kept" }
            ol.kept-list {
                @for one in &view.kept {
                    li.struck[one.struck] {
                        span.num.soft { (one.elapsed) }
                        span {
                            @if one.struck { s { (one.what) } span.alone { " (struck)" } } @else { (one.what) }
                            @if !one.said.is_empty() { " " q.own dir="auto" { (one.said) } }
                            @if !one.late.is_empty() { span.soft.small { " · " (one.late) } }
                        }
                        @if view.may_write && one.may_strike && !one.struck && !view.left {
                            form.inline method="post" action=(urls::WithdrawEntry(view.client, one.entry)) {
                                input type="hidden" name="entry" value=(fresh.id());
                                input type="hidden" name="reason" value="struck in the room";
                                input type="hidden" name="back" value=(urls::Session(view.client, view.session));
                                button.plain type="submit" aria-label={ "Strike " (one.what) " at " (one.elapsed) } { "strike" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn right_side(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        @if view.left { (after(view, fresh)) } @else if view.may_write { (marks(view, fresh)) }
        details.panel.help-panel id="help" { summary.mark.help { "Help" } (view.help) }
        @if !view.left && view.may_write {
            (words(view, fresh))
            (leaving(view.client, view.session, &view.leaving, fresh))
            (untoward(view, fresh))
        }
    }
}

fn marks(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        div.marks role="group" aria-label="Marks" {
            @if view.lozenge_in {
                @for (how, label) in [("spit", "spat out"), ("swallow", "swallowed")] {
                    form method="post" action=(urls::SessionFinish(view.client, view.session)) {
                        input type="hidden" name="entry" value=(fresh.id());
                        button.mark type="submit" name="how" value=(how) { (label) }
                    }
                }
            }
            @for kind in MARKS {
                form method="post" action=(urls::SessionMark(view.client, view.session)) {
                    input type="hidden" name="entry" value=(fresh.id());
                    button.mark type="submit" name="kind" value=(mark_value(kind)) { (icon::mark(kind)) (wording::mark(kind)) }
                }
            }
        }
        @if let Some((words, amount)) = &view.further {
            (form(urls::SessionAdd(view.client, view.session), Some(fresh.id()), html! {
                input type="hidden" name="amount" value=(amount);
                button.button type="submit" data-hold="1500" data-hold-again={ (words) " given" } { (words) " given, hold" }
            }))
        }
    }
}

/// The value a mark's button posts: its stored name.
pub fn mark_value(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Still => "still",
        MarkKind::Breath => "breath",
        MarkKind::Tears => "tears",
        MarkKind::Ease => "ease",
        MarkKind::Speaks => "speaks",
        MarkKind::Moves => "moves",
        MarkKind::Nausea => "nausea",
        MarkKind::Vomited => "vomited",
        MarkKind::TouchAccepted => "touch_accepted",
        MarkKind::TouchDeclined => "touch_declined",
        MarkKind::Sound => "sound",
        MarkKind::Bathroom => "bathroom",
        MarkKind::Worry => "worry",
        MarkKind::Words => "words",
        MarkKind::Note => "note",
        MarkKind::Well => "well",
        MarkKind::Role => "role",
    }
}

fn words(view: &Room, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("mark");
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "Words, a remark, or something from before" }
            (form(urls::SessionMark(view.client, view.session), Some(fresh.id()), html! {
                (Choices::one(&filled, "kind", "Whose words").across().offer("words", "The client's").offer("note", "Mine").offer("sound", "Sound").offer("role", "My role"))
                (Field::area(&filled, "words", "Words"))
                (Field::number(&filled, "ago", "How long ago", "min").hint("Empty means now.").optional())
                (quiet_button("Keep"))
            }))
            @if !view.phases.is_empty() {
                form.row method="post" action=(urls::SessionPhase(view.client, view.session)) {
                    input type="hidden" name="entry" value=(fresh.id());
                    @for (id, name) in &view.phases { button.button type="submit" name="phase" value=(id) { (name) } }
                }
            }
        }
    }
}

fn untoward(view: &Room, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("event");
    let select =
        view.terms.iter().fold(Select::new(&filled, "term", "What"), |select, (id, words)| select.offer(id, words));
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "Something untoward" }
            (form(urls::SessionEvent(view.client, view.session), Some(fresh.id()), html! {
                (select)
                (Choices::one(&filled, "grade", "How grave, by CTCAE version 5")
                    .offer("1", "1 · light, no treatment").offer("2", "2 · moderate, simple treatment").offer("3", "3 · severe, not at once dangerous")
                    .offer("4", "4 · danger to life").offer("5", "5 · death"))
                (Check::new(&filled, "serious", "Serious: danger to life, hospital, lasting harm, or important otherwise"))
                (Field::area(&filled, "action", "What was done").optional())
                (Field::area(&filled, "outcome", "How it ended").optional())
                (quiet_button("Keep"))
            }))
        }
    }
}

fn after(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        section.section {
            h2 { (view.name) " has left" }
            @if view.contact_planned { p { "The next contact has a time." } }
            @else if view.may_write { (contact(view.client, view.session, &view.forms.named("contact"), fresh)) }
            p.section hx-boost:inherited="false" { @if view.note.1.is_empty() { (view.note.0) } @else { (link_button(&view.note.0, &view.note.1)) } " " (paper(urls::SessionSummary(view.client, view.session), "Print a summary")) }
            @if view.may_write { (untoward(view, fresh)) }
        }
    }
}
