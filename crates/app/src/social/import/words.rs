//! A plan in words and as JSON, for the command line and the page.

use fluent_templates::fluent_bundle::FluentValue;
use serde_json::{Value, json};
use social::import::Fault;

use super::plan::{Plan, Problem};
use crate::Ctx;
use crate::locale::Locale;

/// Most rows that are printed.
const MOST_LINES: usize = 200;

impl Problem {
    /// What is wrong, and what to do.
    pub fn in_words(&self, locale: Locale) -> String {
        use paper::table::TableError;
        match self {
            Self::Table(TableError::TooLarge | TableError::TooManyRows(_)) => locale.t("social-import-large"),
            Self::Table(TableError::OldOrProtected) => locale.t("social-import-protected"),
            Self::Table(TableError::Empty) => locale.t("social-import-empty"),
            Self::Table(TableError::OpenQuote(line)) => numbered(locale, "social-import-quote", *line),
            Self::Table(TableError::NotTable | TableError::Damaged(_)) => locale.t("social-import-no-table"),
            Self::Columns(headings) => {
                locale.with("social-import-columns", &[("x", FluentValue::from(headings.join(", ")))])
            }
        }
    }
}

/// A row that was not taken, in words: line, reason, what stands there.
pub(super) fn fault_words(locale: Locale, fault: &Fault) -> String {
    let why = locale.t(&format!("social-fault-{}", fault.code));
    let line = numbered(locale, "social-import-line", fault.line);
    if fault.value.is_empty() { format!("{line}: {why}") } else { format!("{line}: {why} ({})", fault.value) }
}

fn numbered(locale: Locale, key: &str, n: u32) -> String {
    locale.with(key, &[("n", FluentValue::from(n))])
}

impl Plan {
    /// How many rows there are of which sort.
    pub fn summary(&self, locale: Locale) -> String {
        let count = |of: usize| FluentValue::from(of);
        let rows = [
            ("rows", count(self.rows.len())),
            ("faults", count(self.faults.len())),
            ("rest", count(self.left_out.len())),
        ];
        locale.with("social-import-summary", &rows)
    }

    /// The plan for the command line.
    pub fn to_text(&self, ctx: &Ctx) -> String {
        let locale = ctx.locale;
        let mut lines = vec![self.summary(locale)];
        for ((unit, network, month), posts) in self.totals(ctx).into_iter().take(MOST_LINES) {
            lines.push(format!("  {month}  {network:<10} {posts:>5}  {}", ctx.directory.name(unit)));
        }
        let faults = self.faults.iter().take(MOST_LINES);
        lines.extend(faults.map(|fault| format!("! {}", fault_words(locale, fault))));
        let rest = self.left_out.iter().take(MOST_LINES);
        lines.extend(rest.map(|fault| format!("- {}", fault_words(locale, fault))));
        lines.join("\n")
    }

    /// The plan for a program: totals under `items`, rows that were not taken under `faults` and `left_out`.
    pub fn to_json(&self, ctx: &Ctx, import: Option<i64>) -> Value {
        let code = |unit| ctx.directory.unit(unit).map_or("", |unit| unit.code.as_str());
        let items: Vec<Value> = self
            .totals(ctx)
            .into_iter()
            .map(|((unit, network, month), posts)| {
                let name = ctx.directory.name(unit);
                json!({ "unit": code(unit), "unit_name": name, "network": network, "month": month, "posts": posts })
            })
            .collect();
        let fault = |fault: &Fault| json!({ "line": fault.line, "code": fault.code, "value": fault.value });
        json!({
            "shape": self.shape.code(),
            "import": import,
            "rows": self.rows.len(),
            "items": items,
            "faults": self.faults.iter().map(fault).collect::<Vec<_>>(),
            "left_out": self.left_out.iter().map(fault).collect::<Vec<_>>(),
        })
    }
}
