//! Names of networks, roads and problems in the language of the reader.

use rules::activity::{Network, Road};

use crate::locale::Locale;

/// Name of a network.
pub fn network_name(locale: Locale, network: Network) -> String {
    locale.t(&format!("social-network-{network}"))
}

/// How something was counted.
pub(super) fn road_name(locale: Locale, road: Road) -> String {
    locale.t(&format!("social-road-{road}"))
}

/// A problem in plain words, with what to do about it.
pub(super) fn problem_words(locale: Locale, code: &str) -> String {
    locale.t(&format!("social-problem-{code}"))
}
