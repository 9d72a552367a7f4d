//! The REST interface of WordPress: `wp/v2/posts`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use rules::activity::{Month, Road};
use serde_json::Value;
use url::Url;

use super::{Clock, Reading, plain};
use crate::ask::Content;
use crate::report::{Confidence, Item, Published, WrittenDate};

/// Posts on one page of the interface; it gives at most 100.
pub(super) const PER_PAGE: usize = 100;

/// The address of a page of posts, newest first. `api` is the root (`…/wp-json/` or `…/?rest_route=/`), `month`
/// narrows to one month with a day to spare on both ends, because zones of sites are often set wrong.
pub fn posts_address(api: &Url, month: Option<Month>, page: u32) -> Url {
    let mut url = api.clone();
    let by_query = api.query().is_some_and(|query| query.contains("rest_route"));
    let others: Vec<(String, String)> = api
        .query_pairs()
        .filter(|(name, _)| name != "rest_route")
        .map(|(a, b)| (a.into_owned(), b.into_owned()))
        .collect();
    if !by_query {
        let path = format!("{}/wp/v2/posts", api.path().trim_end_matches('/'));
        url.set_path(&path);
    }
    {
        let mut query = url.query_pairs_mut();
        query.clear();
        if by_query {
            query.append_pair("rest_route", "/wp/v2/posts");
        }
        query.extend_pairs(others);
        query.append_pair("per_page", &PER_PAGE.to_string());
        query.append_pair("page", &page.to_string());
        query.append_pair("orderby", "date");
        query.append_pair("order", "desc");
        query.append_pair("_fields", "id,date,date_gmt,link,title");
        if let Some(month) = month {
            let from = month.first_day().yesterday().unwrap_or(month.first_day());
            let to = month.next().first_day().tomorrow().unwrap_or(month.last_day());
            query.append_pair("after", &format!("{from}T00:00:00"));
            query.append_pair("before", &format!("{to}T23:59:59"));
        }
    }
    url
}

/// Reads an answer. `None` when it is no list of posts: the interface is closed, or this is no WordPress.
pub fn posts(content: &Content, page: u32, clock: &Clock) -> Option<Reading> {
    let Ok(Value::Array(posts)) = serde_json::from_slice::<Value>(&content.body) else { return None };
    if !content.is_ok() || posts.first().is_some_and(|first| first.get("date").is_none()) {
        return None;
    }
    let sent = posts.len();
    let mut items: Vec<Item> = posts.iter().filter_map(|post| item(post, clock)).collect();
    items.retain(|item| clock.plausible(item.published));
    super::arrange(&mut items, &clock.zone);
    let pages = content.header("x-wp-totalpages").and_then(|pages| pages.trim().parse::<u32>().ok());
    let more = match pages {
        Some(pages) => page < pages,
        None => sent >= PER_PAGE,
    };
    Some(Reading { items, more: Some(more) })
}

fn item(post: &Value, clock: &Clock) -> Option<Item> {
    let text = |name: &str| post.get(name).and_then(Value::as_str);
    // `date_gmt` is the instant; `date` is in the zone of the site, which we do not know: read as the body's.
    let utc = text("date_gmt").and_then(|date| format!("{date}Z").parse::<Timestamp>().ok());
    let published = match utc {
        Some(instant) => Published::At(instant),
        None => Published::At(clock.zone.to_timestamp(text("date")?.parse::<DateTime>().ok()?).ok()?),
    };
    let title = post.get("title").map(|title| title.get("rendered").unwrap_or(title));
    Some(Item {
        address: text("link").unwrap_or_default().to_owned(),
        title: plain(title.and_then(Value::as_str).unwrap_or_default()),
        published,
        written: WrittenDate::Machine,
        road: Road::Wordpress,
        confidence: Confidence::percent(99),
    })
}
