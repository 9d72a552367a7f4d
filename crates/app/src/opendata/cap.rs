//! Alerts in the Common Alerting Protocol (OASIS CAP 1.2), so that other warning systems can pass them on.
//!
//! Texts are Indonesian, as they were announced. The eight legal contents stand as parameters under their
//! codes of the catalogue as well; what is not known yet is left out.

use rules::Code as _;
use rules::alert::{AreaKind, LegalField, MessageKind};
use rules::zone::rfc3339;

use super::xml::Xml;
use crate::alert::{PublicAlert, Words};
use crate::ctx::Ctx;
use crate::ids::UnitId;
use crate::locale::Locale;

/// Namespace of CAP 1.2.
const NAMESPACE: &str = "urn:oasis:names:tc:emergency:cap:1.2";

/// One message as CAP. `earlier` are the messages before it, newest first.
pub(crate) fn cap(ctx: &Ctx, alert: &PublicAlert, earlier: &[PublicAlert]) -> String {
    let mut xml = Xml::new();
    xml.open("alert", &[("xmlns", NAMESPACE)]);
    xml.text("identifier", &identifier(ctx, alert));
    xml.text("sender", &sender(ctx));
    xml.text("sent", &moment(ctx, alert.sent_at));
    // A made-up alert must never set off a siren.
    xml.text("status", if alert.is_sample { "Test" } else { "Actual" });
    xml.text("msgType", alert.kind.code());
    xml.text("scope", "Public");
    if !alert.note.is_empty() {
        xml.text("note", &alert.note);
    }
    if !earlier.is_empty() {
        let name = |before: &PublicAlert| {
            format!("{},{},{}", sender(ctx), identifier(ctx, before), moment(ctx, before.sent_at))
        };
        xml.text("references", &earlier.iter().map(name).collect::<Vec<_>>().join(" "));
    }
    info(&mut xml, ctx, alert);
    xml.end()
}

/// A name that never changes; CAP forbids blanks, commas, `<` and `&` in it.
fn identifier(ctx: &Ctx, alert: &PublicAlert) -> String {
    format!("{}.alert.{}.{}", ctx.directory.body.code, alert.id, alert.number)
}

/// The sender by its domain, the same whatever host this was read from.
fn sender(ctx: &Ctx) -> String {
    let body = &ctx.directory.body;
    body.host.clone().unwrap_or_else(|| format!("{}.localhost", body.code))
}

/// CAP wants an offset and no `Z`.
fn moment(ctx: &Ctx, ms: i64) -> String {
    rfc3339(ms, &ctx.directory.zone)
}

/// The order of the elements is the standard's.
fn info(xml: &mut Xml, ctx: &Ctx, alert: &PublicAlert) {
    let content = &alert.content;
    let words = Words::of(&ctx.directory, Locale::Indonesian, alert.unit_id, content);
    xml.open("info", &[]);
    xml.text("language", "id-ID");
    for category in content.danger.0.categories() {
        xml.text("category", category);
    }
    xml.text("event", &words.danger);
    if alert.kind == MessageKind::Cancel {
        xml.text("responseType", "AllClear");
    }
    xml.text("urgency", content.urgency.0.code());
    xml.text("severity", content.severity.0.code());
    xml.text("certainty", content.certainty.0.code());
    named(xml, "eventCode", "UU-14-2008", content.danger.0.code());
    xml.text("effective", &moment(ctx, alert.sent_at));
    xml.text("onset", &moment(ctx, content.onset_at));
    xml.text("expires", &moment(ctx, content.expires_at));
    xml.text("senderName", &words.unit);
    xml.text("headline", &words.headline);
    xml.text("description", content.text(LegalField::Hazard));
    xml.text("instruction", content.text(LegalField::Avoidance));
    xml.text("web", &format!("{}{}", ctx.origin, alert.path()));
    xml.text("contact", content.text(LegalField::Help));
    for legal in words.legal.iter().filter(|legal| !legal.text.is_empty()) {
        named(xml, "parameter", legal.code, &legal.text);
    }
    area(xml, ctx, alert, &words.area);
    xml.close();
}

/// The area in words, with the code of the region for the whole city and the codes of units named.
fn area(xml: &mut Xml, ctx: &Ctx, alert: &PublicAlert, words: &str) {
    xml.open("area", &[]);
    xml.text("areaDesc", words);
    let body = &ctx.directory.body;
    if let (AreaKind::City, Some(code)) = (alert.content.area_kind.0, &body.region_code) {
        named(xml, "geocode", "Kemendagri", code);
    }
    for unit in alert.content.area_units.0.iter().filter_map(|id| ctx.directory.unit(UnitId(*id))) {
        named(xml, "geocode", "unit", &unit.code);
    }
    xml.close();
}

fn named(xml: &mut Xml, element: &'static str, name: &str, value: &str) {
    xml.open(element, &[]);
    xml.text("valueName", name);
    xml.text("value", value);
    xml.close();
}
