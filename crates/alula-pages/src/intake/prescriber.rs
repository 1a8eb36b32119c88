//! The prescriber's part: the facts on one page, the decision, the medicines, the orders.

use alula_core::ids::{ClientId, EntryId, MedicineId, OrderId};
use maud::{Markup, html};

use crate::parts::{
    Choices, Facts, Field, Filled, Forms, Fresh, empty, error_summary, form, main_button, quiet_button,
};
use crate::session::GateLine;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// A relative contraindication that is present; the prescriber writes what holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeItem {
    /// Its id in the protocol.
    pub id: String,
    /// In words.
    pub words: String,
    /// Why it counts, with its source.
    pub why: String,
}

/// The eligibility worksheet.
#[derive(Clone, Debug, PartialEq)]
pub struct EligibilityPage {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// The facts for a yes or no.
    pub facts: Vec<(String, String)>,
    /// The gates of screening as they stand.
    pub gates: Vec<GateLine>,
    /// Absolute contraindications that are present; with any, only "not eligible" is open.
    pub absolute: Vec<String>,
    /// Relative ones that are present.
    pub relative: Vec<RelativeItem>,
    /// The decision as it stands; empty when there is none.
    pub decided: String,
    /// True when the reader may decide.
    pub may_decide: bool,
    /// The forms of the page.
    pub forms: Forms,
}

/// The page of eligibility.
pub fn eligibility_page(shell: &Shell, view: &EligibilityPage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, eligibility", view.name);
    let filled = view.forms.named("eligibility");
    let names: Vec<String> = view.relative.iter().map(|it| format!("disposition:{}", it.id)).collect();
    let facts = view.facts.iter().map(|(name, words)| (name.clone(), html! { (words) })).collect();
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Eligibility" }
        p.lead { @if view.decided.is_empty() { "Not decided yet." } @else { (view.decided) } }
        section.section { h2 { "The facts" } (Facts(facts)) }
        @if !view.gates.is_empty() { section.section { h2 { "What the protocol asks" } (crate::preparation::gate_list(&view.gates)) } }
        section.section {
            h2 { "Decision" }
            @if !view.absolute.is_empty() {
                p { "Present, and by the protocol not compatible with treatment here:" }
                ul.listed { @for words in &view.absolute { li { b { (words) } } } }
            }
            @if view.may_decide {
                (error_summary(&filled))
                (form(urls::Eligibility(view.client), Some(fresh.id()), html! {
                    @for (item, name) in view.relative.iter().zip(&names) {
                        (Field::area(&filled, name, &item.words).hint(&item.why))
                    }
                    (Choices::one(&filled, "decision", "Sessions may take place")
                        .offer("office", "In the office").offer("office_and_home", "In the office and at home").offer("not_eligible", "Not at all"))
                    (Field::area(&filled, "reason", "Why"))
                    (main_button("Decide"))
                }))
            } @else { p.soft { "The prescriber decides here." } }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

/// One medicine to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicineToReview {
    /// Its id.
    pub id: MedicineId,
    /// Name and dose.
    pub words: String,
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
    /// When it was done last; empty when never.
    pub reviewed: String,
    /// The form.
    pub form: Filled,
}

/// The page of the review.
pub fn medicines_review_page(shell: &Shell, view: &MedicinesReviewPage) -> Markup {
    let title = format!("{}, medicines", view.name);
    let names: Vec<(String, String)> =
        view.medicines.iter().map(|it| (format!("is:{}", it.id), format!("words:{}", it.id))).collect();
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Medicines and the session" }
        p.lead { @if view.reviewed.is_empty() { "Not looked at yet." } @else { "Looked at " (view.reviewed) "." } }
        (error_summary(&view.form))
        @if view.medicines.is_empty() {
            p { "The client takes no medicine, as far as is known." }
        }
        (form(urls::MedicinesReview(view.client), Some(view.entry), html! {
            @for (medicine, (is, words)) in view.medicines.iter().zip(&names) {
                section.section {
                    (Choices::one(&view.form, is, &medicine.words).across()
                        .offer("as_usual", "As usual").offer("timed", "Timed").offer("block", "No session with it"))
                    (Field::text(&view.form, words, "How, or why").hint("Never tell a client to stop a medicine by this form; say how it is timed.").optional())
                }
            }
            (main_button("Keep the review"))
        }))
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

/// One order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// Its id.
    pub order: OrderId,
    /// `Lozenge 100 mg, in the office`.
    pub title: String,
    /// Everything it says, name and words.
    pub facts: Vec<(String, String)>,
    /// True while it holds.
    pub holds: bool,
}

/// The orders of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrdersPage {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// The orders, newest first.
    pub orders: Vec<OrderLine>,
    /// True when the reader may write orders.
    pub may_write: bool,
    /// The forms of the page.
    pub forms: Forms,
}

