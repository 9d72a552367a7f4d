//! The picture of a story for social networks: its photo above or beside a panel in the unit's colour with title, unit
//! and day; without a photo the panel is the whole picture. The words stand on the plain panel, never on the photo, so
//! they read as well on every picture.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{DynamicImage, Rgb, RgbImage};

use crate::canvas::Canvas;
use crate::decode::decode;
use crate::photo::{MAX_PHOTO_BYTES, on_white};

/// Sizes of the title that are tried, the largest first.
const SIZES: [f32; 8] = [92.0, 80.0, 70.0, 62.0, 54.0, 46.0, 40.0, 34.0];
/// Height of a line in parts of its size.
const LINE: f32 = 1.2;
/// Room above the title for the city, and below it for unit and day.
const HEAD: u32 = 132;
const FOOT: u32 = 172;
/// Side of the logo, and the white rim around it.
const LOGO: u32 = 76;
const RIM: u32 = 8;
/// What the buttons of story players cover at the bottom of a picture much taller than wide.
const COVERED: u32 = 320;
const QUALITY: u8 = 86;

/// What the picture says.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// The city, as people say it.
    pub city: String,
    /// Title of the story; wraps and shrinks.
    pub title: String,
    /// Unit that speaks.
    pub unit: String,
    /// Day and place to read on.
    pub foot: String,
    /// Colour of the panel (red, green, blue); the words are black or white, whichever reads better on it.
    pub colour: (u8, u8, u8),
    /// Photo of the story; what cannot be read is left out.
    pub photo: Option<Vec<u8>>,
    /// Logo of the unit; what cannot be read is left out.
    pub logo: Option<Vec<u8>>,
    /// Word that marks demonstration content; empty for real stories.
    pub mark: String,
}

/// Where the panel and the photo stand: left, top, across, down.
struct Layout {
    panel: [u32; 4],
    photo: Option<[u32; 4]>,
    /// Lower end of the words.
    end: u32,
}

/// Draws the picture as JPEG of so many pixels across and down.
pub fn card(card: &Card, (width, height): (u32, u32)) -> Vec<u8> {
    let photo = card.photo.as_ref().and_then(|bytes| decode(bytes, MAX_PHOTO_BYTES).ok());
    let layout = layout((width, height), photo.is_some());
    let mut picture = RgbImage::new(width, height);
    if let (Some(photo), Some([left, top, across, down])) = (photo, layout.photo) {
        let cut = DynamicImage::from(on_white(photo)).resize_to_fill(across, down, FilterType::Triangle);
        imageops::replace(&mut picture, &cut.into_rgb8(), i64::from(left), i64::from(top));
    }
    let [left, top, across, down] = layout.panel;
    let mut canvas = Canvas::new(across, down);
    let logo = card.logo.as_ref().and_then(|bytes| decode(bytes, MAX_PHOTO_BYTES).ok());
    write(&mut canvas, card, layout.end, logo.is_some());
    canvas.paint(&mut picture, (left, top), card.colour);
    if let Some(logo) = logo {
        put_logo(&mut picture, &logo, (left + across, top));
    }
    let mut jpeg = Vec::new();
    // Writing into memory fails only for sizes that do not fit, and the sizes are ours.
    drop(picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)));
    jpeg
}

fn layout((width, height): (u32, u32), has_photo: bool) -> Layout {
    let is_wide = width > height;
    // As tall as a telephone: the lower end is covered by buttons.
    let covered = if height > width + width / 2 { COVERED } else { 0 };
    let (panel, photo) = match (has_photo, is_wide) {
        (false, _) => ([0, 0, width, height], None),
        (true, true) => {
            let across = width / 5 * 3;
            ([0, 0, across, height], Some([across, 0, width - across, height]))
        }
        (true, false) => {
            let down = (height - covered) / 20 * 9 + covered;
            ([0, height - down, width, down], Some([0, 0, width, height - down]))
        }
    };
    let [_, _, _, down] = panel;
    Layout { panel, photo, end: down.saturating_sub(covered) }
}

