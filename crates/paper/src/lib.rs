//! Paper and tables: PDF from templates, spreadsheets out and in. No HTTP, no database.
//!
//! [`pdf`] sets official documents with typst as a library ([ADR 7](../../../docs/adr/0007-pdf.md));
//! [`dip`] is the official form of the list of public information. [`xlsx`] and [`csv`] write tables that
//! no spreadsheet program can be tricked with. [`table`] reads the tables officers have: XLSX, ODS and CSV,
//! with titles above the headings, numbering rows and column names of their own. [`pack()`] puts many papers into one file.

pub mod csv;
pub mod dip;
mod dip_fields;
mod pack;
pub mod pdf;
pub mod table;
pub mod xlsx;

pub use pack::pack;
