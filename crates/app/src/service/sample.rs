//! Services of the demonstration city: kinds every city has, with made-up details, marked *contoh*. The words of the
//! pledge follow the example in the appendix of Permen PANRB 15/2014; nobody signed it.

use rules::service::Component;
use serde::Deserialize;

use super::model::{Content, Pledge, Standard};
use super::{create, publish, sign};
use crate::{Ctx, Result};

#[derive(Deserialize)]
struct ServicesFile {
    service: Vec<ServiceRow>,
    pledge: Vec<PledgeRow>,
}

#[derive(Deserialize)]
struct ServiceRow {
    unit: String,
    name: String,
    summary: String,
    words: String,
    hours: String,
    #[serde(default)]
    special_name: String,
    #[serde(default)]
    special_from: String,
    #[serde(default)]
    special_to: String,
    #[serde(default)]
    special_hours: String,
    #[serde(default)]
    is_open_on_holidays: bool,
    #[serde(default)]
    queue_link: String,
    standard: std::collections::BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct PledgeRow {
    unit: String,
    text: String,
    signer_name: String,
    signer_position: String,
    signed_on: String,
}

/// Publishes the services and pledges of `demo/services.toml`. Nothing for an empty file.
/// Errors: the file is wrong; the database refuses.
pub(crate) async fn plant(ctx: &Ctx, file: &str) -> Result<()> {
    if file.is_empty() {
        return Ok(());
    }
    let list: ServicesFile = toml::from_str(file).map_err(anyhow::Error::new)?;
    let unit = |code: &str| {
        let unit = ctx.directory.by_code(code);
        unit.map(|unit| unit.id).ok_or_else(|| anyhow::anyhow!("demo/services.toml: unknown unit {code}"))
    };
    for row in list.service {
        let component = |(code, text): (String, String)| {
            let found = <Component as rules::Code>::from_code(&code);
            let found =
                found.ok_or_else(|| anyhow::anyhow!("demo/services.toml: unknown component {code}"))?;
            anyhow::Ok((found, text))
        };
        let standard = row.standard.into_iter().map(component).collect::<anyhow::Result<_>>()?;
        let said = Content {
            name: row.name,
            summary: row.summary,
            words: row.words,
            standard: Standard(standard),
            hours: row.hours,
            special_name: row.special_name,
            special_from: row.special_from,
            special_to: row.special_to,
            special_hours: row.special_hours,
            is_open_on_holidays: row.is_open_on_holidays,
            queue_link: row.queue_link,
        };
        let id = create(ctx, unit(&row.unit)?, &said).await?;
        publish(ctx, id).await?;
    }
    for row in list.pledge {
        let pledge = Pledge {
            id: 0,
            unit_id: unit(&row.unit)?,
            text: row.text,
            signer_name: row.signer_name,
            signer_position: row.signer_position,
            signed_on: row.signed_on,
            is_sample: true,
        };
        sign(ctx, &pledge).await?;
    }
    Ok(())
}
