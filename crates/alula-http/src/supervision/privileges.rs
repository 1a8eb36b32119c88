//! `GET /what-i-may-do`, and what a supervisor grants an associate.

use alula_core::ids::{ClientId, StaffId};
use alula_core::supervision::NewPrivilege;
use alula_pages::parts::{Filled, Forms};
use alula_pages::supervision::{AssociatePage, DutyLine, WhatIMayDo, associate_page, what_i_may_do};
use alula_pages::urls;
use alula_policy::{Action, Resource, Team, permit};
use axum::extract::State;
use maud::Markup;

use crate::address::{AssociatePath, At, PrivilegePath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// What the policies are asked about, in words, and whose it is when it is not an associate's.
const DUTIES: &[(Action, &str, &str)] = &[
    (Action::TakeHistory, "Take the history and the screening questions", "a clinician of the team"),
    (Action::RecordWishes, "Prepare: goals, intentions, wishes, touch", "a clinician of the team"),
    (Action::ReviewRisk, "Look at risk, and raise a concern", "a clinician of the team"),
    (Action::PlanSession, "Plan a session", "a clinician of the team"),
    (Action::RaiseHold, "Hold the medicine", "a clinician of the team"),
    (Action::GiveMedicine, "Give the medicine as ordered, once every gate is open", "the therapist or the prescriber"),
    (Action::SignNote, "Sign your own notes; the supervisor co-signs", "the therapist or the prescriber"),
    (Action::CosignNote, "Co-sign a note", "the supervisor of record"),
    (Action::OverrideGate, "Pass a gate by decision", "the supervisor or the prescriber"),
    (Action::LiftHold, "Lift a hold", "the prescriber"),
    (Action::DecideEligibility, "Decide on eligibility", "the prescriber"),
    (Action::WriteOrder, "Write or withdraw an order", "the prescriber"),
    (Action::NameTeam, "Change who cares for a client", "the manager or a licensed therapist"),
];

pub(crate) async fn own(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let privileges = house.own_privileges(&staff.actor).await?;
    // A chart in which they sit with the client, beside a supervisor and a prescriber.
    let other = Some(StaffId(uuid::Uuid::nil()));
    let team = Team { therapist: Some(staff.id), supervisor: other, prescriber: other };
    let chart = Resource::Chart { client: ClientId(uuid::Uuid::nil()), team };
    let (mut theirs, mut others) = (Vec::new(), Vec::new());
    for &(action, what, whose) in DUTIES {
        let duties = if permit(&staff.actor, action, &chart).is_permit() { &mut theirs } else { &mut others };
        duties.push(DutyLine { what, whose });
    }
    let all = house.colleagues().await?;
    let view = WhatIMayDo::of(staff.id, &all, &privileges, house.today(), [theirs, others]);
    Ok(Answer::page(what_i_may_do(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn get(State(site): State<Site>, staff: Staff, At(path): At<AssociatePath>) -> Answered {
    Ok(Answer::page(draw(&site, &staff, path.associate, Forms::fresh()).await?))
}

pub(crate) async fn grant(State(site): State<Site>, staff: Staff, At(path): At<AssociatePath>, form: Form) -> Answered {
    let associate = path.associate;
    let wanted = match read(&form, &site, associate) {
        Ok(wanted) => wanted,
        Err(filled) => return sent_back(&site, &staff, associate, "grant", filled).await,
    };
    match site.house().grant_privilege(&staff.actor, form.entry()?, wanted).await? {
        Ok(()) => Ok(Answer::go(urls::Associate(associate))),
        Err(refusal) => sent_back(&site, &staff, associate, "grant", form.filled().refused(&refusal)).await,
    }
}

pub(crate) async fn end(State(site): State<Site>, staff: Staff, At(path): At<PrivilegePath>, form: Form) -> Answered {
    let (associate, id) = (path.associate, path.privilege);
    match site.house().end_privilege(&staff.actor, associate, id).await? {
        Ok(()) => Ok(Answer::go(urls::Associate(associate))),
        Err(refusal) => {
            sent_back(&site, &staff, associate, &format!("end-{id}"), form.filled().refused(&refusal)).await
        }
    }
}

fn read(form: &Form, site: &Site, associate: StaffId) -> Result<NewPrivilege, Filled> {
    let mut reading = Reading::of(form, site.house().zone());
    let service = reading.needed_choice("service", "Choose for what.");
    let level = reading.needed_choice("level", "Choose how far they go alone.");
    let from = reading.needed_day("from", "Say from which day.");
    let until = reading.needed_day("until", "Say until which day.");
    let words = reading.words("words");
    reading.finish(|| {
        Some(NewPrivilege { associate, service: service?, level: level?, from: from?, until: until?, words })
    })
}

async fn sent_back(site: &Site, staff: &Staff, associate: StaffId, name: &str, filled: Filled) -> Answered {
    Ok(Answer::unprocessable(draw(site, staff, associate, Forms::fresh().with(name, filled)).await?))
}

async fn draw(site: &Site, staff: &Staff, associate: StaffId, forms: Forms) -> Result<Markup, Stop> {
    let house = site.house();
    let privileges = house.privileges_of(&staff.actor, associate).await?;
    let all = house.colleagues().await?;
    let view = AssociatePage::of(associate, house.new_id(), &all, &privileges, house.today(), forms);
    Ok(associate_page(&staff.shell(site).await?, &view.ok_or(Stop::NotFound)?))
}
