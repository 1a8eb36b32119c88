//! The first page: what ketamine-assisted psychotherapy is, in plain words, with its limits.
//! Facts and numbers follow docs/clinical; the words stand in `words/*/home.ftl`.

use maud::{Markup, html};

use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Gap, Words, filled};

/// The first page.
pub fn home(shell: &Shell) -> Markup {
    let words = shell.words();
    page(
        shell,
        &words.home_title(),
        Place::Home,
        Width::Reading,
        html! {
            h1 { (words.home_heading()) }
            p.lead { (words.home_lead()) }
            div.prose {
                (how_it_works(words))
                (what_to_expect(words))
                (honest_limits(words))
                (not_for_everyone(words))
                (reach_out(words))
            }
        },
    )
}

fn how_it_works(words: Words) -> Markup {
    html! {
        h2 { (words.home_how()) }
        p { (words.home_how_mind()) }
        p { (words.home_how_taken()) }
    }
}

fn what_to_expect(words: Words) -> Markup {
    let steps = [
        (words.home_expect_know(), words.home_expect_know_more()),
        (words.home_expect_prepare(), words.home_expect_prepare_more()),
        (words.home_expect_session(), words.home_expect_session_more()),
        (words.home_expect_use(), words.home_expect_use_more()),
    ];
    html! {
        h2 { (words.home_expect()) }
        ol.stack { @for (step, more) in steps { li { b { (step) " " } (more) } } }
        p { (words.home_expect_honest()) }
    }
}

fn honest_limits(words: Words) -> Markup {
    html! {
        h2 { (words.home_first()) }
        ul {
            li { (filled(&words.home_first_approval(Gap(0)), &[html! { strong { (words.home_first_not()) } }])) }
            li { (words.home_first_lozenges()) }
            li { (words.home_first_body()) }
            li { (words.home_first_driving()) }
            li { (words.home_first_often()) }
        }
    }
}

fn not_for_everyone(words: Words) -> Markup {
    html! {
        h2 { (words.home_unfit()) }
        p { (words.home_unfit_lead()) }
        ul {
            li { (words.home_unfit_heart()) }
            li { (words.home_unfit_psychosis()) }
            li { (words.home_unfit_pregnancy()) }
            li { (words.home_unfit_drugs()) }
            li { (words.home_unfit_liver()) }
            li { (words.home_unfit_other()) }
            li { (words.home_unfit_allergy()) }
        }
        p { (words.home_unfit_adults()) }
    }
}

fn reach_out(words: Words) -> Markup {
    html! {
        h2 { (words.home_talk()) }
        p { (words.home_talk_lead()) }
        p { a.button.main href=(urls::Enquire) { (words.home_talk_button()) } }
        p.soft { (words.home_talk_danger()) }
    }
}
