//! `GET /protocol`, `GET /protocol/difference`, `POST /protocol/sign`, `POST /protocol/install`.

use std::collections::BTreeMap;

use alula_app::{BadProtocol, ProtocolRefusal, ProtocolSeen, ProtocolStanding};
use alula_core::decide::Colleague;
use alula_core::ids::StaffId;
use alula_core::protocol::{Protocol, REFERENCE};
use alula_pages::parts::Filled;
use alula_pages::protocol::{
    DifferencePage, Installed, ProtocolPage, Shown, Side, Standing, difference_page, protocol,
};
use alula_pages::{urls, wording};
use alula_policy::{Action, Decision, Resource, permit};
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;
use crate::upload::Upload;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, query: Form) -> Answered {
    let asked = query.raw("file").to_owned();
    Ok(Answer::page(draw(&site, &staff, Some(&asked).filter(|it| !it.is_empty()), Wrong::default()).await?))
}

/// Without an address: from the one that holds to the one that waits for a signature, or to the newest.
pub(crate) async fn difference(State(site): State<Site>, staff: Staff, query: Form) -> Answered {
    let all = site.house().protocols(&staff.actor).await?;
    let colleagues = site.house().colleagues().await?;
    let chosen = |name: &str, else_is: Option<&ProtocolSeen>| {
        let found = match query.raw(name) {
            "" => else_is.cloned(),
            asked => all.iter().find(|it| it.digest == asked).cloned(),
        };
        found.ok_or(Stop::NotFound)
    };
    let holds = all.iter().find(|it| matches!(it.standing, ProtocolStanding::Signed { .. }));
    let waits = all.iter().find(|it| it.standing == ProtocolStanding::Unsigned);
    let to = chosen("to", waits.or(all.first()))?;
    let from = chosen("from", holds.or(all.first()))?;
    let side = |it: ProtocolSeen| Side {
        name: format!("{}, {}", it.id, it.number),
        standing: standing(&it, &colleagues, &site),
        says: Protocol::parse(&it.text).map_err(|error| wording::sentence(&format!("{error}"))),
        digest: it.digest,
    };
    let view = DifferencePage { from: side(from), to: side(to) };
    Ok(Answer::page(difference_page(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn sign(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let (id, digest) = (form.raw("id"), form.raw("digest"));
    let number = form.raw("number").parse().map_err(|_| Stop::Form {
        words: "This form is incomplete, so nothing was signed. Open the page again and sign there.".into(),
    })?;
    match site.house().sign_protocol(&staff.actor, id, number, digest).await? {
        Ok(_) => Ok(Answer::go(urls::protocol_of(digest))),
        Err(refusal) => {
            let sign = Filled::new().wrong_as_a_whole(wording::sentence(&format!("{refusal}.")));
            let wrong = Wrong { sign, ..Wrong::default() };
            Ok(Answer::unprocessable(draw(&site, &staff, None, wrong).await?))
        }
    }
}

pub(crate) async fn install(State(site): State<Site>, staff: Staff, upload: Upload) -> Answered {
    let words = match text_of(&upload) {
        Ok(text) => match site.house().install_protocol(&staff.actor, text).await? {
            Ok(kept) => return Ok(Answer::go(urls::protocol_of(&kept.digest))),
            Err(ProtocolRefusal::Malformed { line: Some(line), message, .. }) => format!("Line {line}: {message}"),
            Err(refusal) => wording::sentence(&refusal.to_string()),
        },
        Err(words) => words.to_owned(),
    };
    let wrong = Wrong { install: Filled::new().wrong("file", words), ..Wrong::default() };
    Ok(Answer::unprocessable(draw(&site, &staff, None, wrong).await?))
}

fn text_of(upload: &Upload) -> Result<&str, &'static str> {
    if upload.form.raw("reference") == "yes" {
        return Ok(REFERENCE);
    }
    if upload.file.is_empty() {
        return Err("Choose the file of the protocol first; this one is empty, or none was chosen.");
    }
    std::str::from_utf8(&upload.file).map_err(|_| "This file is not plain text. A protocol is a TOML file in UTF-8.")
}

/// What is wrong with which form of the page.
#[derive(Default)]
struct Wrong {
    sign: Filled,
    install: Filled,
}

/// The page with the file that was asked for; else the one that waits, else the one that holds, else the newest.
async fn draw(site: &Site, staff: &Staff, asked: Option<&String>, wrong: Wrong) -> Result<Markup, Stop> {
    let all = site.house().protocols(&staff.actor).await?;
    let colleagues = site.house().colleagues().await?;
    let rank = |it: &&ProtocolSeen| match it.standing {
        _ if asked.is_some_and(|asked| *asked == it.digest) => 0,
        ProtocolStanding::Unsigned => 1,
        ProtocolStanding::Signed { .. } | ProtocolStanding::Refused(_) => 2,
        ProtocolStanding::Retired { .. } => 3,
    };
    let shown = all.iter().min_by_key(rank);
    if asked.is_some() && shown.is_none_or(|it| rank(&it) > 0) {
        return Err(Stop::NotFound);
    }
    let may = |action| permit(&staff.actor, action, &Resource::Practice);
    let may_sign = may(Action::SignProtocol) != Decision::Deny;
    let (now, zone) = (site.house().now(), site.house().zone());
    let installed = all.iter().map(|it| Installed {
        name: format!("{}, {}", it.id, it.number),
        digest: it.digest.clone(),
        added: wording::since(it.added_at, now, zone),
        standing: standing(it, &colleagues, site),
        beside: beside(&all, it).map(|other| other.digest.clone()),
    });
    let shown = shown.map(|it| Shown {
        id: it.id.clone(),
        number: it.number,
        digest: it.digest.clone(),
        standing: standing(it, &colleagues, site),
        may_sign: may_sign && it.standing == ProtocolStanding::Unsigned,
        says: Protocol::parse(&it.text).map_err(|error| wording::sentence(&format!("{error}"))),
        text: it.text.clone(),
        form: Filled::new(),
    });
    let view = ProtocolPage {
        installed: installed.collect(),
        shown: shown.map(|it| Shown { form: wrong.sign, ..it }),
        held_tighter: site.house().protocol().await?.map_or(0, |it| it.held_tighter(now)),
        may_install: may(Action::InstallProtocol).is_permit(),
        form: wrong.install,
    };
    Ok(protocol(&staff.shell(site).await?, &view))
}

/// The file that one is best laid beside: the one that holds; for that one, the one that held before it.
fn beside<'a>(all: &'a [ProtocolSeen], it: &ProtocolSeen) -> Option<&'a ProtocolSeen> {
    let holds = |it: &&ProtocolSeen| matches!(it.standing, ProtocolStanding::Signed { .. });
    if !holds(&it) {
        return all.iter().find(holds);
    }
    let signed = |it: &ProtocolSeen| match it.standing {
        ProtocolStanding::Retired { signed } => signed.map(|it| it.1),
        _ => None,
    };
    all.iter().filter(|it| signed(it).is_some()).max_by_key(|it| signed(it))
}

/// Who somebody is, also after they left.
pub(super) fn name_of(colleagues: &BTreeMap<StaffId, Colleague>, id: StaffId) -> String {
    colleagues.get(&id).map_or_else(|| "somebody who no longer works here".to_owned(), |it| it.name.clone())
}

fn standing(it: &ProtocolSeen, colleagues: &BTreeMap<StaffId, Colleague>, site: &Site) -> Standing {
    match &it.standing {
        ProtocolStanding::Unsigned => Standing::Waits,
        ProtocolStanding::Retired { signed } => Standing::Retired {
            signed: signed
                .map(|(by, at)| (name_of(colleagues, by), wording::at(at, site.house().now(), site.house().zone()))),
        },
        ProtocolStanding::Signed { by, at } => Standing::Holds {
            by: name_of(colleagues, *by),
            at: wording::at(*at, site.house().now(), site.house().zone()),
        },
        ProtocolStanding::Refused(bad @ (BadProtocol::Changed | BadProtocol::UnknownKey)) => {
            Standing::Broken { why: wording::sentence(&format!("{bad}.")) }
        }
        ProtocolStanding::Refused(BadProtocol::Unreadable(why)) => Standing::Broken { why: wording::sentence(why) },
    }
}
