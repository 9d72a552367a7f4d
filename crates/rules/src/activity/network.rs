//! Where units publish.

use crate::code::coded;

coded! {
    /// A place where the posts of a unit are counted. The website is one of them, so that one table can
    /// show all columns of the board; every other is a social network (`domain.md` §11).
    pub enum Network {
        /// The unit's website, here or elsewhere.
        Website = "website",
        /// Instagram.
        Instagram = "instagram",
        /// Facebook page.
        Facebook = "facebook",
        /// X, formerly Twitter.
        X = "x",
        /// TikTok.
        Tiktok = "tiktok",
        /// YouTube.
        Youtube = "youtube",
        /// Threads.
        Threads = "threads",
        /// WhatsApp channel.
        Whatsapp = "whatsapp",
        /// Mastodon.
        Mastodon = "mastodon",
        /// Telegram channel.
        Telegram = "telegram",
    }
}

impl Network {
    /// Whether accounts are kept on it; a website is no account.
    pub fn is_social(self) -> bool {
        self != Self::Website
    }
}
