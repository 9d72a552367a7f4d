//! What is published of one story on each network: the size of its picture, a text of the right length, hashtags, the
//! link or an honest word where links cannot be pressed, an alternative text. Pure; issue 7 part 5.
//!
//! Limits are those of the networks' documentation up to November 2026; what is known from practice only is marked in
//! [`rule()`]. A text is shortened at the end of a sentence or after a word, never inside a name, a number or a link.

mod hashtag;
mod length;
mod rule;
mod shorten;
#[cfg(test)]
mod tests;

use rules::activity::Network;

pub use length::Measure;
pub use rule::{LinkUse, Rule, Shape, rule};

/// Networks a kit is made for, the most used first.
pub const NETWORKS: [Network; 8] = [
    Network::Instagram,
    Network::Facebook,
    Network::X,
    Network::Tiktok,
    Network::Whatsapp,
    Network::Threads,
    Network::Telegram,
    Network::Mastodon,
];

/// A story as it goes out, in its own words. The two phrases come from the texts of the program.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// Title.
    pub title: String,
    /// Lead, plain text.
    pub lead: String,
    /// Unit that speaks.
    pub unit: String,
    /// Day as people read it.
    pub day: String,
    /// Absolute address of the story.
    pub url: String,
    /// What its photo shows; empty when it has none.
    pub photo: String,
    /// Words for hashtags, the most important first.
    pub topics: Vec<String>,
    /// "Read more", before a link that can be pressed.
    pub more: String,
    /// "Look for this title at", before the name of the site where links cannot be pressed.
    pub find: String,
}

/// What is published on one network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// Where.
    pub network: Network,
    /// The text.
    pub text: String,
    /// Its length as the network counts.
    pub length: u32,
    /// Whether something of title or lead is missing in it.
    pub is_shortened: bool,
    /// Alternative text of the picture.
    pub alternative: String,
    /// What the network takes.
    pub rule: Rule,
}

/// The parts of a text, the least important last.
struct Parts {
    title: String,
    unit: String,
    link: String,
    tags: Vec<String>,
}

/// Prepares a story for a network. `None` for a website, which is no place to share to, and for YouTube, which takes
/// videos only.
pub fn kit(story: &Story, network: Network) -> Option<Kit> {
    let rule = rule(network)?;
    let fits = |text: &str| length::length(text, rule.measure) <= rule.limit;
    let parts = parts(story, &rule, &fits);
    let lead = shorten::flatten(&story.lead);
    let is_fit = |lead: &str| fits(&compose(&parts, lead));
    let kept = shorten::shorten(&lead, &is_fit).unwrap_or_default();
    let text = compose(&parts, &kept);
    let is_whole = kept == lead && parts.title == decorated(&shorten::flatten(&story.title), &rule);
    Some(Kit {
        network,
        length: length::length(&text, rule.measure),
        is_shortened: !is_whole,
        alternative: alternative(story, rule.alternative),
        rule,
        text,
    })
}

/// How long a text is for a network, as the network counts. `None` where no kit is made.
pub fn length_on(network: Network, text: &str) -> Option<u32> {
    rule(network).map(|rule| length::length(text, rule.measure))
}

/// Title, unit, link and hashtags that fit without a lead: hashtags go first, then the unit; the title is cut last.
fn parts(story: &Story, rule: &Rule, fits: &dyn Fn(&str) -> bool) -> Parts {
    let title = shorten::flatten(&story.title);
    let mut parts = Parts {
        title: decorated(&title, rule),
        unit: if rule.names_unit { shorten::flatten(&story.unit) } else { String::new() },
        link: link(story, rule),
        tags: hashtag::hashtags(&story.topics, rule.hashtags),
    };
    while !fits(&compose(&parts, "")) && parts.tags.pop().is_some() {}
    if !fits(&compose(&parts, "")) {
        parts.unit.clear();
    }
    if !fits(&compose(&parts, "")) {
        let with = |title: &str| {
            let title = decorated(title, rule);
            compose(&Parts { title, unit: String::new(), link: parts.link.clone(), tags: Vec::new() }, "")
        };
        let cut = shorten::shorten(&title, &|title| fits(&with(title)));
        parts.title = decorated(&cut.unwrap_or_default(), rule);
    }
    parts
}

/// The title as the network shows what matters: WhatsApp makes text between two asterisks bold.
fn decorated(title: &str, rule: &Rule) -> String {
    if rule.is_bold && !title.is_empty() { format!("*{}*", title.replace('*', "")) } else { title.to_owned() }
}

fn link(story: &Story, rule: &Rule) -> String {
    let host = url::Url::parse(&story.url).ok().and_then(|url| url.host_str().map(str::to_owned));
    match rule.link {
        LinkUse::Bare => story.url.clone(),
        LinkUse::Introduced => format!("{}: {}", story.more, story.url),
        LinkUse::NotPressed => format!("{} {}", story.find, host.unwrap_or_default()),
    }
}

fn compose(parts: &Parts, lead: &str) -> String {
    let tags = parts.tags.join(" ");
    let blocks = [&parts.title, lead, &parts.unit, &parts.link, &tags];
    let blocks: Vec<&str> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
    blocks.join("\n\n")
}

/// What somebody who does not see the picture must know: what is written on it, and what its photo shows (WCAG 1.1.1).
fn alternative(story: &Story, most: u32) -> String {
    let ended = |text: &str| {
        let text = shorten::flatten(text);
        let is_ended = text.is_empty() || text.ends_with(['.', '!', '?', '…', '"', '”']);
        if is_ended { text } else { format!("{text}.") }
    };
    let written = [&story.title, &story.unit, &story.day].map(|part| ended(part));
    let all: Vec<String> =
        written.into_iter().chain([ended(&story.photo)]).filter(|part| !part.is_empty()).collect();
    let fits = |text: &str| length::length(text, Measure::Utf16) <= most;
    shorten::shorten(&all.join(" "), &fits).unwrap_or_default()
}
