//! The picture that messengers show beside a shared link: the title on the unit's colour.

use crate::canvas::Canvas;

const WIDTH: u32 = 1_200;
const HEIGHT: u32 = 630;
const TITLE_LINES: usize = 4;

/// Draws the picture: PNG, 1200 × 630. `colour` is the unit's (red, green, blue); the text is black or
/// white, whichever reads better on it. `is_sample` marks demonstration content as *CONTOH*.
pub fn share_image(title: &str, unit: &str, city: &str, colour: (u8, u8, u8), is_sample: bool) -> Vec<u8> {
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    let city: String = city.chars().take(40).collect(); // ends before the sign
    canvas.text(&city, 34.0, 92.0);
    if is_sample {
        canvas.badge("CONTOH");
    }
    let size = if title.chars().count() > 90 { 58.0 } else { 70.0 };
    let lines = canvas.wrap(title, size, TITLE_LINES);
    let mut baseline = 200.0;
    for line in &lines {
        canvas.text(line, size, baseline);
        baseline += size * 1.2;
    }
    canvas.bar(528, 6);
    let unit = canvas.wrap(unit, 38.0, 1);
    canvas.text(unit.first().map_or("", String::as_str), 38.0, 586.0);
    canvas.into_png(colour)
}
