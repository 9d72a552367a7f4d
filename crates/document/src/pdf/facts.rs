//! What a PDF says about itself, and what in it could act.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

use crate::reading::Reading;

/// Deepest nesting looked into: honest files have three or four levels.
const MAX_DEPTH: u32 = 12;
/// Kinds of actions that run or fetch something.
const ACTING: [&[u8]; 6] =
    [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"RichMediaExecute", b"Rendition"];
/// Text beside the pages that is kept, in bytes.
const MAX_BESIDE: usize = 1 << 20;

/// Notes title, author, language, encryption and what could act.
pub(super) fn note(pdf: &Pdf, bytes: &[u8], reading: &mut Reading) {
    let metadata = pdf.metadata();
    let said = |text: &Option<Vec<u8>>| text.as_deref().map(words).filter(|text| !text.is_empty());
    reading.title = said(&metadata.title);
    reading.author = said(&metadata.author);
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = catalogue.as_ref().and_then(|catalogue| catalogue.get::<PdfString<'_>>("Lang"));
    reading.language = language.map(|language| words(language.as_bytes())).filter(|tag| !tag.is_empty());
    // The trailer is not handed out; a stream that holds this word by chance only makes a file look locked that opens.
    reading.is_encrypted = has(bytes, b"/Encrypt");
    reading.has_script = pdf.objects().into_iter().any(|object| acts(&object, 0));
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Whether an object holds a script, an action that runs something, or a file.
fn acts(object: &Object<'_>, depth: u32) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    match object {
        Object::Dict(dict) => dict_acts(dict, depth),
        Object::Stream(stream) => dict_acts(stream.dict(), depth),
        // References are not followed: what they lead to is an object of its own.
        Object::Array(array) => array.raw_iter().any(|item| match item {
            hayro::hayro_syntax::object::MaybeRef::NotRef(object) => acts(&object, depth + 1),
            hayro::hayro_syntax::object::MaybeRef::Ref(_) => false,
        }),
        _ => false,
    }
}

fn dict_acts(dict: &Dict<'_>, depth: u32) -> bool {
    let is_acting = |name: Option<Name<'_>>| name.is_some_and(|name| ACTING.contains(&&*name));
    is_acting(dict.get("S"))
        || ["JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent"]
            .iter()
            .any(|key| dict.contains_key(key))
        || dict.get::<Name<'_>>("Type").is_some_and(|name| &*name == b"EmbeddedFile")
        || dict.entries().any(|(_, value)| match value {
            hayro::hayro_syntax::object::MaybeRef::NotRef(object) => acts(&object, depth + 1),
            hayro::hayro_syntax::object::MaybeRef::Ref(_) => false,
        })
}

/// Texts that lie beside the pages: notes stuck on them and what was typed into form fields.
pub(super) fn beside_the_page(pdf: &Pdf) -> String {
    let mut out = String::new();
    for page in pdf.pages().iter() {
        let Some(notes) = page.raw().get::<Array<'_>>("Annots") else { continue };
        for note in notes.iter::<Dict<'_>>() {
            for key in ["Contents", "V"] {
                let Some(text) = note.get::<PdfString<'_>>(key) else { continue };
                let text = words(text.as_bytes());
                if !text.is_empty() && out.len() + text.len() < MAX_BESIDE {
                    out.push_str(&text);
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// A text string of PDF: UTF-16 or UTF-8 with a mark, otherwise nearly Windows-1252 (ISO 32000-2, 7.9.2.2).
fn words(bytes: &[u8]) -> String {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => encoding_rs::WINDOWS_1252.decode(bytes).0,
    };
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
