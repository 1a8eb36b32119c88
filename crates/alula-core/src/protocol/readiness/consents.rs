//! Which documents a client is asked to sign.

use super::Scope;
use super::gates::holds;
use super::view::View;
use crate::chart::Chart;
use crate::decide::Context;
use crate::protocol::{ConsentNeeded, Stage};
use crate::session::{SessionView, sessions};

/// The documents that this client is asked to sign: those that the protocol names, without the ones that only gates of
/// another place need. The place is that of the order, and of every session that is planned.
pub fn consents_asked<'c>(chart: &Chart, ctx: &Context<'c>) -> Vec<&'c ConsentNeeded> {
    let Some(signed) = ctx.protocol else { return Vec::new() };
    let ahead = sessions(chart).into_iter().filter(SessionView::is_open).map(|it| Scope::Session(it.id));
    let views: Vec<_> = [Scope::Stage(Stage::Preparation)]
        .into_iter()
        .chain(ahead)
        .map(|scope| View::new(chart, scope, ctx, signed))
        .collect();
    let asked = |needed: &&ConsentNeeded| {
        let mut gates = signed.protocol.gates_of_consent(&needed.id).peekable();
        gates.peek().is_none() || gates.any(|gate| views.iter().any(|view| holds(gate.when, view)))
    };
    signed.protocol.consents.iter().filter(asked).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{DAY, ORDER, prepared, ready, session};
    use super::super::{Outcome, readiness};
    use super::*;
    use crate::given::{Given, PRESCRIBER, Past, ago, by, given, now, nth};
    use crate::ids::OrderId;
    use crate::intake::{OrderWithdrawn, OrderWritten, Setting};
    use crate::ledger::Author;
    use crate::preparation::ConsentWithdrawn;
    use crate::protocol::{Protocol, REFERENCE, SignedProtocol};
    use crate::samples::{consent, order, planned, team};
    use crate::session::{GateOverridden, SessionPlanned};

    fn at_home() -> OrderWritten {
        OrderWritten { setting: Setting::Home, ..order() }
    }

    /// Everything up to a session that is planned at home.
    fn home() -> Given {
        let mut past = prepared(team(), at_home());
        past.pop();
        let plan = SessionPlanned { setting: Setting::Home, ..planned(now(), OrderId::of(nth(ORDER))) };
        past.push(ago(5 * DAY, plan));
        given(past)
    }

    fn as_client(statement: impl Into<Past>) -> Past {
        by(Author::Client, statement)
    }

    fn asks(given: &Given) -> bool {
        consents_asked(&given.chart, &given.context()).iter().any(|it| it.id == "home")
    }

    #[track_caller]
    fn stands(given: &Given, outcome: Outcome, open: bool) {
        let asked = readiness(&given.chart, Scope::Session(session()), &given.context());
        let gate = asked.gate("G-CON-HOME").expect("a session at home asks for it");
        assert_eq!((gate.outcome, gate.is_open(), gate.may_pass.as_slice()), (outcome, open, &[][..]));
        let stage = readiness(&given.chart, Scope::Stage(Stage::Preparation), &given.context());
        assert_eq!(stage.gate("G-CON-HOME").map(|it| it.outcome), Some(outcome), "preparation says the same");
    }

    #[test]
    fn a_session_at_home_needs_a_signature_of_its_own_until_it_is_taken_back() {
        stands(&home(), Outcome::Unknown, false);
        let signed = home().and([as_client(consent("home"))]);
        stands(&signed, Outcome::Pass, true);
        let withdrawn = ConsentWithdrawn { document: "home".into(), words: "".into() };
        stands(&signed.and([as_client(withdrawn)]), Outcome::Fail, false);
    }

    #[test]
    fn nobody_passes_the_consent_to_a_session_at_home_by_decision() {
        let pass =
            GateOverridden { session: session(), gate: "G-CON-HOME".into(), reason: "Said yes by phone.".into() };
        stands(&home().and([by(Author::Staff(PRESCRIBER), pass)]), Outcome::Unknown, false);
    }

    #[test]
    fn in_the_office_nobody_is_asked_for_it() {
        let office = ready();
        assert!(!asks(&office));
        let readiness = readiness(&office.chart, Scope::Session(session()), &office.context());
        assert!(readiness.gate("G-CON-HOME").is_none());
        assert_eq!(consents_asked(&office.chart, &office.context()).len(), 5);
    }

    #[test]
    fn it_is_asked_for_while_home_is_ordered_or_a_session_there_is_planned() {
        let ordered = ready().and([at_home()]);
        assert!(asks(&ordered));
        let order = OrderId::of(nth(u32::try_from(ordered.chart.sequence()).unwrap()));
        let back = OrderWithdrawn { order, reason: "At the office again.".into() };
        assert!(!asks(&ordered.and([by(Author::Staff(PRESCRIBER), back)])));
        assert!(asks(&home().and([order_for_the_office()])), "the session at home is still planned");
    }

    fn order_for_the_office() -> Past {
        by(Author::Staff(PRESCRIBER), order())
    }

    #[test]
    fn a_protocol_that_does_not_name_it_asks_nobody() {
        let named = "[[consents]]\nid = \"home\"\nversion = \"2026-11-1\"\n";
        let gate = "when = \"home\"\nneeds = [\"consent_signed:home\"]";
        assert!(REFERENCE.contains(named) && REFERENCE.contains(gate));
        let without = REFERENCE.replace(named, "").replace(gate, "when = \"home\"\nneeds = [\"consent_signed:fees\"]");
        let mut given = home();
        given.protocol = given.protocol.map(|it| SignedProtocol { protocol: Protocol::parse(&without).unwrap(), ..it });
        assert!(!asks(&given));
        let none = given.without_protocol();
        assert!(consents_asked(&none.chart, &none.context()).is_empty());
    }
}
