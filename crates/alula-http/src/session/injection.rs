//! An injection: the label of the vial, the two who look at it, and the needle.

use alula_app::entrance::SignInRefusal;
use alula_core::decide::Command;
use alula_core::ids::StaffId;
use alula_core::intake::Presence;
use alula_core::session::{InjectionChecked, SessionPlanned, VialRead};
use alula_core::units::{Micrograms, Microlitres};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use alula_policy::Actor;
use axum::extract::State;

use super::act::act;
use super::page::sent_back;
use crate::address::{At, SessionPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::intake::amount;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

fn strength(it: &mut Reading<'_>, form: &Form) -> Option<Micrograms> {
    let text = form.raw("strength").trim();
    if text.is_empty() {
        it.fault("strength", "Read the strength from the vial, in mg in 1 mL.");
        return None;
    }
    amount::milligrams(text).map_err(|wrong| it.fault("strength", wrong)).ok()
}

fn left(it: &mut Reading<'_>, form: &Form) -> Option<Microlitres> {
    let text = form.raw("left").trim();
    if text.is_empty() {
        it.fault("left", "Write what is left in the vial, in mL; 0 when it is empty.");
        return None;
    }
    amount::millilitres(text).map_err(|wrong| it.fault("left", wrong)).ok()
}

pub(crate) async fn vial(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let session = path.session;
    let order = chart.find::<SessionPlanned>(session.entry()).ok_or(Stop::NotFound)?.is.order;
    act(&site, &staff, &path, "vial", &form, |mut it| {
        let amount = it.needed_number("amount", "The order names no amount. Ask the prescriber.");
        let identity =
            it.needed_choice("identity", "Ask for the name and the day of birth, and say whether they agree.");
        let allergies = it.needed_choice("allergies", "Read the allergies out, and say whether they agree.");
        let product = it.needed("product", "Copy the product from the label.");
        let strength = strength(&mut it, &form);
        let lot = it.needed("lot", "Copy the lot from the label.");
        let expires = it.needed_day("expires", "Copy the last day from the label.");
        let ndc = it.words("ndc");
        it.finish(|| {
            Some(Command::ReadVial(VialRead {
                session,
                order,
                amount: amount?,
                identity: identity?,
                allergies: allergies?,
                product,
                strength: strength?,
                lot,
                expires: expires?,
                ndc,
            }))
        })
    })
    .await
}

pub(crate) async fn check(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    if !form.has("colleague") {
        return act(&site, &staff, &path, "check", &form, |it| looked(it, &path, &form, Command::CheckInjection)).await;
    }
    let proved = match form.raw("colleague").parse() {
        Ok(colleague) => proved(&site, colleague, &form).await?,
        Err(_) => Err(form.filled().wrong("colleague", "Choose who looks.")),
    };
    let kept = match proved {
        Ok(colleague) => {
            let read = |it: Reading<'_>| looked(it, &path, &form, Command::WitnessInjection);
            keep(&site, &colleague, path.client, &form, read).await?
        }
        Err(wrong) => Outcome::SentBack(wrong),
    };
    match kept {
        Outcome::Kept => Ok(Answer::go(urls::Session(path.client, path.session))),
        Outcome::SentBack(wrong) => sent_back(&site, &staff, &path, "check", wrong).await,
    }
}

fn looked(
    mut it: Reading<'_>,
    path: &SessionPath,
    form: &Form,
    asks: fn(InjectionChecked) -> Command,
) -> Result<Command, Filled> {
    let session = path.session;
    let vial = it.needed_id("vial", "Read the label of the vial first.");
    let volume = it.needed_number("volume", "Read the label of the vial first.");
    let strength = strength(&mut it, form);
    let left = left(&mut it, form);
    let waste_seen = it.choice("waste_seen").unwrap_or(Presence::Unknown);
    it.finish(|| {
        let (vial, strength, volume, left) = (vial?, strength?, volume?, left?);
        Some(asks(InjectionChecked { session, vial, strength, volume, left, waste_seen }))
    })
}

/// The colleague whose password was given; or what is wrong beside it.
async fn proved(site: &Site, colleague: StaffId, form: &Form) -> Result<Result<Actor, Filled>, Stop> {
    let words = match site.house().prove_beside(colleague, &form.raw("password").into()).await? {
        Ok(actor) => return Ok(Ok(actor)),
        Err(SignInRefusal::Wrong) => "This is not the password of this colleague. Please try once more.".to_owned(),
        Err(wait @ SignInRefusal::Wait { .. }) => wording::sentence(&format!("{wait}.")),
    };
    Ok(Err(form.filled().wrong("password", words)))
}

pub(crate) async fn inject(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "inject", &form, |mut it| {
        let where_to = it.needed_choice("site", "Say where the needle went in.");
        it.finish(|| Some(Command::Inject { session, site: where_to? }))
    })
    .await
}
