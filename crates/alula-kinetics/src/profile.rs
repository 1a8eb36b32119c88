//! The constants of one body: typical for a weight and an age, or drawn from the spread between people.

use crate::chance::Stream;
use crate::person::{Compound, Person};

/// The constants of one body. Litres, litres an hour, per hour, hours; sources stand in
/// `docs/clinical/expected-concentrations.md`, where a test compares them with these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// Central volume of ketamine, L.
    pub v_central: f64,
    /// First peripheral volume, L.
    pub v_first: f64,
    /// Flow between central and first, L/h.
    pub q_first: f64,
    /// Second peripheral volume, L.
    pub v_second: f64,
    /// Flow between central and second, L/h.
    pub q_second: f64,
    /// Apparent volume of the liver, L.
    pub v_liver: f64,
    /// Apparent flow through the liver, L/h.
    pub q_liver: f64,
    /// Intrinsic clearance in the liver, L/h.
    pub clearance: f64,
    /// Share that passes the wall of the gut as ketamine.
    pub gut_share: f64,
    /// Share of what the wall of the gut takes that becomes norketamine.
    pub gut_norketamine: f64,
    /// From gut to liver, per hour, when swallowed or from a lozenge.
    pub gut_rate: f64,
    /// Hours over which a swallowed amount enters the gut.
    pub gut_hours: f64,
    /// From gut to liver, per hour, for what runs down from the nose.
    pub nose_gut_rate: f64,
    /// Hours over which that enters the gut.
    pub nose_gut_hours: f64,
    /// From mouth to its lining, per hour.
    pub mouth_rate: f64,
    /// Swallowed unawares while holding, per hour.
    pub saliva_rate: f64,
    /// From the lining of the mouth to plasma, per hour.
    pub lining_rate: f64,
    /// Share of what is spat out that is swallowed all the same.
    pub spit_left: f64,
    /// Share of a first spray that the nose takes up.
    pub nose_share: f64,
    /// Milligrams in one spray device.
    pub spray_mg: f64,
    /// How much of that share a further spray has.
    pub spray_factor: f64,
    /// From the lining of the nose to plasma, per hour.
    pub nose_rate: f64,
    /// Share of a muscle dose that arrives.
    pub muscle_share: f64,
    /// From muscle to plasma, per hour.
    pub muscle_rate: f64,
    /// Apparent central volume of norketamine, L.
    pub v_norketamine: f64,
    /// Apparent clearance of norketamine, L/h.
    pub norketamine_clearance: f64,
    /// Apparent peripheral volume of norketamine, L.
    pub v_norketamine_far: f64,
    /// Flow between the two, L/h.
    pub q_norketamine: f64,
    /// From plasma to the effect site and back, per hour.
    pub effect_rate: f64,
}

/// 70 kg, up to 60 years, racemic ketamine.
const REFERENCE: Profile = Profile {
    v_central: 105.0,
    v_first: 109.0,
    q_first: 116.0,
    v_second: 254.0,
    q_second: 22.1,
    v_liver: 63.4,
    q_liver: 126.0,
    clearance: 203.0,
    gut_share: 0.589,
    gut_norketamine: 0.573,
    gut_rate: 2.77,
    gut_hours: 0.293,
    nose_gut_rate: 1.45,
    nose_gut_hours: 0.53,
    mouth_rate: 0.942,
    saliva_rate: 0.30,
    lining_rate: 2.4,
    spit_left: 0.10,
    nose_share: 0.378,
    spray_mg: 28.0,
    spray_factor: 0.62,
    nose_rate: 2.93,
    muscle_share: 0.93,
    muscle_rate: 6.0,
    v_norketamine: 84.9,
    norketamine_clearance: 55.4,
    v_norketamine_far: 146.0,
    q_norketamine: 48.8,
    effect_rate: 5.94,
};
const REFERENCE_KG: f64 = 70.0;
/// Volumes grow with weight, flows and clearances with this power of it.
const FLOW_POWER: f64 = 0.75;
/// How much faster the liver takes esketamine than racemic ketamine.
const ESKETAMINE: f64 = 1.17;
/// From this age on the flow through the liver falls, by this share a year.
const OLDER: f64 = 60.0;
const FLOW_LOST_A_YEAR: f64 = 0.0145;

impl Profile {
    /// The middle of people of this weight and age.
    #[must_use]
    pub fn typical(person: &Person) -> Self {
        let volume = person.weight_kg() / REFERENCE_KG;
        let flow = volume.powf(FLOW_POWER);
        let mut it = REFERENCE;
        for scaled in [
            &mut it.v_central,
            &mut it.v_first,
            &mut it.v_second,
            &mut it.v_liver,
            &mut it.v_norketamine,
            &mut it.v_norketamine_far,
        ] {
            *scaled *= volume;
        }
        for scaled in [
            &mut it.q_first,
            &mut it.q_second,
            &mut it.q_liver,
            &mut it.clearance,
            &mut it.q_norketamine,
            &mut it.norketamine_clearance,
        ] {
            *scaled *= flow;
        }
        if person.compound() == Compound::Esketamine {
            it.clearance *= ESKETAMINE;
        }
        it.q_liver *= 1.0 - FLOW_LOST_A_YEAR * (person.age_years() - OLDER).max(0.0);
        it
    }

    /// One person drawn around this middle: the same for the same seed and number, however many others are drawn.
    #[must_use]
    pub fn drawn(&self, seed: u64, number: u64) -> Self {
        let mut stream = Stream::of(seed, number);
        let mut it = *self;
        // In this order each takes one normal number; changing it changes every picture.
        spread(&mut it.clearance, 0.45, &mut stream);
        spread(&mut it.norketamine_clearance, 0.30, &mut stream);
        spread(&mut it.gut_hours, 0.40, &mut stream);
        spread_share(&mut it.nose_share, 0.70, &mut stream);
        spread_share(&mut it.gut_share, 0.50, &mut stream);
        spread(&mut it.q_liver, 0.23, &mut stream);
        spread(&mut it.v_first, 0.49, &mut stream);
        spread(&mut it.v_central, 0.30, &mut stream);
        spread(&mut it.v_norketamine, 0.31, &mut stream);
        spread(&mut it.mouth_rate, 0.60, &mut stream);
        spread(&mut it.saliva_rate, 0.50, &mut stream);
        spread(&mut it.lining_rate, 0.30, &mut stream);
        spread(&mut it.muscle_rate, 0.40, &mut stream);
        spread(&mut it.nose_rate, 0.56, &mut stream);
        spread(&mut it.gut_rate, 0.60, &mut stream);
        spread(&mut it.nose_gut_rate, 0.60, &mut stream);
        spread(&mut it.effect_rate, 0.30, &mut stream);
        it
    }

    /// Clearance from plasma, L/h.
    #[must_use]
    pub fn plasma_clearance(&self) -> f64 {
        self.q_liver * self.clearance / (self.q_liver + self.clearance)
    }

    /// Share of a swallowed dose that comes into the blood as ketamine.
    #[must_use]
    pub fn swallowed_share(&self) -> f64 {
        self.gut_share * self.q_liver / (self.q_liver + self.clearance)
    }
}

/// Log-normal: standard deviation of the logarithm.
fn spread(value: &mut f64, deviation: f64, stream: &mut Stream) {
    *value *= (deviation * stream.normal()).exp();
}

/// For a share between 0 and 1: standard deviation of the logit.
fn spread_share(value: &mut f64, deviation: f64, stream: &mut Stream) {
    let odds = *value / (1.0 - *value) * (deviation * stream.normal()).exp();
    *value = odds / (1.0 + odds);
}
