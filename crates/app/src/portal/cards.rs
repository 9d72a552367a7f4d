//! Lists of news: one page of cards, where the next page begins, the names of topics.

use askama::Template;

use crate::ids::{NewsId, TopicId};
use crate::locale::Locale;
use crate::news::Topic;
use crate::news::public::{Card, Which, list_cards};
use crate::page::Page;
use crate::{Ctx, Result};

/// Cards on one page of a list: few enough for a slow line (60 KB without photos).
const PER_PAGE: i64 = 24;

/// One page of a list.
pub(super) struct CardPage {
    /// The items.
    pub(super) cards: Vec<Card>,
    /// Token of the next page.
    pub(super) next: Option<String>,
    /// Whether this is not the first page.
    pub(super) is_later: bool,
}

/// Reads the page that begins after `token` (empty = the first).
/// `None` for a token we never made: a cut link, which then leads to the first page.
pub(super) async fn read(ctx: &Ctx, which: Which, token: &str) -> Result<Option<CardPage>> {
    let after = match (token, web::cursor::decode(token).as_deref()) {
        ("", _) => None,
        (_, Some([at, id])) => Some((*at, NewsId(*id))),
        _ => return Ok(None),
    };
    let mut cards = list_cards(ctx.db(), ctx.body(), which, after, PER_PAGE + 1).await?;
    let has_more = i64::try_from(cards.len()).is_ok_and(|found| found > PER_PAGE);
    if has_more {
        cards.pop();
    }
    let next = cards.last().filter(|_| has_more).map(|last| web::cursor::encode(&[last.at(), last.id.0]));
    Ok(Some(CardPage { cards, next, is_later: after.is_some() }))
}

/// Path of a list's page: its own address with the token, so that languages and search engines find it.
pub(super) fn path_of(path: &str, token: &str) -> String {
    if token.is_empty() { path.to_owned() } else { format!("{path}?setelah={token}") }
}

/// One item in a list; printed by `card.to_card(&p)` of the templates.
#[derive(Template)]
#[template(path = "portal/pages/card.html")]
pub(super) struct CardView<'a> {
    p: &'a Page,
    card: &'a Card,
    excerpt: String,
    sizes: &'static str,
    is_first: bool,
    shows_unit: bool,
}

impl askama::filters::HtmlSafe for CardView<'_> {}

/// A card of a list with three columns.
pub(super) fn small<'a>(p: &'a Page, card: &'a Card) -> CardView<'a> {
    CardView {
        p,
        card,
        excerpt: bahasa::excerpt(&card.lead, 180),
        sizes: "(min-width: 48rem) 22rem, 100vw",
        is_first: false,
        shows_unit: true,
    }
}

/// A card on the site of its own unit, which need not be named again.
pub(super) fn own<'a>(p: &'a Page, card: &'a Card) -> CardView<'a> {
    CardView { shows_unit: false, ..small(p, card) }
}

/// The item at the top of the portal; its picture is fetched first.
pub(super) fn large<'a>(p: &'a Page, card: &'a Card) -> CardView<'a> {
    CardView { sizes: "(min-width: 48rem) 42rem, 100vw", is_first: true, ..small(p, card) }
}

/// The newest item of a unit, at the top of its site.
pub(super) fn lead_of_unit<'a>(p: &'a Page, card: &'a Card) -> CardView<'a> {
    CardView { shows_unit: false, ..large(p, card) }
}

/// Topics of the body.
pub(super) struct Topics(Vec<Topic>);

impl Topics {
    /// Reads them.
    pub(super) async fn read(ctx: &Ctx) -> Result<Self> {
        Ok(Self(crate::news::store::list_topics(ctx.db(), ctx.body()).await?))
    }

    /// All, for a row of links.
    pub(super) fn links(self, locale: Locale) -> Vec<TopicLink> {
        self.0.iter().map(|topic| TopicLink::new(topic, locale)).collect()
    }

    /// The topic of an item.
    pub(super) fn of(&self, id: Option<TopicId>, locale: Locale) -> Option<TopicLink> {
        self.0.iter().find(|topic| Some(topic.id) == id).map(|topic| TopicLink::new(topic, locale))
    }

    /// The topic of an address.
    pub(super) fn by_slug(&self, slug: &str) -> Option<&Topic> {
        self.0.iter().find(|topic| topic.slug == slug)
    }
}

/// A topic as a link.
pub(super) struct TopicLink {
    /// Name in the reader's language.
    pub(super) name: String,
    /// Path without language prefix.
    pub(super) path: String,
}

impl TopicLink {
    /// In the reader's language; the Indonesian name stands in where there is no other.
    pub(super) fn new(topic: &Topic, locale: Locale) -> Self {
        let name = match locale {
            Locale::English if !topic.name_en.is_empty() => &topic.name_en,
            _ => &topic.name,
        };
        Self { name: name.clone(), path: format!("/topik/{}", topic.slug) }
    }
}
