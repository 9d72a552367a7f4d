//! Units as organizations, legal classes as groups.

use rules::Code as _;
use rules::register::InformationClass;
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::filter::Wanted;
use super::identity::{Kind, id, number};
use super::query::{self, Facet};
use super::site::moment;
use super::{Outcome, Refused};
use crate::ctx::Ctx;
use crate::ids::UnitId;
use crate::org::Unit;

/// An organization as it stands in packages and lists.
pub(super) fn facts(ctx: &Ctx, unit: &Unit) -> Value {
    let image = unit.logo_file_id.map(|_| format!("{}/logo/{}.png", ctx.origin, unit.code));
    json!({
        "id": id(ctx, Kind::Organization, unit.id.0),
        "name": unit.code,
        "title": unit.name,
        "type": "organization",
        "description": unit.about,
        "image_url": image.unwrap_or_default(),
        "created": moment(unit.updated_at),
        "is_organization": true,
        "approval_status": "approved",
        "state": if unit.is_active() { "active" } else { "deleted" },
    })
}

/// A group as it stands in packages and lists.
pub(super) fn group(ctx: &Ctx, class: InformationClass) -> Value {
    let place = InformationClass::ALL.iter().position(|known| *known == class).unwrap_or_default();
    let title = ctx.locale.t(&format!("opendata-class-{}", class.code().replace('_', "-")));
    json!({
        "id": id(ctx, Kind::Group, i64::try_from(place).unwrap_or_default()),
        "name": class.code(),
        "title": title,
        "display_name": title,
        "description": "",
        "image_display_url": "",
    })
}

/// The unit an argument names, by code or id.
pub(super) fn named<'a>(ctx: &'a Ctx, name: &str) -> Option<&'a Unit> {
    let by_id = || number(ctx, Kind::Organization, name).and_then(|id| ctx.directory.unit(UnitId(id)));
    ctx.directory.by_code(name).or_else(by_id)
}

fn with_count(mut facts: Value, count: i64) -> Value {
    if let Some(fields) = facts.as_object_mut() {
        fields.insert("package_count".to_owned(), Value::from(count));
        let name = fields.get("title").cloned().unwrap_or_default();
        fields.entry("display_name").or_insert(name);
    }
    facts
}

/// `organization_list`: names, or whole organizations with `all_fields`.
pub(super) async fn list(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let limit = usize::try_from(arguments.number("limit", 1_000, 1_000)?).unwrap_or_default();
    let offset = usize::try_from(arguments.number("offset", 0, i64::MAX)?).unwrap_or_default();
    let mut units: Vec<&Unit> = ctx.directory.active().collect();
    units.sort_by(|a, b| a.code.cmp(&b.code));
    let units: Vec<&Unit> = units.into_iter().skip(offset).take(limit).collect();
    if !arguments.flag("all_fields") {
        return Ok(units.iter().map(|unit| Value::from(unit.code.as_str())).collect());
    }
    let counts = query::facet(ctx, &Wanted::default(), Facet::Organization).await?;
    let count = |unit: &Unit| {
        counts.iter().find(|found| found.name == unit.id.to_string()).map_or(0, |found| found.packages)
    };
    Ok(units.iter().map(|unit| with_count(facts(ctx, unit), count(unit))).collect())
}

/// `organization_show`
pub(super) async fn show(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let unit = named(ctx, arguments.needed("id")?).ok_or(Refused::NotFound)?;
    let wanted = Wanted { unit: Some(unit.id), ..Wanted::default() };
    let mut facts = with_count(facts(ctx, unit), query::count(ctx, &wanted).await?);
    if let Some(fields) = facts.as_object_mut() {
        if arguments.flag("include_datasets") {
            let packages = query::packages(ctx, &wanted, query::Order::Changed, 1_000, 0).await?;
            fields.insert("packages".to_owned(), packages.into());
        }
        for empty in ["users", "groups", "tags", "extras"] {
            fields.insert(empty.to_owned(), json!([]));
        }
    }
    Ok(facts)
}

/// `group_list`: names, or whole groups with `all_fields`.
pub(super) async fn groups(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    if !arguments.flag("all_fields") {
        return Ok(InformationClass::ALL.iter().map(|class| Value::from(class.code())).collect());
    }
    let counts = query::facet(ctx, &Wanted::default(), Facet::Group).await?;
    let count = |class: InformationClass| {
        counts.iter().find(|found| found.name == class.code()).map_or(0, |found| found.packages)
    };
    Ok(InformationClass::ALL.iter().map(|class| with_count(group(ctx, *class), count(*class))).collect())
}
