//! Posting to each network.

mod cases;
mod facebook;
mod instagram;
mod mastodon;
mod net;
mod telegram;
mod x;
