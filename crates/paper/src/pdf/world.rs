//! What typst can see: one template, its data, four typefaces. Nothing else exists for it.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::fonts::FONTS;

/// The world of one document.
pub(super) struct TemplateWorld {
    library: LazyHash<Library>,
    main: Source,
}

impl TemplateWorld {
    /// `data` and `meta` are JSON; the template reads them as `data` and `meta`.
    pub(super) fn new(template: String, data: Vec<u8>, meta: Vec<u8>) -> Self {
        let mut inputs = Dict::new();
        inputs.insert("data".into(), Bytes::new(data).into_value());
        inputs.insert("meta".into(), Bytes::new(meta).into_value());
        let library = Library::builder().with_inputs(inputs).build();
        Self { library: LazyHash::new(library), main: Source::detached(template) }
    }
}

impl World for TemplateWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    /// No clock: dates on paper are data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
