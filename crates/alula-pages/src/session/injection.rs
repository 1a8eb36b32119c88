//! Before the needle: what was ordered, what the label says, what that is in millilitres, and the two who looked at it.

use alula_core::Chart;
use alula_core::decide::{Context, Role};
use alula_core::ids::{ClientId, EntryId, SessionId, StaffId};
use alula_core::intake::{AllergyRecorded, ClientAdmitted, NoAllergyStated, Route};
use alula_core::ledger::Author;
use alula_core::session::{InjectionSite, PreparedInjection, SessionView, amount_to_inject, prepared_injection};
use alula_core::units::date;
use maud::{Markup, html};

use super::of::author_name;
use crate::parts::{Choices, Field, Forms, Fresh, Select, form, icon, quiet_button};
use crate::{urls, wording};

/// The label as it was read, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VialLine {
    /// The reading of the label.
    pub vial: EntryId,
    /// The product, as on the label.
    pub product: String,
    /// `50 mg in 1 mL`.
    pub strength: String,
    /// `lot KX-4417 · to be used by 31 August 2027 · NDC 00143-9508-10`.
    pub about: String,
    /// True when the label says the ordered strength.
    pub as_ordered: bool,
    /// What the ordered amount is of this vial: `1.2 mL`; nothing when that is no volume to inject.
    pub volume: Option<String>,
    /// The same in microlitres, posted back by whoever looked at it.
    pub volume_microlitres: i64,
    /// `0.833 mL`, when the volume had to be rounded to a hundredth.
    pub unrounded: Option<String>,
    /// `8.8 mL`, as the first person told what is left; nothing while nobody looked.
    pub left: Option<String>,
}

/// Somebody who looked at order, vial and syringe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Who.
    pub name: String,
    /// `10:41`.
    pub at: String,
}

/// An injection before the needle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Injection {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// The name and the birth date to ask for: `Ana Silva, 14 March 1984`.
    pub person: String,
    /// The allergies to read out; `none known`, or nothing when nobody asked.
    pub allergies: String,
    /// `60 mg`, as ordered.
    pub ordered: String,
    /// The same in micrograms, posted back with the label.
    pub ordered_micrograms: i64,
    /// The product, in the words of the order.
    pub product: String,
    /// `50 mg in 1 mL`, as ordered.
    pub strength: String,
    /// The label, once it was read.
    pub vial: Option<VialLine>,
    /// Who looked, by time.
    pub looked: Vec<Looked>,
    /// True when the reader looked.
    pub mine: bool,
    /// The colleagues who can look here with their password.
    pub colleagues: Vec<(StaffId, String)>,
    /// True for the further amount, after T0.
    pub further: bool,
}

impl Injection {
    /// What is to be injected next in a session; nothing when nothing is.
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Self> {
        let order = session.order.filter(|_| session.plan.is.route == Route::Intramuscular)?.is;
        let amount = amount_to_inject(session, order)?;
        let prepared = prepared_injection(chart, session);
        let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person);
        let allergies: Vec<_> = chart.all::<AllergyRecorded>().map(|it| it.is.text.reveal().to_owned()).collect();
        let none_known = allergies.is_empty() && chart.last::<NoAllergyStated>().is_some();
        let looked = prepared.iter().flat_map(|it| &it.checks);
        let staff = ctx.staff.iter().filter(|(id, it)| {
            it.active && !matches!(it.role, Role::Manager | Role::Client) && ctx.author != Author::Staff(**id)
        });
        let mut colleagues: Vec<_> = staff.map(|(id, it)| (*id, it.name.clone())).collect();
        colleagues.sort_by(|a, b| a.1.cmp(&b.1));
        Some(Self {
            client: chart.client(),
            session: session.id,
            person: person.map(|it| format!("{}, {}", it.name.reveal(), date(it.birth_date))).unwrap_or_default(),
            allergies: if none_known { "none known".to_owned() } else { allergies.join(", ") },
            ordered: amount.in_milligrams(),
            ordered_micrograms: amount.get(),
            product: order.product.reveal().to_owned(),
            strength: in_one_millilitre(order.strength),
            looked: looked
                .map(|it| Looked { name: author_name(it.author(), ctx), at: wording::clock(it.at(), ctx.zone) })
                .collect(),
            mine: prepared.as_ref().is_some_and(|it| it.checked_by(ctx.author)),
            vial: prepared.map(|it| VialLine::of(&it, order.strength)),
            colleagues,
            further: session.t0().is_some(),
        })
    }

    /// True when two people looked at it.
    pub fn is_settled(&self) -> bool {
        self.looked.len() >= 2
    }
}

