//! People who reach out, before anybody is a client.

use alula_core::Refusal;
use alula_core::decide::{Command, Request};
use alula_core::ids::{ClientId, EnquiryId};
use alula_core::intake::{ClientAdmitted, crisis_words};
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::StoreFault;
use alula_store::rows::enquiries::{self, Enquiry, EnquiryState};
use serde::{Deserialize, Serialize};

use crate::access::{on_practice, require};
use crate::house::House;
use crate::run::Ran;
use crate::trouble::{Broken, Denied, Trouble};

/// What somebody wrote who reaches out.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEnquiry {
    /// Made when the form was drawn; the same form twice is one enquiry.
    pub id: EnquiryId,
    /// The name they gave.
    pub name: Private,
    /// E-mail; may be empty when there is a telephone number.
    pub email: Private,
    /// Telephone; may be empty when there is an e-mail.
    pub phone: Private,
    /// The state they live in, two letters; may be empty.
    pub state: String,
    /// How and when they want to be reached; may be empty.
    pub reach: Private,
    /// What brings them, in their own words.
    pub words: Private,
}

/// What became of an enquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its id.
    pub id: EnquiryId,
    /// True when its words speak of danger: the sender is shown who can help now, and people here are told at once.
    pub crisis: bool,
}

/// Why an enquiry was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnquiryRefusal {
    /// No name.
    #[error("tell us what to call you")]
    NoName,
    /// No way to answer.
    #[error("leave an e-mail address or a telephone number, so that we can answer")]
    NoWayToAnswer,
    /// More than fits.
    #[error("that is more than fits here; write the most important part, the rest has time")]
    TooLong,
}

/// An enquiry as people here see it.
#[derive(Clone, Debug, PartialEq)]
pub struct EnquirySeen {
    /// What was written, and where it stands.
    pub enquiry: Enquiry,
    /// The state they live in.
    pub state: String,
    /// How and when they want to be reached.
    pub reach: Private,
    /// True when its words speak of danger.
    pub crisis: bool,
}

/// The longest text an enquiry takes, in characters.
pub const LONGEST_WORDS: usize = 5000;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct More {
    state: String,
    reach: Private,
}

impl House {
    /// Takes an enquiry from the public page. Sent twice it is one.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn enquire(&self, it: NewEnquiry) -> Result<Result<Received, EnquiryRefusal>, Trouble> {
        if it.name.is_blank() {
            return Ok(Err(EnquiryRefusal::NoName));
        }
        if it.email.is_blank() && it.phone.is_blank() {
            return Ok(Err(EnquiryRefusal::NoWayToAnswer));
        }
        let short = [&it.name, &it.email, &it.phone, &it.reach];
        if it.words.reveal().chars().count() > LONGEST_WORDS || short.iter().any(|it| it.reveal().len() > 400) {
            return Ok(Err(EnquiryRefusal::TooLong));
        }
        let received = Received { id: it.id, crisis: speaks_of_danger(&it.words, &it.reach) };
        let more = More { state: it.state.trim().to_uppercase(), reach: it.reach };
        let more = serde_json::to_string(&more).map_err(|error| {
            self.trouble(Broken::because("enquiry_unkept", "the enquiry was not kept; try again", error))
        })?;
        let enquiry = Enquiry {
            id: it.id,
            received_at: self.now(),
            state: EnquiryState::Open,
            client: None,
            name: it.name,
            email: it.email,
            phone: it.phone,
            words: it.words,
            more: more.into(),
        };
        let kept = self.0.store.write(move |tx| Box::pin(async move { enquiries::insert(tx, &enquiry).await }));
        kept.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(Ok(received))
    }

    /// Enquiries that wait for an answer: words of danger first, then the oldest.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn enquiries(&self, actor: &Actor) -> Result<Vec<EnquirySeen>, Trouble> {
        on_practice(self, actor, Action::ReadEnquiries)?;
        self.open_enquiries().await
    }

    /// One enquiry.
    ///
    /// # Errors
    /// When the policies say no, there is no such enquiry, or something is broken.
    pub async fn enquiry(&self, actor: &Actor, id: EnquiryId) -> Result<EnquirySeen, Trouble> {
        on_practice(self, actor, Action::ReadEnquiries)?;
        let found = self.0.store.read(move |tx| Box::pin(async move { enquiries::find(tx, id).await }));
        let found = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        found.map(seen).ok_or_else(|| self.trouble(Denied::Hidden(Action::ReadEnquiries)))
    }

    /// Lays an enquiry aside that will not lead to care here.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn close_enquiry(&self, actor: &Actor, id: EnquiryId) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let closed = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::AdmitEnquiry).await?;
                match enquiries::find(tx, id).await? {
                    Some(it) if it.state == EnquiryState::Open => {
                        enquiries::set_state(tx, id, EnquiryState::Closed, None).await?;
                        Ok(Ok(()))
                    }
                    Some(_) => Ok(Err(Refusal::Already { what: "answer" })),
                    None => Ok(Err(Refusal::NotFound { what: "enquiry" })),
                }
            })
        });
        closed.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Makes the person behind an enquiry a client. `request` is the id of the form; sent twice there is one client.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn admit_enquiry(
        &self,
        actor: &Actor,
        id: EnquiryId,
        request: alula_core::ids::EntryId,
        admitted: ClientAdmitted,
    ) -> Result<Result<Ran, Refusal>, Trouble> {
        on_practice(self, actor, Action::AdmitEnquiry)?;
        let found = self.0.store.read(move |tx| Box::pin(async move { enquiries::find(tx, id).await }));
        let Some(enquiry) = found.await.map_err(|fault: StoreFault| self.trouble(fault))? else {
            return Ok(Err(Refusal::NotFound { what: "enquiry" }));
        };
        let client = enquiry.client.unwrap_or(ClientId(request.0));
        let command = Command::Admit(ClientAdmitted { enquiry: Some(id), ..admitted });
        self.run(actor, client, Request { id: request, occurred_at: None, seen: None, command }).await
    }

    pub(crate) async fn open_enquiries(&self) -> Result<Vec<EnquirySeen>, Trouble> {
        let open = self.0.store.read(|tx| Box::pin(async move { enquiries::in_state(tx, EnquiryState::Open).await }));
        let open = open.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let mut open: Vec<_> = open.into_iter().map(seen).collect();
        open.sort_by_key(|it| (!it.crisis, it.enquiry.received_at));
        Ok(open)
    }
}

fn speaks_of_danger(words: &Private, reach: &Private) -> bool {
    crisis_words(words.reveal()) || crisis_words(reach.reveal())
}

fn seen(enquiry: Enquiry) -> EnquirySeen {
    let More { state, reach } = serde_json::from_str(enquiry.more.reveal()).unwrap_or_default();
    let crisis = speaks_of_danger(&enquiry.words, &reach);
    EnquirySeen { enquiry, state, reach, crisis }
}
