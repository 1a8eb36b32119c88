//! What whoever watches can do: say whom they reached, decide, send a line, hand over, and bring it to its end.

use alula_core::session::home::PreparedLine;
use maud::{Markup, html};

use super::{Offer, Porch};
use crate::parts::{Choices, Field, Filled, Forms, Fresh, Select, form, hold_button, paper, quiet_button};
use crate::session::HelpCard;
use crate::urls;
use crate::with::video_link_for;

/// The way to the sheet on paper.
pub(super) const SHEET: &str = "Emergency card and sheet, for paper";
/// The minutes until the next look that can be agreed on the telephone: never sooner than the protocol asks for it.
const NEXT: [&str; 5] = ["15", "20", "30", "45", "60"];

pub(super) fn doing(view: &Porch, help: &HelpCard, forms: &Forms, fresh: &Fresh) -> Markup {
    html! {
        @if let Offer::ToMe(offer, by) = &view.offer {
            form.offer method="post" action=(urls::SessionAccept(view.client, view.session)) {
                input type="hidden" name="entry" value=(fresh.id());
                input type="hidden" name="offer" value=(offer);
                p { (by) " asks you to watch on." }
                button.button type="submit" { "I watch from now on" }
            }
        }
        div.porch-doing {
            // An alarm has the numbers beside it already.
            @if view.alarms.is_empty() || !view.over {
                div.rings { @if view.alarms.is_empty() { (view.rings.links()) } @if !view.over { (video_link_for(view.client, view.session)) } }
            }
            (reached(view, &forms.named("reached"), fresh))
            (decide(view, help, &forms.named("decide"), fresh))
            @if !view.over {
                (lines(view, fresh))
                (hand_over(view, &forms.named("offer"), fresh))
            }
            (phones(view, fresh))
            (ending(view, forms, fresh))
        }
    }
}

fn reached(view: &Porch, filled: &Filled, fresh: &Fresh) -> Markup {
    let next = Choices::one(filled, "next", "Somebody looks in next, in minutes").across();
    let next = NEXT.into_iter().fold(next, |next, minutes| next.offer(minutes, minutes));
    html! {
        details.panel id="reached" open[filled.is_wrong()] {
            summary { "Reached by telephone" }
            (form(urls::SessionReached(view.client, view.session), Some(fresh.id()), html! {
                (Choices::one(filled, "whom", "Whom").across().offer_own("sitter", &view.rings.sitter.0).offer_own("client", &view.rings.client.0))
                (Choices::one(filled, "well", "All is well there").across().offer("present", "Yes").offer("absent", "No"))
                @if !view.over { (next.hint("Without an answer, by the protocol.")) }
                (Field::area(filled, "words", "What was said").optional())
                (quiet_button("Keep this"))
            }))
        }
    }
}

fn decide(view: &Porch, help: &HelpCard, filled: &Filled, fresh: &Fresh) -> Markup {
    html! {
        details.panel.plan id="decide" open[filled.is_wrong() || view.plan()] {
            summary { "Emergency plan" }
            div.row.plan-calls { a.button.risk href="tel:911" hx-boost="false" { "Call 911" } (view.rings.links()) }
            div.plan-card { (help) }
            p { (paper(urls::SessionSheet(view.client, view.session), SHEET)) }
            @if !view.decided.is_empty() { ul.listed { @for one in &view.decided { li { (one) } } } }
            (form(urls::SessionDecide(view.client, view.session), Some(fresh.id()), html! {
                div.row {
                    @for (what, label) in [("called911", "911 was called"), ("welfare_check", "Welfare check asked for"), ("reached", "They were reached"), ("other", "Decided otherwise")] {
                        button.button type="submit" name="what" value=(what) { (label) }
                    }
                }
                p.hint { "Each is kept with its time. The house never calls by itself." }
                (Field::area(filled, "words", "In words, with the decision").optional())
            }))
        }
    }
}

fn lines(view: &Porch, fresh: &Fresh) -> Markup {
    html! {
        details.panel id="lines" {
            summary { span { "A line to " bdi { (view.rings.sitter.0) } @if !view.line.is_empty() { span.soft.small { " · " (view.line) } } } }
            div.prepared {
                @for line in PreparedLine::ALL {
                    form method="post" action=(urls::SessionLine(view.client, view.session)) {
                        input type="hidden" name="entry" value=(fresh.id());
                        button.button type="submit" name="line" value=(line_value(line)) { (line.words()) }
                    }
                }
            }
        }
    }
}

