//! A table of ranks as a square picture for social media.

use crate::canvas::Canvas;

/// Edge of the square, as feeds of social networks show it.
const EDGE: u32 = 1_080;
/// Lines at most.
const LINES: usize = 10;
/// Characters of a name that are looked at; what does not fit is cut.
const NAME_CHARS: usize = 80;

/// What the picture says.
#[derive(Debug, Clone, Default)]
pub struct Poster {
    /// The city.
    pub city: String,
    /// The league.
    pub title: String,
    /// Network and month.
    pub subtitle: String,
    /// Rank, name and number, in order.
    pub lines: Vec<(String, String, String)>,
    /// The last line.
    pub foot: String,
    /// Whether it is marked as a sample.
    pub is_sample: bool,
}

/// Draws the picture: PNG, 1080 × 1080, on a colour (red, green, blue).
pub fn poster(poster: &Poster, colour: (u8, u8, u8)) -> Vec<u8> {
    let mut canvas = Canvas::new(EDGE, EDGE);
    let head = if poster.is_sample { format!("{} (CONTOH)", poster.city) } else { poster.city.clone() };
    let mut one = |text: &str, size: f32, baseline: f32| {
        let line = canvas.wrap(text, size, 1);
        canvas.text(line.first().map_or("", String::as_str), size, baseline);
    };
    one(&head, 34.0, 96.0);
    one(&poster.title, 62.0, 172.0);
    one(&poster.subtitle, 34.0, 226.0);
    one(&poster.foot, 24.0, 1_034.0);
    let mut baseline = 306.0;
    for (rank, name, number) in poster.lines.iter().take(LINES) {
        let name: String = name.chars().take(NAME_CHARS).collect();
        canvas.row([rank, &name, number], 38.0, baseline);
        baseline += 70.0;
    }
    canvas.into_png(colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poster_is_a_square_png_whatever_it_says() {
        let long = "Dinas ".repeat(300);
        let line = ("1".to_owned(), long.clone(), "27".to_owned());
        let said = Poster { city: long.clone(), title: long, lines: vec![line; 40], ..Poster::default() };
        for drawn in [poster(&said, (8, 64, 112)), poster(&Poster::default(), (255, 255, 255))] {
            let picture = image::load_from_memory(&drawn).unwrap();
            assert_eq!((picture.width(), picture.height()), (EDGE, EDGE));
        }
    }
}
