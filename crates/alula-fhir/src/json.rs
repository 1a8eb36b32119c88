//! What is checked of the bytes before anything is parsed, and the text of a part without its layout.

use sha2::{Digest, Sha256};

use crate::ReadBundleError;

/// The largest file that is read. Ten years of records of one person are about 2 MB; scans belong beside a bundle.
pub const MAX_BYTES: usize = 20_000_000;

/// The deepest nesting that is read. R4 resources with contained resources and extensions stay below 20.
pub const MAX_DEPTH: usize = 64;

/// The text of the file, when it is small, flat and UTF-8 enough to be parsed.
pub(crate) fn door(bytes: &[u8]) -> Result<&str, ReadBundleError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadBundleError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = 1 + before.iter().filter(|&&it| it == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|&&it| it != b'\n').count();
        ReadBundleError::NotJson { line, column }
    })?;
    if text.trim_start().starts_with('<') {
        return Err(ReadBundleError::Xml);
    }
    if depth(bytes) > MAX_DEPTH { Err(ReadBundleError::TooDeep) } else { Ok(text) }
}

fn depth(bytes: &[u8]) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    for byte in outside_strings(bytes) {
        match byte {
            b'{' | b'[' => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn outside_strings(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let (mut inside, mut escaped) = (false, false);
    bytes.iter().copied().filter(move |&byte| {
        let was_inside = inside;
        match (inside, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => inside = !inside,
            _ => {}
        }
        !was_inside
    })
}

/// The same JSON without the white space between its parts; every number, name and word stays as it was written.
pub(crate) fn compact(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    json.chars()
        .filter(|&it| {
            if !inside {
                inside = it == '"';
                return !matches!(it, ' ' | '\n' | '\r' | '\t');
            }
            match it {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => inside = false,
                _ => {}
            }
            true
        })
        .collect()
}

/// SHA-256, hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|it| format!("{it:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_goes_and_everything_else_stays() {
        let json = "{ \"a b\" : [ 1.50 ,\n\t\"two  \\\" spaces \\\\\" ] , \"c\":\" \" }";
        assert_eq!(compact(json), "{\"a b\":[1.50,\"two  \\\" spaces \\\\\"],\"c\":\" \"}");
    }

    #[test]
    fn brackets_in_words_do_not_count_as_depth() {
        assert_eq!(depth(br#"{"a":"[[[[\"[["}"#), 1);
        assert_eq!(depth(br#"{"a":[[]]}"#), 3);
    }
}
