//! The questions of a filing, asked in the same order on the public form and at the desk.

use rules::Code;
use rules::request::{ApplicantKind, Channel, Delivery, Format};

use super::model::{Filing, Requester};
use crate::Ctx;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page};

/// A filing nobody has typed anything in.
pub(super) fn empty() -> Filing {
    Filing {
        unit: None,
        channel: Channel::Online,
        kind: ApplicantKind::Individual,
        requester: Requester::default(),
        subject: String::new(),
        purpose: String::new(),
        format: Format::Digital,
        delivery: Delivery::Email,
        form_token: web::secrets::random_token(),
    }
}

/// A form as sent; a choice nobody could have made becomes the first one.
pub(super) fn read(ctx: &Ctx, fields: &Fields) -> Filing {
    let text = |name: &str| fields.text(name).to_owned();
    let sent: String = fields.text("formulir").chars().filter(char::is_ascii_graphic).take(64).collect();
    Filing {
        unit: ctx.directory.by_code(fields.text("unit")).map(|unit| unit.id),
        channel: Channel::Online,
        kind: ApplicantKind::from_code(fields.text("pemohon")).unwrap_or(ApplicantKind::Individual),
        requester: Requester {
            name: text("nama"),
            address: text("alamat"),
            email: text("surel"),
            phone: text("telepon"),
            nik: text("nik"),
            legal_number: text("nomor-badan-hukum"),
            representative: text("kuasa"),
            power_of_attorney: text("surat-kuasa"),
            salt: String::new(),
        },
        subject: text("informasi"),
        purpose: text("tujuan"),
        format: Format::from_code(fields.text("bentuk")).unwrap_or(Format::Digital),
        delivery: Delivery::from_code(fields.text("cara")).unwrap_or(Delivery::Email),
        form_token: if sent.is_empty() { web::secrets::random_token() } else { sent },
    }
}

/// Every unit a citizen can ask, the main PPID first.
pub(super) fn all_units(ctx: &Ctx) -> Vec<(String, String)> {
    let none = (String::new(), ctx.locale.t("request-unit-any"));
    let units = ctx.directory.active().map(|unit| (unit.code.clone(), unit.name.clone()));
    std::iter::once(none).chain(units).collect()
}

/// All questions with what was typed, ready for `pages/_questions.html`.
pub(super) struct Questions {
    pub(super) what: Vec<Input>,
    pub(super) who: Vec<Input>,
    pub(super) more: Vec<Input>,
    pub(super) is_more_open: bool,
    pub(super) form_token: String,
    /// Where published information near to what is typed is asked for; empty at the desk.
    pub(super) similar_at: &'static str,
    /// What is wrong with the files, by field.
    pub(super) file_errors: FieldErrors,
}

impl Questions {
    /// The questions about a filing. `units` are those it can be addressed to, as code and name.
    pub(super) fn of(
        ctx: &Ctx,
        p: &Page,
        filing: &Filing,
        errors: &FieldErrors,
        units: Vec<(String, String)>,
    ) -> Self {
        let inputs = Inputs { p, errors, filing };
        Self {
            what: inputs.what(ctx, units),
            who: inputs.who(),
            more: inputs.more(),
            is_more_open: inputs.is_more_open(),
            form_token: filing.form_token.clone(),
            similar_at: "",
            file_errors: errors.clone(),
        }
    }

    /// Why a file cannot be taken; none when it can.
    pub(super) fn file_error(&self, field: &str) -> Option<&'static str> {
        self.file_errors.get(field)
    }
}

/// The inputs, in the order a person is asked.
pub(super) struct Inputs<'a> {
    /// The page.
    pub(super) p: &'a Page,
    /// What is wrong.
    pub(super) errors: &'a FieldErrors,
    /// What was typed.
    pub(super) filing: &'a Filing,
}

impl Inputs<'_> {
    /// A field with its words, `request-field-<key>`.
    pub(super) fn of(&self, name: &'static str, key: &str, value: &str, kind: Kind) -> Input {
        let keys = [format!("request-field-{key}"), format!("request-hint-{key}")];
        Input::of(self.p, &keys, name, value, kind).check(self.p, self.errors)
    }

    fn line(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Line("text"))
    }

    /// One of a closed list, with the words `request-<key>-<code>`.
    pub(super) fn choice<T: Code>(&self, name: &'static str, key: &str, value: T) -> Input {
        let options = T::ALL.iter().map(|option| {
            let code = option.code();
            (code.to_owned(), self.p.t(&format!("request-{key}-{}", code.replace('_', "-"))))
        });
        self.of(name, key, value.code(), Kind::Choice(options.collect())).required()
    }

    /// What is asked. `units` are those it can be addressed to, as code and name.
    pub(super) fn what(&self, ctx: &Ctx, units: Vec<(String, String)>) -> Vec<Input> {
        let asked = self.filing.unit.and_then(|id| ctx.directory.unit(id));
        let code = asked.map(|unit| unit.code.as_str()).unwrap_or_default();
        vec![
            self.of("informasi", "subject", &self.filing.subject, Kind::Lines(4)).required(),
            self.of("tujuan", "purpose", &self.filing.purpose, Kind::Lines(2)).required(),
            self.of("unit", "unit", code, Kind::Choice(units)),
            self.choice("bentuk", "format", self.filing.format),
            self.choice("cara", "delivery", self.filing.delivery),
        ]
    }

    /// Who asks.
    pub(super) fn who(&self) -> Vec<Input> {
        let who = &self.filing.requester;
        vec![
            self.choice("pemohon", "kind", self.filing.kind),
            self.line("nama", "name", &who.name).required(),
            self.of("alamat", "address", &who.address, Kind::Lines(2)).required(),
            self.of("surel", "email", &who.email, Kind::Line("email")),
            self.of("telepon", "phone", &who.phone, Kind::Line("tel")),
            self.line("nik", "nik", &who.nik),
        ]
    }

    /// What only some need.
    pub(super) fn more(&self) -> Vec<Input> {
        let who = &self.filing.requester;
        vec![
            self.line("nomor-badan-hukum", "legal-number", &who.legal_number),
            self.line("kuasa", "representative", &who.representative),
            self.line("surat-kuasa", "power", &who.power_of_attorney),
        ]
    }

    /// The part most people need not see is open when something stands in it or is missing there.
    pub(super) fn is_more_open(&self) -> bool {
        self.more().iter().any(|input| !input.value.is_empty() || !input.error.is_empty())
    }
}
