//! The new PDF: a picture for each page, the text that is seen laid under it without ink, a list of the cuts.
//! Written from nothing; no object of the old file is carried over. No date, name or program stands in it.

use std::collections::BTreeMap;
use std::io::Write as _;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::lines::Word;
use super::{Cut, ground};
use crate::render::PageSize;

const JPEG_QUALITY: u8 = 80;
/// A4.
const LIST_PAGE: PageSize = PageSize { width_pt: 595.0, height_pt: 842.0 };
const LINES_A_PAGE: usize = 48;
const SIGNS_A_LINE: usize = 84;
/// Every letter of Courier is 600 thousandths of its size wide.
const COURIER: f32 = 0.6;

/// The file being made.
pub(crate) struct Paper {
    document: Document,
    pages: Vec<Object>,
    tree: ObjectId,
    fonts: ObjectId,
}

impl Paper {
    pub(crate) fn new() -> Self {
        let mut document = Document::with_version("1.5");
        let tree = document.new_object_id();
        let font = |name: &str| {
            dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name, "Encoding" => "WinAnsiEncoding" }
        };
        let layer = document.add_object(font("Courier"));
        let words = document.add_object(font("Helvetica"));
        let fonts = document.add_object(dictionary! { "L" => layer, "W" => words });
        Self { document, pages: Vec::new(), tree, fonts }
    }

    /// Adds a page: the picture over its whole size, the words under it in invisible letters.
    /// Nothing when the picture cannot be written.
    pub(crate) fn page(&mut self, picture: &RgbImage, size: PageSize, words: &[&Word]) -> Option<()> {
        let image = self.document.add_object(image_object(picture)?);
        let mut content = format!("q {} 0 0 {} 0 0 cm /P Do Q\n", size.width_pt, size.height_pt);
        if !words.is_empty() {
            content.push_str("BT 3 Tr\n");
            for word in words {
                lay(&mut content, word, size.height_pt);
            }
            content.push_str("ET\n");
        }
        let pictures = dictionary! { "P" => image };
        self.add(size, content, &pictures);
        Some(())
    }

    /// Adds what was cut, on which ground, for the reader; returns what it says.
    pub(crate) fn list(&mut self, cuts: &[Cut]) -> String {
        let mut lines = vec!["Bagian yang dihitamkan dalam dokumen ini".to_owned(), String::new()];
        lines.extend(describe(cuts).iter().flat_map(|line| wrap(line)));
        if cuts.is_empty() {
            lines.push("Tidak ada bagian yang dihitamkan.".to_owned());
        }
        for page in lines.chunks(LINES_A_PAGE) {
            let mut content = String::from("BT /W 11 Tf 14 TL 56 780 Td\n");
            for line in page {
                written(&mut content, format_args!("<{}> Tj T*\n", hex(line)));
            }
            content.push_str("ET\n");
            self.add(LIST_PAGE, content, &Dictionary::new());
        }
        lines.join("\n")
    }

    fn add(&mut self, size: PageSize, content: String, pictures: &Dictionary) {
        let contents = self.document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        let resources = dictionary! { "Font" => self.fonts, "XObject" => pictures.clone() };
        let page = self.document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), size.width_pt.into(), size.height_pt.into()],
            "Resources" => resources,
            "Contents" => contents,
        });
        self.pages.push(page.into());
    }

    /// The bytes of the file.
    pub(crate) fn finish(mut self) -> Option<Vec<u8>> {
        let count = i64::try_from(self.pages.len()).ok()?;
        let pages = dictionary! { "Type" => "Pages", "Kids" => self.pages, "Count" => count };
        self.document.objects.insert(self.tree, pages.into());
        let catalog = dictionary! { "Type" => "Catalog", "Pages" => self.tree, "Lang" => Object::string_literal("id-ID") };
        let catalog = self.document.add_object(catalog);
        self.document.trailer.set("Root", catalog);
        self.document.compress();
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// A picture as the smaller of JPEG and lossless; grey ones with one value a pixel.
fn image_object(picture: &RgbImage) -> Option<Stream> {
    let is_grey = picture.pixels().all(|pixel| {
        let [red, green, blue] = pixel.0;
        red.abs_diff(green) < 3 && green.abs_diff(blue) < 3
    });
    let drawn = DynamicImage::from(picture.clone());
    let (drawn, space) =
        if is_grey { (DynamicImage::from(drawn.into_luma8()), "DeviceGray") } else { (drawn, "DeviceRGB") };
    let mut jpeg = Vec::new();
    drawn.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)).ok()?;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(5));
    packer.write_all(drawn.as_bytes()).ok()?;
    let packed = packer.finish().ok()?;
    let (filter, content) =
        if packed.len() < jpeg.len() { ("FlateDecode", packed) } else { ("DCTDecode", jpeg) };
    let head = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.width()),
        "Height" => i64::from(picture.height()),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Filter" => filter,
    };
    Some(Stream::new(head, content).with_compression(false))
}

/// One word in invisible letters, stretched to the width it has in the picture.
fn lay(content: &mut String, word: &Word, page_height: f32) {
    let text = hex(&word.text);
    let count = u16::try_from(text.len() / 2).unwrap_or(u16::MAX);
    let (across, down) = (word.to.0 - word.from.0, word.to.1 - word.from.1);
    let length = across.hypot(down);
    if count == 0 || length < 0.5 || word.height < 0.5 {
        return;
    }
    let stretch = 100.0 * length / (COURIER * word.height * f32::from(count));
    let (cos, sin) = (across / length, -down / length);
    let (x, y) = (word.from.0, page_height - word.from.1);
    written(
        content,
        format_args!(
            "/L {:.2} Tf {stretch:.2} Tz {cos:.4} {sin:.4} {:.4} {cos:.4} {x:.2} {y:.2} Tm <{text}> Tj\n",
            word.height, -sin
        ),
    );
}

/// Text as the bytes of the Windows code page in hexadecimal. What the page lacks is left out.
fn hex(text: &str) -> String {
    let mut digits = String::new();
    for c in text.chars() {
        let mut room = [0; 4];
        let (bytes, _, is_missing) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut room));
        if !is_missing {
            for byte in bytes.iter() {
                written(&mut digits, format_args!("{byte:02x}"));
            }
        }
    }
    digits
}

/// Adds to a text; writing to a string does not fail.
fn written(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.push_str(&what.to_string());
}

/// The cuts by page and ground: *Halaman 2: 1 bagian dihitamkan, dasar UU 14/2008 Pasal 17 huruf h (EX17H)*.
fn describe(cuts: &[Cut]) -> Vec<String> {
    let mut groups: BTreeMap<(usize, &str, &str), usize> = BTreeMap::new();
    for cut in cuts {
        *groups.entry((cut.page, &cut.ground, &cut.note)).or_default() += 1;
    }
    groups
        .into_iter()
        .map(|((page, code, note), count)| {
            let words = ground::in_words(code);
            let code = if words == code { String::new() } else { format!(" ({code})") };
            let note = if note.is_empty() { String::new() } else { format!(": {note}") };
            format!("Halaman {}: {count} bagian dihitamkan, dasar {words}{code}{note}", page + 1)
        })
        .collect()
}

fn wrap(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.is_empty() => last.push_str(word),
            Some(last) if last.len() + word.len() < SIGNS_A_LINE => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(format!("    {word}")),
        }
    }
    lines
}
