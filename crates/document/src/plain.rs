//! Plain text and tables as text.
//!
//! Encodings as office machines write them: UTF-8 with or without mark, UTF-16 with mark, Windows-1252, where every
//! byte has a meaning, so nothing is lost.

use crate::limits::Limits;
use crate::reading::{Reading, Taker};

/// The text of bytes that are no other kind of file.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    };
    text.replace("\r\n", "\n")
}

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let mut taker = Taker::new(limits);
    if taker.begin(None, false, 0) {
        taker.push(&decoded(bytes));
    }
    taker.done()
}
