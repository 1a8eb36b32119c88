//! The room after T0: dusk, silent, one tap for a mark; help over everything.

use alula_core::ids::{ClientId, EntryId, SessionId, StaffId};
use alula_core::preparation::TherapistRole;
use jiff::Timestamp;
use maud::{Markup, html};

use super::kept::{Kept, kept_list};
use super::leaving::{contact, leaving};
use super::marks::{TouchNow, marks};
use super::{Beside, HelpCard, Leaving, PersonCard, Porch};
use crate::parts::{
    Check, Choices, Field, Forms, Fresh, Select, Timeline, form, link_button, paper, quiet_button, yes_no_unknown,
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

/// Everything after T0, until the client has left and the next contact has a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The last sequence shown.
    pub seen: u64,
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
    /// What cannot wait, the pad and the ladder.
    pub bedside: super::Bedside,
    /// The person.
    pub person: PersonCard,
    /// The lanes.
    pub lanes: Timeline,
    /// What was kept, newest first.
    pub kept: Vec<Kept>,
    /// Touch as it was agreed, and how offers of it stand.
    pub touch: Vec<TouchNow>,
    /// How near the therapist is, as agreed or as marked last.
    pub role: Option<TherapistRole>,
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
    /// How it is in the home, when it is at home.
    pub porch: Option<Porch>,
    /// For an emergency.
    pub help: HelpCard,
    /// Since when help is called for.
    pub help_since: Option<Timestamp>,
    /// Who reads, when it is somebody who works here: whose taps the device keeps.
    pub writer: Option<StaffId>,
    /// True when the reader may write here.
    pub may_write: bool,
    /// What stands beside it and is not drawn anew.
    pub beside: Beside,
    /// The forms of the page.
    pub forms: Forms,
}

/// The page of the room: what comes next and the person, the timeline, the marks; three panes beside each other where
/// the screen is wide, one after the other where it is narrow. Help is always in reach.
pub fn room_page(shell: &Shell, view: &Room) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, in session", view.name);
    // Where a pane holds nothing to press, its own scrolling has to be reached by keyboard.
    let reached = (!view.may_write).then_some("0");
    let body = html! {
        main.room-main id="main" { div.room-all.is-over[view.left] id="session" hx-boost:inherited="true" hx-push-url:inherited="false" hx-target:inherited="#session" hx-select:inherited="#session" hx-swap:inherited="outerHTML" {
            (head(view))
            (view.forms.summary())
            @if let Some(porch) = &view.porch { (super::home::now(porch, view.may_write, &fresh)) }
            @if !view.left { (super::bedside::now(&view.bedside, view.may_write, &fresh)) }
            div.room.is-home[view.porch.is_some()] {
                @if let Some(porch) = &view.porch { (super::home::porch(porch, &view.help, &view.forms, view.may_write, &fresh)) }
                section.room-left id="now" tabindex=[reached.or(view.left.then_some("0"))] aria-label="Now, and the person" { (left_side(view, &fresh)) }
                section.room-middle id="timeline" tabindex=[reached] aria-label="Timeline" { (middle(view, &fresh)) }
                section.room-right id="marks" tabindex=[reached] aria-label="Marks and help" { (right_side(view, &fresh)) }
            }
            div.room-foot {
                @if !view.left && view.may_write { div.just id="just" role="status" {} }
                @if !view.left { nav.panes aria-label="Parts of the room" { @if view.porch.is_some() { a href="#porch" { "Home" } } a href="#now" { "Now" } a href="#timeline" { "Timeline" } a href="#marks" { "Marks" } } }
                (super::help::help(view, &fresh))
            }
        } }
        (outbox(shell, view))
        (view.beside.drawn((view.client, view.session), view.seen, view.porch.is_some()))
    };
    room(shell, &title, body)
}

fn head(view: &Room) -> Markup {
    html! {
        header.room-head {
            h1 hx-boost:inherited="false" { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
            span.soft.about { (view.about) }
            @if !view.left {
                time.clock datetime=(view.t0) data-since=(view.t0) data-server-now=(view.now) { (wording::elapsed(view.elapsed)) }
                span.phase { (view.phase) }
            }
            span.kept id="kept" { "All kept " (view.kept_until) }
        }
    }
}

/// What the device needs to keep taps until the house has them: whose they are, and the words for it.
fn outbox(shell: &Shell, view: &Room) -> Markup {
    html! {
        @if let Some(writer) = view.writer.filter(|_| view.may_write && !view.left) {
            div id="outbox" hidden data-of=(writer) data-waiting="{n} on this device, on the way"
                data-cut="No line to the house. {n} kept on this device, to go there by themselves" data-sign-in="Sign in again: {n} kept on this device"
                data-here="on this device" data-undo="Undo" data-earlier="1 min earlier" data-drop="Do not keep it" data-ago="{n} min ago" data-mark=(urls::SessionMark(view.client, view.session))
                data-withdraw=(urls::WithdrawEntry(view.client, EntryId(uuid::Uuid::nil()))) {}
            script src=(shell.assets.room) defer {}
        }
    }
}

/// Asks for this page again whenever something was kept in the chart; without script the page is as it was drawn. It
/// stands outside of what is drawn anew, so that the line to the house stays open.
///
/// `seen` is the last sequence that the page shows: what came while it was on its way is heard at once. Phones say that
/// they are there without a word in the chart, so the tile of a session at home is asked for by the clock as well.
pub(super) fn live((client, session): (ClientId, SessionId), seen: u64, porch: bool) -> Markup {
    html! {
        div hx-sse:connect={ (urls::SessionLive(client, session)) "?seen=" (seen) } hx-config=r#"{"sse":{"pauseOnBackground":false}}"# {
            span hx-get=(urls::Session(client, session)) hx-trigger=r#"chart from:"closest div""# hx-target="#session" hx-select="#session" hx-swap="outerMorph" {}
            @if porch { span hx-get=(urls::SessionPorch(client, session)) hx-trigger="every 15s" hx-target="#porch-tile" hx-swap="outerMorph" data-porch {} }
        }
    }
}

