//! What of the tables goes into the index: the public text of published news, and active units with
//! their former names. Whatever is not public becomes a deletion.

use std::collections::BTreeSet;

use db::{Db, Sql, params, sql};
use fulltext::{Change, Document, Kind};

use crate::ids::{BodyId, NewsId, TopicId, UnitId};
use crate::news::{self, Topic};
use crate::org::{self, Directory, Unit, UnitName};
use crate::{App, Result};

const LIST_NEWS_AFTER: Sql = sql!("sql/list_news_after.sql");
const FIND_NEWS_DOCUMENT: Sql = sql!("sql/find_news_document.sql");

db::record! {
    /// Public text of a published item.
    struct NewsRow {
        id: NewsId,
        unit_id: UnitId,
        topic_id: Option<TopicId>,
        title: String,
        lead: String,
        text: String,
        published_at: Option<i64>,
    }
}

/// Ids of news after `id`, at most 200, in any state.
pub(super) async fn news_after(db: &Db, body: BodyId, id: NewsId) -> Result<Vec<NewsId>> {
    Ok(db.all(&LIST_NEWS_AFTER, params![body, id]).await?)
}

/// Changes of the index for the given items and units, as they are now.
pub async fn of(
    app: &App,
    body: BodyId,
    items: &BTreeSet<NewsId>,
    units: &BTreeSet<UnitId>,
) -> Result<Vec<Change>> {
    let Some(directory) = app.directory(body) else { return Ok(Vec::new()) };
    let mut changes = Vec::new();
    let topics = if items.is_empty() { Vec::new() } else { news::store::list_topics(&app.db, body).await? };
    for id in items {
        let row: Option<NewsRow> = app.db.optional(&FIND_NEWS_DOCUMENT, params![body, *id]).await?;
        changes.push(match row {
            Some(row) => Change::Upsert(Box::new(news_document(&directory, &topics, row))),
            None => Change::Delete { body_id: body.0, kind: Kind::News, id: id.0 },
        });
    }
    let names = if units.is_empty() { Vec::new() } else { org::store::list_names(&app.db, body).await? };
    for id in units {
        changes.push(match directory.unit(*id).filter(|unit| unit.is_active()) {
            Some(unit) => Change::Upsert(Box::new(unit_document(&directory, &names, unit))),
            None => Change::Delete { body_id: body.0, kind: Kind::Unit, id: id.0 },
        });
    }
    Ok(changes)
}

fn news_document(directory: &Directory, topics: &[Topic], row: NewsRow) -> Document {
    let at = row.published_at.unwrap_or_default();
    let day = rules::zone::day(at, &directory.zone);
    let unit = directory.unit(row.unit_id);
    let topic = topics.iter().find(|topic| Some(topic.id) == row.topic_id);
    let mut labels: Vec<String> = topic.map(|topic| topic.name.clone()).into_iter().collect();
    labels.extend(unit.map(|unit| unit.name.clone()));
    Document {
        body_id: directory.body.id.0,
        kind: Kind::News,
        id: row.id.0,
        unit_id: row.unit_id.0,
        unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        title: row.title,
        lead: row.lead,
        text: news::markup::to_plain(&row.text),
        labels,
        published_at_ms: at,
        year: i64::from(day.year()),
        month: i64::from(day.month()),
    }
}

fn unit_document(directory: &Directory, names: &[UnitName], unit: &Unit) -> Document {
    let former = names.iter().filter(|name| name.unit_id == unit.id).map(|name| name.name.clone());
    let parent = unit.parent_id.map(|id| directory.name(id).to_owned());
    let mut labels = vec![unit.short_name.clone(), unit.code.clone()];
    labels.extend(former);
    Document {
        body_id: directory.body.id.0,
        kind: Kind::Unit,
        id: unit.id.0,
        unit_id: unit.id.0,
        unit_code: unit.code.clone(),
        title: unit.name.clone(),
        lead: [parent.unwrap_or_default(), unit.address.clone()].join(" "),
        text: news::markup::to_plain(&unit.about),
        labels,
        published_at_ms: 0,
        year: 0,
        month: 0,
    }
}
