//! Templates for those who look after all units; the tasks of the own units for everyone else.

use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::home::{self, OwnTask};
use super::model::Template;
use super::standing::{Counts, lines};
use super::store::{self, Which};
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// A template with how far its units are.
struct Overview {
    template: Template,
    counts: Counts,
    due: String,
}

#[derive(askama::Template)]
#[template(path = "template/pages/list.html")]
struct ListPage {
    p: Page,
    own: Vec<OwnTask>,
    running: Vec<Overview>,
    ended: Vec<Overview>,
    may_manage: bool,
    may_read: bool,
}

/// `GET /kerja/templat`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let may_read = ctx.may(Act::ReadObligations, None);
    if !may_read && ctx.units_for(Act::WriteRegister).is_empty() {
        return Err(ctx.allow(Act::WriteRegister, None).err().unwrap_or(Error::NotFound));
    }
    let p = Page::new(&ctx, ctx.locale.t("template-list-title"));
    let p = p.section("register").flash(Some(query.text("ok")));
    let (mut running, mut ended) = (Vec::new(), Vec::new());
    if may_read {
        let all = lines(&ctx, Which::default()).await?;
        for template in store::list_templates(ctx.db(), ctx.body()).await? {
            let counts = Counts::of(all.iter().filter(|line| line.template.id == template.id));
            let due = crate::locale::day_in_words(p.locale, template.due());
            let list = if template.is_running() { &mut running } else { &mut ended };
            list.push(Overview { template, counts, due });
        }
    }
    let page = ListPage {
        own: home::own_tasks(&ctx, false).await?,
        may_manage: ctx.may(Act::ManageRegister, None),
        running,
        ended,
        may_read,
        p,
    };
    html(&page)
}
