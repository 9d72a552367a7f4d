//! What a PDF still gives away: text under black bars, unseen text, earlier versions, attachments, scripts, and
//! personal data in plain view. For files redacted elsewhere and for files about to be published.

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::letters::{Cover, Letter, Sheet};
use super::lines::{Text, Word, words};
use super::{draw, prove, structure};
use crate::failure::Failure;
use crate::render::{guarded, open, picture_of, size_of};

/// Enough to tell a letter from the ground behind it.
const DOTS_PER_INCH: u16 = 100;
/// As many masked words as an example needs.
const EXAMPLES: usize = 3;

/// How heavy a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Good to know; no reason to hold the file back.
    Note,
    /// Somebody has to look before it is published.
    Leak,
}

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// How heavy.
    pub weight: Weight,
    /// Stable name: `text-under-bar`, `text-unseen`, `text-outside`, `text-invisible`, `layer-off`, `annotation-cover`,
    /// `redact-pending`, `attachment`, `script`, `earlier-version`, `leftover-text`, `metadata`, `form-value`,
    /// `annotation-text`, `no-text`, `personal-…` (kind of [`privacy::Kind::code`]).
    pub code: String,
    /// Page, from 0; none when it is about the whole file.
    pub page: Option<usize>,
    /// How often.
    pub count: usize,
    /// Masked examples; fit for a log.
    pub examples: Vec<String>,
}

impl Remark {
    /// Counts one more case: as part of the remark of its kind and page, or as a new remark.
    pub(crate) fn count(
        all: &mut Vec<Self>,
        weight: Weight,
        code: &str,
        page: Option<usize>,
        example: String,
    ) {
        let is_same =
            |remark: &&mut Self| remark.code == code && remark.page == page && remark.weight == weight;
        if let Some(remark) = all.iter_mut().find(is_same) {
            remark.count += 1;
            if remark.examples.len() < EXAMPLES && !example.is_empty() {
                remark.examples.push(example);
            }
            return;
        }
        let examples = if example.is_empty() { Vec::new() } else { vec![example] };
        all.push(Self { weight, code: code.to_owned(), page, count: 1, examples });
    }
}

/// All remarks on a file, the heavy ones first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Pages looked at.
    pub pages: usize,
    /// What was found.
    pub remarks: Vec<Remark>,
}

impl Report {
    /// Whether nothing has to be looked at before publishing.
    pub fn is_clean(&self) -> bool {
        self.remarks.iter().all(|remark| remark.weight == Weight::Note)
    }
}

/// Checks a PDF. Blocks for some tenths of a second a page; meant for a child process with bounds.
///
/// Errors: damaged, encrypted.
pub fn check(bytes: &[u8]) -> Result<Report, Failure> {
    guarded(|| {
        let pdf = open(bytes)?;
        let pages = pdf.pages().len();
        let whole = structure::read(bytes);
        let mut remarks = whole.remarks;
        for page in 0..pages {
            let bars =
                whole.bars.iter().filter(|(at, _)| *at == page).map(|(_, area)| *area).collect::<Vec<_>>();
            let mut sheet = Sheet::read(&pdf, page)?;
            let picture = picture_of(&pdf, page, size_of(&pdf, page)?.width_px(DOTS_PER_INCH))?;
            sheet.look_at(&picture);
            let all = words(&sheet.letters);
            if all.is_empty() {
                Remark::count(&mut remarks, Weight::Note, "no-text", Some(page), String::new());
            }
            remarks.extend(unseen(page, &sheet, &all, &picture, &bars));
            remarks.extend(personal(page, &sheet, &all));
        }
        remarks.sort_by(|one, other| other.weight.cmp(&one.weight).then(one.page.cmp(&other.page)));
        Ok(Report { pages, remarks })
    })
}

/// One remark for each way in which words of a page are hidden.
fn unseen(page: usize, sheet: &Sheet, all: &[Word], picture: &image::RgbImage, bars: &[Area]) -> Vec<Remark> {
    let scale = draw::pixels(picture.width()) / sheet.width.max(1.0);
    let mut remarks: Vec<Remark> = Vec::new();
    for word in all.iter().filter(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count() >= 2) {
        let Some((code, weight)) = hiding(word, sheet, picture, scale, bars) else { continue };
        Remark::count(&mut remarks, weight, code, Some(page), prove::masked(&word.text));
    }
    remarks
}

fn hiding(
    word: &Word,
    sheet: &Sheet,
    picture: &image::RgbImage,
    scale: f32,
    bars: &[Area],
) -> Option<(&'static str, Weight)> {
    let most = |is: fn(&Letter) -> bool| {
        let (count, all) = word
            .letters(sheet)
            .fold((0, 0), |(count, all), letter| (count + usize::from(is(letter)), all + 1));
        count * 2 > all
    };
    if bars.iter().any(|area| area.holds(word.area)) {
        return Some(("annotation-cover", Weight::Leak));
    }
    if most(|letter| letter.cover == Some(Cover::Bar)) {
        return Some(("text-under-bar", Weight::Leak));
    }
    if most(|letter| letter.is_outside) {
        return Some(("text-outside", Weight::Leak));
    }
    if most(|letter| letter.is_blank) {
        let is_dark = draw::brightness(picture, word.area, scale) < 80;
        return Some((if is_dark { "text-under-bar" } else { "text-unseen" }, Weight::Leak));
    }
    // Letters for machines over a scanned page are how scans become searchable.
    most(|letter| letter.is_invisible).then_some(("text-invisible", Weight::Note))
}

fn personal(page: usize, sheet: &Sheet, all: &[Word]) -> Vec<Remark> {
    let text = Text::of(sheet, all).text;
    let mut remarks: Vec<Remark> = Vec::new();
    for finding in privacy::find_certain(&text) {
        let code = format!("personal-{}", finding.kind.code());
        Remark::count(&mut remarks, Weight::Leak, &code, Some(page), finding.masked);
    }
    remarks
}
