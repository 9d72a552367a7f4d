//! TikTok, Display interface: the account's owner has consented. The access key lives two hours; the key that
//! renews it is replaced at every use, so both are stored before anything else is asked.

use serde_json::{Value, json};

use crate::ask::{Answer, Ask, Base};
use crate::json as look;
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::visit::{Dialect, Heard, Sheet, Tokens};

const FIELDS: &str = "id,create_time,share_url";
/// The access key is renewed when less than this is left: a clock may be wrong by minutes.
const RENEW_BEFORE_MS: i64 = 5 * 60_000;

/// The videos of one account.
pub(crate) struct Videos {
    pub(crate) base: Base,
    pub(crate) client_key: String,
    pub(crate) client_secret: String,
    pub(crate) tokens: Tokens,
    /// Where to go on, Unix ms, newest first: begins at the end of the range.
    pub(crate) cursor: i64,
    pub(crate) is_renewing: bool,
    /// A key that was called bad is renewed once.
    pub(crate) has_renewed: bool,
}

impl Dialect for Videos {
    fn ask(&mut self, _: Option<u64>, now: i64) -> Result<Ask, Problem> {
        self.is_renewing = self.is_renewing || self.tokens.access_until.saturating_sub(now) < RENEW_BEFORE_MS;
        if self.is_renewing {
            if self.tokens.refresh.is_empty() || self.tokens.refresh_until <= now {
                return Err(Problem::Reconnect);
            }
            let fields = [
                ("client_key", self.client_key.as_str()),
                ("client_secret", &self.client_secret),
                ("grant_type", "refresh_token"),
                ("refresh_token", &self.tokens.refresh),
            ];
            return Ok(Ask::form(self.base.at("/v2/oauth/token/", &[]), &fields));
        }
        let body = json!({ "max_count": 20, "cursor": self.cursor }).to_string();
        let url = self.base.at("/v2/video/list/", &[("fields", FIELDS)]);
        Ok(Ask::post(url, "application/json", body).bearer(&self.tokens.access))
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        let value = look::body(answer);
        let code = value.as_ref().and_then(|value| look::text(value, "/error/code")).unwrap_or_default();
        if answer.status == 429 || code == "rate_limit_exceeded" {
            // Six hundred requests in a sliding minute, and no header that says more.
            let pause = answer.number("retry-after").unwrap_or(60).saturating_mul(1_000);
            return Heard::Wait(Some(now.saturating_add(pause)));
        }
        let Some(value) = &value else { return Heard::Refused(Problem::Malformed) };
        if self.is_renewing {
            return self.renewed(value, now);
        }
        match code {
            "ok" | "" if answer.status < 300 => self.videos(value),
            "access_token_invalid" | "access_token_expired" if !self.has_renewed => {
                self.is_renewing = true;
                Heard::Step(0)
            }
            "access_token_invalid" | "access_token_expired" => Heard::Refused(Problem::Reconnect),
            "scope_not_authorized" | "scope_permission_missed" => Heard::Refused(Problem::NoPermission),
            "internal_error" => Heard::Fault,
            _ if answer.status == 401 => Heard::Refused(Problem::Reconnect),
            _ if answer.status == 403 => Heard::Refused(Problem::NoPermission),
            _ => Heard::Refused(Problem::Malformed),
        }
    }
}

impl Videos {
    fn renewed(&mut self, value: &Value, now: i64) -> Heard {
        if value.get("error").is_some_and(Value::is_string) {
            // The old key was used, and the answer with the new one was lost: only the owner can help.
            return Heard::Refused(Problem::Reconnect);
        }
        let until = |at: &str| {
            look::number(value, at).map(|seconds| now.saturating_add(seconds.saturating_mul(1_000)))
        };
        let (Some(access), Some(refresh), Some(access_until)) =
            (look::text(value, "/access_token"), look::text(value, "/refresh_token"), until("/expires_in"))
        else {
            return Heard::Refused(Problem::Malformed);
        };
        let refresh_until = until("/refresh_expires_in").unwrap_or(self.tokens.refresh_until);
        let (access, refresh) = (access.to_owned(), refresh.to_owned());
        self.tokens = Tokens { access, refresh, access_until, refresh_until };
        (self.is_renewing, self.has_renewed) = (false, true);
        Heard::Renewed(self.tokens.clone())
    }

    fn videos(&mut self, value: &Value) -> Heard {
        let has_more = value.pointer("/data/has_more").and_then(Value::as_bool);
        let (Some(has_more), Some(_)) = (has_more, value.pointer("/data/videos")) else {
            return Heard::Refused(Problem::Malformed);
        };
        let posts = look::list(value, "/data/videos").iter().map(post).collect::<Option<Vec<Post>>>();
        let Some(posts) = posts else { return Heard::Refused(Problem::Malformed) };
        if let Some(cursor) = look::number(value, "/data/cursor") {
            self.cursor = cursor;
        }
        Heard::Page(Sheet { posts, more: has_more, ..Sheet::default() })
    }
}

fn post(row: &Value) -> Option<Post> {
    Some(Post {
        published: look::number(row, "/create_time")?.checked_mul(1_000)?,
        id: look::id(row, "/id")?,
        permalink: look::text(row, "/share_url").unwrap_or_default().to_owned(),
        kind: PostKind::Original,
    })
}
