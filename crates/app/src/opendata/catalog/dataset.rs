//! An entry of the register as a data set with its distributions.

use rules::Code as _;
use rules::obligation::{Obligation, Refresh, catalogue};
use rules::register::InformationClass;

use super::frame::{agent_id, catalog_id, rights_id};
use super::graph::Node;
use crate::ctx::Ctx;
use crate::opendata::entries::{Entry, EntryFile};
use crate::opendata::items;

const EU: &str = "http://publications.europa.eu/resource/authority";

/// The place the information is about.
pub(super) fn spatial(ctx: &Ctx) -> Node {
    Node::part("dct:Location").words("skos:prefLabel", &ctx.directory.body.short_name, "id")
}

/// The data set, its place in the catalogue and its distributions.
pub(super) fn nodes(ctx: &Ctx, entry: &Entry) -> Vec<Node> {
    let page = format!("{}{}", ctx.origin, entry.path());
    let id = format!("{page}#data");
    let mut nodes = vec![Node::more(&catalog_id(ctx)).thing("dcat:dataset", &id)];
    let mut distributions: Vec<Node> =
        entry.files.iter().map(|file| of_file(ctx, file, &page, &entry.row.language)).collect();
    for (place, link) in (1..).zip(&entry.links) {
        let distribution = Node::new(&format!("{page}#tautan-{place}"), "dcat:Distribution")
            .words("dct:title", &link.title, language(&entry.row.language))
            .thing("dcat:accessURL", &link.url)
            .thing("dct:license", &rights_id(ctx));
        distributions.push(distribution);
    }
    let ids: Vec<String> = distributions.iter().filter_map(|node| node.id.clone()).collect();
    let mut dataset = dataset(ctx, entry, &id, &page);
    for distribution in ids {
        dataset = dataset.thing("dcat:distribution", &distribution);
    }
    nodes.push(dataset);
    nodes.append(&mut distributions);
    nodes
}

fn dataset(ctx: &Ctx, entry: &Entry, id: &str, page: &str) -> Node {
    let row = &entry.row;
    let tongue = language(&row.language);
    let moment = |ms: i64| rules::zone::rfc3339(ms, &ctx.directory.zone);
    let summary = if row.summary.is_empty() { &row.title } else { &row.summary };
    let obligations: Vec<&Obligation> =
        entry.obligations.iter().filter_map(|code| catalogue().find(code)).collect();
    let mut node = Node::new(id, "dcat:Dataset")
        .words("dct:title", &row.title, tongue)
        .words("dct:description", summary, tongue)
        .text("dct:identifier", &items::tag(&ctx.directory.body.code, &format!("register/{}", row.id)))
        .thing("dcat:theme", &format!("{EU}/data-theme/GOVE"))
        .words("dcat:keyword", &row.class.0.code().replace('_', "-"), "id")
        .value("dct:issued", moment(entry.published_at()), "xsd:dateTime")
        .value("dct:modified", moment(entry.changed_at()), "xsd:dateTime")
        .thing("dct:accessRights", &format!("{EU}/access-right/PUBLIC"))
        .thing("dct:accrualPeriodicity", &format!("{EU}/frequency/{}", frequency(row.class.0, &obligations)))
        .thing("dcat:landingPage", page)
        .text("dcat:version", &row.number.to_string())
        .words("adms:versionNotes", &row.correction, tongue)
        .with("dct:spatial", spatial(ctx));
    for row in &obligations {
        node = node.words("dcat:keyword", &row.label_id, "id").words("dcat:keyword", &row.label_en, "en");
    }
    if let Some(code) = eu_language(&row.language) {
        node = node.thing("dct:language", &format!("{EU}/language/{code}"));
    }
    if let Some(year) = row.year {
        let period = Node::part("dct:PeriodOfTime")
            .value("dcat:startDate", format!("{year:04}-01-01"), "xsd:date")
            .value("dcat:endDate", format!("{year:04}-12-31"), "xsd:date");
        node = node.with("dct:temporal", period);
    }
    match ctx.directory.unit(row.unit_id) {
        Some(unit) => {
            node.thing("dct:publisher", &agent_id(ctx, unit)).with("dcat:contactPoint", contact(ctx, unit))
        }
        None => node,
    }
}

fn contact(ctx: &Ctx, unit: &crate::org::Unit) -> Node {
    let contact = Node::part("vcard:Organization")
        .words("vcard:fn", &unit.name, "id")
        .thing("vcard:hasURL", &format!("{}{}/kontak", ctx.origin, unit.path()));
    match unit.email.as_str() {
        "" => contact,
        mail => contact.thing("vcard:hasEmail", &format!("mailto:{mail}")),
    }
}

fn of_file(ctx: &Ctx, file: &EntryFile, page: &str, tongue: &str) -> Node {
    let address = format!("{}{}", ctx.origin, file.path());
    let checksum = Node::part("spdx:Checksum")
        .thing("spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
        .value("spdx:checksumValue", file.sha256.clone(), "xsd:hexBinary");
    let media = file.content_type.split(';').next().unwrap_or_default().trim();
    Node::new(&format!("{address}#sebaran"), "dcat:Distribution")
        .words("dct:title", file.label(), language(tongue))
        .thing("dcat:accessURL", page)
        .thing("dcat:downloadURL", &address)
        .thing("dcat:mediaType", &format!("https://www.iana.org/assignments/media-types/{media}"))
        .thing("dct:format", &format!("{EU}/file-type/{}", file.kind.to_ascii_uppercase()))
        .value("dcat:byteSize", file.bytes.max(0).to_string(), "xsd:nonNegativeInteger")
        .value("dct:issued", rules::zone::rfc3339(file.at, &ctx.directory.zone), "xsd:dateTime")
        .thing("dct:license", &rights_id(ctx))
        .with("spdx:checksum", checksum)
}

/// The primary language of a tag; what is no plain one counts as Indonesian.
fn language(tag: &str) -> &str {
    let primary = tag.split('-').next().unwrap_or_default();
    if (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic()) {
        primary
    } else {
        "id"
    }
}

/// Languages of the European list that occur here; others are left out rather than guessed.
fn eu_language(tag: &str) -> Option<&'static str> {
    match language(tag) {
        "id" => Some("IND"),
        "en" => Some("ENG"),
        "jv" => Some("JAV"),
        "su" => Some("SUN"),
        "ar" => Some("ARA"),
        _ => None,
    }
}

/// How often it has to be renewed: the shortest clock of its obligations, else that of its class
/// (berkala: UU 14/2008 Ps.9(3), every six months).
fn frequency(class: InformationClass, obligations: &[&Obligation]) -> &'static str {
    let months = |refresh: &Refresh| match refresh {
        Refresh::Months(months) => Some(*months),
        _ => None,
    };
    let shortest = obligations.iter().flat_map(|row| row.refresh.iter().filter_map(months)).min();
    match (shortest, class) {
        (Some(1), _) => "MONTHLY",
        (Some(2), _) => "BIMONTHLY",
        (Some(3), _) => "QUARTERLY",
        (Some(4), _) => "ANNUAL_3",
        (Some(6), _) | (None, InformationClass::Periodic) => "ANNUAL_2",
        (Some(12), _) => "ANNUAL",
        (Some(24), _) => "BIENNIAL",
        (Some(36), _) => "TRIENNIAL",
        _ => "IRREG",
    }
}
