//! What the three free paragraphs of a note are about, by the kind of what took place.

use alula_core::Chart;
use alula_core::preparation::{VisitHeld, VisitKind};
use alula_core::supervision::NoteAbout;

/// After a medicine session.
pub(super) const AFTER_SESSION: [&str; 3] = ["What mattered", "What I did", "For integration"];

/// The headings of the paragraphs of a note about this.
pub(super) fn headings(chart: &Chart, about: &NoteAbout) -> [&'static str; 3] {
    let NoteAbout::Visit(id) = about else { return AFTER_SESSION };
    match chart.find::<VisitHeld>(id.entry()).map(|it| it.is.kind) {
        Some(VisitKind::Intake) => ["What brings them here", "What I asked and saw", "What comes next"],
        Some(VisitKind::Evaluation) => ["What I found", "What was decided, and why", "What comes next"],
        Some(VisitKind::Preparation) => ["What mattered", "What we prepared", "For the session"],
        Some(VisitKind::Review) => ["What has changed", "What we weighed", "What comes next"],
        Some(VisitKind::Phone) => ["What the call was about", "What I said and did", "What was agreed"],
        Some(VisitKind::Integration) | None => ["What mattered", "What I did", "For the days ahead"],
    }
}
