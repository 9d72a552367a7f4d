//! X, version 2 of its interface. Each post read costs money, so the reading keeps within what may be spent and
//! says so when it had to stop.

use serde_json::Value;

use crate::ask::{Answer, Ask, Base};
use crate::json;
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::time::{moment, utc};
use crate::visit::{Dialect, Heard, Sheet};

/// Millionths of a dollar for one account looked up, and for one post read (prices of 2026).
const USER_COST: u64 = 10_000;
const POST_COST: u64 = 5_000;
/// Posts of one page, at least and at most.
const LEAST: u64 = 5;
const MOST: u64 = 100;
/// The list ends here when replies are left out.
const LIST_END: usize = 800;

/// The timeline of one account.
pub(crate) struct Timeline {
    pub(crate) base: Base,
    pub(crate) token: String,
    pub(crate) handle: String,
    /// Lasting id of the account; looked up once when it is not known.
    pub(crate) user: Option<String>,
    /// The range, Unix ms.
    pub(crate) range: (i64, i64),
    pub(crate) next: Option<String>,
    pub(crate) read: usize,
}

impl Dialect for Timeline {
    fn ask(&mut self, left: Option<u64>, now: i64) -> Result<Ask, Problem> {
        let affordable = |cost: u64| left.is_none_or(|left| left >= cost);
        let Some(user) = &self.user else {
            if !affordable(USER_COST) {
                return Err(Problem::Budget);
            }
            let query = [("usernames", self.handle.as_str()), ("user.fields", "public_metrics")];
            return Ok(Ask::get(self.base.at("/2/users/by", &query)).bearer(&self.token));
        };
        if !affordable(LEAST.saturating_mul(POST_COST)) {
            return Err(Problem::Budget);
        }
        let page = left.map_or(MOST, |left| (left / POST_COST).clamp(LEAST, MOST)).to_string();
        // The end must not lie in the future, by their clock: half a minute of grace.
        let (start, end) =
            (utc(self.range.0), utc(self.range.1.min(now.saturating_sub(30_000)).max(self.range.0 + 1_000)));
        let mut query = vec![
            ("start_time", start.as_str()),
            ("end_time", end.as_str()),
            ("max_results", page.as_str()),
            ("exclude", "retweets,replies"),
            ("tweet.fields", "created_at,referenced_tweets"),
        ];
        query.extend(self.next.as_ref().map(|next| ("pagination_token", next.as_str())));
        Ok(Ask::get(self.base.at(&format!("/2/users/{user}/tweets"), &query)).bearer(&self.token))
    }

    fn read(&mut self, answer: &Answer, _: i64) -> Heard {
        let value = json::body(answer);
        if let Some(heard) = refusal(answer, value.as_ref()) {
            return heard;
        }
        let Some(value) = value else { return Heard::Refused(Problem::Malformed) };
        if self.user.is_none() {
            return self.looked_up(&value);
        }
        self.next = json::text(&value, "/meta/next_token").map(str::to_owned);
        let posts =
            json::list(&value, "/data").iter().map(|row| self.post(row)).collect::<Option<Vec<Post>>>();
        let Some(posts) = posts.filter(|_| value.get("data").is_some() || value.get("meta").is_some()) else {
            return Heard::Refused(Problem::Malformed);
        };
        self.read = self.read.saturating_add(posts.len());
        let cost = u64::try_from(posts.len()).unwrap_or(0).saturating_mul(POST_COST);
        let more = self.next.is_some();
        Heard::Page(Sheet { posts, more, is_cut: !more && self.read >= LIST_END, cost })
    }

    fn remote_id(&self) -> Option<String> {
        self.user.clone()
    }
}

impl Timeline {
    fn looked_up(&mut self, value: &Value) -> Heard {
        self.user = json::id(value, "/data/0/id");
        if self.user.is_some() {
            return Heard::Step(USER_COST);
        }
        // An unknown handle is answered with 200 and a list of errors.
        let is_known = json::list(value, "/errors").iter().any(|error| json::text(error, "/title").is_some());
        Heard::Refused(if is_known { Problem::HandleUnknown } else { Problem::Malformed })
    }

    fn post(&self, row: &Value) -> Option<Post> {
        let id = json::id(row, "/id")?;
        let is = |kind: &str| {
            json::list(row, "/referenced_tweets").iter().any(|other| json::text(other, "/type") == Some(kind))
        };
        let kind = match (is("retweeted"), is("replied_to")) {
            (true, _) => PostKind::Repost,
            (_, true) => PostKind::Reply,
            // A quotation has words of its own.
            _ => PostKind::Original,
        };
        let permalink = format!("https://x.com/{}/status/{id}", self.handle);
        Some(Post { published: moment(json::text(row, "/created_at")?)?, id, permalink, kind })
    }
}

fn refusal(answer: &Answer, value: Option<&Value>) -> Option<Heard> {
    let said = |at: &str| value.and_then(|value| json::text(value, at)).unwrap_or_default();
    let is_cap = said("/title").contains("UsageCap") || said("/type").contains("usage-capped");
    let is_protected = value.is_some_and(|value| {
        value.get("data").is_none()
            && json::list(value, "/errors")
                .iter()
                .any(|error| json::text(error, "/title") == Some("Authorization Error"))
    });
    Some(match answer.status {
        402 => Heard::Refused(Problem::Budget),
        429 if is_cap => Heard::Refused(Problem::Budget),
        429 => Heard::Wait(answer.number("x-rate-limit-reset").map(|seconds| seconds.saturating_mul(1_000))),
        401 => Heard::Refused(Problem::Reconnect),
        403 => Heard::Refused(if said("/title").contains("CreditsDepleted") {
            Problem::Budget
        } else {
            Problem::NoPermission
        }),
        404 => Heard::Refused(Problem::HandleUnknown),
        200..300 if is_protected => Heard::Refused(Problem::Private),
        200..300 => return None,
        _ => Heard::Refused(Problem::Malformed),
    })
}
