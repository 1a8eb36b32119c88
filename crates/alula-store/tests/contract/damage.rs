//! Tampering: refused where the database can refuse, found where it cannot.

use alula_core::ledger::{Statement, seal_of};
use alula_store::rows::heads_digest;
use alula_store::{Store, WhatIsWrong, verify};
use jiff::civil::date;

use crate::place::{Place, at, chart_of, client, file, goal};

async fn house_of_two_charts(place: &Place) -> Store {
    let store = place.store().await;
    let five = |from: u128| (from..from + 5).map(|n| goal(n, "one small step")).collect();
    file(&store, client(1), five(10)).await;
    file(&store, client(2), five(20)).await;
    store
}

pub async fn filed_rows_refuse_change(place: Place) {
    let store = house_of_two_charts(&place).await;
    for text in [
        "UPDATE entry SET kind = 'goal_ended' WHERE sequence = 2",
        "DELETE FROM entry WHERE sequence = 5",
        "UPDATE body SET sealed = sealed",
        "DELETE FROM body",
        "DELETE FROM chart",
        "UPDATE chart SET sequence = 3",
        "UPDATE chart SET seal = seal",
    ] {
        assert!(place.write_directly(text).await.is_err(), "{text}");
    }
    assert_eq!(verify(&store).await.unwrap().faults, []);
}

pub async fn verify_finds_nothing_in_a_sound_house(place: Place) {
    let store = house_of_two_charts(&place).await;
    store.write(|tx| Box::pin(async move { heads_digest::make(tx, date(2026, 9, 22), at(50)).await })).await.unwrap();
    file(&store, client(1), vec![goal(30, "after the digest")]).await;
    let verified = verify(&store).await.unwrap();
    assert_eq!((verified.charts, verified.entries, verified.erased), (2, 11, 0));
    assert_eq!(verified.faults, []);
}

