//! `alula kinetics` as a script meets it: the shape of the answer, its limits, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use std::process::{Command, Output};

use serde_json::Value;

fn kinetics(asked: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_alula")).arg("kinetics").args(asked.split_whitespace()).output().unwrap()
}

fn answered(asked: &str) -> String {
    let output = kinetics(asked);
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

const LOZENGE: &str =
    "--route lozenge --dose-mg 100 --weight-kg 70 --age 40 --hold-min 10 --dissolve-min 5 --people 200";

#[test]
fn json_has_every_minute_every_band_the_windows_and_the_limits() {
    let answer: Value = serde_json::from_str(&answered(&format!("{LOZENGE} --seed 1 --format json"))).unwrap();
    let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["time_min", "ketamine", "norketamine", "effect_site", "summary", "windows", "limits"] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(keys.len(), 7);
    let minutes = answer["time_min"].as_array().unwrap();
    assert!(minutes.iter().enumerate().all(|(place, it)| it.as_u64() == Some(place as u64)) && minutes.len() == 361);
    for of in ["ketamine", "norketamine", "effect_site"] {
        for share in ["p5", "p25", "p50", "p75", "p95"] {
            assert_eq!(answer[of][share].as_array().unwrap().len(), 361);
        }
    }
    for of in ["cmax", "tmax_min", "auc_ng_h_ml"] {
        let [low, middle, high] = ["p5", "p50", "p95"].map(|share| answer["summary"][of][share].as_f64().unwrap());
        assert!(low < middle && middle < high, "{of}");
    }
    for window in ["onset", "peak_begins", "peak_ends", "settled", "near_baseline"] {
        assert!(answer["windows"][window]["people_percent"].as_f64().unwrap() > 50.0, "{window}");
    }
    assert!(answer["limits"][0].as_str().unwrap().contains("changes no dose"));
}

#[test]
fn the_same_seed_gives_the_same_bytes_in_every_format() {
    for format in ["json", "csv", "svg"] {
        let of = |seed| answered(&format!("{LOZENGE} --seed {seed} --format {format}"));
        assert_eq!(of(7), of(7));
        assert_ne!(of(7), of(8));
    }
}

#[test]
fn csv_is_a_table_with_its_limits_in_the_last_column() {
    let answer = answered(&format!("{LOZENGE} --format csv"));
    let lines: Vec<_> = answer.lines().collect();
    assert!(lines[0].starts_with("time_min,ketamine_p5,") && lines[0].ends_with(",effect_site_p95,limits"));
    assert_eq!(lines.len(), 362);
    assert!(lines[1].contains("changes no dose") && lines[361].ends_with(','));
    assert!(lines.iter().skip(1).all(|it| it.split('"').next().unwrap().matches(',').count() == 16));
}

#[test]
fn the_hydrochloride_is_drawn_as_the_base_in_it() {
    let base = answered("--route im --dose-mg 23.773 --weight-kg 70 --people 50");
    assert_eq!(base, answered("--route im --dose-mg 27.419 --hydrochloride --weight-kg 70 --people 50"));
}

#[test]
fn outside_the_model_there_is_a_reason_and_no_picture() {
    for asked in [
        "--route lozenge --dose-mg 100 --weight-kg 39",
        "--route lozenge --dose-mg 100 --weight-kg 151",
        "--route lozenge --dose-mg 100 --weight-kg 70 --age 17",
        "--route lozenge --dose-mg 0 --weight-kg 70",
        "--route lozenge --dose-mg -5 --weight-kg 70",
        "--route lozenge --dose-mg nan --weight-kg 70",
        "--route lozenge --dose-mg 900 --weight-kg 70",
        "--route im --dose-mg 500 --weight-kg 70 --format svg",
        "--route lozenge --dose-mg 100 --weight-kg 70 --hold-min 45 --format csv",
        "--route lozenge --dose-mg 100 --weight-kg 70 --people 5",
    ] {
        let refused = kinetics(asked);
        assert_eq!(refused.status.code(), Some(1), "{asked}");
        assert!(refused.stdout.is_empty(), "{asked}");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.starts_with("alula: Nothing is drawn: ") && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn what_belongs_to_another_route_is_refused() {
    for asked in [
        "--route im --dose-mg 50 --weight-kg 70 --spit",
        "--route oral --dose-mg 50 --weight-kg 70 --hold-min 10",
        "--route lozenge --dose-mg 50 --weight-kg 70 --minutes 40",
    ] {
        let refused = kinetics(asked);
        assert!(refused.status.code() == Some(1) && refused.stdout.is_empty(), "{refused:?}");
    }
    for asked in [
        "--route iv --dose-mg 50 --weight-kg 70",
        "--route lozenge --weight-kg 70",
        "--route ear --dose-mg 1 --weight-kg 70",
    ] {
        let refused = kinetics(asked);
        assert!(refused.status.code() == Some(2) && refused.stdout.is_empty(), "{refused:?}");
    }
}
