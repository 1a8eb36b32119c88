//! `GET` and `POST /people/{person}/credentials/new`, `GET` and `POST /people/{person}/credentials/{credential}`.

use alula_app::KeptCredential;
use alula_core::ids::{EntryId, StaffId};
use alula_core::practice::Credential;
use alula_pages::office::credential::{CredentialPage, credential_page};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;
use maud::Markup;
use uuid::Uuid;

use crate::address::{At, CredentialPath, PersonPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn new(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>) -> Answered {
    let entry = site.house().new_id();
    Ok(Answer::page(draw(&site, &staff, path.person, None, Filled::new(), entry).await?))
}

pub(crate) async fn add(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>, form: Form) -> Answered {
    let entry = form.entry()?;
    match keep(&site, &staff, path.person, entry.0, &form).await? {
        Ok(()) => Ok(Answer::go(urls::Person(path.person))),
        Err(wrong) => Ok(Answer::unprocessable(draw(&site, &staff, path.person, None, wrong, entry).await?)),
    }
}

pub(crate) async fn get(State(site): State<Site>, staff: Staff, At(path): At<CredentialPath>) -> Answered {
    let it = kept(&site, &staff, &path).await?.is;
    let form = Filled::new()
        .with("kind", it.kind.name())
        .with("number", it.number.reveal())
        .with("issuer", it.issuer.reveal())
        .with("issued", it.issued.map(|it| it.to_string()).unwrap_or_default())
        .with("expires", it.expires.map(|it| it.to_string()).unwrap_or_default())
        .with("evidence", it.evidence.reveal());
    let entry = site.house().new_id();
    Ok(Answer::page(draw(&site, &staff, path.person, Some(path.credential), form, entry).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<CredentialPath>, form: Form) -> Answered {
    let known = kept(&site, &staff, &path).await?;
    if form.ticked("off") {
        return match site.house().take_off_credential(&staff.actor, known).await? {
            Ok(()) => Ok(Answer::go(urls::Person(path.person))),
            Err(_) => Err(Stop::NotFound),
        };
    }
    let entry = form.entry()?;
    match keep(&site, &staff, path.person, path.credential, &form).await? {
        Ok(()) => Ok(Answer::go(urls::Person(path.person))),
        Err(wrong) => {
            Ok(Answer::unprocessable(draw(&site, &staff, path.person, Some(path.credential), wrong, entry).await?))
        }
    }
}

async fn kept(site: &Site, staff: &Staff, path: &CredentialPath) -> Result<KeptCredential, Stop> {
    let seen = site.house().person(&staff.actor, path.person).await?.ok_or(Stop::NotFound)?;
    seen.credentials.into_iter().find(|it| it.id == path.credential).ok_or(Stop::NotFound)
}

async fn keep(site: &Site, staff: &Staff, person: StaffId, id: Uuid, form: &Form) -> Result<Result<(), Filled>, Stop> {
    let mut it = Reading::of(form, site.house().zone());
    let kind = it.needed_choice("kind", "Please choose what it is.");
    let (number, issuer, evidence) = (it.words("number"), it.words("issuer"), it.words("evidence"));
    let (issued, expires) = (it.day("issued"), it.day("expires"));
    let credential = match it.finish(|| Some(Credential { kind: kind?, number, issuer, issued, expires, evidence })) {
        Ok(credential) => credential,
        Err(filled) => return Ok(Err(filled)),
    };
    let kept = site.house().keep_credential(&staff.actor, person, id, credential).await?;
    Ok(kept.map_err(|refusal| form.filled().wrong("expires", wording::sentence(&format!("{refusal}.")))))
}

async fn draw(
    site: &Site,
    staff: &Staff,
    person: StaffId,
    credential: Option<Uuid>,
    form: Filled,
    entry: EntryId,
) -> Result<Markup, Stop> {
    let colleagues = site.house().colleagues().await?;
    let name = colleagues.get(&person).map(|it| it.name.clone()).ok_or(Stop::NotFound)?;
    let view = CredentialPage { staff: person, name, credential, form, entry };
    Ok(credential_page(&staff.shell(site).await?, &view))
}
