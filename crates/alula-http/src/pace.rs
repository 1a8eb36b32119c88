//! How often somebody may try: so many times in a span, then a wait.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// More keys than this are never remembered; the oldest give way.
const REMEMBERED: usize = 10_000;

/// Counts tries by key inside a moving span.
#[derive(Debug)]
pub(crate) struct Pace {
    most: u32,
    span: Duration,
    tries: Mutex<BTreeMap<String, Tries>>,
}

#[derive(Clone, Copy, Debug)]
struct Tries {
    since: Instant,
    count: u32,
}

impl Pace {
    /// At most `most` tries of one key within `span`.
    pub(crate) fn new(most: u32, span: Duration) -> Self {
        Self { most, span, tries: Mutex::default() }
    }

    /// How long this key has to wait, if it has to.
    pub(crate) fn wait(&self, key: &str) -> Option<Duration> {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let it = tries.get(key)?;
        let left = self.span.checked_sub(it.since.elapsed())?;
        (it.count >= self.most).then_some(left)
    }

    /// Counts one try.
    pub(crate) fn count(&self, key: &str) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if tries.len() >= REMEMBERED {
            tries.retain(|_, it| now.duration_since(it.since) < self.span);
        }
        if tries.len() >= REMEMBERED
            && let Some(oldest) = tries.iter().min_by_key(|(_, it)| it.since).map(|(key, _)| key.clone())
        {
            tries.remove(&oldest);
        }
        let it = tries.entry(key.to_owned()).or_insert(Tries { since: now, count: 0 });
        if now.duration_since(it.since) >= self.span {
            *it = Tries { since: now, count: 0 };
        }
        it.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_key_waits_after_its_last_try_and_is_free_after_the_span() {
        let pace = Pace::new(2, Duration::from_secs(60));
        pace.count("a");
        assert_eq!(pace.wait("a"), None);
        pace.count("a");
        tokio::time::advance(Duration::from_secs(20)).await;
        assert_eq!(pace.wait("a"), Some(Duration::from_secs(40)));
        assert_eq!(pace.wait("b"), None);
        tokio::time::advance(Duration::from_secs(41)).await;
        assert_eq!(pace.wait("a"), None);
    }

    #[tokio::test]
    async fn memory_stays_bounded() {
        let pace = Pace::new(1, Duration::from_secs(60));
        for n in 0..REMEMBERED + 50 {
            pace.count(&n.to_string());
        }
        assert!(pace.tries.lock().unwrap().len() <= REMEMBERED);
    }
}
