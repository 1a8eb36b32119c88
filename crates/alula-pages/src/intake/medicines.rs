//! The prescriber's word about each medicine the client takes.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId, MedicineId};
use alula_core::intake::{Disposition, MedicineRecorded, MedicineStatus, MedicinesReviewed};
use maud::{Markup, html};

use super::facts;
use crate::parts::{Choices, Field, Filled, Forms, error_summary, form, main_button};
use crate::session::{author_name, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One medicine to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicineToReview {
    /// Its id.
    pub id: MedicineId,
    /// Name and dose.
    pub words: String,
    /// What holds for it; empty when nobody has looked at it.
    pub holds: String,
}

/// The review of medicines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicinesReviewPage {
    /// Whose.
    pub client: ClientId,
    /// The id of the request.
    pub entry: EntryId,
    /// The preferred name.
    pub name: String,
    /// The medicines that are taken.
    pub medicines: Vec<MedicineToReview>,
    /// When and by whom it was done last; empty when never.
    pub reviewed: String,
    /// The form, with what holds.
    pub form: Filled,
    /// True when the reader may review.
    pub may_review: bool,
}

/// The page of the review.
pub fn medicines_review_page(shell: &Shell, view: &MedicinesReviewPage) -> Markup {
    let title = format!("{}, medicines", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Medicines and the session" }
        p.lead { @if view.reviewed.is_empty() { "Not looked at yet." } @else { "Looked at " (view.reviewed) "." } }
        @if view.medicines.is_empty() {
            p { "No medicine that is taken now is known. " a href={ (urls::Intake(view.client)) "#medicines" } { "Add one in the intake" } "." }
        }
        @if view.may_review { (review(view)) } @else {
            ul.listed {
                @for medicine in &view.medicines {
                    li {
                        b dir="auto" { (medicine.words) }
                        span.soft dir="auto" { " · " @if medicine.holds.is_empty() { "nobody has looked at it" } @else { (medicine.holds) } }
                    }
                }
            }
            p.soft { "The prescriber decides here." }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

fn review(view: &MedicinesReviewPage) -> Markup {
    let names: Vec<(String, String)> =
        view.medicines.iter().map(|it| (format!("is:{}", it.id), format!("words:{}", it.id))).collect();
    html! {
        (error_summary(&view.form))
        @if !view.medicines.is_empty() { p.soft { "This form never tells a client to stop a medicine. It says how each is timed around a session." } }
        (form(urls::MedicinesReview(view.client), Some(view.entry), html! {
            @for (medicine, (is, words)) in view.medicines.iter().zip(&names) {
                div.section {
                    (Choices::one(&view.form, is, &medicine.words).across()
                        .offer("as_usual", "As usual").offer("timed", "Timed").offer("block", "No session with it"))
                    (Field::text(&view.form, words, "When timed: how. When blocked: why"))
                }
            }
            (main_button(if view.medicines.is_empty() { "Keep that no medicine is taken" } else { "Keep the review" }))
        }))
    }
}

impl MedicinesReviewPage {
    /// The review of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, entry: EntryId, may_review: bool, forms: &Forms) -> Self {
        let taken = || chart.all::<MedicineRecorded>().filter(|it| it.is.status == MedicineStatus::Taking);
        let held = taken().filter_map(|it| {
            let id = MedicineId::of(it.id());
            Some((id, disposition(chart, id)?))
        });
        let held = held.fold(Filled::new(), |filled, (id, disposition)| {
            let (is, words) = match disposition {
                Disposition::AsUsual => ("as_usual", ""),
                Disposition::Timed { how } => ("timed", how.reveal()),
                Disposition::Block { why } => ("block", why.reveal()),
            };
            filled.with(&format!("is:{id}"), is).with(&format!("words:{id}"), words)
        });
        let sent_back = forms.named("medicines-review");
        let reviewed = chart.last::<MedicinesReviewed>();
        Self {
            client: chart.client(),
            entry,
            name: preferred_name(chart),
            medicines: taken().map(|it| line(chart, it)).collect(),
            reviewed: reviewed
                .map(|it| {
                    format!("{} by {}", wording::since(it.at(), ctx.now, ctx.zone), author_name(it.author(), ctx))
                })
                .unwrap_or_default(),
            form: if sent_back.is_wrong() { sent_back } else { held },
            may_review,
        }
    }
}

fn line(chart: &Chart, it: Said<'_, MedicineRecorded>) -> MedicineToReview {
    let id = MedicineId::of(it.id());
    MedicineToReview { id, words: facts::medicine(it.is), holds: holds(chart, id) }
}

/// What the prescriber said about a medicine; empty when nobody has looked at it.
pub(super) fn holds(chart: &Chart, id: MedicineId) -> String {
    match disposition(chart, id) {
        None => String::new(),
        Some(Disposition::AsUsual) => "as usual".to_owned(),
        Some(Disposition::Timed { how }) => format!("timed: {}", how.reveal()),
        Some(Disposition::Block { why }) => format!("no session with it: {}", why.reveal()),
    }
}

fn disposition(chart: &Chart, id: MedicineId) -> Option<&Disposition> {
    let reviews = chart.all::<MedicinesReviewed>().filter(|it| it.is.dispositions.contains_key(&id));
    reviews.max_by_key(|it| (it.at(), it.header.sequence))?.is.dispositions.get(&id)
}
