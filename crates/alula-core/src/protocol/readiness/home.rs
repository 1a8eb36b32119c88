//! Checks of a session at home.

use jiff::SignedDuration;

use super::day::yes;
use super::view::{Answer, View, span};
use crate::chart::Said;
use crate::ids::{SessionId, SitterId};
use crate::intake::{Presence, Setting};
use crate::ledger::{Author, Stated};
use crate::protocol::{Check, ThresholdId};
use crate::session::home::{
    AddressConfirmed, CountTime, HomeVetted, LozengesCounted, Phone, Rehearsed, SitterAgreed, SitterNamed, SitterSeen,
    SitterTaught, second_person,
};
use crate::session::{MedicineGiven, SessionPlanned};

pub(super) fn answer(check: &Check, view: &View<'_>) -> Option<Answer> {
    Some(match check {
        Check::FirstInOffice => first_in_office(view),
        Check::HomeVetted => home_vetted(view),
        Check::SitterReady => sitter_ready(view),
        Check::SitterPresent => sitter_present(view),
        Check::Rehearsed => rehearsed(view),
        Check::SecondInReach => second_in_reach(view),
        Check::AddressConfirmed => address_confirmed(view),
        Check::LozengesCounted => lozenges_counted(view),
        _ => return None,
    })
}

/// The first of several answers that is not yes, or the last of them.
fn all(answers: impl IntoIterator<Item = (&'static str, Presence)>) -> Answer {
    for (what, presence) in answers {
        match presence {
            Presence::Present => {}
            Presence::Absent => return Answer::fail(format!("No: {what}")),
            Presence::Unknown => return Answer::unknown(format!("Not answered: {what}")),
        }
    }
    Answer::pass("Yes")
}

fn first_in_office(view: &View<'_>) -> Answer {
    let place = |session: SessionId| view.chart.find::<SessionPlanned>(session.entry()).map(|it| it.is.setting);
    let given = view.all::<MedicineGiven>().find(|it| place(it.is.session) == Some(Setting::Office));
    given.map_or_else(|| Answer::unknown("No session in the office so far"), |it| Answer::pass("Yes").of(it))
}

fn home_vetted(view: &View<'_>) -> Answer {
    let Some(said) = view.last::<HomeVetted>() else { return Answer::nothing() };
    let it = said.is;
    let answers = [
        ("the cuff was compared", it.cuff),
        ("medicine is locked away", it.lockbox),
        ("weapons and other means are out of reach", it.means),
        ("nobody in sole care", it.nobody_in_care),
        ("no bath, pool or balcony", it.no_water_or_height),
    ];
    all(answers).of(said)
}

fn of_session<'a, T: Stated + 'a>(view: &View<'a>, session: impl Fn(&T) -> SessionId) -> Option<Said<'a, T>> {
    view.last_of::<T>(|it| Some(session(it)) == view.session)
}

fn sitter_ready(view: &View<'_>) -> Answer {
    let Some(named) = of_session::<SitterNamed>(view, |it| it.session) else {
        return Answer::unknown("Nobody is named");
    };
    if named.is.adult != Presence::Present {
        return yes(named.is.adult).of(named);
    }
    let theirs = Author::Sitter(SitterId::of(named.id()));
    let taught = view.all::<SitterTaught>().find(|it| Some(it.is.session) == view.session && it.author() == theirs);
    let agreed = view.all::<SitterAgreed>().find(|it| Some(it.is.session) == view.session && it.author() == theirs);
    match (taught, agreed) {
        (None, _) => Answer::unknown("The five questions are open").of(named),
        (Some(taught), None) => Answer::unknown("Has not agreed yet").of(named).of(taught),
        (Some(taught), Some(agreed)) => Answer::pass(named.is.name.reveal().to_owned()).of(named).of(taught).of(agreed),
    }
}

fn sitter_present(view: &View<'_>) -> Answer {
    let Some(said) = of_session::<SitterSeen>(view, |it| it.session) else { return Answer::nothing() };
    let named = of_session::<SitterNamed>(view, |it| it.session);
    if view.day(said.at()) != view.today() {
        return Answer::unknown("Not seen today").of(said);
    }
    if named.is_some_and(|named| named.header.sequence > said.header.sequence) {
        return Answer::unknown("Somebody else was named since").of(said);
    }
    let it = said.is;
    let answers = [
        ("in the same home", it.there),
        ("sober", it.sober),
        ("answered the phone", it.answered),
        ("stays, and knows the plan for the morning", it.stays),
    ];
    all(answers).of(said)
}

fn rehearsed(view: &View<'_>) -> Answer {
    let limit = view.limit(ThresholdId::RehearsalFreshH);
    let of = |phone: Phone| view.last_of::<Rehearsed>(|it| Some(it.session) == view.session && it.phone == phone);
    let mut answer = Answer::pass("Both").by(limit);
    for (phone, whose) in [(Phone::Client, "the client's phone"), (Phone::Sitter, "the sitter's phone")] {
        let limit = view.limit(ThresholdId::RehearsalFreshH);
        let Some(said) = of(phone) else { return Answer::unknown(format!("Not yet: {whose}")).by(limit) };
        let age = view.since(said.at());
        if age > SignedDuration::from_hours(limit.value) {
            return Answer::unknown(format!("{} ago: {whose}", span(age))).of(said).by(limit);
        }
        let missing = said.is.missing();
        if !missing.is_empty() {
            return Answer::fail(format!("Not on {whose}: {}", missing.join(", "))).of(said);
        }
        answer = answer.of(said);
    }
    answer
}

fn second_in_reach(view: &View<'_>) -> Answer {
    let Some((id, until)) = view.session.and_then(|session| second_person(view.chart, session, view.as_of)) else {
        return Answer::unknown("Nobody has said so yet");
    };
    let until = until.to_zoned(view.ctx.zone.clone());
    let name = view.colleague(id).map_or("a colleague", |it| &it.name);
    Answer::pass(format!("{name}, until {:02}:{:02}", until.hour(), until.minute()))
}

fn address_confirmed(view: &View<'_>) -> Answer {
    let Some(said) = of_session::<AddressConfirmed>(view, |it| it.session) else { return Answer::nothing() };
    if view.day(said.at()) != view.today() {
        return Answer::unknown("Not confirmed today").of(said);
    }
    let it = said.is;
    all([("in a state with a licence", it.licensed_here), ("how help is called from there", it.dial)]).of(said)
}

fn lozenges_counted(view: &View<'_>) -> Answer {
    let said = view.last_of::<LozengesCounted>(|it| Some(it.session) == view.session && it.when == CountTime::Before);
    let Some(said) = said else { return Answer::nothing() };
    if view.day(said.at()) != view.today() {
        return Answer::unknown("Not counted today").of(said);
    }
    let words = format!("{} there, {} should be", said.is.counted, said.is.expected);
    Answer::when((said.is.counted == said.is.expected).into(), words).of(said)
}
