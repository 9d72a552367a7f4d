//! Writing a list as XLSX, CSV or PDF into a file.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use paper::csv::CsvWriter;
use paper::dip::{DipForm, DipGroup, DipRow, DipWords};
use paper::pdf::Meta;
use paper::xlsx::{Cell, Column, Sheet};
use rules::Code as _;
use rules::register::InformationClass;

use super::PDF_ROWS;
use super::list::{CLASSES, COLUMN_KEYS, List};
use super::rows::{self, Row};
use crate::ids::{EntryId, UnitId};
use crate::{Ctx, Result};

/// Widths of the columns in a spreadsheet, in characters.
const WIDTHS: [f64; 8] = [6.0, 48.0, 28.0, 28.0, 24.0, 16.0, 20.0, 40.0];

/// Name of a class in the form.
fn class_name(ctx: &Ctx, class: InformationClass) -> String {
    ctx.locale.t(&format!("register-dip-class-{}", class.code().replace('_', "-")))
}

/// Reads the rows of a class unit by unit.
struct Reading {
    class: InformationClass,
    units: std::vec::IntoIter<UnitId>,
    unit: Option<UnitId>,
    after: EntryId,
    number: i64,
}

impl Reading {
    fn new(ctx: &Ctx, list: &List, class: InformationClass) -> Self {
        let mut units = list.units(ctx, class).into_iter();
        let unit = units.next();
        Self { class, units, unit, after: EntryId(0), number: 0 }
    }

    /// The next rows; empty at the end.
    async fn next(&mut self, ctx: &Ctx) -> Result<Vec<DipRow>> {
        while let Some(unit) = self.unit {
            let (rows, last) = rows::next(ctx, unit, self.class, self.after).await?;
            if !rows.is_empty() {
                self.after = last;
                let in_form = |row: Row| {
                    self.number += 1;
                    row.into_form(ctx, unit, self.number)
                };
                return Ok(rows.into_iter().map(in_form).collect());
            }
            self.unit = self.units.next();
            self.after = EntryId(0);
        }
        Ok(Vec::new())
    }
}

/// Writes a workbook in the look of the official form.
pub(super) async fn xlsx(ctx: &Ctx, list: &List, to: &Path) -> Result<()> {
    let words = |key: &str| ctx.locale.t(key);
    let mut titles = vec![words("register-dip-title"), list.issuer.clone()];
    titles.extend(Some(list.decision.clone()).filter(|line| !line.is_empty()));
    titles.push(list.state_in_words(ctx));
    let columns: Vec<_> =
        COLUMN_KEYS.iter().zip(WIDTHS).map(|(key, width)| Column { heading: words(key), width }).collect();
    let mut sheet = Sheet::new(&words("register-dip-tab"), &titles, &columns).map_err(broken)?;
    for class in CLASSES {
        sheet.line(&class_name(ctx, class)).map_err(broken)?;
        let mut reading = Reading::new(ctx, list, class);
        loop {
            let rows = reading.next(ctx).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let cells = row.cells();
                sheet.row(cells.iter().map(|text| Cell::Text(text))).map_err(broken)?;
            }
        }
    }
    let file = File::create(to)?;
    let pack = move || sheet.finish(BufWriter::new(file));
    tokio::task::spawn_blocking(pack).await.map_err(anyhow::Error::new)?.map_err(broken)
}

/// Writes a CSV for programs: the class in a column of its own, title and summary apart.
pub(super) async fn csv(ctx: &Ctx, list: &List, to: &Path) -> Result<()> {
    let mut writer = CsvWriter::new(BufWriter::new(File::create(to)?), true)?;
    let names =
        ["register-dip-class", "register-dip-unit", "register-dip-number", "register-dip-subject-only"];
    let more =
        ["register-dip-summary", "register-dip-holder", "register-dip-responsible", "register-dip-made"];
    let last = ["register-dip-form", "register-dip-keeping", "register-dip-media-only", "register-dip-link"];
    let headings: Vec<_> = names.iter().chain(&more).chain(&last).map(|key| ctx.locale.t(key)).collect();
    writer.row(headings.iter().map(String::as_str))?;
    for class in CLASSES {
        let name = class_name(ctx, class);
        let mut reading = Reading::new(ctx, list, class);
        loop {
            let rows = reading.next(ctx).await?;
            if rows.is_empty() {
                break;
            }
            let unit = reading.unit.map_or("", |unit| ctx.directory.name(unit));
            for row in &rows {
                let cells = [&row.number, &row.title, &row.summary, &row.holder, &row.maker, &row.made];
                let more = [&row.form, &row.retention, &row.media, &row.link];
                let all = cells.into_iter().chain(more).map(String::as_str);
                writer.row([name.as_str(), unit].into_iter().chain(all))?;
            }
        }
    }
    writer.finish()?.flush()?;
    Ok(())
}

/// Writes part `part` (from 1) of the form as PDF.
pub(super) async fn pdf(ctx: &Ctx, list: &List, part: i64, to: &Path) -> Result<()> {
    let words = |key: &str| ctx.locale.t(key);
    let mut state = list.state_in_words(ctx);
    if list.parts() > 1 {
        let numbers = [("n", part.into()), ("of", list.parts().into())];
        state = format!("{state}, {}", ctx.locale.with("register-dip-part", &numbers));
    }
    let form = DipForm {
        title: words("register-dip-title"),
        issuer: list.issuer.clone(),
        decision: list.decision.clone(),
        state,
        columns: COLUMN_KEYS.map(words),
        groups: groups(ctx, list, part).await?,
        words: DipWords {
            page: words("register-dip-page"),
            of: words("register-dip-of"),
            none: words("register-dip-none"),
        },
        signature: None,
    };
    let meta = Meta {
        title: format!("{}: {}", form.title, list.issuer),
        author: ctx.directory.body.name.clone(),
        language: ctx.locale.code().to_owned(),
        created: jiff::Timestamp::from_millisecond(ctx.now()).map_err(anyhow::Error::new)?,
    };
    let made = tokio::task::spawn_blocking(move || form.to_pdf(&meta)).await.map_err(anyhow::Error::new)?;
    std::fs::write(to, made.map_err(anyhow::Error::new)?)?;
    Ok(())
}

/// The rows of one part by class; classes without a row in this part only where the list has none at all.
async fn groups(ctx: &Ctx, list: &List, part: i64) -> Result<Vec<DipGroup>> {
    let first = (part - 1) * PDF_ROWS;
    let mut passed = 0;
    let mut groups = Vec::new();
    for class in CLASSES {
        let size: i64 = list.units(ctx, class).into_iter().map(|unit| list.count(unit, class)).sum();
        let is_here = passed < first + PDF_ROWS && passed + size > first;
        let mut rows = Vec::new();
        if is_here {
            let mut reading = Reading::new(ctx, list, class);
            let mut at = passed;
            'class: loop {
                let read = reading.next(ctx).await?;
                if read.is_empty() {
                    break;
                }
                for row in read {
                    at += 1;
                    if at > first + PDF_ROWS {
                        break 'class;
                    }
                    if at > first {
                        rows.push(row);
                    }
                }
            }
        }
        if is_here || (size == 0 && list.parts() == 1) {
            groups.push(DipGroup { title: class_name(ctx, class), rows });
        }
        passed += size;
    }
    Ok(groups)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> crate::Error {
    anyhow::Error::new(error).into()
}
