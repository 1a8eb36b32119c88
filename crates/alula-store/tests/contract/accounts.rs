//! Who signs in: accounts, their sessions of the web, and invitations.

use alula_store::StoreFault;
use alula_store::rows::accounts::{self, Account, Holder};
use alula_store::rows::invitations::{self, Invitation};
use alula_store::rows::web_sessions::{self, WebSession};
use uuid::Uuid;

use crate::place::{Place, at, client, staff, within};

fn account(n: u128, holder: Holder, email: &str) -> Account {
    Account {
        id: Uuid::from_u128(n),
        holder,
        email: email.into(),
        password_hash: "$argon2id$v=19$invented".into(),
        failures: 0,
        locked_until: None,
        active: true,
    }
}

pub async fn accounts_are_found_by_address_and_holder(place: Place) {
    let store = place.store().await;
    within!(store, |tx| {
        let hers = account(1, Holder::Staff(staff(1)), "Alba@Demo.Alula.Invalid");
        assert!(accounts::insert(tx, &hers).await?);
        assert!(accounts::insert(tx, &account(2, Holder::Client(client(1)), "finch@demo.alula.invalid")).await?);
        assert!(!accounts::insert(tx, &account(3, Holder::Staff(staff(2)), "alba@demo.alula.invalid")).await?);
        assert!(!accounts::insert(tx, &account(4, Holder::Staff(staff(1)), "other@demo.alula.invalid")).await?);
        assert_eq!(accounts::count(tx).await?, 2);
        assert_eq!(accounts::find_by_email(tx, " ALBA@demo.alula.invalid ").await?.as_ref(), Some(&hers));
        assert_eq!(accounts::find_by_email(tx, "nobody@demo.alula.invalid").await?, None);
        let mut hers = accounts::find_by_holder(tx, Holder::Staff(staff(1))).await?.unwrap();
        (hers.failures, hers.locked_until, hers.email) = (5, Some(at(900)), "new@demo.alula.invalid".into());
        accounts::update(tx, &hers).await?;
        assert_eq!(accounts::find(tx, hers.id).await?.as_ref(), Some(&hers));
        assert_eq!(accounts::find_by_email(tx, "new@demo.alula.invalid").await?.as_ref(), Some(&hers));
        assert_eq!(accounts::find_by_email(tx, "alba@demo.alula.invalid").await?, None);
    });
}

pub async fn web_sessions_end(place: Place) {
    let store = place.store().await;
    let session = |n: u8, ends: i64| WebSession {
        token: [n; 32],
        account: Uuid::from_u128(1),
        created_at: at(0),
        last_seen_at: at(i64::from(n)),
        stepped_up_at: None,
        expires_at: at(ends),
    };
    within!(store, |tx| {
        accounts::insert(tx, &account(1, Holder::Staff(staff(1)), "alba@demo.alula.invalid")).await?;
        for (n, ends) in [(1, 100), (2, 200), (3, 10)] {
            web_sessions::insert(tx, &session(n, ends)).await?;
        }
        assert_eq!(web_sessions::find(tx, &[3; 32], at(10)).await?, None, "it has expired");
        assert_eq!(web_sessions::sweep(tx, at(10)).await?, 1);
        web_sessions::touch(tx, &[1; 32], at(50), at(150)).await?;
        web_sessions::step_up(tx, &[1; 32], at(51)).await?;
        let seen = web_sessions::find(tx, &[1; 32], at(149)).await?.unwrap();
        assert_eq!((seen.last_seen_at, seen.stepped_up_at, seen.expires_at), (at(50), Some(at(51)), at(150)));
        assert_eq!(web_sessions::of_account(tx, Uuid::from_u128(1), at(60)).await?.len(), 2);
        web_sessions::end(tx, &[1; 32]).await?;
        assert_eq!(web_sessions::find(tx, &[1; 32], at(60)).await?, None);
        assert_eq!(web_sessions::end_all(tx, Uuid::from_u128(1)).await?, 1);
    });
}

pub async fn an_invitation_opens_once(place: Place) {
    let store = place.store().await;
    within!(store, |tx| {
        let invitation = Invitation {
            token: [7; 32],
            holder: Holder::Client(client(1)),
            email: "finch@demo.alula.invalid".into(),
            made_at: at(0),
            expires_at: at(100),
            used_at: None,
        };
        invitations::insert(tx, &invitation).await?;
        assert_eq!(invitations::find(tx, &[7; 32]).await?.as_ref(), Some(&invitation));
        assert!(!invitations::consume(tx, &[7; 32], at(100)).await?, "it has expired");
        assert!(invitations::consume(tx, &[7; 32], at(99)).await?);
        assert!(!invitations::consume(tx, &[7; 32], at(99)).await?);
        assert!(!invitations::consume(tx, &[8; 32], at(1)).await?);
    });
}
