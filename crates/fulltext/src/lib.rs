//! Full-text search over what a body has published: the only crate that knows tantivy.
//!
//! One index folder per node, fed from the change log by the app. Only public things are put in, so a search can
//! never show a draft. The index can always be made anew from the tables: a damaged or outdated folder is emptied,
//! not repaired. Calls block; the app runs them off the async threads. See docs/adr/0003-search.md.

mod analyzer;
mod collect;
mod columns;
mod document;
mod error;
mod folder;
mod fragment;
mod index;
mod near;
mod plan;
mod query;
mod schema;
mod search;
mod typo;

pub use document::{Change, Document, Facets, Kind};
pub use error::{Error, Result};
pub use fragment::{Fragment, Marker};
pub use index::{Index, Opened};
pub use query::{Order, Purpose, Query};
pub use search::{Found, Hit};
