//! Before the medicine at home: the sitter, the address, the count, the second clinician, and the beginning.

use alula_core::decide::Command;
use alula_core::intake::Presence;
use alula_core::session::home::{
    AddressConfirmed, BeginOpened, CountTime, LozengesCounted, SecondReachable, SitterNamed, SitterReleased, SitterSeen,
};
use axum::extract::State;

use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::session::act::act;
use crate::site::Site;

fn answered(it: &mut Reading<'_>, field: &str) -> Presence {
    it.choice(field).unwrap_or(Presence::Unknown)
}

pub(crate) async fn sitter(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "sitter", &form, |mut it| {
        let named = SitterNamed {
            session,
            name: it.needed("name", "Write the name of who stays with the client."),
            phone: it.needed("phone", "Write the number at which they can be rung."),
            relation: it.words("relation"),
            adult: answered(&mut it, "adult"),
        };
        it.finish(|| Some(Command::NameSitter(named)))
    })
    .await
}

pub(crate) async fn seen(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "seen", &form, |mut it| {
        let seen = SitterSeen {
            session,
            there: answered(&mut it, "there"),
            sober: answered(&mut it, "sober"),
            answered: answered(&mut it, "answered"),
            stays: answered(&mut it, "stays"),
        };
        it.finish(|| Some(Command::SeeSitter(seen)))
    })
    .await
}

pub(crate) async fn rest(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "rest", &form, |it| {
        it.finish(|| Some(Command::ReleaseSitter(SitterReleased { session })))
    })
    .await
}

pub(crate) async fn address(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "address", &form, |mut it| {
        let said = AddressConfirmed {
            session,
            street: it.needed("street", "Write street and number, as they were read back."),
            door: it.words("door"),
            town: it.needed("town", "Write town and state."),
            licensed_here: answered(&mut it, "licensed_here"),
            dial: answered(&mut it, "dial"),
        };
        it.finish(|| Some(Command::ConfirmAddress(said)))
    })
    .await
}

pub(crate) async fn count(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "count", &form, |mut it| {
        let when: Option<CountTime> = it.needed_choice("when", "Say when they were counted.");
        let counted = it.needed_number("counted", "Count how many lozenges there are.");
        let expected = it.needed_number("expected", "Say how many there should be.");
        let words = it.words("words");
        it.finish(|| {
            let (when, counted, expected) = (when?, counted?, expected?);
            Some(Command::CountLozenges(LozengesCounted { session, when, counted, expected, words }))
        })
    })
    .await
}

pub(crate) async fn second(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "second", &form, |mut it| {
        let until = it.needed_time("until", "Say until when you can be reached.");
        it.finish(|| Some(Command::BeSecond(SecondReachable { session, until: until? })))
    })
    .await
}

pub(crate) async fn begin(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "begin", &form, |it| it.finish(|| Some(Command::OpenBegin(BeginOpened { session }))))
        .await
}
