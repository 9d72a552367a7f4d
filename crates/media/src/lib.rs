//! Pictures and files from strangers: bytes in, harmless bytes or a refusal out.
//!
//! All functions block and touch neither disk nor network. What a sender says about a file (its name, its
//! type) is never believed; the content decides. No published picture is the sender's own bytes: it is
//! decoded and encoded anew, so that nothing but its pixels survives.

#![forbid(unsafe_code)]

mod archive;
mod attachment;
mod canvas;
mod card;
mod decode;
mod glyph;
mod label;
mod photo;
mod poster;
mod refusal;
mod share;
mod sniff;

#[cfg(test)]
mod tests;

pub use archive::check_office;
pub use attachment::{Attachment, check_attachment};
pub use card::{Card, card};
pub use decode::upright;
pub use label::label;
pub use photo::{MAX_PHOTO_BYTES, Photo, Variant, logo, photo};
pub use poster::{Poster, poster};
pub use refusal::Refusal;
pub use share::share_image;
pub use sniff::{FileKind, sniff};