impl VialLine {
    fn of(prepared: &PreparedInjection<'_>, ordered: alula_core::units::Micrograms) -> Self {
        let label = prepared.vial.is;
        let mut about = vec![format!("lot {}", label.lot.reveal()), format!("to be used by {}", date(label.expires))];
        if !label.ndc.is_blank() {
            about.push(format!("NDC {}", label.ndc.reveal()));
        }
        let rounded = prepared.volume.filter(|it| it.volume != it.unrounded);
        Self {
            vial: prepared.vial.id(),
            product: label.product.reveal().to_owned(),
            strength: in_one_millilitre(label.strength),
            about: about.join(" · "),
            as_ordered: label.strength == ordered,
            volume: prepared.volume.map(|it| it.volume.in_millilitres()),
            volume_microlitres: prepared.volume.map_or(0, |it| it.volume.get()),
            unrounded: rounded.map(|it| it.unrounded.in_millilitres()),
            left: prepared.checks.first().map(|it| it.is.left.in_millilitres()),
        }
    }
}

fn in_one_millilitre(strength: alula_core::units::Micrograms) -> String {
    format!("{} in 1 mL", strength.in_milligrams())
}

/// Order and vial side by side, the volume large, and the forms for whoever looks at them.
pub(super) fn injection(view: &Injection, forms: &Forms, fresh: &Fresh) -> Markup {
    html! {
        div.injection id="injection" {
            dl.side-by-side {
                div { dt { "Ordered" } dd { b.num { (view.ordered) } span { bdi { (view.product) } " · " (view.strength) } } }
                @if let Some(vial) = &view.vial {
                    div { dt { "On the vial" } dd { b.num { (vial.strength) } span { bdi { (vial.product) } " · " bdi { (vial.about) } } } }
                    @if let Some(volume) = &vial.volume {
                        div.drawn { dt { "To be drawn up" } dd {
                            b.num { (view.ordered) " = " (volume) }
                            span {
                                "The ordered amount, converted with the strength on the label."
                                @if let Some(unrounded) = &vial.unrounded { " " (unrounded) ", to the hundredth." }
                            }
                        } }
                    }
                }
            }
            @if view.vial.as_ref().is_some_and(|it| !it.as_ordered) {
                p.risk role="alert" { b { "This vial is not the ordered strength." } " Put it away, take the ordered one, and read its label." }
            }
            @if !view.looked.is_empty() {
                ul.looked { @for one in &view.looked { li { (icon::done()) " " (one.name) " looked at it, " (one.at) } } }
            }
            @match &view.vial {
                Some(vial) if vial.as_ordered && vial.volume.is_some() => { (look(view, vial, forms, fresh)) (label(view, forms, fresh, false)) }
                _ => (label(view, forms, fresh, true)),
            }
        }
    }
}

fn label(view: &Injection, forms: &Forms, fresh: &Fresh, first: bool) -> Markup {
    let filled = forms.named("vial");
    let allergies = if view.allergies.is_empty() { "nobody asked yet" } else { &view.allergies };
    html! {
        details.panel id="vial-form" open[filled.is_wrong() || first] {
            summary { @if first { "Read the label" } @else { "Read another label" } }
            (form(urls::SessionVial(view.client, view.session), Some(fresh.id()), html! {
                input type="hidden" name="amount" value=(view.ordered_micrograms);
                (Choices::one(&filled, "identity", "Ask for the full name and the day of birth").hint(&view.person).across().offer("present", "They agree").offer("absent", "They do not agree"))
                (Choices::one(&filled, "allergies", "Read the allergies out").hint(allergies).across().offer("present", "They agree").offer("absent", "Something else was said"))
                (Field::text(&filled, "product", "Product, as on the label"))
                (Field::number(&filled, "strength", "Strength, as on the label", "mg in 1 mL"))
                (Field::text(&filled, "lot", "Lot"))
                (Field::day(&filled, "expires", "To be used by").hint("A label that names a month alone means its last day."))
                (Field::text(&filled, "ndc", "NDC").optional())
                (quiet_button("Keep what the label says"))
            }))
        }
    }
}

