//! The sound of the demo practice, taken in and arranged by its manager.

use std::collections::BTreeMap;

use alula_app::House;
use alula_core::decide::Role;
use alula_core::ids::{PieceId, SoundSetId, StaffId};
use alula_core::practice::sound::{PieceWords, SoundPhase, SoundPlace, SoundSet};
use anyhow::{Context as _, anyhow};
use serde::Deserialize;

use super::files::Practice;
use super::story::Stage;
use super::synth::{self, Voice};

const FILE: &str = include_str!("../../../../demo/sound.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sound {
    licence: String,
    source: String,
    pieces: Vec<Piece>,
    sets: Vec<Set>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Piece {
    title: String,
    voice: Voice,
    seed: u32,
    seconds: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    name: String,
    places: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    phase: SoundPhase,
    /// The title of the piece.
    piece: String,
    silence: u16,
}

/// Synthesises the pieces and arranges the sets.
pub(super) async fn take_in(
    house: &House,
    stage: &Stage<'_>,
    practice: &Practice,
    staff: &BTreeMap<String, StaffId>,
) -> anyhow::Result<()> {
    let file: Sound = toml::from_str(FILE).context("demo/sound.toml")?;
    let manager = super::protocols::somebody(practice, staff, Role::Manager)?;
    let mut pieces = BTreeMap::new();
    for it in file.pieces {
        let id = PieceId(stage.id(&format!("sound {}", it.title)));
        let words = PieceWords {
            title: it.title.as_str().into(),
            licence: file.licence.as_str().into(),
            source: file.source.as_str().into(),
        };
        let content = synth::piece(it.voice, it.seed, it.seconds);
        let taken = house.take_in_piece(&manager, id, words, content).await?;
        taken.map_err(|refusal| anyhow!("{} is not taken in: {refusal}", it.title))?;
        pieces.insert(it.title, id);
    }
    for it in file.sets {
        let place = |place: Place| {
            let piece = pieces.get(&place.piece).with_context(|| format!("there is no piece {}", place.piece))?;
            Ok(SoundPlace { phase: place.phase, piece: *piece, silence: place.silence })
        };
        let places = it.places.into_iter().map(place).collect::<anyhow::Result<_>>()?;
        let set = SoundSet { name: it.name.as_str().into(), places };
        let kept = house.keep_sound_set(&manager, SoundSetId(stage.id(&format!("set {}", it.name))), set).await?;
        kept.map_err(|refusal| anyhow!("{} is not arranged: {refusal}", it.name))?;
    }
    Ok(())
}
