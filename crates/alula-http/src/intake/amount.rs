//! Amounts as people write them: milligrams, whole or with one decimal; millilitres with up to two.

use alula_core::units::{Micrograms, Microlitres};

/// The amount, read digit by digit; no number with a floating point is ever made of it.
///
/// # Errors
/// What is wrong with it, and what to write.
pub(crate) fn milligrams(text: &str) -> Result<Micrograms, String> {
    let text = text.trim();
    without_comma(text)?;
    if let Some(unit) = text.find(|it: char| !it.is_ascii_digit() && it != '.' && it != '-') {
        return Err(match text[unit..].trim().to_lowercase().as_str() {
            "mg" => "Write the number alone; it is counted in mg.".to_owned(),
            _ => "This is counted in milligrams (mg). Convert it, and write the number alone.".to_owned(),
        });
    }
    let micrograms = thousandths(text, 1)
        .ok_or("Write milligrams as a whole number or with one decimal, such as 100 or 62.5.".to_owned())?;
    Micrograms::new(micrograms).map_err(|_| "This must be above 0 and at most 2000 mg. Look at the unit.".to_owned())
}

/// A volume in millilitres, read the same way.
///
/// # Errors
/// What is wrong with it, and what to write.
pub(crate) fn millilitres(text: &str) -> Result<Microlitres, String> {
    let text = text.trim();
    without_comma(text)?;
    let microlitres = thousandths(text, 2)
        .ok_or("Write millilitres (mL) as a number with at most two decimals, such as 8.8. Write the number alone.")?;
    Microlitres::new(microlitres).map_err(|_| "This must be at most 100 mL. Look at the unit.".to_owned())
}

fn without_comma(text: &str) -> Result<(), String> {
    if text.contains(',') {
        return Err("Write a point before the decimal, such as 62.5. A comma can be misread.".to_owned());
    }
    Ok(())
}

/// The thousandths of a number with at most so many decimals; nothing when it is written otherwise.
fn thousandths(text: &str, decimals: usize) -> Option<i64> {
    let (whole, decimal) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |it: &str, most: usize| !it.is_empty() && it.len() <= most && it.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole, 7) || !digits(decimal, decimals) {
        return None;
    }
    let count = |it: &str| it.bytes().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(count(whole) * 1000 + count(&format!("{decimal:0<3}")))
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
    fn millilitres_take_two_decimals_and_a_vial_can_be_empty() {
        for (text, words) in [("8.8", "8.8 mL"), ("0", "0 mL"), ("0.05", "0.05 mL"), (" 10 ", "10 mL")] {
            assert_eq!(millilitres(text).unwrap().in_millilitres(), words);
        }
        for text in ["8,8", "8.8 mL", "0.005", "-1", "", "1000"] {
            assert!(millilitres(text).is_err(), "{text}");
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
