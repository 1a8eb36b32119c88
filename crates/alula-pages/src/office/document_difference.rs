//! Two texts of a document laid beside each other: one sentence first, then what differs where it stands.

use alula_core::preparation::{Change, Counted, PartKind, TextPart, text_difference, texts};
use alula_core::supervision::Piece;
use maud::{Markup, html};

use super::documents::place;
use crate::shell::{Shell, Width, page};
use crate::{urls, wording};

/// Same parts in a row up to so many characters stand open; longer ones are behind a fold.
const OPEN: usize = 240;

/// What differs between two texts of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferencePage {
    /// The document.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The version of the earlier text.
    pub from: String,
    /// The version of the later text.
    pub to: String,
    /// Every version that can be chosen, the newest first.
    pub versions: Vec<String>,
    /// The parts of both.
    pub parts: Vec<TextPart>,
}

impl DifferencePage {
    /// Usual, the same text twice, and long ones in another direction.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let all: Vec<_> = texts("privacy").collect();
        let (newest, earliest) = (all[0], all[all.len() - 1]);
        let usual = Self {
            id: newest.id.into(),
            title: newest.title.into(),
            from: earliest.version.into(),
            to: newest.version.into(),
            versions: all.iter().map(|it| it.version.to_owned()).collect(),
            parts: text_difference(earliest, newest),
        };
        let same = Self { from: usual.to.clone(), parts: text_difference(newest, newest), ..usual.clone() };
        let paragraph = |change| TextPart { kind: PartKind::Paragraph, change };
        let arabic = "يمكنك أن تقول قف في أي وقت، قبل الجلسة وأثناءها. ";
        let mut extreme = usual.clone();
        for _ in 0..40 {
            extreme.parts.push(paragraph(Change::Same(arabic.repeat(20))));
            extreme.parts.push(paragraph(Change::Reworded(vec![
                Piece::Same(arabic.repeat(3).as_str().into()),
                Piece::Gone("سنكتب ذلك ".into()),
                Piece::New("سنكتب ذلك معا ".into()),
                Piece::Same(arabic.into()),
            ])));
            extreme.parts.push(paragraph(Change::Removed("Donaudampfschifffahrtsgesellschaft".repeat(9))));
        }
        vec![("usual", usual), ("same", same), ("extreme", extreme)]
    }
}

/// The page.
pub fn difference_page(shell: &Shell, view: &DifferencePage) -> Markup {
    let (place, back) = place(shell);
    let body = html! {
        p.crumb { (back) " · " a href=(urls::Documents) { "Documents" } " · " a href=(urls::DocumentTexts(view.id.clone())) { bdi { (view.title) } } }
        h1 { "What differs" }
        p.lead { bdi { (view.title) } ", from text " bdi { (view.from) } " to text " bdi { (view.to) } ". " (summary(&view.parts)) }
        @if !Counted::of(&view.parts).is_nothing() {
            p.soft.small { ins { "Underlined" } " is new, " del { "struck through" } " was taken out. What is the same and long is behind a fold." }
        }
        div.difference { (parts(&view.parts)) }
        @if view.versions.len() > 2 { (others(view)) }
    };
    page(shell, &format!("What differs, {}", view.title), place, Width::Reading, body)
}

