//! Coming in: sign in, confirm, the first manager, an invitation.

use maud::{Markup, html};

use crate::parts::{Field, Filled, Tone, error_summary, form, main_button, notice};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Gap, filled};

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
    let words = shell.words();
    let filled = &view.form.clone().said_in(words);
    let fields = html! {
        @if let Some(next) = &view.next { input type="hidden" name="next" value=(next); }
        (Field::email(filled, "email", &words.entrance_email()).filled_by("username"))
        (Field::password(filled, "password", &words.entrance_password()))
        div.buttons { (main_button(&words.entrance_sign_in())) }
    };
    page(
        shell,
        &words.entrance_sign_in(),
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { (words.entrance_sign_in()) }
            p.soft { (words.entrance_for_whom(&shell.practice)) }
            @if view.signed_out { (notice(Tone::Calm, &words.entrance_signed_out(), html! {})) }
            (error_summary(filled))
            (form(urls::SignIn, None, fields))
            p.small.soft.section { (words.entrance_no_way_in()) }
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
    /// Whether a client is invited, or somebody who will work here.
    pub for_client: bool,
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
            for_client: true,
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
    let words = shell.words();
    let form_again = &view.form.clone().said_in(words);
    let email = html! { b { bdi { (view.email) } } };
    let as_whom = if view.for_client { words.entrance_as_client(Gap(0)) } else { words.entrance_as_colleague(Gap(0)) };
    let fields = html! {
        (Field::new_password(form_again, "password", &words.entrance_make_up()).hint(&words.entrance_make_up_hint()))
        (Field::new_password(form_again, "again", &words.entrance_once_more()))
        div.buttons { (main_button(&words.entrance_come_in())) }
    };
    page(
        shell,
        &words.entrance_invitation(),
        Place::Elsewhere,
        Width::Phone,
        html! {
            p.hello { (words.entrance_invites(&shell.practice)) }
            h1 { bdi { (view.name) } }
            p.say { (filled(&as_whom, &[email])) }
            (error_summary(form_again))
            (form(urls::Invitation(view.token.clone()), None, fields))
        },
    )
}
