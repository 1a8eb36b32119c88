//! A page of the book is copied into the chart by the client, and taken back.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, PageId};
use crate::intake::{ConcernRaised, ConcernSource, crisis_words, who_has_to_look};
use crate::private::Private;
use crate::session::home::LetterHeld;
use crate::session::{after_t0, sober_from};

/// The client shared a page of the book: these words stand in the chart, for the team to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageShared {
    /// Which page of the book.
    pub page: PageId,
    /// When it was written.
    pub written_at: Timestamp,
    /// What it said when it was shared; later writings of the page are not shared by this.
    pub words: Private,
}

/// The client took a shared page back; the words are no longer shown, and the record tells that they once were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTakenBack {
    /// The statement that shared it.
    pub shared: EntryId,
}

/// The pages that are shared now, in the order in which they were; of a page that was shared again, the later words.
pub fn shared_pages(chart: &Chart) -> Vec<Said<'_, PageShared>> {
    let back: Vec<_> = chart.all::<PageTakenBack>().map(|it| it.is.shared).collect();
    let mut holds: Vec<Said<'_, PageShared>> = Vec::new();
    for shared in chart.all::<PageShared>() {
        holds.retain(|it| it.is.page != shared.is.page);
        if !back.contains(&shared.id()) {
            holds.push(shared);
        }
    }
    holds
}

/// What is shared of one page of the book.
pub fn shared_of(chart: &Chart, page: PageId) -> Option<Said<'_, PageShared>> {
    shared_pages(chart).into_iter().find(|it| it.is.page == page)
}

/// Copies a page into the chart. Words that speak of danger raise a concern, as they would anywhere else. From T0 until
/// the next morning nothing is shared in a hurry, words of danger excepted.
///
/// # Refusals
/// `missing` without words; `already` when the same words of this page are shared; `not_now` after T0.
pub(crate) fn share_page(chart: &Chart, request: &Request, it: &PageShared, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("words", &it.words)?;
    if shared_of(chart, it.page).is_some_and(|shared| shared.is.words == it.words) {
        return Err(Refusal::Already { what: "page" });
    }
    let danger = crisis_words(it.words.reveal());
    if after_t0(chart, ctx) && !danger {
        let why = "After the medicine nothing is shared until tomorrow morning. The page waits in your book.";
        return Err(Refusal::not_now(why));
    }
    let mut drafts = vec![request.states(ctx, it.clone())];
    if danger {
        let words = "A page that the client shared holds words of danger.".into();
        let for_staff = who_has_to_look(chart, ctx);
        drafts.push(request.adds(ctx, 1, ConcernRaised { source: ConcernSource::Person, words, for_staff }));
    }
    Ok(drafts)
}

/// The pages that wait to be shared: the client wanted to under the medicine, and has not shared them since.
pub fn held_letters(chart: &Chart) -> Vec<Said<'_, LetterHeld>> {
    let mut held: Vec<Said<'_, LetterHeld>> = Vec::new();
    for letter in chart.all::<LetterHeld>() {
        held.retain(|it| it.is.page != letter.is.page);
        held.push(letter);
    }
    held.retain(|it| shared_of(chart, it.is.page).is_none_or(|shared| shared.at() < it.at()));
    held
}

/// How many pages wait for a morning that has not come: a number, for whoever cares for the client.
pub fn pages_waiting(chart: &Chart, now: Timestamp, zone: &TimeZone) -> usize {
    let morning = |it: &Said<'_, LetterHeld>| sober_from(chart, it.at(), zone);
    held_letters(chart).iter().filter(|it| morning(it).is_some_and(|morning| now < morning)).count()
}

