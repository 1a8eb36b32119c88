//! Where people and phones are told.

use alula_core::language::Language;
use alula_store::StoreFault;
use alula_store::rows::tell_places::{self, Channel, TellPlace, Whose};
use uuid::Uuid;

use crate::place::{Place, at, staff};

const PHONE: Uuid = Uuid::from_u128(70);

fn told(n: u128, whose: Whose, to: Channel) -> TellPlace {
    let since = at(i64::try_from(n).unwrap());
    TellPlace { id: Uuid::from_u128(n), whose, to, language: Language::Spanish, since }
}

pub async fn where_people_are_told_is_kept_and_ended(place: Place) {
    let store = place.store().await;
    let (alba, phone) = (Whose::Staff(staff(1)), Whose::Phone(PHONE));
    let push = Channel::Push { endpoint: "https://push.invalid/1".into(), p256dh: "key".into(), auth: "secret".into() };
    let all = [
        told(1, alba, Channel::Email("alba@demo.alula.invalid".into())),
        told(2, alba, Channel::Sms("+15550100".into())),
        told(3, phone, push),
    ];
    let story = store.write(move |tx| {
        Box::pin(async move {
            for it in &all {
                assert!(tell_places::add(tx, it).await?);
                assert!(!tell_places::add(tx, it).await?, "the same id twice is one");
            }
            assert_eq!(tell_places::of_staff(tx, staff(1)).await?, all[..2]);
            assert_eq!(tell_places::of_phone(tx, PHONE).await?, all[2..]);
            assert_eq!(tell_places::of_staff(tx, staff(2)).await?, []);
            assert!(!tell_places::end(tx, all[0].id, Whose::Staff(staff(2)), at(5)).await?, "it is another's");
            assert!(!tell_places::end(tx, all[2].id, alba, at(5)).await?, "it is a phone's");
            assert!(tell_places::end(tx, all[0].id, alba, at(5)).await?);
            assert!(!tell_places::end(tx, all[0].id, alba, at(6)).await?, "it ended");
            assert_eq!(tell_places::of_staff(tx, staff(1)).await?, all[1..2]);
            tell_places::end_all(tx, alba, at(6)).await?;
            assert_eq!(tell_places::of_staff(tx, staff(1)).await?, []);
            assert_eq!(tell_places::of_phone(tx, PHONE).await?, all[2..], "it goes on");
            tell_places::left(tx, all[2].id, at(5)).await?;
            assert!(!tell_places::end(tx, all[2].id, phone, at(6)).await?, "it was left");
            assert_eq!(tell_places::of_phone(tx, PHONE).await?, []);
            Ok::<_, StoreFault>(())
        })
    });
    story.await.unwrap();
}
