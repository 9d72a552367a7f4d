//! A Facebook page, read with the key of the page: its published posts.
//!
//! The filter by time has filtered by the time of the last change in some versions: so only `since` is sent (a
//! change is never before the publishing), and the time of creation decides. A page lists about 600 ranked posts a
//! year, which no office reaches in a month.

use serde_json::Value;
use url::Url;

use crate::ask::{Answer, Ask, Base};
use crate::json;
use crate::meta;
use crate::post::{Post, PostKind};
use crate::problem::Problem;
use crate::time::moment;
use crate::visit::{Dialect, Heard, Sheet};

const FIELDS: &str = "id,created_time,permalink_url,status_type";

/// The published posts of one page.
pub(crate) struct Page {
    pub(crate) base: Base,
    pub(crate) version: String,
    /// Id of the page.
    pub(crate) page: String,
    pub(crate) token: String,
    /// First instant of the range, Unix seconds.
    pub(crate) since: i64,
    pub(crate) next: Option<Url>,
}

impl Dialect for Page {
    fn ask(&mut self, _: Option<u64>, _: i64) -> Result<Ask, Problem> {
        if let Some(next) = &self.next {
            return Ok(Ask::get(next.clone()));
        }
        let path = format!("/{}/{}/published_posts", self.version, self.page);
        let since = self.since.to_string();
        let query = [("fields", FIELDS), ("since", &since), ("limit", "100"), ("access_token", &self.token)];
        Ok(Ask::get(self.base.at(&path, &query)))
    }

    fn read(&mut self, answer: &Answer, now: i64) -> Heard {
        let value = match meta::read(answer, now) {
            Ok(value) => value,
            Err(heard) => return heard,
        };
        let next = json::text(&value, "/paging/next");
        self.next = next.and_then(|next| self.base.same_server(next));
        // A next page on another server would carry the key away.
        if value.get("data").is_none() || next.is_some() && self.next.is_none() {
            return Heard::Refused(Problem::Malformed);
        }
        match json::list(&value, "/data").iter().map(post).collect::<Option<Vec<Post>>>() {
            Some(posts) => Heard::Page(Sheet { posts, more: self.next.is_some(), ..Sheet::default() }),
            None => Heard::Refused(Problem::Malformed),
        }
    }

    fn remote_id(&self) -> Option<String> {
        Some(self.page.clone())
    }
}

fn post(row: &Value) -> Option<Post> {
    let kind = match json::text(row, "/status_type") {
        Some("shared_story") => PostKind::Repost,
        _ => PostKind::Original,
    };
    Some(Post {
        published: moment(json::text(row, "/created_time")?)?,
        id: json::id(row, "/id")?,
        permalink: json::text(row, "/permalink_url").unwrap_or_default().to_owned(),
        kind,
    })
}
