//! The two ways a use case ends without an answer: not allowed, or something is broken.

use std::error::Error;

use alula_policy::Action;
use alula_store::StoreFault;

/// Not allowed, or something is broken. What a rule of care refuses is neither; it is an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The policies say that this person may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Something is broken.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The policies say that this person may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Even whether it exists is private; shown as not found.
    #[error("this is not here")]
    Hidden(Action),
    /// The person may know that it exists.
    #[error("this is for other people of the practice")]
    Forbidden(Action),
    /// It would be allowed after proving again who one is.
    #[error("please confirm with your password that it is you")]
    ProveAgain(Action),
}

/// Something is broken; nothing of the request was kept. The log holds what lies behind it under the reference.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence} (reference {reference})")]
pub struct Fault {
    /// A stable name for scripts.
    pub code: &'static str,
    /// One sentence that says what to do.
    pub sentence: String,
    /// Under this the log has the details.
    pub reference: String,
}

/// What can break off a transaction; becomes a [`Trouble`] where it leaves the house.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    #[error(transparent)]
    Store(#[from] StoreFault),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("{sentence}")]
    Other {
        code: &'static str,
        sentence: &'static str,
        #[source]
        source: Option<Box<dyn Error + Send + Sync>>,
    },
}

impl Broken {
    pub(crate) fn other(code: &'static str, sentence: &'static str) -> Self {
        Self::Other { code, sentence, source: None }
    }

    pub(crate) fn because(
        code: &'static str,
        sentence: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self::Other { code, sentence, source: Some(source.into()) }
    }

    /// The trouble as it leaves the house; a fault is logged here, once, with everything behind it.
    pub(crate) fn into_trouble(self, reference: impl FnOnce() -> String) -> Trouble {
        let code = match &self {
            Self::Denied(denied) => return Trouble::Denied(*denied),
            Self::Store(fault) => fault.code(),
            Self::Other { code, .. } => code,
        };
        let reference = reference();
        tracing::error!(code, reference, chain = chain(&self), "something is broken; nothing of the request was kept");
        Trouble::Fault(Fault { code, sentence: self.to_string(), reference })
    }
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}
