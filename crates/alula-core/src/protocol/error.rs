//! What is wrong with a protocol file, said so that the reader can mend it.

/// A protocol file that cannot be used: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("protocol{}: {message}", line.map(|it| format!(", line {it}")).unwrap_or_default())]
pub struct ProtocolError {
    /// The stable code, such as `unknown_key`.
    pub code: &'static str,
    /// The key or the name that is wrong; empty when the parser could not tell.
    pub key: String,
    /// The line of the file, from 1, when it is known.
    pub line: Option<usize>,
    /// What is wrong and what to do, in one or two sentences.
    pub message: String,
}

impl ProtocolError {
    /// An error about a name that stands somewhere in the text; the line is that of its first mention.
    pub(super) fn about(text: &str, code: &'static str, key: &str, message: impl Into<String>) -> Self {
        let line = text.lines().position(|it| it.contains(key)).map(|it| it + 1);
        Self { code, key: key.to_owned(), line, message: message.into() }
    }

    /// What the TOML parser says, sorted under a stable code.
    pub(super) fn of_toml(text: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count());
        let said = error.message();
        let key = said.split('`').nth(1).unwrap_or_default().to_owned();
        let (code, advice) = KNOWN
            .iter()
            .find(|(start, ..)| said.starts_with(start))
            .map_or(("malformed", "Write it as in the reference protocol."), |(_, code, advice)| (*code, *advice));
        let said = said.split(", expected").next().unwrap_or(said).trim_end_matches('.');
        Self { code, key, line, message: format!("{said}. {advice}") }
    }
}

/// How the parser's sentences begin, the code they stand for, and what to do.
const KNOWN: &[(&str, &str, &str)] = &[
    ("unknown field", "unknown_key", "Take it out, or write it as in the reference protocol."),
    ("missing field", "missing_key", "Add it; the reference protocol shows how."),
    ("duplicate", "duplicate_key", "Keep one of the two."),
    ("unknown check", "unknown_check", "Use a check from the reference protocol; this version can answer no other."),
    ("unknown sign", "unknown_sign", "Use a sign from the reference protocol; this version can see no other."),
    ("unknown threshold", "unknown_threshold", "Take it out; this version knows no rule that reads it."),
    ("unknown variant", "unknown_word", "Use one of the words of the reference protocol."),
    ("invalid type", "wrong_type", "Write whole numbers bare and words in quotes."),
    ("invalid value", "impossible_value", "Write a whole number that can be."),
];
