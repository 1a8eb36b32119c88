//! Licences and certificates, and how long each still holds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decide::Role;
use crate::private::Private;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal, $renewal:ident;)*) => {
        /// What kind of licence or certificate it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum CredentialKind { $($(#[doc = $doc])* #[serde(rename = $code)] $name,)* }

        impl CredentialKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What it is, in plain words.
            pub fn words(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),*).trim_ascii().trim_end_matches('.'),)* }
            }

            /// How it is renewed.
            pub fn renewal(self) -> Renewal {
                match self { $(Self::$name => Renewal::$renewal,)* }
            }
        }
    };
}

/// With whom a credential is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The state's licensing board.
    Board,
    /// The Drug Enforcement Administration.
    Dea,
    /// A course.
    Course,
    /// The insurer.
    Insurer,
    /// Whoever issued it.
    Issuer,
}

kinds! {
    /// Marriage and family therapist, LMFT.
    Lmft = "lmft", Board;
    /// Clinical social worker, LCSW.
    Lcsw = "lcsw", Board;
    /// Clinical counselor, LPCC.
    Lpcc = "lpcc", Board;
    /// Psychologist.
    Psychologist = "psychologist", Board;
    /// Associate marriage and family therapist, AMFT registration.
    Amft = "amft", Board;
    /// Associate clinical social worker, ASW registration.
    Asw = "asw", Board;
    /// Associate clinical counselor, APCC registration.
    Apcc = "apcc", Board;
    /// Physician, MD or DO.
    Physician = "physician", Board;
    /// Nurse practitioner, NP.
    NursePractitioner = "nurse_practitioner", Board;
    /// DEA registration.
    Dea = "dea", Dea;
    /// Life support, CPR or BLS.
    LifeSupport = "life_support", Course;
    /// Liability insurance.
    Liability = "liability", Insurer;
    /// Training in ketamine-assisted psychotherapy.
    KetamineTraining = "ketamine_training", Course;
    /// Something else.
    Other = "other", Issuer;
}

impl CredentialKind {
    /// The kind with this stable name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// True for a licence or registration to practise.
    pub fn is_licence(self) -> bool {
        self.renewal() == Renewal::Board
    }
}

/// One licence or certificate of a person who works here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Credential {
    /// What kind.
    pub kind: CredentialKind,
    /// Its number, as printed; may be empty.
    pub number: Private,
    /// The state or body that issued it; may be empty.
    pub issuer: Private,
    /// From when it holds.
    pub issued: Option<Date>,
    /// The last day it holds; nothing when it does not end.
    pub expires: Option<Date>,
    /// What was looked at, and by whom: `copy in the locked drawer, seen 3 March`; may be empty.
    pub evidence: Private,
}

/// How long something still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lapse {
    /// It no longer holds, for so many days; 1 is the first day without it.
    Over(i32),
    /// It ends within thirty days; 0 is the last day it holds.
    Soon(i32),
    /// It ends within ninety days.
    Ahead(i32),
    /// It holds for longer.
    Holds,
}

/// Within how many days renewing should have begun. The practice's own rule of order, not a clinical number.
const AHEAD: i32 = 90;
/// Within how many days renewing should be nearly done. The practice's own rule of order, not a clinical number.
const SOON: i32 = 30;

/// How long something that ends after the day `expires` still holds on `today`.
pub fn lapse(expires: Option<Date>, today: Date) -> Lapse {
    let Some(expires) = expires else { return Lapse::Holds };
    match expires.since(today).map_or(i32::MAX, |it| it.get_days()) {
        days @ ..=-1 => Lapse::Over(-days),
        days @ 0..=SOON => Lapse::Soon(days),
        days @ ..=AHEAD => Lapse::Ahead(days),
        _ => Lapse::Holds,
    }
}

/// Who can renew it, in words that end a sentence about the person.
pub fn renewed_where(kind: CredentialKind) -> &'static str {
    match kind.renewal() {
        Renewal::Board => "with the licensing board of the state",
        Renewal::Dea => "with the DEA, in its online renewal",
        Renewal::Course => "by taking the course again",
        Renewal::Insurer => "with the insurer",
        Renewal::Issuer => "with whoever issued it",
    }
}

/// What somebody in this role needs and nobody has written down, in plain words.
pub fn unwritten(role: Role, held: &[CredentialKind]) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let licence = match role {
        Role::Therapist | Role::Supervisor | Role::Prescriber => Some("a licence"),
        Role::Associate => Some("the registration as an associate"),
        Role::Manager | Role::Client => None,
    };
    missing.extend(licence.filter(|_| !held.iter().any(|it| it.is_licence())));
    if role == Role::Prescriber && !held.contains(&CredentialKind::Dea) {
        missing.push("the DEA registration");
    }
    missing
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_last_day_still_counts_and_the_next_one_does_not() {
        let on = |expires| lapse(Some(expires), date(2026, 11, 25));
        assert_eq!(on(date(2026, 11, 24)), Lapse::Over(1));
        assert_eq!(on(date(2026, 11, 25)), Lapse::Soon(0));
        assert_eq!(on(date(2026, 12, 25)), Lapse::Soon(30));
        assert_eq!(on(date(2026, 12, 26)), Lapse::Ahead(31));
        assert_eq!(on(date(2027, 2, 23)), Lapse::Ahead(90));
        assert_eq!(on(date(2027, 2, 24)), Lapse::Holds);
    }

    #[test]
    fn years_away_is_counted_in_days() {
        assert_eq!(lapse(Some(date(2024, 11, 25)), date(2026, 11, 25)), Lapse::Over(730));
        assert_eq!(lapse(Some(date(2031, 1, 1)), date(2026, 11, 25)), Lapse::Holds);
        assert_eq!(lapse(None, date(2026, 11, 25)), Lapse::Holds);
    }

    #[test]
    fn what_is_over_comes_before_what_ends_soon() {
        let mut all = [Lapse::Holds, Lapse::Ahead(60), Lapse::Soon(3), Lapse::Over(2)];
        all.sort_unstable();
        assert_eq!(all, [Lapse::Over(2), Lapse::Soon(3), Lapse::Ahead(60), Lapse::Holds]);
    }

    #[test]
    fn a_licence_is_missing_for_whoever_treats_and_for_nobody_else() {
        use CredentialKind as Kind;
        assert_eq!(unwritten(Role::Therapist, &[Kind::LifeSupport]), ["a licence"]);
        assert_eq!(unwritten(Role::Therapist, &[Kind::Lcsw]), Vec::<&str>::new());
        assert_eq!(unwritten(Role::Associate, &[]), ["the registration as an associate"]);
        assert_eq!(unwritten(Role::Prescriber, &[Kind::Physician]), ["the DEA registration"]);
        assert_eq!(unwritten(Role::Manager, &[]), Vec::<&str>::new());
    }

    #[test]
    fn every_kind_has_a_stable_name_that_is_also_its_stored_form() {
        for &kind in CredentialKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(CredentialKind::of(kind.name()), Some(kind));
            assert!(!kind.words().ends_with('.') && !kind.words().is_empty());
        }
    }
}
