//! What an associate may do, from when until when, as their supervisor granted it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decide::{Colleague, Refusal, Role};
use crate::ids::{EntryId, StaffId};
use crate::private::Private;

/// A privilege that ends within so many days is said to end soon. A proposal of ours.
pub const ENDS_SOON_DAYS: i64 = 30;

/// A piece of the care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// The first talks, and the questions before the medicine.
    Intake,
    /// Visits before a session.
    Preparation,
    /// A session with medicine.
    MedicineSession,
    /// Visits after a session.
    Integration,
}

impl Service {
    /// Every service, in the order of care.
    pub const ALL: [Self; 4] = [Self::Intake, Self::Preparation, Self::MedicineSession, Self::Integration];
}

/// How far somebody goes alone; each step is more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Watches while somebody licensed leads.
    Observe,
    /// Leads together with somebody licensed in the room.
    Together,
    /// Leads while the supervisor is in the house.
    SupervisorInHouse,
    /// Leads while the supervisor can be reached.
    SupervisorReachable,
}

/// What is to be granted.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPrivilege {
    /// To whom.
    pub associate: StaffId,
    /// For what.
    pub service: Service,
    /// How far.
    pub level: Level,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// What it rests on, in words; may be empty.
    pub words: Private,
}

/// What was granted.
#[derive(Clone, Debug, PartialEq)]
pub struct Privilege {
    /// Which.
    pub id: EntryId,
    /// What.
    pub is: NewPrivilege,
    /// By whom.
    pub granted_by: StaffId,
    /// When.
    pub granted_at: Timestamp,
    /// Who ended it before its last day, and when.
    pub ended: Option<(StaffId, Timestamp)>,
}

/// Where a privilege stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivilegeStanding {
    /// Its first day is still to come.
    NotYet,
    /// It holds; after today for so many days.
    Holds {
        /// Days after today.
        days_left: i64,
    },
    /// Its last day is over.
    Over,
    /// It was ended.
    Ended,
}

impl Privilege {
    /// Where it stands on a day.
    pub fn standing(&self, today: Date) -> PrivilegeStanding {
        if self.ended.is_some() {
            PrivilegeStanding::Ended
        } else if today < self.is.from {
            PrivilegeStanding::NotYet
        } else if today > self.is.until {
            PrivilegeStanding::Over
        } else {
            let days_left = self.is.until.duration_since(today).as_hours() / 24;
            PrivilegeStanding::Holds { days_left }
        }
    }
}

/// What counts for a service on a day: of those that hold the farthest, and of equal ones the one that holds longest.
pub fn holding(privileges: &[Privilege], service: Service, today: Date) -> Option<&Privilege> {
    let holds = |it: &&Privilege| matches!(it.standing(today), PrivilegeStanding::Holds { .. });
    privileges.iter().filter(|it| it.is.service == service).filter(holds).max_by_key(|it| (it.is.level, it.is.until))
}

/// Whether `by` may grant this on a day.
///
/// # Refusals
/// `not_found` when nobody works here under this id; `role_may_not` unless the associate's own supervisor asks;
/// `impossible` when it ends before it begins, before today, or after the supervision agreement.
pub fn may_grant(it: &NewPrivilege, associate: Option<&Colleague>, by: StaffId, today: Date) -> Result<(), Refusal> {
    let associate = supervised(associate, by)?;
    if it.until < it.from {
        return Err(Refusal::impossible("until", "it ends before it begins"));
    }
    if it.until < today {
        return Err(Refusal::impossible("until", "this day is over"));
    }
    match associate.agreement_until {
        Some(end) if it.until > end => {
            let why =
                format!("the supervision agreement ends on {}, and a privilege ends no later", crate::units::date(end));
            Err(Refusal::impossible("until", why))
        }
        _ => Ok(()),
    }
}

/// Whether `by` may end this.
///
/// # Refusals
/// `not_found`, `role_may_not` as for [`may_grant`]; `already` when it was ended.
pub fn may_end(it: &Privilege, associate: Option<&Colleague>, by: StaffId) -> Result<(), Refusal> {
    supervised(associate, by)?;
    if it.ended.is_some() { Err(Refusal::Already { what: "end of the privilege" }) } else { Ok(()) }
}

