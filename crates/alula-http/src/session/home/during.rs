//! After T0 at home: alarms heard, people reached, an emergency decided, a line to the sitter, the watch handed over.

use alula_core::decide::Command;
use alula_core::ids::StaffId;
use alula_core::session::home::{AlarmHeard, EmergencyDecided, LineSent, PersonReached, WatchAccepted, WatchOffered};
use alula_core::units::Minutes;
use axum::extract::State;
use jiff::SignedDuration;

use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::Staff;
use crate::session::act::act;
use crate::site::Site;

pub(crate) async fn heard(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "heard", &form, |mut it| {
        let step = it.needed_id("step", "Say which alarm was heard.");
        it.finish(|| Some(Command::HearAlarm(AlarmHeard { session, step: step? })))
    })
    .await
}

pub(crate) async fn reached(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let (session, now) = (path.session, site.house().now());
    act(&site, &staff, &path, "reached", &form, |mut it| {
        let whom = it.needed_choice("whom", "Say whom you reached.");
        let well = it.needed_choice("well", "Say whether all is well there.");
        let next: Option<Minutes> = it.number("next");
        let next = next.map(|it| now + SignedDuration::from_mins(it.get()));
        let words = it.words("words");
        it.finish(|| Some(Command::ReachPerson(PersonReached { session, whom: whom?, well: well?, next, words })))
    })
    .await
}

pub(crate) async fn decide(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "decide", &form, |mut it| {
        let what = it.needed_choice("what", "Say what was decided.");
        let words = it.words("words");
        it.finish(|| Some(Command::DecideEmergency(EmergencyDecided { session, what: what?, words })))
    })
    .await
}

pub(crate) async fn line(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "line", &form, |mut it| {
        let line = it.needed_choice("line", "Choose one of the lines.");
        it.finish(|| Some(Command::SendLine(LineSent { session, line: line? })))
    })
    .await
}

pub(crate) async fn offer(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "offer", &form, |mut it| {
        let to: Option<StaffId> = it.needed_id("to", "Choose who watches on.");
        it.finish(|| Some(Command::OfferWatch(WatchOffered { session, to: to? })))
    })
    .await
}

pub(crate) async fn accept(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "accept", &form, |mut it| {
        let offer = it.needed_id("offer", "Say which offer you accept.");
        it.finish(|| Some(Command::AcceptWatch(WatchAccepted { session, offer: offer? })))
    })
    .await
}
