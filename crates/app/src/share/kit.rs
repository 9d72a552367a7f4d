//! The kit of a story: its words handed to the crate `social`.

use rules::activity::Network;
use social::kit::{Kit, kit};

use super::model::Story;
use crate::Ctx;
use crate::Result;
use crate::locale::Locale;
use crate::news::store;

/// A story in the words every kit is made of. What goes out is Indonesian, whatever language the officer reads.
/// Errors: the database does not answer.
pub(super) async fn words(ctx: &Ctx, story: &Story) -> Result<social::kit::Story> {
    let unit = ctx.directory.unit(story.news.unit_id);
    let topics = store::list_topics(ctx.db(), ctx.body()).await?;
    let topic = topics.into_iter().find(|topic| Some(topic.id) == story.news.topic_id);
    let city = ctx.directory.body.short_name.clone();
    let at = story.news.published_at.unwrap_or_default();
    let base = ctx.directory.body.public_url.clone().unwrap_or_else(|| ctx.origin.clone());
    Ok(social::kit::Story {
        title: story.revision.title.clone(),
        lead: story.revision.lead.clone(),
        unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        day: bahasa::date_long(rules::zone::day(at, &ctx.directory.zone)),
        url: format!("{}{}", base.trim_end_matches('/'), story.path()),
        photo: story.photos.first().map(|photo| photo.alternative.clone()).unwrap_or_default(),
        topics: topic.map(|topic| topic.name).into_iter().chain([city]).collect(),
        more: Locale::Indonesian.t("share-text-more"),
        find: Locale::Indonesian.t("share-text-find"),
    })
}

/// The kit of a story for one network. `None` where none is made.
/// Errors: the database does not answer.
pub(super) async fn of(ctx: &Ctx, story: &Story, network: Network) -> Result<Option<Kit>> {
    Ok(kit(&words(ctx, story).await?, network))
}
