//! Letters with places become words and lines.
//!
//! Letters stay in the order in which the document draws them, which for nearly all writing programs is the order of
//! reading, also in columns; places only decide where a space or a new line belongs.

use hayro::vello_cpu::kurbo::{Point, Vec2};

/// A gap of this part of the letters' size is a space: spaces are a quarter and wider, tracked letters closer.
const SPACE: f64 = 0.14;
/// Gaps this wide divide cells of a table.
const CELL: f64 = 2.0;
/// A letter this far back begins something new on the same height.
const BACK: f64 = 0.6;
/// Two letters whose base lines differ by less are on one line; leaves room for exponents.
const LINE: f64 = 0.45;
/// The same letter this close again is a letter made bold by drawing it twice.
const TWICE: f64 = 0.12;

/// A letter as it was drawn.
pub(super) struct Letter<'a> {
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) at: Point,
    /// The direction of writing.
    pub(super) along: Vec2,
    /// How far it reaches along it.
    pub(super) advance: f64,
    /// Size of the letters.
    pub(super) height: f64,
}

/// Where the letter before stood.
struct Pen {
    text: String,
    at: Point,
    end: Point,
    along: Vec2,
    height: f64,
}

/// The text of a page as it grows.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    pen: Option<Pen>,
}

impl Lines {
    pub(super) fn take(&mut self, letter: &Letter<'_>) {
        let length = letter.along.hypot();
        let is_placed = letter.at.is_finite() && letter.height.is_finite() && length.is_normal();
        let along = if is_placed { letter.along / length } else { Vec2::new(1.0, 0.0) };
        let height = letter.height.max(f64::MIN_POSITIVE);
        if let Some(pen) = &self.pen {
            if pen.text == letter.text && (letter.at - pen.at).hypot() < TWICE * height {
                return;
            }
            if let Some(between) = between(pen, letter, along, height) {
                let is_blank = self.text.is_empty() || self.text.ends_with([' ', '\n', '\t']);
                if between == '\n' {
                    self.end_line();
                } else if !is_blank && !letter.text.starts_with(char::is_whitespace) {
                    self.text.push(between);
                }
            }
        }
        self.push(letter.text);
        let end = letter.at + along * letter.advance;
        self.pen = Some(Pen { text: letter.text.to_owned(), at: letter.at, end, along, height });
    }

    fn end_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Ligatures as their letters, blanks as blanks, nothing that steers a printer.
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                'ﬀ' => self.text.push_str("ff"),
                'ﬁ' => self.text.push_str("fi"),
                'ﬂ' => self.text.push_str("fl"),
                'ﬃ' => self.text.push_str("ffi"),
                'ﬄ' => self.text.push_str("ffl"),
                '\u{ad}' => {} // a hyphen that only shows where a line breaks
                c if c.is_whitespace() || c.is_control() => {
                    if !self.text.ends_with([' ', '\n', '\t']) {
                        self.text.push(' ');
                    }
                }
                c => self.text.push(c),
            }
        }
    }

    pub(super) fn text(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}

/// What stands between the pen and the next letter, if anything.
fn between(pen: &Pen, letter: &Letter<'_>, along: Vec2, height: f64) -> Option<char> {
    let larger = height.max(pen.height);
    let is_turned = pen.along.dot(along) < 0.9;
    let step = letter.at - pen.end;
    let across = step.cross(along).abs();
    if is_turned || across > LINE * larger {
        return Some('\n');
    }
    let gap = step.dot(along) / height.min(pen.height).max(f64::MIN_POSITIVE);
    if gap < -BACK {
        // Backwards on the same height: another cell, or a line drawn in pieces.
        Some('\n')
    } else if gap > CELL {
        Some('\t')
    } else if gap > SPACE {
        Some(' ')
    } else {
        None
    }
}
