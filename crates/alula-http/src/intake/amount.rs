//! An amount of medicine as a prescriber writes it: milligrams, whole or with one decimal.

use alula_core::units::Micrograms;

/// The amount, read digit by digit; no number with a floating point is ever made of it.
///
/// # Errors
/// What is wrong with it, and what to write.
pub(crate) fn milligrams(text: &str) -> Result<Micrograms, String> {
    let text = text.trim();
    if text.contains(',') {
        return Err("Write a point before the decimal, such as 62.5. A comma can be misread.".to_owned());
    }
    if let Some(unit) = text.find(|it: char| !it.is_ascii_digit() && it != '.' && it != '-') {
        return Err(match text[unit..].trim().to_lowercase().as_str() {
            "mg" => "Write the number alone; it is counted in mg.".to_owned(),
            _ => "This is counted in milligrams (mg). Convert it, and write the number alone.".to_owned(),
        });
    }
    let (whole, decimal) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |it: &str, most: usize| !it.is_empty() && it.len() <= most && it.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole, 7) || !digits(decimal, 1) {
        return Err("Write milligrams as a whole number or with one decimal, such as 100 or 62.5.".to_owned());
    }
    let count = |it: &str| it.bytes().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let micrograms = count(whole) * 1000 + count(decimal) * 100;
    Micrograms::new(micrograms).map_err(|_| "This must be above 0 and at most 2000 mg. Look at the unit.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_one_decimal_are_exact() {
        for (text, words) in [("100", "100 mg"), (" 62.5 ", "62.5 mg"), ("0.5", "0.5 mg"), ("2000", "2000 mg")] {
            assert_eq!(milligrams(text).unwrap().in_milligrams(), words);
        }
    }

    #[test]
    fn whatever_else_is_turned_away_with_what_to_write() {
        for (text, says) in [
            ("100 mg", "number alone"),
            ("1 g", "milligrams (mg)"),
            ("500 µg", "milligrams (mg)"),
            ("62,5", "a point"),
            ("62.55", "one decimal"),
            ("1e3", "milligrams (mg)"),
            ("-5", "one decimal"),
            ("5.", "one decimal"),
            (".5", "one decimal"),
            ("0", "above 0"),
            ("2000.1", "above 0"),
            ("99999999", "one decimal"),
            ("", "one decimal"),
        ] {
            let wrong = milligrams(text).unwrap_err();
            assert!(wrong.contains(says), "{text}: {wrong}");
        }
    }
}
