//! Which networks a city may post to, and what an account gives for it.

use rules::activity::Network;

use super::Sender;
use super::{facebook, instagram, mastodon, telegram, x};
use crate::ask::Base;
use crate::visit::Tokens;

/// A way to post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outlet {
    /// A Facebook page, with its key (`pages_manage_posts`).
    Facebook,
    /// An Instagram professional account, with its key (`instagram_business_content_publish`).
    Instagram,
    /// X, with a key of the account (`tweet.write`, `media.write`, `offline.access`).
    X,
    /// Mastodon, with a key of the account (`write:media`, `write:statuses`).
    Mastodon,
    /// A Telegram channel, with the key of a bot that is its administrator.
    Telegram,
}

impl Outlet {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::Facebook, Self::Instagram, Self::X, Self::Mastodon, Self::Telegram];

    /// The way to post on a network. `None` where only people can: WhatsApp channels have no interface for it, TikTok
    /// and Threads want a review of the app first.
    pub fn of(network: Network) -> Option<Self> {
        Self::ALL.into_iter().find(|outlet| outlet.network() == network)
    }

    /// Its network.
    pub fn network(self) -> Network {
        match self {
            Self::Facebook => Network::Facebook,
            Self::Instagram => Network::Instagram,
            Self::X => Network::X,
            Self::Mastodon => Network::Mastodon,
            Self::Telegram => Network::Telegram,
        }
    }

    /// Where the vendor answers, for the form; every address can be set to another. Empty where each account has its
    /// own server.
    pub fn usual_base(self) -> &'static str {
        match self {
            Self::Facebook => "https://graph.facebook.com",
            Self::Instagram => "https://graph.instagram.com",
            Self::X => "https://api.x.com",
            Self::Mastodon => "",
            Self::Telegram => "https://api.telegram.org",
        }
    }

    /// Whether its keys are renewed with the id and secret of an app.
    pub fn wants_app(self) -> bool {
        self == Self::X
    }

    /// Most bytes of a picture.
    pub(super) fn most_picture_bytes(self) -> usize {
        let mib = match self {
            Self::Facebook => 4,
            Self::Instagram | Self::Mastodon => 8,
            Self::X => 5,
            Self::Telegram => 10,
        };
        mib << 20
    }
}

/// An account that may be posted to.
#[derive(Debug, Clone)]
pub struct Account {
    /// How.
    pub outlet: Outlet,
    /// Where; for Mastodon the account's server.
    pub base: Base,
    /// Version of the interface in the path, for Meta (`v25.0`).
    pub version: String,
    /// Handle without `@`.
    pub handle: String,
    /// Lasting id on the network: page id, user id.
    pub remote_id: Option<String>,
    /// The app its keys are renewed with, id and secret; see [`Outlet::wants_app`].
    pub app: App,
    /// Its keys.
    pub tokens: Tokens,
}

/// An app on a network. Its secret is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct App {
    /// Id.
    pub id: String,
    /// Secret.
    pub secret: String,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Account {
    /// How its network takes a post; `picture` is what it has taken already.
    pub(super) fn sender(self, picture: Option<String>) -> Box<dyn Sender> {
        let Self { outlet, base, version, handle, remote_id, app, tokens } = self;
        match outlet {
            Outlet::Facebook => {
                let page = remote_id.unwrap_or(handle);
                Box::new(facebook::Page {
                    base,
                    version,
                    page,
                    token: tokens.access,
                    picture,
                    step: facebook::Step::Picture,
                })
            }
            Outlet::Instagram => {
                let user = remote_id.unwrap_or_else(|| "me".to_owned());
                Box::new(instagram::Media::new(base, version, user, tokens, picture))
            }
            Outlet::X => Box::new(x::Tweet::new(base, handle, app, tokens, picture)),
            Outlet::Mastodon => Box::new(mastodon::Status::new(base, tokens.access, picture)),
            Outlet::Telegram => Box::new(telegram::Message { base, token: tokens.access, channel: handle }),
        }
    }
}
