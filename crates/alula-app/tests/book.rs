//! A client's book: begun, closed, opened, recovered, written, removed; and nobody else opens it.

#![expect(clippy::unwrap_used, reason = "what cannot be made or asked is a failed test")]

use std::path::Path;

use alula_app::entrance::SignInRefusal;
use alula_app::testing::{PASSWORD, TestHouse};
use alula_app::{BookRefusal, BookStanding, Denied, Holder, IDLE, LONGEST_OPEN, Trouble};
use alula_core::book::PageShared;
use alula_core::decide::{Command, Role};
use alula_core::ids::PageId;
use alula_core::private::Private;
use alula_policy::{Action, Actor};

const PHRASE: &str = "river lamp otter noon";
const WORDS: &str = "Quillwort under the bridge, and I was not afraid of my father any more.";

struct Mira {
    it: TestHouse,
    ana: Actor,
    mira: Actor,
    token: Private,
}

impl Mira {
    async fn new() -> Self {
        let it = TestHouse::new().await;
        let ana = it.person("Ana", Role::Therapist).await;
        let id = it.client_of(&ana, "Mira Invented", None).await;
        it.account(Holder::Client(id), "Mira").await;
        let token = signed_in(&it).await;
        Self { it, ana, mira: Actor::Client { id }, token }
    }

    /// With a book that lies open; gives the recovery words.
    async fn with_book() -> (Self, Private) {
        let mira = Self::new().await;
        let words = mira.it.house.begin_book(&mira.mira, mira.token.reveal(), &PHRASE.into()).await.unwrap().unwrap();
        (mira, words)
    }

    async fn standing(&self) -> BookStanding {
        self.it.house.book_standing(&self.mira, self.token.reveal()).await.unwrap()
    }

    async fn write(&self, words: &str) -> Result<PageId, BookRefusal> {
        let entry = self.it.house.new_id();
        let page = PageId::of(entry);
        let wrote = self.it.house.write_page(&self.mira, self.token.reveal(), page, entry, words.into()).await;
        wrote.unwrap().map(|()| page)
    }

    async fn open(&self, phrase: &str) -> Result<(), BookRefusal> {
        self.it.house.open_book(&self.mira, self.token.reveal(), &phrase.into()).await.unwrap()
    }

    async fn pages(&self) -> Result<Vec<String>, BookRefusal> {
        let open = self.it.house.read_book(&self.mira, self.token.reveal()).await.unwrap()?;
        Ok(open.book.pages().map(|it| it.words().reveal().to_owned()).collect())
    }
}

async fn signed_in(it: &TestHouse) -> Private {
    let email = "mira@test.alula.invalid".into();
    it.house.sign_in(&email, &PASSWORD.into()).await.unwrap().unwrap().token
}

#[tokio::test]
async fn a_book_is_begun_closed_and_opened_with_its_phrase_alone() {
    let mira = Mira::new().await;
    assert_eq!(mira.standing().await, BookStanding::None);
    assert_eq!(mira.open(PHRASE).await, Err(BookRefusal::NoBook));
    let token = mira.token.reveal();
    let short = mira.it.house.begin_book(&mira.mira, token, &"short".into()).await.unwrap();
    assert!(matches!(short, Err(BookRefusal::Unfit(_))), "{short:?}");
    mira.it.house.begin_book(&mira.mira, token, &PHRASE.into()).await.unwrap().unwrap();
    let twice = mira.it.house.begin_book(&mira.mira, token, &PHRASE.into()).await.unwrap();
    assert_eq!(twice, Err(BookRefusal::Already));
    assert_eq!(mira.standing().await, BookStanding::Open);
    mira.write(WORDS).await.unwrap();
    mira.it.house.close_book(token);
    assert_eq!(mira.standing().await, BookStanding::Closed);
    assert_eq!(mira.pages().await, Err(BookRefusal::Closed));
    assert_eq!(mira.write("more").await, Err(BookRefusal::Closed));
    assert_eq!(mira.open("river lamp otter moon").await, Err(BookRefusal::Wrong));
    mira.open(" river  lamp otter noon").await.unwrap();
    assert_eq!(mira.pages().await.unwrap(), [WORDS]);
}

