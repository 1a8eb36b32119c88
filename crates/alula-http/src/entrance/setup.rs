//! `GET /setup`, `POST /setup`: the first manager of an empty house. Afterwards these pages are not there.

use alula_pages::entrance::{Setup, setup};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;

use super::come_in;
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Passer;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, passer: Passer) -> Answered {
    waits(&site).await?;
    let view = Setup { form: Filled::new(), asks_code: true };
    Ok(Answer::page(setup(&passer.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, passer: Passer, form: Form) -> Answered {
    waits(&site).await?;
    if let Some(wait) = site.sign_in_from_pace().wait(&passer.from) {
        return Err(Stop::TooOften { wait });
    }
    let form_again = match right_code(&site, form.raw("code")) {
        false => {
            site.sign_in_from_pace().count(&passer.from);
            form.filled().wrong(
                "code",
                "This is not the code. It was printed where Alula was started; each start prints a new one.",
            )
        }
        true => {
            let (name, email, password) = (form.raw("name").trim(), form.raw("email").trim(), form.raw("password"));
            let practice = form.raw("practice").trim();
            match site.house().set_up(practice.into(), name.into(), email.into(), password.into()).await? {
                Ok(signed_in) => {
                    site.learn_name().await?;
                    return Ok(come_in(&site, &signed_in, &urls::People.to_string()));
                }
                Err(refusal) => {
                    let words = wording::sentence(&format!("{refusal}."));
                    match super::field_of(&refusal) {
                        Some(field) => form.filled().wrong(field, words),
                        None => form.filled().wrong_as_a_whole(words),
                    }
                }
            }
        }
    };
    let view = Setup { form: form_again, asks_code: true };
    Ok(Answer::unprocessable(setup(&passer.shell(&site).await?, &view)))
}

async fn waits(site: &Site) -> Result<(), Stop> {
    if site.house().waits_for_first_manager().await? { Ok(()) } else { Err(Stop::NotFound) }
}

/// Without a code nobody can set up; capitals and spaces do not matter.
fn right_code(site: &Site, given: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    site.setup_code().is_some_and(|code| plain(code) == plain(given))
}
