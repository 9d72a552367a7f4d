//! Which connector reads an account, and how a reading begins.

use rules::activity::{Network, Road};

use crate::ask::Base;
use crate::facebook;
use crate::feed::{Feed, YOUTUBE_ENTRIES};
use crate::instagram::{Discovery, Own};
use crate::mastodon::Statuses;
use crate::tiktok::Videos;
use crate::visit::{Dialect, Tokens, Visit};
use crate::x::Timeline;
use crate::youtube::Uploads;

/// A way to read accounts of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connector {
    /// Instagram, asked by the city's account.
    InstagramDiscovery,
    /// Instagram, with the key of the account itself.
    InstagramOwn,
    /// A Facebook page, with its key.
    FacebookPage,
    /// X, with the key of the city's app.
    X,
    /// TikTok, with the keys of the account.
    Tiktok,
    /// YouTube, with the key of the city's project.
    Youtube,
    /// YouTube's feed, without a key.
    YoutubeFeed,
    /// Mastodon, without a key.
    Mastodon,
    /// Any Atom or RSS address, such as Mastodon's own feed.
    Feed,
}

impl Connector {
    /// Every connector.
    pub const ALL: [Self; 9] = [
        Self::InstagramDiscovery,
        Self::InstagramOwn,
        Self::FacebookPage,
        Self::X,
        Self::Tiktok,
        Self::Youtube,
        Self::YoutubeFeed,
        Self::Mastodon,
        Self::Feed,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::InstagramDiscovery => "instagram_discovery",
            Self::InstagramOwn => "instagram_own",
            Self::FacebookPage => "facebook_page",
            Self::X => "x",
            Self::Tiktok => "tiktok",
            Self::Youtube => "youtube",
            Self::YoutubeFeed => "youtube_feed",
            Self::Mastodon => "mastodon",
            Self::Feed => "feed",
        }
    }

    /// The network it reads. A feed may be of any; this names the one it is made for.
    pub fn network(self) -> Network {
        match self {
            Self::InstagramDiscovery | Self::InstagramOwn => Network::Instagram,
            Self::FacebookPage => Network::Facebook,
            Self::X => Network::X,
            Self::Tiktok => Network::Tiktok,
            Self::Youtube | Self::YoutubeFeed => Network::Youtube,
            Self::Mastodon | Self::Feed => Network::Mastodon,
        }
    }

    /// The road its numbers come on.
    pub fn road(self) -> Road {
        match self {
            Self::YoutubeFeed | Self::Feed => Road::Feed,
            _ => Road::Api,
        }
    }

    /// Where the vendor answers, for the form of the settings; every address can be set to another.
    /// Empty where each account has its own server.
    pub fn usual_base(self) -> &'static str {
        match self {
            Self::InstagramDiscovery | Self::FacebookPage => "https://graph.facebook.com",
            Self::InstagramOwn => "https://graph.instagram.com",
            Self::X => "https://api.x.com",
            Self::Tiktok => "https://open.tiktokapis.com",
            Self::Youtube => "https://www.googleapis.com",
            Self::YoutubeFeed => "https://www.youtube.com",
            Self::Mastodon | Self::Feed => "",
        }
    }
}

/// What the city may use on a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access<'a> {
    /// Whether the city's app has a key there.
    pub has_city_key: bool,
    /// Whether the account gave keys of its own.
    pub has_own_keys: bool,
    /// Lasting id of the account, where it is known.
    pub remote_id: Option<&'a str>,
}

/// The best connector for an account. `None` where only imports are left: Threads and WhatsApp have no interface a
/// city may use, and the others need a key.
pub fn connector_of(network: Network, access: &Access<'_>) -> Option<Connector> {
    match network {
        Network::Instagram if access.has_own_keys => Some(Connector::InstagramOwn),
        Network::Instagram if access.has_city_key => Some(Connector::InstagramDiscovery),
        Network::Facebook if access.has_own_keys => Some(Connector::FacebookPage),
        Network::X if access.has_city_key => Some(Connector::X),
        Network::Tiktok if access.has_own_keys && access.has_city_key => Some(Connector::Tiktok),
        Network::Youtube if access.has_city_key => Some(Connector::Youtube),
        Network::Youtube if access.remote_id.is_some_and(|id| id.starts_with("UC")) => {
            Some(Connector::YoutubeFeed)
        }
        Network::Mastodon => Some(Connector::Mastodon),
        _ => None,
    }
}

/// Everything a reading needs.
#[derive(Debug, Clone)]
pub struct Connection {
    /// How.
    pub connector: Connector,
    /// Where; for [`Connector::Feed`] the address of the feed itself, for Mastodon the account's server.
    pub base: Base,
    /// Version of the interface in the path, for Meta (`v25.0`).
    pub version: String,
    /// Handle without `@`.
    pub handle: String,
    /// Lasting id on the network: page id, channel id, user id.
    pub remote_id: Option<String>,
    /// Id of the city's own account, for business discovery; the app's client key on TikTok.
    pub city_id: String,
    /// Key of the city's app, or the app's secret on TikTok.
    pub city_key: String,
    /// Keys of the account.
    pub tokens: Tokens,
}

impl Connection {
    /// Begins to read `range` (`from..to`, Unix ms) at `now`. `budget` is what may be spent: units of YouTube, millionths
    /// of a dollar on X.
    pub fn visit(self, range: (i64, i64), budget: Option<u64>, now: i64) -> Visit {
        Visit::new(self.dialect(range), range, budget, now)
    }

    fn dialect(self, range: (i64, i64)) -> Box<dyn Dialect> {
        let Self { connector, base, version, handle, remote_id, city_id, city_key, tokens } = self;
        match connector {
            Connector::InstagramDiscovery => {
                Box::new(Discovery { base, version, caller: city_id, token: city_key, handle, after: None })
            }
            Connector::InstagramOwn => {
                Box::new(Own { base, version, tokens, after: None, is_renewing: false })
            }
            Connector::FacebookPage => Box::new(facebook::Page {
                base,
                version,
                page: remote_id.unwrap_or(handle),
                token: tokens.access,
                since: range.0.div_euclid(1_000),
                next: None,
            }),
            Connector::X => Box::new(Timeline {
                base,
                token: city_key,
                handle,
                user: remote_id,
                range,
                next: None,
                read: 0,
            }),
            Connector::Tiktok => Box::new(Videos {
                base,
                client_key: city_id,
                client_secret: city_key,
                tokens,
                cursor: range.1,
                is_renewing: false,
                has_renewed: false,
            }),
            Connector::Youtube => Box::new(Uploads {
                base,
                key: city_key,
                handle,
                channel: remote_id,
                playlist: None,
                next: None,
            }),
            Connector::YoutubeFeed => {
                let channel = remote_id.unwrap_or(handle);
                let url = base.at("/feeds/videos.xml", &[("channel_id", &channel)]);
                Box::new(Feed { url, whole_below: Some(YOUTUBE_ENTRIES) })
            }
            Connector::Mastodon => Box::new(Statuses { base, handle, account: remote_id, before: None }),
            Connector::Feed => Box::new(Feed { url: base.at("", &[]), whole_below: None }),
        }
    }
}
