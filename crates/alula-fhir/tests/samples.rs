//! Five bundles of invented people, as a hospital system writes them. They lie beside the repository, not in it.

#![expect(clippy::print_stdout, reason = "a test says what it did not run")]

use std::collections::BTreeSet;
use std::path::Path;

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::Author;
use alula_fhir::{Reading, Received, file, read_bundle};
use jiff::tz::TimeZone;

#[test]
fn five_bundles_are_counted_and_the_second_time_nothing_is_new() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fhir-samples");
    let Ok(listing) = std::fs::read_dir(&folder) else {
        assert!(option_env!("CI").is_none(), "the sample bundles are missing at ../shared/fhir-samples");
        println!("not run: there is no folder ../shared/fhir-samples");
        return;
    };
    let mut paths: Vec<_> = listing.map(|it| it.unwrap().path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "json"));
    paths.sort();
    assert_eq!(paths.len(), 5);
    let zone = TimeZone::fixed(jiff::tz::offset(-8));
    let reading = Reading { now: "2026-11-22T20:00:00Z".parse().unwrap(), zone: &zone };
    let mut all = BTreeSet::new();
    let mut table = Vec::new();
    for (n, path) in paths.iter().enumerate() {
        let bytes = std::fs::read(path).unwrap();
        let referral = read_bundle(&bytes, reading).unwrap();
        let entries = serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["entry"].as_array().unwrap().len();
        assert_eq!(referral.resources.len(), entries);
        assert!(referral.person.admission().is_ok());

        let client = ClientId(uuid::Uuid::from_u128(n as u128 + 1));
        let received = Received { file: "referral.json", at: reading.now, author: Author::House };
        let first = file(&referral, client, received, |_| false);
        assert_eq!((first.filed + first.kept_whole) as usize, entries);
        assert_eq!(first.reports.len(), entries + 1);
        let ids: BTreeSet<EntryId> = first.reports.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), entries + 1, "every resource has an id of its own");

        let again = read_bundle(&bytes, reading).unwrap();
        let second = file(&again, client, received, |it| ids.contains(&it));
        assert_eq!((second.filed, second.kept_whole, second.already_had as usize), (0, 0, entries));
        assert!(second.reports.is_empty());
        assert!(all.is_disjoint(&ids));
        all.extend(ids);
        table.push((entries, first.filed, first.kept_whole));
    }
    // Resources, filed, kept whole. Filed is the Patient with every Condition, MedicationRequest and Observation.
    assert_eq!(table, [(92, 56, 36), (188, 103, 85), (442, 274, 168), (118, 72, 46), (122, 70, 52)]);
}
