//! The client's consents: how they stand, one to read and sign, and taking it back at any moment.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::preparation::{ConsentSigned, ConsentWithdrawn, Document, fits_signature, in_force};
use alula_pages::me::consents::{MyConsent, MyConsents, my_consent, my_consents};
use alula_pages::parts::Filled;
use alula_pages::urls;
use axum::extract::State;
use maud::Markup;

use crate::address::{At, DocumentPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Me, Seen};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn all(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&me.actor).await?;
    Ok(Answer::page(my_consents(&me.shell(&site).await?, &MyConsents::of(&chart, &around.context(), me.words()))))
}

pub(crate) async fn one(State(site): State<Site>, me: Me, Seen(chart): Seen, At(path): At<DocumentPath>) -> Answered {
    let document = signed_now(&site, &path.document).await?;
    Ok(Answer::page(draw(&site, &me, &chart, document, Filled::new()).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    me: Me,
    Seen(chart): Seen,
    At(path): At<DocumentPath>,
    form: Form,
) -> Answered {
    let document = signed_now(&site, &path.document).await?;
    let outcome = keep(&site, &me.actor, me.client, &form, |mut it| {
        if it.ticked("withdraw") {
            let words = it.words("words");
            let taken_back = ConsentWithdrawn { document: document.id.to_owned(), words };
            return it.finish(|| Some(Command::WithdrawConsent(taken_back)));
        }
        let name = it.needed("name", &me.words().consent_name_needed());
        let (version, digest) = (form.raw("version").to_owned(), form.raw("digest").to_owned());
        let signed = ConsentSigned { document: document.id.to_owned(), version, digest, name };
        let signed = it.finish(|| Some(signed))?;
        fits_signature(&chart, &signed, document).map_err(|refusal| form.filled().refused(&refusal))?;
        Ok(Command::SignConsent(signed))
    });
    match outcome.await? {
        Outcome::Kept => Ok(Answer::go(urls::MyConsents)),
        Outcome::SentBack(filled) => Ok(Answer::unprocessable(draw(&site, &me, &chart, document, filled).await?)),
    }
}

/// The text that is signed now.
async fn signed_now(site: &Site, id: &str) -> Result<&'static Document, Stop> {
    let protocol = site.house().protocol().await?;
    in_force(id, protocol.as_ref().map(|it| &it.protocol)).ok_or(Stop::NotFound)
}

async fn draw(site: &Site, me: &Me, chart: &Chart, document: &'static Document, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&me.actor).await?;
    let view = MyConsent::of(chart, document, &around.context(), me.words(), site.house().new_id(), form);
    Ok(my_consent(&me.shell(site).await?, &view))
}
