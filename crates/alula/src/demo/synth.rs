//! A small synthesiser for the demo's sound: slow pads, a sea, bells. The same seed makes the same bytes.

use std::f32::consts::TAU;

use serde::Deserialize;

/// Samples in a second; soft sound holds little above half of it.
const RATE: u32 = 16_000;
/// One turn of a sine, read instead of computed.
const TURN: usize = 4096;

/// What a piece sounds like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Voice {
    /// A chord that swells and sinks.
    Pads,
    /// The same, an octave lower and slower.
    LowPads,
    /// Waves on a shore.
    Sea,
    /// Bells, far apart, over quiet water.
    Bells,
}

/// A piece as a WAV file: one channel, sixteen bits.
pub(super) fn piece(voice: Voice, seed: u32, seconds: u32) -> Vec<u8> {
    let length = (RATE * seconds) as usize;
    let mut chance = Chance(seed.wrapping_mul(2_654_435_761) | 1);
    let sound = match voice {
        Voice::Pads => pads(length, 220.0, 9.0, &mut chance),
        Voice::LowPads => pads(length, 110.0, 14.0, &mut chance),
        Voice::Sea => sea(length, 1.0, &mut chance),
        Voice::Bells => bells(length, &mut chance),
    };
    wav(&sound)
}

/// Numbers that look like chance and follow from the seed (xorshift, Marsaglia 2003).
struct Chance(u32);

impl Chance {
    /// From minus one to one.
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as f32 / (1 << 23) as f32 - 1.0
    }
}

struct Sine {
    turn: Vec<f32>,
}

impl Sine {
    fn new() -> Self {
        Self { turn: (0..TURN).map(|it| (TAU * it as f32 / TURN as f32).sin()).collect() }
    }

    /// At `cycles` whole turns and parts of one.
    fn at(&self, cycles: f32) -> f32 {
        let place = (cycles - cycles.floor()) * TURN as f32;
        self.turn[place as usize % TURN]
    }
}

/// A chord of a root, its fifth, its octave and the third above, each of two voices a little apart.
fn pads(length: usize, root: f32, breath: f32, chance: &mut Chance) -> Vec<f32> {
    let sine = Sine::new();
    let mut sound = vec![0.0; length];
    for (part, strength) in [(1.0, 1.0), (1.5, 0.7), (2.0, 0.5), (2.5, 0.3)] {
        for _ in 0..2 {
            let step = root * part * (1.0 + 0.003 * chance.next()) / RATE as f32;
            let (swell, begin) = (1.0 / (breath * (1.0 + 0.3 * chance.next()) * RATE as f32), chance.next());
            let mut phase = chance.next().abs();
            for (n, it) in sound.iter_mut().enumerate() {
                phase += step;
                if phase >= 1.0 {
                    phase -= 1.0;
                }
                // Every sixteenth sample the swell is looked at anew; slower than that it does not move.
                let loud = 0.55 + 0.45 * sine.at(begin + (n & !15) as f32 * swell);
                *it += strength * loud * sine.at(phase);
            }
        }
    }
    sound
}

/// Noise through two soft filters that open as a wave comes in.
fn sea(length: usize, loudness: f32, chance: &mut Chance) -> Vec<f32> {
    let sine = Sine::new();
    let (mut once, mut twice) = (0.0, 0.0);
    let mut open = 0.0;
    (0..length)
        .map(|n| {
            if n % 64 == 0 {
                let at = n as f32 / RATE as f32;
                let wave = 0.6 * sine.at(at / 8.3) + 0.4 * sine.at(at / 5.1 + 0.2);
                open = 0.03 + 0.05 * (wave + 1.0);
            }
            once += open * (chance.next() - once);
            twice += open * (once - twice);
            loudness * twice * (0.4 + 4.0 * open)
        })
        .collect()
}

/// A bell every few seconds: partials as a bell has them, each dying away by itself.
fn bells(length: usize, chance: &mut Chance) -> Vec<f32> {
    const NOTES: [f32; 5] = [293.66, 329.63, 392.0, 440.0, 587.33];
    let sine = Sine::new();
    let mut sound = sea(length, 0.5, chance);
    let mut begin = RATE as usize / 2;
    while begin < length.saturating_sub(4 * RATE as usize) {
        let note = NOTES[((chance.next().abs() * 5.0) as usize).min(4)];
        for (part, strength, seconds) in [(1.0, 0.30, 5.0), (2.0, 0.14, 3.5), (2.76, 0.10, 2.0), (5.4, 0.04, 0.8)] {
            let step = note * part / RATE as f32;
            let fade = (-1.0 / (seconds / 3.0 * RATE as f32)).exp();
            let (mut phase, mut loud, mut rise) = (0.0, strength, 0.0);
            for it in sound.iter_mut().skip(begin).take((seconds * 2.0 * RATE as f32) as usize) {
                phase += step;
                if phase >= 1.0 {
                    phase -= 1.0;
                }
                loud *= fade;
                rise = (rise + 1.0 / 160.0_f32).min(1.0);
                *it += rise * loud * sine.at(phase);
            }
        }
        begin += (RATE as f32 * (2.5 + 1.5 * chance.next().abs())) as usize;
    }
    sound
}

/// The samples at one loudness, none of them cut off, as a WAV file.
fn wav(sound: &[f32]) -> Vec<u8> {
    let peak = sound.iter().fold(1e-6_f32, |peak, it| peak.max(it.abs()));
    let bytes = u32::try_from(sound.len() * 2).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(44 + sound.len() * 2);
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    file.extend(2_u16.to_le_bytes());
    file.extend(16_u16.to_le_bytes());
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    file.extend(sound.iter().flat_map(|it| ((it / peak * 20_000.0) as i16).to_le_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(file: &[u8]) -> Vec<i16> {
        file[44..].chunks_exact(2).map(|it| i16::from_le_bytes([it[0], it[1]])).collect()
    }

    #[test]
    fn the_same_seed_makes_the_same_bytes_and_another_seed_others() {
        for voice in [Voice::Pads, Voice::LowPads, Voice::Sea, Voice::Bells] {
            let one = piece(voice, 7, 6);
            assert_eq!(one, piece(voice, 7, 6), "{voice:?}");
            assert_ne!(one, piece(voice, 8, 6), "{voice:?}");
        }
    }

    #[test]
    fn a_piece_is_a_wav_file_as_long_as_asked_for_that_never_falls_silent_or_clips() {
        for voice in [Voice::Pads, Voice::LowPads, Voice::Sea, Voice::Bells] {
            let file = piece(voice, 3, 6);
            assert_eq!((&file[..4], &file[8..16], file.len()), (&b"RIFF"[..], &b"WAVEfmt "[..], 44 + 6 * 32_000));
            let loudest = |part: &[i16]| part.iter().map(|it| it.unsigned_abs()).max().unwrap();
            let all = samples(&file);
            assert!((19_990..=20_000).contains(&loudest(&all)), "{voice:?}: {}", loudest(&all));
            let quiet = all.chunks(RATE as usize / 2).map(loudest).min().unwrap();
            assert!(quiet > 150, "{voice:?} falls silent: {quiet}");
        }
    }
}
