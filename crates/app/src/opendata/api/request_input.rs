//! A request for information as another program sends it: the fields of the form under English names, every
//! fault at once with its article.

use rules::Code;
use rules::request::{ApplicantKind, Channel, Delivery, Format};

use super::problem::{Fault, FieldFault};
use super::reading::{self, Reading};
use crate::ctx::Ctx;
use crate::error::FieldErrors;
use crate::locale::Locale;
use crate::request::{Filing, Requester, check_filing};

/// Longest name, address or number, in characters.
pub(super) const LINE_CHARS: usize = 300;
/// Longest subject or purpose, in characters.
pub(super) const TEXT_CHARS: usize = 4_000;
/// Longest mail address (RFC 5321 §4.5.3.1).
pub(super) const EMAIL_CHARS: usize = 254;

/// Name here and in the form.
const FIELDS: [(&str, &str); 14] = [
    ("unit", "unit"),
    ("applicant_kind", "pemohon"),
    ("name", "nama"),
    ("address", "alamat"),
    ("email", "surel"),
    ("phone", "telepon"),
    ("nik", "nik"),
    ("legal_number", "nomor-badan-hukum"),
    ("representative", "kuasa"),
    ("power_of_attorney", "surat-kuasa"),
    ("subject", "informasi"),
    ("purpose", "tujuan"),
    ("format", "bentuk"),
    ("delivery", "cara"),
];

/// Parts of a form that bring papers: name here and in the form.
pub(super) const PAPERS: [(&str, &str); 2] = [("identity", "identitas"), ("attachments", "lampiran")];

fn law(field: &str) -> &'static str {
    match field {
        "name" | "address" | "subject" | "format" | "delivery" => "UU 14/2008 Ps.22(2)",
        "purpose" => "UU 14/2008 Ps.4(3)",
        // The number is given at once to who asks by electronic mail.
        "email" | "phone" => "UU 14/2008 Ps.22(5)",
        "legal_number" | "power_of_attorney" => "UU 14/2008 Ps.1(12)",
        _ => "",
    }
}

/// Reads the JSON of a request. `form_token` is what makes a call sent twice one request.
/// Errors: 422 with every field that cannot be taken; 404 for a unit that is not there; 400 when it is no object.
pub(super) fn read(ctx: &Ctx, json: &[u8], form_token: String) -> Result<Filing, Fault> {
    let sent = reading::object(json)?;
    let mut reading = Reading::new(&sent, law);
    reading.only(|key| FIELDS.iter().any(|(name, _)| *name == key));
    let code = reading.filled("unit", 80);
    let filing = Filing {
        unit: ctx.directory.by_code(&code).filter(|unit| unit.is_active()).map(|unit| unit.id),
        channel: Channel::Api,
        kind: choice(&mut reading, "applicant_kind", ApplicantKind::Individual),
        requester: requester(&mut reading),
        subject: reading.filled("subject", TEXT_CHARS),
        purpose: reading.filled("purpose", TEXT_CHARS),
        format: choice(&mut reading, "format", Format::Digital),
        delivery: choice(&mut reading, "delivery", Delivery::Email),
        form_token,
    };
    reading.end()?;
    if filing.unit.is_none() && !code.is_empty() {
        return Err(Fault::names_nothing("unit", "names no active unit; see /api/v1/units"));
    }
    match faults(&check_filing(&filing)) {
        found if found.is_empty() => Ok(filing),
        found => Err(Fault::Fields(found)),
    }
}

fn choice<T: Code>(reading: &mut Reading<'_>, field: &str, default: T) -> T {
    let codes: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
    // An empty choice is no choice.
    reading.filled(field, LINE_CHARS);
    reading.one_of(field, &codes).unwrap_or(default)
}

fn requester(reading: &mut Reading<'_>) -> Requester {
    let is_phone = |c: char| c.is_ascii_digit() || "+ ().-".contains(c);
    Requester {
        name: reading.filled("name", LINE_CHARS),
        address: reading.filled("address", LINE_CHARS),
        email: reading.made_of("email", EMAIL_CHARS, |c| c.is_ascii_graphic()),
        phone: reading.made_of("phone", LINE_CHARS, is_phone),
        nik: reading.made_of("nik", 16, |c| c.is_ascii_digit()),
        legal_number: reading.filled("legal_number", LINE_CHARS),
        representative: reading.filled("representative", LINE_CHARS),
        power_of_attorney: reading.filled("power_of_attorney", LINE_CHARS),
        salt: String::new(),
    }
}

/// Faults of the form under the names of the API.
pub(super) fn faults(errors: &FieldErrors) -> Vec<FieldFault> {
    let fault = |(form, key): &(&'static str, &'static str)| {
        let mut known = FIELDS.iter().chain(&PAPERS);
        let name = known.find(|(_, known)| known == form).map_or(*form, |(name, _)| *name);
        FieldFault::with_law(name, Locale::English.t(key), law(name))
    };
    errors.0.iter().map(fault).collect()
}
