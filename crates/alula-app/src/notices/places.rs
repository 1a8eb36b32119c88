//! Where somebody who works here can be told: added, ended and tried out by themselves alone.

use alula_core::ids::{EntryId, StaffId};
use alula_core::language::Language;
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::StoreFault;
use alula_store::rows::tell_places::{self, Channel, TellPlace, Way, Whose};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::tell::{Call, TELL, queue_notice, tell_staff};
use super::{Notice, NoticeKind};
use crate::access::{on_practice, require};
use crate::house::House;
use crate::trouble::{Broken, Denied, Trouble};

/// More places than this one person cannot have.
const MOST: usize = 12;
/// An address for e-mail is not longer (RFC 5321).
const LONGEST_EMAIL: usize = 254;
/// What browsers give out as the place for their messages is not longer.
const LONGEST_ENDPOINT: usize = 2000;
/// A phone number has so many digits, with its country (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// What is known of where somebody can be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Their places, oldest first.
    pub places: Vec<TellPlace>,
    /// The ways that are set up in this house.
    pub ways: Vec<Way>,
}

/// Why a place was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceRefusal {
    /// It is no address.
    #[error("write an e-mail address, such as maya@example.org")]
    NoEmail,
    /// It is no number with a country.
    #[error("write the number with its country, such as +1 415 555 0100")]
    NoNumber,
    /// It is nothing that a browser gives out.
    #[error("this browser gave nothing that a message can be sent to; try again, or use another browser")]
    NoBrowser,
    /// This house does not tell anybody this way.
    #[error("nobody is told this way in this house; choose another, or ask whoever runs it")]
    NoWay,
    /// It is there already.
    #[error("notices reach you there already")]
    Known,
    /// There are too many.
    #[error("take one away first: no more than twelve are kept")]
    TooMany,
}

/// An e-mail address as a person wrote it.
///
/// # Errors
/// When it is none.
fn email(text: &str) -> Result<Channel, PlaceRefusal> {
    let text = text.trim();
    let plain = text.is_ascii() && !text.contains(|it: char| it.is_ascii_control() || " ,;<>\"()".contains(it));
    let (name, domain) = text.split_once('@').ok_or(PlaceRefusal::NoEmail)?;
    let whole = !name.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.starts_with('.');
    if !plain || !whole || domain.ends_with('.') || text.len() > LONGEST_EMAIL {
        return Err(PlaceRefusal::NoEmail);
    }
    Ok(Channel::Email(text.into()))
}

/// A phone number as a person wrote it, with spaces and the like.
///
/// # Errors
/// When it is none, or its country is missing.
fn number(text: &str) -> Result<Channel, PlaceRefusal> {
    let rest = text.trim().strip_prefix('+').ok_or(PlaceRefusal::NoNumber)?;
    let digits: String = rest.chars().filter(|it| !" -.()/\u{a0}".contains(*it)).collect();
    if !DIGITS.contains(&digits.len()) || !digits.bytes().all(|it| it.is_ascii_digit()) || digits.starts_with('0') {
        return Err(PlaceRefusal::NoNumber);
    }
    Ok(Channel::Sms(format!("+{digits}").into()))
}

/// What a browser gave out when it subscribed. Its server is chosen by the browser, so it is one that anybody can reach by
/// https, under a name: never a machine beside this house.
///
/// # Errors
/// When it is nothing of the kind.
fn browser(endpoint: &str, p256dh: &str, auth: &str) -> Result<Channel, PlaceRefusal> {
    let host = endpoint.strip_prefix("https://").and_then(|it| it.split(['/', '?', '#']).next()).unwrap_or_default();
    let named = host.contains('.') && host.bytes().all(|it| it.is_ascii_alphanumeric() || b".-".contains(&it));
    let by_number = host.rsplit('.').next().is_none_or(|it| it.is_empty() || it.bytes().all(|it| it.is_ascii_digit()));
    let plain = endpoint.bytes().all(|it| it.is_ascii_graphic()) && endpoint.len() <= LONGEST_ENDPOINT;
    let holds = |text: &str, bytes: usize| URL_SAFE_NO_PAD.decode(text).is_ok_and(|it| it.len() == bytes);
    if !named || by_number || !plain || !holds(p256dh, 65) || !holds(auth, 16) {
        return Err(PlaceRefusal::NoBrowser);
    }
    Ok(Channel::Push { endpoint: endpoint.into(), p256dh: p256dh.into(), auth: auth.into() })
}

/// What somebody wrote to be told at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// An e-mail address.
    Email(Private),
    /// A phone number.
    Sms(Private),
    /// What a browser gave out.
    Browser {
        /// Where a message to it is left.
        endpoint: Private,
        /// Its public key.
        p256dh: Private,
        /// Its secret.
        auth: Private,
    },
}

impl Written {
    /// As a channel that notices can go to.
    ///
    /// # Errors
    /// When nothing can be sent there.
    pub fn read(&self) -> Result<Channel, PlaceRefusal> {
        match self {
            Self::Email(text) => email(text.reveal()),
            Self::Sms(text) => number(text.reveal()),
            Self::Browser { endpoint, p256dh, auth } => browser(endpoint.reveal(), p256dh.reveal(), auth.reveal()),
        }
    }
}

