//! Coming in: the first manager, invitations, signing in, sessions, a fresh proof.

use alula_app::entrance::{AcceptRefusal, InviteRefusal, SignInRefusal, UnfitPassword};
use alula_app::testing::{PASSWORD, TestHouse};
use alula_app::{Denied, Holder, PersonRefusal, Trouble};
use alula_core::decide::Role;
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use jiff::SignedDuration;

fn words(text: &str) -> Private {
    text.into()
}

#[tokio::test]
async fn an_empty_house_waits_for_its_first_manager_and_for_no_second_one() {
    let it = TestHouse::new().await;
    assert!(it.house.waits_for_first_manager().await.unwrap());
    let set_up = |name: &str| {
        it.house.set_up("Quiet Harbour".into(), name.into(), words("omar@test.alula.invalid"), PASSWORD.into())
    };
    let omar = set_up("Omar").await.unwrap().unwrap();
    assert!(matches!(omar.person.actor, Actor::Staff { role: Role::Manager, .. }));
    assert!(!it.house.waits_for_first_manager().await.unwrap());
    assert_eq!(it.house.practice_name().await.unwrap().unwrap().reveal(), "Quiet Harbour");
    assert_eq!(set_up("Eve").await.unwrap().unwrap_err(), PersonRefusal::SetUp);
}

#[tokio::test]
async fn a_link_opens_an_account_once() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let link = it.house.invite_client(&ana, mira).await.unwrap().unwrap();
    let view = it.house.invitation(link.token.reveal()).await.unwrap().unwrap();
    assert!(view.for_client);
    let accept = |password: &str| {
        let (house, token, password) = (it.house.clone(), link.token.clone(), words(password));
        async move { house.accept_invitation(token.reveal(), &password).await.unwrap() }
    };
    assert_eq!(accept("short").await.unwrap_err(), AcceptRefusal::Password(UnfitPassword::Short));
    let signed_in = accept("river lamp otter noon").await.unwrap();
    assert_eq!(signed_in.person.client(), Some(mira));
    assert_eq!(accept("river lamp otter noon").await.unwrap_err(), AcceptRefusal::NotOpen);
    let again = it.house.sign_in(&link.email, &words("river lamp otter noon")).await.unwrap().unwrap();
    assert_eq!(again.person.client(), Some(mira));
}

#[tokio::test]
async fn a_link_grows_too_old() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let link = it.house.invite_client(&ana, mira).await.unwrap().unwrap();
    it.clock.pass(SignedDuration::from_hours(24 * 7 + 1));
    assert_eq!(it.house.invitation(link.token.reveal()).await.unwrap(), None);
    let answer = it.house.accept_invitation(link.token.reveal(), &words("river lamp otter noon")).await.unwrap();
    assert_eq!(answer.unwrap_err(), AcceptRefusal::NotOpen);
}

#[tokio::test]
async fn nobody_is_invited_under_the_address_of_somebody_else() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ana = it.person("Ana", Role::Therapist).await;
    let Actor::Staff { id, .. } = ana else { panic!("Ana works here") };
    let taken = it.house.invite_person(&omar, id, words("OMAR@test.alula.invalid")).await.unwrap();
    assert_eq!(taken.unwrap_err(), InviteRefusal::EmailTaken);
    let denied = it.house.invite_person(&ana, id, words("ana@test.alula.invalid")).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Forbidden(Action::ManagePeople)));
}

#[tokio::test]
async fn guessing_is_slowed_down_whether_the_address_exists_or_not() {
    let it = TestHouse::new().await;
    it.person("Ana", Role::Therapist).await;
    for email in ["ana@test.alula.invalid", "nobody@test.alula.invalid"] {
        let email = words(email);
        for _ in 0..5 {
            let answer = it.house.sign_in(&email, &words("not this one")).await.unwrap();
            assert_eq!(answer.unwrap_err(), SignInRefusal::Wrong);
        }
        let answer = it.house.sign_in(&email, &PASSWORD.into()).await.unwrap();
        assert_eq!(answer.unwrap_err(), SignInRefusal::Wait { minutes: 1 });
    }
    it.clock.pass(SignedDuration::from_secs(61));
    let email = words("ana@test.alula.invalid");
    assert_eq!(it.house.sign_in(&email, &words("nor this")).await.unwrap().unwrap_err(), SignInRefusal::Wrong);
    let answer = it.house.sign_in(&email, &PASSWORD.into()).await.unwrap();
    assert_eq!(answer.unwrap_err(), SignInRefusal::Wait { minutes: 2 }, "each failure waits longer");
    it.clock.pass(SignedDuration::from_secs(121));
    assert!(it.house.sign_in(&email, &PASSWORD.into()).await.unwrap().is_ok());
    assert!(it.house.sign_in(&email, &PASSWORD.into()).await.unwrap().is_ok(), "success forgets the failures");
}

