//! The portal of the city.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::unit::Group;

use super::cards::{self, TopicLink, Topics};
use super::facts;
use super::register::latest::{self, Latest};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::news::public::{Card, Which, list_cards};
use crate::page::{FeedLink, Page, public_html};

/// A way into the directory.
struct Door {
    anchor: &'static str,
    name: String,
    units: String,
    about: String,
}

#[derive(Template)]
#[template(path = "portal/pages/home.html")]
struct HomePage {
    p: Page,
    front: Vec<Card>,
    is_chosen: bool,
    cards: Vec<Card>,
    doors: Vec<Door>,
    topics: Vec<TopicLink>,
    register: Latest,
}

/// `GET /`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let (mut front, mut cards) = tokio::try_join!(
        list_cards(ctx.db(), ctx.body(), Which::Promoted, None, 4),
        list_cards(ctx.db(), ctx.body(), Which::All, None, 13),
    )?;
    let is_chosen = !front.is_empty();
    if is_chosen {
        cards.retain(|card| front.iter().all(|shown| shown.id != card.id));
    } else if !cards.is_empty() {
        // Nobody chose: the newest item stands in front.
        front.push(cards.remove(0));
    }
    cards.truncate(9);
    let topics = Topics::read(&ctx).await?.links(ctx.locale);
    let body = &ctx.directory.body;
    let mut p = Page::new(&ctx, body.short_name.clone())
        .describe(ctx.locale.with("portal-home-description", &[("x", body.short_name.clone().into())]));
    p.structured = Some(facts::portal(&p));
    p.feeds =
        vec![FeedLink { title: p.w("portal-feed-city", &body.short_name), path: "/feed.xml".to_owned() }];
    let doors = doors(&ctx, &p);
    let register = Latest::read(&ctx, None).await?;
    public_html(&ctx, &HomePage { p, front, is_chosen, cards, doors, topics, register })
}

/// Groups that have units, each with its anchor in the directory.
fn doors(ctx: &Ctx, p: &Page) -> Vec<Door> {
    const DOORS: [(Group, &str, &str); 5] = [
        (Group::Opd, "opd", "opd"),
        (Group::Service, "layanan", "service"),
        (Group::Kecamatan, "kecamatan", "kecamatan"),
        (Group::Kelurahan, "kecamatan", "kelurahan"),
        (Group::Bumd, "bumd", "bumd"),
    ];
    let door = |(group, anchor, key): (Group, &'static str, &'static str)| {
        let units = i64::try_from(ctx.directory.of_group(group).len()).unwrap_or_default();
        (units > 0).then(|| Door {
            anchor,
            name: p.t(&format!("portal-group-{key}")),
            units: p.n("portal-units-count", units),
            about: p.t(&format!("portal-group-{key}-about")),
        })
    };
    DOORS.into_iter().filter_map(door).collect()
}
