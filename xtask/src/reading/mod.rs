//! How hard the words for clients are to read: one line for each catalogue and each document to sign, in each language.
//!
//! English is measured by the grade of Flesch and Kincaid (Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of
//! new readability formulas for Navy enlisted personnel. Research Branch Report 8-75, 1975), Spanish by the index of
//! Szigriszt Pazos on the INFLESZ scale (Szigriszt Pazos F. Sistemas predictivos de legibilidad del mensaje escrito:
//! fórmula de perspicuidad. Universidad Complutense de Madrid, 1993; Barrio-Cantalejo IM et al. Validación de la Escala
//! INFLESZ. An Sist Sanit Navar 2008;31:135-152).
//!
//! Labels and headings are left out: a sentence of one word would make a page look easier than it is.

mod syllables;
mod texts;

use anyhow::{Result, bail};

use syllables::{english, spanish};
use texts::Text;

/// The highest grade that an English page may have: a person of about fourteen reads it.
const HIGHEST_GRADE: f64 = 8.0;
/// The lowest ease that a Spanish page may have: on the INFLESZ scale "fairly easy" begins here, above the "normal" of
/// the daily press.
const LOWEST_EASE: f64 = 65.0;

/// A language with its formula and its bar.
struct Formula {
    tag: &'static str,
    name: &'static str,
    syllables: fn(&str) -> usize,
    ease: fn(&Count) -> f64,
    holds: fn(f64) -> bool,
}

const FORMULAS: [Formula; 2] = [
    Formula {
        tag: "en",
        name: "Flesch-Kincaid grade, at most 8",
        syllables: english,
        ease: Count::grade,
        holds: |it| it <= HIGHEST_GRADE,
    },
    Formula {
        tag: "es",
        name: "Szigriszt-Pazos ease, at least 65",
        syllables: spanish,
        ease: Count::perspicuity,
        holds: |it| it >= LOWEST_EASE,
    },
];

/// What the formulas count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Count {
    fn of(sentence: &str, syllables: fn(&str) -> usize) -> Self {
        let words = sentence.split(|it: char| !it.is_alphanumeric() && it != '\'' && it != '’');
        let words: Vec<&str> = words.filter(|it| it.chars().any(char::is_alphanumeric)).collect();
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Self {
            sentences: u32::from(!words.is_empty()),
            words: number(words.len()),
            syllables: number(words.iter().map(|it| syllables(it)).sum()),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    /// Words in a sentence, and syllables in a word.
    fn ratios(&self) -> (f64, f64) {
        let words = f64::from(self.words);
        (words / f64::from(self.sentences), f64::from(self.syllables) / words)
    }

    fn grade(&self) -> f64 {
        let (length, weight) = self.ratios();
        0.39 * length + 11.8 * weight - 15.59
    }

    fn perspicuity(&self) -> f64 {
        let (length, weight) = self.ratios();
        206.835 - 62.3 * weight - length
    }
}

/// Prints the table.
///
/// # Errors
/// When a text cannot be read, or is harder than its language allows.
pub fn run() -> Result<()> {
    let mut too_hard = Vec::new();
    for formula in FORMULAS {
        println!("\n{} ({})", formula.tag, formula.name);
        println!("{:<28} {:>9} {:>6} {:>8}", "", "sentences", "words", formula.tag);
        for text in texts::all(formula.tag)? {
            let Some((count, ease)) = measured(&text, &formula) else { continue };
            println!("{:<28} {:>9} {:>6} {ease:>8.1}", text.name, count.sentences, count.words);
            if !(formula.holds)(ease) {
                too_hard.push(format!("{} in `{}`: {ease:.1}{}", text.name, formula.tag, hardest(&text, &formula)));
            }
        }
    }
    if !too_hard.is_empty() {
        bail!("too hard to read. Write shorter sentences and shorter words:\n{}", too_hard.join("\n"));
    }
    Ok(())
}

fn measured(text: &Text, formula: &Formula) -> Option<(Count, f64)> {
    let counts = text.sentences.iter().map(|it| Count::of(it, formula.syllables));
    let count = counts.fold(Count::default(), Count::and);
    (count.words > 0).then(|| (count, (formula.ease)(&count)))
}

/// The sentences that weigh most, for whoever rewrites them.
fn hardest(text: &Text, formula: &Formula) -> String {
    let ease = |it: &String| Count::of(it, formula.syllables);
    let mut alone: Vec<(f64, &String)> =
        text.sentences.iter().filter(|it| ease(it).words > 0).map(|it| ((formula.ease)(&ease(it)), it)).collect();
    alone.retain(|it| !(formula.holds)(it.0));
    alone.sort_by_key(|it| std::cmp::Reverse(ease(it.1).words));
    alone.iter().take(5).map(|(ease, words)| format!("\n    {ease:.1}  {words}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 0.01
    }

    #[test]
    fn the_formulas_are_those_of_their_papers() {
        let count = Count { sentences: 10, words: 150, syllables: 210 };
        assert!(near(count.grade(), 0.39 * 15.0 + 11.8 * 1.4 - 15.59), "{}", count.grade());
        assert!(near(count.grade(), 6.78), "{}", count.grade());
        let count = Count { sentences: 10, words: 150, syllables: 300 };
        assert!(near(count.perspicuity(), 67.235), "{}", count.perspicuity());
    }

    #[test]
    fn plain_words_are_easier_than_those_of_an_office() {
        let plain = Count::of("You can say no at any time.", english).grade();
        let office = Count::of(
            "Participants retain the unrestricted possibility of discontinuing participation irrespective of circumstances.",
            english,
        );
        assert!(plain < 3.0, "{plain}");
        assert!(office.grade() > 20.0, "{}", office.grade());
        let plain = Count::of("Puede decir que no en todo momento.", spanish).perspicuity();
        assert!(plain > 75.0, "{plain}");
    }

    #[test]
    fn the_pages_of_clients_hold_their_bar() {
        run().unwrap();
    }
}
