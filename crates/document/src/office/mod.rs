//! Office documents: archives of XML.

mod opendocument;
mod package;
mod slides;
mod word;
mod workbook;
mod xml;

pub(crate) use opendocument::read as opendocument;
pub(crate) use slides::read as pptx;
pub(crate) use word::read as docx;
pub(crate) use workbook::read as xlsx;