#[tokio::test]
async fn a_book_lies_open_in_one_session_for_a_while() {
    let (mira, _) = Mira::with_book().await;
    let other = signed_in(&mira.it).await;
    let elsewhere = mira.it.house.book_standing(&mira.mira, other.reveal()).await.unwrap();
    assert_eq!(elsewhere, BookStanding::Closed, "a second browser does not find it open");
    let minute = jiff::SignedDuration::from_mins(1);
    let mut open_for = jiff::SignedDuration::ZERO;
    while open_for + IDLE < LONGEST_OPEN {
        mira.it.clock.pass(IDLE - minute);
        open_for += IDLE - minute;
        assert_eq!(mira.standing().await, BookStanding::Open, "after {open_for}");
    }
    mira.it.clock.pass(IDLE - minute);
    assert_eq!(mira.standing().await, BookStanding::Closed, "at last it closes even while it is used");
    mira.open(PHRASE).await.unwrap();
    mira.it.clock.pass(IDLE);
    assert_eq!(mira.standing().await, BookStanding::Closed, "unused it closes sooner");
    mira.open(PHRASE).await.unwrap();
    mira.it.house.sign_out(mira.token.reveal()).await.unwrap();
    assert_eq!(mira.standing().await, BookStanding::Closed, "it ends with the session");
}

#[tokio::test]
async fn pages_are_written_anew_drafted_and_removed_for_good() {
    let (mira, _) = Mira::with_book().await;
    let (house, token) = (&mira.it.house, mira.token.reveal());
    let page = mira.write("The window.").await.unwrap();
    let entry = house.new_id();
    for _ in 0..2 {
        house.write_page(&mira.mira, token, page, entry, "The open window.".into()).await.unwrap().unwrap();
    }
    let other = house.write_page(&mira.mira, token, page, entry, "Another.".into()).await.unwrap();
    assert_eq!(other, Err(BookRefusal::OtherWords));
    let open = house.read_book(&mira.mira, token).await.unwrap().unwrap();
    let kept = open.book.page(page).unwrap();
    assert_eq!(kept.words().reveal(), "The open window.");
    assert_eq!(kept.earlier().count(), 1);

    house.keep_book_draft(&mira.mira, token, page, "half a tho".into()).await.unwrap().unwrap();
    let drafts = house.read_book(&mira.mira, token).await.unwrap().unwrap().drafts;
    assert_eq!(drafts.iter().map(|it| it.words.reveal()).collect::<Vec<_>>(), ["half a tho"]);

    house.remove_page(&mira.mira, token, page).await.unwrap().unwrap();
    assert!(mira.pages().await.unwrap().is_empty());
    let late = house.keep_book_draft(&mira.mira, token, page, "half a thought".into()).await.unwrap();
    assert_eq!(late, Err(BookRefusal::NoPage), "a draft that comes late does not bring the page back");
    let again = house.write_page(&mira.mira, token, page, house.new_id(), "Back.".into()).await.unwrap();
    assert_eq!(again, Err(BookRefusal::NoPage));
    assert!(house.verify().await.unwrap().faults.is_empty(), "the ledger proves itself without the page");
}

