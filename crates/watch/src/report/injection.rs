//! Signs that somebody planted pages or links, each with its weight and where it was seen.

use serde::{Deserialize, Serialize};

/// As whom a page was asked for. Planted pages show themselves only to some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visitor {
    /// This program under its own name.
    Watcher,
    /// A person's browser.
    Browser,
    /// The robot of a search engine.
    SearchRobot,
    /// A person who comes from a search engine.
    FromSearch,
    /// A person with a phone.
    Phone,
}

/// What kind of sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignKind {
    /// Gambling text or links where no reader sees them: `display:none`, off the screen, size nought.
    Hidden,
    /// The same inside `noscript`.
    Noscript,
    /// The same inside a comment of the source.
    Comment,
    /// Gambling words in the title of a page.
    Title,
    /// Gambling words in descriptions and keywords for search engines.
    Meta,
    /// A link to another host whose words are gambling.
    OutboundLink,
    /// Letters replaced by look-alikes or codes so that filters do not see the words.
    Obfuscated,
    /// Other titles, links or content for a search robot, a visitor from a search engine, or a phone.
    Cloaking,
    /// Addresses of a kind this site did not have before.
    NewPaths,
    /// Gambling addresses in the sitemap.
    Sitemap,
    /// Gambling titles in the site's own index (feed, posts of WordPress), which no reader finds on its pages.
    Index,
    /// The page itself is the advertisement of a gambling house.
    Landing,
    /// The page says it was taken over.
    Defaced,
    /// The page sends its visitors to a gambling host.
    Redirect,
}

/// One sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// What kind.
    pub kind: SignKind,
    /// How much it weighs; 100 alone is enough for [`InjectionVerdict::Injected`].
    pub weight: u16,
    /// The page it was seen on.
    pub address: String,
    /// As whom that page was asked for.
    pub visitor: Visitor,
    /// The technique or place in a word, such as `display:none`.
    pub place: String,
    /// What was seen, at most 200 characters.
    pub text: String,
}

/// What the signs add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InjectionVerdict {
    /// Nothing.
    #[default]
    Clean,
    /// Somebody should look; no alarm.
    Suspect,
    /// Planted. The clock of 48 hours runs (`domain.md` §10).
    Injected,
}

/// The result of the search for planted content.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Injection {
    /// What the signs add up to.
    pub verdict: InjectionVerdict,
    /// The sum of the weights.
    pub weight: u16,
    /// The signs, heaviest first, at most 50.
    pub signs: Vec<Sign>,
}
