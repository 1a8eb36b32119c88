//! `GET` and `POST /clients/{client}/medicines-review`: the prescriber's word about each medicine.

use std::collections::BTreeMap;

use alula_core::decide::Command;
use alula_core::ids::MedicineId;
use alula_core::intake::{Disposition, MedicineRecorded, MedicineStatus, MedicinesReviewed};
use axum::extract::State;

use super::act::{On, act};
use super::page::Page;
use crate::address::{At, ClientPath};
use crate::answer::Answered;
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Page::Medicines.open(&site, &staff, &chart).await
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    let taken = chart.all::<MedicineRecorded>().filter(|it| it.is.status == MedicineStatus::Taking);
    let taken: Vec<MedicineId> = taken.map(|it| MedicineId::of(it.id())).collect();
    let on = On { page: Page::Medicines, form: "medicines-review" };
    act(&site, &staff, path.client, on, &form, |mut it| {
        let said = taken.iter().filter_map(|id| Some((*id, disposition(&mut it, &form, *id)?)));
        let dispositions: BTreeMap<_, _> = said.collect();
        if let (Some(first), true) = (taken.first(), dispositions.is_empty()) {
            it.fault(format!("is:{first}"), "Say what holds for at least one medicine.");
        }
        it.finish(|| Some(Command::ReviewMedicines(MedicinesReviewed { dispositions })))
    })
    .await
}

fn disposition(it: &mut Reading<'_>, form: &Form, id: MedicineId) -> Option<Disposition> {
    let words = format!("words:{id}");
    match form.raw(&format!("is:{id}")) {
        "as_usual" => Some(Disposition::AsUsual),
        "timed" => Some(Disposition::Timed { how: it.needed(&words, "Say how it is timed around a session.") }),
        "block" => Some(Disposition::Block { why: it.needed(&words, "Say why no session takes place with it.") }),
        _ => None,
    }
}