/// The value that a line's button posts: its stored name.
fn line_value(line: PreparedLine) -> &'static str {
    match line {
        PreparedLine::IAmHere => "i_am_here",
        PreparedLine::StayNear => "stay_near",
        PreparedLine::SayTheName => "say_the_name",
        PreparedLine::LightDown => "light_down",
        PreparedLine::BreatheSlowly => "breathe_slowly",
        PreparedLine::OnTheSide => "on_the_side",
        PreparedLine::Measure => "measure",
        PreparedLine::RingMe => "ring_me",
    }
}

fn hand_over(view: &Porch, filled: &Filled, fresh: &Fresh) -> Markup {
    let select = Select::new(filled, "to", "Who watches on").hint("You watch until they have accepted.");
    let select = view.colleagues.iter().fold(select, |select, (id, name)| select.offer(id.to_string(), name));
    html! {
        @if let Offer::To(name) = &view.offer { p.soft { (name) " was asked to watch on, and has not accepted yet." } }
        @if view.is_watcher {
            details.panel id="offer" open[filled.is_wrong()] {
                summary { "Hand over" }
                (form(urls::SessionOffer(view.client, view.session), Some(fresh.id()), html! { (select) (quiet_button("Ask them")) }))
            }
        }
    }
}

fn phones(view: &Porch, fresh: &Fresh) -> Markup {
    let each = [("sitter", &view.rings.sitter.0), ("client", &view.rings.client.0)];
    html! {
        details.panel id="phones" {
            summary { "Phones" }
            p.hint { "A phone that is lost or empty can be replaced: six digits let another one in, for ten minutes." }
            @for (whose, name) in each {
                div.row {
                    @if !view.over {
                        form method="post" action=(urls::SessionPhoneCode(view.client, view.session)) hx-boost="false" {
                            input type="hidden" name="entry" value=(fresh.id());
                            button.button type="submit" name="whose" value=(whose) { span { "Another phone for " bdi { (name) } } }
                        }
                    }
                    form method="post" action=(urls::SessionPhonesEnd(view.client, view.session)) {
                        input type="hidden" name="entry" value=(fresh.id());
                        input type="hidden" name="whose" value=(whose);
                        button.button type="submit" data-hold="1000" data-hold-again={ "End what " (name) "’s phones may do" } { span { "End the phones of " bdi { (name) } ", hold" } }
                    }
                }
            }
        }
    }
}

fn ending(view: &Porch, forms: &Forms, fresh: &Fresh) -> Markup {
    let mut count = forms.named("count");
    if count.value("expected").is_empty() && !count.is_wrong() {
        count = count.with("expected", view.expected.as_str());
    }
    html! {
        details.panel id="count" open[count.is_wrong()] {
            summary { span { "Lozenges at the end" @if !view.counted.is_empty() { span.soft { " · " (view.counted) } } } }
            (form(urls::SessionCount(view.client, view.session), Some(fresh.id()), html! {
                input type="hidden" name="when" value="after";
                (count_fields(&count))
                (quiet_button("Keep this count"))
            }))
        }
        @if view.over {
            @if view.released.is_empty() {
                (form(urls::SessionSitterRest(view.client, view.session), Some(fresh.id()), html! {
                    p { "When it is right: thank " bdi { (view.rings.sitter.0) } ". Their phone says that they may rest." }
                    (hold_button("Thank you, you may rest. Hold", "Thank you, you may rest"))
                }))
            } @else { p.soft { bdi { (view.rings.sitter.0) } " was thanked at " (view.released) "." } }
        }
    }
}

/// How many lozenges are there, and should be.
pub(super) fn count_fields(filled: &Filled) -> Markup {
    html! {
        div.pad {
            (Field::number(filled, "counted", "There are", "lozenges"))
            (Field::number(filled, "expected", "There should be", "lozenges"))
        }
        (Field::text(filled, "words", "Why not, when they differ").optional())
    }
}
