//! Words in an enquiry that must reach a person at once.

/// True when the text holds words of danger to life, so that a person is told at once and the sender is shown who can
/// help now (clinical.md, gate G-ENQ-1). It finds rather too much than too little, and judges nothing else.
pub fn crisis_words(text: &str) -> bool {
    let text = plain(text);
    phrases().any(|phrase| text.contains(&plain(phrase)))
}

fn phrases() -> impl Iterator<Item = &'static str> {
    include_str!("crisis_words.txt").lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'))
}

/// Lower case words with one space around each; apostrophes vanish, so that `don't` and `dont` are the same word.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let kept: String = lower
        .chars()
        .filter(|it| !matches!(it, '\'' | '’' | '`'))
        .map(|it| if it.is_alphanumeric() { it } else { ' ' })
        .collect();
    format!(" {} ", kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danger_is_found_however_it_is_written() {
        for text in [
            "I don’t want to live like this",
            "Some days I think about SUICIDE.",
            "honestly, better off\nwithout me",
            "self-harm, on and off",
            "a veces quiero morir",
            "De verdad ya no puedo más",
            "no quiero seguir viviendo así",
            "pienso en SUICIDARSE y en una sobredosis",
            "estarian mejor sin mi",
        ] {
            assert!(crisis_words(text), "{text}");
        }
    }

    #[test]
    fn ordinary_words_pass() {
        for text in [
            "I want to live closer to my family",
            "My mother died last year",
            "Quiero vivir más cerca de mi familia",
            "Mi madre murió en mayo",
            "Do you take my insurance?",
            "",
        ] {
            assert!(!crisis_words(text), "{text}");
        }
    }

    #[test]
    fn a_phrase_is_not_found_inside_another_word() {
        assert!(!crisis_words("the homicidal plot of a film, and overdosedly is no word"));
    }
}
