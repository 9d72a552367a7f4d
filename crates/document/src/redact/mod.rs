//! Redaction (*penghitaman*) that removes: what is cut is not covered, it is gone.
//!
//! Every page is drawn to a picture, black is painted into its pixels, and the pictures go into a new file that
//! shares no object with the old one: no metadata, attachment, note, form, script or earlier version can survive.
//! Text that is seen and not cut is laid back under the picture, so that the page stays searchable. Before it is
//! handed out the new file is read again, and a cut word in it is an error, not a file.
//! Law: UU 14/2008 Ps.17 and Ps.22(7)e (part of a document is withheld, the rest is open, the ground is named).

mod area;
mod check;
mod draw;
mod found;
mod ground;
mod letters;
mod lines;
mod paper;
mod picture;
mod prove;
mod structure;

use hayro::hayro_syntax::Pdf;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::render::{guarded, open, picture_of, size_of};

pub use area::Area;
pub use check::{Remark, Report, Weight, check};
pub use found::{Found, locate, personal};
pub use picture::image;
pub(crate) use picture::picture_size;

use letters::Sheet;
use lines::Word;

/// Dots per inch of the pictures: small print stays readable, a page of text takes about 200 KB.
const DOTS_PER_INCH: u16 = 150;

/// One place to black out, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cut {
    /// Page, from 0.
    pub page: usize,
    /// Where, in points of 1/72 inch from the upper left corner of the page as it is looked at; for pictures in
    /// pixels of the upright picture.
    pub area: Area,
    /// Code of the ground, such as `EX17H` (UU 14/2008 Ps.17 h) or `PDP` (UU 27/2022). Shown to readers.
    pub ground: String,
    /// What stood there, in general words ("nomor rekening"); shown to readers, may be empty.
    pub note: String,
}

/// A redacted file.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// The new file.
    pub bytes: Vec<u8>,
    /// Words that were cut in one place and still stand in another: a person should look again.
    pub still_shown: Vec<StillShown>,
}

/// A cut word that stands uncut elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StillShown {
    /// Page, from 0.
    pub page: usize,
    /// The word, masked.
    pub masked: String,
}

/// Why there is no redacted file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NotRedacted {
    /// The file could not be read or drawn.
    #[error(transparent)]
    Unread(#[from] Failure),
    /// A cut lies on a page that is not there, or has no extent.
    #[error("a cut on page {page} covers nothing")]
    Misplaced {
        /// The page, from 0.
        page: usize,
    },
    /// The new file could not be written.
    #[error("the redacted file could not be written")]
    Unwritten,
    /// The check of our own output found a cut word: nothing is handed out.
    #[error("the check found cut text in the result, so nothing was written: {}", masked.join(", "))]
    Survived {
        /// What was found, masked; empty when it cannot be told.
        masked: Vec<String>,
    },
}

/// Redacts a PDF. Every page is drawn anew, also those without a cut; a list of the cuts and their grounds follows
/// as the last page. Blocks for about a second a page; meant for a child process with bounds of memory and time.
///
/// Errors: unreadable, a cut that covers nothing, a survivor in the result.
/// Law: UU 14/2008 Ps.17; UU 27/2022 Ps.65(2).
pub fn pdf(bytes: &[u8], cuts: &[Cut]) -> Result<Redacted, NotRedacted> {
    match guarded(|| Ok(redact(bytes, cuts))) {
        Ok(done) => done,
        Err(failure) => Err(failure.into()),
    }
}

fn redact(bytes: &[u8], cuts: &[Cut]) -> Result<Redacted, NotRedacted> {
    let pdf = open(bytes)?;
    let count = pdf.pages().len();
    if let Some(cut) = cuts.iter().find(|cut| cut.page >= count || cut.area.is_empty()) {
        return Err(NotRedacted::Misplaced { page: cut.page });
    }
    let mut paper = paper::Paper::new();
    let mut pages = Vec::with_capacity(count);
    for index in 0..count {
        pages.push(redact_page(&pdf, index, cuts, &mut paper)?);
    }
    let list = paper.list(cuts);
    let bytes = paper.finish().ok_or(NotRedacted::Unwritten)?;
    let still_shown = prove::prove(&bytes, &pages, &list)?;
    Ok(Redacted { bytes, still_shown })
}

/// What is kept of a page to prove the result.
struct Page {
    /// The blackened areas.
    black: Vec<Area>,
    /// Words touched by a cut.
    cut: Vec<String>,
    /// Words laid under the picture.
    shown: Vec<String>,
}

fn redact_page(pdf: &Pdf, index: usize, cuts: &[Cut], paper: &mut paper::Paper) -> Result<Page, NotRedacted> {
    let size = size_of(pdf, index)?;
    let width = size.width_px(DOTS_PER_INCH);
    let mut picture = picture_of(pdf, index, width)?;
    let mut sheet = Sheet::read(pdf, index)?;
    sheet.look_at(&picture);
    let words = lines::words(&sheet.letters);
    let marks: Vec<draw::Mark> = cuts
        .iter()
        .filter(|cut| cut.page == index)
        .map(|cut| draw::Mark { area: grown(cut.area, &sheet), code: cut.ground.clone() })
        .collect();
    let scale = f32::from(width) / size.width_pt.max(1.0);
    draw::blacken(&mut picture, &marks, scale);
    let black: Vec<Area> = marks.into_iter().map(|mark| mark.area).collect();
    let is_cut =
        |word: &Word| word.letters(&sheet).any(|letter| black.iter().any(|area| area.hides(letter.area)));
    let touches =
        |word: &Word| word.letters(&sheet).any(|letter| black.iter().any(|area| area.touches(letter.area)));
    let cut = words.iter().filter(|word| is_cut(word)).map(|word| word.text.clone()).collect();
    let layer: Vec<&Word> = words
        .iter()
        .filter(|word| word.letters(&sheet).all(letters::Letter::is_seen) && !touches(word))
        .collect();
    let shown = layer.iter().map(|word| word.text.clone()).collect();
    paper.page(&picture, size, &layer).ok_or(NotRedacted::Unwritten)?;
    Ok(Page { black, cut, shown })
}

/// A cut that takes a good part of a letter takes all of it: half a digit can still be read.
fn grown(area: Area, sheet: &Sheet) -> Area {
    sheet
        .letters
        .iter()
        .filter(|letter| area.hides(letter.area))
        .fold(area, |whole, letter| whole.with(letter.area))
}