/// `1 heading and 2 paragraphs are new; 2 paragraphs were reworded.`
fn summary(parts: &[TextPart]) -> String {
    if Counted::of(parts).is_nothing() {
        return "Both are the same, word for word.".into();
    }
    let counted = |told: fn(&Change) -> bool, one: &str, many: &str| {
        let of = |kinds: &[PartKind]| parts.iter().filter(|it| kinds.contains(&it.kind) && told(&it.change)).count();
        let (headings, paragraphs) = (of(&[PartKind::Title, PartKind::Heading]), of(&[PartKind::Paragraph]));
        let named = [(headings, "heading"), (paragraphs, "paragraph")];
        let named: Vec<_> = named.iter().filter(|it| it.0 > 0).map(|(n, what)| wording::count(*n, what)).collect();
        let verb = if headings + paragraphs == 1 { one } else { many };
        (!named.is_empty()).then(|| format!("{} {verb}", wording::list(&named)))
    };
    let told = [
        counted(|it| matches!(it, Change::Added(_)), "is new", "are new"),
        counted(|it| matches!(it, Change::Reworded(_)), "was reworded", "were reworded"),
        counted(|it| matches!(it, Change::Removed(_)), "was taken out", "were taken out"),
    ];
    format!("{}.", told.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

fn is_same(it: &TextPart) -> bool {
    matches!(it.change, Change::Same(_))
}

/// Runs of what is the same, folded where they are long, and every change where it stands. The heading above a change
/// stays in sight.
fn parts(all: &[TextPart]) -> Markup {
    html! {
        @for run in all.chunk_by(|a, b| is_same(a) == is_same(b)) {
            @if is_same(&run[0]) {
                @let is_last = run.as_ptr_range().end == all.as_ptr_range().end;
                @let heading = run.iter().rposition(|it| it.kind == PartKind::Heading).filter(|_| !is_last);
                @if let Some(at) = heading { (same(&run[..at])) (whole(&run[at])) (same(&run[at + 1..])) }
                @else { (same(run)) }
            } @else {
                @for group in run.chunk_by(|a, b| became(a) == became(b)) {
                    div.changed { p.became { (became(&group[0])) } @for it in group { (whole(it)) } }
                }
            }
        }
    }
}

fn same(run: &[TextPart]) -> Markup {
    // The title stands above already.
    let run = if run.first().is_some_and(|it| it.kind == PartKind::Title) { &run[1..] } else { run };
    let long: usize = run.iter().map(|it| if let Change::Same(words) = &it.change { words.len() } else { 0 }).sum();
    html! {
        @if long > OPEN {
            details.same { summary { (wording::count(run.len(), "part")) " the same" } @for it in run { (whole(it)) } }
        } @else { @for it in run { (whole(it)) } }
    }
}

fn became(it: &TextPart) -> &'static str {
    match it.change {
        Change::Same(_) => "The same",
        Change::Added(_) => "New",
        Change::Removed(_) => "Taken out",
        Change::Reworded(_) => "Reworded",
    }
}

fn whole(it: &TextPart) -> Markup {
    let inside = match &it.change {
        Change::Same(words) => html! { (flowing(words)) },
        Change::Added(words) => html! { ins { (flowing(words)) } },
        Change::Removed(words) => html! { del { (flowing(words)) } },
        Change::Reworded(pieces) => html! { @for piece in pieces { (told(piece)) } },
    };
    match it.kind {
        PartKind::Title | PartKind::Heading => html! { h2 dir="auto" { (inside) } },
        PartKind::Paragraph => html! { p dir="auto" { (inside) } },
    }
}

fn told(piece: &Piece) -> Markup {
    match piece {
        Piece::Same(words) => html! { (flowing(words.reveal())) },
        Piece::Gone(words) => html! { del { span.alone { " taken out: " } (flowing(words.reveal())) } " " },
        Piece::New(words) => html! { ins { span.alone { " new: " } (flowing(words.reveal())) } },
    }
}

fn flowing(words: &str) -> String {
    words.replace('\n', " ")
}

fn others(view: &DifferencePage) -> Markup {
    let choose = |name: &'static str, label: &'static str, chosen: &str| {
        html! {
            div.field {
                label for=(name) { (label) }
                select id=(name) name=(name) {
                    @for it in &view.versions { option value=(it) selected[it == chosen] { (it) } }
                }
            }
        }
    };
    html! {
        section.section aria-labelledby="others" {
            h2 id="others" { "Lay two others beside each other" }
            form.search method="get" action=(urls::DocumentDifference(view.id.clone())) {
                (choose("from", "Earlier text", &view.from))
                (choose("to", "Later text", &view.to))
                div.buttons { button type="submit" { "Compare" } }
            }
        }
    }
}
