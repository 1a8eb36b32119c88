//! Consent is signed over an exact text and withdrawn at any moment.

use serde::{Deserialize, Serialize};

use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::private::Private;
use crate::session::{HoldRaised, HoldReason, Life, SessionView, after_t0, sessions};

/// The client signed a consent document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentSigned {
    /// The document's id, such as `ketamine`.
    pub document: String,
    /// The version of its text.
    pub version: String,
    /// SHA-256 of the text that was shown, hexadecimal.
    pub digest: String,
    /// The name as typed.
    pub name: Private,
}

/// The client withdrew consent; it counts at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {
    /// The document's id.
    pub document: String,
    /// In the client's words; may be empty.
    pub words: Private,
}

/// Signs a consent document. From T0 until the next morning nothing is signed.
///
/// # Refusals
/// `missing` without a name; `impossible` for a digest that is none, or a version that is not the one the protocol asks
/// for; `not_now` after T0; `already` when this version is signed and was not withdrawn.
pub(crate) fn sign_consent(chart: &Chart, request: &Request, it: &ConsentSigned, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("name", &it.name)?;
    if it.digest.len() != 64 || !it.digest.bytes().all(|it| it.is_ascii_hexdigit()) {
        return Err(Refusal::impossible("digest", "The text could not be identified. Open the page again."));
    }
    if after_t0(chart, ctx) {
        return Err(Refusal::not_now("After the medicine nothing is signed until tomorrow morning. It can wait."));
    }
    let needed =
        ctx.protocol.and_then(|signed| signed.protocol.consents.iter().find(|needed| needed.id == it.document));
    if needed.and_then(|it| it.version.as_ref()).is_some_and(|version| *version != it.version) {
        return Err(Refusal::impossible("version", "The text has changed. Open the page again and read it."));
    }
    if signed(chart, &it.document).is_some_and(|signed| signed.is.version == it.version) {
        return Err(Refusal::Already { what: "signature" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// The signature under a document that holds: the latest, unless consent was withdrawn after it.
pub fn signed<'c>(chart: &'c Chart, document: &str) -> Option<Said<'c, ConsentSigned>> {
    let signed = chart.all::<ConsentSigned>().filter(|it| it.is.document == document);
    let signed = signed.max_by_key(|it| (it.at(), it.header.sequence))?;
    let taken_back = chart.all::<ConsentWithdrawn>().filter(|it| it.is.document == document);
    let after = |it: Said<'_, ConsentWithdrawn>| (it.at(), it.header.sequence) > (signed.at(), signed.header.sequence);
    let mut taken_back = taken_back;
    (!taken_back.any(after)).then_some(signed)
}

/// Withdraws consent. It counts at once and is possible at every moment; medicine of a session whose day has begun
/// is held.
///
/// # Refusals
/// `missing` when no document is named.
pub(crate) fn withdraw_consent(chart: &Chart, request: &Request, it: &ConsentWithdrawn, ctx: &Context<'_>) -> Decided {
    if it.document.trim().is_empty() {
        return Err(Refusal::Missing { field: "document" });
    }
    let mut drafts = vec![request.states(ctx, it.clone())];
    let begun = |it: &SessionView<'_>| it.is_open() && !matches!(it.life, Life::Planned);
    for (session, n) in sessions(chart).into_iter().filter(begun).zip(1..) {
        let why = HoldReason::Person { words: "The client withdrew a consent.".into() };
        drafts.push(request.adds(ctx, n, HoldRaised { session: session.id, why }));
    }
    Ok(drafts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, ago, given, nothing, now, nth};
    use crate::ids::{OrderId, SessionId};
    use crate::intake::Presence;
    use crate::samples::{consent, order, planned};
    use crate::session::MedicineGiven;

    fn withdraw() -> Command {
        Command::WithdrawConsent(ConsentWithdrawn { document: "ketamine".into(), words: "".into() })
    }

    fn under_medicine() -> Given {
        let medicine = MedicineGiven {
            session: SessionId::of(nth(2)),
            order: OrderId::of(nth(1)),
            amount: order().amount,
            lot: "A1".into(),
            identity: Presence::Present,
        };
        let chart = given([order()]).and([planned(now(), OrderId::of(nth(1)))]).and([ago(40, medicine)]);
        chart.asked_by_client()
    }

    #[test]
    fn consent_is_signed_once_for_each_text_and_again_after_it_was_withdrawn() {
        let sign = || Command::SignConsent(consent("ketamine"));
        let chart = nothing().asked_by_client().when(sign()).states([consent("ketamine")]);
        chart.clone().when(sign()).refused(Refusal::Already { what: "signature" });
        let back = chart.later(5).when(withdraw()).states_kinds(["consent_withdrawn"]);
        assert!(signed(&back.chart, "ketamine").is_none());
        back.later(5).when(sign()).states([consent("ketamine")]);
    }

    #[test]
    fn consent_names_the_person_and_the_text_of_the_protocol() {
        let refused = |it| nothing().asked_by_client().when(Command::SignConsent(it));
        refused(ConsentSigned { name: " ".into(), ..consent("ketamine") }).refused(Refusal::Missing { field: "name" });
        refused(ConsentSigned { digest: "abc".into(), ..consent("ketamine") }).refused_as("impossible");
        refused(ConsentSigned { version: "2020-1".into(), ..consent("ketamine") }).refused_as("impossible");
    }

    #[test]
    fn nothing_is_signed_from_t0_until_the_next_morning_and_withdrawing_is_always_possible() {
        let sign = || Command::SignConsent(consent("fees"));
        under_medicine().when(sign()).refused_as("not_now");
        under_medicine().when(withdraw()).states_kinds(["consent_withdrawn", "hold_raised"]);
        // T0 was at 08:20; 06:00 of the next day is 21 hours after 09:00.
        under_medicine().later(21 * 60 - 1).when(sign()).refused_as("not_now");
        under_medicine().later(21 * 60).when(sign()).states([consent("fees")]);
    }
}
