//! Lists and the search of packages.

use serde_json::{Map, Value, json};

use super::arguments::Arguments;
use super::filter::Wanted;
use super::query::{self, Facet, Order};
use super::{Outcome, Refused, words};
use crate::ctx::Ctx;
use crate::ids::UnitId;
use crate::search::Listed;

/// Packages in an answer when the question does not say.
const ROWS: i64 = 10;
/// As CKAN's own bound.
const MOST_ROWS: i64 = 1_000;
/// Names in one answer.
const MOST_NAMES: i64 = 200_000;

/// `package_list`: the names of all packages.
pub(super) async fn list(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let limit = arguments.number("limit", MOST_NAMES, MOST_NAMES)?;
    let offset = arguments.number("offset", 0, i64::MAX)?;
    Ok(query::names(ctx, limit, offset).await?.into())
}

/// `current_package_list_with_resources`: whole packages, last changed first.
pub(super) async fn current(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let limit = arguments.number("limit", ROWS, MOST_ROWS)?;
    let offset = arguments.number("offset", 0, i64::MAX)?;
    Ok(query::packages(ctx, &Wanted::default(), Order::Changed, limit, offset).await?.into())
}

/// `tag_list`: obligations that something fulfils.
pub(super) async fn tags(ctx: &Ctx) -> Outcome {
    let found = query::facet(ctx, &Wanted::default(), Facet::Tag).await?;
    let mut names: Vec<String> = found.into_iter().map(|tag| tag.name).collect();
    names.sort();
    Ok(names.into())
}

/// `package_search`
pub(super) async fn search(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let rows = arguments.number("rows", ROWS, MOST_ROWS)?;
    let start = arguments.number("start", 0, i64::MAX)?;
    let (pairs, words) = words::split(arguments.text("q"));
    let order = order(arguments.text("sort"), !words.is_empty())?;
    let mut wanted = Wanted::default().narrow(ctx, &pairs)?.narrow(ctx, arguments.text("fq"))?;
    for more in arguments.list("fq_list") {
        wanted = wanted.narrow(ctx, &more)?;
    }
    let found = match words.as_str() {
        "" => None,
        _ if wanted.is_empty => Some(Listed::default()),
        words => Some(words::list(ctx, &wanted, words, order, rows, start).await?),
    };
    let (count, results) = match &found {
        Some(found) => {
            let count = i64::try_from(found.total).unwrap_or(i64::MAX);
            (count, query::of_ids(ctx, &words::entries(found)).await?)
        }
        None if wanted.is_empty => (0, Vec::new()),
        None => {
            let results = query::packages(ctx, &wanted, order, rows, start).await?;
            (query::count(ctx, &wanted).await?, results)
        }
    };
    let (facets, search_facets) = facets(ctx, arguments, &wanted, found.as_ref()).await?;
    Ok(json!({
        "count": count,
        "facets": facets,
        "results": results,
        "search_facets": search_facets,
        "sort": match order {
            Order::Score => "score desc, metadata_modified desc",
            Order::Changed => "metadata_modified desc",
            Order::Id | Order::Name => arguments.text("sort"),
        },
    }))
}

fn order(sort: &str, has_words: bool) -> Result<Order, Refused> {
    match (sort.split(',').next().unwrap_or_default().trim(), has_words) {
        ("" | "score desc", true) => Ok(Order::Score),
        ("metadata_modified desc", _) | ("" | "score desc" | "views_recent desc", false) => {
            Ok(Order::Changed)
        }
        ("id asc" | "id" | "metadata_created asc", false) => Ok(Order::Id),
        ("name asc" | "name" | "title_string asc" | "title asc", false) => Ok(Order::Name),
        _ => Err(Refused::Wrong("sort", "Search Query is invalid: this order is not offered".to_owned())),
    }
}

/// The counts asked for in `facet.field`, in both shapes CKAN gives. `found` has them already when there
/// were words.
async fn facets(
    ctx: &Ctx,
    arguments: &Arguments,
    wanted: &Wanted,
    found: Option<&Listed>,
) -> Result<(Value, Value), Refused> {
    let (mut plain, mut whole) = (Map::new(), Map::new());
    let limit = usize::try_from(arguments.number("facet.limit", 50, 500)?).unwrap_or_default();
    for field in arguments.list("facet.field") {
        let facet = match field.as_str() {
            "organization" | "owner_org" => Facet::Organization,
            "groups" => Facet::Group,
            "tags" => Facet::Tag,
            "res_format" => Facet::Format,
            // A field no package has.
            _ => {
                plain.insert(field.clone(), json!({}));
                whole.insert(field.clone(), json!({ "title": field, "items": [] }));
                continue;
            }
        };
        let values = match found {
            Some(found) => words::facet(found, facet),
            None if wanted.is_empty => Vec::new(),
            None => query::facet(ctx, wanted, facet).await?,
        };
        let (mut counts, mut items) = (Map::new(), Vec::new());
        for counted in values.into_iter().take(limit) {
            let (name, title) = shown(ctx, facet, counted.name);
            counts.insert(name.clone(), Value::from(counted.packages));
            items.push(json!({ "name": name, "display_name": title, "count": counted.packages }));
        }
        plain.insert(field.clone(), Value::Object(counts));
        whole.insert(field.clone(), json!({ "title": field, "items": items }));
    }
    Ok((Value::Object(plain), Value::Object(whole)))
}

/// A counted value as CKAN names it.
fn shown(ctx: &Ctx, facet: Facet, name: String) -> (String, String) {
    match facet {
        Facet::Organization => {
            let unit = name.parse().ok().and_then(|id| ctx.directory.unit(UnitId(id)));
            unit.map(|unit| (unit.code.clone(), unit.name.clone())).unwrap_or_default()
        }
        Facet::Group => {
            let title = ctx.locale.t(&format!("opendata-class-{}", name.replace('_', "-")));
            (name, title)
        }
        Facet::Format => {
            let name = name.to_ascii_uppercase();
            (name.clone(), name)
        }
        Facet::Tag => (name.clone(), name),
    }
}
