//! The sound that may be played in the practice's rooms: pieces with the right to play them, and sets that arrange them by
//! the phases of a session, silence included.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::decide::Refusal;
use crate::ids::PieceId;
use crate::private::Private;

/// The most that one piece may hold, in bytes. About twenty minutes of good sound; a bound of ours, so that a tablet can
/// keep a whole set.
pub const LARGEST_PIECE: usize = 32 << 20;
/// The most that all pieces may hold together, in bytes; a backup carries every one of them. A bound of ours.
pub const LARGEST_LIBRARY: u64 = 1 << 30;
/// The most places that a set may have.
pub const MOST_PLACES: usize = 40;
/// The longest silence after a piece, in seconds; longer ones are begun by hand. A bound of ours.
pub const LONGEST_SILENCE: u16 = 1_800;

/// Forms of sound that browsers play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AudioKind {
    /// Uncompressed.
    Wav,
    /// MPEG layer 3.
    Mp3,
    /// Compressed without loss.
    Flac,
    /// Vorbis or Opus.
    Ogg,
    /// AAC.
    M4a,
}

impl AudioKind {
    /// What begins like this kind of file; nothing for what no browser plays as sound.
    pub fn of_media_type(sniffed: &str) -> Option<Self> {
        Some(match sniffed {
            "audio/x-wav" | "audio/wav" => Self::Wav,
            "audio/mpeg" => Self::Mp3,
            "audio/x-flac" | "audio/flac" => Self::Flac,
            "audio/ogg" | "audio/opus" => Self::Ogg,
            "audio/m4a" | "audio/mp4" => Self::M4a,
            _ => return None,
        })
    }

    /// As browsers are told.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Wav => "audio/wav",
            Self::Mp3 => "audio/mpeg",
            Self::Flac => "audio/flac",
            Self::Ogg => "audio/ogg",
            Self::M4a => "audio/mp4",
        }
    }

    /// The end of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Wav => "wav",
            Self::Mp3 => "mp3",
            Self::Flac => "flac",
            Self::Ogg => "ogg",
            Self::M4a => "m4a",
        }
    }
}

/// A stretch of a session as sound sees it. It moves by tap alone, apart from the protocol's phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SoundPhase {
    /// Before the medicine, and its first minutes.
    Arriving,
    /// The medicine begins to be felt.
    Rising,
    /// Far inside.
    Deep,
    /// Coming back.
    Returning,
    /// Back in the room.
    Grounding,
}

impl SoundPhase {
    /// In the order in which they come.
    pub const ALL: [Self; 5] = [Self::Arriving, Self::Rising, Self::Deep, Self::Returning, Self::Grounding];

    /// The stored name, which is also the word on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arriving => "arriving",
            Self::Rising => "rising",
            Self::Deep => "deep",
            Self::Returning => "returning",
            Self::Grounding => "grounding",
        }
    }
}

/// What is written down of a piece when it is taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PieceWords {
    /// What it is called.
    pub title: Private,
    /// The right to play it here, as it was given: the text of the licence, or what it is called and where it stands.
    pub licence: Private,
    /// Where it comes from: who made it, and where it was got.
    pub source: Private,
}

/// A piece in its place of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundPlace {
    /// In which phase it plays.
    pub phase: SoundPhase,
    /// Which piece.
    pub piece: PieceId,
    /// Seconds of silence after it.
    pub silence: u16,
}

/// Pieces arranged for a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundSet {
    /// What it is called; wishes name it by this.
    pub name: Private,
    /// Its places; within a phase they play in this order, and begin again.
    pub places: Vec<SoundPlace>,
}

impl SoundSet {
    /// The same set with its places in the order of the phases.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.places.sort_by_key(|it| it.phase);
        self
    }
}