/// The page of orders.
pub fn orders_page(shell: &Shell, view: &OrdersPage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, orders", view.name);
    let filled = view.forms.named("orders");
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Orders and limits" }
        @if view.orders.is_empty() { (empty("No order yet", "The prescriber writes it here. The software holds it and never computes a dose.", None)) }
        @for order in &view.orders {
            section.section.order.ended[!order.holds] {
                h2 { (order.title) @if !order.holds { span.soft { " · does not hold any more" } } }
                (Facts(order.facts.iter().map(|(name, words)| (name.clone(), html! { (words) })).collect()))
                @if view.may_write && order.holds {
                    details.panel {
                        summary { "Withdraw this order" }
                        (form(urls::Orders(view.client), Some(fresh.id()), html! {
                            input type="hidden" name="withdraw" value=(order.order);
                            (Field::area(&Filled::named("withdraw"), "reason", "Why"))
                            (quiet_button("Withdraw it"))
                        }))
                    }
                }
            }
        }
        @if view.may_write {
            section.section {
                h2 { "Write an order" }
                (error_summary(&filled))
                (form(urls::Orders(view.client), Some(fresh.id()), order_fields(&filled)))
            }
        }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

fn order_fields(filled: &Filled) -> Markup {
    html! {
        (Choices::one(filled, "route", "How it is taken").across().offer("lozenge", "Lozenge").offer("intramuscular", "Injection"))
        (Choices::one(filled, "setting", "Where").across().offer("office", "In the office").offer("home", "At home"))
        (Field::text(filled, "product", "Product and pharmacy"))
        div.two {
            (Field::number(filled, "strength", "Strength of one lozenge, or of one mL", "mg"))
            (Field::number(filled, "amount", "For a session", "mg"))
            (Field::number(filled, "daily_maximum", "At most on one day", "mg"))
            (Field::number(filled, "hold", "Held in the mouth", "min"))
        }
        (Choices::one(filled, "after_hold", "Then it is").across().offer("spit", "Spat out").offer("swallow", "Swallowed"))
        fieldset {
            legend { "A further amount on the same day (leave open for none)" }
            div.two {
                (Field::number(filled, "redose_amount", "Further", "mg").optional())
                (Field::number(filled, "redose_from", "From minute", "min").optional())
                (Field::number(filled, "redose_until", "Until minute", "min").optional())
            }
        }
        div.two {
            (Field::number(filled, "interval", "At least between sessions", "h"))
            (Field::day(filled, "valid_until", "Holds until"))
        }
        fieldset {
            legend { "This client's limits (the tightest limit counts)" }
            div.two {
                (Field::number(filled, "limit_systolic", "Upper pressure, held at", "mmHg").optional())
                (Field::number(filled, "limit_diastolic", "Lower pressure, held at", "mmHg").optional())
                (Field::number(filled, "limit_pulse", "Pulse, held at", "a minute").optional())
            }
        }
        (Field::area(filled, "instruction", "When a reading is at or beyond a limit"))
        (Choices::one(filled, "basis", "The order rests on").offer("in_person_exam", "An examination in person").offer("telemedicine", "Video alone, while the federal rule allows it"))
        div.two {
            (Field::day(filled, "examined_on", "Day of the examination").optional())
            (Field::day(filled, "monitoring_checked", "Prescription monitoring looked at").hint("CURES in California."))
        }
        (main_button("Write this order"))
    }
}
