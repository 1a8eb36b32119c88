//! The prescriber's orders with this client's limits: read by the team, written and withdrawn by the prescriber.

use std::collections::BTreeMap;

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId, OrderId};
use alula_core::intake::{AfterHold, Basis, OrderWithdrawn, OrderWritten, Route};
use maud::{Markup, html};

use crate::parts::{
    Choices, Facts, Field, Filled, Forms, Fresh, empty, error_summary, form, main_button, quiet_button,
};
use crate::session::{author_name, preferred_name};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

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
        @if !view.orders.is_empty() { p.lead { a href=(urls::Doses(view.client)) { "What was ordered and given so far" } } }
        @if view.orders.is_empty() { (empty("No order yet", "The prescriber writes it here. The software holds it and never computes a dose.", None)) }
        @for order in &view.orders {
            @let reason = format!("reason:{}", order.order);
            @let withdrawing = view.forms.named("withdraw").about(&reason);
            section.section.order.ended[!order.holds] {
                h2 { (order.title) @if !order.holds { span.soft { " · does not hold any more" } } }
                (Facts(order.facts.iter().map(|(name, words)| (name.clone(), html! { (words) })).collect()))
                @if view.may_write && order.holds {
                    details.panel open[withdrawing.is_wrong()] {
                        summary { "Withdraw this order" }
                        (error_summary(&withdrawing))
                        (form(urls::Orders(view.client), Some(fresh.id()), html! {
                            input type="hidden" name="withdraw" value=(order.order);
                            (Field::area(&withdrawing, &reason, "Why"))
                            (quiet_button("Withdraw it"))
                        }))
                    }
                }
            }
        }
        @if !view.may_write { p.soft { "The prescriber writes and withdraws orders." } }
        @if view.may_write {
            section.section {
                h2 { "Write an order" }
                p.soft { "Amounts are in milligrams, whole or with one decimal: 100 or 62.5." }
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
            (Field::number(filled, "hold", "A lozenge is held for", "min"))
        }
        (Choices::one(filled, "after_hold", "Then the lozenge is").across().offer("spit", "Spat out").offer("swallow", "Swallowed"))
        fieldset {
            legend { "A further amount on the same day (leave open for none)" }
            div.two {
                (Field::number(filled, "redose", "Further", "mg").optional())
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
                (Field::number(filled, "systolic", "Upper pressure, held at", "mmHg").optional())
                (Field::number(filled, "diastolic", "Lower pressure, held at", "mmHg").optional())
                (Field::number(filled, "pulse", "Pulse, held at", "a minute").optional())
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

impl OrdersPage {
    /// The orders of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>, drawn: EntryId, may_write: bool, forms: Forms) -> Self {
        let withdrawn: BTreeMap<_, _> = chart.all::<OrderWithdrawn>().map(|it| (it.is.order, it)).collect();
        let lines = chart.all::<OrderWritten>().rev().map(|it| {
            let id = OrderId::of(it.id());
            line(it, withdrawn.get(&id).copied(), ctx)
        });
        Self { client: chart.client(), drawn, name: preferred_name(chart), orders: lines.collect(), may_write, forms }
    }
}

fn line(said: Said<'_, OrderWritten>, withdrawn: Option<Said<'_, OrderWithdrawn>>, ctx: &Context<'_>) -> OrderLine {
    let it = said.is;
    let today = ctx.now.to_zoned(ctx.zone.clone()).date();
    let (route, setting) = (wording::sentence(wording::route(it.route)), wording::setting(it.setting));
    let mut facts = vec![("Product".to_owned(), it.product.reveal().to_owned())];
    let mut say = |name: &str, words: String| facts.push((name.to_owned(), words));
    let each = if it.route == Route::Lozenge { "one lozenge" } else { "one mL" };
    say("Strength", format!("{} in {each}", it.strength.in_milligrams()));
    say("For a session", it.amount.in_milligrams());
    if let Some(further) = &it.redose {
        let (from, until) = (wording::length(further.from.get()), wording::length(further.until.get()));
        say(
            "Further, if the room agrees",
            format!("{}, {from} to {until} after the first", further.amount.in_milligrams()),
        );
    }
    say("At most on one day", it.daily_maximum.in_milligrams());
    if it.route == Route::Lozenge {
        say("The lozenge", format!("held for {} min, then {}", it.hold.get(), then(it.after_hold)));
    }
    say("Between sessions", format!("at least {} h", it.interval.get()));
    say("Holds until", wording::date(it.valid_until));
    let limits = [
        it.limits.systolic.map(|it| format!("upper pressure {it} mmHg")),
        it.limits.diastolic.map(|it| format!("lower pressure {it} mmHg")),
        it.limits.pulse.map(|it| format!("pulse {it} a minute")),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    say(
        "Held at",
        if limits.is_empty() { "the limits of protocol and practice".to_owned() } else { wording::list(&limits) },
    );
    say("Then", it.instruction.reveal().to_owned());
    say(
        "Rests on",
        match it.basis {
            Basis::InPersonExam { on } => format!("an examination in person on {}", wording::date(on)),
            Basis::Telemedicine => "video alone".to_owned(),
        },
    );
    say("Prescription monitoring", format!("looked at on {}", wording::date(it.monitoring_checked)));
    say("Written", format!("{} by {}", wording::at(said.at(), ctx.now, ctx.zone), author_name(said.author(), ctx)));
    if let Some(end) = withdrawn {
        let (when, who) = (wording::at(end.at(), ctx.now, ctx.zone), author_name(end.author(), ctx));
        say("Withdrawn", format!("{when} by {who}: {}", end.is.reason.reveal()));
    }
    OrderLine {
        order: OrderId::of(said.id()),
        title: format!("{route} {}, {setting}", it.amount.in_milligrams()),
        facts,
        holds: withdrawn.is_none() && it.valid_until >= today,
    }
}

fn then(it: AfterHold) -> &'static str {
    match it {
        AfterHold::Spit => "spat out",
        AfterHold::Swallow => "swallowed",
    }
}
