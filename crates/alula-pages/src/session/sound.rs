//! The sound of a session: a bar at the foot that is never drawn anew, so that what plays goes on while the page changes.
//!
//! Without script its buttons make the marks alone, for whoever plays from elsewhere.

use alula_core::ids::{ClientId, EntryId, PieceId, SessionId, StaffId};
use alula_core::practice::sound::SoundPhase;
use alula_core::session::sound::CHOOSES;
use maud::{Markup, Render, html};

use crate::parts::Fresh;
use crate::urls;

/// A piece in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceLine {
    /// When it plays.
    pub phase: SoundPhase,
    /// What it is called.
    pub title: String,
    /// Which.
    pub piece: PieceId,
    /// Seconds of silence after it.
    pub silence: u16,
}

impl PlaceLine {
    fn silence(&self) -> String {
        match self.silence {
            0 => String::new(),
            it if it % 60 == 0 => format!(", then {} min of silence", it / 60),
            it => format!(", then {it} s of silence"),
        }
    }
}

/// A set as it can be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetLine {
    /// What it is called.
    pub name: String,
    /// Its places, in order.
    pub places: Vec<PlaceLine>,
}

/// The bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundBar {
    /// Whose session.
    pub client: ClientId,
    /// Which.
    pub session: SessionId,
    /// Whose marks they are that wait on this device.
    pub writer: StaffId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// Every set of the practice.
    pub sets: Vec<SetLine>,
    /// The name of the one for this session; empty while none is chosen.
    pub chosen: String,
    /// Why this one: `as wished`; empty when nobody said.
    pub because: &'static str,
}

/// What a button does, what it says, and what the mark says when there is no script that knows better.
const BUTTONS: [(&str, &str, &str); 4] = [
    ("play", "Play", "plays"),
    ("fade", "Fade out", "silence"),
    ("skip", "Skip", "next piece"),
    ("phase", "Next phase", "next phase"),
];

impl SoundBar {
    /// Nothing chosen, one chosen by wish, and one with long names.
    pub fn samples(client: ClientId, entry: EntryId) -> [Self; 3] {
        let piece = PieceId(entry.0);
        let place = |phase, title: &str, silence| PlaceLine { phase, title: title.into(), piece, silence };
        let shore = SetLine {
            name: "Shore".into(),
            places: vec![
                place(SoundPhase::Arriving, "Slow pads", 0),
                place(SoundPhase::Deep, "Sea, far out", 120),
                place(SoundPhase::Returning, "Bells", 45),
            ],
        };
        let empty = Self {
            client,
            session: SessionId(entry.0),
            writer: StaffId(entry.0),
            drawn: entry,
            sets: vec![shore.clone()],
            chosen: String::new(),
            because: "",
        };
        let usual = Self { chosen: "Shore".into(), because: "as wished", ..empty.clone() };
        let long = SetLine {
            name: "موسيقى البحر الهادئ and a very long evening by the water with nobody speaking".into(),
            ..shore.clone()
        };
        let extreme = Self { chosen: long.name.clone(), sets: vec![long, shore], ..usual.clone() };
        [empty, usual, extreme]
    }

    fn act(&self, fresh: &Fresh, act: &str, label: &str, words: &str) -> Markup {
        html! {
            form method="post" action=(urls::SessionMark(self.client, self.session)) data-sound-act=(act) {
                input type="hidden" name="entry" value=(fresh.id());
                input type="hidden" name="kind" value="sound";
                input type="hidden" name="words" value=(words);
                button.button type="submit" { (label) }
            }
        }
    }

    fn more(&self, fresh: &Fresh) -> Markup {
        html! {
            details.sound-more {
                summary { span.sound-folds { @if self.chosen.is_empty() { "Choose a set" } @else { "Set and volume" } } }
                div.sound-folded {
                    form.sound-choose method="post" action=(urls::SessionMark(self.client, self.session)) data-sound-act="choose" {
                        input type="hidden" name="entry" value=(fresh.id());
                        input type="hidden" name="kind" value="sound";
                        div.field {
                            label for="sound-set" { "Set" }
                            select id="sound-set" name="words" {
                                @for set in &self.sets { option value={ (CHOOSES) (set.name) } selected[set.name == self.chosen] { (set.name) } }
                            }
                        }
                        button.button type="submit" { "Take this set" }
                    }
                    div.field.sound-volume hidden data-sound-scripted {
                        label for="sound-volume" { "Volume" }
                        input type="range" id="sound-volume" min="0" max="100" step="5" value="70";
                    }
                    div hidden data-sound-scripted { (self.act(fresh, "silence", "Silence at once", "silence")) }
                    @for set in &self.sets { (plan(set, set.name != self.chosen)) }
                }
            }
        }
    }
}

fn plan(set: &SetLine, hidden: bool) -> Markup {
    html! {
        ol.sound-plan data-sound-set=(set.name) aria-label={ "What " (set.name) " plays" } hidden[hidden] {
            @for it in &set.places {
                li data-phase=(it.phase.name()) data-title=(it.title) data-file=(urls::PieceFile(it.piece)) data-silence=(it.silence) {
                    span.soft { (it.phase.name()) } " " bdi { (it.title) } (it.silence())
                }
            }
        }
    }
}

impl Render for SoundBar {
    fn render(&self) -> Markup {
        let fresh = Fresh::from(self.drawn.following(u32::MAX));
        html! {
            aside.sound id="sound" aria-label="Sound" data-sound-mark=(urls::SessionMark(self.client, self.session)) data-sound-of=(self.writer) {
                div.sound-line {
                    p.sound-now {
                        @if self.chosen.is_empty() { span.soft { "No set is chosen" } }
                        @else { b { bdi { (self.chosen) } } @if !self.because.is_empty() { span.soft { ", " (self.because) } } }
                        " " span.sound-said role="status" {}
                    }
                    div.sound-acts hidden[self.chosen.is_empty()] {
                        @for (act, label, words) in BUTTONS {
                            (self.act(&fresh, act, label, if act == "play" { &self.chosen } else { words }))
                        }
                    }
                    (self.more(&fresh))
                }
            }
        }
    }
}
