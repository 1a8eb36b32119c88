//! The forms of preparation: goals, intentions, wishes, touch, visits.

use alula_core::decide::Command;
use alula_core::ids::ClientId;
use alula_core::intake::Presence;
use alula_core::preparation::{
    GoalEnded, GoalSet, IntentionLetGo, IntentionSet, TouchAgreed, TouchItem, VisitHeld, WishesRecorded,
};
use alula_core::session::home::HomeVetted;
use alula_pages::parts::Filled;
use alula_pages::urls;
use axum::extract::State;

use super::sheet::sent_back;
use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, Wanted, keep};
use crate::reader::Staff;
use crate::site::Site;

async fn act<W: Into<Wanted>>(
    site: &Site,
    staff: &Staff,
    client: ClientId,
    name: &'static str,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<W, Filled> + Send,
) -> Answered {
    match keep(site, &staff.actor, client, form, read).await? {
        Outcome::Kept => {
            let section = if name == "end" { "goals" } else { name };
            Ok(Answer::go(format!("{}#{section}", urls::Preparation(client))))
        }
        Outcome::SentBack(filled) => sent_back(site, staff, client, name, filled).await,
    }
}

pub(crate) async fn goals(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    if form.ticked("ends") {
        return act(&site, &staff, path.client, "end", &form, |mut it| {
            let goal = it.needed_id("end", "Choose the goal that has ended.");
            let words = it.needed("words", "Say how it ended.");
            it.finish(|| Some(Command::EndGoal(GoalEnded { goal: goal?, words })))
        })
        .await;
    }
    act(&site, &staff, path.client, "goals", &form, |mut it| {
        let words = it.needed("words", "Write the goal in the client's own words.");
        it.finish(|| Some(Command::SetGoal(GoalSet { words })))
    })
    .await
}

pub(crate) async fn intentions(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    act(&site, &staff, path.client, "intentions", &form, read_intention).await
}

/// An intention is set, grows out of another, or is let go.
pub(crate) fn read_intention(mut it: Reading<'_>) -> Result<Command, Filled> {
    if it.ticked("let_go") {
        let intention = it.needed_id("let_go", &it.voice().intention_which());
        return it.finish(|| Some(Command::LetGoIntention(IntentionLetGo { intention: intention? })));
    }
    let words = it.needed("words", &it.voice().intention_needed());
    let instead_of = it.id("instead_of");
    it.finish(|| Some(Command::SetIntention(IntentionSet { words, instead_of })))
}

pub(crate) async fn wishes(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, "wishes", &form, |mut it| {
        let (fears, sound) = (it.words("fears"), it.words("sound"));
        let calming = it.needed("calming", "Ask how the client wants to be calmed.");
        let role = it.needed_choice("role", "Ask how near the therapist should be.");
        it.finish(|| Some(Command::RecordWishes(WishesRecorded { fears, calming, sound, role: role? })))
    })
    .await
}

/// No agreement names more kinds of touch than this.
const MOST_TOUCH: usize = 40;

pub(crate) async fn touch(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, "touch", &form, |mut it| {
        let mut items = Vec::new();
        for n in 0..MOST_TOUCH {
            let (what, answer) = (format!("what:{n}"), format!("answer:{n}"));
            let words = it.words(&what);
            let said = it.choice(&answer);
            match (words.is_blank(), said) {
                (true, None) => {}
                (true, Some(_)) => it.fault(what, "Say which touch this answer is about."),
                (false, None) => it.fault(answer, "Choose an answer. What is not answered is no."),
                (false, Some(said)) => items.push(TouchItem { what: words, answer: said }),
            }
        }
        if items.is_empty() {
            it.fault("what:0", "Name at least one kind of touch, also when the answer is no.");
        }
        it.finish(|| Some(Command::AgreeTouch(TouchAgreed { items })))
    })
    .await
}

pub(crate) async fn home(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, "home", &form, |mut it| {
        let mut answer = |field: &str| it.choice(field).unwrap_or(Presence::Unknown);
        let (cuff, lockbox, means) = (answer("cuff"), answer("lockbox"), answer("means"));
        let (nobody_in_care, no_water_or_height) = (answer("nobody_in_care"), answer("no_water_or_height"));
        let words = it.words("words");
        let vetted = HomeVetted { cuff, lockbox, means, nobody_in_care, no_water_or_height, words };
        it.finish(|| Some(Command::VetHome(vetted)))
    })
    .await
}

pub(crate) async fn visits(State(site): State<Site>, staff: Staff, At(path): At<ClientPath>, form: Form) -> Answered {
    act(&site, &staff, path.client, "visits", &form, |mut it| {
        let kind = it.needed_choice("kind", "Choose what kind of visit it was.");
        let at = it.needed_time("at", "Say when it began.");
        let length = it.needed_number("length", "Say how many minutes it lasted.");
        let summary = it.needed("summary", "Write in a sentence what it was about.");
        it.finish(|| Some((Command::HoldVisit(VisitHeld { kind: kind?, length: length?, summary }), Some(at?))))
    })
    .await
}