#[tokio::test]
async fn sessions_end_here_everywhere_and_by_themselves() {
    let it = TestHouse::new().await;
    it.person("Ana", Role::Therapist).await;
    let sign_in = || async {
        let signed_in = it.house.sign_in(&words("ana@test.alula.invalid"), &PASSWORD.into()).await;
        signed_in.unwrap().unwrap().token
    };
    let (one, two, three) = (sign_in().await, sign_in().await, sign_in().await);
    let who = |token: Private| {
        let house = it.house.clone();
        async move { house.who(token.reveal()).await.unwrap().is_some() }
    };
    assert!(who(one.clone()).await && who(two.clone()).await);
    it.house.sign_out(one.reveal()).await.unwrap();
    assert!(!who(one).await && who(two.clone()).await);
    it.house.sign_out_everywhere(two.reveal()).await.unwrap();
    assert!(!who(two).await && !who(three).await);
    let last = sign_in().await;
    it.clock.pass(SignedDuration::from_hours(13));
    assert!(!who(last).await);
    assert!(!who(words("made up")).await);
}

#[tokio::test]
async fn whoever_leaves_the_practice_is_out_at_once() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ana = it.person("Ana", Role::Therapist).await;
    let (Actor::Staff { id: ana, .. }, Actor::Staff { id: omar_id, .. }) = (ana, omar) else {
        panic!("both work here")
    };
    let email = words("ana@test.alula.invalid");
    let token = it.house.sign_in(&email, &PASSWORD.into()).await.unwrap().unwrap().token;
    it.house.end_person(&omar, ana).await.unwrap().unwrap();
    assert_eq!(it.house.who(token.reveal()).await.unwrap(), None);
    assert_eq!(it.house.sign_in(&email, &PASSWORD.into()).await.unwrap().unwrap_err(), SignInRefusal::Wrong);
    assert_eq!(it.house.end_person(&omar, omar_id).await.unwrap().unwrap_err(), PersonRefusal::LastManager);
}

#[tokio::test]
async fn a_fresh_proof_counts_for_ten_minutes() {
    let it = TestHouse::new().await;
    it.person("Leo", Role::Prescriber).await;
    let signed_in = it.house.sign_in(&words("leo@test.alula.invalid"), &PASSWORD.into()).await.unwrap().unwrap();
    let token = signed_in.token.reveal().to_owned();
    let proved = || async { it.house.who(&token).await.unwrap().unwrap().actor.second_factor() };
    assert!(!proved().await);
    let wrong = it.house.prove_again(&token, &words("not this one")).await.unwrap();
    assert_eq!(wrong.unwrap_err(), SignInRefusal::Wrong);
    assert!(!proved().await);
    it.house.prove_again(&token, &PASSWORD.into()).await.unwrap().unwrap();
    assert!(proved().await);
    it.clock.pass(SignedDuration::from_mins(11));
    assert!(!proved().await);
}

#[tokio::test]
async fn the_database_holds_no_password_and_no_token() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    it.account(Holder::Client(mira), "Mira Invented").await;
    let token = it.house.sign_in(&words("ana@test.alula.invalid"), &PASSWORD.into()).await.unwrap().unwrap().token;
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(it.folder()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() && path.extension().is_none_or(|it| it != "key") {
            bytes.extend(std::fs::read(path).unwrap());
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    for secret in [PASSWORD, token.reveal(), "Mira", "Invented", "ana@test", "Oakland", "argon2id"] {
        assert!(!text.contains(secret), "{secret} can be read in the database");
    }
    assert!(text.contains("access_log"), "the database was looked at");
}
