//! Documents from strangers: what a file is, its text by page, pictures of its pages.
//!
//! Knows neither HTTP nor database. Reading and drawing block, and the libraries below them may fail on hostile
//! bytes in any way, so the application asks [`child::Reader`], which does both in a child process with bounds of
//! memory and time. What a sender says about a file is never believed; the content decides.

#![forbid(unsafe_code)]

pub mod child;
mod failure;
mod html;
mod kind;
mod limits;
pub mod ocr;
mod office;
mod pdf;
mod plain;
mod read;
mod reading;
pub mod redact;
mod refusal;
pub mod render;
mod sniff;

pub use failure::Failure;
pub use kind::Kind;
pub use limits::Limits;
pub use read::read;
pub use reading::{Page, Reading};
pub use refusal::Refusal;
pub use sniff::sniff;
