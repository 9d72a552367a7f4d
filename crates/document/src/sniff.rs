//! What a file is, by its content, held against what its name says.

use media::FileKind;

use crate::kind::Kind;
use crate::refusal::Refusal;

/// Extensions by the kind they promise. A file with none of these may still be taken: its content decides.
const PROMISES: &[(&str, Kind)] = &[
    ("pdf", Kind::Pdf),
    ("docx", Kind::Docx),
    ("xlsx", Kind::Xlsx),
    ("pptx", Kind::Pptx),
    ("odt", Kind::Odt),
    ("ods", Kind::Ods),
    ("doc", Kind::Doc),
    ("xls", Kind::Xls),
    ("csv", Kind::Csv),
    ("tsv", Kind::Csv),
    ("txt", Kind::Txt),
    ("htm", Kind::Html),
    ("html", Kind::Html),
    ("jpg", Kind::Jpeg),
    ("jpeg", Kind::Jpeg),
    ("png", Kind::Png),
];

/// Office files that say by their name that they carry programs.
const WITH_MACROS: &[&str] =
    &["docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm", "potm", "ppsm", "ppam"];

/// Text that a machine runs when somebody opens it, whatever it begins with.
const SCRIPTS: &[&str] = &[
    "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "sh", "bash", "py", "rb",
    "pl", "php", "phtml", "jsp", "asp", "aspx", "reg", "inf", "url", "desktop", "exe", "com", "scr", "pif",
    "msi", "jar", "apk", "dll", "lnk", "iso", "img",
];

/// Where a PDF's mark may stand: readers accept some rubbish before it.
const PDF_HEAD: usize = 1_024;

/// Decides what a file is and whether it is taken. `name` is the sender's file name.
///
/// Errors: every reason a file is not taken; the name only ever makes it stricter.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let extension = name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.trim().to_lowercase());
    if SCRIPTS.contains(&extension.as_str()) {
        return Err(Refusal::Program);
    }
    if WITH_MACROS.contains(&extension.as_str()) {
        return Err(Refusal::Macros);
    }
    let promised = PROMISES.iter().find(|(ending, _)| *ending == extension).map(|(_, kind)| *kind);
    let kind = by_content(promised, bytes)?;
    match promised {
        Some(promised) if promised != kind => Err(Refusal::Mislabelled),
        None if !extension.is_empty() && kind == Kind::Txt => Err(Refusal::NotTaken), // any source text is "text"
        _ => Ok(kind),
    }
}

/// `promised` only chooses between kinds of plain text, which look the same.
fn by_content(promised: Option<Kind>, bytes: &[u8]) -> Result<Kind, Refusal> {
    let found = media::sniff(bytes);
    let kind = match found {
        FileKind::Pdf => Kind::Pdf,
        FileKind::Docx => Kind::Docx,
        FileKind::Xlsx => Kind::Xlsx,
        FileKind::Pptx => Kind::Pptx,
        FileKind::Odt => Kind::Odt,
        FileKind::Ods => Kind::Ods,
        FileKind::Jpeg => Kind::Jpeg,
        FileKind::Png => Kind::Png,
        FileKind::Html => match promised {
            // A table or a text may well quote a tag; as plain text it is harmless.
            Some(plain @ (Kind::Csv | Kind::Txt)) if !begins_with_tag(bytes) => plain,
            _ => Kind::Html,
        },
        FileKind::Text => match promised {
            Some(plain @ (Kind::Csv | Kind::Txt | Kind::Html)) => plain,
            _ => Kind::Txt,
        },
        FileKind::Ole => return old_office(bytes),
        FileKind::Executable => return Err(Refusal::Program),
        FileKind::Svg => match promised {
            Some(plain @ (Kind::Csv | Kind::Txt | Kind::Html)) => plain,
            _ => return Err(Refusal::Drawing),
        },
        FileKind::Zip => {
            return Err(if promised.is_some_and(is_zipped) { Refusal::Damaged } else { Refusal::Archive });
        }
        FileKind::Webp | FileKind::Gif => return Err(Refusal::NotTaken),
        FileKind::Unknown => return unknown(promised, bytes),
    };
    if is_zipped(kind) {
        check_package(bytes)?;
    }
    Ok(kind)
}

fn is_zipped(kind: Kind) -> bool {
    matches!(kind, Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Ods)
}

fn check_package(bytes: &[u8]) -> Result<(), Refusal> {
    media::check_office(bytes).map_err(|refusal| match refusal {
        media::Refusal::HasMacros => Refusal::Macros,
        media::Refusal::UnpacksTooLarge => Refusal::UnpacksTooLarge,
        _ => Refusal::Damaged,
    })
}

fn begins_with_tag(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The containers of before 2007 hold documents, but installers and mails too. Their streams have UTF-16 names.
fn old_office(bytes: &[u8]) -> Result<Kind, Refusal> {
    let named = |name: &str| has(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    if named("_VBA_PROJECT") {
        Err(Refusal::Macros)
    } else if named("WordDocument") {
        Ok(Kind::Doc)
    } else if named("Workbook") {
        Ok(Kind::Xls)
    } else if named("EncryptedPackage") {
        // A docx or xlsx with a password looks like this.
        Err(Refusal::Locked)
    } else {
        Err(Refusal::NotTaken)
    }
}

/// Bytes without a known beginning: late PDF marks, other archives, or just damage.
fn unknown(promised: Option<Kind>, bytes: &[u8]) -> Result<Kind, Refusal> {
    const ARCHIVES: &[&[u8]] = &[b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK"];
    let head = bytes.get(..PDF_HEAD.min(bytes.len())).unwrap_or_default();
    if ARCHIVES.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Refusal::Archive);
    }
    if promised == Some(Kind::Pdf) && has(head, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    Err(if promised.is_some() { Refusal::Damaged } else { Refusal::NotTaken })
}
