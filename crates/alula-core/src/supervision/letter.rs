//! Letters that leave the house: seen before they are filed, and to whom the client agreed that something is told.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request, Role};
use crate::hex::hex;
use crate::ids::EntryId;
use crate::intake::{ClientAdmitted, DisclosureAgreed};
use crate::ledger::Author;
use crate::private::Private;

/// Why somebody may be told what a letter says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Cover {
    /// The letter goes to the client.
    Own,
    /// The client agreed that this person is told.
    Agreed {
        /// The agreement.
        disclosure: EntryId,
    },
    /// No agreement names this person.
    Without {
        /// Why the letter is written all the same.
        reason: Private,
    },
}

/// A letter was written, seen as it will be printed, and filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterWritten {
    /// The person or office it is written to.
    pub to: Private,
    /// The lines of the address; may be empty.
    pub address: Private,
    /// What it is about.
    pub subject: Private,
    /// The letter, in plain paragraphs.
    pub body: Private,
    /// What the questionnaires show, as it stood when the letter was seen; empty when it is left out.
    pub measures: Private,
    /// Why the person may be told.
    pub cover: Cover,
    /// SHA-256 of what was seen, hexadecimal.
    pub hash: String,
}

/// A letter as it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LetterDraft {
    /// To whom.
    pub to: Private,
    /// The lines of the address.
    pub address: Private,
    /// What it is about.
    pub subject: Private,
    /// The letter.
    pub body: Private,
    /// What the questionnaires show; empty when it is left out.
    pub measures: Private,
    /// Why it is written although no agreement covers it; may be empty where one does.
    pub reason: Private,
    /// The hash of the letter that its author looked at; empty when it was not looked at.
    pub seen: String,
}

impl LetterDraft {
    /// SHA-256, hexadecimal, over each text that is printed, with its length.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"alula letter 1");
        for text in [&self.to, &self.address, &self.subject, &self.body, &self.measures] {
            hash.update((text.reveal().len() as u64).to_be_bytes());
            hash.update(text.reveal());
        }
        hex(&hash.finalize())
    }
}

/// The agreement that names exactly this person, the latest when there are several.
pub fn agreement_for<'c>(chart: &'c Chart, to: &str) -> Option<Said<'c, DisclosureAgreed>> {
    let to = plain(to);
    chart.all::<DisclosureAgreed>().rfind(|it| plain(it.is.person.reveal()) == to)
}

/// True when this is the client of the chart, by full or preferred name.
pub fn is_client(chart: &Chart, to: &str) -> bool {
    let to = plain(to);
    let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person);
    person.is_some_and(|it| {
        [&it.name, &it.preferred_name].iter().any(|name| !to.is_empty() && plain(name.reveal()) == to)
    })
}

/// Files a letter after its author looked at it.
///
/// # Refusals
/// `role_may_not` unless a therapist, a supervisor or a prescriber asks; `missing` without a person, a subject or a
/// letter, and without a reason where no agreement covers the person; `impossible` when the letter that was looked at is
/// another one.
pub(crate) fn write_letter(chart: &Chart, request: &Request, it: &LetterDraft, ctx: &Context<'_>) -> Decided {
    let writes = matches!(ctx.role, Role::Therapist | Role::Supervisor | Role::Prescriber);
    if !writes || !matches!(ctx.author, Author::Staff(_)) {
        return Err(Refusal::RoleMayNot);
    }
    for (field, text) in [("to", &it.to), ("subject", &it.subject), ("body", &it.body)] {
        Refusal::unless_written(field, text)?;
    }
    let cover = match agreement_for(chart, it.to.reveal()) {
        _ if is_client(chart, it.to.reveal()) => Cover::Own,
        Some(agreed) => Cover::Agreed { disclosure: agreed.id() },
        None => {
            Refusal::unless_written("reason", &it.reason)?;
            Cover::Without { reason: it.reason.clone() }
        }
    };
    let hash = it.hash();
    if it.seen != hash {
        return Err(Refusal::impossible("body", "Look at the letter as it will be printed, then file it."));
    }
    let LetterDraft { to, address, subject, body, measures, .. } = it.clone();
    Ok(vec![request.states(ctx, LetterWritten { to, address, subject, body, measures, cover, hash })])
}

