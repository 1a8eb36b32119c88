use super::*;
use crate::protocol::REFERENCE;

/// The code, key and line of what is wrong after `from` was replaced by `to` in the reference protocol.
#[track_caller]
fn wrong(from: &str, to: &str) -> (&'static str, String, Option<usize>) {
    assert!(REFERENCE.contains(from), "the reference protocol does not say {from}");
    let error = Protocol::parse(&REFERENCE.replacen(from, to, 1)).expect_err("it was accepted");
    assert!(error.message.ends_with('.'), "{}", error.message);
    (error.code, error.key, error.line)
}

#[test]
fn the_reference_protocol_is_whole() {
    let protocol = Protocol::parse(REFERENCE).unwrap();
    assert_eq!(protocol.thresholds.len(), ThresholdId::ALL.len());
    assert!(protocol.route(Route::Lozenge, Setting::Office).is_some());
    for check in protocol.gates.iter().flat_map(|it| &it.needs) {
        assert_eq!(Check::try_from(check.id()).as_ref(), Ok(check));
    }
}

#[test]
fn its_consents_are_those_of_this_house() {
    let texts = [
        include_str!("../../../../../consents/ketamine.md"),
        include_str!("../../../../../consents/kap-and-touch.md"),
        include_str!("../../../../../consents/telehealth.md"),
        include_str!("../../../../../consents/fees.md"),
        include_str!("../../../../../consents/privacy.md"),
        include_str!("../../../../../consents/home.md"),
    ];
    let protocol = Protocol::parse(REFERENCE).unwrap();
    let needed: Vec<_> = protocol.consents.iter().map(|it| (&*it.id, it.version.as_deref().unwrap())).collect();
    let head = |text: &'static str, key: &str| text.lines().find_map(|it| it.strip_prefix(key)).unwrap();
    assert_eq!(needed, texts.map(|it| (head(it, "id: "), head(it, "version: "))));
}

#[test]
fn the_page_of_limits_says_what_the_protocol_says() {
    let page = include_str!("../../../../../docs/clinical/limits.md");
    let protocol = Protocol::parse(REFERENCE).unwrap();
    for (id, it) in protocol.thresholds() {
        let line = page.lines().find(|line| line.starts_with(&format!("| `{}` |", id.name()))).unwrap_or(id.name());
        let says = [format!("| {} {} |", it.value, it.unit), it.source.clone()];
        assert!(says.iter().all(|it| line.contains(it)), "docs/clinical/limits.md: {line}");
    }
    for it in &protocol.contraindications {
        assert!(page.contains(&format!("| {} |", it.words)), "docs/clinical/limits.md: {}", it.words);
    }
}

#[test]
fn every_number_of_a_protocol_has_a_unit_and_a_source() {
    assert_eq!(wrong("unit = \"mmHg\"", "unit = \"kPa\"").0, "wrong_unit");
    let none = wrong("source = \"CTCAE version 5, hypertension grade 3\"", "source = \" \"");
    assert_eq!((none.0, &*none.1), ("missing_source", "bp_stop_office_sys"));
    assert_eq!(wrong("source = \"CTCAE version 5, hypertension grade 3\"\n", "").0, "missing_key");
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let (code, key, line) = wrong("title = \"Ketamine-assisted", "colour = 3\ntitle = \"Ketamine-assisted");
    let expected = 1 + REFERENCE.lines().position(|it| it.starts_with("title = \"Ketamine-assisted")).unwrap();
    assert_eq!((code, &*key, line), ("unknown_key", "colour", Some(expected)));
}

#[test]
fn names_lead_somewhere() {
    let (code, key, line) = wrong("\"escort_answered\"", "\"escort_sings\"");
    assert_eq!((code, &*key, line.is_some()), ("unknown_check", "escort_sings", true));
    assert_eq!(wrong("\"G-RIDE-1\", \"G-INTERVAL-1\"", "\"G-RIDE-2\", \"G-INTERVAL-1\"").0, "unknown_gate");
    assert_eq!(wrong("release = \"G-REL-1\"", "release = \"G-CON-1\"").0, "gate_elsewhere");
    assert_eq!(wrong("exit = [\"G-ENQ-1\"]", "exit = [\"G-ENQ-9\"]").0, "unknown_gate");
    assert_eq!(wrong("absent:current_mania", "absent:current_joy").0, "unknown_contraindication");
    assert_eq!(wrong("consent_signed:fees", "consent_signed:fee").0, "unknown_consent");
    assert_eq!(wrong("[thresholds.bp_clear_dia]", "[thresholds.bp_clear_top]").0, "unknown_threshold");
}

#[test]
fn impossible_values_are_turned_away() {
    assert_eq!(wrong("value = 160", "value = 16").0, "impossible_value");
    assert_eq!(wrong("value = 160", "value = \"160\"").0, "wrong_type");
    assert_eq!(wrong("value = 140", "value = 165").0, "impossible_value");
    assert_eq!(wrong("safer = \"lower\"", "safer = \"higher\"").0, "wrong_direction");
    assert_eq!(wrong("from = 25, until = 75", "from = 26, until = 75").0, "impossible_value");
    assert_eq!(wrong("valid_until = 2026-12-31", "valid_until = 12:30:00").0, "impossible_value");
    assert_eq!(wrong("after_hold = true", "minute = 3, after_hold = true").0, "impossible_value");
}

#[test]
fn nobody_passes_a_gate_that_is_never_passed() {
    let consent = "title = \"Consent is signed\"\nkind = \"hard\"";
    assert_eq!(wrong(consent, &format!("override = [\"prescriber\"]\n{consent}")).0, "override_forbidden");
    assert_eq!(wrong("override = [\"prescriber\"]", "override = [\"client\"]").0, "override_forbidden");
}

#[test]
fn a_step_of_the_ladder_is_opened_by_signs_that_the_house_can_see() {
    let signs = "signs = [\"vomited\", \"event:vomiting\"]";
    let unknown = wrong(signs, "signs = [\"pale\"]");
    assert_eq!((unknown.0, &*unknown.1), ("unknown_sign", "pale"));
    let elsewhere = wrong(signs, "signs = [\"event:pallor\"]");
    assert_eq!((elsewhere.0, &*elsewhere.1), ("unknown_term", "event:pallor"));
    let watched = "watched = [{ what = \"saturation\", from = 0, until = 60 }]";
    assert_eq!(wrong(watched, &watched.replace("60", "0")).0, "impossible_value");
    for sign in Protocol::parse(REFERENCE).unwrap().routes.iter().flat_map(|it| &it.stop).flat_map(|it| &it.signs) {
        assert_eq!(Sign::try_from(sign.id()).as_ref(), Ok(sign));
    }
}
