//! Rows of the form, read page by page in the order of the law: class, then unit, then age.

use db::{Db, Sql, params, sql};
use fluent_templates::fluent_bundle::FluentValue;
use paper::dip::DipRow;
use rules::register::InformationClass;

use crate::ids::{BodyId, Coded, EntryId, UnitId};
use crate::locale::Locale;
use crate::{Ctx, Result};

const LIST_EXPORT: Sql = sql!("sql/list_export.sql");
const FIND_LAST_DECISION: Sql = sql!("sql/find_last_decision.sql");

/// Rows read at once.
const ROWS_AT_ONCE: i64 = 500;

db::record! {
    /// A public entry with the columns of the form.
    #[derive(Debug, Clone)]
    pub(super) struct Row {
        id: EntryId,
        slug: Option<String>,
        title: String,
        summary: String,
        holder: String,
        responsible: String,
        made_on: String,
        made_at_place: String,
        is_printed: bool,
        is_digital: bool,
        retention_active: String,
        retention_inactive: String,
        media: String,
    }
}

db::record! {
    /// A decision that adopted the list.
    #[derive(Debug, Clone)]
    pub(super) struct Decision {
        pub(super) number: String,
        pub(super) decided_on: String,
    }
}

/// The last decision on a unit's list.
pub(super) async fn last_decision(db: &Db, body: BodyId, unit: UnitId) -> Result<Option<Decision>> {
    Ok(db.optional(&FIND_LAST_DECISION, params![body, unit]).await?)
}

/// The next rows of a unit and class behind `after`; empty at the end.
pub(super) async fn next(
    ctx: &Ctx,
    unit: UnitId,
    class: InformationClass,
    after: EntryId,
) -> Result<(Vec<Row>, EntryId)> {
    let values = params![ctx.body(), unit, Coded(class), after, ROWS_AT_ONCE];
    let rows: Vec<Row> = ctx.db().all(&LIST_EXPORT, values).await?;
    let last = rows.last().map_or(after, |row| row.id);
    Ok((rows, last))
}

impl Row {
    /// The row as it stands in the form, numbered.
    pub(super) fn into_form(self, ctx: &Ctx, unit: UnitId, number: i64) -> DipRow {
        let locale = ctx.locale;
        let holder = if self.holder.is_empty() { ctx.directory.name(unit).to_owned() } else { self.holder };
        let forms = [(self.is_printed, "register-dip-printed"), (self.is_digital, "register-dip-digital")];
        let forms: Vec<_> = forms.iter().filter(|(is, _)| *is).map(|(_, key)| locale.t(key)).collect();
        let made = [made_in_words(locale, &self.made_on), self.made_at_place];
        DipRow {
            number: number.to_string(),
            title: self.title,
            summary: self.summary,
            holder,
            maker: self.responsible,
            made: made.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            form: forms.join(", "),
            retention: retention(locale, self.retention_active, self.retention_inactive),
            media: self.media,
            link: format!(
                "{}{}/informasi/{}",
                ctx.origin,
                locale.prefix(),
                self.slug.as_deref().unwrap_or_default()
            ),
        }
    }
}

fn made_in_words(locale: Locale, made_on: &str) -> String {
    if let Ok(day) = made_on.parse() {
        return crate::locale::day_in_words(locale, day);
    }
    match format!("{made_on}-01").parse() {
        Ok(day) => crate::locale::month_in_words(locale, day),
        Err(_) => made_on.to_owned(),
    }
}

fn retention(locale: Locale, active: String, inactive: String) -> String {
    if inactive.is_empty() {
        return active;
    }
    let words = [("x", FluentValue::from(active)), ("y", FluentValue::from(inactive))];
    locale.with("register-dip-retention", &words)
}
