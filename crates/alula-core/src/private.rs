//! Text about a person that must never reach a log.

use serde::{Deserialize, Serialize};

/// Words about or by a person. `Debug` prints `‹private›`; [`Private::reveal`] gives the words to a screen.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private(String);

impl Private {
    /// The words, for a screen, a letter or a sealed column; never for a log.
    pub fn reveal(&self) -> &str {
        &self.0
    }
    /// True when there are no words, or only spaces.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl<T: Into<String>> From<T> for Private {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹private›")
    }
}
