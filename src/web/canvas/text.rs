//! Lines of text on the canvas.

use super::kept::{mixed, mixed_text};
use super::{Painter, SPACE};
use crate::prose::{push_tenths, tenths};
use crate::scene::{Ink, Stroke, Text, Weight};

/// A text is fitted to the scene's width when the font's own differs by more than this part.
const FIT_TOLERANCE: f64 = 0.004;

impl Painter<'_> {
    /// Paints a line of text as wide as the scene has it, whatever font the browser chose.
    pub(super) fn text(&mut self, text: &Text) {
        self.finish();
        let context = self.context;
        self.font(text);
        if text.halo {
            self.stroke_style(Stroke { ink: Ink::Halo, width: text.halo_width(), dash: 0.0 }, 1.0);
        }
        self.fill_style(text.ink);
        let k = self.pixel_ratio;
        let key = mixed_text(mixed(self.font_key(text), text.tracking.to_bits()), &text.text);
        let written = self.kept.string(key, &|| text.text.clone());
        let (width, string) = (written.width(context), &written.string);
        let fit = if width > 0.0 { text.width / width } else { 1.0 };
        let fitted = (fit - 1.0).abs() > FIT_TOLERANCE;
        // Telling the context another alignment costs more than a subtraction.
        let wide = if fitted { text.width } else { width };
        let (mut x, mut y) = (text.at.x - wide * text.align.before(), text.at.y);
        if fitted {
            context.transform_by(k * fit, 0.0, 0.0, k, k * x, k * y);
            (x, y) = (0.0, 0.0);
        }
        if text.halo {
            context.stroke_text(string, x, y);
        }
        context.fill_text(string, x, y);
        if fitted {
            self.page_transform();
        }
    }

    fn font_key(&self, text: &Text) -> u64 {
        mixed(mixed(self.face, text.weight as u64), text.px.to_bits())
    }

    fn font(&mut self, text: &Text) {
        let context = self.context;
        let Text { px, weight, tracking, .. } = *text;
        if self.told.font != (px, Some(weight)) {
            self.told.font = (px, Some(weight));
            let bold = if weight == Weight::Bold { "700 " } else { "" };
            let font = || {
                let mut font = bold.to_owned();
                push_tenths(&mut font, tenths(px));
                font += "px ";
                font + self.font
            };
            context.set_font(&self.kept.string(self.font_key(text), &font).string);
        }
        if self.told.tracking != tracking {
            self.told.tracking = tracking;
            let space = || {
                let mut space = String::new();
                push_tenths(&mut space, tenths(tracking));
                space + "px"
            };
            let key = mixed(SPACE, tracking.to_bits());
            context.set_letter_spacing(&self.kept.string(key, &space).string);
        }
    }
}
