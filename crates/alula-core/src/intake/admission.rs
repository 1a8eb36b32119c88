//! A person becomes a client, has a team, and says who may be told what.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request, Role};
use crate::ids::{EnquiryId, StaffId};
use crate::private::Private;

/// Who the client is and how to reach them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name as on papers.
    pub name: Private,
    /// The name the client wants to hear.
    pub preferred_name: Private,
    /// Pronouns, in the client's words; may be empty.
    pub pronouns: Private,
    /// Day of birth.
    pub birth_date: Date,
    /// Telephone, as written.
    pub phone: Private,
    /// E-mail address, as written.
    pub email: Private,
    /// Street address with flat or door code.
    pub address: Private,
    /// The US state where the client lives, two letters; licences hang on it.
    pub state: String,
}

/// A person became a client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientAdmitted {
    /// The enquiry it began with, if any.
    pub enquiry: Option<EnquiryId>,
    /// Who they are.
    pub person: Person,
    /// What they wrote when they enquired, in their own words; may be empty.
    pub own_words: Private,
}

/// Who cares for this client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamNamed {
    /// The therapist, who may be an associate.
    pub therapist: StaffId,
    /// The supervisor of record, when the therapist is an associate.
    pub supervisor: Option<StaffId>,
    /// The prescriber, who owns the orders.
    pub prescriber: Option<StaffId>,
}

/// Somebody may be told something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureAgreed {
    /// Who.
    pub person: Private,
    /// What they are to the client: brother, wife, physician.
    pub relation: Private,
    /// How to reach them; may be empty.
    pub phone: Private,
    /// What they may be told, in the client's words.
    pub may_be_told: Private,
}

/// The age from which the practice treats. Source: docs/clinical/limits.md#age.
pub const ADULT: i16 = 18;

/// The greatest age that is taken for a true one.
const OLDEST: i16 = 120;

/// Makes a person a client.
///
/// # Refusals
/// `already` when the chart has a client; `missing` without a name; `impossible` for a day of birth that has not come,
/// is longer than 120 years ago or makes the person a minor, and for a state that is not two letters.
pub(crate) fn admit(chart: &Chart, request: &Request, it: &ClientAdmitted, ctx: &Context<'_>) -> Decided {
    if chart.all::<ClientAdmitted>().next().is_some() {
        return Err(Refusal::Already { what: "client" });
    }
    check_person(&it.person, request.day(ctx))?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Refuses a person who cannot be, or whom the practice does not treat.
pub(crate) fn check_person(person: &Person, today: Date) -> Result<(), Refusal> {
    Refusal::unless_written("name", &person.name)?;
    let age = age_on(person.birth_date, today);
    if person.birth_date > today {
        return Err(Refusal::impossible("birth_date", "This day has not come yet. Check the year of birth."));
    }
    if age > OLDEST {
        return Err(Refusal::impossible("birth_date", "This is longer than 120 years ago. Check the year of birth."));
    }
    if age < ADULT {
        let why = "This practice treats people from 18 years on. Help the family to find care for young people.";
        return Err(Refusal::impossible("birth_date", why));
    }
    let letters = person.state.len() == 2 && person.state.bytes().all(|it| it.is_ascii_uppercase());
    if !person.state.is_empty() && !letters {
        return Err(Refusal::impossible("state", "Write the state as two capital letters, such as CA."));
    }
    Ok(())
}

/// Whole years between a day of birth and a day.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(!had_birthday)
}

