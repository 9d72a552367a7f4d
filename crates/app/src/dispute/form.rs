//! The page of one form of the file: its fields, what was typed, what is wrong with it.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::case::Case;
use super::model::Dispute;
use crate::error::FieldErrors;
use crate::ids::DisputeId;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Several that can be ticked.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    /// Name in the form.
    pub(super) name: &'static str,
    /// Words above them.
    pub(super) legend: String,
    /// What is wrong; empty when nothing is.
    pub(super) error: String,
    /// Value, label, whether it is ticked.
    pub(super) options: Vec<(String, String, bool)>,
}

/// A form.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// Words of its texts: `dispute-<key>-title`, `-lead`.
    pub(super) key: String,
    /// Its address, without language.
    pub(super) at: String,
    /// Its fields.
    pub(super) inputs: Vec<Input>,
    /// Several that can be ticked, after the fields.
    pub(super) ticks: Option<Ticks>,
    /// Whether a file is sent with it.
    pub(super) has_file: bool,
    /// Version of the file the person saw.
    pub(super) version: i64,
}

/// A form as it came, or an empty one.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// What was typed, by the names of the fields; none when the form is new.
    fields: Option<Vec<(String, String)>>,
    errors: FieldErrors,
    is_conflict: bool,
}

impl Typed {
    /// A form that came with something wrong in it.
    pub(super) fn wrong(fields: Vec<(String, String)>, errors: FieldErrors) -> Self {
        Self { fields: Some(fields), errors, is_conflict: false }
    }

    /// Values that were typed in a field; none when the form is new.
    fn values<'a>(&'a self, name: &'a str) -> Option<impl Iterator<Item = &'a str>> {
        let fields = self.fields.as_ref()?;
        Some(fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str()))
    }
}

/// Makes the fields of a form.
pub(super) struct Fill<'a> {
    /// The frame of the page.
    pub(super) p: &'a Page,
    typed: &'a Typed,
}

impl Fill<'_> {
    /// What was typed in a field; none when the form is new.
    pub(super) fn raw<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.typed.values(name).and_then(|mut values| values.next())
    }

    fn of(&self, name: &'static str, key: &str, value: &str, kind: Kind) -> Input {
        let keys = [format!("dispute-field-{key}"), format!("dispute-hint-{key}")];
        let typed = self.raw(name).unwrap_or(value);
        Input::of(self.p, &keys, name, typed, kind).check(self.p, &self.typed.errors)
    }

    /// One line.
    pub(super) fn line(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Line("text"))
    }

    /// Several lines.
    pub(super) fn lines(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Lines(3))
    }

    /// A day, ISO.
    pub(super) fn day(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Line("date"))
    }

    /// A time of day.
    pub(super) fn time(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Line("time"))
    }

    /// One of several: value and label.
    pub(super) fn choice(
        &self,
        name: &'static str,
        key: &str,
        value: &str,
        options: Vec<(String, String)>,
    ) -> Input {
        self.of(name, key, value, Kind::Choice(options))
    }

    /// One of a closed list, by its codes; `group` names the texts.
    pub(super) fn code<T: rules::Code>(
        &self,
        name: &'static str,
        group: &str,
        chosen: Option<T>,
        all: &[T],
    ) -> Input {
        let choose = (String::new(), self.p.t("dispute-choose"));
        let options = all.iter().map(|one| (one.code().to_owned(), self.p.t(&text_key(group, *one))));
        let options = std::iter::once(choose).chain(options).collect();
        self.choice(name, group, chosen.map_or("", |one| one.code()), options).required()
    }

    /// Several that can be ticked: value, label, whether it is ticked when the form is new.
    pub(super) fn ticks(
        &self,
        name: &'static str,
        key: &str,
        options: impl Iterator<Item = (String, String, bool)>,
    ) -> Ticks {
        let options = options.map(|(value, label, is_ticked)| {
            let typed = self.typed.values(name).map(|mut values| values.any(|one| one == value));
            (value, label, typed.unwrap_or(is_ticked))
        });
        let error = self.typed.errors.get(name).map(|key| self.p.t(key)).unwrap_or_default();
        Ticks { name, legend: self.p.t(&format!("dispute-field-{key}")), error, options: options.collect() }
    }
}

/// Key of the text of a code: `dispute-stage-time-barred`.
pub(super) fn text_key<T: rules::Code>(group: &str, code: T) -> String {
    format!("dispute-{group}-{}", code.code().replace('_', "-"))
}

#[derive(Template)]
#[template(path = "dispute/pages/form.html")]
struct FormPage {
    p: Page,
    /// Where the person came from: address and words.
    back: (String, String),
    form: Form,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    show_optional: bool,
}

impl FormPage {
    fn lead(&self) -> String {
        self.p.t(&format!("dispute-{}-lead", self.form.key))
    }
}

/// The page of a form: of a file, or of none yet.
pub(super) fn page(
    ctx: &Ctx,
    dispute: Option<&Dispute>,
    typed: &Typed,
    build: impl FnOnce(&Fill<'_>) -> Form,
) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, "").section("disputes");
    let form = build(&Fill { p: &p, typed });
    p.title = p.t(&format!("dispute-{}-title", form.key));
    let back = dispute.map_or_else(
        || ("/kerja/sengketa".to_owned(), p.t("dispute-list-title")),
        |dispute| (dispute.desk(), dispute.number.clone()),
    );
    let errors = typed.errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect();
    let status = match (typed.is_conflict, typed.errors.0.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let is_conflict = typed.is_conflict;
    html_status(status, &FormPage { back, form, errors, is_conflict, show_optional: true, p })
}

/// The new form of an act in a file. Errors: `NotFound` for who may not see the file, `Forbidden` for who may not do
/// the act in it.
pub(super) async fn fresh(
    ctx: &Ctx,
    id: DisputeId,
    act: Act,
    build: impl FnOnce(&Case, &Fill<'_>) -> Form,
) -> Result<Response<Body>> {
    let case = Case::load(ctx, id).await?;
    case.allow(ctx, act)?;
    page(ctx, Some(&case.dispute), &Typed::default(), |fill| build(&case, fill))
}

/// Notes every text that is longer than `most` characters.
pub(super) fn check_length(errors: &mut FieldErrors, most: usize, texts: &[(&'static str, &str)]) {
    for (field, text) in texts {
        if text.chars().count() > most {
            errors.add(field, "dispute-error-long");
        }
    }
}

/// Where an act ends: back on the file, or the form again with everything typed and what is wrong with it.
pub(super) fn after(
    ctx: &Ctx,
    dispute: &Dispute,
    (done, ok): (Result<()>, &str),
    fields: Vec<(String, String)>,
    build: impl FnOnce(&Fill<'_>) -> Form,
) -> Result<Response<Body>> {
    let typed = match done {
        Ok(()) => return Ok(see_other(ctx, &format!("{}?ok={ok}", dispute.desk()))),
        Err(Error::Invalid(errors)) => Typed::wrong(fields, errors),
        Err(Error::Conflict) => Typed { is_conflict: true, ..Typed::wrong(fields, FieldErrors::default()) },
        Err(other) => return Err(other),
    };
    page(ctx, Some(dispute), &typed, build)
}

/// The fields of a form as they came.
pub(super) fn pairs(fields: &Fields) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
