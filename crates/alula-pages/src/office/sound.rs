//! The practice's sound: its sets, its pieces with the right to play each, and the form for one more.

use alula_core::ids::{EntryId, PieceId, SoundSetId};
use alula_core::practice::sound::{MOST_PLACES, SoundPhase};
use maud::{Markup, html};

use crate::parts::{
    Field, Filled, Forms, Fresh, Select, empty, error_summary, form, link_button, main_button, quiet_button,
};
use crate::shell::{Place, Shell, Viewer, Width, page};
use crate::{urls, wording};

/// One set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRow {
    /// Its id.
    pub set: SoundSetId,
    /// Its name.
    pub name: String,
    /// What it plays: `arriving 1, deep 2`.
    pub plays: String,
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceRow {
    /// Its id.
    pub piece: PieceId,
    /// What it is called.
    pub title: String,
    /// `WAV, 1.2 MB`.
    pub form: String,
    /// The right to play it.
    pub licence: String,
    /// Where it comes from.
    pub source: String,
    /// `taken in Mon 1 Jun, by Alba Reyes, AMFT`.
    pub since: String,
    /// The sets that play it.
    pub sets: Vec<String>,
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct SoundPage {
    /// The sets, by name.
    pub sets: Vec<SetRow>,
    /// The pieces, in the order in which they were taken in.
    pub pieces: Vec<PieceRow>,
    /// The id of this drawing, for whoever may change something; nothing for whoever may not.
    pub drawn: Option<EntryId>,
    /// The form `piece` for one more, and what was refused.
    pub forms: Forms,
}

impl SoundPage {
    /// Empty, usual, refused, and as somebody sees it who may not change anything.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let piece = |title: &str, sets: &[&str]| PieceRow {
            piece: PieceId(entry.0),
            title: title.into(),
            form: "WAV, 0.6 MB".into(),
            licence: "Our own; play it wherever you like.".into(),
            source: "Made by the program from a seed.".into(),
            since: "taken in Mon 1 Jun, by Alba Reyes, AMFT".into(),
            sets: sets.iter().map(|it| (*it).to_owned()).collect(),
        };
        let set = |name: &str| SetRow {
            set: SoundSetId(entry.0),
            name: name.into(),
            plays: "arriving 1, deep 2, returning 1".into(),
        };
        let usual = Self {
            sets: vec![set("Shore")],
            pieces: vec![piece("Slow pads", &["Shore"]), piece("Bells", &[])],
            drawn: Some(entry),
            forms: Forms::fresh(),
        };
        let refused = Filled::new().with("title", "Rain").wrong("licence", "Licence is missing. Please fill it in.");
        let long = "موسيقى البحر الهادئ and a very long evening by the water with nobody speaking at all";
        let extreme = Self {
            sets: vec![set(long), set("Shore")],
            pieces: (0..9).map(|_| piece(long, &[long, "Shore"])).collect(),
            forms: Forms::fresh().with("piece", refused),
            ..usual.clone()
        };
        let reading = Self { drawn: None, ..usual.clone() };
        let empty = Self { drawn: Some(entry), ..Self::default() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme), ("reading", reading)]
    }
}

fn place(shell: &Shell) -> (Place, Markup) {
    use alula_core::decide::Role;
    match &shell.viewer {
        Viewer::Staff(it) if it.role == Role::Manager => {
            (Place::Practice, html! { a href=(urls::Practice) { "Practice" } })
        }
        _ => (Place::Elsewhere, html! { a href=(urls::Today) { "Today" } }),
    }
}

/// The page of the practice's sound.
pub fn sound_page(shell: &Shell, view: &SoundPage) -> Markup {
    let (place, back) = place(shell);
    let fresh = view.drawn.map(Fresh::from);
    let body = html! {
        p.crumb { (back) }
        h1 { "Sound" }
        p.lead { "What may be played in the rooms. A device keeps a whole set before the session, so it plays on without a network." }
        (view.forms.summary())
        section.section aria-labelledby="sets" {
            h2 id="sets" { "Sets" }
            @if view.sets.is_empty() {
                (empty("No set yet", "A set arranges pieces by the phases of a session, with silence between them.", None))
            } @else {
                ul.lines {
                    @for it in &view.sets {
                        li {
                            @if fresh.is_some() { a.line.three href=(urls::SoundSet(it.set)) { (set_line(it)) } }
                            @else { div.line.three { (set_line(it)) } }
                        }
                    }
                }
            }
            @if fresh.is_some() && !view.pieces.is_empty() { div.buttons { (link_button("Arrange a new set", urls::NewSoundSet)) } }
        }
        section.section aria-labelledby="pieces" {
            h2 id="pieces" { "Pieces" }
            @if view.pieces.is_empty() { p.soft { "None yet. Only what the practice has the right to play may be taken in." } }
            ul.pieces { @for it in &view.pieces { li { (piece(it, fresh.as_ref())) } } }
        }
        @if let Some(fresh) = &fresh { (one_more(&view.forms.named("piece"), fresh)) }
    };
    page(shell, "Sound", place, Width::Reading, body)
}

fn set_line(it: &SetRow) -> Markup {
    html! { span.name { bdi { (it.name) } } span.what { (it.plays) } span.when {} }
}

