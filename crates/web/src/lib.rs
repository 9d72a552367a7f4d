//! Feature-free HTTP: what every page needs and no feature owns.
//!
//! The crate knows no unit and no news. It has no globals: the application makes one value of each kind
//! at start and hands it down.
//!
//! The way of a request: [`server::serve`] accepts the connection → [`CachedService`] answers public pages
//! from memory, compresses the rest → the application's router with [`request_id::assign`],
//! [`security::apply`] and [`csrf::check`] → the handler.

#![forbid(unsafe_code)]

pub mod address;
pub mod assets;
pub mod cache;
pub mod clock;
pub mod compress;
pub mod cookie;
pub mod csrf;
pub mod cursor;
pub mod etag;
pub mod form;
pub mod gate;
pub mod limiter;
pub mod outgoing;
pub mod range;
pub mod request_id;
pub mod secrets;
pub mod security;
pub mod server;
mod stream;

pub use address::{PeerAddr, TrustedProxies};
pub use assets::Assets;
pub use cache::{Cacheable, CachedService, PageBody, PageCache, Read, Reads};
pub use clock::Clock;
pub use cookie::CookiePolicy;
pub use gate::Gate;
pub use limiter::Limiter;
pub use request_id::RequestId;
pub use secrets::Secrets;
pub use security::SecurityHeaders;
pub use server::{ServerConfig, serve};
pub use stream::{ReaderGone, StreamSender, stream};
