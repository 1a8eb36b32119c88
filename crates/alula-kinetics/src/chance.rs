//! Chance from a seed: the same numbers everywhere, for each person apart from all others.

/// A stream of standard normal numbers that belongs to one person of one seed, however many others there are.
pub(crate) struct Stream(u64);

/// The step of SplitMix64 (Steele, Lea, Flood 2014).
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Stream {
    pub fn of(seed: u64, person: u64) -> Self {
        Self(mix(mix(seed.wrapping_add(STEP)) ^ person.wrapping_mul(STEP)))
    }

    /// The next normal number: an even one in (0, 1), through the inverse of the normal distribution.
    pub fn normal(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(STEP);
        let even = ((mix(self.0) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
        normal_of(even)
    }
}

fn mix(mut it: u64) -> u64 {
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

/// The normal number below which lies this share: Wichura's PPND16 (Applied Statistics 37:477, 1988, algorithm AS 241),
/// exact to about 1 in 10^16.
fn normal_of(share: f64) -> f64 {
    let off = share - 0.5;
    if off.abs() <= 0.425 {
        let r = 0.180_625 - off * off;
        return off * ratio(r, &CENTRE);
    }
    let r = (-(if off < 0.0 { share } else { 1.0 - share }).ln()).sqrt();
    let size = if r <= 5.0 { ratio(r - 1.6, &NEAR) } else { ratio(r - 5.0, &FAR) };
    size.copysign(off)
}

/// A fraction of two polynomials of the seventh degree, highest power first.
fn ratio(r: f64, [above, below]: &[[f64; 8]; 2]) -> f64 {
    let value = |of: &[f64; 8]| of.iter().fold(0.0, |sum, it| sum * r + it);
    value(above) / value(below)
}

const CENTRE: [[f64; 8]; 2] = [
    [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_3,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    [
        5_226.495_278_852_545,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
];
const NEAR: [[f64; 8]; 2] = [
    [
        7.745_450_142_783_414e-4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
];
const FAR: [[f64; 8]; 2] = [
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        0.001_242_660_947_388_078_4,
        0.026_532_189_526_576_124,
        0.296_560_571_828_504_87,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        0.014_875_361_290_850_615,
        0.136_929_880_922_735_8,
        0.599_832_206_555_888,
        1.0,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_of_the_normal_distribution_is_wichuras() {
        // The checks that the paper prints.
        for (share, normal) in
            [(0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_813_6), (1e-20, -9.262_340_089_798_408)]
        {
            assert!((normal_of(share) - normal).abs() < 1e-14, "{share}");
        }
    }

    #[test]
    fn the_stream_has_the_mean_and_spread_of_a_normal_distribution() {
        let all: Vec<f64> = (0..20_000).map(|person| Stream::of(7, person).normal()).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        let spread = (all.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / all.len() as f64).sqrt();
        assert!(mean.abs() < 0.03 && (spread - 1.0).abs() < 0.02, "{mean} {spread}");
    }
}
