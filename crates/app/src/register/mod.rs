//! The register of public information (*Daftar Informasi Publik*, DIP): what a unit has to make known,
//! in the legal classes of UU 14/2008 Ps.9–11, with its documents.
//!
//! It is kept, listed, fed and counted apart from news. States: `rules::register`. An entry is public
//! exactly when it has a public version; a newer version may be on its way beside it. Exempt information
//! is never here (Ps.11(1)a). Tables: `register_entry`, `register_address`, `register_version`,
//! `register_version_obligation`, `register_version_link`, `register_version_document`,
//! `register_decision`, `register_decision_row`, `news_register_entry`; documents are the slice `document`.
//!
//! One act per file: [`create()`], [`save()`], [`propose()`], [`submit()`], [`recall()`], [`send_back()`],
//! [`publish()`], [`confirm()`], [`withdraw()`], [`reopen()`], [`discard()`]; what they share is in `step`.

mod address;
mod close;
mod confirm;
mod create;
pub mod decision;
pub mod desk;
mod discard;
pub mod export;
pub mod import;
mod model;
pub mod public;
mod publish;
mod redacted;
pub mod relate;
mod save;
mod send_back;
mod step;
pub mod store;
mod submit;
pub mod suggest;
pub mod take_in;
mod tell;
mod withdraw;

pub use close::close_version;
pub use confirm::confirm;
pub(crate) use create::create_in;
pub use create::{begin, create};
pub use discard::discard;
pub use model::{Content, Entry, HungDocument, Link, Version, content_digest};
pub(crate) use publish::publish_at_once;
pub use publish::{Publish, publish};
pub use redacted::hangs_on;
pub(crate) use redacted::put_redacted;
pub use save::{Save, save};
pub use send_back::send_back;
pub(crate) use step::check_sizes;
pub use step::{SUMMARY_CHARS, TITLE_CHARS, check, find, latest, may, path};
pub use submit::{propose, recall, submit};
pub use suggest::title_of_file;
pub use withdraw::{reopen, withdraw};