fn piece(it: &PieceRow, fresh: Option<&Fresh>) -> Markup {
    html! {
        h3 { bdi { (it.title) } }
        audio.listen controls preload="none" src=(urls::PieceFile(it.piece)) aria-label={ "Listen to " (it.title) } {}
        p.soft.small { (it.form) " · " (it.since) }
        dl.facts {
            dt { "Right to play it" } dd.as-written dir="auto" { (it.licence) }
            dt { "Source" } dd.as-written dir="auto" { (it.source) }
            dt { "Played in" } dd { @if it.sets.is_empty() { "no set" } @else { bdi { (wording::list(&it.sets)) } } }
        }
        @if let Some(fresh) = fresh.filter(|_| it.sets.is_empty()) {
            (form(urls::TakeOutPiece(it.piece), Some(fresh.id()), html! {
                button.button type="submit" aria-label={ "Take out " (it.title) } { "Take it out" }
            }))
        }
    }
}

fn one_more(filled: &Filled, fresh: &Fresh) -> Markup {
    html! {
        section.section aria-labelledby="one-more" {
            h2 id="one-more" { "One more piece" }
            form method="post" action=(urls::Sound) enctype="multipart/form-data" novalidate {
                input type="hidden" name="entry" value=(fresh.id());
                (Field::file(filled, "file", "File").hint("WAV, MP3, FLAC, Ogg or M4A, up to 32 MB."))
                (Field::text(filled, "title", "What it is called").filled_by("off"))
                (Field::area(filled, "licence", "The right to play it here").hint("The text of the licence, or what it is called and where it stands. A private subscription to a music service is none."))
                (Field::area(filled, "source", "Source").hint("Who made it, and where you got it."))
                (quiet_button("Take it in"))
            }
        }
    }
}

/// A set, new or as it stands. Posts `name` and, for each place, `phase-N`, `piece-N` and `silence-N`.
#[derive(Clone, Debug)]
pub struct SoundSetPage {
    /// Which; nothing for a new one.
    pub set: Option<SoundSetId>,
    /// Its name as it stands.
    pub name: String,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The pieces to choose from, id and title.
    pub pieces: Vec<(PieceId, String)>,
    /// How many places are offered.
    pub places: usize,
    /// What stands in the form.
    pub form: Filled,
}

impl SoundSetPage {
    /// New, usual and refused.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let new = Self {
            set: None,
            name: String::new(),
            drawn: entry,
            pieces: vec![(PieceId(entry.0), "Slow pads".into())],
            places: 4,
            form: Filled::new(),
        };
        let form = Filled::new().with("name", "Shore").with("phase-0", "deep").with("piece-0", entry.0.to_string());
        let usual = Self { set: Some(SoundSetId(entry.0)), name: "Shore".into(), form: form.clone(), ..new.clone() };
        let refused = Self { form: form.wrong("name", "Another set has this name."), places: 12, ..usual.clone() };
        vec![("empty", new), ("usual", usual), ("extreme", refused)]
    }

    /// How many places to offer when so many are taken: some more, up to the most.
    pub fn offered(taken: usize) -> usize {
        (taken + 3).clamp(5, MOST_PLACES)
    }
}

/// The page of one set.
pub fn sound_set_page(shell: &Shell, view: &SoundSetPage) -> Markup {
    let (place, _) = place(shell);
    let fresh = Fresh::from(view.drawn);
    let title = if view.set.is_some() { view.name.clone() } else { "A new set".to_owned() };
    let fields = html! {
        (Field::text(&view.form, "name", "Name").hint("A wish in preparation names a set by it.").filled_by("off"))
        p.section { "Within a phase the pieces play in this order and begin again, until somebody goes on to the next phase." }
        ol.places { @for n in 0..view.places { li { (one_place(view, n)) } } }
        div.buttons { (main_button("Keep this set")) a.button href=(urls::Sound) { "Go back" } }
    };
    let to = view.set.map_or_else(|| urls::NewSoundSet.to_string(), |it| urls::SoundSet(it).to_string());
    let body = html! {
        p.crumb { a href=(urls::Sound) { "Sound" } }
        h1 { bdi { (title) } }
        (error_summary(&view.form))
        (form(&to, Some(fresh.id()), fields))
        @if view.set.is_some() {
            details.panel {
                summary { "Let this set go" }
                (form(&to, Some(fresh.id()), html! {
                    input type="hidden" name="off" value="yes";
                    p { "Its pieces stay. What was played stays in the marks of each session." }
                    (quiet_button("Let it go"))
                }))
            }
        }
    };
    page(shell, &title, place, Width::Reading, body)
}

fn one_place(view: &SoundSetPage, n: usize) -> Markup {
    let (phase, piece, silence) = (format!("phase-{n}"), format!("piece-{n}"), format!("silence-{n}"));
    let phases = Select::new(&view.form, &phase, "Phase");
    let phases = SoundPhase::ALL.iter().fold(phases, |it, one| it.offer(one.name(), one.name()));
    let pieces = Select::new(&view.form, &piece, "Piece");
    let pieces = view.pieces.iter().fold(pieces, |it, (id, title)| it.offer(id.to_string(), title.clone()));
    html! {
        fieldset.place {
            legend.alone { "Place " (n + 1) }
            (phases) (pieces)
            (Field::number(&view.form, &silence, "Silence after it", "s"))
        }
    }
}

/// Who took a piece in and when, as the page says it.
pub fn taken_in(when: &str, who: &str) -> String {
    format!("taken in {when}, by {who}")
}

/// How large a piece is: `0.6 MB`.
pub fn megabytes(size: u64) -> String {
    let tenths = (size + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_megabytes() {
        assert_eq!(megabytes(640_044), "0.6 MB");
        assert_eq!(megabytes(32 << 20), "33.6 MB");
    }

    #[test]
    fn some_more_places_are_offered_than_are_taken() {
        assert_eq!(SoundSetPage::offered(0), 5);
        assert_eq!(SoundSetPage::offered(8), 11);
        assert_eq!(SoundSetPage::offered(MOST_PLACES), MOST_PLACES);
    }
}
