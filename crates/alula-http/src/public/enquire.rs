//! `GET /enquire`, `POST /enquire`, `GET /enquire/thanks`.

use alula_app::{EnquiryRefusal, NewEnquiry};
use alula_core::ids::EnquiryId;
use alula_core::private::Private;
use alula_pages::parts::Filled;
use alula_pages::public::enquire::{Crisis, Enquire, crisis, enquire, thanks};
use alula_pages::urls;
use alula_pages::wording::Words;
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
    let words = Words::in_language(passer.language());
    let refused = match read(&site, words, &form) {
        Err(filled) => filled,
        Ok(enquiry) => match site.house().enquire(enquiry).await? {
            Ok(received) => {
                site.enquiry_pace().count(&passer.from);
                if !received.crisis {
                    return Ok(Answer::go(urls::EnquireThanks));
                }
                let view = Crisis { practice_phone: site.any_hour() };
                return Ok(Answer::page(crisis(&passer.shell(&site).await?, &view)));
            }
            Err(refusal) => refused(words, &form, refusal),
        },
    };
    let view = Enquire { form: refused, entry };
    Ok(Answer::unprocessable(enquire(&passer.shell(&site).await?, &view)))
}

pub(crate) async fn after(State(site): State<Site>, passer: Passer) -> Answered {
    Ok(Answer::page(thanks(&passer.shell(&site).await?)))
}

fn read(site: &Site, said: Words, form: &Form) -> Result<NewEnquiry, Filled> {
    let id = form.entry().map(|it| EnquiryId(it.0)).map_err(|stop| form.filled().wrong_as_a_whole(stop.words(said)))?;
    let mut reading = Reading::of(form, site.house().zone());
    let name = reading.needed("name", &said.enquire_name_needed());
    let (email, phone) = (reading.words("email"), reading.words("phone"));
    match form.raw("reach") {
        "phone" if phone.is_blank() => reading.fault("phone", said.enquire_phone_needed()),
        "email" if email.is_blank() => reading.fault("email", said.enquire_email_needed()),
        "phone" | "email" | "either" => {}
        _ => reading.fault("reach", said.enquire_reach_needed()),
    }
    if !email.is_blank() && !email.reveal().contains('@') {
        reading.fault("email", said.enquire_email_wrong());
    }
    let state = reading.words("state");
    if !is_state(&state) {
        reading.fault("state", said.enquire_state_wrong());
    }
    let words = reading.needed("words", &said.enquire_words_needed());
    if !reading.ticked("adult") {
        reading.fault("adult", said.enquire_adult_needed());
    }
    let (state, reach) = (state.reveal().to_uppercase(), form.raw("reach").into());
    reading.finish(|| Some(NewEnquiry { id, name, email, phone, state, reach, words }))
}

fn is_state(text: &Private) -> bool {
    text.reveal().len() == 2 && text.reveal().bytes().all(|it| it.is_ascii_alphabetic())
}

fn refused(words: Words, form: &Form, refusal: EnquiryRefusal) -> Filled {
    match refusal {
        EnquiryRefusal::NoName => form.filled().wrong("name", words.enquire_name_needed()),
        EnquiryRefusal::TooLong => form.filled().wrong("words", words.enquire_words_long()),
        EnquiryRefusal::NoWayToAnswer => form.filled().wrong_as_a_whole(words.enquire_no_way()),
    }
}