fn plain(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, given};
    use crate::samples::admitted;

    fn letter(to: &str) -> LetterDraft {
        let draft = LetterDraft {
            to: to.into(),
            subject: "The last six weeks".into(),
            body: "She sleeps again.\n\nPlease keep the sertraline as it is.".into(),
            ..LetterDraft::default()
        };
        LetterDraft { seen: draft.hash(), ..draft }
    }

    fn with_agreement() -> Given {
        let agreed = DisclosureAgreed {
            person: "Dr. Ines  Wolf".into(),
            relation: "family doctor".into(),
            phone: "".into(),
            may_be_told: "everything about my medicines".into(),
        };
        given([admitted()]).and([agreed])
    }

    fn cover(it: Given) -> Cover {
        it.chart.last::<LetterWritten>().expect("a letter").is.cover.clone()
    }

    #[test]
    fn a_letter_to_somebody_the_client_agreed_to_names_the_agreement() {
        let filed =
            with_agreement().when(Command::WriteLetter(letter("dr. ines wolf"))).states_kinds(["letter_written"]);
        assert!(matches!(cover(filed), Cover::Agreed { .. }));
    }

    #[test]
    fn without_an_agreement_a_reason_is_needed_and_kept_with_the_letter() {
        let asked = || with_agreement();
        asked().when(Command::WriteLetter(letter("Dr. Ines Wolfram"))).refused(Refusal::Missing { field: "reason" });
        let reasoned = LetterDraft { reason: "A court order of 3 June.".into(), ..letter("County court") };
        let filed = asked().when(Command::WriteLetter(reasoned)).states_kinds(["letter_written"]);
        assert_eq!(cover(filed), Cover::Without { reason: "A court order of 3 June.".into() });
    }

    #[test]
    fn the_client_may_be_written_to_and_a_withdrawn_agreement_covers_nothing() {
        let name = admitted().person.name.reveal().to_owned();
        let filed = with_agreement().when(Command::WriteLetter(letter(&name))).states_kinds(["letter_written"]);
        assert_eq!(cover(filed), Cover::Own);
        let back = with_agreement();
        let agreement = back.chart.last::<DisclosureAgreed>().expect("agreed").id();
        let withdrawn = crate::ledger::Withdrawn { entry: agreement, reason: "No longer.".into() };
        let back = back.when(Command::Withdraw(withdrawn)).states_kinds(["withdrawn"]);
        back.when(Command::WriteLetter(letter("Dr. Ines Wolf"))).refused(Refusal::Missing { field: "reason" });
    }

    #[test]
    fn nobody_is_written_to_by_accident_and_nothing_is_filed_unseen() {
        let refused = |it| with_agreement().when(Command::WriteLetter(it));
        refused(letter(" ")).refused(Refusal::Missing { field: "to" });
        refused(LetterDraft { subject: "".into(), ..letter("Dr. Ines Wolf") })
            .refused(Refusal::Missing { field: "subject" });
        refused(LetterDraft { body: "\n".into(), ..letter("Dr. Ines Wolf") })
            .refused(Refusal::Missing { field: "body" });
        refused(LetterDraft { body: "Something else.".into(), ..letter("Dr. Ines Wolf") }).refused_as("impossible");
        refused(LetterDraft { seen: String::new(), ..letter("Dr. Ines Wolf") }).refused_as("impossible");
    }

    #[test]
    fn an_associate_and_a_client_file_no_letter() {
        with_agreement()
            .asked_by_client()
            .when(Command::WriteLetter(letter("Dr. Ines Wolf")))
            .refused(Refusal::RoleMayNot);
        with_agreement()
            .asked_by(crate::given::ASSOCIATE)
            .when(Command::WriteLetter(letter("Dr. Ines Wolf")))
            .refused(Refusal::RoleMayNot);
    }
}
