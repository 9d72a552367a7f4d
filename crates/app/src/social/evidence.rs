//! `/kerja/akun-medsos/hitungan`: the rows behind one number: every road's count, the posts, what was typed and by what
//! proof.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::activity::{Month, Network};

use super::item::reading_words;
use super::list::visible;
use super::model::{MonthRow, PostRow};
use super::store;
use super::words::{network_name, road_name};
use crate::activity;
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

#[derive(Template)]
#[template(path = "social/pages/evidence.html")]
struct EvidencePage {
    p: Page,
    unit: String,
    month: String,
    total: String,
    roads: Vec<(String, u32, bool)>,
    posts: Vec<PostRow>,
    typed: Vec<MonthRow>,
    differ: bool,
}

impl EvidencePage {
    fn road(&self, post: &PostRow) -> String {
        road_name(self.p.locale, post.road.0)
    }

    fn kind(&self, post: &PostRow) -> String {
        self.p.t(&format!("social-kind-{}", post.kind.0))
    }

    fn said(&self, row: &MonthRow) -> String {
        match row.posts {
            Some(posts) => self.p.n("social-posts", posts),
            None => self.p.t(&format!("social-said-{}", row.said)),
        }
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the page")]
    fn is_link(&self, proof: &str) -> bool {
        proof.starts_with("https://") || proof.starts_with("http://")
    }
}

/// `GET /kerja/akun-medsos/hitungan?unit=&jaringan=&bulan=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(query.text("unit")).ok_or(Error::NotFound)?;
    let network = Network::from_code(query.text("jaringan")).ok_or(Error::NotFound)?;
    let month = Month::parse(query.text("bulan")).ok_or(Error::NotFound)?;
    if !visible(&ctx)?.iter().any(|seen| seen.id == unit.id) {
        return Err(Error::NotFound);
    }
    let all = activity::list(&ctx, month).await?;
    let found = all.into_iter().find(|one| one.unit == unit.id && one.network == network);
    let found = found.ok_or(Error::NotFound)?;
    let range = month.range(&ctx.directory.zone);
    let posts = store::posts(ctx.db(), ctx.body(), (unit.id, network, None), range).await?;
    let typed = store::months_of(ctx.db(), ctx.body(), unit.id, month).await?;
    let p = Page::new(&ctx, ctx.locale.t("social-evidence-title"))
        .section("social")
        .flash(Some(query.text("ok")));
    let page = EvidencePage {
        unit: format!("{}, {}", unit.name, network_name(ctx.locale, network)),
        month: crate::locale::month_in_words(ctx.locale, month.first_day()),
        total: reading_words(&p, found.reconciled.reading, found.reconciled.at_least),
        differ: found.reconciled.differ,
        roads: found
            .roads
            .iter()
            .map(|one| (road_name(ctx.locale, one.road), one.posts, one.complete))
            .collect(),
        posts,
        typed: typed.into_iter().filter(|row| row.network.0 == network).collect(),
        p,
    };
    html(&page)
}
