//! The session at home: who stays with the client, what is watched from afar, and the ladder that is climbed when nobody
//! looks in.

mod after;
mod begin;
mod calls;
mod line;
mod people;
mod place;
mod rehearsal;
mod sitter;
mod watch;

pub(crate) use after::speaks_of_danger;
pub use after::{CheckIn, CheckedIn, Feeling, LetterHeld};
pub use begin::{BEGIN_WITHIN, BeginOpened, MedicinePlaced, may_begin};
pub(crate) use begin::{first_amount, opened};
pub use calls::{
    AlarmHeard, CompanyWanted, Decision, EmergencyDecided, LadderStepReached, LookIn, LookedIn, Looks, PersonReached,
    Whom,
};
pub use line::{LineSent, PreparedLine, line_sent};
pub use people::{SecondReachable, WatchAccepted, WatchOffered, second_person, watch_offer, watcher};
pub use place::{AddressConfirmed, CountTime, HomeVetted, LozengesCounted};
pub use rehearsal::{Phone, Rehearsed, rehearsal};
pub use sitter::{SitterAgreed, SitterNamed, SitterReleased, SitterSeen, SitterTaught, SitterTold, sitter};
pub use watch::{Alarm, Step, Unanswered, Watch, company_wanted, look_in_every, unanswered, watch};

use super::SessionView;
use super::life::{known, not_now};
use crate::chart::Chart;
use crate::decide::{Command, Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::intake::Setting;

/// Decides every command of a session at home.
pub(crate) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    match &request.command {
        Command::NameSitter(it) => sitter::name(chart, request, it, ctx),
        Command::LearnAsSitter(it) => sitter::learn(chart, request, it, ctx),
        Command::AgreeAsSitter(it) => sitter::agree(chart, request, it, ctx),
        Command::SeeSitter(it) => sitter::see(chart, request, it, ctx),
        Command::ReleaseSitter(it) => sitter::release(chart, request, it, ctx),
        Command::VetHome(it) => place::vet(request, it, ctx),
        Command::ConfirmAddress(it) => place::confirm_address(chart, request, it, ctx),
        Command::CountLozenges(it) => place::count(chart, request, it, ctx),
        Command::Rehearse(it) => rehearsal::rehearse(chart, request, it, ctx),
        Command::BeSecond(it) => people::be_second(chart, request, it, ctx),
        Command::OfferWatch(it) => people::offer(chart, request, it, ctx),
        Command::AcceptWatch(it) => people::accept(chart, request, it, ctx),
        Command::OpenBegin(it) => begin::open(chart, request, it, ctx),
        Command::HearAlarm(it) => calls::hear(chart, request, it, ctx),
        Command::ReachPerson(it) => calls::reach(chart, request, it, ctx),
        Command::DecideEmergency(it) => calls::decide_emergency(chart, request, it, ctx),
        Command::SendLine(it) => line::send(chart, request, it, ctx),
        Command::ReachLadderStep(it) => calls::reach_step(chart, request, it, ctx),
        _ => Err(Refusal::NotFound { what: "session" }),
    }
}

/// The session while it is one at home.
pub(super) fn at_home(chart: &Chart, id: SessionId) -> Result<SessionView<'_>, Refusal> {
    let session = known(chart, id)?;
    if session.plan.is.setting == Setting::Home { Ok(session) } else { not_now("This session is in the office.") }
}

/// Refuses once the medicine was given or the session is over.
pub(super) fn not_later(session: &SessionView<'_>) -> Result<(), Refusal> {
    if !session.is_open() {
        return not_now("This session is over.");
    }
    if session.t0().is_some() { not_now("The medicine was already given.") } else { Ok(()) }
}
