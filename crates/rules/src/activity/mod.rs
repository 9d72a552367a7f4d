//! What units publish, month by month: websites and social networks, counted by one published rule.
//!
//! Source: domain.md §10 and §11; the ranking of January 2023 as Kota Cilegon told it to the press.

mod month;
mod network;
mod reading;
mod road;
mod verdict;

pub use month::Month;
pub use network::Network;
pub use reading::Reading;
pub use road::{Counted, Reconciled, Road, reconcile};
pub use verdict::{Thresholds, Verdict, verdict};