/// Whether a piece may be taken in. `held` is what all pieces hold already, in bytes.
///
/// # Errors
/// `missing` without title, licence or source; `impossible` for a file that is empty, no sound that browsers play, or too
/// large.
pub fn take_in(words: &PieceWords, kind: Option<AudioKind>, size: usize, held: u64) -> Result<AudioKind, Refusal> {
    Refusal::unless_written("title", &words.title)?;
    Refusal::unless_written("licence", &words.licence)?;
    Refusal::unless_written("source", &words.source)?;
    if size == 0 {
        return Err(Refusal::impossible("file", "Choose the file first."));
    }
    let kind = kind.ok_or_else(|| {
        Refusal::impossible("file", "This is no sound that a browser plays. Choose a WAV, MP3, FLAC, Ogg or M4A file.")
    })?;
    if size > LARGEST_PIECE {
        return Err(Refusal::impossible(
            "file",
            "This file is larger than 32 MB. Choose a smaller one, such as an MP3.",
        ));
    }
    if held.saturating_add(size as u64) > LARGEST_LIBRARY {
        let why = "All pieces together would hold more than 1 GB. Take out one that is not played any more.";
        return Err(Refusal::impossible("file", why));
    }
    Ok(kind)
}

/// Whether a set may stand. `pieces` are those of the library, `others` the names of the other sets.
///
/// # Errors
/// `missing` without a name; `impossible` for a name that another set has, without a
/// piece, with a piece that is not in the library, with too many places or too long a silence.
pub fn arrange(set: &SoundSet, pieces: &BTreeSet<PieceId>, others: &[&str]) -> Result<(), Refusal> {
    Refusal::unless_written("name", &set.name)?;
    if others.iter().any(|it| plain(it) == plain(set.name.reveal())) {
        return Err(Refusal::impossible(
            "name",
            "Another set has this name. A wish names a set by it, so choose another.",
        ));
    }
    if set.places.is_empty() {
        return Err(Refusal::impossible("piece-0", "Choose at least one piece."));
    }
    if set.places.len() > MOST_PLACES {
        return Err(Refusal::impossible("piece-0", "A set holds up to 40 places."));
    }
    if set.places.iter().any(|it| !pieces.contains(&it.piece)) {
        let why = "One of these pieces is not in the library any more. Choose another.";
        return Err(Refusal::impossible("piece-0", why));
    }
    if let Some(place) = set.places.iter().find(|it| it.silence > LONGEST_SILENCE) {
        let why = format!("{} s of silence is more than half an hour; a longer one is begun by hand.", place.silence);
        return Err(Refusal::impossible("silence-0", why));
    }
    Ok(())
}

/// Whether a piece may be taken out of the library, with its file.
///
/// # Errors
/// `not_now` while a set plays it; the first such set is named.
pub fn take_out<'s>(piece: PieceId, sets: impl IntoIterator<Item = &'s SoundSet>) -> Result<(), Refusal> {
    let plays = sets.into_iter().find(|it| it.places.iter().any(|place| place.piece == piece));
    plays.map_or(Ok(()), |it| {
        Err(Refusal::not_now(format!("The set {} plays it. Take it out of the set first.", it.name.reveal())))
    })
}

/// Which of these sets some words name: the one with the longest name that stands in them.
pub fn named_in<'n>(words: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let words = plain(words);
    let named = names.into_iter().filter(|it| !plain(it).is_empty() && words.contains(&plain(it)));
    named.max_by_key(|it| it.chars().count())
}

