//! The check of our own output before it is handed out: read again as a stranger's file, nothing cut may be in it.

use std::collections::BTreeSet;

use lopdf::{Document, Object};

use super::letters::Sheet;
use super::{NotRedacted, Page, StillShown, lines};
use crate::failure::Failure;
use crate::render::open;

/// Shorter words stand in any file by chance.
const SHORTEST: usize = 5;
/// Survivors named in the refusal.
const MOST_TOLD: usize = 20;

/// Reads the new file and compares it with what was cut. `list` is what the last page says.
///
/// Errors: unreadable, or a survivor.
pub(crate) fn prove(bytes: &[u8], pages: &[Page], list: &str) -> Result<Vec<StillShown>, NotRedacted> {
    let cut: BTreeSet<&str> = pages.iter().flat_map(|page| &page.cut).map(String::as_str).collect();
    // A word can rightly stand elsewhere, also as part of a longer one (`daerah` in `daerahnya`).
    let shown: Vec<&str> =
        pages.iter().flat_map(|page| &page.shown).map(String::as_str).chain([list]).collect();
    let shown = shown.join("\n");
    let gone: BTreeSet<&str> = cut
        .iter()
        .copied()
        .filter(|word| word.chars().count() >= SHORTEST && !shown.contains(word))
        .collect();
    nothing_under_black(bytes, pages, &gone)?;
    let found = found_in_file(bytes, &gone)?;
    if !found.is_empty() {
        return Err(survived(found));
    }
    Ok(still_shown(pages, &cut))
}

/// No letter may stand in a blackened area, and no word that was only there may stand anywhere.
fn nothing_under_black(bytes: &[u8], pages: &[Page], gone: &BTreeSet<&str>) -> Result<(), NotRedacted> {
    let pdf = open(bytes)?;
    for (index, page) in pages.iter().enumerate() {
        let sheet = Sheet::read(&pdf, index)?;
        let is_under_black = |word: &lines::Word| {
            word.letters(&sheet).any(|letter| page.black.iter().any(|area| area.hides(letter.area)))
        };
        let words = lines::words(&sheet.letters);
        let left = words.iter().filter(|word| is_under_black(word) || gone.contains(word.text.as_str()));
        let left: Vec<&str> = left.map(|word| word.text.as_str()).collect();
        if !left.is_empty() {
            return Err(survived(left));
        }
    }
    Ok(())
}

fn survived(words: Vec<&str>) -> NotRedacted {
    NotRedacted::Survived { masked: words.into_iter().take(MOST_TOLD).map(masked).collect() }
}

/// Looks for words in the file as it lies there and in every stream unpacked, in the ways text is written. Returns
/// those that are there.
fn found_in_file<'a>(bytes: &[u8], words: &BTreeSet<&'a str>) -> Result<Vec<&'a str>, NotRedacted> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let document = Document::load_mem(bytes).map_err(|_| NotRedacted::Unread(Failure::Damaged))?;
    let streams: Vec<Vec<u8>> = document
        .objects
        .values()
        .filter_map(|object| match object {
            // Pixels are no text; the file's own bytes are looked at all the same.
            Object::Stream(stream) if !is_picture(stream) => stream.get_plain_content().ok(),
            _ => None,
        })
        .collect();
    let is_there = |needle: Vec<u8>| {
        let has = |hay: &[u8]| memchr::memmem::find(hay, &needle).is_some();
        has(bytes) || streams.iter().any(|stream| has(stream))
    };
    Ok(words.iter().copied().filter(|word| spellings(word).into_iter().any(is_there)).collect())
}

fn is_picture(stream: &lopdf::Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

/// UTF-8, UTF-16 and hexadecimal.
fn spellings(word: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (narrow, _, is_missing) = encoding_rs::WINDOWS_1252.encode(word);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut spellings = vec![word.as_bytes().to_vec(), hex(&wide).into_bytes(), wide];
    if !is_missing {
        spellings.push(hex(&narrow).into_bytes());
        spellings.push(hex(&narrow).to_uppercase().into_bytes());
        spellings.push(narrow.into_owned());
    }
    spellings
}

/// Numbers and names that were cut in one place and stand in another.
fn still_shown(pages: &[Page], cut: &BTreeSet<&str>) -> Vec<StillShown> {
    let telling = |word: &&str| word.chars().filter(char::is_ascii_digit).count() >= 4;
    let mut places: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (index, page) in pages.iter().enumerate() {
        for word in page.shown.iter().map(String::as_str).filter(telling).filter(|word| cut.contains(word)) {
            places.insert((index, word));
        }
    }
    places.into_iter().map(|(page, word)| StillShown { page, masked: masked(word) }).collect()
}

/// The first two signs of a word, the rest as dots.
pub(crate) fn masked(word: &str) -> String {
    word.chars().enumerate().map(|(place, sign)| if place < 2 { sign } else { '•' }).collect()
}
