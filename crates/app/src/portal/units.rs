//! The directory of all units, with a filter that works without script.

use std::collections::HashMap;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code;
use rules::unit::{Group, UnitType};

use super::facts;
use super::register::counts::Counts;
use super::unit::kind_key;
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::form::Query;
use crate::ids::UnitId;
use crate::news::public::activity_by_unit;
use crate::org::{Unit, UnitName, store};
use crate::page::{Page, public_html};

/// A unit in the list.
struct Row<'a> {
    unit: &'a Unit,
    /// Kind and place in the tree; only where the list itself does not show them.
    kind: Option<String>,
    newest: Option<String>,
    entries: i64,
    former: Option<String>,
    children: Vec<Row<'a>>,
}

/// A part of the list.
struct Section<'a> {
    anchor: &'static str,
    title: String,
    rows: Vec<Row<'a>>,
}

struct KindChoice {
    code: &'static str,
    name: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "portal/pages/units.html")]
struct UnitsPage<'a> {
    p: Page,
    words: String,
    kinds: Vec<KindChoice>,
    hits: Option<Vec<Row<'a>>>,
    sections: Vec<Section<'a>>,
    count: i64,
}

/// What rows need to know about all units.
struct Known<'a> {
    ctx: &'a Ctx,
    newest: HashMap<UnitId, i64>,
    entries: HashMap<UnitId, i64>,
}

impl<'a> Known<'a> {
    fn row(&self, p: &Page, unit: &'a Unit) -> Row<'a> {
        Row {
            unit,
            kind: None,
            newest: self.newest.get(&unit.id).map(|at| p.day(*at)),
            entries: self.entries.get(&unit.id).copied().unwrap_or_default(),
            former: None,
            children: Vec::new(),
        }
    }

    fn with_children(&self, p: &Page, unit: &'a Unit) -> Row<'a> {
        let children = self.ctx.directory.children(unit.id);
        Row { children: children.into_iter().map(|child| self.row(p, child)).collect(), ..self.row(p, unit) }
    }

    fn sections(&self, p: &Page) -> Vec<Section<'a>> {
        const PARTS: [(Group, &str, &str); 4] = [
            (Group::Opd, "opd", "opd"),
            (Group::Service, "layanan", "service"),
            (Group::Kecamatan, "kecamatan", "kecamatan-tree"),
            (Group::Bumd, "bumd", "bumd"),
        ];
        let section = |(group, anchor, key): (Group, &'static str, &str)| Section {
            anchor,
            title: p.t(&format!("portal-group-{key}")),
            rows: self
                .ctx
                .directory
                .of_group(group)
                .into_iter()
                .filter(|unit| unit.unit_type.0 != UnitType::Bagian)
                .map(|unit| match unit.unit_type.0 {
                    UnitType::Kecamatan | UnitType::SekretariatDaerah | UnitType::SekretariatDprd => {
                        self.with_children(p, unit)
                    }
                    _ => self.row(p, unit),
                })
                .collect(),
        };
        PARTS.into_iter().map(section).filter(|section| !section.rows.is_empty()).collect()
    }

    fn hits(&self, p: &Page, words: &str, kind: Option<UnitType>, names: &[UnitName]) -> Vec<Row<'a>> {
        let words: Vec<String> = bahasa::fold(words).split_whitespace().map(str::to_owned).collect();
        let fits = |text: &str| {
            let text = bahasa::fold(text);
            words.iter().all(|word| text.contains(word.as_str()))
        };
        let mut hits = Vec::new();
        for unit in self.ctx.directory.active().filter(|u| kind.is_none_or(|kind| u.unit_type.0 == kind)) {
            let now = format!("{} {} {}", unit.name, unit.short_name, unit.code);
            let former = names.iter().find(|name| name.unit_id == unit.id && fits(&name.name));
            let is_hit = fits(&now);
            if is_hit || former.is_some() {
                hits.push(Row {
                    kind: Some(p.unit_kind(unit)),
                    former: former.filter(|_| !is_hit).map(|name| name.name.clone()),
                    ..self.row(p, unit)
                });
            }
        }
        hits
    }
}

/// `GET /unit`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let words: String = query.text("nama").chars().take(100).collect();
    let kind = UnitType::from_code(query.text("jenis"));
    let activity = activity_by_unit(ctx.db(), ctx.body()).await?;
    let known = Known {
        ctx: &ctx,
        newest: activity.into_iter().map(|of| (of.unit_id, of.last_at)).collect(),
        entries: Counts::read(&ctx).await?.by_unit(),
    };
    let title = ctx.locale.t("portal-units-title");
    let short_name = ctx.directory.body.short_name.clone();
    let description = ctx.locale.with("portal-units-description", &[("x", short_name.into())]);
    let mut p = Page::new(&ctx, title).describe(description).section("units");
    let is_filtered = !words.is_empty() || kind.is_some();
    p.is_hidden = is_filtered;
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&p.title, "/unit")]));
    let hits = if is_filtered {
        let names = store::list_names(ctx.db(), ctx.body()).await?;
        Some(known.hits(&p, &words, kind, &names))
    } else {
        None
    };
    let page = UnitsPage {
        kinds: kinds(&ctx, kind),
        count: i64::try_from(hits.as_ref().map_or(0, Vec::len)).unwrap_or_default(),
        sections: if hits.is_none() { known.sections(&p) } else { Vec::new() },
        hits,
        words,
        p,
    };
    public_html(&ctx, &page)
}

/// Types that occur in this body.
fn kinds(ctx: &Ctx, chosen: Option<UnitType>) -> Vec<KindChoice> {
    UnitType::ALL
        .iter()
        .filter(|kind| ctx.directory.active().any(|unit| unit.unit_type.0 == **kind))
        .map(|kind| KindChoice {
            code: kind.code(),
            name: ctx.locale.t(&kind_key(kind.code())),
            is_chosen: chosen == Some(*kind),
        })
        .collect()
}
