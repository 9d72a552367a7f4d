//! The roads on which a number came, and how numbers from several roads become one.
//!
//! Each road keeps its own number: nothing overwrites. What is published is the number of the most
//! trusted road that saw the whole month; a month nobody saw whole is unknown, with what was seen at least.

use super::Reading;
use crate::code::coded;

coded! {
    /// How posts were counted. The order is the order of trust, most trusted first.
    pub enum Road {
        /// News published in this program.
        Hosted = "hosted",
        /// The network's own interface.
        Api = "api",
        /// WordPress REST interface of the site.
        Wordpress = "wordpress",
        /// A feed of the site or account.
        Feed = "feed",
        /// A table exported from the network by the account's owner.
        Export = "export",
        /// The site's sitemap.
        Sitemap = "sitemap",
        /// Dates read from the pages of the site.
        Page = "page",
        /// Addresses of posts, pasted as a list.
        Links = "links",
        /// A number typed in with a proof.
        Manual = "manual",
    }
}

/// What one road says of one unit on one network in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The road.
    pub road: Road,
    /// Posts it saw.
    pub posts: u32,
    /// Whether it saw the whole month; otherwise the number is a lower bound.
    pub complete: bool,
}

/// One number out of several roads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reconciled {
    /// What is published.
    pub reading: Reading,
    /// The road it comes from; for an unknown month, the one that saw most.
    pub road: Option<Road>,
    /// Posts seen at least, on any road.
    pub at_least: u32,
    /// Whether two roads that saw the whole month differ. Somebody should look.
    pub differ: bool,
}

/// Makes one number. `present` says whether the unit has an account there (or a website) at all;
/// numbers without one are kept out of sight until the account is known.
pub fn reconcile(present: bool, roads: &[Counted]) -> Reconciled {
    if !present {
        return Reconciled { reading: Reading::None, road: None, at_least: 0, differ: false };
    }
    let at_least = roads.iter().map(|counted| counted.posts).max().unwrap_or(0);
    let whole = || roads.iter().filter(|counted| counted.complete);
    if let Some(best) = whole().min_by_key(|counted| counted.road) {
        let differ = whole().any(|counted| counted.posts != best.posts);
        return Reconciled { reading: Reading::Posts(best.posts), road: Some(best.road), at_least, differ };
    }
    let most = roads.iter().max_by_key(|counted| counted.posts);
    Reconciled { reading: Reading::Unknown, road: most.map(|counted| counted.road), at_least, differ: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(road: Road, posts: u32, complete: bool) -> Counted {
        Counted { road, posts, complete }
    }

    #[test]
    fn a_unit_without_an_account_has_none_and_not_zero() {
        assert_eq!(reconcile(false, &[]).reading, Reading::None);
    }

    #[test]
    fn a_month_nobody_saw_whole_is_unknown_with_what_was_seen_at_least() {
        let both = reconcile(true, &[counted(Road::Feed, 10, false), counted(Road::Links, 12, false)]);
        assert_eq!((both.reading, both.at_least, both.road), (Reading::Unknown, 12, Some(Road::Links)));
        assert_eq!(reconcile(true, &[]).reading, Reading::Unknown);
    }

    #[test]
    fn the_most_trusted_whole_count_is_published_and_a_difference_shown() {
        let roads = [
            counted(Road::Manual, 15, true),
            counted(Road::Export, 13, true),
            counted(Road::Feed, 15, false),
        ];
        let one = reconcile(true, &roads);
        assert_eq!((one.reading, one.road, one.differ), (Reading::Posts(13), Some(Road::Export), true));
        assert_eq!(reconcile(true, &[counted(Road::Api, 0, true)]).reading, Reading::Posts(0));
    }
}
