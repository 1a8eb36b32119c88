//! For tests: a clock that is moved, ids that repeat from a seed, and a whole house in a temporary folder.

mod house;
mod notices;

pub use house::{PASSWORD, TestHouse};
pub use notices::HeardNotices;

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::ports::{Clock, Ids};

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct TestClock(Mutex<Timestamp>);

impl TestClock {
    /// A clock that shows this time.
    pub fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves it on.
    pub fn pass(&self, time: SignedDuration) {
        let mut now = self.0.lock().expect("no test panics while it holds the clock");
        *now += time;
    }

    /// Sets it.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock().expect("no test panics while it holds the clock") = now;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("no test panics while it holds the clock")
    }
}

/// Ids and secrets that follow from a seed.
#[derive(Debug)]
pub struct SeededIds {
    seed: u64,
    next: Mutex<u64>,
}

impl SeededIds {
    /// Ids that follow from `seed`.
    pub fn new(seed: u64) -> Self {
        Self { seed, next: Mutex::new(0) }
    }
}

impl Ids for SeededIds {
    fn id(&self) -> Uuid {
        let secret = self.secret();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&secret[..16]);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let mut next = self.next.lock().expect("no test panics while it takes an id");
        *next += 1;
        Sha256::digest([self.seed.to_be_bytes(), next.to_be_bytes()].concat()).into()
    }
}
