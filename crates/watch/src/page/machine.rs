//! Dates a page declares for machines: `article:published_time`, JSON-LD `datePublished`, `<time datetime>`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::report::Published;

/// A declared date of the page itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MachineDate {
    /// When.
    pub published: Published,
    /// Whether it is declared for a news item or post; otherwise for a page of any kind.
    pub article: bool,
}

/// Names of `meta` elements that hold the day of publication, in lower case.
const METAS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "date",
];

/// Types of JSON-LD objects that are news.
const ARTICLES: &[&str] =
    &["Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "TechArticle"];

/// A date written for machines: RFC 3339, RFC 2822, or a local one in the zone of the body.
pub fn machine_date(text: &str, zone: &TimeZone) -> Option<Published> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(Published::At(instant));
    }
    if let Ok(zoned) = rfc2822::parse(text) {
        return Some(Published::At(zoned.timestamp()));
    }
    // `+0700` without a colon is not RFC 3339, but common.
    if let Some(zoned) = ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S %z"]
        .iter()
        .find_map(|form| jiff::Zoned::strptime(form, text).ok())
    {
        return Some(Published::At(zoned.timestamp()));
    }
    let has_clock = text.contains(':');
    if has_clock && let Ok(local) = text.parse::<DateTime>() {
        return zone.to_timestamp(local).ok().map(Published::At);
    }
    text.parse().ok().map(Published::On)
}

/// The dates a page declares for itself, best first, from its `meta` elements and JSON-LD scripts.
pub fn declared_dates(metas: &[(String, String)], json: &[String], zone: &TimeZone) -> Vec<MachineDate> {
    let mut dates = Vec::new();
    for script in json {
        if let Ok(value) = serde_json::from_str::<Value>(script.trim()) {
            collect(&value, zone, &mut dates, 0);
        }
    }
    for name in METAS {
        let content = metas.iter().filter(|(known, _)| known == name).map(|(_, content)| content);
        for published in content.filter_map(|content| machine_date(content, zone)) {
            dates.push(MachineDate { published, article: name.starts_with("article:") });
        }
    }
    dates.sort_by_key(|date| !date.article);
    dates
}

fn collect(value: &Value, zone: &TimeZone, dates: &mut Vec<MachineDate>, depth: u8) {
    if depth > 8 || dates.len() > 50 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| collect(one, zone, dates, depth + 1)),
        Value::Object(object) => {
            let is = |names: &[&str]| match object.get("@type") {
                Some(Value::String(kind)) => names.contains(&kind.as_str()),
                Some(Value::Array(kinds)) => {
                    kinds.iter().any(|kind| kind.as_str().is_some_and(|kind| names.contains(&kind)))
                }
                _ => false,
            };
            let date =
                object.get("datePublished").or_else(|| object.get("dateCreated")).and_then(Value::as_str);
            if let Some(published) = date.and_then(|date| machine_date(date, zone))
                && (is(ARTICLES) || is(&["WebPage"]))
            {
                dates.push(MachineDate { published, article: is(ARTICLES) });
            }
            if let Some(graph) = object.get("@graph").or_else(|| object.get("mainEntity")) {
                collect(graph, zone, dates, depth + 1);
            }
        }
        _ => {}
    }
}
