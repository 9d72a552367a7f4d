//! Instagram, on both roads: the city's account asks about any professional account (business discovery), or the
//! account itself lets us in (Instagram login, no Facebook page needed).

use serde_json::Value;

use crate::ask::{Answer, Ask, Base};
use crate::json;
use crate::meta;
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::time::moment;
use crate::visit::{Dialect, Heard, Sheet, Tokens};

const FIELDS: &str = "id,timestamp,media_type,media_product_type,permalink";
/// The own account's key is renewed when less than this is left of its sixty days.
pub(crate) const RENEW_BEFORE_MS: i64 = 10 * 86_400_000;

/// Business discovery: one call tells the page of posts of another professional account.
pub(crate) struct Discovery {
    pub(crate) base: Base,
    pub(crate) version: String,
    /// Id of the city's own professional account.
    pub(crate) caller: String,
    pub(crate) token: String,
    pub(crate) handle: String,
    pub(crate) after: Option<String>,
}

impl Dialect for Discovery {
    fn ask(&mut self, _: Option<u64>, _: i64) -> Result<Ask, Problem> {
        let after = self.after.as_ref().map(|cursor| format!(".after({cursor})")).unwrap_or_default();
        // No `since`: the documentation allows time paging on the edge of insights alone.
        let fields = format!(
            "business_discovery.username({}){{followers_count,media_count,media.limit(50){after}{{{FIELDS}}}}}",
            self.handle
        );
        let path = format!("/{}/{}", self.version, self.caller);
        Ok(Ask::get(self.base.at(&path, &[("fields", &fields), ("access_token", &self.token)])))
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        let value = match meta::read(answer, now) {
            Ok(value) => value,
            Err(heard) => return heard,
        };
        let Some(found) = value.get("business_discovery") else { return Heard::Refused(Problem::AgeGated) };
        let is_empty = json::number(found, "/media_count").is_none_or(|count| count == 0);
        if found.get("media").is_none() {
            // An account under an age gate tells how many posts it has, and shows none.
            return if is_empty { Heard::Page(Sheet::default()) } else { Heard::Refused(Problem::AgeGated) };
        }
        let next = meta::after(found.pointer("/media/paging"))
            // Inside an expression the interface names a cursor without an address to go on.
            .or_else(|| json::text(found, "/media/paging/cursors/after").map(str::to_owned));
        self.after = next.filter(|cursor| is_cursor(cursor));
        page(json::list(found, "/media/data"), self.after.is_some())
    }
}

/// A cursor goes into an expression, so it may hold nothing that ends one.
fn is_cursor(cursor: &str) -> bool {
    !cursor.is_empty() && cursor.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-=".contains(&byte))
}

/// The account's own media.
pub(crate) struct Own {
    pub(crate) base: Base,
    pub(crate) version: String,
    pub(crate) tokens: Tokens,
    pub(crate) after: Option<String>,
    pub(crate) is_renewing: bool,
}

impl Dialect for Own {
    fn ask(&mut self, _: Option<u64>, now: i64) -> Result<Ask, Problem> {
        if self.tokens.access_until <= now {
            return Err(Problem::Reconnect);
        }
        let token = self.tokens.access.as_str();
        self.is_renewing = self.tokens.access_until.saturating_sub(now) < RENEW_BEFORE_MS;
        if self.is_renewing {
            return Ok(renewal(&self.base, token));
        }
        let path = format!("/{}/me/media", self.version);
        let mut query = vec![("fields", FIELDS), ("limit", "50"), ("access_token", token)];
        query.extend(self.after.as_ref().map(|cursor| ("after", cursor.as_str())));
        Ok(Ask::get(self.base.at(&path, &query)))
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        let value = match meta::read(answer, now) {
            Ok(value) => value,
            Err(heard) => return heard,
        };
        if self.is_renewing {
            let Some(tokens) = renewed(&value, now) else { return Heard::Refused(Problem::Malformed) };
            self.tokens = tokens.clone();
            return Heard::Renewed(tokens);
        }
        self.after = meta::after(value.get("paging"));
        if value.get("data").is_none() {
            return Heard::Refused(Problem::Malformed);
        }
        page(json::list(&value, "/data"), self.after.is_some())
    }
}

/// Asks for a new key in place of one that is still good.
pub(crate) fn renewal(base: &Base, token: &str) -> Ask {
    let query = [("grant_type", "ig_refresh_token"), ("access_token", token)];
    Ask::get(base.at("/refresh_access_token", &query))
}

/// The new key in an answer to `/refresh_access_token`. `None` when there is none in it.
pub(crate) fn renewed(value: &Value, now: i64) -> Option<Tokens> {
    let access = json::text(value, "/access_token")?.to_owned();
    let until = now.saturating_add(json::number(value, "/expires_in")?.saturating_mul(1_000));
    Some(Tokens { access, refresh: String::new(), access_until: until, refresh_until: until })
}

fn page(rows: &[Value], more: bool) -> Heard {
    let posts = rows.iter().map(post).collect::<Option<Vec<Post>>>();
    match posts {
        // A first page without posts whose cursor leads nowhere is the end.
        Some(posts) => Heard::Page(Sheet { more: more && !posts.is_empty(), posts, ..Sheet::default() }),
        None => Heard::Refused(Problem::Malformed),
    }
}

fn post(row: &Value) -> Option<Post> {
    let kind = match json::text(row, "/media_product_type") {
        Some("STORY") => PostKind::Story,
        Some("AD") => PostKind::Advert,
        Some("LIVE") => PostKind::Live,
        // FEED and REELS; a carousel is one row, its pictures are its children.
        _ => PostKind::Original,
    };
    Some(Post {
        published: moment(json::text(row, "/timestamp")?)?,
        id: json::id(row, "/id")?,
        permalink: json::text(row, "/permalink").unwrap_or_default().to_owned(),
        kind,
    })
}
