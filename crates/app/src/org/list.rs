//! The units an officer may work on, by group, with what is still missing in each profile.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::unit::Group;

use super::model::Unit;
use crate::ctx::{Ctx, SignedIn};
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Groups in the order of the list, with the key of their heading.
const GROUPS: [(Group, &str); 6] = [
    (Group::City, "org-group-city"),
    (Group::Opd, "org-group-opd"),
    (Group::Service, "org-group-service"),
    (Group::Kecamatan, "org-group-kecamatan"),
    (Group::Kelurahan, "org-group-kelurahan"),
    (Group::Bumd, "org-group-bumd"),
];

struct Line {
    code: String,
    name: String,
    type_label: String,
    parent: String,
    missing: String,
}

struct Section {
    heading: &'static str,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "org/pages/list.html")]
struct ListPage {
    p: Page,
    sections: Vec<Section>,
    ended: Vec<Unit>,
}

/// `GET /kerja/unit`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let mine = ctx.units_for(Act::EditUnitProfile);
    if mine.is_empty() && !ctx.may(Act::ManageUnits, None) {
        return Err(Error::Forbidden(rules::permission::Denied::NoRole));
    }
    let p = Page::new(&ctx, ctx.locale.t("org-list-title")).section("units").flash(Some(query.text("ok")));
    let sections = GROUPS.iter().filter_map(|(group, heading)| section(&ctx, &p, &mine, *group, heading));
    let sections = sections.collect();
    let ended = if ctx.may(Act::ManageUnits, None) {
        ctx.directory.all().iter().filter(|unit| !unit.is_active()).cloned().collect()
    } else {
        Vec::new()
    };
    html(&ListPage { p, sections, ended })
}

fn section(ctx: &Ctx, p: &Page, mine: &[&Unit], group: Group, heading: &'static str) -> Option<Section> {
    let of_group = mine.iter().filter(|unit| unit.unit_type.0.group() == group);
    let lines: Vec<Line> = of_group.map(|unit| line(ctx, p, unit)).collect();
    (!lines.is_empty()).then_some(Section { heading, lines })
}

fn line(ctx: &Ctx, p: &Page, unit: &Unit) -> Line {
    Line {
        code: unit.code.clone(),
        name: unit.name.clone(),
        type_label: p.t(&format!("org-type-{}", unit.unit_type.0.code())),
        parent: unit.parent_id.map(|id| ctx.directory.name(id).to_owned()).unwrap_or_default(),
        missing: missing(unit).iter().map(|key| p.t(key).to_lowercase()).collect::<Vec<_>>().join(", "),
    }
}

/// What a citizen looks for in a profile and does not find, as keys of the field labels.
pub(crate) fn missing(unit: &Unit) -> Vec<&'static str> {
    let fields = [
        (unit.address.is_empty(), "org-field-address"),
        (unit.phone.is_empty() && unit.email.is_empty(), "org-field-phone-or-email"),
        (unit.hours.is_empty(), "org-field-hours"),
        (unit.latitude_e6.is_none(), "org-field-point"),
        (unit.about.is_empty(), "org-field-about"),
    ];
    fields.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, key)| key).collect()
}
