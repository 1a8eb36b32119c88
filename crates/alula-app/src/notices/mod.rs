//! Telling people outside the house that somebody waits for them: one port, and nothing personal in what it carries.
//!
//! What a notice says is a [`NoticeKind`] in a [`Language`] with a link that means nothing to anybody else. There is no
//! place in it for text, so no name and no word of care can get out by it.

mod places;
pub(crate) mod tell;
mod words;

use std::fmt::Write as _;
use std::future::Future;
use std::pin::Pin;

use alula_core::language::Language;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use alula_store::rows::tell_places::{Channel, TellPlace, Way, Whose};
pub use places::{PlaceRefusal, Reached, Written};

/// Sends notices. The adapters are in `alula-notices`; the house calls this from its queue alone, never from within a
/// transaction.
pub trait Notices: Send + Sync {
    /// The ways that are set up here.
    fn ways(&self) -> Vec<Way>;

    /// The public key that a browser needs to take web push from this house, as base64url; nothing where push is not set
    /// up.
    fn push_key(&self) -> Option<String>;

    /// Sends one notice, once. It may take its time; whoever calls it sets a limit.
    fn send<'a>(&'a self, notice: &'a Notice) -> Sending<'a>;
}

/// A notice on its way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), NotSent>> + Send + 'a>>;

/// Why a notice did not go out. Never what the other side said: that may hold the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// This way is not set up here.
    #[error("this way to tell people is not set up in this house")]
    NotConfigured,
    /// Nobody takes notices at this address any more; trying again is no use.
    #[error("nobody takes notices at this address any more")]
    Gone,
    /// The address is none that this way can reach; trying again is no use.
    #[error("the address cannot be reached this way")]
    Unusable,
    /// The other side refused it, with this number when it gave one.
    #[error("the other side did not take the notice")]
    Refused(Option<u16>),
    /// Nobody answered.
    #[error("the other side cannot be reached")]
    Unreachable,
    /// It took longer than a notice may take.
    #[error("the other side took too long")]
    TooSlow,
}

impl NotSent {
    /// The stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotConfigured => "notice_not_configured",
            Self::Gone => "notice_gone",
            Self::Unusable => "notice_unusable",
            Self::Refused(_) => "notice_refused",
            Self::Unreachable => "notice_unreachable",
            Self::TooSlow => "notice_too_slow",
        }
    }

    /// Whether the same notice may go out when it is tried again.
    pub fn may_pass(self) -> bool {
        !matches!(self, Self::Gone | Self::Unusable)
    }
}

/// A port for a house that tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoNotices;

impl Notices for NoNotices {
    fn ways(&self) -> Vec<Way> {
        Vec::new()
    }

    fn push_key(&self) -> Option<String> {
        None
    }

    fn send<'a>(&'a self, _: &'a Notice) -> Sending<'a> {
        Box::pin(std::future::ready(Err(NotSent::NotConfigured)))
    }
}

/// Something to tell one person at one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Where.
    pub to: Channel,
    /// What.
    pub says: Said,
    /// The place that somebody wrote down, when it is one; it ends when nobody takes notices there any more.
    pub place: Option<Uuid>,
}

impl Notice {
    /// What is told at a place, in its language.
    pub fn at(place: &TellPlace, kind: NoticeKind, opens: Option<NoticeCode>) -> Self {
        let says = Said { kind, language: place.language, opens };
        Self { to: place.to.clone(), says, place: Some(place.id) }
    }
}

/// What a notice says; the words stand in `words.rs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Why it is sent.
    pub kind: NoticeKind,
    /// In which language.
    #[serde(with = "tag")]
    pub language: Language,
    /// What its link opens; without a code, the front door.
    pub opens: Option<NoticeCode>,
}

/// Why a notice is sent. A new reason is a new variant with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// It is time to look in.
    LookIn,
    /// Somebody waits, and it cannot wait.
    Alarm,
    /// A colleague asks for somebody.
    Called,
    /// The person tries out whether notices reach them.
    Test,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::LookIn, Self::Alarm, Self::Called, Self::Test];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::LookIn => "look_in",
            Self::Alarm => "alarm",
            Self::Called => "called",
            Self::Test => "test",
        }
    }
}

/// The end of a link: 128 bits as base64url. Whoever makes one takes the bits from chance, and keeps what they open.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NoticeCode([u8; 16]);

impl NoticeCode {
    /// The code of these bits.
    pub fn of(bits: [u8; 16]) -> Self {
        Self(bits)
    }

    /// The code that stands in a link; nothing when it is none.
    pub fn read(text: &str) -> Option<Self> {
        let bits = URL_SAFE_NO_PAD.decode(text).ok()?;
        bits.try_into().ok().map(Self)
    }

    /// Its bits.
    pub fn bits(&self) -> [u8; 16] {
        self.0
    }
}

impl std::fmt::Display for NoticeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl std::fmt::Debug for NoticeCode {
    /// Whoever has the code can open what it opens, so a log has it not.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NoticeCode(‹private›)")
    }
}

impl From<NoticeCode> for String {
    fn from(code: NoticeCode) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for NoticeCode {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("the code of a notice is 128 bits as base64url")
    }
}

/// Where the links of notices begin, below the address of the house.
pub const NOTICE_PATH: &str = "/n/";

impl Said {
    /// The link, for a house at `origin`, such as `https://care.example.org`.
    pub fn link(&self, origin: &str) -> String {
        let mut link = origin.trim_end_matches('/').to_owned();
        match &self.opens {
            None => link.push('/'),
            Some(code) => {
                // Writing into text does not fail.
                let _ = write!(link, "{NOTICE_PATH}{code}");
            }
        }
        link
    }
}

/// A language by its tag; the type itself is not stored anywhere.
mod tag {
    use super::{Deserialize, Language};

    pub(super) fn serialize<S: serde::Serializer>(language: &Language, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(language.tag())
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Language, D::Error> {
        let tag = String::deserialize(from)?;
        Language::of_tag(&tag).ok_or_else(|| serde::de::Error::custom("a language of the house is expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(opens: Option<NoticeCode>) -> Said {
        Said { kind: NoticeKind::Alarm, language: Language::Spanish, opens }
    }

    #[test]
    fn a_link_is_the_front_door_or_a_code() {
        assert_eq!(said(None).link("https://care.example.org"), "https://care.example.org/");
        let code = NoticeCode::of([7; 16]);
        let link = said(Some(code.clone())).link("https://care.example.org/");
        assert_eq!(link, format!("https://care.example.org/n/{code}"));
        assert_eq!(NoticeCode::read(link.rsplit('/').next().unwrap()), Some(code));
    }

    #[test]
    fn a_code_is_bits_and_never_words() {
        for text in ["", "maya", "Maya-Lindqvist-in-need", "AAAAAAAAAAAAAAAAAAAAAA=="] {
            assert_eq!(NoticeCode::read(text), None, "{text}");
        }
        assert!(!format!("{:?}", NoticeCode::of([7; 16])).contains("Bwc"));
    }

    #[test]
    fn a_notice_comes_back_from_the_queue_as_it_went_in() {
        let says = said(Some(NoticeCode::of([9; 16])));
        let notice = Notice { to: Channel::Sms("+15550100".into()), says, place: Some(Uuid::nil()) };
        let text = serde_json::to_string(&notice).unwrap();
        assert_eq!(serde_json::from_str::<Notice>(&text).unwrap(), notice);
        let other = text.replace("\"es\"", "\"xx\"");
        assert!(serde_json::from_str::<Notice>(&other).is_err());
    }
}
