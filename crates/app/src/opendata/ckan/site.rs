//! About the site.

use serde_json::{Value, json};

use crate::ctx::Ctx;

/// `status_show`. The version is that of the interface, for programs that look at it.
pub(super) fn status(ctx: &Ctx) -> Value {
    let body = &ctx.directory.body;
    json!({
        "site_title": format!("Daftar Informasi Publik {}", body.short_name),
        "site_description": body.name,
        "site_url": ctx.origin,
        "ckan_version": "2.10.4",
        "error_emails_to": null,
        "locale_default": "id",
        "extensions": [],
    })
}

/// An instant as CKAN writes it: UTC without a zone, microseconds.
pub(super) fn moment(ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%S%.6f").to_string()
}
