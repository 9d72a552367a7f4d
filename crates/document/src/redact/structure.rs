//! What a PDF carries beside its pages: notes, forms, attachments, scripts, layers, earlier versions, left-over text.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::Pdf;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::area::Area;
use super::check::{Remark, Weight};
use super::letters::Sheet;
use super::{lines, prove};
use crate::render::{guarded, open};

/// As deep as objects are followed; damaged files point in circles.
const DEEPEST: usize = 40;
/// More earlier versions than this are not unpacked.
const MOST_VERSIONS: usize = 8;

/// Remarks on the whole file, and areas that notes cover on pages.
#[derive(Default)]
pub(crate) struct Whole {
    pub(crate) remarks: Vec<Remark>,
    pub(crate) bars: Vec<(usize, Area)>,
}

/// Reads a file's structure. What cannot be read is passed over: the pages are looked at all the same.
pub(crate) fn read(bytes: &[u8]) -> Whole {
    let mut whole = Whole::default();
    let walked = guarded(|| Ok(Document::load_mem(bytes).ok()));
    if let Ok(Some(document)) = walked {
        carried(&document, &mut whole);
        metadata(&document, &mut whole);
        notes(&document, &mut whole);
        leftovers(&document, &mut whole);
    }
    earlier(bytes, &mut whole);
    whole
}

fn add(whole: &mut Whole, weight: Weight, code: &str, page: Option<usize>, example: String) {
    Remark::count(&mut whole.remarks, weight, code, page, example);
}

/// Attachments, scripts and switched-off layers, wherever they hang.
fn carried(document: &Document, whole: &mut Whole) {
    let mut dictionaries = Vec::new();
    for object in document.objects.values() {
        collect(object, &mut dictionaries, 0);
    }
    for dictionary in dictionaries {
        let named = |key: &[u8], wanted: &[u8]| {
            dictionary.get(key).and_then(Object::as_name).is_ok_and(|is| is == wanted)
        };
        if dictionary.has(b"JS") || named(b"S", b"JavaScript") {
            add(whole, Weight::Leak, "script", None, String::new());
        } else if named(b"Type", b"EmbeddedFile") || dictionary.has(b"EF") {
            let name =
                dictionary.get(b"UF").or_else(|_| dictionary.get(b"F")).map(text_of).unwrap_or_default();
            add(whole, Weight::Leak, "attachment", None, name);
        } else if dictionary.has(b"OCGs") && dictionary.has(b"D") {
            let settings = dictionary.get_deref(b"D", document).and_then(Object::as_dict);
            let off =
                settings.and_then(|settings| settings.get_deref(b"OFF", document)).and_then(Object::as_array);
            if off.is_ok_and(|off| !off.is_empty()) {
                add(whole, Weight::Leak, "layer-off", None, String::new());
            }
        } else if dictionary.has(b"FT")
            && let Ok(value) = dictionary.get_deref(b"V", document)
        {
            told(whole, "form-value", None, &text_of(value));
        }
    }
}

/// Text beside the pages: heavy when it holds personal data.
fn told(whole: &mut Whole, code: &str, page: Option<usize>, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if let Some(finding) = privacy::find_certain(text).into_iter().next() {
        add(whole, Weight::Leak, code, page, finding.masked);
    } else {
        let head: String = text.chars().take(20).collect();
        add(whole, Weight::Note, code, page, prove::masked(&head));
    }
}

fn collect<'a>(object: &'a Object, into: &mut Vec<&'a Dictionary>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::Dictionary(dictionary) => {
            into.push(dictionary);
            dictionary.iter().for_each(|(_, value)| collect(value, into, depth + 1));
        }
        Object::Stream(stream) => {
            into.push(&stream.dict);
            stream.dict.iter().for_each(|(_, value)| collect(value, into, depth + 1));
        }
        Object::Array(items) => items.iter().for_each(|item| collect(item, into, depth + 1)),
        _ => {}
    }
}

fn metadata(document: &Document, whole: &mut Whole) {
    let Ok(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) else { return };
    for key in [&b"Title"[..], b"Author", b"Subject", b"Keywords"] {
        if let Ok(value) = info.get_deref(key, document) {
            told(whole, "metadata", None, &text_of(value));
        }
    }
}

