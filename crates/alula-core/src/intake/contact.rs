//! How a client can be reached, put right by whoever hears of a change. Name and day of birth are not touched.

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::intake::{ClientAdmitted, Person, check_person};
use crate::ledger::{Corrected, Statement};
use crate::private::Private;

/// How a client can be reached from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactCorrection {
    /// Telephone, as written.
    pub phone: Private,
    /// E-mail address, as written.
    pub email: Private,
    /// Street address.
    pub address: Private,
    /// The US state, two letters; licences hang on it.
    pub state: String,
    /// Who said so, or why.
    pub reason: Private,
}

/// Corrects how the client can be reached; it is a correction of the admission, and the earlier words stay readable.
///
/// # Refusals
/// `not_found` before admission; `missing` without a reason, or when neither telephone nor e-mail would be left;
/// `impossible` for a state that is not two letters; `already` when nothing differs.
pub(crate) fn correct_contact(chart: &Chart, request: &Request, it: &ContactCorrection, ctx: &Context<'_>) -> Decided {
    let admitted = chart.last::<ClientAdmitted>().ok_or(Refusal::NotFound { what: "client" })?;
    let person = Person {
        phone: it.phone.clone(),
        email: it.email.clone(),
        address: it.address.clone(),
        state: it.state.clone(),
        ..admitted.is.person.clone()
    };
    if person.phone.is_blank() && person.email.is_blank() {
        return Err(Refusal::Missing { field: "phone" });
    }
    Refusal::unless_written("reason", &it.reason)?;
    check_person(&person, request.day(ctx))?;
    if person == admitted.is.person {
        return Err(Refusal::Already { what: "way to reach the client" });
    }
    let replacement = Statement::from(ClientAdmitted { person, ..admitted.is.clone() });
    let bytes = String::from_utf8(replacement.encode()).expect("the stored form is JSON");
    Ok(vec![request.states(
        ctx,
        Corrected {
            entry: admitted.id(),
            reason: it.reason.clone(),
            kind: replacement.kind().to_owned(),
            replacement: bytes.into(),
        },
    )])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{MANAGER, given, nothing};
    use crate::samples::admitted;

    fn moved() -> ContactCorrection {
        let person = admitted().person;
        ContactCorrection {
            phone: "+1 415 555 0177".into(),
            email: person.email,
            address: "4 Invented Lane".into(),
            state: person.state,
            reason: "She rang and said so.".into(),
        }
    }

    #[test]
    fn a_new_address_holds_and_name_and_birthday_stay() {
        let chart = given([admitted()]).asked_by(MANAGER).when(Command::CorrectContact(moved()));
        let chart = chart.states_kinds(["corrected"]).chart;
        let person = &chart.last::<ClientAdmitted>().unwrap().is.person;
        assert_eq!((person.phone.reveal(), person.address.reveal()), ("+1 415 555 0177", "4 Invented Lane"));
        assert_eq!((&person.name, person.birth_date), (&admitted().person.name, admitted().person.birth_date));
    }

    #[test]
    fn a_client_nobody_could_reach_is_refused() {
        let silent = ContactCorrection { phone: "".into(), email: " ".into(), ..moved() };
        let refused = |it| given([admitted()]).when(Command::CorrectContact(it));
        refused(silent).refused(Refusal::Missing { field: "phone" });
        refused(ContactCorrection { reason: "".into(), ..moved() }).refused(Refusal::Missing { field: "reason" });
        refused(ContactCorrection { state: "Cal".into(), ..moved() }).refused_as("impossible");
    }

    #[test]
    fn the_same_words_are_no_correction() {
        let person = admitted().person;
        let same = ContactCorrection { phone: person.phone, address: person.address, ..moved() };
        given([admitted()]).when(Command::CorrectContact(same)).refused_as("already");
        nothing().when(Command::CorrectContact(moved())).refused(Refusal::NotFound { what: "client" });
    }
}
