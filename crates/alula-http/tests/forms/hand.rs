//! A hand that fills forms and looks at what came of it.

use std::collections::BTreeSet;

use alula_core::decide::Role;
use alula_core::ids::EntryId;
use alula_policy::{Action, Actor};
use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::house::{Heard, TestHouse, Who};

/// Names and values of a form.
pub type Fields<'f> = &'f [(&'f str, &'f str)];

/// What is said of an answer that the form does not offer.
pub const NOT_OFFERED: &str = "Choose one of the answers that are offered.";

/// The hand, and which forms it has filled.
pub struct Hand {
    /// The house.
    pub house: TestHouse,
    /// The addresses of the forms that were refused once and kept once.
    pub told: BTreeSet<&'static str>,
}

impl Hand {
    /// At a furnished house.
    pub async fn new() -> Self {
        Self { house: TestHouse::furnished().await, told: BTreeSet::new() }
    }

    /// An address in the client's chart; `{client}`, `{session}`, `{note}` and `{measure}` are filled.
    pub fn address(&self, path: &str) -> String {
        path.replace("{client}", &self.house.client.to_string())
            .replace("{session}", &self.house.session.to_string())
            .replace("{note}", &self.house.note.to_string())
            .replace("{measure}", &self.house.measure.to_string())
    }

    /// Lets time go by.
    pub fn wait(&self, minutes: i64) {
        self.house.clock.pass(SignedDuration::from_mins(minutes));
    }

    /// Proves once more who somebody is, as the heavier forms ask for.
    pub async fn proves(&self, who: Who) {
        self.keeps(who, "/confirm", &[("password", crate::house::PASSWORD)]).await;
    }

    /// The form at `path`: `bad` is refused with the words `says`, `good` is kept. Answers the id of what was kept.
    pub async fn form(
        &mut self,
        who: Who,
        path: &'static str,
        bad: Fields<'_>,
        says: &str,
        good: Fields<'_>,
    ) -> EntryId {
        let to = self.address(path);
        self.refuses(who, &to, bad, says).await;
        let (kept, id) = self.sends(who, &to, good).await;
        self.is_kept(&kept, &to);
        self.told.insert(path);
        id
    }

    /// A form that is kept and nothing else: it was refused before, or stands elsewhere in the table.
    pub async fn keeps(&self, who: Who, path: &str, good: Fields<'_>) -> EntryId {
        let to = self.address(path);
        let (kept, id) = self.sends(who, &to, good).await;
        self.is_kept(&kept, &to);
        id
    }

    /// A form that is sent back: it says what to do, what was written is still there, and nothing was kept.
    pub async fn refuses(&self, who: Who, to: &str, bad: Fields<'_>, says: &str) {
        let before = self.statements().await;
        let (heard, _) = self.sends(who, to, bad).await;
        assert!(
            matches!(heard.status, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST),
            "{to} with {bad:?}: {} {}",
            heard.status,
            heard.text
        );
        assert!(heard.text.contains(says), "{to} does not say “{says}”: {}", heard.text);
        // An answer that no page offers is asked for again, not kept.
        if heard.status == StatusCode::UNPROCESSABLE_ENTITY && says != NOT_OFFERED {
            for (name, value) in bad.iter().filter(|(name, _)| {
                !matches!(*name, "password" | "again" | "phrase" | "old" | "hash" | "amount" | "phase")
            }) {
                assert!(heard.text.contains(value), "{to} lost {name} “{value}”: {}", heard.text);
            }
        }
        assert_eq!(self.statements().await, before, "{to} kept something although it was refused");
    }

    async fn sends(&self, who: Who, to: &str, fields: Fields<'_>) -> (Heard, EntryId) {
        let id = EntryId(self.house.house.new_id().0);
        let entry = id.to_string();
        let mut fields = fields.to_vec();
        fields.push(("entry", &entry));
        (self.house.person(who).post(to, &fields).await, id)
    }

    #[track_caller]
    fn is_kept(&self, heard: &Heard, to: &str) {
        let kept = matches!(heard.status, StatusCode::SEE_OTHER | StatusCode::OK);
        assert!(kept && !heard.location().starts_with("/confirm"), "{to}: {heard:?}");
    }

    /// How many statements the charts of both clients hold.
    async fn statements(&self) -> u64 {
        let of = async |who: Who, role, client| {
            let reader = Actor::Staff { id: self.house.staff[&who], role, second_factor: false };
            self.house.house.read(&reader, client, Action::ReadRecord).await.unwrap().sequence()
        };
        of(Who::Supervisor, Role::Supervisor, self.house.client).await
            + of(Who::OtherTherapist, Role::Therapist, self.house.other_client).await
    }
}
