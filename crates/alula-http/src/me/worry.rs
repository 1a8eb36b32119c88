//! `GET /me/worried`, `POST /me/worried`.

use alula_core::decide::Command;
use alula_pages::me::words::{MyWorry, my_worry};
use alula_pages::parts::Filled;
use axum::extract::State;

use super::reader_of;
use crate::act::Asks;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::{Me, Seen};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let reader = reader_of(&site, &me, &chart).await?;
    let view = MyWorry {
        form: Filled::new(),
        entry: site.house().new_id(),
        kept: false,
        reader,
        practice_phone: site.any_hour(),
    };
    Ok(Answer::page(my_worry(&me.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, me: Me, Seen(chart): Seen, form: Form) -> Answered {
    let view = MyWorry {
        form: Filled::new(),
        entry: form.entry()?,
        kept: true,
        reader: reader_of(&site, &me, &chart).await?,
        practice_phone: site.any_hour(),
    };
    let mut reading = Reading::of(&form, site.house().zone());
    let words = reading.needed("words", &me.words().worry_needed());
    let refused = match reading.finish(|| Some(Command::RaiseConcern { words })) {
        Err(filled) => filled,
        Ok(command) => match (Asks { actor: me.actor, client: me.client }).run(&site, &form, command).await? {
            Ok(_) => return Ok(Answer::page(my_worry(&me.shell(&site).await?, &view))),
            Err(refusal) => form.filled().refused(&refusal),
        },
    };
    let view = MyWorry { form: refused, kept: false, ..view };
    Ok(Answer::unprocessable(my_worry(&me.shell(&site).await?, &view)))
}