fn left_side(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        @if let Some(due) = view.due.as_ref().filter(|_| !view.left) {
            section.due.late[due.in_minutes < 0] { h2 { "Next" } b { (due.words()) } }
        }
        @if let Some(reading) = view.reading.as_ref().filter(|it| it.beyond || view.porch.is_none()) {
            section.beyond[reading.beyond] {
                h2 { (reading.at) ", limit " (reading.limit) }
                p.reading.num { (reading.pressure) }
                p.soft { (reading.beside) }
                @if reading.beyond { p.risk role="alert" { b { "At or beyond the limit." } " " (view.instruction) } }
            }
        }
        @if !view.left { (super::bedside::measure(&view.bedside, &view.forms, view.may_write, fresh)) }
        (view.person)
        (role(view, fresh))
        @if !view.left {
            section { label.brightness for="brightness" { "Brightness" input id="brightness" type="range" min="30" max="100" value="100" step="5" data-brightness; } }
        }
    }
}

/// How near the therapist is, and the one tap that says it changed.
fn role(view: &Room, fresh: &Fresh) -> Markup {
    let other = match view.role {
        Some(TherapistRole::QuietPresence) => TherapistRole::GentleGuidance,
        _ => TherapistRole::QuietPresence,
    };
    let words = wording::therapist_role(other);
    html! {
        section {
            h2 { "The therapist is" }
            @if let Some(role) = view.role { p { (wording::therapist_role(role)) } } @else { p.soft { "Nothing was agreed." } }
            @if view.may_write && !view.left {
                form.role method="post" action=(urls::SessionMark(view.client, view.session)) data-outbox data-ink=(words) data-lane="watch" {
                    input type="hidden" name="entry" value=(fresh.id());
                    input type="hidden" name="words" value=(words);
                    button.plain type="submit" name="kind" value="role" { "now " (words) }
                }
            }
        }
    }
}

fn middle(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        (view.lanes)
        @if !view.left && view.may_write {
            div.panels {
                (words(view, fresh))
                (phases(view, fresh))
                (leaving(view.client, view.session, &view.leaving, fresh))
                (untoward(view, fresh))
            }
        }
        (kept_list((view.client, view.session), &view.kept, view.may_write && !view.left, fresh))
    }
}

fn right_side(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        @if view.left { (after(view, fresh)) } @else if view.may_write { (marks(view, fresh)) }
    }
}

fn words(view: &Room, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("mark");
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "Words, or something from before" }
            form method="post" action=(urls::SessionMark(view.client, view.session)) novalidate {
                input type="hidden" name="entry" value=(fresh.id());
                (Choices::one(&filled, "kind", "Whose words").across().offer("words", "The client's").offer("note", "Mine").offer("sound", "Sound"))
                (Field::area(&filled, "words", "Words"))
                (Field::number(&filled, "ago", "How long ago", "min").hint("Empty means now.").optional())
                (quiet_button("Keep"))
            }
        }
    }
}

fn phases(view: &Room, fresh: &Fresh) -> Markup {
    html! {
        @if !view.phases.is_empty() {
            details.panel {
                summary { span { "Phase" span.soft { " · " (view.phase) } } }
                div.row {
                    @for (id, name) in &view.phases {
                        form.inline method="post" action=(urls::SessionPhase(view.client, view.session)) data-outbox data-ink=(name) data-lane="watch" {
                            input type="hidden" name="entry" value=(fresh.id());
                            button.button type="submit" name="phase" value=(id) { (name) }
                        }
                    }
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
                (yes_no_unknown(&filled, "expected", "Such an effect is expected with this medicine"))
                (yes_no_unknown(&filled, "related", "The medicine may have brought it about"))
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
            h2 { @if view.porch.is_some() { (view.name) " is in good hands" } @else { (view.name) " has left" } }
            @if view.contact_planned { p { "The next contact has a time." } }
            @else if view.may_write { (contact(view.client, view.session, &view.forms.named("contact"), fresh)) }
            p.section hx-boost:inherited="false" { @if view.note.1.is_empty() { (view.note.0) } @else { (link_button(&view.note.0, &view.note.1)) } " " (paper(urls::SessionSummary(view.client, view.session), "Print a summary")) }
            @if view.may_write { (untoward(view, fresh)) }
        }
    }
}
