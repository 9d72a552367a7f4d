//! Text and blocks drawn into a picture of two colours, written as a small PNG.

use ab_glyph::FontRef;
use image::{GrayImage, Luma, Rgb, RgbImage};

use crate::glyph;

/// Room at the left and the right.
const MARGIN: f32 = 72.0;

/// How much ink is on each pixel; the colours come last.
pub(crate) struct Canvas {
    ink: GrayImage,
    /// Width of a line of text.
    text_width: f32,
    face: Option<FontRef<'static>>,
}

impl Canvas {
    /// An empty picture; its width is even.
    pub(crate) fn new(width: u32, height: u32) -> Self {
        let text_width = f32::from(u16::try_from(width).unwrap_or(u16::MAX)) - 2.0 * MARGIN;
        Self { ink: GrayImage::new(width, height), text_width, face: glyph::face() }
    }

    /// How wide a text is.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        self.face.as_ref().map_or(0.0, |face| glyph::width(face, text, size))
    }

    /// Breaks text into at most `most` lines of the width of the picture; what does not fit ends in an ellipsis.
    pub(crate) fn wrap(&self, text: &str, size: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace().flat_map(|word| self.split_long(word, size)).take(200) {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if self.width(&longer, size) <= self.text_width {
                line = longer;
                continue;
            }
            lines.push(std::mem::replace(&mut line, word));
            if lines.len() == most {
                if let Some(last) = lines.last_mut() {
                    self.shorten(last, size, self.text_width);
                }
                return lines;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// A word wider than a line, in pieces.
    fn split_long(&self, word: &str, size: f32) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut piece = String::new();
        for c in word.chars().take(1_000) {
            piece.push(c);
            if self.width(&piece, size) > self.text_width {
                piece.pop();
                pieces.push(std::mem::replace(&mut piece, c.to_string()));
            }
        }
        pieces.push(piece);
        pieces
    }

    /// A line of at most the width of the picture, less what is taken; cut with an ellipsis where it must be.
    pub(crate) fn cut(&self, text: &str, size: f32, taken: f32) -> String {
        let mut line: String = text.chars().take(1_000).collect();
        let room = self.text_width - taken;
        if self.width(&line, size) > room {
            self.shorten(&mut line, size, room);
        }
        line
    }

    /// Cuts a line so that it fits into so much room with an ellipsis.
    fn shorten(&self, line: &mut String, size: f32, room: f32) {
        while self.width(line, size) + self.width("…", size) > room && line.pop().is_some() {}
        line.truncate(line.trim_end().len());
        line.push('…');
    }

    /// Writes a line from the left margin.
    pub(crate) fn text(&mut self, text: &str, size: f32, baseline: f32) {
        self.text_at(text, size, (MARGIN, baseline), 255.0);
    }

    /// Writes a row of a table: a short word at the left, one cut to fit behind it, one at the right margin.
    pub(crate) fn row(&mut self, [first, middle, last]: [&str; 3], size: f32, baseline: f32) {
        let indent = size * 2.2;
        let end = self.width(last, size);
        let cut = self.cut(middle, size, indent + end + size);
        self.text(first, size, baseline);
        self.text_at(&cut, size, (MARGIN + indent, baseline), 255.0);
        self.text_at(last, size, (MARGIN + self.text_width - end, baseline), 255.0);
    }

    /// Adds the ink of a line; `strength` 255 draws, a negative one takes away.
    fn text_at(&mut self, text: &str, size: f32, start: (f32, f32), strength: f32) {
        let Some(face) = &self.face else { return };
        let ink = &mut self.ink;
        glyph::write(face, text, size, start, |x, y, cover| {
            if let Some(pixel) = ink.get_pixel_mut_checked(x, y) {
                pixel.0 = pixel.0.map(|ink| glyph::level(f32::from(ink) + cover * strength));
            }
        });
    }

    /// A short bar at the left margin.
    pub(crate) fn bar(&mut self, top: u32, thick: u32) {
        self.block((72, top), (180, thick));
    }

    /// A filled block.
    pub(crate) fn block(&mut self, (left, top): (u32, u32), (across, down): (u32, u32)) {
        for y in top..top.saturating_add(down) {
            for x in left..left.saturating_add(across) {
                if let Some(pixel) = self.ink.get_pixel_mut_checked(x, y) {
                    *pixel = Luma([255]);
                }
            }
        }
    }

    /// A filled sign at the top right with the word cut out of it.
    pub(crate) fn badge(&mut self, word: &str) {
        self.block((928, 52), (200, 58));
        let width = self.width(word, 34.0);
        self.text_at(word, 34.0, (1_028.0 - width / 2.0, 93.0), -255.0);
    }

    /// Paints it into a picture at a place (left, top) on a ground of this colour; ink as for [`Canvas::into_png`].
    pub(crate) fn paint(
        &self,
        picture: &mut RgbImage,
        (left, top): (u32, u32),
        (red, green, blue): (u8, u8, u8),
    ) {
        let ink = u32::from(ink_on((red, green, blue)));
        for (x, y, Luma([level])) in self.ink.enumerate_pixels() {
            let level = u32::from(*level);
            let mixed = [red, green, blue].map(|ground| {
                let mixed = (u32::from(ground) * (255 - level) + ink * level) / 255;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            });
            if let Some(pixel) = picture.get_pixel_mut_checked(left + x, top + y) {
                *pixel = Rgb(mixed);
            }
        }
    }

    /// The picture as PNG on a ground of this colour; the ink is black or white, whichever reads better.
    pub(crate) fn into_png(self, (red, green, blue): (u8, u8, u8)) -> Vec<u8> {
        let ink = ink_on((red, green, blue));
        // Sixteen levels between ground and ink look as smooth, and two pixels fit into a byte.
        let palette: Vec<u8> = (0..16_u32)
            .flat_map(|level| {
                [red, green, blue].map(|ground| {
                    let mixed = (u32::from(ground) * (15 - level) + u32::from(ink) * level) / 15;
                    u8::try_from(mixed).unwrap_or(u8::MAX)
                })
            })
            .collect();
        let (pairs, _) = self.ink.as_raw().as_chunks::<2>();
        let pixels: Vec<u8> = pairs.iter().map(|[left, right]| (left & 0xf0) | (right >> 4)).collect();
        write_png(&pixels, self.ink.dimensions(), palette).unwrap_or_default()
    }
}

/// Black or white, whichever reads better on a colour.
fn ink_on((red, green, blue): (u8, u8, u8)) -> u8 {
    let luminance = u32::from(red) * 2_126 + u32::from(green) * 7_152 + u32::from(blue) * 722;
    if luminance > 1_400_000 { 0 } else { 255 }
}

/// Writing into memory fails only for sizes that do not fit, and the sizes are ours.
fn write_png(
    pixels: &[u8],
    (width, height): (u32, u32),
    palette: Vec<u8>,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(out)
}
