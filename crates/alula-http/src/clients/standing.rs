//! `GET /clients/{client}` for whoever runs the practice: where the client stands.

use alula_core::Chart;
use alula_core::intake::{ClientAdmitted, TeamNamed};
use alula_core::pathway::CareStep;
use alula_pages::clients::standing::{Standing, standing};
use alula_pages::wording;
use alula_policy::{Action, Resource, permit};

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(super) async fn page(site: &Site, staff: &Staff, chart: &Chart) -> Answered {
    let row = alula_app::rows(chart).client.ok_or(Stop::NotFound)?;
    let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person).ok_or(Stop::NotFound)?;
    let colleagues = site.house().colleagues().await?;
    let team = chart.last::<TeamNamed>().map(|it| it.is);
    let named = team.map(|it| {
        [("Therapist", Some(it.therapist)), ("Supervisor", it.supervisor), ("Prescriber", it.prescriber)]
            .into_iter()
            .filter_map(|(what, id)| Some((what.to_owned(), colleagues.get(&id?)?.name.clone())))
            .collect()
    });
    let contact = [("Phone", &person.phone), ("E-mail", &person.email), ("Address", &person.address)];
    let contact = contact.into_iter().filter(|(_, it)| !it.is_blank());
    let on = alula_app::chart_resource(chart);
    let may = |action| permit(&staff.actor, action, &on).is_permit();
    let view = Standing {
        client: chart.client(),
        name: row.name.reveal().to_owned(),
        phase: CareStep::of(&row.phase).map(wording::care_step).unwrap_or_default().to_owned(),
        next: wording::to_do(&row.step).to_owned(),
        changed: wording::since(row.updated_at, site.house().now(), site.house().zone()),
        team: named.unwrap_or_default(),
        contact: contact.map(|(what, it)| (what.to_owned(), it.reveal().to_owned())).collect(),
        may_name_team: may(Action::NameTeam),
        may_invite: may(Action::InviteClient),
        may_see_access: permit(&staff.actor, Action::ReadAccessLog, &Resource::Practice).is_permit(),
        may_plan: may(Action::PlanContact),
        may_correct: may(Action::CorrectContact),
    };
    Ok(Answer::page(standing(&staff.shell(site).await?, &view)))
}
