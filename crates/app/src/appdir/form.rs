//! The form of an application.

use super::model::Said;
use crate::page::Fields;

impl Said {
    /// What was typed.
    pub(super) fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            name: text("nama"),
            about: text("tentang"),
            audience: text("untuk"),
            url: text("tautan"),
            needs_login: fields.has("masuk"),
            cost: text("biaya"),
            data_kept: text("data"),
            words: text("kata"),
            manual: text("panduan"),
            status: text("status"),
        }
    }
}
