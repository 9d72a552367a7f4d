//! A row of the change log as a sentence people understand.

use fluent_templates::fluent_bundle::FluentValue;

use super::store::LogRow;
use crate::ids::UnitId;
use crate::page::Page;

/// A row ready to be printed.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Number in the log.
    pub(crate) seq: i64,
    /// When, in words.
    pub(crate) when: String,
    /// When, for machines.
    pub(crate) datetime: String,
    /// Who did what.
    pub(crate) text: String,
    /// Unit concerned; empty for none.
    pub(crate) unit: String,
    /// More about it; empty for none.
    pub(crate) detail: String,
    /// Reason given; empty for none.
    pub(crate) reason: String,
}

/// The sentence of a row. An act without a text of its own shows its code.
pub(crate) fn sentence(p: &Page, row: &LogRow) -> Sentence {
    let who = match row.actor_kind.as_str() {
        "officer" => row.actor_name.clone(),
        other => p.t(&format!("audit-actor-{other}")),
    };
    let unit = row.unit_id.map(|id: UnitId| p.unit_name(id).to_owned()).unwrap_or_default();
    let thing = match (&row.subject, row.object_kind.as_str()) {
        (Some(subject), _) => format!("“{subject}”"),
        (None, "unit") => p.unit_name(UnitId(row.object_id)).to_owned(),
        (None, kind) => {
            let key = format!("audit-thing-{kind}");
            if p.locale.has(&key) { p.n(&key, row.object_id) } else { format!("{kind} {}", row.object_id) }
        }
    };
    let key = format!("audit-act-{}", row.act.replace(['.', '_'], "-"));
    let words = |key: &str| {
        let words = [("who", &who), ("thing", &thing)];
        p.locale.with(key, &words.map(|(name, word)| (name, FluentValue::from(word.clone()))))
    };
    let text = if p.locale.has(&key) { words(&key) } else { format!("{who}: {} {thing}", row.act) };
    Sentence {
        seq: row.seq,
        when: p.moment(row.at),
        datetime: p.rfc3339(row.at),
        text,
        unit,
        detail: detail(p, row),
        reason: row.reason.clone(),
    }
}

/// The detail in words: changed fields by their labels, roles by their names; machine words not at all.
fn detail(p: &Page, row: &LogRow) -> String {
    match row.act.as_str() {
        "unit.profile" | "unit.import" => {
            row.detail.split(' ').map(|key| p.t(key)).collect::<Vec<_>>().join(", ")
        }
        "account.create" | "account.grant" | "account.move" | "account.end-role" => {
            let key = format!("audit-role-{}", row.detail);
            if p.locale.has(&key) { p.t(&key) } else { String::new() }
        }
        "unit.rename" | "unit.merge" | "unit.move" | "news.move" | "token.create" => row.detail.clone(),
        _ => String::new(),
    }
}
