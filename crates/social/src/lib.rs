//! What the social networks say: how to ask each of them, how to read the answer, and how to read the tables
//! and lists of addresses that people bring when nobody may ask; and the way back: what is published there of a story
//! ([`kit`]) and how it is posted ([`posting`]).
//!
//! Pure: no request is made here and no clock is read. A [`Visit`] or a [`posting::Delivery`] says what to ask next and takes the answer, so
//! that the program, a test and a server on loopback drive the very same code. Facts about the networks:
//! their documentation up to November 2026; where a fact could not be verified, a comment says so.

mod address;
mod ask;
mod connect;
mod facebook;
mod feed;
pub mod import;
mod instagram;
mod json;
pub mod kit;
mod mastodon;
mod meta;
mod patience;
mod post;
pub mod posting;
mod problem;
mod tiktok;
mod time;
pub mod unit;
mod visit;
mod x;
mod youtube;

pub use address::{PostAddress, handle_of, post_address, profile_url};
pub use ask::{Answer, Ask, Base, Method};
pub use connect::{Access, Connection, Connector, connector_of};
pub use post::{Post, PostKind};
pub use problem::Problem;
pub use time::{local_moment, moment, month_of};
pub use visit::{Next, Outcome, Tokens, Visit};
