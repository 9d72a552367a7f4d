//! Whether a PDF holds text at all. A scan is a picture: nobody can search it, no reading voice can read it.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// Most bytes unpacked of one part, against a part that unpacks for ever.
const MOST_UNPACKED: u64 = 4 << 20;

/// Whether a PDF lacks a text layer. `None` where that cannot be told: encrypted, cut, or no PDF.
pub fn lacks_text(bytes: &[u8]) -> Option<bool> {
    if !bytes.starts_with(b"%PDF-") || contains(bytes, b"/Encrypt") {
        return None;
    }
    let whole = contains(bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default(), b"%%EOF");
    if contains(bytes, b"/Font") || unpacked_fonts(bytes) {
        return Some(false);
    }
    whole.then_some(true)
}

/// Newer files pack their objects: looks for a font in every packed part.
fn unpacked_fonts(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let Some(after) = rest.get(at + 6..) else { return false };
        let dictionary = rest.get(at.saturating_sub(300)..at).unwrap_or_default();
        if contains(dictionary, b"/ObjStm") {
            let data = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
            let mut unpacked = Vec::new();
            let read = ZlibDecoder::new(data).take(MOST_UNPACKED).read_to_end(&mut unpacked);
            if read.is_ok() && contains(&unpacked, b"/Font") {
                return true;
            }
        }
        rest = after;
    }
    false
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    find(bytes, what).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_told_from_a_text() {
        assert_eq!(lacks_text(b"%PDF-1.4 /Font << >> %%EOF"), Some(false));
        assert_eq!(lacks_text(b"%PDF-1.4 /XObject /Subtype /Image /DCTDecode %%EOF"), Some(true));
        assert_eq!(lacks_text(b"%PDF-1.4 /Image cut off"), None);
        assert_eq!(lacks_text(b"<html>no pdf</html>"), None);
        assert_eq!(lacks_text(b"%PDF-1.4 /Encrypt %%EOF"), None);
    }
}
