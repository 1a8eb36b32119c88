//! What stands in a form: values as posted or as they hold, and what is wrong beside which field.

use alula_core::Refusal;
use maud::{Markup, html};

use crate::wording::Words;

/// The values and errors of one form. An empty one draws an empty form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    name: String,
    values: Vec<(String, String)>,
    errors: Vec<(String, String)>,
    general: Vec<String>,
    words: Words,
}

impl Filled {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty form with a name of its own, so that two forms on one page keep different ids.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The form as it was posted.
    pub fn posted<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let values = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { values, ..Self::default() }
    }

    /// The same form under a name of its own.
    #[must_use]
    pub fn under(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// The same form in another language than English.
    #[must_use]
    pub fn said_in(self, words: Words) -> Self {
        Self { words, ..self }
    }

    /// In which words the form itself speaks.
    pub fn words(&self) -> Words {
        self.words
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// With something wrong beside one field: what, and what to do.
    #[must_use]
    pub fn wrong(mut self, name: &str, words: impl Into<String>) -> Self {
        self.errors.push((name.to_owned(), words.into()));
        self
    }

    /// With something that stands in the way of the whole form.
    #[must_use]
    pub fn wrong_as_a_whole(mut self, words: impl Into<String>) -> Self {
        self.general.push(words.into());
        self
    }

    /// With a refusal, beside its field when it names one.
    #[must_use]
    pub fn refused(self, refusal: &Refusal) -> Self {
        let words = self.words.refusal(refusal);
        match refusal {
            Refusal::Missing { field } | Refusal::Impossible { field, .. } => self.wrong(field, words),
            _ => self.wrong_as_a_whole(words),
        }
    }

    /// The same form when it is about this field, else an empty one; for several like forms on one page, each with its
    /// own name for the field.
    #[must_use]
    pub fn about(self, field: &str) -> Self {
        if self.values.iter().any(|(it, _)| it == field) {
            self
        } else {
            Self { name: self.name, words: self.words, ..Self::default() }
        }
    }

    /// The value of a field; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    /// Whether a field has this value, also among several.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(it, has)| it == name && has == value)
    }

    /// What is wrong with a field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(it, _)| it == name).map(|(_, words)| words.as_str())
    }

    /// True when anything is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.errors.is_empty() || !self.general.is_empty()
    }

    /// The element id of a field.
    pub fn id(&self, name: &str) -> String {
        if self.name.is_empty() { name.to_owned() } else { format!("{}-{name}", self.name) }
    }
}

/// What is wrong, in one place above the form, each line leading to its field. Draws nothing when nothing is.
pub fn error_summary(form: &Filled) -> Markup {
    html! {
        @if form.is_wrong() {
            div.error-summary role="alert" tabindex="-1" {
                h2 { (form.words.form_look_again()) }
                ul {
                    @for words in &form.general { li { (words) } }
                    @for (name, words) in &form.errors { li { a href={ "#" (form.id(name)) } { (words) } } }
                }
            }
        }
    }
}
