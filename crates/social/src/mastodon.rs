//! Mastodon: the public interface of the server the account lives on. No key.

use serde_json::Value;
use url::Url;

use crate::ask::{Answer, Ask, Base};
use crate::json;
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::time::moment;
use crate::visit::{Dialect, Heard, Sheet};

/// The posts of one account.
pub(crate) struct Statuses {
    /// The account's server.
    pub(crate) base: Base,
    pub(crate) handle: String,
    /// Lasting id on that server, when it is known.
    pub(crate) account: Option<String>,
    /// Posts before this id.
    pub(crate) before: Option<String>,
}

impl Dialect for Statuses {
    fn ask(&mut self, _: Option<u64>, _: i64) -> Result<Ask, Problem> {
        let Some(account) = &self.account else {
            return Ok(Ask::get(self.base.at("/api/v1/accounts/lookup", &[("acct", &self.handle)])));
        };
        let mut query = vec![("limit", "40"), ("exclude_reblogs", "true"), ("exclude_replies", "true")];
        query.extend(self.before.as_ref().map(|id| ("max_id", id.as_str())));
        Ok(Ask::get(self.base.at(&format!("/api/v1/accounts/{account}/statuses"), &query)))
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        match answer.status {
            200..300 => {}
            429 => {
                let reset = answer.header("x-ratelimit-reset").and_then(moment);
                let after = answer
                    .number("retry-after")
                    .map(|seconds| now.saturating_add(seconds.saturating_mul(1_000)));
                return Heard::Wait(reset.or(after));
            }
            401 => return Heard::Refused(Problem::Private),
            403 => return Heard::Refused(Problem::NoPermission),
            404 | 410 => return Heard::Refused(Problem::HandleUnknown),
            _ => return Heard::Refused(Problem::Malformed),
        }
        let Some(value) = json::body(answer) else { return Heard::Refused(Problem::Malformed) };
        if self.account.is_none() {
            self.account = json::id(&value, "/id");
            let is_locked_away = value.get("suspended").and_then(Value::as_bool) == Some(true);
            return match (&self.account, is_locked_away) {
                (Some(_), false) => Heard::Step(0),
                (Some(_), true) => Heard::Refused(Problem::HandleUnknown),
                (None, _) => Heard::Refused(Problem::Malformed),
            };
        }
        let Some(rows) = value.as_array() else { return Heard::Refused(Problem::Malformed) };
        self.before = answer.header("link").and_then(next_before);
        match rows.iter().map(post).collect::<Option<Vec<Post>>>() {
            Some(posts) => Heard::Page(Sheet { more: self.before.is_some(), posts, ..Sheet::default() }),
            None => Heard::Refused(Problem::Malformed),
        }
    }

    fn remote_id(&self) -> Option<String> {
        self.account.clone()
    }
}

/// The `max_id` of the link marked `next` (RFC 8288). Only the id is taken, never the address.
fn next_before(link: &str) -> Option<String> {
    let next = link.split(',').find(|part| part.contains("rel=\"next\"") || part.contains("rel=next"))?;
    let url = Url::parse(next.split('>').next()?.trim().trim_start_matches('<')).ok()?;
    url.query_pairs().find(|(name, _)| name == "max_id").map(|(_, id)| id.into_owned())
}

fn post(row: &Value) -> Option<Post> {
    let has = |at: &str| row.pointer(at).is_some_and(|found| !found.is_null());
    let kind = match (has("/reblog"), has("/in_reply_to_id")) {
        (true, _) => PostKind::Repost,
        (_, true) => PostKind::Reply,
        _ => PostKind::Original,
    };
    Some(Post {
        published: moment(json::text(row, "/created_at")?)?,
        id: json::id(row, "/id")?,
        permalink: json::text(row, "/url").unwrap_or_default().to_owned(),
        kind,
    })
}
