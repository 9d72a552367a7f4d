//! What each network takes.
//!
//! Sources: the networks' developer documentation up to November 2026 (X counting of characters, Mastodon API
//! `statuses`, Threads API overview, Instagram content publishing, Telegram Bot API `sendPhoto`). Known from practice
//! only: the limit of a WhatsApp caption, the captions of TikTok, alternative texts of Facebook and Threads.

use rules::activity::Network;

use super::length::Measure;

/// Form of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// 1080 × 1080.
    Square,
    /// 1080 × 1350: the tallest a feed of Instagram shows whole.
    Portrait,
    /// 1080 × 1920: stories and TikTok.
    Tall,
    /// 1200 × 630: previews of links.
    Landscape,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 4] = [Self::Square, Self::Portrait, Self::Tall, Self::Landscape];

    /// Stable code, for addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Square => "persegi",
            Self::Portrait => "potret",
            Self::Tall => "tegak",
            Self::Landscape => "lanskap",
        }
    }

    /// The shape of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.code() == code)
    }

    /// Pixels across and down.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Square => (1_080, 1_080),
            Self::Portrait => (1_080, 1_350),
            Self::Tall => (1_080, 1_920),
            Self::Landscape => (1_200, 630),
        }
    }
}

/// What becomes of a link in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkUse {
    /// Pressed; stands alone.
    Bare,
    /// Pressed; a word before it says what it is.
    Introduced,
    /// Nobody can press it: the text names the site instead.
    NotPressed,
}

/// What a network takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Longest text, in its own measure.
    pub limit: u32,
    /// How it counts.
    pub measure: Measure,
    /// Hashtags we add at most; networks take more, readers do not.
    pub hashtags: usize,
    /// Links.
    pub link: LinkUse,
    /// Picture.
    pub shape: Shape,
    /// Longest alternative text, UTF-16 units.
    pub alternative: u32,
    /// Whether the text names the unit; where it is short, the account does.
    pub names_unit: bool,
    /// Whether the title is written bold with asterisks.
    pub is_bold: bool,
}

/// The rule of a network. `None` for a website and for YouTube.
pub fn rule(network: Network) -> Option<Rule> {
    let usual = Rule {
        limit: 2_200,
        measure: Measure::Utf16,
        hashtags: 5,
        link: LinkUse::NotPressed,
        shape: Shape::Portrait,
        alternative: 1_000,
        names_unit: true,
        is_bold: false,
    };
    let introduced = Rule { link: LinkUse::Introduced, hashtags: 3, ..usual };
    Some(match network {
        // Thirty hashtags at most; a link in a caption is plain text.
        Network::Instagram => usual,
        Network::Tiktok => Rule { shape: Shape::Tall, ..usual },
        Network::Facebook => Rule { limit: 63_206, shape: Shape::Landscape, ..introduced },
        Network::X => Rule {
            limit: 280,
            measure: Measure::Weighted,
            hashtags: 2,
            link: LinkUse::Bare,
            shape: Shape::Landscape,
            names_unit: false,
            ..usual
        },
        Network::Whatsapp => {
            Rule { limit: 1_024, hashtags: 0, shape: Shape::Square, is_bold: true, ..introduced }
        }
        // One topic at most; emoji count as their bytes.
        Network::Threads => Rule { limit: 500, measure: Measure::EmojiBytes, hashtags: 1, ..introduced },
        // The caption of a photo; a text alone may have 4,096.
        Network::Telegram => Rule { limit: 1_024, shape: Shape::Landscape, ..introduced },
        Network::Mastodon => Rule {
            limit: 500,
            measure: Measure::LinksShort,
            shape: Shape::Landscape,
            alternative: 1_500,
            ..introduced
        },
        Network::Website | Network::Youtube => return None,
    })
}
