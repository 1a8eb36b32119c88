//! What an associate may do, from what was granted.

use std::collections::BTreeMap;

use alula_core::decide::Colleague;
use alula_core::ids::{EntryId, StaffId};
use alula_core::practice::Held;
use alula_core::supervision::{ENDS_SOON_DAYS, Privilege, PrivilegeStanding, Service, holding};
use jiff::civil::Date;

use super::privileges::{AssociatePage, DutyLine, GrantLine, ServiceLine, WhatIMayDo};
use crate::parts::Forms;
use crate::wording;

impl WhatIMayDo {
    /// The page of one associate about themselves; the last two are what the policies answered: theirs, and others'.
    pub fn of(
        me: StaffId,
        staff: &BTreeMap<StaffId, Colleague>,
        privileges: &[Privilege],
        today: Date,
        [theirs, others]: [Vec<DutyLine>; 2],
    ) -> Self {
        let own = staff.get(&me);
        let supervisor = own.and_then(|it| it.supervisor).and_then(|id| staff.get(&id));
        let end = own.and_then(|it| it.agreement_until);
        Self {
            supervisor: supervisor.map(|it| it.name.clone()).unwrap_or_default(),
            agreement: agreement(end, today),
            licences: own.map(|it| it.licences.iter().map(|it| licence(it, today)).collect()).unwrap_or_default(),
            agreement_missing: end.is_none_or(|end| end < today),
            services: services(privileges, today),
            granted: granted(privileges, staff, today),
            theirs,
            others,
        }
    }
}

impl AssociatePage {
    /// The page of one associate for their supervisor; nothing when nobody works here under this id.
    pub fn of(
        id: StaffId,
        drawn: EntryId,
        staff: &BTreeMap<StaffId, Colleague>,
        privileges: &[Privilege],
        today: Date,
        forms: Forms,
    ) -> Option<Self> {
        let associate = staff.get(&id)?;
        Some(Self {
            id,
            name: associate.name.clone(),
            drawn,
            agreement: agreement(associate.agreement_until, today),
            services: services(privileges, today),
            granted: granted(privileges, staff, today),
            forms,
        })
    }
}

/// How a supervision agreement stands.
pub(super) fn agreement(end: Option<Date>, today: Date) -> String {
    match end {
        None => "No supervision agreement is on file. The practice manager can enter its last day.".to_owned(),
        Some(end) if end < today => {
            format!(
                "The supervision agreement ended on {}. The practice manager can enter a new one.",
                wording::date(end)
            )
        }
        Some(end) => format!("The supervision agreement holds until {}: {}.", wording::date(end), left(end, today)),
    }
}

/// A licence with its last day.
fn licence(it: &Held, today: Date) -> String {
    let kind = wording::sentence(it.kind.words());
    match it.until {
        None => format!("{kind}, with no last day written down."),
        Some(until) if until < today => {
            format!("{kind}: ended on {}. The practice manager enters the new one.", wording::date(until))
        }
        Some(until) => format!("{kind}, until {}: {}.", wording::date(until), left(until, today)),
    }
}

/// `18 days more`, `today is the last day`.
fn left(end: Date, today: Date) -> String {
    match usize::try_from(end.duration_since(today).as_hours() / 24).unwrap_or(0) {
        0 => "today is the last day".to_owned(),
        days => format!("{} more", wording::count(days, "day")),
    }
}

fn services(privileges: &[Privilege], today: Date) -> Vec<ServiceLine> {
    let line = |service: Service| {
        let named = wording::sentence(wording::service(service));
        let Some(it) = holding(privileges, service, today) else {
            return ServiceLine { service: named, level: String::new(), until: String::new(), soon: String::new() };
        };
        let soon = match it.standing(today) {
            PrivilegeStanding::Holds { days_left } if days_left <= ENDS_SOON_DAYS => left(it.is.until, today),
            _ => String::new(),
        };
        let level = wording::sentence(wording::level(it.is.level));
        ServiceLine { service: named, level, until: format!("until {}", wording::date(it.is.until)), soon }
    };
    Service::ALL.into_iter().map(line).collect()
}

fn granted(privileges: &[Privilege], staff: &BTreeMap<StaffId, Colleague>, today: Date) -> Vec<GrantLine> {
    let name = |id: StaffId| staff.get(&id).map_or("a colleague", |it| it.name.as_str());
    let line = |it: &Privilege| GrantLine {
        id: it.id,
        what: format!("{}: {}", wording::sentence(wording::service(it.is.service)), wording::level(it.is.level)),
        when: format!(
            "{} to {}, granted by {}",
            wording::date(it.is.from),
            wording::date(it.is.until),
            name(it.granted_by)
        ),
        words: it.is.words.reveal().to_owned(),
        stands: match (it.standing(today), it.ended) {
            (PrivilegeStanding::NotYet, _) => "begins later".to_owned(),
            (PrivilegeStanding::Holds { .. }, _) => "holds".to_owned(),
            (PrivilegeStanding::Over, _) => "over".to_owned(),
            (PrivilegeStanding::Ended, Some((by, _))) => format!("ended by {}", name(by)),
            (PrivilegeStanding::Ended, None) => "ended".to_owned(),
        },
        open: matches!(it.standing(today), PrivilegeStanding::NotYet | PrivilegeStanding::Holds { .. }),
    };
    privileges.iter().map(line).collect()
}