pub async fn verify_finds_each_kind_of_tampering(place: Place) {
    use WhatIsWrong::{
        BodyMissing, BodyUnreadable, HeadBroken, HeadMissing, HeaderUnreadable, KeyUnreadable, SealBroken, SequenceGap,
    };
    let (flip_body, flip_digest) = if place.is_sqlite() {
        let flip = |column: &str, table: &str| {
            format!(
                "UPDATE {table} SET {column} = CAST(substr({column}, 1, 20) || \
                 CASE hex(substr({column}, 21, 1)) WHEN '00' THEN x'01' ELSE x'00' END || substr({column}, 22) AS BLOB)"
            )
        };
        (flip("sealed", "body"), flip("digest", "entry"))
    } else {
        let flip = |column: &str, table: &str| {
            format!("UPDATE {table} SET {column} = set_byte({column}, 20, get_byte({column}, 20) # 1)")
        };
        (flip("sealed", "body"), flip("digest", "entry"))
    };
    type Case = (&'static str, Vec<String>, Vec<(Option<u64>, WhatIsWrong)>);
    let cases = |here: &str| -> Vec<Case> {
        vec![
            (
                "a flipped byte in a body",
                vec![format!("{flip_body} WHERE {here} AND sequence = 3")],
                vec![(Some(3), BodyUnreadable)],
            ),
            (
                "a flipped byte in a digest",
                vec![format!("{flip_digest} WHERE {here} AND sequence = 3")],
                vec![(Some(3), SealBroken), (Some(3), WhatIsWrong::DigestBroken)],
            ),
            (
                "another time",
                vec![format!("UPDATE entry SET occurred_at = occurred_at + 1 WHERE {here} AND sequence = 2")],
                vec![(Some(2), SealBroken)],
            ),
            (
                "another author",
                vec![format!("UPDATE entry SET author = 'house' WHERE {here} AND sequence = 2")],
                vec![(Some(2), SealBroken)],
            ),
            (
                "an author that is none",
                vec![format!("UPDATE entry SET author = 'nobody' WHERE {here} AND sequence = 2")],
                vec![(None, HeaderUnreadable), (None, HeadBroken)],
            ),
            (
                "a removed entry",
                vec![
                    format!("DELETE FROM body WHERE {here} AND sequence = 3"),
                    format!("DELETE FROM entry WHERE {here} AND sequence = 3"),
                ],
                vec![(Some(4), SequenceGap), (Some(4), SealBroken)],
            ),
            (
                "a removed last entry",
                vec![
                    format!("DELETE FROM body WHERE {here} AND sequence = 5"),
                    format!("DELETE FROM entry WHERE {here} AND sequence = 5"),
                ],
                vec![(None, HeadBroken)],
            ),
            (
                "a removed body",
                vec![format!("DELETE FROM body WHERE {here} AND sequence = 4")],
                vec![(Some(4), BodyMissing)],
            ),
            (
                "two entries swapped, with their bodies",
                vec![
                    format!("UPDATE entry SET sequence = 99 WHERE {here} AND sequence = 2"),
                    format!("UPDATE entry SET sequence = 2 WHERE {here} AND sequence = 3"),
                    format!("UPDATE entry SET sequence = 3 WHERE {here} AND sequence = 99"),
                    format!("UPDATE body SET sequence = 99 WHERE {here} AND sequence = 2"),
                    format!("UPDATE body SET sequence = 2 WHERE {here} AND sequence = 3"),
                    format!("UPDATE body SET sequence = 3 WHERE {here} AND sequence = 99"),
                ],
                vec![(Some(2), SealBroken), (Some(3), SealBroken), (Some(4), SealBroken)],
            ),
            (
                "two bodies swapped",
                vec![
                    format!("UPDATE body SET sequence = 99 WHERE {here} AND sequence = 2"),
                    format!("UPDATE body SET sequence = 2 WHERE {here} AND sequence = 3"),
                    format!("UPDATE body SET sequence = 3 WHERE {here} AND sequence = 99"),
                ],
                vec![(Some(2), BodyUnreadable), (Some(3), BodyUnreadable)],
            ),
            (
                "the order turned round",
                vec![
                    format!("UPDATE entry SET sequence = 106 - sequence WHERE {here}"),
                    format!("UPDATE entry SET sequence = sequence - 100 WHERE {here}"),
                    format!("UPDATE body SET sequence = 106 - sequence WHERE {here}"),
                    format!("UPDATE body SET sequence = sequence - 100 WHERE {here}"),
                ],
                vec![
                    (Some(1), SealBroken),
                    (Some(2), SealBroken),
                    (Some(3), SealBroken),
                    (Some(4), SealBroken),
                    (Some(5), SealBroken),
                    (None, HeadBroken),
                ],
            ),
            ("a removed head", vec![format!("DELETE FROM chart WHERE {here}")], vec![(None, HeadMissing)]),
            ("a removed key", vec![format!("DELETE FROM chart_key WHERE {here}")], vec![(None, KeyUnreadable)]),
            (
                "the key of another client",
                vec![format!(
                    "UPDATE chart_key SET wrapped = (SELECT wrapped FROM chart_key WHERE client = '{}') WHERE {here}",
                    client(2)
                )],
                vec![(None, KeyUnreadable)],
            ),
        ]
    };
    let store = house_of_two_charts(&place).await;
    let victim = |n: usize| client(100 + n as u128);
    let count = cases("").len();
    for n in 0..count {
        let from = 1000 + 10 * n as u128;
        file(&store, victim(n), (from..from + 5).map(|n| goal(n, "one small step")).collect()).await;
    }
    for n in 0..count {
        let (_, texts, _) = cases(&format!("client = '{}'", victim(n))).swap_remove(n);
        place.tamper(&texts.iter().map(String::as_str).collect::<Vec<_>>()).await.unwrap();
    }
    let verified = verify(&store).await.unwrap();
    for (n, (what, _, expected)) in cases("").into_iter().enumerate() {
        let faults = verified.faults.iter().filter(|it| it.client == Some(victim(n)));
        assert_eq!(faults.map(|it| (it.sequence, it.what)).collect::<Vec<_>>(), expected, "{what}");
    }
    let sound = verified.faults.iter().filter(|it| it.client.is_none_or(|it| it == client(1) || it == client(2)));
    assert_eq!(sound.count(), 0, "nothing is said against charts that nobody touched");
}

pub async fn an_erased_body_is_not_a_fault_and_reads_as_removed(place: Place) {
    let store = house_of_two_charts(&place).await;
    let one = client(1);
    let erase = format!("DELETE FROM body WHERE client = '{one}' AND sequence = 3");
    let noted = format!("INSERT INTO erasure VALUES ('{one}', 3, 0, '')");
    place.tamper(&[&erase, &noted]).await.unwrap();
    let verified = verify(&store).await.unwrap();
    assert_eq!((verified.erased, verified.faults), (1, vec![]));
    let entries = chart_of(&store, one).await;
    assert_eq!(entries[2].statement, Statement::Removed { kind: "goal_set".to_owned() });
    let again = file(&store, one, vec![goal(12, "one small step")]).await;
    assert_eq!(again.already_had.len(), 1, "a repeat does not bring erased words back");
    assert_eq!(chart_of(&store, one).await[2].statement, entries[2].statement);
}

/// Whoever holds the database can seal a whole chart anew; the digest of an earlier day tells.
pub async fn a_resealed_chart_is_found_by_an_earlier_digest(place: Place) {
    let store = house_of_two_charts(&place).await;
    let made = store
        .write(|tx| Box::pin(async move { heads_digest::make(tx, date(2026, 9, 22), at(50)).await }))
        .await
        .unwrap();
    assert!(made.is_signed_by(store.keys()) && made.charts == 2);
    let one = client(1);
    let mut last = chart_of(&store, one).await[4].header.clone();
    last.occurred_at = at(-5000);
    let previous = chart_of(&store, one).await[3].header.seal;
    let seal: String = seal_of(&previous, &last).iter().map(|it| format!("{it:02x}")).collect();
    let seal = if place.is_sqlite() { format!("x'{seal}'") } else { format!("'\\x{seal}'::bytea") };
    let occurred_at = last.occurred_at.as_microsecond();
    let entry =
        format!("UPDATE entry SET occurred_at = {occurred_at}, seal = {seal} WHERE client = '{one}' AND sequence = 5");
    let head = format!("UPDATE chart SET seal = {seal} WHERE client = '{one}'");
    place.tamper(&[&entry, &head]).await.unwrap();
    let faults = verify(&store).await.unwrap().faults;
    assert_eq!(faults.iter().map(|it| it.what).collect::<Vec<_>>(), [WhatIsWrong::EarlierHeadBroken]);
    let kept = format!("UPDATE heads_digest_chart SET seal = {seal} WHERE client = '{one}'");
    place.tamper(&[&kept]).await.unwrap();
    let faults = verify(&store).await.unwrap().faults;
    assert_eq!(faults.iter().map(|it| it.what).collect::<Vec<_>>(), [WhatIsWrong::DailyDigestBroken]);
}
