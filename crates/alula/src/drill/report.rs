//! What came of a drill, to read and for programs.

use std::fmt::Write as _;

use alula_core::session::drill::{Drill, DrillScore, Scored};
use serde_json::{Value, json};

/// The report as text, and the same as JSON.
pub fn report(drill: &Drill, score: &DrillScore<'_>) -> (String, Value) {
    let mut text = format!("{} (drill {}, version {})\n", drill.title, drill.id, drill.version);
    for it in &score.right {
        let took = it.took.map_or_else(|| "not done".to_owned(), |it| format!("after {}", clock(it)));
        let within = clock(it.expected.within);
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {:<8}  {took}, wanted within {within}: {}", standing(it), it.expected.what);
    }
    for (never, after) in &score.wrong {
        let _ = writeln!(text, "  {:<8}  after {}: {}", "wrong", clock(*after), never.what);
    }
    text.push_str(
        "What is not written down in the house is not scored: a call, a hand that turned somebody on the side.",
    );
    let right = score.right.iter().map(|it| {
        json!({
            "what": it.expected.what,
            "standing": standing(it),
            "seconds": it.took,
            "within": it.expected.within,
            "source": it.expected.source,
        })
    });
    let wrong = score.wrong.iter().map(|(never, after)| json!({ "what": never.what, "seconds": after }));
    let whole = json!({
        "drill": drill.id,
        "version": drill.version,
        "right": right.collect::<Vec<_>>(),
        "wrong": wrong.collect::<Vec<_>>(),
    });
    (text, whole)
}

fn standing(it: &Scored<'_>) -> &'static str {
    match it.took {
        None => "not done",
        Some(_) if it.in_time() => "in time",
        Some(_) => "late",
    }
}

fn clock(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use alula_core::session::drill::Never;

    use super::*;

    #[test]
    fn a_report_tells_each_action_with_its_time() {
        let drill = crate::drill::drill("pressure").unwrap();
        let took = [Some(42), Some(500), None];
        let right = drill.expects.iter().zip(took).map(|(expected, took)| Scored { expected, took }).collect();
        let never: &Never = &drill.never[0];
        let (text, json) = report(&drill, &DrillScore { right, wrong: vec![(never, 130)] });
        for words in [
            "in time   after 0:42, wanted within 1:00",
            "late      after 8:20, wanted within 5:00",
            "not done  not done, wanted within 15:00",
            "wrong     after 2:10: A further amount was given",
        ] {
            assert!(text.contains(words), "{words} is missing: {text}");
        }
        assert_eq!((&json["right"][1]["standing"], &json["wrong"][0]["seconds"]), (&json!("late"), &json!(130)));
    }
}
