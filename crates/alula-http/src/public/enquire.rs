//! `GET /enquire`, `POST /enquire`, `GET /enquire/thanks`.

use alula_app::{EnquiryRefusal, NewEnquiry};
use alula_core::ids::EnquiryId;
use alula_core::private::Private;
use alula_pages::parts::Filled;
use alula_pages::public::enquire::{Crisis, Enquire, crisis, enquire, thanks};
use alula_pages::{urls, wording};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Passer;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, passer: Passer) -> Answered {
    let view = Enquire { form: Filled::new(), entry: site.house().new_id() };
    Ok(Answer::page(enquire(&passer.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, passer: Passer, form: Form) -> Answered {
    if let Some(wait) = site.enquiry_pace().wait(&passer.from) {
        return Err(Stop::TooOften { wait });
    }
    let entry = form.entry()?;
    let refused = match read(&site, &form) {
        Err(filled) => filled,
        Ok(enquiry) => match site.house().enquire(enquiry).await? {
            Ok(received) => {
                site.enquiry_pace().count(&passer.from);
                if !received.crisis {
                    return Ok(Answer::go(urls::EnquireThanks));
                }
                let promise = "Someone from the practice will call you as soon as they see this.".into();
                let view = Crisis { promise, practice_phone: site.any_hour() };
                return Ok(Answer::page(crisis(&passer.shell(&site).await?, &view)));
            }
            Err(refusal) => refused(&form, refusal),
        },
    };
    let view = Enquire { form: refused, entry };
    Ok(Answer::unprocessable(enquire(&passer.shell(&site).await?, &view)))
}

pub(crate) async fn after(State(site): State<Site>, passer: Passer) -> Answered {
    Ok(Answer::page(thanks(&passer.shell(&site).await?)))
}

fn read(site: &Site, form: &Form) -> Result<NewEnquiry, Filled> {
    let id = form.entry().map(|it| EnquiryId(it.0)).map_err(|stop| form.filled().wrong_as_a_whole(stop.words()))?;
    let mut reading = Reading::of(form, site.house().zone());
    let name = reading.needed("name", "Please tell us what to call you.");
    let (email, phone) = (reading.words("email"), reading.words("phone"));
    match form.raw("reach") {
        "phone" if phone.is_blank() => {
            reading.fault("phone", "Please write a phone number, because you asked us to call.")
        }
        "email" if email.is_blank() => {
            reading.fault("email", "Please write an e-mail address, because you asked us to write.")
        }
        "phone" | "email" | "either" => {}
        _ => reading.fault("reach", "Please choose how we may reach you."),
    }
    if !email.is_blank() && !email.reveal().contains('@') {
        reading.fault("email", "An e-mail address has an @ in it. Please look at it once more.");
    }
    let state = reading.words("state");
    if !is_state(&state) {
        reading.fault("state", "Please write your state as two letters, such as CA.");
    }
    let words = reading.needed("words", "Please write a line about what brings you here.");
    if !reading.ticked("adult") {
        reading.fault("adult", "We can only care for people who are 18 or older. Please tick this if you are.");
    }
    let (state, reach) = (state.reveal().to_uppercase(), form.raw("reach").into());
    reading.finish(|| Some(NewEnquiry { id, name, email, phone, state, reach, words }))
}

fn is_state(text: &Private) -> bool {
    text.reveal().len() == 2 && text.reveal().bytes().all(|it| it.is_ascii_alphabetic())
}

fn refused(form: &Form, refusal: EnquiryRefusal) -> Filled {
    let words = wording::sentence(&format!("{refusal}."));
    match refusal {
        EnquiryRefusal::NoName => form.filled().wrong("name", words),
        EnquiryRefusal::TooLong => form.filled().wrong("words", words),
        EnquiryRefusal::NoWayToAnswer => form.filled().wrong_as_a_whole(words),
    }
}
