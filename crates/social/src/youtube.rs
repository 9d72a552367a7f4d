//! YouTube, Data interface version 3: the list of uploads of a channel, two units of the ten thousand of a day.
//! Searching has a bucket of its own of a hundred calls, so nothing is ever searched.

use serde_json::Value;

use crate::ask::{Answer, Ask, Base};
use crate::json;
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::time::moment;
use crate::visit::{Dialect, Heard, Sheet};

/// The uploads of one channel.
pub(crate) struct Uploads {
    pub(crate) base: Base,
    pub(crate) key: String,
    pub(crate) handle: String,
    /// Lasting id of the channel (`UC…`), when it is known.
    pub(crate) channel: Option<String>,
    pub(crate) playlist: Option<String>,
    pub(crate) next: Option<String>,
}

impl Dialect for Uploads {
    fn ask(&mut self, left: Option<u64>, _: i64) -> Result<Ask, Problem> {
        if left == Some(0) {
            return Err(Problem::Budget);
        }
        let Some(playlist) = &self.playlist else {
            let handle = format!("@{}", self.handle);
            let who = self.channel.as_deref().map_or(("forHandle", handle.as_str()), |id| ("id", id));
            let query = [("part", "contentDetails,statistics"), who, ("key", &self.key)];
            return Ok(Ask::get(self.base.at("/youtube/v3/channels", &query)));
        };
        let mut query = vec![
            ("part", "contentDetails"),
            ("playlistId", playlist),
            ("maxResults", "50"),
            ("key", &self.key),
        ];
        query.extend(self.next.as_ref().map(|next| ("pageToken", next.as_str())));
        Ok(Ask::get(self.base.at("/youtube/v3/playlistItems", &query)))
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        let Some(value) = json::body(answer) else { return Heard::Refused(Problem::Malformed) };
        if let Some(heard) = refusal(answer, &value, now) {
            return heard;
        }
        if self.playlist.is_none() {
            return self.looked_up(&value);
        }
        if value.get("items").is_none() {
            return Heard::Refused(Problem::Malformed);
        }
        self.next = json::text(&value, "/nextPageToken").map(str::to_owned);
        let posts = json::list(&value, "/items").iter().filter_map(post).collect();
        Heard::Page(Sheet { posts, more: self.next.is_some(), is_cut: false, cost: 1 })
    }

    fn remote_id(&self) -> Option<String> {
        self.channel.clone()
    }
}

impl Uploads {
    fn looked_up(&mut self, value: &Value) -> Heard {
        self.playlist =
            json::text(value, "/items/0/contentDetails/relatedPlaylists/uploads").map(str::to_owned);
        if self.playlist.is_none() {
            let is_answer = value.get("kind").is_some()
                || value.get("pageInfo").is_some()
                || value.get("items").is_some();
            return Heard::Refused(if is_answer { Problem::HandleUnknown } else { Problem::Malformed });
        }
        self.channel = json::id(value, "/items/0/id").or(self.channel.take());
        Heard::Step(1)
    }
}

fn refusal(answer: &Answer, value: &Value, now: i64) -> Option<Heard> {
    if answer.status < 300 && value.get("error").is_none() {
        return None;
    }
    let reason = json::text(value, "/error/errors/0/reason").unwrap_or_default();
    Some(match reason {
        "quotaExceeded" | "dailyLimitExceeded" => Heard::Refused(Problem::Budget),
        "rateLimitExceeded" | "userRateLimitExceeded" => Heard::Wait(later(answer, now)),
        "playlistNotFound" | "channelNotFound" => Heard::Refused(Problem::HandleUnknown),
        "keyInvalid" | "keyExpired" | "badRequest" => Heard::Refused(Problem::Reconnect),
        "channelClosed" | "channelSuspended" => Heard::Refused(Problem::HandleUnknown),
        "playlistItemsNotAccessible" => Heard::Refused(Problem::Private),
        _ if answer.status == 429 => Heard::Wait(later(answer, now)),
        _ if answer.status == 401 || answer.status == 400 => Heard::Refused(Problem::Reconnect),
        _ if answer.status == 403 => Heard::Refused(Problem::NoPermission),
        _ if answer.status == 404 => Heard::Refused(Problem::HandleUnknown),
        _ => Heard::Refused(Problem::Malformed),
    })
}

/// When it may be asked again.
fn later(answer: &Answer, now: i64) -> Option<i64> {
    answer.number("retry-after").map(|seconds| now.saturating_add(seconds.saturating_mul(1_000)))
}

/// A row of the list. Private and removed videos have no time of publishing: they are no posts.
fn post(row: &Value) -> Option<Post> {
    let id = json::id(row, "/contentDetails/videoId")?;
    Some(Post {
        // Not `snippet.publishedAt`: that is when the video came into the list.
        published: moment(json::text(row, "/contentDetails/videoPublishedAt")?)?,
        permalink: format!("https://www.youtube.com/watch?v={id}"),
        id,
        kind: PostKind::Original,
    })
}
