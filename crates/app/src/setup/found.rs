//! Founding a public body: the body, the unit that is the city, the unit that is PPID utama, topics.

use std::sync::Arc;

use rules::unit::UnitType;
use serde::Deserialize;

use crate::audit::{self, Change};
use crate::ctx::{Actor, Ctx};
use crate::ids::{BodyId, UnitId};
use crate::org::{Body, Directory, Unit, store, unit_digest};
use crate::{App, Result, news};

/// What is needed to found a body. Checked by the caller.
#[derive(Debug, Clone)]
pub struct NewBody {
    /// The body; its id and unit ids are ignored.
    pub body: Body,
    /// Code of the unit that is the city itself.
    pub root_code: String,
    /// Code and name of the unit that is PPID utama.
    pub ppid: (String, String),
}

/// Topics a new city starts with.
const TOPICS: &str = include_str!("topics.toml");

#[derive(Deserialize)]
struct Topics {
    topic: Vec<TopicRow>,
}

#[derive(Deserialize)]
struct TopicRow {
    slug: String,
    id: String,
    en: String,
}

/// Founds the body and returns a context in which `actor` can go on. One transaction.
/// Errors: the code or the host is taken.
pub async fn found(app: &Arc<App>, new: NewBody, actor: Actor) -> Result<Ctx> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let id = store::insert_body(&tx, &new.body, now).await?;
    let body = Body { id, ..new.body };
    let nobody = Directory::new(body.clone(), Vec::new(), std::collections::HashMap::new(), Vec::new());
    let ctx = Ctx::for_system(app, Arc::new(nobody), actor);
    audit::record(&ctx, &tx, Change::new("body.found", "body", id).public().detail(&body.name)).await?;
    let root = add_unit(&ctx, &tx, &new.root_code, &body.name, UnitType::City, None).await?;
    let ppid = add_unit(&ctx, &tx, &new.ppid.0, &new.ppid.1, UnitType::Dinas, Some(root)).await?;
    store::set_body_units(&tx, id, Some(root), Some(ppid)).await?;
    add_topics(&tx, id).await?;
    crate::worker::plan_body(&ctx, &tx).await?;
    tx.commit().await?;
    app.reload_directories().await?;
    app.ring();
    let directory = app.directory(id).ok_or(crate::Error::NotFound)?;
    Ok(Ctx { directory, ..ctx })
}

async fn add_topics(tx: &db::Tx, body: BodyId) -> Result<()> {
    let topics: Topics = toml::from_str(TOPICS).map_err(anyhow::Error::new)?;
    for topic in topics.topic {
        news::store::insert_topic(tx, body, &topic.slug, &topic.id, &topic.en).await?;
    }
    Ok(())
}

async fn add_unit(
    ctx: &Ctx,
    tx: &db::Tx,
    code: &str,
    name: &str,
    unit_type: UnitType,
    parent: Option<UnitId>,
) -> Result<UnitId> {
    let mut unit = Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        sort_key: bahasa::fold(name),
        parent_id: parent,
        updated_at: ctx.now(),
        ..Unit::empty(unit_type)
    };
    unit.id = store::insert_unit(tx, ctx.body(), &unit, ctx.now()).await?;
    let change = Change::new("unit.create", "unit", unit.id).in_unit(unit.id).public();
    audit::record(ctx, tx, change.detail(name).digests("", unit_digest(&unit))).await?;
    Ok(unit.id)
}