/// Notes on pages: pending redactions, boxes drawn over text, and what the notes themselves say.
fn notes(document: &Document, whole: &mut Whole) {
    for (number, id) in document.get_pages() {
        let Ok(index) = usize::try_from(number.saturating_sub(1)) else { continue };
        let Some(upper) = upper_edge(document, id) else { continue };
        for note in document.get_page_annotations(id).unwrap_or_default() {
            let kind = note.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            let contents = note.get_deref(b"Contents", document).map(text_of).unwrap_or_default();
            told(whole, "annotation-text", Some(index), &contents);
            if kind == b"Redact" {
                add(whole, Weight::Leak, "redact-pending", Some(index), String::new());
            }
            let covers = kind == b"Redact"
                || (matches!(kind, b"Square" | b"Polygon" | b"Stamp") && is_dark(note, document));
            if let (true, Some([left, bottom, right, top])) = (covers, numbers(note, b"Rect", document)) {
                whole.bars.push((index, Area { left, top: upper - top, right, bottom: upper - bottom }));
            }
        }
    }
}

/// Filled with a dark colour, or with none said.
fn is_dark(note: &Dictionary, document: &Document) -> bool {
    let colour = note.get_deref(b"IC", document).and_then(Object::as_array);
    colour.is_ok_and(|parts| {
        !parts.is_empty() && parts.iter().all(|part| part.as_float().is_ok_and(|value| value < 0.35))
    })
}

fn upper_edge(document: &Document, page: ObjectId) -> Option<f32> {
    let mut dictionary = document.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        for key in [&b"CropBox"[..], b"MediaBox"] {
            if let Some([_, _, _, top]) = numbers(dictionary, key, document) {
                return Some(top);
            }
        }
        dictionary = dictionary.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

fn numbers(dictionary: &Dictionary, key: &[u8], document: &Document) -> Option<[f32; 4]> {
    let parts = dictionary.get_deref(key, document).and_then(Object::as_array).ok()?;
    let values: Vec<f32> = parts.iter().filter_map(|part| part.as_float().ok()).collect();
    values.try_into().ok()
}

/// Streams with text that no page reaches: deleted in an editor, still in the file.
fn leftovers(document: &Document, whole: &mut Whole) {
    let mut reached = BTreeSet::new();
    let mut open: Vec<ObjectId> = Vec::new();
    follow_values(document.trailer.iter().map(|(_, value)| value), &mut open);
    while let Some(id) = open.pop() {
        if reached.insert(id)
            && let Ok(object) = document.get_object(id)
        {
            follow(object, &mut open, 0);
        }
    }
    for (id, object) in &document.objects {
        let Object::Stream(stream) = object else { continue };
        if reached.contains(id) || stream.dict.has(b"Subtype") || stream.dict.has(b"Length1") {
            continue;
        }
        let content = stream.get_plain_content().unwrap_or_default();
        let shows = |operator: &[u8]| content.windows(operator.len()).any(|part| part == operator);
        if shows(b"BT") && (shows(b"Tj") || shows(b"TJ")) {
            add(whole, Weight::Leak, "leftover-text", None, String::new());
        }
    }
}

fn follow_values<'a>(values: impl Iterator<Item = &'a Object>, open: &mut Vec<ObjectId>) {
    values.for_each(|value| follow(value, open, 0));
}

fn follow(object: &Object, open: &mut Vec<ObjectId>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::Reference(id) => open.push(*id),
        Object::Array(items) => items.iter().for_each(|item| follow(item, open, depth + 1)),
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, value)| follow(value, open, depth + 1));
        }
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| follow(value, open, depth + 1)),
        _ => {}
    }
}

/// Words of earlier versions (a PDF is changed by appending) that the newest no longer shows.
fn earlier(bytes: &[u8], whole: &mut Whole) {
    let ends: Vec<usize> = memchr::memmem::find_iter(bytes, b"%%EOF").map(|at| at + 5).collect();
    let Some((_, before)) = ends.split_last() else { return };
    if before.is_empty() {
        return;
    }
    let now = words_of(bytes);
    for end in before.iter().rev().take(MOST_VERSIONS) {
        let then = bytes.get(..*end).map(words_of).unwrap_or_default();
        let gone: Vec<&String> = then
            .iter()
            .filter(|(word, count)| word.chars().count() > 2 && now.get(*word).unwrap_or(&0) < count)
            .map(|(word, _)| word)
            .collect();
        for word in gone {
            add(whole, Weight::Leak, "earlier-version", None, prove::masked(word));
        }
    }
}

fn words_of(bytes: &[u8]) -> BTreeMap<String, usize> {
    let read = |pdf: Pdf| {
        let mut counts = BTreeMap::new();
        for page in 0..pdf.pages().len() {
            for word in Sheet::read(&pdf, page).map(|sheet| lines::words(&sheet.letters)).unwrap_or_default()
            {
                *counts.entry(word.text).or_default() += 1;
            }
        }
        Ok(counts)
    };
    guarded(|| open(bytes).and_then(read)).unwrap_or_default()
}

fn text_of(object: &Object) -> String {
    let bytes = object.as_str().unwrap_or_default();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => encoding_rs::UTF_16BE.decode(wide).0.into_owned(),
        None => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}