/// The form of whoever looks: the reader, or a colleague beside them with their own password.
fn look(view: &Injection, vial: &VialLine, forms: &Forms, fresh: &Fresh) -> Markup {
    let filled = forms.named("check");
    let beside = view.mine;
    if view.is_settled() && beside {
        return html! {};
    }
    html! {
        details.panel id="check-form" open[filled.is_wrong() || !view.is_settled()] {
            summary { @if beside { "A second person looks" } @else { "Look at order, vial and syringe" } }
            (form(urls::SessionInjectionCheck(view.client, view.session), Some(fresh.id()), html! {
                input type="hidden" name="vial" value=(vial.vial);
                input type="hidden" name="volume" value=(vial.volume_microlitres);
                @if beside {
                    p { "By their own sign-in on another screen, or here. Take the vial in your hand and read it yourself." }
                    (view.colleagues.iter().fold(Select::new(&filled, "colleague", "Who"), |select, (id, name)| select.offer(id.to_string(), name)))
                }
                (Field::number(&filled, "strength", "Strength, as you read it on the vial", "mg in 1 mL"))
                @match &vial.left {
                    Some(left) => input type="hidden" name="left" value=(left.trim_end_matches(" mL"));,
                    None => (Field::number(&filled, "left", "Left in the vial, to be wasted", "mL").hint("0 when the vial is empty.")),
                }
                @match vial.left.as_deref() {
                    Some("0 mL") => p.soft { "Nothing is left in the vial." },
                    Some(left) => (Choices::one(&filled, "waste_seen", "What is left in the vial").hint(left).across().offer("present", "I saw it, it is wasted").offer("absent", "I did not see it")),
                    None => (Choices::one(&filled, "waste_seen", "What is left").hint("Look at it together with the second person.").across().offer("present", "I saw it, it is wasted").offer("absent", "Nothing is left")),
                }
                @if beside { (Field::password(&filled, "password", "Their password")) }
                button.button type="submit" {
                    "I looked: " (view.ordered) @if let Some(volume) = &vial.volume { " = " (volume) } " in the syringe"
                }
            }))
        }
    }
}

/// The needle: where, and the long press that is T0.
pub(super) fn needle(view: &Injection, seen: u64, forms: &Forms, fresh: &Fresh) -> Markup {
    let filled = forms.named("inject");
    let volume = view.vial.as_ref().and_then(|it| it.volume.as_deref()).unwrap_or_default();
    if !view.mine {
        return html! { p.soft { "Whoever injects looks at order, vial and syringe first." } };
    }
    let sites = InjectionSite::ALL.iter().fold(Choices::one(&filled, "site", "Where").across(), |choices, site| {
        choices.offer(site_value(*site), site.words())
    });
    html! {
        (form(urls::SessionInject(view.client, view.session), Some(fresh.id()), html! {
            input type="hidden" name="seen" value=(seen);
            p.drawn { "In the syringe: " b.num { (view.ordered) " = " (volume) } }
            (sites)
            button.button.main type="submit" data-hold="1500" data-hold-again="The needle is in" { "The needle is in, hold" }
            @if view.further { p.hint { "The time to stay counts from here anew." } } @else { p.hint { "This is T0. The room goes dark; oxygen stays on the finger." } }
        }))
    }
}

/// The stored name of a site, as a form posts it.
fn site_value(site: InjectionSite) -> String {
    serde_json::to_value(site).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Injection {
    /// Nothing read yet; another strength than ordered; looked at by one, with long names; drawn up and seen by two.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let looked = |name: &str, at: &str| Looked { name: name.into(), at: at.into() };
        let unread = Self {
            client,
            session: SessionId(entry.0),
            person: "Ana Silva, 14 March 1984".into(),
            allergies: "Penicillin, latex".into(),
            ordered: "60 mg".into(),
            ordered_micrograms: 60_000,
            product: "Ketamine injection, Invented Pharmacy".into(),
            strength: "50 mg in 1 mL".into(),
            vial: None,
            looked: Vec::new(),
            mine: false,
            colleagues: vec![(StaffId(entry.0), "Dr. Imani Cole".into())],
            further: false,
        };
        let vial = VialLine {
            vial: entry,
            product: "Ketamine hydrochloride injection".into(),
            strength: "50 mg in 1 mL".into(),
            about: "lot KX-4417 · to be used by 31 August 2027 · NDC 00143-9508-10".into(),
            as_ordered: true,
            volume: Some("1.2 mL".into()),
            volume_microlitres: 1200,
            unrounded: None,
            left: None,
        };
        let other = VialLine { strength: "100 mg in 1 mL".into(), as_ordered: false, ..vial.clone() };
        let left = VialLine { left: Some("8.8 mL".into()), ..vial.clone() };
        let one = Self {
            vial: Some(VialLine { unrounded: Some("1.197 mL".into()), ..left.clone() }),
            looked: vec![looked("Maximiliana Wilhelmina von Hohenthal-Featherstonehaugh, LMFT", "10:41")],
            mine: true,
            product: "Ketamine, compounded without preservative, from a pharmacy with a very long name".into(),
            ..unread.clone()
        };
        let two = Self {
            vial: Some(left),
            looked: vec![looked("Alba Reyes, AMFT", "10:41"), looked("Dr. Imani Cole", "10:44")],
            mine: true,
            ..unread.clone()
        };
        vec![
            ("injection-unread", unread.clone()),
            ("injection-other-strength", Self { vial: Some(other), ..unread.clone() }),
            ("injection-read", Self { vial: Some(vial), ..unread }),
            ("injection-looked-at-once", one),
            ("injection-drawn-up", two),
        ]
    }
}
