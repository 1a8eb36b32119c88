//! `GET` and `POST /people/{person}/leave`.

use std::collections::BTreeMap;

use alula_app::{LeaveRefusal, Leaving, Successors, TeamPart};
use alula_core::decide::{Colleague, Role};
use alula_core::ids::{EntryId, StaffId};
use alula_pages::office::leave::{LeavePage, Part, leave_page};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;
use maud::Markup;

use super::inbox::title;
use crate::address::{At, PersonPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// The parts that go over, with the field of the form and what it asks.
const PARTS: [(TeamPart, &str, &str); 3] = [
    (TeamPart::Therapist, "therapist", "Who is their therapist from now on?"),
    (TeamPart::Supervisor, "supervisor", "Who supervises them from now on?"),
    (TeamPart::Prescriber, "prescriber", "Who prescribes for them from now on?"),
];

pub(crate) async fn get(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>) -> Answered {
    let held = held(&site, &staff, path.person).await?;
    Ok(Answer::page(draw(&site, &staff, &held, Filled::new(), site.house().new_id()).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>, form: Form) -> Answered {
    let held = held(&site, &staff, path.person).await?;
    let entry = form.entry()?;
    let mut it = Reading::of(&form, site.house().zone());
    let mut named = [None; 3];
    for (place, (part, field, _)) in PARTS.into_iter().enumerate() {
        if held.holds(part) {
            named[place] = it.needed_id(field, "Please choose who takes this over.");
        }
    }
    let [therapist, supervisor, prescriber] = named;
    let wrong = match it.finish(|| Some(Successors { therapist, supervisor, prescriber })) {
        Err(filled) => filled,
        Ok(to) => match site.house().close_leaver(&staff.actor, path.person, entry, to).await? {
            Ok(_) => return Ok(Answer::go(urls::People)),
            Err(refusal) => refused(&form, &refusal),
        },
    };
    Ok(Answer::unprocessable(draw(&site, &staff, &held, wrong, entry).await?))
}

fn refused(form: &Form, refusal: &LeaveRefusal) -> Filled {
    let words = wording::sentence(&format!("{refusal}."));
    match refusal {
        LeaveRefusal::NoSuccessor(part) => match PARTS.into_iter().find(|(it, ..)| it == part) {
            Some((_, field, _)) => form.filled().wrong(field, words),
            None => form.filled().wrong_as_a_whole(words),
        },
        LeaveRefusal::Person(_) => form.filled().wrong_as_a_whole(words),
    }
}

async fn held(site: &Site, staff: &Staff, person: StaffId) -> Result<Leaving, Stop> {
    let held = site.house().leaving(&staff.actor, person).await?.ok_or(Stop::NotFound)?;
    if held.person.active { Ok(held) } else { Err(Stop::NotFound) }
}

async fn draw(site: &Site, staff: &Staff, held: &Leaving, form: Filled, entry: EntryId) -> Result<Markup, Stop> {
    let colleagues = site.house().colleagues().await?;
    let parts = PARTS.into_iter().filter(|(part, ..)| held.holds(*part)).map(|(part, field, asks)| Part {
        field,
        asks: asks.to_owned(),
        about: about(held, part),
        offered: offered(held, part, &colleagues),
    });
    let view = LeavePage {
        id: held.person.id,
        name: held.person.name.reveal().to_owned(),
        parts: parts.collect(),
        tasks: held.tasks.iter().map(|it| (title(it.kind).to_owned(), it.name.reveal().to_owned())).collect(),
        drafts: held.drafts.iter().map(|it| it.reveal().to_owned()).collect(),
        form,
        entry,
    };
    Ok(leave_page(&staff.shell(site).await?, &view))
}

fn about(held: &Leaving, part: TeamPart) -> Vec<String> {
    let charts = held.charts.iter().filter(|it| it.parts.contains(&part)).map(|it| it.name.reveal().to_owned());
    let associates = held.supervises.iter().filter(|_| part == TeamPart::Supervisor);
    let associates = associates.map(|it| format!("{}, an associate", it.name.reveal()));
    associates.chain(charts).collect()
}

fn offered(held: &Leaving, part: TeamPart, colleagues: &BTreeMap<StaffId, Colleague>) -> Vec<(String, String)> {
    let fits = |it: &Colleague| match part {
        TeamPart::Therapist => matches!(it.role, Role::Therapist | Role::Associate | Role::Supervisor),
        TeamPart::Supervisor => it.role == Role::Supervisor,
        TeamPart::Prescriber => it.role == Role::Prescriber,
        TeamPart::Sitter => false,
    };
    let others = colleagues.iter().filter(|(id, it)| it.active && **id != held.person.id && fits(it));
    others.map(|(id, it)| (id.to_string(), format!("{}, {}", it.name, wording::role(it.role)))).collect()
}
