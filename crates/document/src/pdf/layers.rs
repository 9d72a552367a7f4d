//! Layers that are switched off (optional content, ISO 32000-2, 8.11): nobody sees their text, but it travels with the
//! file and one click shows it.

use std::borrow::Cow;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object};

/// The entry that switches layers, and a name of the same length that nobody knows.
const SWITCHES: &[u8] = b"/OCProperties";
const NOTHING: &[u8] = b"/XCProperties";

/// Whether the file has layers that are off when it is opened.
pub(super) fn are_hidden(pdf: &Pdf) -> bool {
    let properties = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let properties = properties.and_then(|catalogue| catalogue.get::<Dict<'_>>("OCProperties"));
    let Some(first) = properties.and_then(|properties| properties.get::<Dict<'_>>("D")) else { return false };
    let is_off = first.get::<Array<'_>>("OFF").is_some_and(|off| off.iter::<Object<'_>>().next().is_some());
    is_off || first.get::<Name<'_>>("BaseState").is_some_and(|state| &*state == b"OFF")
}

/// The same file with every layer on; `None` when the switches are packed away where we do not change them.
pub(super) fn all_on(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut changed = Cow::Borrowed(bytes);
    let mut from = 0;
    while let Some(found) = bytes.get(from..)?.windows(SWITCHES.len()).position(|part| part == SWITCHES) {
        let at = from + found;
        changed.to_mut().get_mut(at..at + NOTHING.len())?.copy_from_slice(NOTHING);
        from = at + SWITCHES.len();
    }
    match changed {
        Cow::Owned(bytes) => Some(bytes),
        Cow::Borrowed(_) => None,
    }
}
