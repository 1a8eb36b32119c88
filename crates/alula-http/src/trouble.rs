//! Why a request ends without its page, and the one table of statuses.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use alula_core::Refusal;
use alula_core::language::Language;
use alula_pages::wording::Words;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a request ends without its page.
#[derive(Clone, Debug)]
pub enum Stop {
    /// Nobody is signed in.
    SignIn,
    /// A phone in a home that was not let in, or may do nothing any more.
    PhoneEnded,
    /// The policy says no, and even that the thing exists is private; or there is no such thing.
    NotFound,
    /// The policy says no to something whose existence is no secret.
    Forbidden,
    /// The person has to prove once more who they are.
    Confirm,
    /// A rule of care says no and there is no form to show it beside.
    Refused {
        /// The stable code.
        code: &'static str,
        /// What to do, in words.
        words: String,
    },
    /// The same, as the rule said it.
    Rule(Refusal),
    /// A form that says something the page of the practice did not offer.
    Form {
        /// What to do, in words.
        words: String,
    },
    /// A form of a page that everybody may read, or of a page that is too old: the message that says so.
    Misread(fn(Words) -> Cow<'static, str>),
    /// More was sent than the house takes.
    TooLarge {
        /// The most it takes, in bytes.
        most: usize,
    },
    /// The sender took too long.
    TooSlow,
    /// The sender went away.
    CutShort,
    /// The request came from another site.
    Foreign,
    /// Tried too often.
    TooOften {
        /// How long to wait.
        wait: Duration,
    },
    /// Something in the house is broken; it has its own reference, and the house wrote it to the log.
    House(alula_app::Fault),
    /// Something is broken. The reader gets a reference; the log gets the whole chain under it.
    Fault(Arc<dyn Error + Send + Sync>),
}

impl Stop {
    /// The stop for something broken.
    pub fn fault(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Fault(Arc::new(error))
    }

    /// The one table of statuses.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::Confirm => StatusCode::SEE_OTHER,
            Self::PhoneEnded => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Foreign => StatusCode::FORBIDDEN,
            Self::Refused { .. } | Self::Rule(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Form { .. } | Self::Misread(_) | Self::CutShort => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::House(_) | Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable code, for outside programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Confirm => "confirm",
            Self::PhoneEnded => "phone_ended",
            Self::NotFound => "not_found",
            Self::Forbidden => "forbidden",
            Self::Foreign => "foreign_request",
            Self::Refused { code, .. } => code,
            Self::Rule(refusal) => refusal.code(),
            Self::Form { .. } | Self::Misread(_) => "form",
            Self::CutShort => "cut_short",
            Self::TooLarge { .. } => "too_large",
            Self::TooSlow => "too_slow",
            Self::TooOften { .. } => "too_often",
            Self::House(fault) => fault.code,
            Self::Fault(_) => "fault",
        }
    }

    /// The heading of the page that says it.
    pub fn title(&self, words: Words) -> Cow<'static, str> {
        match self {
            Self::SignIn | Self::Confirm => words.trouble_sign_in(),
            Self::NotFound | Self::PhoneEnded => words.trouble_not_found(),
            Self::Forbidden => words.trouble_forbidden(),
            Self::Foreign | Self::Form { .. } | Self::Misread(_) | Self::CutShort | Self::TooSlow => {
                words.trouble_lost()
            }
            Self::Refused { .. } | Self::Rule(_) => words.trouble_not_now(),
            Self::TooLarge { .. } => words.trouble_too_large(),
            Self::TooOften { .. } => words.trouble_too_often(),
            Self::House(_) | Self::Fault(_) => words.trouble_broken(),
        }
    }

    /// What happened and what to do, in one or two sentences.
    pub fn words(&self, words: Words) -> Cow<'static, str> {
        match self {
            Self::SignIn => words.trouble_sign_in_more(),
            Self::Confirm => words.trouble_confirm_more(),
            Self::NotFound | Self::PhoneEnded => words.trouble_not_found_more(),
            Self::Forbidden => words.trouble_forbidden_more(),
            Self::Foreign => words.trouble_foreign_more(),
            Self::Refused { words, .. } | Self::Form { words } => words.clone().into(),
            Self::Rule(refusal) => words.refusal(refusal).into(),
            Self::Misread(why) => why(words),
            Self::CutShort => words.trouble_cut_short_more(),
            Self::TooLarge { most } => words.trouble_too_large_more(most >> 20),
            Self::TooSlow => words.trouble_too_slow_more(),
            Self::TooOften { wait } => words.trouble_too_often_more(minutes(*wait)),
            // What the house knows of it, it says in English.
            Self::House(fault) if words.language() == Language::English => {
                let sentence = fault.sentence.trim_end_matches('.');
                format!(
                    "Nothing of it was kept: {sentence}. If it stays, tell whoever runs this house the reference below."
                )
                .into()
            }
            Self::House(_) | Self::Fault(_) => words.trouble_broken_more(),
        }
    }
}

/// Whole minutes, at least one.
fn minutes(wait: Duration) -> usize {
    usize::try_from(wait.as_secs().div_ceil(60).max(1)).unwrap_or(usize::MAX)
}

impl IntoResponse for Stop {
    /// The bare answer; the outermost layer turns it into a page for the reader who asked.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<alula_app::Trouble> for Stop {
    fn from(trouble: alula_app::Trouble) -> Self {
        use alula_app::{Denied, Trouble};
        match trouble {
            Trouble::Denied(Denied::Hidden(_)) => Self::NotFound,
            Trouble::Denied(Denied::Forbidden(_)) => Self::Forbidden,
            Trouble::Denied(Denied::ProveAgain(_)) => Self::Confirm,
            Trouble::Fault(fault) => Self::House(fault),
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::SecondFactorNeeded => Self::Confirm,
            other => Self::Rule(other),
        }
    }
}

/// An error with everything that caused it, for the log.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let _ = write!(text, ": {cause}");
        next = cause.source();
    }
    text
}
