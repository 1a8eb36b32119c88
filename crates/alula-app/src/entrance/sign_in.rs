//! Signing in with e-mail and password, slowed down for whoever guesses.

use alula_core::ids::StaffId;
use alula_core::private::Private;
use alula_policy::Actor;
use alula_store::rows::accounts::{self, Account, Holder};
use alula_store::rows::{attempts, staff, web_sessions};
use alula_store::{StoreFault, Tx};
use jiff::{SignedDuration, Timestamp};

use super::password;
use super::sessions::{SignedIn, begin_session, hash_of, token_from};
use crate::house::House;
use crate::trouble::{Broken, Trouble};

/// Why signing in did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefusal {
    /// E-mail or password; which of them is not said.
    #[error("e-mail and password do not belong together; try again, or ask the practice for a new link")]
    Wrong,
    /// Too many attempts failed.
    #[error("too many attempts; wait {minutes} min, then try again, or ask the practice for a new link")]
    Wait {
        /// How long, in whole minutes.
        minutes: i64,
    },
}

/// So many attempts may fail before there is a wait.
const FREE_ATTEMPTS: u64 = 5;
/// The first wait; each further failure doubles it.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);
/// The longest wait.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(1);
/// Failures older than this are forgotten.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

impl House {
    /// Signs somebody in. An e-mail that nobody has costs the same time and is slowed down the same way.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn sign_in(
        &self,
        email: &Private,
        password: &Private,
    ) -> Result<Result<SignedIn, SignInRefusal>, Trouble> {
        let bucket = format!("sign-in {}", email.reveal().trim().to_lowercase());
        if let Err(wait) = self.attempt(&bucket).await? {
            return Ok(Err(wait));
        }
        let sought = email.clone();
        let account =
            self.0.store.read(move |tx| Box::pin(async move { accounts::find_by_email(tx, sought.reveal()).await }));
        let account = account.await.map_err(|fault: StoreFault| self.trouble(fault))?.filter(|it| it.active);
        let kept = account.as_ref().map(|it| it.password_hash.reveal().to_owned());
        let right = password::is(password.clone(), kept).await.map_err(|broken| self.trouble(broken))?;
        let Some(account) = account.filter(|_| right) else { return Ok(Err(SignInRefusal::Wrong)) };

        let (inside, now, token) = (self.0.clone(), self.now(), token_from(self.0.ports.ids.secret()));
        let begun = self.0.store.write(move |tx| {
            Box::pin(async move {
                let Some(person) = inside.person_in(tx, &account, None).await? else { return Ok(None) };
                attempts::forget(tx, &bucket).await?;
                begin_session(tx, account.id, &token, now).await?;
                Ok(Some(SignedIn { token, person }))
            })
        });
        let begun = begun.await.map_err(|broken: Broken| self.trouble(broken))?;
        Ok(begun.ok_or(SignInRefusal::Wrong))
    }

    /// Proves once more who somebody is; it counts for ten minutes.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn prove_again(&self, token: &str, password: &Private) -> Result<Result<(), SignInRefusal>, Trouble> {
        let (now, hash) = (self.now(), hash_of(token));
        let account = self.0.store.read(move |tx| {
            Box::pin(async move {
                match web_sessions::find(tx, &hash, now).await? {
                    Some(session) => accounts::find(tx, session.account).await,
                    None => Ok(None),
                }
            })
        });
        let account = account.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let bucket = match self.is_theirs(account.as_ref(), password).await? {
            Ok(bucket) => bucket,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let proved = self.0.store.write(move |tx| {
            Box::pin(async move {
                attempts::forget(tx, &bucket).await?;
                web_sessions::step_up(tx, &hash, now).await
            })
        });
        proved.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(Ok(()))
    }

    /// Proves who a colleague is at somebody else's screen, for the one thing they say there. It opens nothing to them and
    /// nothing to whose screen it is.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn prove_beside(
        &self,
        colleague: StaffId,
        password: &Private,
    ) -> Result<Result<Actor, SignInRefusal>, Trouble> {
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let account = accounts::find_by_holder(tx, Holder::Staff(colleague)).await?;
                Ok((account, staff::find(tx, colleague).await?.filter(|it| it.active)))
            })
        });
        let (account, person) = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let bucket = match self.is_theirs(account.filter(|_| person.is_some()).as_ref(), password).await? {
            Ok(bucket) => bucket,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let forgotten =
            self.0.store.write(move |tx| Box::pin(async move { attempts::forget(tx, &bucket).await.map(drop) }));
        forgotten.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let role = person.map(|it| it.role);
        Ok(role.map(|role| Actor::Staff { id: colleague, role, second_factor: true }).ok_or(SignInRefusal::Wrong))
    }

    /// Whether the password is that of an account in use; the name under which its attempts are counted.
    async fn is_theirs(
        &self,
        account: Option<&Account>,
        password: &Private,
    ) -> Result<Result<String, SignInRefusal>, Trouble> {
        let Some(account) = account.filter(|it| it.active) else { return Ok(Err(SignInRefusal::Wrong)) };
        let bucket = format!("sign-in {}", account.email.reveal().trim().to_lowercase());
        if let Err(wait) = self.attempt(&bucket).await? {
            return Ok(Err(wait));
        }
        let kept = Some(account.password_hash.reveal().to_owned());
        match password::is(password.clone(), kept).await.map_err(|broken| self.trouble(broken))? {
            true => Ok(Ok(bucket)),
            false => Ok(Err(SignInRefusal::Wrong)),
        }
    }

    /// Notes an attempt before it is looked at, so that many at once are counted; success forgets them.
    pub(crate) async fn attempt(&self, bucket: &str) -> Result<Result<(), SignInRefusal>, Trouble> {
        let (now, id, bucket) = (self.now(), self.0.ports.ids.id(), bucket.to_owned());
        let noted = self.0.store.write(move |tx| {
            Box::pin(async move {
                if let Some(wait) = wait(tx, &bucket, now).await? {
                    let minutes = (wait.as_secs() + 59) / 60;
                    return Ok(Err(SignInRefusal::Wait { minutes }));
                }
                attempts::note(tx, &bucket, now, id).await?;
                Ok(Ok(()))
            })
        });
        noted.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}

/// How long this bucket has to wait, if the last failure is not long enough ago.
async fn wait(tx: &mut Tx, bucket: &str, now: Timestamp) -> Result<Option<SignedDuration>, StoreFault> {
    let failures = attempts::count(tx, bucket, now - REMEMBERED).await?;
    let Some(wait) = wait_after(failures) else { return Ok(None) };
    Ok((attempts::count(tx, bucket, now - wait).await? > 0).then_some(wait))
}

fn wait_after(failures: u64) -> Option<SignedDuration> {
    let beyond = failures.checked_sub(FREE_ATTEMPTS)?;
    let doubled = FIRST_WAIT.as_secs() << beyond.min(12);
    Some(SignedDuration::from_secs(doubled).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_have_an_end() {
        assert_eq!(wait_after(4), None);
        assert_eq!(wait_after(5), Some(SignedDuration::from_mins(1)));
        assert_eq!(wait_after(7), Some(SignedDuration::from_mins(4)));
        assert_eq!(wait_after(40), Some(SignedDuration::from_hours(1)));
    }
}