/// Says who cares for the client.
///
/// # Refusals
/// `impossible` when somebody named does not work here in that role; `missing` when an associate has no supervisor.
pub(crate) fn name_team(_chart: &Chart, request: &Request, it: &TeamNamed, ctx: &Context<'_>) -> Decided {
    let role = |id: StaffId| ctx.staff.get(&id).filter(|it| it.active).map(|it| it.role);
    let therapist = match role(it.therapist) {
        Some(role @ (Role::Therapist | Role::Associate | Role::Supervisor | Role::Prescriber)) => role,
        _ => return Err(Refusal::impossible("therapist", "Choose a therapist who works here.")),
    };
    match it.supervisor {
        None if therapist == Role::Associate => return Err(Refusal::Missing { field: "supervisor" }),
        Some(id) if role(id) != Some(Role::Supervisor) || id == it.therapist => {
            return Err(Refusal::impossible(
                "supervisor",
                "Choose a supervisor who works here, other than the therapist.",
            ));
        }
        _ => {}
    }
    if it.prescriber.is_some_and(|id| role(id) != Some(Role::Prescriber)) {
        return Err(Refusal::impossible("prescriber", "Choose a prescriber who works here."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says who may be told what.
///
/// # Refusals
/// `missing` without the person, or without what they may be told.
pub(crate) fn agree_disclosure(_: &Chart, request: &Request, it: &DisclosureAgreed, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("person", &it.person)?;
    Refusal::unless_written("may_be_told", &it.may_be_told)?;
    Ok(vec![request.states(ctx, it.clone())])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::decide::Command;
    use crate::given::{ASSOCIATE, MANAGER, PRESCRIBER, SUPERVISOR, THERAPIST, given, nothing};
    use crate::samples::{admitted, associate_team, person, team};

    #[track_caller]
    fn refused_person(change: impl Fn(&mut Person), refusal: &str, field: &str) {
        let mut person = person();
        change(&mut person);
        let decided = nothing().when(Command::Admit(ClientAdmitted { person, ..admitted() })).decided;
        let refused = decided.expect_err("the person was admitted");
        let named = match refused {
            Refusal::Missing { field } | Refusal::Impossible { field, .. } => field,
            _ => "",
        };
        assert_eq!((refused.code(), named), (refusal, field));
    }

    #[test]
    fn a_person_becomes_a_client_once() {
        let chart = nothing().when(Command::Admit(admitted())).states([admitted()]);
        chart.when(Command::Admit(admitted())).refused(Refusal::Already { what: "client" });
    }

    #[test]
    fn a_person_who_cannot_be_is_not_admitted() {
        refused_person(|it| it.name = "  ".into(), "missing", "name");
        refused_person(|it| it.birth_date = date(2026, 6, 2), "impossible", "birth_date");
        refused_person(|it| it.birth_date = date(1899, 1, 1), "impossible", "birth_date");
        refused_person(|it| it.state = "California".into(), "impossible", "state");
    }

    #[test]
    fn minors_are_not_admitted_until_the_birthday_itself() {
        refused_person(|it| it.birth_date = date(2008, 6, 2), "impossible", "birth_date");
        let mut grown = admitted();
        grown.person.birth_date = date(2008, 6, 1);
        nothing().when(Command::Admit(grown.clone())).states([grown]);
    }

    #[test]
    fn an_associate_is_never_alone() {
        let alone = TeamNamed { supervisor: None, ..associate_team() };
        given([admitted()]).when(Command::NameTeam(alone)).refused(Refusal::Missing { field: "supervisor" });
        given([admitted()]).when(Command::NameTeam(associate_team())).states([associate_team()]);
    }

    #[test]
    fn the_team_works_here() {
        for wrong in [
            TeamNamed { therapist: MANAGER, ..team() },
            TeamNamed { prescriber: Some(THERAPIST), ..team() },
            TeamNamed { supervisor: Some(PRESCRIBER), ..associate_team() },
            TeamNamed { therapist: SUPERVISOR, supervisor: Some(SUPERVISOR), prescriber: None },
        ] {
            given([admitted()]).when(Command::NameTeam(wrong)).refused_as("impossible");
        }
        let mut gone = given([admitted()]);
        gone.staff.get_mut(&ASSOCIATE).unwrap().active = false;
        gone.when(Command::NameTeam(associate_team())).refused_as("impossible");
    }
}
