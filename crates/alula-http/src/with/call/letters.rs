//! The letters of picture calls: what two browsers have to tell each other before they speak for themselves. They hold
//! addresses of machines, so they stay in the memory of this process, are never logged, and are forgotten by themselves.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use alula_core::ids::SessionId;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

/// The most that one letter may hold, in bytes.
pub(crate) const LONGEST: usize = 16_000;
/// Letters of one side of one session; a further one takes the place of the oldest. No side can push out the other's.
const MOST: usize = 100;
/// After the last letter of a session all of them are forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(2);

/// Who writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The team of the client.
    Practice,
    /// The phones of the session.
    Home,
}

/// One letter.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Later letters have higher numbers, also after the process began anew: they begin with its clock.
    pub n: i64,
    /// When it was written.
    pub at: Timestamp,
    /// What it says: the text of a JSON object.
    pub text: String,
}

#[derive(Default)]
struct Mailbox {
    last: i64,
    practice: VecDeque<Letter>,
    home: VecDeque<Letter>,
}

/// The letters of every session.
#[derive(Default)]
pub(crate) struct Letters {
    boxes: Mutex<BTreeMap<SessionId, Mailbox>>,
    arrived: Notify,
}

impl Mailbox {
    fn of(&mut self, side: Side) -> &mut VecDeque<Letter> {
        match side {
            Side::Practice => &mut self.practice,
            Side::Home => &mut self.home,
        }
    }

    fn last_at(&self) -> Option<Timestamp> {
        [self.practice.back(), self.home.back()].into_iter().flatten().map(|it| it.at).max()
    }
}

impl Letters {
    fn boxes(&self, now: Timestamp) -> MutexGuard<'_, BTreeMap<SessionId, Mailbox>> {
        let mut boxes = self.boxes.lock().unwrap_or_else(PoisonError::into_inner);
        boxes.retain(|_, it| it.last_at().is_some_and(|at| now.duration_since(at) < FORGOTTEN_AFTER));
        boxes
    }

    /// Keeps a letter of `side`, and wakes whoever waits for one.
    pub(crate) fn write(&self, session: SessionId, side: Side, text: String, now: Timestamp) {
        let mut boxes = self.boxes(now);
        let mailbox = boxes.entry(session).or_default();
        mailbox.last = now.as_millisecond().max(mailbox.last + 1);
        let n = mailbox.last;
        let letters = mailbox.of(side);
        if letters.len() == MOST {
            letters.pop_front();
        }
        letters.push_back(Letter { n, at: now, text });
        drop(boxes);
        self.arrived.notify_waiters();
    }

    /// What `side` has written after the letter `after`, in order.
    pub(crate) fn of(&self, session: SessionId, side: Side, after: i64, now: Timestamp) -> Vec<Letter> {
        let mut boxes = self.boxes(now);
        let letters = boxes.get_mut(&session).map(|it| it.of(side).iter().filter(|it| it.n > after).cloned().collect());
        letters.unwrap_or_default()
    }

    /// The next letter of whomever.
    pub(crate) fn arrived(&self) -> tokio::sync::futures::Notified<'_> {
        self.arrived.notified()
    }
}

/// How many sessions have letters, and nothing of what they say.
impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.boxes.lock().unwrap_or_else(PoisonError::into_inner).len();
        f.debug_struct("Letters").field("sessions", &count).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: SessionId = SessionId(uuid::Uuid::from_u128(1));
    const OTHER: SessionId = SessionId(uuid::Uuid::from_u128(2));

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    fn texts(letters: &Letters, side: Side, after: i64, now: Timestamp) -> Vec<String> {
        letters.of(SESSION, side, after, now).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn letters_come_in_order_each_once_and_each_to_its_own_session_and_side() {
        let letters = Letters::default();
        for text in ["one", "two"] {
            letters.write(SESSION, Side::Practice, text.into(), at(0));
        }
        letters.write(SESSION, Side::Home, "three".into(), at(0));
        letters.write(OTHER, Side::Practice, "of another".into(), at(0));
        assert_eq!(texts(&letters, Side::Practice, 0, at(1)), ["one", "two"]);
        assert_eq!(texts(&letters, Side::Home, 0, at(1)), ["three"]);
        let first = letters.of(SESSION, Side::Practice, 0, at(1))[0].n;
        assert_eq!(texts(&letters, Side::Practice, first, at(1)), ["two"]);
        let last = letters.of(SESSION, Side::Practice, first, at(1))[0].n;
        assert_eq!(texts(&letters, Side::Practice, last, at(1)), Vec::<String>::new());
    }

    #[test]
    fn numbers_go_on_when_the_house_begins_anew() {
        let (before, after) = (Letters::default(), Letters::default());
        before.write(SESSION, Side::Home, "before".into(), at(0));
        let heard = before.of(SESSION, Side::Home, 0, at(0))[0].n;
        after.write(SESSION, Side::Home, "after".into(), at(1));
        assert_eq!(texts(&after, Side::Home, heard, at(1)), ["after"]);
    }

    #[test]
    fn one_side_keeps_its_last_hundred_and_leaves_the_other_alone() {
        let letters = Letters::default();
        letters.write(SESSION, Side::Practice, "ring".into(), at(0));
        for n in 0..250 {
            letters.write(SESSION, Side::Home, n.to_string(), at(0));
        }
        let kept = texts(&letters, Side::Home, 0, at(0));
        assert_eq!((kept.len(), kept[0].as_str(), kept[99].as_str()), (100, "150", "249"));
        assert_eq!(texts(&letters, Side::Practice, 0, at(0)), ["ring"]);
    }

    #[test]
    fn two_hours_after_the_last_letter_all_are_forgotten() {
        let letters = Letters::default();
        letters.write(SESSION, Side::Practice, "ring".into(), at(0));
        letters.write(SESSION, Side::Home, "come".into(), at(3_600));
        assert_eq!(texts(&letters, Side::Practice, 0, at(7_300)), ["ring"]);
        assert_eq!(texts(&letters, Side::Practice, 0, at(3_600 + 7_200)), Vec::<String>::new());
        assert_eq!(letters.boxes.lock().unwrap().len(), 0);
    }

    #[test]
    fn a_log_never_shows_a_letter() {
        let letters = Letters::default();
        letters.write(SESSION, Side::Home, "192.0.2.7".into(), at(0));
        assert_eq!(format!("{letters:?}"), "Letters { sessions: 1, .. }");
    }
}
