//! The matrix in the workroom: units by obligations, one letter and colour a cell, every cell opens.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code;
use rules::obligation::{Kind, Obligation, ObligationClass, ObligationStatus, catalogue};
use rules::permission::Act;
use rules::unit::Group;

use super::matrix::{Counts, Matrix, UnitLine, load};
use super::words;
use crate::Result;
use crate::ctx::{Ctx, SignedIn};
use crate::org::Unit;
use crate::page::{Page, Query, html, see_other};

/// Groups of units one can choose, by their code in the address.
pub(crate) const GROUPS: [(&str, Group); 6] = [
    ("kota", Group::City),
    ("opd", Group::Opd),
    ("layanan", Group::Service),
    ("kecamatan", Group::Kecamatan),
    ("kelurahan", Group::Kelurahan),
    ("bumd", Group::Bumd),
];

struct Box {
    path: String,
    letter: String,
    words: String,
    badge: &'static str,
}

struct Line {
    code: String,
    name: String,
    per_cent: i64,
    boxes: Vec<Option<Box>>,
}

/// A choice of a filter: value, words, whether it is chosen.
type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "obligation/pages/matrix.html")]
struct MatrixPage {
    p: Page,
    counts: Counts,
    classes: Vec<Choice>,
    groups: Vec<Choice>,
    statuses: Vec<Choice>,
    heading: Option<&'static Obligation>,
    columns: Vec<&'static Obligation>,
    lines: Vec<Line>,
    legend: Vec<(String, String, &'static str)>,
    version: &'static str,
}

impl MatrixPage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template passes references")]
    fn label(&self, row: &&'static Obligation) -> &'static str {
        words::label(&self.p, row)
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::unused_self,
        reason = "a template calls methods with references"
    )]
    fn class_of(&self, row: &&'static Obligation) -> &'static str {
        row.class.code()
    }
}

/// What was asked for.
struct Asked {
    class: ObligationClass,
    heading: Option<&'static Obligation>,
    group: Option<Group>,
    status: Option<ObligationStatus>,
}

impl Asked {
    fn of(query: &Query) -> Self {
        let heading = catalogue().find(query.text("induk")).filter(|row| row.is_group());
        let class = ObligationClass::from_code(query.text("kelas"));
        let group = GROUPS.iter().find(|(code, _)| *code == query.text("kelompok")).map(|(_, group)| *group);
        Self {
            class: heading.map(|row| row.class).or(class).unwrap_or(ObligationClass::Periodic),
            heading,
            group,
            status: ObligationStatus::from_code(query.text("status")),
        }
    }

    fn columns(&self) -> Vec<&'static Obligation> {
        let parent = self.heading.map(|row| row.code.as_str());
        let rows = catalogue().all().iter().filter(|row| row.kind != Kind::Field && row.class == self.class);
        rows.filter(|row| row.parent.as_deref() == parent).collect()
    }
}

/// `GET /kerja/kewajiban?kelas=&induk=&kelompok=&status=`: the city's officers see all units, officers of
/// one unit are led to theirs.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let units: Vec<Unit> = ctx.units_for(Act::ReadObligations).into_iter().cloned().collect();
    match units.as_slice() {
        [] => {
            ctx.allow(Act::ReadObligations, None)?;
        }
        [only] => return Ok(see_other(&ctx, &format!("/kerja/kewajiban/unit/{}", only.code))),
        _ => {}
    }
    let asked = Asked::of(&query);
    let mut matrix = load(&ctx, None).await?;
    matrix.units.retain(|line| units.iter().any(|unit| unit.id == line.unit));
    html(&page(&ctx, &query, &asked, &matrix))
}

fn page(ctx: &Ctx, query: &Query, asked: &Asked, matrix: &Matrix) -> MatrixPage {
    let p = Page::new(ctx, ctx.locale.t("obligation-matrix-title")).section("obligations");
    let p = p.flash(Some(query.text("ok")));
    let columns = asked.columns();
    let is_asked = |line: &&UnitLine| {
        let unit = ctx.directory.unit(line.unit);
        let in_group = |group: Group| unit.is_some_and(|unit| unit.unit_type.0.group() == group);
        let stands = |status: ObligationStatus| {
            let mut cells = columns.iter().filter_map(|row| line.cell(&row.code));
            cells.any(|cell| cell.standing.status == status)
        };
        asked.group.is_none_or(in_group) && asked.status.is_none_or(stands)
    };
    let shown: Vec<&UnitLine> = matrix.units.iter().filter(is_asked).collect();
    let mut counts = Counts::default();
    for line in &shown {
        counts.join(&line.counts);
    }
    MatrixPage {
        counts,
        classes: ObligationClass::ALL
            .iter()
            .map(|class| (class.code().to_owned(), words::class(&p, *class), *class == asked.class))
            .collect(),
        groups: GROUPS
            .iter()
            .map(|(code, group)| {
                ((*code).to_owned(), p.t(&format!("obligation-group-{code}")), asked.group == Some(*group))
            })
            .collect(),
        statuses: ObligationStatus::ALL
            .iter()
            .map(|status| {
                (status.code().to_owned(), words::status(&p, *status), asked.status == Some(*status))
            })
            .collect(),
        heading: asked.heading,
        lines: shown.iter().filter_map(|line| self::line(ctx, &p, line, &columns)).collect(),
        columns,
        legend: ObligationStatus::ALL
            .iter()
            .map(|status| (words::letter(&p, *status), words::status(&p, *status), words::badge(*status)))
            .collect(),
        version: &catalogue().version,
        p,
    }
}

fn line(ctx: &Ctx, p: &Page, line: &UnitLine, columns: &[&'static Obligation]) -> Option<Line> {
    let unit = ctx.directory.unit(line.unit)?;
    let boxes = columns.iter().map(|row| {
        line.cell(&row.code).map(|cell| Box {
            path: format!("/kerja/kewajiban/{}/{}", unit.code, row.code),
            letter: words::letter(p, cell.standing.status),
            words: words::status(p, cell.standing.status),
            badge: words::badge(cell.standing.status),
        })
    });
    Some(Line {
        code: unit.code.clone(),
        name: unit.label().to_owned(),
        per_cent: line.counts.per_cent(),
        boxes: boxes.collect(),
    })
}
