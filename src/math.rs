//! Functions of real numbers that give the same bits natively and in the browser. `libm` does; yet its angles may be
//! of any size, and bringing those of 1e300 into range takes 4 kB of the compressed wasm. A map turns a few times at
//! most.

pub(crate) use libm::{atan, atan2, log};

use core::f64::consts::{FRAC_2_PI, LOG2_E};

/// π/2 in parts: the first has zeros at its end, so that small multiples of it are exact.
const QUARTER: [f64; 2] = [f64::from_bits(0x3ff9_21fb_5440_0000), 6.077_100_506_506_192e-11];
/// Polynomials on −π/4…π/4 (Sun's fdlibm), by even powers.
const SIN: [f64; 6] = [
    1.589_690_995_211_55e-10,
    -2.505_076_025_340_686_3e-8,
    2.755_731_370_707_006_8e-6,
    -1.984_126_982_985_795e-4,
    8.333_333_333_322_49e-3,
    -1.666_666_666_666_663_2e-1,
];
const COS: [f64; 6] = [
    -1.135_964_755_778_819_5e-11,
    2.087_572_321_298_175e-9,
    -2.755_731_435_139_066e-7,
    2.480_158_728_947_673e-5,
    -1.388_888_888_887_411e-3,
    4.166_666_666_666_66e-2,
];

/// The logarithm of 2 in parts, as [`QUARTER`] is.
const LN_2: [f64; 2] = [f64::from_bits(0x3fe6_2e42_fee0_0000), 1.908_214_929_270_587_7e-10];

/// e to a power, to 1e-15 of it: Taylor's series around the nearest power of two. Past 700 it is infinite or 0.
#[inline(never)]
pub(crate) fn exp(power: f64) -> f64 {
    if power.abs() > 700.0 {
        return if power > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let doublings = (power * LOG2_E + 0.5).floor();
    let r = power - doublings * LN_2[0] - doublings * LN_2[1];
    let mut sum = 1.0;
    let mut k = 13.0;
    while k > 0.0 {
        sum = 1.0 + sum * r / k;
        k -= 1.0;
    }
    sum * f64::from_bits(((doublings as i64 + 1023) as u64) << 52)
}

/// Written out: a projection asks for it four times per vertex, and what engines run before they know that is slow at loops.
#[inline(always)]
fn polynomial([a, b, c, d, e, f]: [f64; 6], z: f64) -> f64 {
    ((((a * z + b) * z + c) * z + d) * z + e) * z + f
}

/// Sine and cosine of an angle of a few turns, to 1e-15.
#[inline(never)]
pub(crate) fn sincos(radians: f64) -> (f64, f64) {
    let quarters = (radians * FRAC_2_PI + 0.5).floor();
    let r = radians - quarters * QUARTER[0] - quarters * QUARTER[1];
    let z = r * r;
    let sin = r + r * z * polynomial(SIN, z);
    let cos = 1.0 - (0.5 * z - z * z * polynomial(COS, z));
    match quarters as i64 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

pub(crate) fn sin(radians: f64) -> f64 {
    sincos(radians).0
}

pub(crate) fn cos(radians: f64) -> f64 {
    sincos(radians).1
}

pub(crate) fn tan(radians: f64) -> f64 {
    let (sin, cos) = sincos(radians);
    sin / cos
}

pub(crate) fn asin(x: f64) -> f64 {
    // Of ±1 the tangent is infinite, which `atan` takes.
    atan(x / ((1.0 - x) * (1.0 + x)).sqrt())
}

pub(crate) fn atanh(x: f64) -> f64 {
    0.5 * log((1.0 + x) / (1.0 - x))
}

/// Has a range reach to a number; what is none counts for nothing. `min` and `max` are calls in the wasm, and this is asked for
/// each side of each vertex.
pub(crate) fn widen((least, most): (&mut f64, &mut f64), to: f64) {
    if to < *least {
        *least = to;
    }
    if to > *most {
        *most = to;
    }
}

/// Length of a vector; of one on a map, so that its square is finite.
pub(crate) fn hypot(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_of_a_map_agree_with_libm() {
        for i in -40_000..=40_000 {
            let angle = f64::from(i) * 0.000_5;
            let (sin, cos) = sincos(angle);
            assert!((sin - libm::sin(angle)).abs() < 1e-15, "sin {angle}: {sin}");
            assert!((cos - libm::cos(angle)).abs() < 1e-15, "cos {angle}: {cos}");
        }
    }

    #[test]
    fn the_others_agree_with_libm() {
        for i in -999..=999 {
            let x = f64::from(i) / 1000.0;
            assert!((asin(x) - libm::asin(x)).abs() < 1e-15, "asin {x}");
            assert!((atanh(x) - libm::atanh(x)).abs() < 1e-15 * (1.0 + 4.0 * x.abs()), "atanh {x}");
            assert!((tan(x) / libm::tan(x) - 1.0).abs() < 1e-15 || x == 0.0, "tan {x}");
            let power = 700.0 * x;
            assert!((exp(power) / libm::exp(power) - 1.0).abs() < 2e-15, "exp {power}");
            assert!((hypot(x, 0.3) - libm::hypot(x, 0.3)).abs() < 1e-15, "hypot {x}");
        }
        assert_eq!([asin(1.0), asin(-1.0)], [libm::asin(1.0), libm::asin(-1.0)]);
        assert_eq!([exp(0.0), exp(f64::NEG_INFINITY), exp(1e9)], [1.0, 0.0, f64::INFINITY]);
    }

    #[test]
    fn what_is_no_angle_of_a_map_gives_a_number_or_nan() {
        for wild in [1e9, 1e300, f64::INFINITY, f64::NAN, -0.0] {
            let _ = (sincos(wild), tan(wild), asin(wild), atanh(wild), exp(wild));
        }
    }
}
