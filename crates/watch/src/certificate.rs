//! Reads a certificate: until when it is good, and for whom.

use jiff::Timestamp;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::FromDer as _;

use crate::report::{Tls, TlsProblem};

/// What a certificate (DER) says; `problem` is what a browser has against it, `now` the time of reading.
pub fn read(der: &[u8], problem: Option<TlsProblem>, now: Timestamp) -> Tls {
    let Ok((_, certificate)) = X509Certificate::from_der(der) else {
        return Tls {
            valid: false,
            valid_from: None,
            valid_until: None,
            days_left: None,
            names: Vec::new(),
            issuer: String::new(),
            problem: Some(problem.unwrap_or(TlsProblem::Unreadable)),
        };
    };
    let instant = |seconds| Timestamp::from_second(seconds).ok();
    let valid_from = instant(certificate.validity().not_before.timestamp());
    let valid_until = instant(certificate.validity().not_after.timestamp());
    let days_left = valid_until.map(|until| until.duration_since(now).as_secs().div_euclid(86_400));
    // The clock of the reading decides, also in a reading that is played again later.
    let problem = match (valid_from, valid_until) {
        (_, Some(until)) if until < now => Some(TlsProblem::Expired),
        (Some(from), _) if from > now => Some(TlsProblem::NotYetValid),
        _ => problem,
    };
    Tls {
        valid: problem.is_none(),
        valid_from,
        valid_until,
        days_left,
        names: names(&certificate),
        issuer: certificate.issuer().to_string(),
        problem,
    }
}

fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let alternative = certificate.subject_alternative_name().ok().flatten();
    let mut names: Vec<String> = alternative
        .iter()
        .flat_map(|extension| &extension.value.general_names)
        .filter_map(|name| match name {
            GeneralName::DNSName(name) => Some((*name).to_owned()),
            _ => None,
        })
        .take(100)
        .collect();
    if names.is_empty() {
        let common = certificate.subject().iter_common_name().filter_map(|name| name.as_str().ok());
        names.extend(common.map(str::to_owned));
    }
    names
}