fn plain(words: &str) -> String {
    words.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn words() -> PieceWords {
        PieceWords { title: "Sea".into(), licence: "CC0 1.0".into(), source: "made here".into() }
    }

    fn piece(n: u128) -> PieceId {
        PieceId(Uuid::from_u128(n))
    }

    fn set(name: &str, pieces: &[u128]) -> SoundSet {
        let place = |n: &u128| SoundPlace { phase: SoundPhase::Deep, piece: piece(*n), silence: 0 };
        SoundSet { name: name.into(), places: pieces.iter().map(place).collect() }
    }

    fn field(refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::Missing { field } | Refusal::Impossible { field, .. } => field,
            other => panic!("{other:?} names no field"),
        }
    }

    #[test]
    fn a_piece_needs_the_right_to_play_it_and_a_source() {
        assert_eq!(take_in(&words(), Some(AudioKind::Wav), 10, 0), Ok(AudioKind::Wav));
        let without = |change: fn(&mut PieceWords)| {
            let mut words = words();
            change(&mut words);
            field(take_in(&words, Some(AudioKind::Wav), 10, 0).unwrap_err())
        };
        assert_eq!(without(|it| it.title = " ".into()), "title");
        assert_eq!(without(|it| it.licence = "".into()), "licence");
        assert_eq!(without(|it| it.source = "".into()), "source");
    }

    #[test]
    fn a_piece_is_sound_and_not_too_large() {
        let take = |kind, size, held| take_in(&words(), kind, size, held).map_err(field);
        assert_eq!(take(AudioKind::of_media_type("image/png"), 10, 0), Err("file"));
        assert_eq!(take(Some(AudioKind::Mp3), 0, 0), Err("file"));
        assert_eq!(take(Some(AudioKind::Mp3), LARGEST_PIECE, 0), Ok(AudioKind::Mp3));
        assert_eq!(take(Some(AudioKind::Mp3), LARGEST_PIECE + 1, 0), Err("file"));
        assert_eq!(take(Some(AudioKind::Mp3), 10, LARGEST_LIBRARY - 10), Ok(AudioKind::Mp3));
        assert_eq!(take(Some(AudioKind::Mp3), 11, LARGEST_LIBRARY - 10), Err("file"));
    }

    #[test]
    fn a_set_has_a_name_of_its_own_and_plays_what_is_there() {
        let known = BTreeSet::from([piece(1), piece(2)]);
        let arrange = |set: &SoundSet| arrange(set, &known, &["Shore"]);
        assert_eq!(arrange(&set("Rain", &[1, 2, 1])), Ok(()));
        assert_eq!(field(arrange(&set(" ", &[1])).unwrap_err()), "name");
        assert_eq!(field(arrange(&set("shore ", &[1])).unwrap_err()), "name");
        assert_eq!(field(arrange(&set("Rain", &[])).unwrap_err()), "piece-0");
        assert_eq!(field(arrange(&set("Rain", &[1; MOST_PLACES + 1])).unwrap_err()), "piece-0");
        assert_eq!(field(arrange(&set("Rain", &[3])).unwrap_err()), "piece-0");
        let mut long = set("Rain", &[1]);
        long.places[0].silence = LONGEST_SILENCE;
        assert_eq!(arrange(&long), Ok(()));
        long.places[0].silence += 1;
        assert_eq!(field(arrange(&long).unwrap_err()), "silence-0");
    }

    #[test]
    fn a_piece_that_a_set_plays_stays() {
        let sets = [set("Shore", &[1])];
        assert_eq!(take_out(piece(2), &sets), Ok(()));
        let refused = take_out(piece(1), &sets).unwrap_err();
        assert!(refused.code() == "not_now" && refused.to_string().contains("Shore"), "{refused}");
    }

    #[test]
    fn wishes_name_the_set_with_the_longest_name_in_them() {
        let names = ["Shore", "Shore at night", "Rain"];
        assert_eq!(named_in("the shore at night, please, then silence", names), Some("Shore at night"));
        assert_eq!(named_in("SHORE", names), Some("Shore"));
        assert_eq!(named_in("piano", names), None);
        assert_eq!(named_in("piano", [" "]), None);
    }

    #[test]
    fn phases_come_in_order() {
        let mut set = set("Shore", &[1, 2]);
        set.places[0].phase = SoundPhase::Grounding;
        let phases: Vec<_> = set.in_order().places.iter().map(|it| it.phase).collect();
        assert_eq!(phases, [SoundPhase::Deep, SoundPhase::Grounding]);
        assert!(SoundPhase::ALL.is_sorted());
    }
}
