//! All parts on one page, each as pages use it: for whoever draws the next page, and for the pictures.

use alula_core::session::MarkKind;
use maud::{Markup, Render, html};

use crate::parts::{
    Action, Check, Choices, Curve, Facts, Field, Filled, Lane, LaneKind, Link, Mark, Missing, Next, Point, Reached,
    Rule, Select, Shape, Step, Table, Timeline, Tone, arc, empty, error_summary, form, hold_button, icon, link_button,
    notice, own, own_block, quiet_button, thread,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// The page.
pub fn gallery(shell: &Shell) -> Markup {
    page(
        shell,
        "Parts",
        Place::Elsewhere,
        Width::Wide,
        html! {
            h1 { "Parts" }
            p.lead { "What pages are made of, in both voices." }
            (part("Words", words()))
            (part("Buttons", buttons()))
            (part("A form", fresh_form()))
            (part("A form that was sent back", wrong_form()))
            (part("Notices", notices()))
            (part("The next thing", next().render()))
            (part("The course", arc(&steps())))
            (part("The Thread", thread(crate::wording::Words::english(), &links())))
            (part("A curve", curve().render()))
            (part("A session, small", timeline(false).render()))
            (part("A session, in the room", timeline(true).render()))
            (part("Facts and tables", facts()))
            (part("Marks", marks()))
        },
    )
}

fn part(name: &str, inside: Markup) -> Markup {
    html! { section.section { h2 { (name) } div.stack { (inside) } } }
}

fn words() -> Markup {
    html! {
        p { "We speak in one voice. Numbers that are compared stand below each other: " span.num { "138/84, 142/88" } "." }
        p.soft { "What is less important is softer, and still easy to read." }
        p { "She said " (own("it was wide") ) " and nothing more." }
        (own_block("To be kind to the part of me that still waits at the window.", "Her intention, set 9 June, held lightly"))
    }
}

fn buttons() -> Markup {
    form(
        urls::Home,
        None,
        html! {
            div.buttons {
                (quiet_button("Keep as draft"))
                (link_button("Go there", urls::Home))
                (hold_button("Hold: medicine given", "Press again: medicine given"))
            }
        },
    )
}

fn fresh_form() -> Markup {
    let filled = Filled::named("fresh").with("day", "2026-06-16").with("route", "lozenge");
    html! {
        (Field::text(&filled, "name", "Name").hint("As they want to be called"))
        (Field::day(&filled, "day", "Day"))
        (Field::number(&filled, "upper", "Upper pressure", "mmHg").optional())
        (Field::own_words(&filled, "own", "In their own words"))
        (Select::new(&filled, "place", "Place").offer("office", "In the office").offer("home", "At home"))
        (Choices::one(&filled, "route", "Route").offer("lozenge", "Lozenge").offer_with("im", "Injection", "Into the muscle"))
        (Check::new(&filled, "read", "I have read this").note("It can be withdrawn at any time"))
    }
}

fn wrong_form() -> Markup {
    let filled = Filled::named("wrong")
        .with("upper", "84")
        .wrong("upper", "The upper pressure is above the lower one. Please measure again.");
    html! { (error_summary(&filled)) (Field::number(&filled, "upper", "Upper pressure", "mmHg")) }
}

fn notices() -> Markup {
    html! {
        (notice(Tone::Calm, "Kept at 14:32", html! { p { "Your supervisor sees it in the inbox." } }))
        (notice(Tone::Missing, "The order ends on Friday", html! { p { "Dr. Imani Cole can write it anew." } }))
        (notice(Tone::Risk, "182/111, above the limit of 160/90", html! { p { "No medicine now. Sit, wait ten minutes, measure again." } }))
        (empty("Nobody is in care yet", "A person who reached out becomes a client under Enquiries.", None))
    }
}

fn next() -> Next {
    let missing = |what: &str, who: &str| Missing { what: what.into(), who: who.into(), to: None };
    Next {
        title: "Session 2, Monday 30 June, 11:00".into(),
        about: "Room with the window · lozenge 100 mg · Nils drives".into(),
        missing: vec![
            missing("PHQ-9 for this week", "Mara can do it now"),
            missing("Dr. Imani Cole has not confirmed the dose order", "asked yesterday"),
        ],
        action: Some(Action::go("Ask Mara for the PHQ-9", urls::Home)),
        also: None,
    }
}

fn steps() -> Vec<Step> {
    let step = |name: &str, about: &str, reached| Step { name: name.into(), about: about.into(), reached };
    vec![
        step("Enquiry", "4 Mar", Reached::Done),
        step("Preparation", "3 visits", Reached::Done),
        step("Session 1", "16 Jun", Reached::Done),
        step("Integration", "2 visits", Reached::Now),
        step("Session 2", "30 Jun, not ready yet", Reached::Ahead),
    ]
}

fn links() -> Vec<Link> {
    vec![
        Link::Own("the window".into()),
        Link::Kept("Insight: the waiting was love, not failure".into()),
        Link::Kept("Ten minutes in the kitchen, Sat and Wed".into()),
        Link::Remark("2 of 3 tried".into()),
    ]
}

fn curve() -> Curve {
    let point = |day, when: &str, value| Point { day, when: when.into(), value: Some(value), early: false };
    Curve {
        name: "PHQ-9".into(),
        low: 0.0,
        high: 27.0,
        step: 5.0,
        points: vec![
            point(0, "4 Mar", 19.0),
            point(40, "13 Apr", 18.0),
            point(95, "7 Jun", 17.0),
            point(111, "23 Jun", 7.0),
        ],
        rules: vec![Rule { day: 104, label: "session 1".into() }],
        sentence: "19 to 7: reliable change, response, not yet remission.".into(),
        definition: "Reliable change needs 6; response is half of the first value or less; remission is below 5."
            .into(),
    }
}

fn timeline(large: bool) -> Timeline {
    let mark = |minute, shape, label: &str, said: &str| Mark {
        entry: None,
        minute,
        shape,
        label: label.into(),
        said: said.into(),
    };
    let lane = |kind, marks| Lane { kind, marks };
    Timeline {
        from: -10,
        until: 150,
        lanes: vec![
            lane(LaneKind::Medicine, vec![mark(0, Shape::Lasting { until: 12 }, "100 mg", "")]),
            lane(
                LaneKind::Body,
                vec![mark(-5, Shape::Measured, "128/82", ""), mark(40, Shape::Measured, "138/86", "")],
            ),
            lane(
                LaneKind::Person,
                vec![mark(30, Shape::State, "still", ""), mark(75, Shape::Moved, "tears", "it is wide here")],
            ),
        ],
        ticks: vec![(0, "T0".into()), (40, "0:40".into()), (140, "2:20 ready".into())],
        now: large.then_some(82),
        large,
        expected: None,
    }
}

fn facts() -> Markup {
    let fact = |name: &str, is: &str| (name.to_owned(), html! { (is) });
    let table = Table {
        caption: "Readings of session 1".into(),
        columns: vec!["When", "#Upper", "#Lower", "#Pulse"],
        rows: vec![
            vec!["10:52".into(), "128".into(), "82".into(), "71".into()],
            vec!["11:41".into(), "138".into(), "86".into(), "78".into()],
        ],
    };
    html! {
        (Facts(vec![fact("Takes her home", "Nils, her brother"), fact("Pressure limit", "150/90, Dr. Imani Cole, 2 June")]))
        (table)
    }
}

const SHOWN: [MarkKind; 8] = [
    MarkKind::Still,
    MarkKind::Breath,
    MarkKind::Tears,
    MarkKind::Ease,
    MarkKind::Speaks,
    MarkKind::Moves,
    MarkKind::Sound,
    MarkKind::Worry,
];

fn marks() -> Markup {
    html! {
        p.row.marks-shown {
            @for kind in SHOWN { span.tag { (icon::mark(kind)) (crate::wording::mark(kind)) } " " }
        }
        p { span.tag.missing-tag { (icon::hollow()) "missing" } " " span.tag { (icon::done()) "done" } }
    }
}
