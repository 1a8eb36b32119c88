//! The people of the practice: who works here, inviting someone, and handing over an invitation.

use alula_core::decide::Role;
use maud::{Markup, html};

use crate::parts::{
    Choices, Field, Filled, Select, empty, error_summary, form, icon, link_button, main_button, person,
};
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
    /// How it stands: `can sign in`, `has not come in yet`.
    pub standing: String,
    /// Their licences, each with its last day; empty when none is written down.
    pub licences: String,
    /// Their page.
    pub to: String,
}

/// How pressing it is to renew something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressing {
    /// It no longer holds.
    Over,
    /// It is not written down.
    Unwritten,
    /// It ends within thirty days.
    Soon,
    /// It ends within ninety days.
    Ahead,
}

impl Pressing {
    fn heading(self) -> &'static str {
        match self {
            Self::Over => "No longer holds",
            Self::Unwritten => "Not written down yet",
            Self::Soon => "Ends within 30 days",
            Self::Ahead => "Ends within 90 days",
        }
    }
}

/// Something that has to be renewed, or that nobody has written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewLine {
    /// How pressing it is.
    pub pressing: Pressing,
    /// Whose.
    pub name: String,
    /// What: `DEA registration`.
    pub what: String,
    /// When it ends, in words; empty when it is not written down.
    pub when: String,
    /// Who can renew it, and where.
    pub how: String,
    /// Where it is changed.
    pub to: String,
}

/// The people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Everyone who works here, by name.
    pub lines: Vec<PersonLine>,
    /// Those who no longer do, with their last day.
    pub gone: Vec<PersonLine>,
    /// What has to be renewed, the most pressing first.
    pub renew: Vec<RenewLine>,
    /// True when the viewer may invite.
    pub may_invite: bool,
}

impl People {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let line = |name: &str, role, supervised_by: Option<&str>, standing: &str, licences: &str| PersonLine {
            name: name.into(),
            role,
            supervised_by: supervised_by.map(str::to_owned),
            standing: standing.into(),
            licences: licences.into(),
            to: urls::People.to_string(),
        };
        let renew = |pressing, name: &str, what: &str, when: &str, how: &str| RenewLine {
            pressing,
            name: name.into(),
            what: what.into(),
            when: when.into(),
            how: how.into(),
            to: urls::People.to_string(),
        };
        let usual = Self {
            lines: vec![
                line(
                    "Alba Reyes, AMFT",
                    Role::Associate,
                    Some("Jonah Okafor, LMFT"),
                    "can sign in",
                    "AMFT until 31 Jan 2027",
                ),
                line("Dr. Imani Cole", Role::Prescriber, None, "can sign in", "Physician until 30 Sep 2027"),
                line("Jonah Okafor, LMFT", Role::Supervisor, None, "has not come in yet", ""),
            ],
            gone: vec![line("Petra Lund, LCSW", Role::Therapist, None, "left 30 June", "")],
            renew: vec![
                renew(
                    Pressing::Over,
                    "Dr. Imani Cole",
                    "Life support, CPR or BLS",
                    "ended 12 days ago, on 18 June",
                    "Dr. Imani Cole renews it by taking the course again.",
                ),
                renew(
                    Pressing::Unwritten,
                    "Jonah Okafor, LMFT",
                    "A licence",
                    "",
                    "Ask Jonah Okafor for a copy and write it down.",
                ),
                renew(
                    Pressing::Soon,
                    "Alba Reyes, AMFT",
                    "AMFT registration",
                    "ends in 14 days, on 14 July",
                    "Alba Reyes renews it with the licensing board of the state.",
                ),
            ],
            may_invite: true,
        };
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, LMFT, LPCC, PhD";
        let many = |it: &PersonLine| PersonLine { name: long.into(), ..it.clone() };
        let extreme = Self {
            lines: usual
                .lines
                .iter()
                .cycle()
                .take(24)
                .map(many)
                .chain([line("نور الهدى بنت عبد الرحمن", Role::Therapist, None, "can sign in", "")])
                .collect(),
            renew: usual.renew.iter().cycle().take(9).map(|it| RenewLine { name: long.into(), ..it.clone() }).collect(),
            ..usual.clone()
        };
        vec![("empty", Self { may_invite: true, ..Self::default() }), ("usual", usual), ("extreme", extreme)]
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
            (renewals(&view.renew))
            section.section aria-labelledby="here" {
                h2 id="here" { "Works here" }
                @if view.lines.is_empty() { (empty("Nobody yet", "People who work here stand here, with their licences.", None)) }
                (lines(&view.lines))
            }
            @if !view.gone.is_empty() {
                section.section aria-labelledby="gone" { h2 id="gone" { "No longer works here" } (lines(&view.gone)) }
            }
        },
    )
}

