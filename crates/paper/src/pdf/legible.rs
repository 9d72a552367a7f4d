//! Data in signs the typefaces have. PDF/UA forbids a sign that cannot be shown, and one emoji in a name must not
//! cost a citizen the receipt.

use serde_json::Value;

use super::fonts::FONTS;

/// Stands for a sign no face has.
const BOX: char = '□';

/// Every text of `data`: signs no face has become a box, invisible ones go. Names of fields stay.
pub(super) fn legible(data: Value) -> Value {
    match data {
        Value::String(text) if text.chars().all(is_plain) => Value::String(text),
        Value::String(text) => Value::String(text.chars().filter_map(shown).collect()),
        Value::Array(items) => Value::Array(items.into_iter().map(legible).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, legible(value))).collect())
        }
        other => other,
    }
}

/// What every face has, without asking.
fn is_plain(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\n' | '\t')
}

fn shown(sign: char) -> Option<char> {
    if is_plain(sign) {
        return Some(sign);
    }
    // Controls, marks of direction, joiners, selectors of a variant: seen by nobody.
    let is_unseen = sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(sign, '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}');
    if is_unseen {
        return None;
    }
    let has = |face: &typst::text::Font| face.info().coverage.contains(u32::from(sign));
    Some(if FONTS.faces.iter().any(has) { sign } else { BOX })
}
