//! Checks of an injection, before the needle.

use super::view::{Answer, View};
use crate::protocol::Check;
use crate::session::{PreparedInjection, prepared_until};
use crate::units::date;

pub(super) fn answer(check: &Check, view: &View<'_>) -> Option<Answer> {
    let answer: fn(&View<'_>, &PreparedInjection<'_>) -> Answer = match check {
        Check::IdentifiersAsked => |_, it| super::day::yes(it.vial.is.identity).of(it.vial),
        Check::AllergiesReadOut => |_, it| super::day::yes(it.vial.is.allergies).of(it.vial),
        Check::VialMatchesOrder => matches_order,
        Check::VialInDate => in_date,
        Check::InjectionChecked => checked,
        Check::SecondChecker => second,
        Check::WasteWitnessed => waste,
        _ => return None,
    };
    let prepared = view.session.and_then(|id| prepared_until(view.chart, id, view.as_of));
    let today = prepared.filter(|it| view.day(it.vial.at()) == view.today());
    Some(today.map_or_else(Answer::nothing, |it| answer(view, &it)))
}

fn matches_order(view: &View<'_>, it: &PreparedInjection<'_>) -> Answer {
    let Some(order) = view.order else { return Answer::nothing() };
    let (label, ordered) = (it.vial.is.strength.in_milligrams(), order.is.strength.in_milligrams());
    let words = format!("{label} in 1 mL on the label, {ordered} in 1 mL ordered");
    Answer::when((it.vial.is.strength == order.is.strength).into(), words).of(it.vial).of(order)
}

fn in_date(view: &View<'_>, it: &PreparedInjection<'_>) -> Answer {
    let words = format!("Lot {}, to be used by {}", it.vial.is.lot.reveal().trim(), date(it.vial.is.expires));
    Answer::when((it.vial.is.expires >= view.today()).into(), words).of(it.vial)
}

fn checked(_: &View<'_>, it: &PreparedInjection<'_>) -> Answer {
    let Some(first) = it.checks.first() else { return Answer::nothing() };
    let (amount, volume) = (it.vial.is.amount.in_milligrams(), first.is.volume.in_millilitres());
    Answer::pass(format!("{amount} = {volume}")).of(*first)
}

fn second(view: &View<'_>, it: &PreparedInjection<'_>) -> Answer {
    let names: Vec<_> = it.checks.iter().filter_map(|it| view.name_of(it.author())).collect();
    match it.checks.last() {
        Some(last) if it.checks.len() >= 2 => Answer::pass(names.join(", ")).of(*last),
        Some(first) => Answer::unknown(format!("{} so far", names.join(", "))).of(*first),
        None => Answer::nothing(),
    }
}

fn waste(_: &View<'_>, it: &PreparedInjection<'_>) -> Answer {
    let Some(last) = it.checks.last() else { return Answer::nothing() };
    let words = match last.is.left.get() {
        0 => "Nothing is left".to_owned(),
        _ => format!("{} left", last.is.left.in_millilitres()),
    };
    if it.waste_settled() { Answer::pass(words).of(*last) } else { Answer::unknown(words).of(*last) }
}
