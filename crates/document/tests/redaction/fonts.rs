//! Fonts in the ways PDF files carry them, and text written in each.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// How a font is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FontKind {
    /// One of the fourteen that need no file.
    Standard(&'static str),
    /// Letters at other codes than usual, named by `Differences`.
    Differences,
    /// `DejaVu` inside the file, one byte a letter.
    TrueType,
    /// `DejaVu` inside the file, two bytes a letter, `ToUnicode`.
    Cid,
    /// Each letter a small drawing, `ToUnicode`.
    Drawn,
}

pub(crate) const KINDS: [FontKind; 7] = [
    FontKind::Standard("Helvetica"),
    FontKind::Standard("Courier"),
    FontKind::Standard("Times-Roman"),
    FontKind::Differences,
    FontKind::TrueType,
    FontKind::Cid,
    FontKind::Drawn,
];

/// The code of an ASCII letter in the font with `Differences`: every letter moved by one, in a ring.
fn moved(byte: u8) -> u8 {
    if byte == 126 { 33 } else { byte + 1 }
}

/// The bytes that show `text` in this font.
pub(crate) fn encode(kind: FontKind, text: &str) -> Vec<u8> {
    match kind {
        FontKind::Differences => text.bytes().map(|byte| if byte == 32 { 32 } else { moved(byte) }).collect(),
        FontKind::Cid => text.chars().flat_map(|c| glyph_id(c).to_be_bytes()).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

fn glyph_id(c: char) -> u16 {
    use ab_glyph::Font as _;
    ab_glyph::FontRef::try_from_slice(dejavu::sans::regular()).unwrap().glyph_id(c).0
}

pub(crate) fn add(document: &mut Document, kind: FontKind) -> ObjectId {
    match kind {
        FontKind::Standard(name) => document.add_object(
            dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name, "Encoding" => "WinAnsiEncoding" },
        ),
        FontKind::Differences => differences(document),
        FontKind::TrueType => true_type(document),
        FontKind::Cid => cid(document),
        FontKind::Drawn => drawn(document),
    }
}

const NAMES: [&str; 95] = [
    "space",
    "exclam",
    "quotedbl",
    "numbersign",
    "dollar",
    "percent",
    "ampersand",
    "quotesingle",
    "parenleft",
    "parenright",
    "asterisk",
    "plus",
    "comma",
    "hyphen",
    "period",
    "slash",
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "colon",
    "semicolon",
    "less",
    "equal",
    "greater",
    "question",
    "at",
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "Z",
    "bracketleft",
    "backslash",
    "bracketright",
    "asciicircum",
    "underscore",
    "grave",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i",
    "j",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "w",
    "x",
    "y",
    "z",
    "braceleft",
    "bar",
    "braceright",
    "asciitilde",
];

fn differences(document: &mut Document) -> ObjectId {
    let mut list = Vec::new();
    for byte in 33..=126_u8 {
        list.push(Object::from(i64::from(moved(byte))));
        list.push(Object::Name(NAMES[usize::from(byte - 32)].as_bytes().to_vec()));
    }
    let encoding =
        dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding", "Differences" => list };
    document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => encoding },
    )
}

fn descriptor(document: &mut Document) -> ObjectId {
    let bytes = dejavu::sans::regular().to_vec();
    let length = i64::try_from(bytes.len()).unwrap();
    let mut file = Stream::new(dictionary! { "Length1" => length }, bytes);
    file.compress().unwrap();
    let file = document.add_object(file);
    document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => "DejaVuSans",
        "Flags" => 32,
        "FontBBox" => vec![(-1000).into(), (-300).into(), 1500.into(), 1000.into()],
        "ItalicAngle" => 0,
        "Ascent" => 928,
        "Descent" => -236,
        "CapHeight" => 729,
        "StemV" => 80,
        "FontFile2" => file,
    })
}

