//! Looks into ZIP archives for the office formats: names from the directory at the end, and the one
//! small list of types. Nothing else is unpacked, so an archive made to explode does nothing here.

use std::io::Read as _;

use crate::refusal::Refusal;
use crate::sniff::FileKind;

/// An office document has some hundred parts, and its pictures are stored as they are.
const MAX_PARTS: usize = 20_000;
/// A table with a million rows unpacks to some hundred megabytes, honestly.
const MAX_UNPACKED_BYTES: u64 = 3 << 30;
/// What may unpack to this much is not asked how well it was packed.
const SMALL_BYTES: u64 = 100 << 20;
/// Tables pack 10 to 30 times; what packs hundreds of times is made to explode.
const MAX_RATIO: u64 = 150;
/// Cap on the one part that is unpacked.
const MAX_TYPES_BYTES: u64 = 1 << 20;

/// One part as the archive's directory describes it.
struct Part<'a> {
    name: &'a [u8],
    method: u16,
    packed_bytes: usize,
    unpacked_bytes: u64,
    at: usize,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let end = at.checked_add(2)?;
    Some(u16::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let end = at.checked_add(4)?;
    Some(u32::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// The parts in the directory's order; `None` when the directory is broken or larger than any document's.
fn parts(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    // The end record is 22 bytes and a comment of at most 65,535.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let end = from.checked_add(bytes.get(from..)?.windows(4).rposition(|four| four == b"PK\x05\x06")?)?;
    let count = usize::from(u16_at(bytes, end.checked_add(10)?)?);
    let mut at = size_at(bytes, end.checked_add(16)?)?;
    if count > MAX_PARTS {
        return None;
    }
    let mut parts = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = bytes.get(at..)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name_bytes = usize::from(u16_at(entry, 28)?);
        let more = usize::from(u16_at(entry, 30)?).checked_add(usize::from(u16_at(entry, 32)?))?;
        let name = entry.get(46..46_usize.checked_add(name_bytes)?)?;
        parts.push(Part {
            name,
            method: u16_at(entry, 10)?,
            packed_bytes: size_at(entry, 20)?,
            unpacked_bytes: u64::from(u32_at(entry, 24)?),
            at: size_at(entry, 42)?,
        });
        at = at.checked_add(46)?.checked_add(name_bytes)?.checked_add(more)?;
    }
    Some(parts)
}

/// The content of a part, cut at [`MAX_TYPES_BYTES`].
fn unpack(bytes: &[u8], part: &Part<'_>) -> Option<Vec<u8>> {
    let local = bytes.get(part.at..)?;
    if !local.starts_with(b"PK\x03\x04") {
        return None;
    }
    let skip =
        usize::from(u16_at(local, 26)?).checked_add(usize::from(u16_at(local, 28)?))?.checked_add(30)?;
    let packed = local.get(skip..skip.checked_add(part.packed_bytes)?)?;
    let mut content = Vec::new();
    match part.method {
        0 => packed.take(MAX_TYPES_BYTES).read_to_end(&mut content).ok()?,
        8 => {
            flate2::read::DeflateDecoder::new(packed).take(MAX_TYPES_BYTES).read_to_end(&mut content).ok()?
        }
        _ => return None,
    };
    Some(content)
}

/// What the archive is: an office document, or just an archive.
pub(crate) fn kind(bytes: &[u8]) -> FileKind {
    let Some(parts) = parts(bytes) else { return FileKind::Zip };
    let named = |name: &[u8]| parts.iter().find(|part| part.name == name);
    if let Some(content) = named(b"mimetype").and_then(|part| unpack(bytes, part)) {
        return match content.as_slice() {
            b"application/vnd.oasis.opendocument.text" => FileKind::Odt,
            b"application/vnd.oasis.opendocument.spreadsheet" => FileKind::Ods,
            _ => FileKind::Zip,
        };
    }
    if named(b"[Content_Types].xml").is_none() {
        return FileKind::Zip;
    }
    if named(b"word/document.xml").is_some() {
        FileKind::Docx
    } else if named(b"xl/workbook.xml").is_some() {
        FileKind::Xlsx
    } else if named(b"ppt/presentation.xml").is_some() {
        FileKind::Pptx
    } else {
        FileKind::Zip
    }
}

/// Refuses office documents with programs inside, and those that would unpack to very much for whoever
/// reads their text later.
///
/// Errors: has macros, unpacks to too much, damaged.
pub fn check_office(bytes: &[u8]) -> Result<(), Refusal> {
    let parts = parts(bytes).ok_or(Refusal::Damaged)?;
    let total: u64 = parts.iter().map(|part| part.unpacked_bytes).sum();
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if total > MAX_UNPACKED_BYTES || (total > SMALL_BYTES && total / packed.max(1) > MAX_RATIO) {
        return Err(Refusal::UnpacksTooLarge);
    }
    for part in &parts {
        let name = part.name.to_ascii_lowercase();
        let is_program = name.ends_with(b"vbaproject.bin")
            || name.ends_with(b"vbadata.xml")
            || name.starts_with(b"basic/")
            || name.starts_with(b"scripts/")
            || name.starts_with(b"xl/macrosheets/");
        if is_program {
            return Err(Refusal::HasMacros);
        }
        if name == b"[content_types].xml" {
            let types = unpack(bytes, part).ok_or(Refusal::Damaged)?.to_ascii_lowercase();
            if types.windows(12).any(|window| window == b"macroenabled") {
                return Err(Refusal::HasMacros);
            }
        }
    }
    Ok(())
}