/// The associate, when `by` is their supervisor.
///
/// # Refusals
/// `not_found` when nobody works here under this id; `role_may_not` when somebody else supervises them, or nobody.
pub fn supervised(associate: Option<&Colleague>, by: StaffId) -> Result<&Colleague, Refusal> {
    let associate = associate.ok_or(Refusal::NotFound { what: "associate" })?;
    let theirs = associate.active && associate.role == Role::Associate && associate.supervisor == Some(by);
    if theirs { Ok(associate) } else { Err(Refusal::RoleMayNot) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::given::{ASSOCIATE, Given, MANAGER, SUPERVISOR, THERAPIST, nothing, now, nth};

    const TODAY: Date = date(2026, 6, 1);

    fn new(from: Date, until: Date) -> NewPrivilege {
        let (service, level) = (Service::MedicineSession, Level::SupervisorInHouse);
        NewPrivilege { associate: ASSOCIATE, service, level, from, until, words: "Six sessions together.".into() }
    }

    fn granted(level: Level, from: Date, until: Date) -> Privilege {
        let is = NewPrivilege { level, ..new(from, until) };
        Privilege { id: nth(1), is, granted_by: SUPERVISOR, granted_at: now(), ended: None }
    }

    fn asks(it: &NewPrivilege, by: StaffId) -> Result<(), Refusal> {
        let Given { staff, .. } = nothing();
        may_grant(it, staff.get(&it.associate), by, TODAY)
    }

    #[test]
    fn the_supervisor_of_an_associate_grants_and_nobody_else() {
        let it = new(TODAY, date(2026, 12, 31));
        assert_eq!(asks(&it, SUPERVISOR), Ok(()));
        assert_eq!(asks(&it, THERAPIST), Err(Refusal::RoleMayNot));
        assert_eq!(asks(&it, MANAGER), Err(Refusal::RoleMayNot));
        let licensed = NewPrivilege { associate: THERAPIST, ..it.clone() };
        assert_eq!(asks(&licensed, SUPERVISOR), Err(Refusal::RoleMayNot));
        let nobody = NewPrivilege { associate: StaffId(uuid::Uuid::nil()), ..it };
        assert_eq!(asks(&nobody, SUPERVISOR), Err(Refusal::NotFound { what: "associate" }));
    }

    #[test]
    fn a_privilege_ends_after_it_begins_not_before_today_and_not_after_the_agreement() {
        for (from, until) in
            [(date(2026, 6, 2), TODAY), (date(2026, 1, 1), date(2026, 5, 31)), (TODAY, date(2027, 1, 2))]
        {
            let refused = asks(&new(from, until), SUPERVISOR);
            assert!(matches!(refused, Err(Refusal::Impossible { field: "until", .. })), "{until}: {refused:?}");
        }
        assert_eq!(asks(&new(TODAY, TODAY), SUPERVISOR), Ok(()));
        assert_eq!(asks(&new(TODAY, date(2027, 1, 1)), SUPERVISOR), Ok(()));
    }

    #[test]
    fn it_holds_on_its_first_and_its_last_day() {
        let it = granted(Level::Observe, TODAY, date(2026, 6, 3));
        assert_eq!(it.standing(date(2026, 5, 31)), PrivilegeStanding::NotYet);
        assert_eq!(it.standing(TODAY), PrivilegeStanding::Holds { days_left: 2 });
        assert_eq!(it.standing(date(2026, 6, 3)), PrivilegeStanding::Holds { days_left: 0 });
        assert_eq!(it.standing(date(2026, 6, 4)), PrivilegeStanding::Over);
        let ended = Privilege { ended: Some((SUPERVISOR, now())), ..it };
        assert_eq!(ended.standing(TODAY), PrivilegeStanding::Ended);
        let Given { staff, .. } = nothing();
        assert_eq!(may_end(&ended, staff.get(&ASSOCIATE), SUPERVISOR).unwrap_err().code(), "already");
    }

    #[test]
    fn the_farthest_that_holds_counts() {
        let all = [
            granted(Level::Together, TODAY, date(2026, 12, 31)),
            granted(Level::SupervisorInHouse, TODAY, date(2026, 7, 1)),
            granted(Level::SupervisorReachable, date(2026, 8, 1), date(2026, 12, 31)),
        ];
        let level = |day| holding(&all, Service::MedicineSession, day).map(|it| it.is.level);
        assert_eq!(level(TODAY), Some(Level::SupervisorInHouse));
        assert_eq!(level(date(2026, 7, 2)), Some(Level::Together));
        assert_eq!(level(date(2026, 8, 1)), Some(Level::SupervisorReachable));
        assert_eq!(level(date(2027, 1, 1)), None);
        assert_eq!(holding(&all, Service::Integration, TODAY), None);
    }
}
