//! The parts as they are written, small and whole.

use alula_pages::parts::{Choices, Field, Filled, Link, Missing, error_summary, missing_list, own, thread};
use maud::Render;

#[test]
fn a_field_with_hint_and_error_is_bound_to_both() {
    let form =
        Filled::named("vitals").with("systolic", "90 ").wrong("systolic", "The upper number is above the lower one.");
    insta::assert_snapshot!(
        Field::number(&form, "systolic", "Upper pressure", "mmHg").hint("As the cuff shows it.").render().0
    );
    insta::assert_snapshot!(error_summary(&form).0);
}

#[test]
fn choices_keep_what_was_chosen() {
    let form = Filled::new().with("route", "lozenge");
    let choices = Choices::one(&form, "route", "How is it taken?").offer("lozenge", "Lozenge").offer_with(
        "intramuscular",
        "Injection",
        "Into the upper arm.",
    );
    insta::assert_snapshot!(choices.render().0);
}

#[test]
fn what_is_missing_names_who_can_help() {
    let missing =
        Missing { what: "PHQ-9 for this week".into(), who: "Mara can do it now".into(), to: Some("/x".into()) };
    insta::assert_snapshot!(missing_list(&[missing]).0);
}

#[test]
fn words_of_a_person_are_escaped_and_in_their_voice() {
    insta::assert_snapshot!(own("<script>alert(1)</script> & so on").0);
    let links = [
        Link::Own("the window".into()),
        Link::Kept("the waiting was love".into()),
        Link::Remark("2 of 3 tried".into()),
    ];
    insta::assert_snapshot!(thread(alula_pages::wording::Words::english(), &links).0);
}
