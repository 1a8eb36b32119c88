//! The closed form against the model's differential equations, stepped through by Runge and Kutta's fourth order.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use alula_kinetics::{Course, Dose, People, Person, Profile, Route};

const STATES: usize = 11;
type State = [f64; STATES];

/// The equations as the model writes them: mouth, lining, gut, muscle, central, two peripheral, liver, norketamine twice,
/// effect site. Flows into mouth, gut and central come from outside.
fn change(it: &Profile, nose: bool, [into_mouth, into_gut, into_central]: [f64; 3], x: &State) -> State {
    let [mouth, lining, gut, muscle, c, p1, p2, liver, n, np, effect] = *x;
    let (lining_rate, gut_rate) = if nose { (it.nose_rate, it.nose_gut_rate) } else { (it.lining_rate, it.gut_rate) };
    let first = it.q_first * (p1 / it.v_first - c / it.v_central);
    let second = it.q_second * (p2 / it.v_second - c / it.v_central);
    let through = it.q_liver * (liver / it.v_liver - c / it.v_central);
    let cleared = it.clearance * liver / it.v_liver;
    let far = it.q_norketamine * (np / it.v_norketamine_far - n / it.v_norketamine);
    [
        into_mouth - (it.mouth_rate + it.saliva_rate) * mouth,
        it.mouth_rate * mouth - lining_rate * lining,
        into_gut + it.saliva_rate * mouth - gut_rate * gut,
        -it.muscle_rate * muscle,
        into_central + lining_rate * lining + it.muscle_rate * muscle + first + second + through,
        -first,
        -second,
        it.gut_share * gut_rate * gut - through - cleared,
        cleared + it.gut_norketamine * (1.0 - it.gut_share) * gut_rate * gut + far
            - it.norketamine_clearance * n / it.v_norketamine,
        -far,
        it.effect_rate * (c / it.v_central - effect),
    ]
}

/// Steps of at most a tenth of a minute, never across an end of a flow.
fn stepped(it: &Profile, nose: bool, flow: [f64; 3], mut x: State, hours: f64) -> State {
    let steps = (hours * 600.0).ceil().max(1.0);
    let h = hours / steps;
    let plus = |x: &State, d: &State, by: f64| -> State { std::array::from_fn(|i| x[i] + by * d[i]) };
    for _ in 0..steps as usize {
        let a = change(it, nose, flow, &x);
        let b = change(it, nose, flow, &plus(&x, &a, h / 2.0));
        let c = change(it, nose, flow, &plus(&x, &b, h / 2.0));
        let d = change(it, nose, flow, &plus(&x, &c, h));
        x = std::array::from_fn(|i| x[i] + h / 6.0 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]));
    }
    x
}

/// Ketamine, norketamine and effect site after so many hours.
fn told(it: &Profile, x: &State) -> [f64; 3] {
    [1000.0 * x[4] / it.v_central, 1000.0 * x[8] / it.v_norketamine, 1000.0 * x[10]]
}

fn agrees(it: &Profile, dose: Dose, minute: f64, x: &State) {
    let found = it.at(&Course::of(&[dose]).unwrap(), &[minute]);
    let found = [found.ketamine[0], found.norketamine[0], found.effect_site[0]];
    for (found, told) in found.into_iter().zip(told(it, x)) {
        assert!((found - told).abs() < 1e-6 * (1.0 + told), "{dose:?} at {minute}: {found} for {told}");
    }
}

fn bodies() -> Vec<Profile> {
    People::drawn(&Person::new(81.0, 66.0).unwrap(), 25, 11).unwrap().bodies().to_vec()
}

