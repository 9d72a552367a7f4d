//! Files by content: stored under their SHA-256, never overwritten, checked when read.
//!
//! A [`Store`] keeps them in a folder, or in an S3-compatible object store with a bounded folder of copies
//! before it. The crate is the only one that knows `object_store`. Nothing relies on conditional writes:
//! servers differ there, and a name made of the content needs none.

mod breaker;
mod connector;
mod error;
mod folder;
mod near;
mod remote;
mod store;

pub use error::{Error, Result};
pub use remote::S3;
pub use store::{Opened, Put, Store};