/// Writes city, title, unit and day.
fn write(canvas: &mut Canvas, card: &Card, end: u32, has_logo: bool) {
    let head =
        if card.mark.is_empty() { card.city.clone() } else { format!("{} · {}", card.city, card.mark) };
    let taken = if has_logo { pixels(LOGO + 3 * RIM) } else { 0.0 };
    let head = canvas.cut(&head, 34.0, taken);
    canvas.text(&head, 34.0, 88.0);
    let room = pixels(end.saturating_sub(HEAD + FOOT));
    let lines_of = |size: f32| lines(room, size);
    let fits = |size: &f32| canvas.wrap(&card.title, *size, lines_of(*size) + 1).len() <= lines_of(*size);
    let size = SIZES.into_iter().find(fits).unwrap_or(34.0);
    let mut baseline = pixels(HEAD) + size;
    for line in canvas.wrap(&card.title, size, lines_of(size)) {
        canvas.text(&line, size, baseline);
        baseline += size * LINE;
    }
    canvas.bar(end.saturating_sub(FOOT - 34), 6);
    let unit = canvas.cut(&card.unit, 36.0, 0.0);
    canvas.text(&unit, 36.0, pixels(end.saturating_sub(84)));
    let foot = canvas.cut(&card.foot, 27.0, 0.0);
    canvas.text(&foot, 27.0, pixels(end.saturating_sub(42)));
}

/// Lines of a size that fit into so many pixels, at least one.
fn lines(room: f32, size: f32) -> usize {
    let mut count = 1;
    let mut taken = size * LINE * 2.0;
    while taken <= room && count < 12 {
        count += 1;
        taken += size * LINE;
    }
    count
}

/// Puts the logo on a white plate into the upper right corner of the panel.
fn put_logo(picture: &mut RgbImage, logo: &DynamicImage, (right, top): (u32, u32)) {
    let side = LOGO + 2 * RIM;
    let (left, top) = (right.saturating_sub(side + 56), top + 36);
    let plate = RgbImage::from_pixel(side, side, Rgb([255, 255, 255]));
    imageops::replace(picture, &plate, i64::from(left), i64::from(top));
    let logo = on_white(logo.resize(LOGO, LOGO, FilterType::Triangle));
    let middle = |length: u32| i64::from((side - length.min(side)) / 2);
    let at = (i64::from(left) + middle(logo.width()), i64::from(top) + middle(logo.height()));
    imageops::replace(picture, &logo, at.0, at.1);
}

fn pixels(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [(u32, u32); 4] = [(1_080, 1_080), (1_080, 1_350), (1_080, 1_920), (1_200, 630)];
    const NAVY: (u8, u8, u8) = (0x13, 0x28, 0x51);

    fn photo() -> Vec<u8> {
        let mut out = Vec::new();
        let red = RgbImage::from_pixel(300, 200, Rgb([200, 30, 30]));
        red.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 90)).unwrap();
        out
    }

    fn said(title: &str, photo: Option<Vec<u8>>) -> Card {
        Card {
            city: "Kota Contoh".to_owned(),
            title: title.to_owned(),
            unit: "Dinas Kesehatan".to_owned(),
            foot: "20 November 2026 · contoh.go.id".to_owned(),
            colour: NAVY,
            logo: photo.clone(),
            photo,
            mark: String::new(),
        }
    }

    fn is_near(found: Rgb<u8>, (red, green, blue): (u8, u8, u8)) -> bool {
        found.0.iter().zip([red, green, blue]).all(|(found, wanted)| found.abs_diff(wanted) < 24)
    }

    #[test]
    fn every_shape_has_its_size_its_photo_and_a_plain_panel() {
        for (width, height) in SHAPES {
            let drawn = card(&said("Imunisasi hari Sabtu", Some(photo())), (width, height));
            let picture = image::load_from_memory(&drawn).unwrap().into_rgb8();
            assert_eq!(picture.dimensions(), (width, height));
            let corner = if width > height { (width - 20, height / 2) } else { (width / 2, 20) };
            assert!(is_near(*picture.get_pixel(corner.0, corner.1), (200, 30, 30)));
            assert!(is_near(*picture.get_pixel(20, height - 20), NAVY));
            assert!(drawn.len() < 1 << 20);
        }
    }

    #[test]
    fn titles_of_any_length_and_broken_pictures_are_drawn() {
        for title in ["", "Kata", &"Pemberitahuan ".repeat(80), &"x".repeat(4_000), "👍 ꦏꦸꦛ"] {
            for shape in SHAPES {
                let broken = Card { logo: Some(vec![1, 2]), ..said(title, Some(vec![0; 9])) };
                let picture = image::load_from_memory(&card(&broken, shape)).unwrap().into_rgb8();
                assert!(is_near(*picture.get_pixel(shape.0 - 20, shape.1 - 20), NAVY), "no photo, all panel");
            }
        }
    }

    #[test]
    fn a_long_title_is_written_smaller_and_stays_above_the_unit() {
        let mut canvas = Canvas::new(1_080, 486);
        let long = said(&"Wali kota meresmikan taman baru ".repeat(6), None);
        write(&mut canvas, &long, 486, false);
        assert!(lines(pixels(486 - HEAD - FOOT), 34.0) >= 3);
        assert_eq!((lines(50.0, 92.0), lines(2_000.0, 20.0)), (1, 12));
    }
}
