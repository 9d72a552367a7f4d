//! E-mail addresses of persons. Addresses of offices (`.go.id`, `humas@…`) are made to be published.

use crate::finding::{Finding, Kind};
use crate::reading::Reading;

const OFFICE_HOSTS: [&str; 6] = [".go.id", ".mil.id", ".desa.id", ".sch.id", ".ac.id", ".or.id"];
const OFFICE_NAMES: [&str; 26] = [
    "info",
    "admin",
    "humas",
    "ppid",
    "kontak",
    "contact",
    "layanan",
    "pengaduan",
    "dinas",
    "kantor",
    "kecamatan",
    "kelurahan",
    "kel",
    "kec",
    "bappeda",
    "diskominfo",
    "disdik",
    "dinkes",
    "puskesmas",
    "rsud",
    "sekretariat",
    "redaksi",
    "noreply",
    "support",
    "help",
    "halo",
];

pub(crate) fn find(reading: &Reading, found: &mut Vec<Finding>) {
    for place in 0..reading.len() {
        if reading.at(place) != '@' {
            continue;
        }
        let from = place - (0..place).rev().take(64).take_while(|at| is_local(reading.at(*at))).count();
        let mut to = place + 1;
        while to < place + 255 && is_host(reading.at(to)) {
            to += 1;
        }
        while matches!(reading.before(to), '.' | '-') {
            to -= 1;
        }
        let (local, host) = (text(reading, from, place), text(reading, place + 1, to));
        let Some((_, top)) = host.rsplit_once('.') else { continue };
        if local.is_empty() || top.len() < 2 || !top.chars().all(|c| c.is_ascii_alphabetic()) {
            continue;
        }
        if OFFICE_HOSTS.iter().any(|end| format!(".{host}").ends_with(end)) {
            continue;
        }
        let is_office = local.split(|c: char| !c.is_alphabetic()).any(|part| OFFICE_NAMES.contains(&part));
        found.push(Finding::at(reading, Kind::Email, from, to, if is_office { 40 } else { 85 }));
    }
}

fn text(reading: &Reading, from: usize, to: usize) -> String {
    (from..to).map(|at| reading.at(at)).collect()
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

fn is_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}