/// Lets a page wait until the morning; what it says stays in the book until then.
///
/// # Refusals
/// `not_now` when nothing has to wait; `already` when the page waits.
pub(crate) fn hold_letter(chart: &Chart, request: &Request, it: &LetterHeld, ctx: &Context<'_>) -> Decided {
    if !after_t0(chart, ctx) {
        return Err(Refusal::not_now("Nothing has to wait now: you can share it."));
    }
    if held_letters(chart).iter().any(|held| held.is.page == it.page) {
        return Err(Refusal::Already { what: "page that waits" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Takes a shared page back; possible at every moment.
///
/// # Refusals
/// `not_found` when the page is not shared by that statement, or is no longer.
pub(crate) fn take_page_back(chart: &Chart, request: &Request, it: &PageTakenBack, ctx: &Context<'_>) -> Decided {
    let there = chart.all::<PageShared>().any(|shared| shared.id() == it.shared);
    let gone = chart.all::<PageTakenBack>().any(|back| back.is.shared == it.shared);
    if !there || gone {
        return Err(Refusal::NotFound { what: "page" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, ago, given, now, nth};
    use crate::ids::{OrderId, SessionId};
    use crate::intake::Presence;
    use crate::samples::{order, planned, team};
    use crate::session::MedicineGiven;

    fn sharing(words: &str) -> PageShared {
        PageShared { page: PageId::of(nth(900)), written_at: now(), words: words.into() }
    }

    fn share(words: &str) -> Command {
        Command::SharePage(sharing(words))
    }

    fn back(shared: EntryId) -> Command {
        Command::TakePageBack(PageTakenBack { shared })
    }

    fn chart() -> Given {
        given([team()]).asked_by_client()
    }

    fn said(given: &Given) -> Vec<String> {
        shared_pages(&given.chart).iter().map(|it| it.is.words.reveal().to_owned()).collect()
    }

    #[test]
    fn a_page_is_shared_with_its_words_and_taken_back_at_once() {
        let shared = chart().when(share("The window was open.")).states([sharing("The window was open.")]);
        assert_eq!(said(&shared), ["The window was open."]);
        let first = shared.chart.all::<PageShared>().last().unwrap().id();
        shared.clone().when(share("The window was open.")).refused(Refusal::Already { what: "page" });
        let gone = shared.when_at(nth(50), None, back(first)).states([PageTakenBack { shared: first }]);
        assert!(said(&gone).is_empty());
        gone.clone().when(back(first)).refused(Refusal::NotFound { what: "page" });
        let again = gone.when_at(nth(51), None, share("The window was open.")).states_kinds(["page_shared"]);
        assert_eq!(said(&again), ["The window was open."]);
    }

    #[test]
    fn of_a_page_that_was_shared_again_the_later_words_hold() {
        let twice = chart().when(share("Rain.")).states_kinds(["page_shared"]);
        let twice = twice.when_at(nth(50), None, share("Rain, then light.")).states_kinds(["page_shared"]);
        assert_eq!(said(&twice), ["Rain, then light."]);
        twice.when_at(nth(51), None, back(nth(50))).states_kinds(["page_taken_back"]);
    }

    #[test]
    fn words_of_danger_on_a_shared_page_become_a_concern() {
        let shared = chart().when(share("Some days I think about suicide."));
        shared.states_kinds(["page_shared", "concern_raised"]);
    }

    #[test]
    fn after_the_medicine_a_page_waits_until_the_morning_unless_it_speaks_of_danger() {
        let given_medicine = MedicineGiven {
            session: SessionId::of(nth(2)),
            order: OrderId::of(nth(1)),
            amount: order().amount,
            lot: "A1".into(),
            identity: Presence::Present,
        };
        let under = given([order()]).and([planned(now(), OrderId::of(nth(1)))]).and([ago(40, given_medicine)]);
        let under = under.asked_by_client();
        under.clone().when(share("It was wide.")).refused_as("not_now");
        under.clone().when(share("I want to die.")).states_kinds(["page_shared", "concern_raised"]);
        under.later(24 * 60).when(share("It was wide.")).states_kinds(["page_shared"]);
    }

    #[test]
    fn an_empty_page_is_not_shared() {
        chart().when(share("  ")).refused(Refusal::Missing { field: "words" });
        chart().when(back(nth(7))).refused(Refusal::NotFound { what: "page" });
    }
}