#[tokio::test]
async fn recovery_words_open_it_and_a_new_phrase_takes_the_place_of_the_old() {
    let (mira, words) = Mira::with_book().await;
    let (house, token) = (&mira.it.house, mira.token.reveal());
    mira.write(WORDS).await.unwrap();
    house.close_book(token);
    let other = alula_core::book::recovery_words(&[9; 16]);
    let phrase = Private::from("seven grey herons wait");
    let wrong = house.recover_book(&mira.mira, token, &other, &phrase).await.unwrap();
    assert_eq!(wrong, Err(BookRefusal::Wrong));
    let misread = house.recover_book(&mira.mira, token, &"river lamp".into(), &phrase).await.unwrap();
    assert!(matches!(misread, Err(BookRefusal::Misread(_))), "{misread:?}");
    house.recover_book(&mira.mira, token, &words, &phrase).await.unwrap().unwrap();
    assert_eq!(mira.pages().await.unwrap(), [WORDS]);
    assert_eq!(mira.open(PHRASE).await, Err(BookRefusal::Wrong));
    mira.open(phrase.reveal()).await.unwrap();

    let newer = house.new_recovery_words(&mira.mira, token).await.unwrap().unwrap();
    let old = house.recover_book(&mira.mira, token, &words, &PHRASE.into()).await.unwrap();
    assert_eq!(old, Err(BookRefusal::Wrong), "the earlier words open nothing");
    house.recover_book(&mira.mira, token, &newer, &PHRASE.into()).await.unwrap().unwrap();
    let changed = house.change_phrase(&mira.mira, &PHRASE.into(), &phrase).await.unwrap();
    changed.unwrap();
    mira.open(phrase.reveal()).await.unwrap();
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let (mira, _) = Mira::with_book().await;
    for _ in 0..5 {
        assert_eq!(mira.open("four words of nothing").await, Err(BookRefusal::Wrong));
    }
    assert!(matches!(mira.open(PHRASE).await, Err(BookRefusal::Wait { .. })), "the right one waits too");
}

#[tokio::test]
async fn with_everything_lost_a_book_can_only_be_removed_and_the_password_is_asked_for() {
    let (mira, _) = Mira::with_book().await;
    mira.write(WORDS).await.unwrap();
    let (house, token) = (&mira.it.house, mira.token.reveal());
    let wrong = house.forget_book(&mira.mira, token, &"not the password".into()).await.unwrap();
    assert_eq!(wrong, Err(BookRefusal::Wrong));
    assert_eq!(mira.pages().await.unwrap(), [WORDS]);
    house.forget_book(&mira.mira, token, &PASSWORD.into()).await.unwrap().unwrap();
    assert_eq!(mira.standing().await, BookStanding::None);
    house.begin_book(&mira.mira, token, &PHRASE.into()).await.unwrap().unwrap();
    assert!(mira.pages().await.unwrap().is_empty());
}

#[tokio::test]
async fn nobody_else_opens_it_and_nobody_learns_of_it() {
    let (mira, _) = Mira::with_book().await;
    let page = mira.write(WORDS).await.unwrap();
    let house = &mira.it.house;
    let id = mira.it.client_of(&mira.ana, "Tomas Invented", None).await;
    let tomas = Actor::Client { id };
    let omar = mira.it.person("Omar", Role::Manager).await;
    let token = mira.token.reveal();
    // Even with the token of the session in which it lies open.
    assert_eq!(house.book_standing(&tomas, token).await.unwrap(), BookStanding::None);
    assert_eq!(house.read_book(&tomas, token).await.unwrap().unwrap_err(), BookRefusal::Closed);
    assert_eq!(house.remove_page(&tomas, token, page).await.unwrap(), Err(BookRefusal::Closed));
    for actor in [mira.ana, omar, Actor::House] {
        let denied = house.read_book(&actor, token).await.unwrap_err();
        assert_eq!(denied, Trouble::Denied(Denied::Hidden(Action::KeepBook)));
        house.forget_book(&actor, token, &PASSWORD.into()).await.unwrap_err();
    }
    let client = mira.mira.author();
    assert_eq!(client, alula_core::ledger::Author::Client);
    let Actor::Client { id } = mira.mira else { panic!() };
    let chart = house.read(&mira.ana, id, Action::ReadChart).await.unwrap();
    assert!(chart.all::<PageShared>().next().is_none());
    house.read(&mira.mira, id, Action::KeepBook).await.unwrap();
    let day = jiff::SignedDuration::from_hours(24);
    let log = house.access_log(&omar, house.now() - day, house.now() + day).await.unwrap();
    assert!(!log.iter().any(|it| it.action == "KeepBook" && it.decision == "permit"), "the log tells of the book");
    house.read(&tomas, id, Action::KeepBook).await.unwrap_err();
    let log = house.access_log(&omar, house.now() - day, house.now() + day).await.unwrap();
    assert!(log.iter().any(|it| it.action == "KeepBook" && it.decision == "deny"), "who tries is noted");
}

