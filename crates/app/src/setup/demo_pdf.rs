//! Small PDF files for the demonstration city: a page of text, and a page that is a picture, as a scanner
//! makes it. Written by hand after ISO 32000-1 §7.5: nothing here needs a typesetter.

use std::fmt::Write as _;

/// A4 in points.
const PAGE: &str = "[0 0 595 842]";

/// One page with a title and lines of text. Letters outside Latin-1 become `?`.
pub(super) fn text_page(title: &str, lines: &[String]) -> Vec<u8> {
    let mut drawn = String::from("BT /F1 15 Tf 56 780 Td 20 TL\n");
    for part in wrapped(title, 58) {
        let _always_ok = writeln!(drawn, "({}) Tj T*", escaped(&part));
    }
    drawn.push_str("/F1 11 Tf 16 TL T*\n");
    for line in lines {
        for part in wrapped(line, 86) {
            let _always_ok = writeln!(drawn, "({}) Tj T*", escaped(&part));
        }
    }
    drawn.push_str("ET\n");
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox {PAGE} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    );
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    file(&[page.into_bytes(), stream("", &latin(&drawn)), font.as_bytes().to_vec()])
}

/// One page that is a picture of dark lines on paper: nothing in it can be searched.
pub(super) fn scanned_page() -> Vec<u8> {
    const WIDTH: usize = 200;
    const HEIGHT: usize = 280;
    let mut picture = Vec::with_capacity(WIDTH * HEIGHT);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let is_line = y > 30 && y < 240 && y % 9 < 3 && x > 20 && x < 180 - (y * 37) % 60;
            let is_gap = (x * 7 + (y / 9) * 13) % 23 < 4;
            picture.push(if is_line && !is_gap { 60_u8 } else { 240 });
        }
    }
    let image = stream(
        &format!(
            "/Type /XObject /Subtype /Image /Width {WIDTH} /Height {HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
        &picture,
    );
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox {PAGE} /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    );
    file(&[page.into_bytes(), stream("", b"q 595 0 0 842 0 0 cm /I Do Q\n"), image])
}

/// The file: catalogue, list of pages, then the objects from number 3 on.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let head = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (id-ID) >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
    ];
    let mut bytes = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(head.iter().chain(objects)) {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let count = places.len().saturating_add(1);
    let mut end = format!("xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        let _always_ok = write!(end, "{place:010} 00000 n \n");
    }
    let _always_ok = write!(end, "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).into_bytes();
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(b"\nendstream");
    bytes
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)").replace('–', "-")
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// Lines of at most `width` letters, broken between words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() >= width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use ::document::{Kind, Limits, read};

    use super::{scanned_page, text_page};

    #[test]
    fn a_page_of_text_can_be_read_and_a_scan_cannot() {
        let text = text_page("Rencana Kerja (contoh)", &["Baris pertama.".to_owned()]);
        let reading = read(Kind::Pdf, &text, &Limits::default()).unwrap();
        assert_eq!(reading.page_count, 1);
        assert!(format!("{reading:?}").contains("Baris pertama"), "{reading:?}");
        let scan = read(Kind::Pdf, &scanned_page(), &Limits::default()).unwrap();
        assert!(!format!("{scan:?}").contains("Baris"), "{scan:?}");
        assert_eq!(scan.page_count, 1);
    }
}
