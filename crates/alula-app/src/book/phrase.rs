//! From a pass-phrase to what opens the book: slow on purpose, because whoever has database and key file could guess.

use alula_core::ids::ClientId;
use alula_core::private::Private;
use alula_store::book::{Lock, Opener};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

use crate::entrance::{SHORTEST, UnfitPassword, fit as fit_password, slow_hash};
use crate::trouble::Broken;

/// The longest pass-phrase, in characters.
pub const LONGEST_PHRASE: usize = crate::entrance::LONGEST;

/// 64 MiB and 3 passes: the second recommended choice of RFC 9106, on one lane.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
/// So many at once, so that opening books never takes more than this many times the memory above.
const AT_ONCE: usize = 2;

/// The queue for the slow hash.
pub(crate) struct Slow(Semaphore);

impl Default for Slow {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

/// Whether words may be a pass-phrase; the rules of passwords, without an address to compare with.
pub(crate) fn fit(phrase: &Private) -> Result<(), UnfitPassword> {
    let plain = plain(phrase);
    if plain.reveal().chars().count() < SHORTEST {
        return Err(UnfitPassword::Short);
    }
    fit_password(&plain, &Private::default())
}

/// How the opener of a new lock is made: the costs and a fresh salt.
pub(crate) fn how(chance: [u8; 32]) -> String {
    let salt: String = chance[..16].iter().map(|it| format!("{it:02x}")).collect();
    format!("argon2id m={MEMORY_KIB} t={PASSES} p={LANES} {salt}")
}

impl Slow {
    pub(crate) async fn opener(&self, client: ClientId, phrase: &Private, how: &str) -> Result<Opener, Broken> {
        let damaged = || Broken::other("book_lock_unread", "the lock of a book cannot be read; bring back a backup");
        let (memory, passes, lanes, salt) = costs(how).ok_or_else(damaged)?;
        let _turn = self.0.acquire().await.map_err(|_| damaged())?;
        let hash = slow_hash(plain(phrase), salt, memory, passes, lanes).await?;
        Ok(Opener::of(client, Lock::Phrase, &*hash))
    }
}

fn costs(how: &str) -> Option<(u32, u32, u32, Vec<u8>)> {
    let mut parts = how.strip_prefix("argon2id ")?.split(' ');
    let mut cost = |name: &str| parts.next()?.strip_prefix(name)?.parse().ok();
    let (memory, passes, lanes) = (cost("m=")?, cost("t=")?, cost("p=")?);
    let salt = parts.next()?;
    let salt = (0..salt.len()).step_by(2).map(|at| u8::from_str_radix(salt.get(at..at + 2)?, 16).ok());
    Some((memory, passes, lanes, salt.collect::<Option<_>>()?))
}

/// The same words typed on another keyboard are the same: composed letters, one space between words, none around.
fn plain(phrase: &Private) -> Private {
    let composed: String = phrase.reveal().nfkc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_costs_and_the_salt_are_read_as_they_were_written() {
        let (memory, passes, lanes, salt) = costs(&how([0xa5; 32])).unwrap();
        assert_eq!((memory, passes, lanes, salt), (MEMORY_KIB, PASSES, LANES, vec![0xa5; 16]));
        assert_eq!(costs("argon2id m=1 t=1"), None);
    }

    #[test]
    fn a_phrase_is_the_same_however_it_was_composed_and_spaced() {
        assert_eq!(plain(&"  caf\u{e9}   by the\tsea ".into()), plain(&"cafe\u{301} by the sea".into()));
        assert_eq!(fit(&"too   short".into()), Err(UnfitPassword::Short));
        assert_eq!(fit(&"river lamp otter noon".into()), Ok(()));
    }
}
