//! Time and ids while the stories are told: the clock goes where the story is, and ids follow from the seed.

use std::sync::{Arc, Mutex, PoisonError};

use alula_app::notices::NoNotices;
use alula_app::{Clock, Ids, Ports};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A clock that shows the time of the story.
#[derive(Debug)]
pub struct StoryClock(Mutex<Timestamp>);

impl StoryClock {
    /// Goes to a time.
    pub fn go(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ids and secrets that follow from seed and day.
#[derive(Debug)]
struct StoryIds {
    begin: [u8; 32],
    next: Mutex<u64>,
}

impl Ids for StoryIds {
    fn id(&self) -> Uuid {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.secret()[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next += 1;
        Sha256::digest([&self.begin[..], &next.to_be_bytes()].concat()).into()
    }
}

/// What a house takes from outside while it is filled, and the clock to move it by.
pub fn ports(seed: u64, today: Date, now: Timestamp) -> (Ports, Arc<StoryClock>) {
    let clock = Arc::new(StoryClock(Mutex::new(now)));
    let begin = Sha256::digest(format!("alula demo ids {seed} {today}")).into();
    let ids = Arc::new(StoryIds { begin, next: Mutex::new(0) });
    (Ports { clock: clock.clone(), ids, notices: Arc::new(NoNotices) }, clock)
}
