//! Coming in: sign in, confirm, the first manager, an invitation.

use maud::{Markup, html};

use crate::parts::{Field, Filled, Tone, error_summary, form, main_button, notice};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// Sign in. Posts `email`, `password` and `next`.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// What stands in it; the password never does.
    pub form: Filled,
    /// Where to go afterwards.
    pub next: Option<String>,
    /// True right after signing out.
    pub signed_out: bool,
}

impl SignIn {
    /// Empty, refused, after signing out.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let wrong =
            "E-mail and password do not fit together. Check both, or ask the practice manager for a new invitation.";
        let form = Filled::new().with("email", "alba.reyes@demo.alula.invalid").wrong_as_a_whole(wrong);
        vec![
            ("empty", Self::default()),
            ("refused", Self { form, next: Some("/today".into()), signed_out: false }),
            ("signed-out", Self { signed_out: true, ..Self::default() }),
        ]
    }
}

/// The sign-in page.
pub fn sign_in(shell: &Shell, view: &SignIn) -> Markup {
    let fields = html! {
        @if let Some(next) = &view.next { input type="hidden" name="next" value=(next); }
        (Field::email(&view.form, "email", "E-mail").filled_by("username"))
        (Field::password(&view.form, "password", "Password"))
        div.buttons { (main_button("Sign in")) }
    };
    page(
        shell,
        "Sign in",
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { "Sign in" }
            p.soft { "For clients and for people who work at " (shell.practice) "." }
            @if view.signed_out { (notice(Tone::Calm, "You are signed out", html! {})) }
            (error_summary(&view.form))
            (form(urls::SignIn, None, fields))
            p.small.soft.section { "No way in? Your practice can send you a new invitation." }
        },
    )
}

/// Prove once more who you are. Posts `password` and `next`.
#[derive(Clone, Debug, Default)]
pub struct Confirm {
    /// What stands in it.
    pub form: Filled,
    /// What will be done then: `Lift the hold on Mara's session`.
    pub what: String,
    /// Where to go afterwards.
    pub next: String,
}

impl Confirm {
    /// Usual and refused.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self { form: Filled::new(), what: "to sign the care protocol".into(), next: "/protocol".into() };
        let form = Filled::new().wrong("password", "This is not your password. Please try once more.");
        vec![("usual", usual.clone()), ("refused", Self { form, ..usual })]
    }
}

/// The page that asks for the password again.
pub fn confirm(shell: &Shell, view: &Confirm) -> Markup {
    let fields = html! {
        input type="hidden" name="next" value=(view.next);
        (Field::password(&view.form, "password", "Your password"))
        div.buttons { (main_button("Confirm")) a.button href=(view.next) { "Not now" } }
    };
    page(
        shell,
        "Confirm that it is you",
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { "Please confirm that it is you" }
            p.say { "Your password is needed once more " (view.what) "." }
            (error_summary(&view.form))
            (form(urls::Confirm, None, fields))
        },
    )
}

/// The first manager of a new house. Posts `practice`, `name`, `email`, `password` and `code`.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// What stands in it.
    pub form: Filled,
    /// True when the code printed at the start is asked for.
    pub asks_code: bool,
}

impl Setup {
    /// Empty and refused.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let form = Filled::new()
            .with("practice", "Quiet Harbour")
            .wrong("password", "Please take at least 12 characters. A sentence is easy to remember.");
        vec![("empty", Self { form: Filled::new(), asks_code: true }), ("refused", Self { form, asks_code: true })]
    }
}

/// The page of a new house.
pub fn setup(shell: &Shell, view: &Setup) -> Markup {
    let filled = &view.form;
    let fields = html! {
        @if view.asks_code {
            (Field::text(filled, "code", "Set-up code").hint("It was printed where Alula was started.").filled_by("off"))
        }
        (Field::text(filled, "practice", "Name of the practice").filled_by("organization"))
        (Field::text(filled, "name", "Your name, with letters behind it").hint("For example: Ines Marlow, LMFT").filled_by("name"))
        (Field::email(filled, "email", "Your e-mail"))
        (Field::new_password(filled, "password", "A password").hint("At least 12 characters. A sentence is easy to remember."))
        div.buttons { (main_button("Open the practice")) }
    };
    page(
        shell,
        "A new practice",
        Place::Elsewhere,
        Width::Narrow,
        html! {
            h1 { "A new practice" }
            p.lead { "This house is empty. You will be its first manager; then you invite the others." }
            (error_summary(filled))
            (form(urls::Setup, None, fields))
        },
    )
}

/// Accept an invitation. Posts `name` (staff only) and `password`.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// What stands in it.
    pub form: Filled,
    /// Its token.
    pub token: String,
    /// Whom it is for.
    pub name: String,
    /// As what: `associate`, `client`.
    pub role: String,
    /// The address they will sign in with.
    pub email: String,
}

impl Invitation {
    /// Usual, refused, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            form: Filled::new(),
            token: "Zm9yLXNhbXBsZXM".into(),
            name: "Mara Lindqvist".into(),
            role: "client".into(),
            email: "mara.lindqvist@demo.alula.invalid".into(),
        };
        let form = Filled::new().wrong("password", "Please take at least 12 characters.");
        let extreme = Self {
            name: "Anneliese-Wilhelmine ".repeat(6),
            email: format!("{}@demo.alula.invalid", "x".repeat(90)),
            ..usual.clone()
        };
        vec![("usual", usual.clone()), ("refused", Self { form, ..usual }), ("extreme", extreme)]
    }
}

/// The page of an invitation.
pub fn invitation(shell: &Shell, view: &Invitation) -> Markup {
    let fields = html! {
        (Field::new_password(&view.form, "password", "Make up a password").hint("At least 12 characters. A sentence is easy to remember. Only you know it."))
        (Field::new_password(&view.form, "again", "The same once more"))
        div.buttons { (main_button("Come in")) }
    };
    page(
        shell,
        "Your invitation",
        Place::Elsewhere,
        Width::Phone,
        html! {
            p.hello { (shell.practice) " invites you" }
            h1 { bdi { (view.name) } }
            p.say { "You will sign in as " (view.role) " with " b { bdi { (view.email) } } "." }
            (error_summary(&view.form))
            (form(urls::Invitation(view.token.clone()), None, fields))
        },
    )
}
