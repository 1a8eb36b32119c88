//! The page for clinicians says what the code does.

use alula_kinetics::{Person, Profile, limits};

const PAGE: &str = include_str!("../../../docs/clinical/expected-concentrations.md");

#[test]
fn each_constant_stands_on_the_page_with_its_value() {
    // At 70 kg and 40 years nothing is scaled. The derived form of the struct names every field.
    let told = format!("{:?}", Profile::typical(&Person::new(70.0, 40.0).unwrap()));
    let fields = told.trim_start_matches("Profile { ").trim_end_matches(" }");
    let mut many = 0;
    for field in fields.split(", ") {
        let (name, value) = field.split_once(": ").unwrap();
        let row = PAGE.lines().find(|it| it.starts_with(&format!("| `{name}` |"))).unwrap_or_else(|| panic!("{name}"));
        let on_page: f64 = row.split('|').nth(2).unwrap().trim().parse().unwrap();
        assert_eq!(on_page, value.parse::<f64>().unwrap(), "{name}");
        many += 1;
    }
    assert_eq!(many, PAGE.lines().filter(|it| it.starts_with("| `")).count());
}

#[test]
fn each_limit_stands_on_the_page() {
    for limit in limits() {
        assert!(PAGE.contains(&format!("\n- {limit}\n")), "{limit}");
    }
}
