//! `/api/v1/topics`: what news is about.

use serde::Serialize;

use super::params::Values;
use super::{Answer, List, Operation};
use crate::ctx::Visit;
use crate::page::Query;

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/topics",
    id: "listTopics",
    summary: "Topics of news, all of them.",
    key: None,
    query: &[],
    answer: "TopicList",
    others: &[],
};

/// A topic as the API gives it.
#[derive(Serialize)]
struct TopicFacts {
    slug: String,
    name: String,
    name_en: String,
    url: String,
}

/// `GET /api/v1/topics`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let topics = crate::news::store::list_topics(ctx.db(), ctx.body()).await?;
    let items: Vec<TopicFacts> = topics
        .into_iter()
        .map(|topic| TopicFacts {
            url: format!("{}/topik/{}", ctx.origin, topic.slug),
            slug: topic.slug,
            name: topic.name,
            name_en: topic.name_en,
        })
        .collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}
