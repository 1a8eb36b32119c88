//! The intake sheet: every part with what is known and a form for more.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{
    Choices, Facts, Field, Filled, Forms, Fresh, error_summary, form, link_button, quiet_button, yes_no_unknown,
};
use crate::session::vitals_fields;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One line of what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its entry.
    pub entry: EntryId,
    /// The words.
    pub words: String,
    /// What belongs to it: dose, since when, outcome.
    pub beside: String,
    /// True when it came with a referral.
    pub from_referral: bool,
}

/// One question of the screening, from the protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningItem {
    /// Its id.
    pub id: String,
    /// In words.
    pub words: String,
}

/// Everything of intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Whose.
    pub client: ClientId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// What the client wrote when they reached out.
    pub own_words: String,
    /// Conditions.
    pub conditions: Vec<Listed>,
    /// Earlier treatments.
    pub trials: Vec<Listed>,
    /// Medicines.
    pub medicines: Vec<Listed>,
    /// Allergies.
    pub allergies: Vec<Listed>,
    /// True when the client said that no allergy is known.
    pub no_allergy: bool,
    /// Pressures and pulses, the last first.
    pub readings: Vec<Listed>,
    /// Who may be told what.
    pub disclosures: Vec<Listed>,
    /// The screening questions of the protocol.
    pub screening: Vec<ScreeningItem>,
    /// When and by whom the screening was gone through last; empty when never.
    pub screened: String,
    /// What the last screening found or left open: the question and its answer.
    pub found: Vec<(String, String)>,
    /// What has not been asked yet: its part of the page and its name.
    pub open: Vec<(&'static str, &'static str)>,
    /// The history and the screening as last said, and forms that were sent back.
    pub forms: Forms,
    /// True when the reader may write here.
    pub may_write: bool,
}

/// The page.
pub fn sheet_page(shell: &Shell, view: &Sheet) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, intake", view.name);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Intake" }
        p.lead {
            @if view.open.is_empty() { "Everything was asked." }
            @else { "Still to ask: " @for (place, (part, name)) in view.open.iter().enumerate() { @if place > 0 { ", " } a href={ "#" (part) } { (name) } } "." }
        }
        @if !view.own_words.is_empty() { (crate::parts::own_block(&view.own_words, "When they reached out")) }
        nav.row aria-label="More of intake" {
            (link_button("Referral from elsewhere", urls::Referral(view.client)))
            (link_button("Questionnaires", urls::Measures(view.client)))
            (link_button("Suicide risk", urls::Risk(view.client)))
            (link_button("Eligibility", urls::Eligibility(view.client)))
        }
        (history(view, &fresh))
        (part("conditions", "Conditions", "None is known yet.", &view.conditions, view, urls::IntakeConditions(view.client).to_string(), "Add a condition", condition, &fresh))
        (part("trials", "Earlier treatments", "None was told yet.", &view.trials, view, urls::IntakeTrials(view.client).to_string(), "Add a treatment", trial, &fresh))
        (part("medicines", "Medicines", "None was told yet.", &view.medicines, view, urls::IntakeMedicines(view.client).to_string(), "Add a medicine", medicine, &fresh))
        (part("allergies", "Allergies", if view.no_allergy { "The client knows of none." } else { "Nothing was said yet." }, &view.allergies, view, urls::IntakeAllergies(view.client).to_string(), "Add an allergy, or say there is none", allergy, &fresh))
        (part("readings", "Pressure and pulse", "Nothing was measured yet. The protocol asks for the pressure on two days.", &view.readings, view, urls::IntakeReadings(view.client).to_string(), "Add a reading", reading, &fresh))
        (part("disclosures", "Who may be told what", "Nobody was named yet.", &view.disclosures, view, urls::IntakeDisclosures(view.client).to_string(), "Name somebody", disclosure, &fresh))
        (screening(view, &fresh))
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

#[expect(clippy::too_many_arguments, reason = "one call per part, all literal; a struct would say everything twice")]
fn part(
    name: &'static str,
    heading: &str,
    none: &str,
    listed: &[Listed],
    view: &Sheet,
    to: String,
    label: &str,
    fields: fn(&Filled) -> Markup,
    fresh: &Fresh,
) -> Markup {
    let filled = view.forms.named(name);
    html! {
        section.section id=(name) {
            h2 { (heading) }
            @if listed.is_empty() { p.soft { (none) } }
            ul.listed {
                @for one in listed {
                    li id={ "e-" (one.entry) } {
                        b dir="auto" { (one.words) }
                        @if !one.beside.is_empty() { span.soft { " · " (one.beside) } }
                        @if one.from_referral { span.soft.small { " · from the referral" } }
                    }
                }
            }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { (label) }
                    (error_summary(&filled))
                    (form(to, Some(fresh.id()), fields(&filled)))
                }
            }
        }
    }
}

