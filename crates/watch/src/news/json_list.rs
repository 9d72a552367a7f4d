//! Lists of news that a site made by hand loads by script: JSON with a title and a date in every entry.

use jiff::civil::Date;
use rules::activity::Road;
use serde_json::{Map, Value};
use url::Url;

use super::{Clock, confidence_of, plain};
use crate::page::machine_date;
use crate::report::{Item, Published, WrittenDate};

const TITLES: &[&str] = &["judul", "title", "headline", "nama_berita", "judul_berita"];
const DATES: &[&str] = &[
    "tanggal",
    "tgl",
    "date",
    "published",
    "published_at",
    "publishedat",
    "datepublished",
    "created_at",
    "createdat",
    "tanggal_publikasi",
    "tgl_berita",
    "tanggal_berita",
    "waktu",
    "publish_date",
    "publishdate",
    "posted_at",
];
const ADDRESSES: &[&str] = &["url", "link", "permalink", "href", "file", "slug", "id"];

/// Reads such a list, wherever it stands in the JSON. `None` when there is none: at least one entry must have
/// both a title and a date.
pub fn read(bytes: &[u8], address: &Url, clock: &Clock) -> Option<Vec<Item>> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let mut items = Vec::new();
    collect(&value, address, clock, &mut items, 0);
    items.retain(|item| clock.plausible(item.published));
    super::arrange(&mut items, &clock.zone);
    (!items.is_empty()).then_some(items)
}

fn collect(value: &Value, address: &Url, clock: &Clock, items: &mut Vec<Item>, depth: u8) {
    if depth > 10 || items.len() >= 2000 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| collect(one, address, clock, items, depth + 1)),
        Value::Object(object) => match item(object, address, clock) {
            Some(item) => items.push(item),
            None => object.values().for_each(|one| collect(one, address, clock, items, depth + 1)),
        },
        _ => {}
    }
}

fn field<'a>(object: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    object.iter().find(|(name, _)| names.contains(&name.to_lowercase().as_str())).map(|(_, value)| value)
}

fn item(object: &Map<String, Value>, address: &Url, clock: &Clock) -> Option<Item> {
    let title = field(object, TITLES)?;
    let title = title.as_str().or_else(|| title.get("rendered").and_then(Value::as_str))?;
    let (published, written) = date(field(object, DATES)?, clock)?;
    let link =
        ADDRESSES.iter().find_map(|name| field(object, &[name]).and_then(Value::as_str)).unwrap_or_default();
    Some(Item {
        address: address.join(link).map_or_else(|_| address.to_string(), String::from),
        title: plain(title),
        published,
        written,
        road: Road::Page,
        confidence: confidence_of(written),
    })
}

/// A date as text, as `{year, month, day}`, or as seconds of the Unix clock.
fn date(value: &Value, clock: &Clock) -> Option<(Published, WrittenDate)> {
    match value {
        Value::String(text) => {
            machine_date(text, &clock.zone).map(|at| (at, WrittenDate::Machine)).or_else(|| {
                let found = bahasa::find_dates(text, clock.local());
                found.first().map(|found| {
                    let sure =
                        if found.other.is_some() { WrittenDate::Ambiguous } else { WrittenDate::Words };
                    (Published::On(found.day), sure)
                })
            })
        }
        Value::Object(parts) => {
            let number = |names: &[&str]| {
                let value = field(parts, names)?;
                value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
            };
            let year = i16::try_from(number(&["year", "tahun"])?).ok()?;
            let month = i8::try_from(number(&["month", "bulan"])?).ok()?;
            let day = i8::try_from(number(&["day", "date", "hari", "tanggal"])?).ok()?;
            Some((Published::On(Date::new(year, month, day).ok()?), WrittenDate::Machine))
        }
        Value::Number(seconds) => {
            let at = jiff::Timestamp::from_second(seconds.as_i64()?).ok()?;
            Some((Published::At(at), WrittenDate::Machine))
        }
        _ => None,
    }
}
