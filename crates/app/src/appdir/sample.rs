//! Applications of the demonstration city: kinds that many cities have, every one made up and marked *contoh*, with
//! addresses that lead nowhere.

use serde::Deserialize;

use super::model::Said;
use super::save::{create, publish};
use crate::{Ctx, Result};

#[derive(Deserialize)]
struct AppsFile {
    app: Vec<AppRow>,
}

#[derive(Deserialize)]
struct AppRow {
    unit: String,
    name: String,
    about: String,
    audience: String,
    url: String,
    #[serde(default)]
    needs_login: bool,
    #[serde(default)]
    cost: String,
    #[serde(default)]
    data_kept: String,
    #[serde(default)]
    words: String,
    status: String,
}

/// Publishes the applications of `demo/apps.toml`. Nothing for an empty file.
/// Errors: the file is wrong; the database refuses.
pub(crate) async fn plant(ctx: &Ctx, file: &str) -> Result<()> {
    if file.is_empty() {
        return Ok(());
    }
    let list: AppsFile = toml::from_str(file).map_err(anyhow::Error::new)?;
    for row in list.app {
        let unit = ctx.directory.by_code(&row.unit);
        let unit = unit.ok_or_else(|| anyhow::anyhow!("demo/apps.toml: unknown unit {}", row.unit))?.id;
        let said = Said {
            name: row.name,
            about: row.about,
            audience: row.audience,
            url: row.url,
            needs_login: row.needs_login,
            cost: row.cost,
            data_kept: row.data_kept,
            words: row.words,
            manual: String::new(),
            status: row.status,
        };
        let id = create(ctx, unit, &said).await?;
        publish(ctx, id).await?;
    }
    Ok(())
}
