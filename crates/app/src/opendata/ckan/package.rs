//! Entries as packages, files and links as resources.

use rules::Code as _;
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::identity::{Kind, id, link_number, number};
use super::organization;
use super::site::moment;
use super::{Outcome, Refused};
use crate::ctx::Ctx;
use crate::ids::{DocumentId, EntryId};
use crate::opendata::entries::{self, Entry, EntryFile};
use crate::register::Link;

/// A package with everything that belongs to it.
pub(super) fn facts(ctx: &Ctx, entry: &Entry) -> Value {
    let row = &entry.row;
    let own = id(ctx, Kind::Package, row.id.0);
    let organization = ctx.directory.unit(row.unit_id).map(|unit| organization::facts(ctx, unit));
    let files = entry.files.iter().map(|file| of_file(ctx, entry, file));
    let links = entry.links.iter().enumerate().map(|(place, link)| of_link(ctx, entry, link, place));
    let mut resources: Vec<Value> = files.chain(links).collect();
    for (place, resource) in resources.iter_mut().enumerate() {
        if let Some(fields) = resource.as_object_mut() {
            fields.insert("position".to_owned(), Value::from(place));
        }
    }
    let tags: Vec<Value> = entry.obligations.iter().map(|code| tag(code)).collect();
    json!({
        "author": row.responsible,
        "author_email": "",
        "creator_user_id": null,
        "extras": extras(entry),
        "groups": [organization::group(ctx, row.class.0)],
        "id": own,
        "isopen": false,
        "license_id": "notspecified",
        "license_title": "UU 14/2008",
        "maintainer": row.holder,
        "maintainer_email": "",
        "metadata_created": moment(entry.published_at()),
        "metadata_modified": moment(entry.changed_at()),
        "name": row.slug,
        "notes": row.summary,
        "num_resources": resources.len(),
        "num_tags": tags.len(),
        "organization": organization,
        "owner_org": id(ctx, Kind::Organization, row.unit_id.0),
        "private": false,
        "relationships_as_object": [],
        "relationships_as_subject": [],
        "resources": resources,
        "state": "active",
        "tags": tags,
        "title": row.title,
        "type": "dataset",
        "url": format!("{}{}", ctx.origin, entry.path()),
        "version": row.number.to_string(),
    })
}

fn tag(code: &str) -> Value {
    json!({ "display_name": code, "id": code, "name": code, "state": "active", "vocabulary_id": null })
}

/// Columns of the form that CKAN has no field for.
fn extras(entry: &Entry) -> Vec<Value> {
    let row = &entry.row;
    let year = row.year.map(|year| year.to_string()).unwrap_or_default();
    [
        ("class", row.class.0.code()),
        ("year", &year),
        ("made_on", &row.made_on),
        ("made_at_place", &row.made_at_place),
        ("retention_active", &row.retention_active),
        ("retention_inactive", &row.retention_inactive),
        ("media", &row.media),
        ("language", &row.language),
        ("correction", &row.correction),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| json!({ "key": key, "value": value }))
    .collect()
}

fn resource(ctx: &Ctx, entry: &Entry, own: &str, url: &str, name: &str) -> Value {
    json!({
        "cache_last_updated": null,
        "cache_url": null,
        "created": moment(entry.published_at()),
        "datastore_active": false,
        "datastore_contains_all_records_of_source_file": false,
        "description": "",
        "format": "",
        "hash": "",
        "id": own,
        "last_modified": moment(entry.changed_at()),
        "metadata_modified": moment(entry.changed_at()),
        "mimetype": null,
        "mimetype_inner": null,
        "name": name,
        "package_id": id(ctx, Kind::Package, entry.row.id.0),
        "resource_type": null,
        "size": null,
        "state": "active",
        "url": url,
        "url_type": null,
    })
}

fn of_file(ctx: &Ctx, entry: &Entry, file: &EntryFile) -> Value {
    let own = id(ctx, Kind::File, file.document_id.0);
    let url = format!("{}{}", ctx.origin, file.path());
    let mut value = resource(ctx, entry, &own, &url, file.label());
    if let Some(fields) = value.as_object_mut() {
        for (name, value) in [
            ("format", Value::from(file.kind.to_ascii_uppercase())),
            ("hash", Value::from(format!("sha256:{}", file.sha256))),
            ("mimetype", Value::from(file.content_type.as_str())),
            ("size", Value::from(file.bytes)),
            ("last_modified", Value::from(moment(file.at))),
        ] {
            fields.insert(name.to_owned(), value);
        }
    }
    value
}

fn of_link(ctx: &Ctx, entry: &Entry, link: &Link, place: usize) -> Value {
    let own = id(ctx, Kind::Link, link_number(entry.row.id.0, place));
    let name = if link.title.is_empty() { &link.url } else { &link.title };
    resource(ctx, entry, &own, &link.url, name)
}

/// The entry a name or id names.
async fn named(ctx: &Ctx, name: &str) -> Result<Entry, Refused> {
    let by_id = number(ctx, Kind::Package, name).map(EntryId);
    let found = match by_id {
        Some(id) => Some(id),
        None => crate::register::store::find_entry_by_slug(ctx.db(), ctx.body(), name).await?,
    };
    let found = match found {
        Some(id) => entries::find(ctx, id).await?,
        None => None,
    };
    found.ok_or(Refused::NotFound)
}

/// `package_show`
pub(super) async fn show(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let wanted = arguments.text("name_or_id");
    let wanted = if wanted.is_empty() { arguments.needed("id")? } else { wanted };
    Ok(facts(ctx, &named(ctx, wanted).await?))
}

/// `resource_show`
pub(super) async fn show_resource(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let wanted = arguments.needed("id")?;
    let entry = if let Some(document) = number(ctx, Kind::File, wanted) {
        let found = crate::document::store::find_document(ctx.db(), ctx.body(), DocumentId(document)).await?;
        found.map(|document| document.entry_id)
    } else {
        number(ctx, Kind::Link, wanted).map(|number| EntryId(number / 256))
    };
    let entry = entries::find(ctx, entry.ok_or(Refused::NotFound)?).await?.ok_or(Refused::NotFound)?;
    let package = facts(ctx, &entry);
    let resources = package.get("resources").and_then(Value::as_array);
    let found = resources.and_then(|list| {
        list.iter().find(|resource| resource.get("id").and_then(Value::as_str) == Some(wanted))
    });
    found.cloned().ok_or(Refused::NotFound)
}
