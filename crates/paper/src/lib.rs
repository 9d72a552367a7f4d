//! Paper and tables: PDF from templates, spreadsheets out and in. No HTTP, no database.
//!
//! [`pdf`] sets official documents with typst as a library ([ADR 7](../../../docs/adr/0007-pdf.md));
//! [`dip`] is the official form of the list of public information, [`report`] a report as PDF, DOCX or XLSX.
//! [`xlsx`] and [`csv`] write tables that no spreadsheet program can be tricked with. [`table`] reads the tables officers have: XLSX, ODS and CSV,
//! with titles above the headings, numbering rows and column names of their own.

pub mod csv;
pub mod dip;
mod dip_fields;
mod docx;
pub mod pack;
pub mod pdf;
pub mod report;
pub mod table;
pub mod xlsx;
