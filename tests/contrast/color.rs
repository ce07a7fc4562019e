//! What eyes make of colours: WCAG's contrast, layers of paint, and the colours that a reader with one kind of cones
//! missing sees.

use french_tech_map::paint::Color;

/// sRGB, gamma undone, each 0 to 1.
pub(crate) type Light = [f64; 3];

/// WCAG 2.2, "relative luminance": its first step.
fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

/// The channels, 0 to 1, and the opacity.
fn channels(color: Color) -> ([f64; 3], f64) {
    let byte = |i: u32| f64::from(color.0 >> (8 * i) & 0xff) / 255.0;
    ([byte(3), byte(2), byte(1)], byte(0))
}

/// What is seen of layers of paint, the lowest first, which must be opaque. A canvas mixes the bytes as they are.
pub(crate) fn seen(layers: &[Color]) -> Light {
    let mut mixed = [0.0; 3];
    for layer in layers {
        let (paint, opacity) = channels(*layer);
        for (below, above) in mixed.iter_mut().zip(paint) {
            *below += opacity * (above - *below);
        }
    }
    mixed.map(linear)
}

pub(crate) fn luminance([r, g, b]: Light) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// WCAG 2.2, "contrast ratio", 1 to 21.
pub(crate) fn contrast(a: Light, b: Light) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Which cones are missing.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Missing {
    Long,
    Middle,
    Short,
}

impl Missing {
    pub(crate) const ALL: [Missing; 3] = [Missing::Long, Missing::Middle, Missing::Short];

    /// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color
    /// Vision Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, table of the
    /// matrices at severity 1.0: protanopia, deuteranopia, tritanopia.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Missing::Long => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Missing::Middle => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Missing::Short => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        }
    }

    /// What is left of a colour.
    pub(crate) fn sees(self, light: Light) -> Light {
        self.matrix().map(|row| {
            let sum: f64 = row.iter().zip(light).map(|(part, channel)| part * channel).sum();
            sum.clamp(0.0, 1.0)
        })
    }
}

/// CIE 1976 L*a*b* for the white of sRGB (D65).
fn lab([r, g, b]: Light) -> [f64; 3] {
    let f = |t: f64| {
        let bend = 6.0 / 29.0_f64;
        if t > bend.powi(3) { t.cbrt() } else { t / (3.0 * bend * bend) + 4.0 / 29.0 }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE 1976: the distance of two colours; a trained eye beside them tells 2.3 apart, black and white are 100 apart.
pub(crate) fn distance(a: Light, b: Light) -> f64 {
    let squares: f64 = lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b) * (a - b)).sum();
    squares.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paint(rgb: u32) -> Light {
        seen(&[Color(rgb << 8 | 0xff)])
    }

    #[test]
    fn black_on_white_is_21_and_the_lightest_grey_that_passes_is_known() {
        assert!((contrast(paint(0), paint(0xff_ffff)) - 21.0).abs() < 1e-9);
        assert!(contrast(paint(0x76_7676), paint(0xff_ffff)) >= 4.5);
        assert!(contrast(paint(0x77_7777), paint(0xff_ffff)) < 4.5);
    }

    #[test]
    fn half_of_white_over_black_is_the_middle_grey_of_the_bytes() {
        let mixed = seen(&[Color(0xff), Color(0xffff_ff80)]);
        assert!((contrast(mixed, paint(0x80_8080)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn distances_are_those_of_the_standard() {
        assert!((distance(paint(0), paint(0xff_ffff)) - 100.0).abs() < 0.1);
        // Red is L* 53.2, a* 80.1, b* 67.2; green is L* 87.7, a* −86.2, b* 83.2.
        assert!((distance(paint(0xff_0000), paint(0x00_ff00)) - 170.6).abs() < 0.5);
    }

    #[test]
    fn grey_stays_grey_and_red_comes_near_to_green_without_long_or_middle_cones() {
        let (red, green) = (paint(0xc0_4040), paint(0x60_8030));
        for missing in Missing::ALL {
            assert!(distance(missing.sees(paint(0x80_8080)), paint(0x80_8080)) < 0.5, "{missing:?}");
        }
        for missing in [Missing::Long, Missing::Middle] {
            let (whole, left) = (distance(red, green), distance(missing.sees(red), missing.sees(green)));
            assert!(left < whole / 2.0, "{missing:?}: {left} of {whole}");
        }
    }
}
