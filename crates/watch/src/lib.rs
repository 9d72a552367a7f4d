//! What a foreign website says: its newest news, its health, and signs that somebody planted gambling pages.
//!
//! Nothing here opens a connection. A [`Plan`] says which address to ask next and as whom, is given the
//! answer, and ends with a [`SiteReport`]; who fetches is another matter (`app::look`). So everything
//! is tested from files.
//!
//! Sources: `domain.md` §10 (failures to monitor); RFC 9309 (robots.txt); the sitemaps protocol 0.9; RSS 2.0 and
//! RFC 4287 (Atom); the handbook of the WordPress REST interface.

mod ask;
pub mod certificate;
pub mod injection;
pub mod news;
pub mod page;
pub mod pdf;
mod plan;
pub mod rdap;
pub mod report;
pub mod system;
pub mod trouble;

pub use ask::{Answer, Ask, Content};
pub use page::Page;
pub use plan::{Depth, Options, Plan};
pub use report::{
    BrokenLink, Confidence, Injection, InjectionVerdict, Item, Memory, MonthCount, Newest, Published,
    Registration, RequiredPages, Sign, SignKind, SiteReport, System, Tls, TlsProblem, Trouble, Visitor,
    WrittenDate,
};
