//! The people of the practice: who works here, inviting someone, and handing over an invitation.

use alula_core::decide::Role;
use maud::{Markup, html};

use crate::parts::{Choices, Field, Filled, Select, error_summary, form, link_button, main_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One person who works here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The name with letters behind it.
    pub name: String,
    /// The role.
    pub role: Role,
    /// For an associate: the supervisor.
    pub supervised_by: Option<String>,
    /// How it stands: `signed in today`, `invited yesterday`, `left in May`.
    pub standing: String,
}

/// The people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Everyone, by name.
    pub lines: Vec<PersonLine>,
    /// True when the viewer may invite.
    pub may_invite: bool,
}

impl People {
    /// Usual.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let line = |name: &str, role, supervised_by: Option<&str>, standing: &str| PersonLine {
            name: name.into(),
            role,
            supervised_by: supervised_by.map(str::to_owned),
            standing: standing.into(),
        };
        let lines = vec![
            line("Alba Reyes, AMFT", Role::Associate, Some("Jonah Okafor, LMFT"), "signed in today"),
            line("Dr. Imani Cole", Role::Prescriber, None, "signed in yesterday"),
            line("Jonah Okafor, LMFT", Role::Supervisor, None, "invited yesterday"),
        ];
        vec![("usual", Self { lines, may_invite: true })]
    }
}

/// The page of the people.
pub fn people(shell: &Shell, view: &People) -> Markup {
    page(
        shell,
        "People",
        Place::People,
        Width::Wide,
        html! {
            div.row.apart { h1 { "People" } @if view.may_invite { (link_button("Invite someone", urls::NewPerson)) } }
            ul.lines {
                @for line in &view.lines {
                    li {
                        div.line.three {
                            span.name { (person(&line.name)) }
                            span.what { (wording::role(line.role)) @if let Some(name) = &line.supervised_by { ", supervised by " (person(name)) } }
                            span.when { (line.standing) }
                        }
                    }
                }
            }
        },
    )
}

/// Inviting someone. Posts `name`, `email`, `role`, `supervisor` and `agreement_until`.
#[derive(Clone, Debug, Default)]
pub struct InvitePerson {
    /// What stands in it.
    pub form: Filled,
    /// Supervisors: id and name.
    pub supervisors: Vec<(String, String)>,
}

impl InvitePerson {
    /// Empty and refused.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let form =
            Filled::new().with("role", "associate").wrong("supervisor", "An associate needs a supervisor of record.");
        vec![
            ("empty", Self::default()),
            ("refused", Self { form, supervisors: vec![("1".into(), "Jonah Okafor, LMFT".into())] }),
        ]
    }
}

/// The page that invites someone.
pub fn invite_person(shell: &Shell, view: &InvitePerson) -> Markup {
    let filled = &view.form;
    let supervisors = Select::new(filled, "supervisor", "Supervisor of record").hint("For an associate.");
    let supervisors = view.supervisors.iter().fold(supervisors, |select, (id, name)| select.offer(id, name));
    let fields = html! {
        (Field::text(filled, "name", "Name, with letters behind it").filled_by("off"))
        (Field::email(filled, "email", "E-mail").filled_by("off"))
        (Choices::one(filled, "role", "Role")
            .offer_with("therapist", "Therapist", "Licensed, works alone.")
            .offer_with("associate", "Associate", "Works under a supervisor, who co-signs.")
            .offer_with("supervisor", "Supervisor", "Licensed, co-signs and is in reach.")
            .offer_with("prescriber", "Prescriber", "Owns the medicine orders.")
            .offer_with("manager", "Practice manager", "People, enquiries, rooms; no clinical words."))
        (supervisors)
        (Field::day(filled, "agreement_until", "The supervision agreement holds until").optional())
        div.buttons { (main_button("Make the invitation")) }
    };
    page(
        shell,
        "Invite someone",
        Place::People,
        Width::Narrow,
        html! { h1 { "Invite someone" } (error_summary(filled)) (form(urls::NewPerson, None, fields)) },
    )
}

/// An invitation to hand over, shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// For whom.
    pub name: String,
    /// The whole address of the invitation.
    pub address: String,
    /// Until when it holds, in words.
    pub until: String,
    /// Where to go on.
    pub back: String,
}

impl HandOver {
    /// Usual.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let view = Self {
            name: "Mara Lindqvist".into(),
            address: "https://practice.invalid/invitation/Zm9yLXNhbXBsZXMtb25seS1hLWxvbmctdG9rZW4tdGhhdC13cmFwcw"
                .into(),
            until: "Tue 7 Jul".into(),
            back: "/people".into(),
        };
        vec![("usual", view)]
    }
}

/// The page of an invitation that was just made.
pub fn hand_over(shell: &Shell, view: &HandOver) -> Markup {
    let filled = Filled::new().with("address", view.address.clone());
    page(
        shell,
        "The invitation is ready",
        Place::Elsewhere,
        Width::Narrow,
        html! {
            h1 { "The invitation is ready" }
            p.lead { "Give this address to " (person(&view.name)) ", and to nobody else. It works once, until " (view.until) ", and is shown only now." }
            (Field::area(&filled, "address", "Address"))
            div.buttons { a.button.main href=(view.back) { "Done" } }
        },
    )
}
