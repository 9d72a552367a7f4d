//! Feeds: the fifteen newest videos of a YouTube channel without any key, the newest posts of a Mastodon account,
//! or any Atom or RSS address. A feed is short, so it must be read often; a month of which some part was in no
//! reading stays unknown.

use url::Url;

use crate::ask::{Answer, Ask};
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::visit::{Dialect, Heard, Sheet};

/// Entries a YouTube feed holds at most. One with fewer holds the whole channel.
pub(crate) const YOUTUBE_ENTRIES: usize = 15;

/// One feed.
pub(crate) struct Feed {
    pub(crate) url: Url,
    /// With fewer entries than these the feed is the whole account; `None` when nobody knows.
    pub(crate) whole_below: Option<usize>,
}

impl Dialect for Feed {
    fn ask(&mut self, _: Option<u64>, _: i64) -> Result<Ask, Problem> {
        let mut ask = Ask::get(self.url.clone());
        ask.headers
            .push(("accept", "application/atom+xml, application/rss+xml, application/xml;q=0.9".to_owned()));
        Ok(ask)
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        match answer.status {
            200..300 => {}
            429 => {
                let pause = answer.number("retry-after").map(|seconds| seconds.saturating_mul(1_000));
                return Heard::Wait(pause.map(|pause| now.saturating_add(pause)));
            }
            401 => return Heard::Refused(Problem::Private),
            403 => return Heard::Refused(Problem::NoPermission),
            404 | 410 => return Heard::Refused(Problem::HandleUnknown),
            _ => return Heard::Refused(Problem::Malformed),
        }
        let Ok(feed) = feed_rs::parser::parse(answer.body.as_bytes()) else {
            return Heard::Refused(Problem::Malformed);
        };
        let is_cut = self.whole_below.is_none_or(|whole| feed.entries.len() >= whole);
        let posts = feed.entries.into_iter().filter_map(post).collect();
        Heard::Page(Sheet { posts, more: false, is_cut, cost: 0 })
    }
}

/// An entry with a time of publishing. YouTube calls them `yt:video:…`; the id alone is kept, so that a feed and the
/// interface speak of the same video.
fn post(entry: feed_rs::model::Entry) -> Option<Post> {
    let published = entry.published.or(entry.updated)?.timestamp_millis();
    let id = entry.id.strip_prefix("yt:video:").unwrap_or(&entry.id).to_owned();
    let permalink = entry.links.into_iter().next().map(|link| link.href).unwrap_or_default();
    (!id.is_empty()).then_some(Post { published, id, permalink, kind: PostKind::Original })
}