#[tokio::test]
async fn a_shared_page_is_a_statement_and_the_rest_stays_in_the_book() {
    let (mira, _) = Mira::with_book().await;
    mira.write("Only mine.").await.unwrap();
    let page = mira.write("For Ana to read.").await.unwrap();
    let Actor::Client { id } = mira.mira else { panic!() };
    let shared = PageShared { page, written_at: mira.it.house.now(), words: "For Ana to read.".into() };
    let said = mira.it.run(&mira.mira, id, Command::SharePage(shared.clone())).await;
    let chart = mira.it.house.read(&mira.ana, id, Action::ReadChart).await.unwrap();
    let seen: Vec<_> = alula_core::book::shared_pages(&chart).iter().map(|it| it.is.words.clone()).collect();
    assert_eq!(seen, [Private::from("For Ana to read.")]);
    let by_ana = mira.it.house.run(&mira.ana, id, mira.it.request(Command::SharePage(shared))).await.unwrap_err();
    assert!(matches!(by_ana, Trouble::Denied(_)), "{by_ana:?}");
    let back = alula_core::book::PageTakenBack { shared: said };
    mira.it.run(&mira.mira, id, Command::TakePageBack(back)).await;
    let chart = mira.it.house.read(&mira.ana, id, Action::ReadChart).await.unwrap();
    assert!(alula_core::book::shared_pages(&chart).is_empty());
}

#[tokio::test]
async fn the_practice_key_and_the_database_do_not_open_it() {
    let (mira, _) = Mira::with_book().await;
    let page = mira.write(WORDS).await.unwrap();
    let (house, token) = (&mira.it.house, mira.token.reveal());
    house.keep_book_draft(&mira.mira, token, page, format!("{WORDS} And then?").into()).await.unwrap().unwrap();

    // Whoever has the folder with the database and the key file, and starts a house on them, even with the cookie.
    let thief = mira.it.opened_again().await;
    assert_eq!(thief.book_standing(&mira.mira, token).await.unwrap(), BookStanding::Closed);
    assert_eq!(thief.read_book(&mira.mira, token).await.unwrap().unwrap_err(), BookRefusal::Closed);
    let key = std::fs::read(mira.it.folder().join("test.key")).unwrap();
    let names = String::from_utf8(key).unwrap();
    assert!(names.contains("practice: "), "the key file was there to be taken");
    let taken = files(mira.it.folder());
    assert!(taken.len() >= 2, "{taken:?}");
    for file in &taken {
        let bytes = std::fs::read(file).unwrap();
        for word in ["Quillwort", "afraid of my father", "river lamp", "And then?"] {
            assert!(!has(&bytes, word), "{} holds {word}", file.display());
        }
    }
    // The same search finds what is not sealed, and the phrase opens the book in the stolen house: the test can fail.
    assert!(taken.iter().any(|it| has(&std::fs::read(it).unwrap(), "page_written")));
    thief.open_book(&mira.mira, token, &PHRASE.into()).await.unwrap().unwrap();
    let open = thief.read_book(&mira.mira, token).await.unwrap().unwrap();
    assert_eq!(open.book.page(page).unwrap().words().reveal(), WORDS);
}

#[tokio::test]
async fn the_password_of_the_account_is_not_the_phrase() {
    let (mira, _) = Mira::with_book().await;
    assert_eq!(mira.open(PASSWORD).await, Err(BookRefusal::Wrong));
    let wrong = mira.it.house.sign_in(&"mira@test.alula.invalid".into(), &PHRASE.into()).await.unwrap();
    assert_eq!(wrong.unwrap_err(), SignInRefusal::Wrong);
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|it| it == word.as_bytes())
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    entries.flat_map(|it| if it.is_dir() { files(&it) } else { vec![it] }).collect()
}