#[test]
fn a_lozenge_follows_the_equations() {
    for (dissolve_min, hold_min, spit) in [(5.0, 10.0, false), (20.0, 15.0, true)] {
        let dose = Dose { at_min: 0.0, base_mg: 120.0, route: Route::Lozenge { dissolve_min, hold_min, spit } };
        for it in bodies() {
            let (dissolve, hold) = (dissolve_min / 60.0, hold_min / 60.0);
            let comes = f64::min(dissolve, hold);
            let mut x = stepped(&it, false, [120.0 / dissolve, 0.0, 0.0], [0.0; STATES], comes);
            agrees(&it, dose, comes * 60.0, &x);
            x = stepped(&it, false, [0.0; 3], x, hold - comes);
            let left = x[0] + 120.0 * (1.0 - hold / dissolve).max(0.0);
            x[0] = 0.0;
            let swallowed = if spit { it.spit_left * left } else { left };
            x = stepped(&it, false, [0.0, swallowed / it.gut_hours, 0.0], x, it.gut_hours);
            agrees(&it, dose, (hold + it.gut_hours) * 60.0, &x);
            for hours in [0.5, 1.5, 4.0] {
                x = stepped(&it, false, [0.0; 3], x, hours);
                let more = if hours == 0.5 {
                    0.5
                } else if hours == 1.5 {
                    2.0
                } else {
                    6.0
                };
                agrees(&it, dose, (hold + it.gut_hours + more) * 60.0, &x);
            }
        }
    }
}

#[test]
fn injection_infusion_and_spray_follow_the_equations() {
    for it in bodies() {
        let mut x = [0.0; STATES];
        x[3] = 60.0 * it.muscle_share;
        let dose = Dose { at_min: 0.0, base_mg: 60.0, route: Route::Muscle };
        agrees(&it, dose, 90.0, &stepped(&it, false, [0.0; 3], x, 1.5));

        let dose = Dose { at_min: 0.0, base_mg: 40.0, route: Route::Vein { minutes: 40.0 } };
        x = stepped(&it, false, [0.0, 0.0, 60.0], [0.0; STATES], 2.0 / 3.0);
        agrees(&it, dose, 40.0, &x);
        agrees(&it, dose, 130.0, &stepped(&it, false, [0.0; 3], x, 1.5));

        let dose = Dose { at_min: 0.0, base_mg: 56.0, route: Route::Nose };
        let taken = it.nose_share * 1.62 / 2.0;
        x = [0.0; STATES];
        x[1] = 56.0 * taken;
        x = stepped(&it, true, [0.0, 56.0 * (1.0 - taken) / it.nose_gut_hours, 0.0], x, it.nose_gut_hours);
        agrees(&it, dose, it.nose_gut_hours * 60.0, &x);
        agrees(&it, dose, (it.nose_gut_hours + 2.0) * 60.0, &stepped(&it, true, [0.0; 3], x, 2.0));
    }
}

#[test]
fn what_comes_in_goes_out_again() {
    // Until ten days, when nothing is left: clearance times area is the amount that came in.
    let early = (0..2000).map(|it| f64::from(it) * 0.1);
    let minutes: Vec<f64> = early.chain((0..2841).map(|it| 200.0 + 5.0 * f64::from(it))).collect();
    let hours: Vec<f64> = minutes.iter().map(|it| it / 60.0).collect();
    let area = |of: &[f64]| -> f64 {
        hours.windows(2).zip(of.windows(2)).map(|(t, v)| (t[1] - t[0]) * (v[0] + v[1]) / 2.0).sum()
    };
    for it in bodies() {
        let over = |route, mg| it.at(&Course::of(&[Dose { at_min: 0.0, base_mg: mg, route }]).unwrap(), &minutes);
        let close = |found: f64, told: f64, what: &str| {
            assert!((found / told - 1.0).abs() < 1e-4, "{what}: {found} for {told}")
        };
        let vein = over(Route::Vein { minutes: 60.0 }, 50.0);
        close(it.plasma_clearance() * area(&vein.ketamine), 50_000.0, "vein");
        close(it.norketamine_clearance * area(&vein.norketamine), 50_000.0, "norketamine after the vein");
        let swallowed = over(Route::Swallowed, 50.0);
        close(it.plasma_clearance() * area(&swallowed.ketamine), 50_000.0 * it.swallowed_share(), "swallowed");
        let changed = it.gut_share + it.gut_norketamine * (1.0 - it.gut_share);
        close(it.norketamine_clearance * area(&swallowed.norketamine), 50_000.0 * changed, "norketamine after the gut");
        let muscle = over(Route::Muscle, 50.0);
        close(it.plasma_clearance() * area(&muscle.ketamine), 50_000.0 * it.muscle_share, "muscle");
    }
}
