//! The six verbs.

use std::collections::HashMap;

use rules::Code as _;
use rules::register::InformationClass;

use super::arguments::{Arguments, utc};
use super::lists::{self, Header, Question};
use super::records::{entry_of, write_header, write_record};
use super::{Fault, refuse};
use crate::ctx::Ctx;
use crate::ids::EntryId;
use crate::opendata::entries::{self, Entry};
use crate::opendata::xml::Xml;

type Outcome = Result<(), Fault>;

/// Writes the answer to a question.
pub(super) async fn write(ctx: &Ctx, arguments: &Arguments, xml: &mut Xml) -> Outcome {
    match arguments.get("verb").unwrap_or_default() {
        "Identify" => identify(ctx, xml).await,
        "ListMetadataFormats" => formats(ctx, arguments, xml).await,
        "ListSets" => sets(ctx, arguments, xml),
        "GetRecord" => record(ctx, arguments, xml).await,
        "ListIdentifiers" => list(ctx, arguments, xml, "ListIdentifiers").await,
        _ => list(ctx, arguments, xml, "ListRecords").await,
    }
}

async fn identify(ctx: &Ctx, xml: &mut Xml) -> Outcome {
    let body = &ctx.directory.body;
    let mail = ctx.directory.body.ppid_unit_id.and_then(|unit| ctx.directory.unit(unit));
    let mail = mail.map(|unit| unit.email.as_str()).filter(|mail| !mail.is_empty());
    xml.open("Identify", &[]);
    xml.text("repositoryName", &body.name);
    xml.text("baseURL", &format!("{}/oai", ctx.origin));
    xml.text("protocolVersion", "2.0");
    xml.text("adminEmail", mail.unwrap_or(&ctx.app.config.mail_from));
    xml.text("earliestDatestamp", &utc(lists::earliest(ctx).await?));
    xml.text("deletedRecord", "persistent");
    xml.text("granularity", "YYYY-MM-DDThh:mm:ssZ");
    xml.close();
    Ok(())
}

/// The header an identifier names.
async fn named(ctx: &Ctx, identifier: &str) -> Result<Header, Fault> {
    let found = match entry_of(ctx, identifier) {
        Some(id) => lists::find(ctx, id).await?,
        None => None,
    };
    found.map_or_else(|| refuse("idDoesNotExist", "there is no such record"), Ok)
}

async fn formats(ctx: &Ctx, arguments: &Arguments, xml: &mut Xml) -> Outcome {
    if let Some(identifier) = arguments.get("identifier") {
        named(ctx, identifier).await?;
    }
    xml.open("ListMetadataFormats", &[]);
    xml.open("metadataFormat", &[]);
    xml.text("metadataPrefix", "oai_dc");
    xml.text("schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
    xml.text("metadataNamespace", "http://www.openarchives.org/OAI/2.0/oai_dc/");
    xml.close();
    xml.close();
    Ok(())
}

fn sets(ctx: &Ctx, arguments: &Arguments, xml: &mut Xml) -> Outcome {
    if arguments.get("resumptionToken").is_some() {
        return refuse("badResumptionToken", "the sets come in one answer");
    }
    xml.open("ListSets", &[]);
    let mut set = |spec: String, name: &str| {
        xml.open("set", &[]);
        xml.text("setSpec", &spec);
        xml.text("setName", name);
        xml.close();
    };
    for class in InformationClass::ALL {
        let path = class.code().replace('_', "-");
        set(format!("class:{class}"), &ctx.locale.t(&format!("opendata-class-{path}")));
    }
    for unit in ctx.directory.all() {
        set(format!("unit:{}", unit.code), &unit.name);
    }
    xml.close();
    Ok(())
}

async fn record(ctx: &Ctx, arguments: &Arguments, xml: &mut Xml) -> Outcome {
    let header = named(ctx, arguments.get("identifier").unwrap_or_default()).await?;
    if arguments.get("metadataPrefix") != Some("oai_dc") {
        return refuse("cannotDisseminateFormat", "only oai_dc is offered");
    }
    let entry = entries::find(ctx, header.id).await?;
    xml.open("GetRecord", &[]);
    write_record(ctx, xml, &header, entry.as_ref());
    xml.close();
    Ok(())
}

async fn list(ctx: &Ctx, arguments: &Arguments, xml: &mut Xml, verb: &'static str) -> Outcome {
    let question = Question::read(ctx, arguments)?;
    let (headers, token) = question.page(ctx).await?;
    if headers.is_empty() {
        return refuse("noRecordsMatch", "nothing changed in this time and set");
    }
    xml.open(verb, &[]);
    if verb == "ListRecords" {
        let ids: Vec<EntryId> =
            headers.iter().filter(|header| !header.is_deleted).map(|header| header.id).collect();
        let found = entries::by_ids(ctx, &ids).await?;
        let found: HashMap<EntryId, &Entry> = found.iter().map(|entry| (entry.row.id, entry)).collect();
        for header in &headers {
            write_record(ctx, xml, header, found.get(&header.id).copied());
        }
    } else {
        for header in &headers {
            write_header(ctx, xml, header);
        }
    }
    if let Some(token) = token {
        xml.text_with("resumptionToken", &[("cursor", &question.before.to_string())], &token);
    }
    xml.close();
    Ok(())
}
