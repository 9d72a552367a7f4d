//! Places of words and of personal data on the pages, so that a person can black them out with one press.

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::letters::Sheet;
use super::lines::{Text, words};
use crate::failure::Failure;
use crate::render::{guarded, open};

/// Something found in a PDF with the areas it covers: one for each line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Page, from 0.
    pub page: usize,
    /// Where.
    pub areas: Vec<Area>,
    /// [`privacy::Kind::code`] of personal data; `text` for words looked for.
    pub kind: String,
    /// How sure, in percent.
    pub confidence: u8,
    /// What, masked.
    pub masked: String,
}

/// Where `needles` stand, without regard to case and blanks.
///
/// Errors: damaged, encrypted.
pub fn locate(pdf: &[u8], needles: &[String]) -> Result<Vec<Found>, Failure> {
    each_page(pdf, |page, sheet, text, found| {
        let (squeezed, bytes) = squeeze(&text.text);
        for needle in needles {
            let (wanted, _) = squeeze(needle);
            if wanted.is_empty() {
                continue;
            }
            for (at, _) in squeezed.match_indices(&wanted) {
                let (Some(start), Some(last)) = (bytes.get(at), bytes.get(at + wanted.len() - 1)) else {
                    continue;
                };
                let areas = text.areas(sheet, *start, last + 1);
                let masked = super::prove::masked(needle);
                found.push(Found { page, areas, kind: "text".to_owned(), confidence: 100, masked });
            }
        }
    })
}

/// Personal data on the pages, also where it is hidden.
///
/// Errors: damaged, encrypted.
pub fn personal(pdf: &[u8]) -> Result<Vec<Found>, Failure> {
    each_page(pdf, |page, sheet, text, found| {
        for finding in privacy::find_certain(&text.text) {
            found.push(Found {
                page,
                areas: text.areas(sheet, finding.start, finding.end),
                kind: finding.kind.code().to_owned(),
                confidence: finding.confidence,
                masked: finding.masked,
            });
        }
    })
}

fn each_page(
    pdf: &[u8],
    mut look: impl FnMut(usize, &Sheet, &Text, &mut Vec<Found>),
) -> Result<Vec<Found>, Failure> {
    guarded(|| {
        let pdf = open(pdf)?;
        let mut found = Vec::new();
        for page in 0..pdf.pages().len() {
            let sheet = Sheet::read(&pdf, page)?;
            let text = Text::of(&sheet, &words(&sheet.letters));
            look(page, &sheet, &text, &mut found);
        }
        Ok(found)
    })
}

/// Lower case without blanks, and for each byte the byte of the original where its character begins.
fn squeeze(text: &str) -> (String, Vec<usize>) {
    let mut squeezed = String::new();
    let mut bytes = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        for lower in c.to_lowercase() {
            squeezed.push(lower);
            bytes.extend(std::iter::repeat_n(at, lower.len_utf8()));
        }
    }
    (squeezed, bytes)
}
