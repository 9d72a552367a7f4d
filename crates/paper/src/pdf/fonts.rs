//! The typefaces inside the program: DejaVu, which the share pictures already carry.
//!
//! A condensed sans for forms and tables, a serif for letters, each upright and bold. They cover Indonesian,
//! the names of people from elsewhere and the signs officers paste; a sign that none has is shown as a box.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The faces and their register. Read once from the program's own bytes, never changed.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) faces: Vec<Font>,
}

/// All typefaces.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files = [
        dejavu::sans_condensed::regular(),
        dejavu::sans_condensed::bold(),
        dejavu::serif_condensed::regular(),
        dejavu::serif_condensed::bold(),
    ];
    let faces: Vec<_> = files.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
});
