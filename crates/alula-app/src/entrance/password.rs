//! Passwords: what may be one, and how one is kept.

use alula_core::private::Private;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

use crate::ports::Ids;
use crate::trouble::Broken;

/// The shortest password, in characters (NIST SP 800-63B-4 asks for at least 8 beside other factors, 15 alone; the house
/// slows guessing down and takes 12).
pub const SHORTEST: usize = 12;
/// The longest password, in characters; longer ones only cost time.
pub const LONGEST: usize = 200;

/// 19 MiB, 2 passes, 1 lane: the least that the OWASP password storage cheat sheet names for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Why words cannot be a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnfitPassword {
    /// Too short.
    #[error("choose at least {SHORTEST} characters; four words that do not belong together are easy to keep in mind")]
    Short,
    /// Too long.
    #[error("choose at most {LONGEST} characters")]
    Long,
    /// One of the first that anybody would try.
    #[error("choose other words; these are among the first that somebody would try")]
    Common,
}

/// Whether `password` may be one for the account with this e-mail.
///
/// # Errors
/// When it is too short, too long, or easily tried.
pub fn fit(password: &Private, email: &Private) -> Result<(), UnfitPassword> {
    let text = password.reveal();
    match text.chars().count() {
        ..SHORTEST => return Err(UnfitPassword::Short),
        SHORTEST..=LONGEST => {}
        _ => return Err(UnfitPassword::Long),
    }
    let lower = text.to_lowercase();
    let first = lower.chars().next();
    let repeated = lower.chars().all(|it| Some(it) == first);
    let counted = "01234567890123456789".contains(&lower) || "abcdefghijklmnopqrstuvwxyz".contains(&lower);
    let common = ["password", "qwerty", "letmein", "alula"].iter().any(|it| {
        let rest = lower.replace(it, "");
        rest.len() < lower.len() && rest.chars().filter(|it| it.is_alphabetic()).count() < 4
    });
    if repeated || counted || common || lower == email.reveal().trim().to_lowercase() {
        return Err(UnfitPassword::Common);
    }
    Ok(())
}

/// The kept form of a password. Takes tens of milliseconds and 19 MiB; runs on a blocking thread.
pub(crate) async fn keep(password: Private, ids: &dyn Ids) -> Result<String, Broken> {
    let secret = ids.secret();
    let salt: [u8; 16] = secret[..16].try_into().expect("16 of 32 bytes");
    blocking(move || {
        let hash = hash(&password, &salt, MEMORY_KIB, PASSES, LANES)?;
        let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
        Some(format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${hash}"))
    })
    .await?
    .ok_or_else(|| Broken::other("password_unhashed", "the password could not be kept; try again"))
}

/// Whether `password` is the one that was kept; without a kept form the same work is done and the answer is no.
pub(crate) async fn is(password: Private, kept: Option<String>) -> Result<bool, Broken> {
    blocking(move || match kept.as_deref().and_then(Kept::read) {
        Some(kept) => {
            let hash = hash(&password, &kept.salt, kept.memory, kept.passes, kept.lanes);
            hash.is_some_and(|it| same(&it, &kept.hash))
        }
        None => {
            let _ = hash(&password, b"nobody is called", MEMORY_KIB, PASSES, LANES);
            false
        }
    })
    .await
}

/// The Argon2id hash of words, on a blocking thread; wiped when dropped.
pub(crate) async fn slow_hash(
    words: Private,
    salt: Vec<u8>,
    memory: u32,
    passes: u32,
    lanes: u32,
) -> Result<Zeroizing<[u8; 32]>, Broken> {
    let hashed = blocking(move || hash(&words, &salt, memory, passes, lanes).map(Zeroizing::new)).await?;
    hashed.ok_or_else(|| Broken::other("phrase_unhashed", "the words could not be looked at; try again"))
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Broken> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Broken::because("password_unhashed", "the password could not be looked at; try again", error))
}

struct Kept {
    memory: u32,
    passes: u32,
    lanes: u32,
    salt: Vec<u8>,
    hash: Vec<u8>,
}

impl Kept {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("$argon2id$v=19$")?.split('$');
        let mut costs = parts.next()?.split(',');
        let mut cost = |name: &str| costs.next()?.strip_prefix(name)?.parse().ok();
        let (memory, passes, lanes) = (cost("m=")?, cost("t=")?, cost("p=")?);
        let salt = STANDARD_NO_PAD.decode(parts.next()?).ok()?;
        let hash = STANDARD_NO_PAD.decode(parts.next()?).ok()?;
        Some(Self { memory, passes, lanes, salt, hash })
    }
}

fn hash(password: &Private, salt: &[u8], memory: u32, passes: u32, lanes: u32) -> Option<[u8; 32]> {
    let params = Params::new(memory, passes, lanes, Some(32)).ok()?;
    let mut out = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(password.reveal().as_bytes(), salt, &mut out).ok()?;
    Some(out)
}

fn same(one: &[u8], other: &[u8]) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(one, other).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededIds;

    #[tokio::test]
    async fn a_kept_password_is_known_again_and_no_other() {
        let kept = keep("four quiet words here".into(), &SeededIds::new(1)).await.unwrap();
        assert!(!kept.contains("quiet"));
        assert!(is("four quiet words here".into(), Some(kept.clone())).await.unwrap());
        assert!(!is("four quiet words hers".into(), Some(kept)).await.unwrap());
        assert!(!is("four quiet words here".into(), None).await.unwrap());
    }

    #[test]
    fn what_anybody_would_try_first_is_no_password() {
        let email = Private::from("ana@demo.alula.invalid");
        for (text, why) in [
            ("short", UnfitPassword::Short),
            ("aaaaaaaaaaaaaa", UnfitPassword::Common),
            ("password1234", UnfitPassword::Common),
            ("Alula2026!!!", UnfitPassword::Common),
            ("012345678901", UnfitPassword::Common),
            ("ANA@demo.alula.invalid", UnfitPassword::Common),
        ] {
            assert_eq!(fit(&text.into(), &email), Err(why), "{text}");
        }
        assert_eq!(fit(&"x".repeat(300).into(), &email), Err(UnfitPassword::Long));
        assert_eq!(fit(&"river lamp otter noon".into(), &email), Ok(()));
    }
}