impl House {
    /// The public key that a browser needs to take web push from this house.
    pub fn push_key(&self) -> Option<String> {
        self.0.ports.notices.push_key()
    }

    /// Where somebody who works here can be told, and which ways there are.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn reached(&self, actor: &Actor) -> Result<Reached, Trouble> {
        on_practice(self, actor, Action::ReadTasks)?;
        let staff = own(actor).map_err(|denied| self.trouble(denied))?;
        let places = self.0.store.read(move |tx| Box::pin(async move { tell_places::of_staff(tx, staff).await }));
        let places = places.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(Reached { places, ways: self.0.ports.notices.ways() })
    }

    /// Adds where somebody who works here can be told, and sends a test there; the same form twice is one.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn add_tell_place(
        &self,
        actor: &Actor,
        form: EntryId,
        written: Written,
        language: Language,
    ) -> Result<Result<(), PlaceRefusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let job = self.0.ports.ids.id();
        let added = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ReadTasks).await?;
                let staff = own(&actor)?;
                let to = match written.read() {
                    Ok(to) => to,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                if !inside.ports.notices.ways().contains(&to.way()) {
                    return Ok(Err(PlaceRefusal::NoWay));
                }
                let there = tell_places::of_staff(tx, staff).await?;
                if there.iter().any(|it| it.id == form.0) {
                    return Ok(Ok(()));
                }
                if there.iter().any(|it| it.to == to) {
                    return Ok(Err(PlaceRefusal::Known));
                }
                if there.len() >= MOST {
                    return Ok(Err(PlaceRefusal::TooMany));
                }
                let place = TellPlace { id: form.0, whose: Whose::Staff(staff), to, language, since: now };
                if tell_places::add(tx, &place).await? {
                    let notice = Notice::at(&place, NoticeKind::Test, None);
                    queue_notice(tx, job, format!("{TELL} test {form}"), &notice, now).await?;
                }
                Ok(Ok(()))
            })
        });
        added.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Ends one of the places of somebody who works here; one that is not theirs stays as it is.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn end_tell_place(&self, actor: &Actor, place: uuid::Uuid) -> Result<(), Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let ended = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ReadTasks).await?;
                let staff = own(&actor)?;
                tell_places::end(tx, place, Whose::Staff(staff), now).await.map(drop).map_err(Broken::from)
            })
        });
        ended.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Sends a test to every place of somebody who works here; tells to how many. The same form twice is one.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn test_tell_places(&self, actor: &Actor, form: EntryId) -> Result<usize, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let queued = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ReadTasks).await?;
                let once = format!("test {form}");
                let call = Call { kind: NoticeKind::Test, opens: None, once: &once, at: now };
                tell_staff(&inside, tx, own(&actor)?, call).await.map_err(Broken::from)
            })
        });
        queued.await.map_err(|broken: Broken| self.trouble(broken))
    }
}

/// Only somebody who works here has places.
fn own(actor: &Actor) -> Result<StaffId, Denied> {
    match actor {
        Actor::Staff { id, .. } => Ok(*id),
        _ => Err(Denied::Forbidden(Action::ReadTasks)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        assert_eq!(email(" maya@example.org "), Ok(Channel::Email("maya@example.org".into())));
        let wrong = [
            "",
            "maya",
            "maya@",
            "@example.org",
            "maya@example",
            "a b@example.org",
            "a@b@c.org",
            "a@example.org\nBcc: b@c.org",
            "a@.org",
        ];
        for text in wrong {
            assert_eq!(email(text), Err(PlaceRefusal::NoEmail), "{text:?}");
        }
    }

    #[test]
    fn a_number_has_its_country() {
        assert_eq!(number(" +1 (415) 555-0100"), Ok(Channel::Sms("+14155550100".into())));
        for text in ["", "415 555 0100", "+1 555", "+1 415 555 CARE", "+0 415 555 0100", "+1234567890123456"] {
            assert_eq!(number(text), Err(PlaceRefusal::NoNumber), "{text:?}");
        }
    }

    #[test]
    fn a_browser_is_reached_under_a_name_and_by_https() {
        let (key, auth) = (URL_SAFE_NO_PAD.encode([4; 65]), URL_SAFE_NO_PAD.encode([5; 16]));
        assert!(browser("https://push.example.org/s/1?a=b", &key, &auth).is_ok());
        let wrong = [
            "http://push.example.org/s/1",
            "https://127.0.0.1/s",
            "https://localhost/s",
            "https://[::1]/s",
            "https://10.0.0.1./s",
            "https://push.example.org:8443/s",
            "https://user@push.example.org/s",
            "https://push.example.org/s s",
            "",
        ];
        for endpoint in wrong {
            assert_eq!(browser(endpoint, &key, &auth), Err(PlaceRefusal::NoBrowser), "{endpoint:?}");
        }
        assert!(browser("https://push.example.org/s", &auth, &key).is_err());
    }
}
