//! The result of reading one website: plain data, written to JSON and read back.

pub(crate) mod code;
mod domain;
mod injection;
mod item;
mod memory;
mod site;
mod tls;

pub use domain::Registration;
pub use injection::{Injection, InjectionVerdict, Sign, SignKind, Visitor};
pub use item::{Confidence, Item, MonthCount, Newest, Published, WrittenDate};
pub use memory::{KeptAnswer, Memory};
pub use site::{BrokenLink, RequiredPages, SiteReport, System, Trouble};
pub use tls::{Tls, TlsProblem};
