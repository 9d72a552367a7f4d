//! Headers and records in Dublin Core.

use super::arguments::utc;
use super::lists::Header;
use crate::ctx::Ctx;
use crate::ids::EntryId;
use crate::opendata::entries::Entry;
use crate::opendata::xml::Xml;

/// Identifier of a record; it never changes, whatever the host is called.
pub(super) fn identifier(ctx: &Ctx, id: EntryId) -> String {
    format!("oai:{}:register/{id}", ctx.directory.body.code)
}

/// The entry an identifier names.
pub(super) fn entry_of(ctx: &Ctx, identifier: &str) -> Option<EntryId> {
    let start = format!("oai:{}:register/", ctx.directory.body.code);
    let id: i64 = identifier.strip_prefix(&start)?.parse().ok()?;
    (self::identifier(ctx, EntryId(id)) == identifier).then_some(EntryId(id))
}

/// The header of a record.
pub(super) fn write_header(ctx: &Ctx, xml: &mut Xml, header: &Header) {
    let deleted: &[(&str, &str)] = if header.is_deleted { &[("status", "deleted")] } else { &[] };
    xml.open("header", deleted);
    xml.text("identifier", &identifier(ctx, header.id));
    xml.text("datestamp", &utc(header.changed_at));
    if let Some(unit) = ctx.directory.unit(header.unit_id) {
        xml.text("setSpec", &format!("unit:{}", unit.code));
    }
    xml.text("setSpec", &format!("class:{}", header.class.0));
    xml.close();
}

/// A record: header, and Dublin Core while the entry is public.
pub(super) fn write_record(ctx: &Ctx, xml: &mut Xml, header: &Header, entry: Option<&Entry>) {
    xml.open("record", &[]);
    let header = Header { is_deleted: entry.is_none(), ..header.clone() };
    write_header(ctx, xml, &header);
    if let Some(entry) = entry {
        xml.open("metadata", &[]);
        write_dublin_core(ctx, xml, entry);
        xml.close();
    }
    xml.close();
}

fn write_dublin_core(ctx: &Ctx, xml: &mut Xml, entry: &Entry) {
    xml.open(
        "oai_dc:dc",
        &[
            ("xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            (
                "xsi:schemaLocation",
                "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            ),
        ],
    );
    let row = &entry.row;
    let catalogue = rules::obligation::catalogue();
    xml.text("dc:title", &row.title);
    for text in [&row.responsible, &row.holder] {
        if !text.is_empty() {
            xml.text("dc:creator", text);
        }
    }
    for code in &entry.obligations {
        let label = catalogue.find(code).map_or(code.as_str(), |row| row.label_id.as_str());
        xml.text("dc:subject", label);
    }
    xml.text("dc:description", &row.summary);
    xml.text("dc:publisher", ctx.directory.name(row.unit_id));
    xml.text("dc:date", &utc(entry.published_at()));
    xml.text("dc:type", "Text");
    for file in &entry.files {
        xml.text("dc:format", &file.content_type);
    }
    xml.text("dc:identifier", &format!("{}{}", ctx.origin, entry.path()));
    for file in &entry.files {
        xml.text("dc:relation", &format!("{}{}", ctx.origin, file.path()));
    }
    for link in &entry.links {
        xml.text("dc:relation", &link.url);
    }
    xml.text("dc:language", &row.language);
    if let Some(year) = row.year {
        xml.text("dc:coverage", &year.to_string());
    }
    xml.text("dc:rights", "Informasi publik, UU 14/2008");
    xml.close();
}
