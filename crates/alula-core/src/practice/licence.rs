//! What a licence that no longer holds stops: new decisions about care, and medicine. Never the record of what happened.

use jiff::civil::Date;

use super::CredentialKind;
use crate::decide::{Colleague, Command, Context, Refusal, Request, Role};
use crate::ledger::Author;

/// A licence or certificate that somebody holds, and its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// What kind.
    pub kind: CredentialKind,
    /// The last day it holds; nothing when it does not end.
    pub until: Option<Date>,
}

/// A licence that somebody needs for what they do here, and that no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// What kind.
    pub kind: CredentialKind,
    /// Its last day.
    pub on: Date,
}

impl Colleague {
    /// The licence they need and that no longer holds on this day. One that holds covers another that ended. Where none is
    /// written down nothing is stopped; the page of the people asks for it.
    pub fn ended_licence(&self, day: Date) -> Option<Ended> {
        let practises = !matches!(self.role, Role::Manager | Role::Client);
        let licence = practises.then(|| self.ended(day, CredentialKind::is_licence)).flatten();
        let prescribes = self.role == Role::Prescriber;
        licence.or_else(|| prescribes.then(|| self.ended(day, |it| it == CredentialKind::Dea)).flatten())
    }

    fn ended(&self, day: Date, counts: impl Fn(CredentialKind) -> bool) -> Option<Ended> {
        let held = || self.licences.iter().filter(|it| counts(it.kind));
        if held().any(|it| it.until.is_none_or(|until| until >= day)) {
            return None;
        }
        held().filter_map(|it| it.until.map(|on| Ended { kind: it.kind, on })).max_by_key(|it| it.on)
    }
}

/// Whether the licence of whoever asks lets them decide this.
///
/// # Refusals
/// `licence_ended` for a decision about care or medicine by somebody whose licence had ended on that day.
pub(crate) fn licensed(request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Author::Staff(id) = ctx.author else { return Ok(()) };
    let ended = ctx.staff.get(&id).and_then(|it| it.ended_licence(request.day(ctx)));
    match ended.filter(|_| needs_licence(&request.command)) {
        Some(Ended { kind, on }) => Err(Refusal::LicenceEnded { kind, on }),
        None => Ok(()),
    }
}

/// True for what only a licence lets somebody decide. What already happened, asking to wait, and ending something need none.
fn needs_licence(command: &Command) -> bool {
    matches!(
        command,
        Command::ReviewMedicines(_)
            | Command::DecideEligibility(_)
            | Command::WriteOrder(_)
            | Command::PlanSession { .. }
            | Command::BeReachable(_)
            | Command::LiftHold(_)
            | Command::OverrideGate(_)
            | Command::GiveMedicine(_)
            | Command::AddMedicine(_)
            | Command::OpenBegin(_)
            | Command::BeSecond(_)
            | Command::AcceptWatch(_)
            | Command::CosignNote(_)
            | Command::WriteLetter(_)
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::given::{PRESCRIBER, given};
    use crate::samples::{admitted, eligible, medicines_reviewed};
    use crate::supervision::LetterDraft;

    fn holder(role: Role, licences: &[(CredentialKind, Option<Date>)]) -> Colleague {
        let licences = licences.iter().map(|&(kind, until)| Held { kind, until }).collect();
        Colleague { name: "Somebody".into(), role, supervisor: None, agreement_until: None, active: true, licences }
    }

    const TODAY: Date = date(2026, 6, 24);
    const PAST: Option<Date> = Some(date(2026, 6, 23));

    #[test]
    fn the_last_day_counts_and_the_day_after_does_not() {
        let it = holder(Role::Therapist, &[(CredentialKind::Lmft, Some(TODAY))]);
        assert_eq!(it.ended_licence(TODAY), None);
        assert_eq!(it.ended_licence(date(2026, 6, 25)), Some(Ended { kind: CredentialKind::Lmft, on: TODAY }));
    }

    #[test]
    fn a_licence_that_holds_covers_one_that_ended() {
        let moved = [(CredentialKind::Lmft, PAST), (CredentialKind::Lcsw, None)];
        assert_eq!(holder(Role::Therapist, &moved).ended_licence(TODAY), None);
        let course = [(CredentialKind::LifeSupport, PAST), (CredentialKind::Liability, PAST)];
        assert_eq!(holder(Role::Therapist, &course).ended_licence(TODAY), None, "a course is no licence");
        assert_eq!(holder(Role::Therapist, &[]).ended_licence(TODAY), None, "the page of the people asks for it");
    }

    #[test]
    fn a_prescriber_needs_the_registration_too_and_a_manager_needs_none() {
        let held = [(CredentialKind::Physician, None), (CredentialKind::Dea, PAST)];
        let ended = holder(Role::Prescriber, &held).ended_licence(TODAY);
        assert_eq!(ended, Some(Ended { kind: CredentialKind::Dea, on: date(2026, 6, 23) }));
        assert_eq!(holder(Role::Therapist, &held).ended_licence(TODAY), None);
        assert_eq!(holder(Role::Manager, &[(CredentialKind::Lmft, PAST)]).ended_licence(TODAY), None);
    }

    #[test]
    fn whoever_has_no_licence_decides_nothing_and_still_writes_down_what_happened() {
        let mut lapsed = given([admitted()]).asked_by(PRESCRIBER);
        let (kind, on) = (CredentialKind::Physician, date(2020, 1, 31));
        lapsed.staff.get_mut(&PRESCRIBER).unwrap().licences = vec![Held { kind, until: Some(on) }];
        let refused = Refusal::LicenceEnded { kind, on };
        lapsed.clone().when(Command::ReviewMedicines(medicines_reviewed())).refused(refused.clone());
        lapsed.clone().when(Command::DecideEligibility(eligible())).refused(refused.clone());
        lapsed.clone().when(Command::WriteLetter(LetterDraft::default())).refused(refused);
        let words = "She rang and sounded lost.".into();
        lapsed.when(Command::RaiseConcern { words }).states_kinds(["concern_raised"]);
    }
}