fn width(c: char) -> i64 {
    use ab_glyph::Font as _;
    let font = ab_glyph::FontRef::try_from_slice(dejavu::sans::regular()).unwrap();
    let em = font.units_per_em().unwrap();
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "a width of a letter, below 2000"
    )]
    let width = (font.h_advance_unscaled(font.glyph_id(c)) * 1000.0 / em) as i64;
    width
}

fn true_type(document: &mut Document) -> ObjectId {
    let widths: Vec<Object> = (32..=126_u8).map(|byte| width(char::from(byte)).into()).collect();
    let descriptor = descriptor(document);
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => "DejaVuSans",
        "FirstChar" => 32,
        "LastChar" => 126,
        "Widths" => widths,
        "FontDescriptor" => descriptor,
        "Encoding" => "WinAnsiEncoding",
    })
}

fn to_unicode(document: &mut Document, digits: usize, codes: &[(u16, char)]) -> ObjectId {
    let mut text = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n\
         1 begincodespacerange <{}> <{}> endcodespacerange\n",
        "0".repeat(digits),
        "F".repeat(digits)
    );
    for part in codes.chunks(90) {
        push(&mut text, format_args!("{} beginbfchar\n", part.len()));
        for (code, c) in part {
            push(&mut text, format_args!("<{code:0digits$X}> <{:04X}>\n", u32::from(*c)));
        }
        text.push_str("endbfchar\n");
    }
    text.push_str("endcmap CMapName currentdict /CMap defineresource pop end end\n");
    document.add_object(Stream::new(Dictionary::new(), text.into_bytes()))
}

fn cid(document: &mut Document) -> ObjectId {
    let letters: Vec<char> = (32..=126_u8).map(char::from).collect();
    let codes: Vec<(u16, char)> = letters.iter().map(|c| (glyph_id(*c), *c)).collect();
    let mut widths = Vec::new();
    for c in &letters {
        widths.push(Object::from(i64::from(glyph_id(*c))));
        widths.push(Object::Array(vec![width(*c).into()]));
    }
    let to_unicode = to_unicode(document, 4, &codes);
    let descriptor = descriptor(document);
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => "DejaVuSans",
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 600,
        "W" => widths,
        "CIDToGIDMap" => "Identity",
    });
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => "DejaVuSans",
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
        "ToUnicode" => to_unicode,
    })
}

/// Every letter is the same small box; only `ToUnicode` tells them apart.
fn drawn(document: &mut Document) -> ObjectId {
    let shape = document.add_object(Stream::new(
        Dictionary::new(),
        b"600 0 0 0 520 700 d1 60 0 180 700 re f 300 0 180 400 re f".to_vec(),
    ));
    let empty = document.add_object(Stream::new(Dictionary::new(), b"600 0 0 0 0 0 d1".to_vec()));
    let mut procedures = Dictionary::new();
    let mut list = vec![Object::from(32)];
    for byte in 32..=126_u8 {
        let name = NAMES[usize::from(byte - 32)];
        procedures.set(name, if byte == 32 { empty } else { shape });
        list.push(Object::Name(name.as_bytes().to_vec()));
    }
    let codes: Vec<(u16, char)> = (32..=126_u8).map(|byte| (u16::from(byte), char::from(byte))).collect();
    let to_unicode = to_unicode(document, 2, &codes);
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type3",
        "FontBBox" => vec![0.into(), 0.into(), 600.into(), 700.into()],
        "FontMatrix" => vec![0.001.into(), 0.into(), 0.into(), 0.001.into(), 0.into(), 0.into()],
        "CharProcs" => procedures,
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => list },
        "FirstChar" => 32,
        "LastChar" => 126,
        "Widths" => vec![Object::from(600); 95],
        "Resources" => Dictionary::new(),
        "ToUnicode" => to_unicode,
    })
}

/// Adds to a text.
pub(crate) fn push(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.push_str(&what.to_string());
}
