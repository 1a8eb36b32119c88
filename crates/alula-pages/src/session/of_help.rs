//! What help needs to know, from a chart.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::SessionId;
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, MedicineRecorded, MedicineStatus, NoAllergyStated, OrderWritten, Setting,
};
use alula_core::session::home::AddressConfirmed;
use alula_core::session::{Life, SessionView};
use jiff::Timestamp;

use super::HelpCard;
use super::home::rings;
use super::of_room::limits;
use crate::wording;

pub(super) fn help(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> HelpCard {
    let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person);
    let age = person.map(|it| ctx.now.to_zoned(ctx.zone.clone()).date().year() - it.birth_date.year());
    let order: Option<&OrderWritten> = session.order.map(|it| it.is);
    let place = session.plan.is.place.reveal();
    let taken = |at: Timestamp, amount: String| {
        format!("ketamine {amount}, {}, at {}", wording::route(session.plan.is.route), wording::clock(at, ctx.zone))
    };
    let mut amounts = Vec::new();
    if let Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } = &session.life {
        amounts.push(taken(given.at(), given.is.amount.in_milligrams()));
    }
    amounts.extend(session.added.iter().map(|it| taken(it.at(), it.is.amount.in_milligrams())));
    let allergies: Vec<_> = chart.all::<AllergyRecorded>().map(|it| it.is.text.reveal().to_owned()).collect();
    let none_known = allergies.is_empty() && chart.last::<NoAllergyStated>().is_some();
    let medicines: Vec<_> = chart
        .all::<MedicineRecorded>()
        .filter(|it| it.is.status == MedicineStatus::Taking)
        .map(|it| format!("{} {}", it.is.text.reveal(), it.is.dose.reveal()).trim().to_owned())
        .collect();
    HelpCard {
        address: match session.plan.is.setting {
            Setting::Office => format!("At the practice. {place}"),
            Setting::Home => address_at_home(chart, session.id)
                .or_else(|| person.map(|it| it.address.reveal().to_owned()))
                .unwrap_or_default(),
        },
        numbers: match session.plan.is.setting {
            Setting::Office => Vec::new(),
            Setting::Home => rings(chart, session).numbers(),
        },
        who: [person.map(|it| it.name.reveal().to_owned()), age.map(|it| format!("about {it} years"))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        taken: amounts,
        allergies: if none_known { "none known".to_owned() } else { allergies.join(", ") },
        medicines: medicines.join(", "),
        limits: limits(session, ctx, ctx.now)
            .map(|(upper, lower)| {
                let by = wording::limits_set_by(upper.from, lower.from);
                format!("pressure {}/{}, by {by}", upper.value, lower.value)
            })
            .unwrap_or_default(),
        instruction: order.map(|it| it.instruction.reveal().to_owned()).unwrap_or_default(),
    }
}

/// Where help has to come, as it was said and read back: with the door.
fn address_at_home(chart: &Chart, session: SessionId) -> Option<String> {
    let said = chart.all::<AddressConfirmed>().rfind(|it| it.is.session == session)?;
    let parts = [&said.is.street, &said.is.door, &said.is.town].map(|it| it.reveal().trim());
    Some(parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "))
}
