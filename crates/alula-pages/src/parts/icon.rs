//! Small drawings: a 24 by 24 grid, two units of line, drawn for this house.

use alula_core::session::MarkKind;
use maud::{Markup, html};

/// The feather of the brand.
pub fn feather() -> Markup {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" {
            path d="M3 25C9 13 17 7.500 29 7c-3 2.300-4.200 4-4.800 6.400 1.200.4 2.200.2 3.400-.2-1.800 4.800-6.400 8-11.200 9.200C11.500 23.700 7 23.700 3 25Z" fill="currentColor" {}
        }
    }
}

/// The hollow ring of something missing.
pub fn ring() -> Markup {
    html! { svg viewBox="0 0 16 16" aria-hidden="true" { circle.ring cx="8" cy="8" r="6.5" {} } }
}

/// The filled circle of something done.
pub fn done() -> Markup {
    html! { svg viewBox="0 0 16 16" aria-hidden="true" { circle.done cx="8" cy="8" r="7.5" {} path.tick d="M4.500 8.300l2.400 2.500 4.600-5.300" {} } }
}

/// The square with a bar of something that fails.
pub fn fails() -> Markup {
    html! { svg viewBox="0 0 16 16" aria-hidden="true" { rect.fails x="1" y="1" width="14" height="14" rx="2" {} path.bar d="M8 4v5M8 11.600v.010" {} } }
}

/// The full disc of something that is due now.
pub fn due() -> Markup {
    html! { svg viewBox="0 0 16 16" aria-hidden="true" { circle.due-now cx="8" cy="8" r="6.5" {} } }
}

/// The triangle of something that is late.
pub fn late() -> Markup {
    html! { svg viewBox="0 0 16 16" aria-hidden="true" { path.late d="M8 1.500 15 14H1Z" {} } }
}

/// The short line of something that is not looked at here.
pub fn elsewhere() -> Markup {
    html! { svg viewBox="0 0 16 16" aria-hidden="true" { path.elsewhere d="M3 8h10" {} } }
}

/// The solid disc of a phone that was heard a moment ago.
pub fn heard() -> Markup {
    html! { svg.link viewBox="0 0 16 16" aria-hidden="true" { circle cx="8" cy="8" r="6.5" fill="currentColor" {} } }
}

