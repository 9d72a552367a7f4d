//! Reading and drawing in a child process, so that no file can take the program down.
//!
//! The child is the program itself, started with [`COMMAND`]. It gets one task and the bytes on its standard input,
//! binds itself to memory and time, may open no file and no connection, and answers on its standard output. A fault
//! of any kind in it is a [`crate::Failure`] here.

mod process;
mod reader;
mod serve;
mod task;

pub use reader::Reader;
pub use serve::serve;
pub use task::{Format, Width};

pub(crate) use process::{Bounds, run};

/// The hidden command of the program that calls [`serve()`].
pub const COMMAND: &str = "read-document";