fn lines(lines: &[PersonLine]) -> Markup {
    html! {
        ul.lines {
            @for line in lines {
                li {
                    a.line.three href=(line.to) {
                        span.name { (person(&line.name)) }
                        span.what {
                            (wording::role(line.role)) @if let Some(name) = &line.supervised_by { ", supervised by " (person(name)) }
                            @if !line.licences.is_empty() { span.note.below { (line.licences) } }
                        }
                        span.when { (line.standing) }
                    }
                }
            }
        }
    }
}

/// What has to be renewed, under how pressing it is; says so when nothing has.
pub fn renewals(renew: &[RenewLine]) -> Markup {
    html! {
        section.section aria-labelledby="renew" {
            h2 id="renew" { "To renew" }
            @if renew.is_empty() { p.soft { "Nothing ends within 90 days, as far as it is written down." } }
            @for group in renew.chunk_by(|one, next| one.pressing == next.pressing) {
                @if let Some(first) = group.first() { h3.group { (first.pressing.heading()) } }
                ul.missing {
                    @for one in group {
                        li {
                            @if one.pressing == Pressing::Ahead { (icon::hollow()) } @else { (icon::ring()) }
                            span {
                                a href=(one.to) { (one.what) } ", " (person(&one.name))
                                @if !one.when.is_empty() { " · " (one.when) }
                                span.who { (one.how) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Inviting someone. Posts `name`, `letters`, `title`, `email`, `role`, `supervisor`, `supervised_from` and
/// `agreement_until`.
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
    let fields = html! {
        (known_fields(filled))
        (Field::email(filled, "email", "E-mail").filled_by("off"))
        (role_fields(filled, &view.supervisors))
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

/// Name, letters and title of a person.
pub(super) fn known_fields(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "name", "Name").filled_by("off"))
        (Field::text(filled, "letters", "Letters behind the name").hint("As they stand below a signature, such as LMFT 12345.").filled_by("off").optional())
        (Field::text(filled, "title", "Professional title in full").filled_by("off").optional())
    }
}

/// Role and, for an associate, the supervision.
pub(super) fn role_fields(filled: &Filled, supervisors: &[(String, String)]) -> Markup {
    let select = Select::new(filled, "supervisor", "Supervisor of record").hint("For an associate.");
    let select = supervisors.iter().fold(select, |select, (id, name)| select.offer(id, name));
    html! {
        (Choices::one(filled, "role", "Role")
            .offer_with("therapist", "Therapist", "Licensed, works alone.")
            .offer_with("associate", "Associate", "Works under a supervisor, who co-signs.")
            .offer_with("supervisor", "Supervisor", "Licensed, co-signs and is in reach.")
            .offer_with("prescriber", "Prescriber", "Owns the medicine orders.")
            .offer_with("manager", "Practice manager", "People, enquiries, rooms; no clinical words."))
        (select)
        (Field::day(filled, "supervised_from", "The supervision agreement holds from").optional())
        (Field::day(filled, "agreement_until", "It holds until").optional())
    }
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