fn history(view: &Sheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("history");
    let said = ["illness", "medical", "substances", "family", "life"].map(|it| filled.value(it).to_owned());
    let headings = ["What brings them", "Body", "Alcohol and other substances", "Family", "Life now"];
    let told = headings.iter().zip(&said).filter(|(_, words)| !words.is_empty());
    let told = told.map(|(heading, words)| ((*heading).to_owned(), html! { (words) }));
    html! {
        section.section id="history" {
            h2 { "History" }
            @if !filled.is_wrong() { (Facts(told.collect())) }
            @if view.may_write {
                details.panel open[filled.is_wrong()] {
                    summary { @if said.iter().all(String::is_empty) { "Write down the history" } @else { "Tell it anew" } }
                    (error_summary(&filled))
                    (form(urls::IntakeHistory(view.client), Some(fresh.id()), html! {
                        (Field::area(&filled, "illness", "What brings them").hint("How it began, what it is like, what helps."))
                        (Field::area(&filled, "medical", "Body").hint("Heart, pressure, liver, bladder, seizures, surgery.").optional())
                        (Field::area(&filled, "substances", "Alcohol and other substances").optional())
                        (Field::area(&filled, "family", "Family, in body and mind").optional())
                        (Field::area(&filled, "life", "Life now").hint("Work, home, people.").optional())
                        (quiet_button("Keep the history"))
                    }))
                }
            }
        }
    }
}

fn condition(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "text", "Condition"))
        (Field::text(filled, "onset", "Since").optional())
        (Choices::one(filled, "status", "It is").across().offer("active", "Present").offer("resolved", "In the past"))
        (quiet_button("Keep"))
    }
}

fn trial(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "treatment", "Medicine or therapy"))
        (Field::text(filled, "dose", "Dose or how often").optional())
        (Field::number(filled, "weeks", "For how long", "weeks").optional())
        (Choices::one(filled, "outcome", "What came of it")
            .offer("no_effect", "No change").offer("partial", "Some help, not enough").offer("faded", "Helped, then faded")
            .offer("not_tolerated", "Could not be tolerated").offer("helped", "Helped"))
        (quiet_button("Keep"))
    }
}

fn medicine(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "text", "Medicine"))
        (Field::text(filled, "dose", "Dose and times").optional())
        (Field::text(filled, "since", "Since").optional())
        (Choices::one(filled, "status", "It is").across().offer("taking", "Taken").offer("stopped", "Stopped"))
        (quiet_button("Keep"))
    }
}

fn allergy(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "text", "Allergic to"))
        (Field::text(filled, "reaction", "What happens").optional())
        div.row {
            (quiet_button("Keep"))
            button.button type="submit" name="none" value="yes" { "No allergy is known" }
        }
    }
}

fn reading(filled: &Filled) -> Markup {
    html! {
        (vitals_fields(filled))
        (Field::moment(filled, "at", "Measured at").hint("Leave it open when it was now.").optional())
        (quiet_button("Keep this reading"))
    }
}

fn disclosure(filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "person", "Who"))
        (Field::text(filled, "relation", "Who they are to the client"))
        (Field::phone(filled, "phone", "Phone number").optional())
        (Field::own_words(filled, "may_be_told", "What they may be told"))
        (quiet_button("Keep"))
    }
}

fn screening(view: &Sheet, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("screening");
    let names: Vec<String> = view.screening.iter().map(|it| format!("answer:{}", it.id)).collect();
    html! {
        section.section id="screening" {
            h2 { "Screening" }
            p.soft { @if view.screened.is_empty() { "Not gone through yet." } @else { "Gone through " (view.screened) "." } }
            @if !view.screened.is_empty() && !filled.is_wrong() {
                @if view.found.is_empty() { p { "Nothing that was asked is present." } }
                ul.listed { @for (question, answer) in &view.found { li { b { (question) } span.soft { " · " (answer) } } } }
            }
            @if view.screening.is_empty() { p { "The questions stand in the care protocol, and none is signed yet. The prescriber can " a href=(urls::Protocol) { "read and sign it" } "." } }
            @if view.may_write && !view.screening.is_empty() {
                details.panel id=(filled.id("answers")) open[filled.is_wrong()] {
                    summary { "Go through the questions" }
                    (error_summary(&filled))
                    (form(urls::IntakeScreening(view.client), Some(fresh.id()), html! {
                        @for (item, name) in view.screening.iter().zip(&names) { (yes_no_unknown(&filled, name, &item.words)) }
                        (Choices::one(&filled, "pregnancy", "Pregnancy")
                            .offer("not_possible", "It cannot be").offer("tested_negative", "Tested negative").offer("possible", "It may be, not tested").offer("present", "Pregnant"))
                        (Field::day(&filled, "tested_on", "Day of the test").optional())
                        (yes_no_unknown(&filled, "capacity", "Understands and can decide about this treatment"))
                        (Field::area(&filled, "words", "What else was said").optional())
                        (quiet_button("Keep these answers"))
                    }))
                }
            }
        }
    }
}