/// The hollow ring of a phone that is quiet.
pub fn quiet() -> Markup {
    html! { svg.link viewBox="0 0 16 16" aria-hidden="true" { circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" {} } }
}

/// The crossed ring where there is no phone.
pub fn crossed() -> Markup {
    html! { svg.link viewBox="0 0 16 16" aria-hidden="true" { path d="M3 3l10 10M13 3 3 13" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" {} } }
}

/// The drawing on a mark's button.
pub fn mark(kind: MarkKind) -> Markup {
    let path = match kind {
        MarkKind::Still => "M19 14.500A7.500 7.500 0 1 1 9.500 5 6 6 0 0 0 19 14.500Z",
        MarkKind::Breath => "M3 9h11a2.500 2.500 0 1 0-2.500-2.500M3 13h15a3 3 0 1 1-3 3M3 17h6",
        MarkKind::Tears => "M12 4c3.500 4.300 5.500 7 5.500 10a5.500 5.500 0 0 1-11 0c0-3 2-5.700 5.500-10Z",
        MarkKind::Ease => "M4 20c3-8 8-13 16-15-1 8-6 12-12 12M4 20l8-8",
        MarkKind::Speaks => "M5 18.500V7a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H8.500Z",
        MarkKind::Moves => {
            "M12 3v18M3 12h18M9.500 5.500 12 3l2.500 2.500M9.500 18.500 12 21l2.500-2.500M5.500 9.500 3 12l2.500 2.500M18.500 9.500 21 12l-2.500 2.500"
        }
        MarkKind::Nausea => {
            "M3 7c3-2.500 6-2.500 9 0s6 2.500 9 0M3 12c3-2.500 6-2.500 9 0s6 2.500 9 0M3 17c3-2.500 6-2.500 9 0s6 2.500 9 0"
        }
        MarkKind::Vomited => "M6 4h12l-1.500 9a4.500 4.500 0 0 1-9 0ZM12 17.500V21M8 21h8",
        MarkKind::TouchOffered | MarkKind::TouchAccepted => {
            "M7 12V6.500a1.500 1.500 0 0 1 3 0V11m0-5.500a1.500 1.500 0 0 1 3 0V11m0-4a1.500 1.500 0 0 1 3 0v5m0-2.500a1.500 1.500 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-4.500-1.500-6-4l-2.500-4a1.500 1.500 0 0 1 2.500-1.500L7 13.500"
        }
        MarkKind::TouchDeclined => {
            "M7 13V6.500a1.500 1.500 0 0 1 3 0V11m0-5.500a1.500 1.500 0 0 1 3 0V11m0-4a1.500 1.500 0 0 1 3 0v5m0 0v-2.500a1.500 1.500 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-5-1.500-6-4M4 4l16 16"
        }
        MarkKind::Sound => {
            "M9 17.500V6l10-2v11.500M9 17.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0ZM19 15.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0Z"
        }
        MarkKind::Bathroom => "M4 12h16v2a6 6 0 0 1-6 6h-4a6 6 0 0 1-6-6ZM6 12V6a2 2 0 0 1 4 0",
        MarkKind::Worry => {
            "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.400-1 .9-1 1.700M12 16.800v.2"
        }
        MarkKind::Words => {
            "M6 15c-1.500 0-2.500-1.200-2.500-2.700C3.500 9 5 6.500 8 5.500M15 15c-1.500 0-2.500-1.200-2.500-2.700C12.500 9 14 6.500 17 5.500M6 15a2.500 2.500 0 0 0 0-5M15 15a2.500 2.500 0 0 0 0-5M5 20h14"
        }
        MarkKind::Note => "M4 20l1-4.500L16 4.500a2.100 2.100 0 0 1 3 3L8.500 19ZM14 6.500l3.500 3.500",
        MarkKind::Well => "M4 12.500l5.500 5.500L20 6.500",
        MarkKind::HelpCalled | MarkKind::HelpOver => "M12 3v10M12 17.500v.2M4 20.500h16L12 3Z",
        MarkKind::Role => "M12 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM5 20c.500-4 3-6 7-6s6.500 2 7 6",
    };
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} } }
}

/// The heart with a beat, for a reading.
pub fn pressure() -> Markup {
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d="M12 20C6 15.500 3 12.500 3 9a4.500 4.500 0 0 1 9-1 4.500 4.500 0 0 1 9 1c0 3.500-3 6.500-9 11ZM5.500 12H9l1.500-3 2.500 6 1.500-3h4" {} } }
}

fn small(path: &str) -> Markup {
    html! { svg.way viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} } }
}

/// A step ahead, for the one next thing.
pub fn next() -> Markup {
    small("M5 12h13M12.500 6.500 18 12l-5.500 5.500")
}

/// A lamp by the bed, for what is prepared.
pub fn prepare() -> Markup {
    small("M8 4h8l3 8H5ZM12 12v7M8 20h8")
}

/// A strand with three knots, for the Thread.
pub fn strand() -> Markup {
    small("M5 5c0 7 14 7 14 14M5 5v.010M12 12v.010M19 19v.010")
}

/// A closed book with its ribbon.
pub fn book() -> Markup {
    small(
        "M6 4h11a1.500 1.500 0 0 1 1.500 1.500V20H7.500A2 2 0 0 1 5.500 18V4.500M13 4v7l-2-1.500L9 11V4M5.500 18a2 2 0 0 1 2-2h11",
    )
}

/// Three dots.
pub fn more() -> Markup {
    small("M6 12v.010M12 12v.010M18 12v.010")
}

/// A small hollow ring in the colour of its words.
pub fn hollow() -> Markup {
    html! { svg viewBox="0 0 12 12" aria-hidden="true" { circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" stroke-width="1.8" {} } }
}
