//! Finding an application by what somebody needs: stems of the words, and words people use for the same thing.

use std::collections::BTreeSet;

use super::model::CityApp;

/// Words for the same need, as people here say them. Each line is one need.
const SAME: [&[&str]; 15] = [
    &["gratis", "jkn", "uhc", "bpjs", "kis"],
    &["berobat", "obat", "sakit", "sehat", "kesehatan", "dokter", "puskesmas", "rsud", "pasien"],
    &["absen", "absensi", "presensi", "hadir", "kehadiran"],
    &["guru", "pegawai", "asn", "pns", "pppk"],
    &["ktp", "kk", "akta", "akte", "adminduk", "dukcapil", "kependudukan"],
    &["izin", "perizinan", "usaha", "oss", "nib"],
    &["lapor", "aduan", "adu", "pengaduan", "keluhan", "keluh", "komplain"],
    &["kerja", "lowongan", "loker", "pencaker", "lamaran"],
    &["pajak", "pbb", "retribusi", "bphtb"],
    &["sekolah", "ppdb", "spmb", "siswa", "murid"],
    &["lelang", "pengadaan", "tender", "lpse"],
    &["informasi", "ppid", "keterbukaan", "dokumen"],
    &["hukum", "perda", "perwal", "peraturan", "jdih"],
    &["darurat", "bencana", "banjir", "kebakaran", "ambulans"],
    &["data", "statistik", "angka"],
];

fn stems(text: &str) -> BTreeSet<String> {
    let folded = bahasa::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !bahasa::is_stopword(word)).map(|word| bahasa::stem(word).into_owned()).collect()
}

/// Other words for a stem.
fn same(stem: &str) -> BTreeSet<String> {
    let stemmed =
        |line: &&[&str]| line.iter().map(|word| bahasa::stem(word).into_owned()).collect::<BTreeSet<_>>();
    SAME.iter().map(stemmed).filter(|line| line.contains(stem)).flatten().collect()
}

/// Applications that answer a question, the best first; all of them for one without words. A word that is meant counts
/// less than one that is said.
pub fn find(apps: Vec<CityApp>, question: &str) -> Vec<CityApp> {
    let wanted: Vec<(String, BTreeSet<String>)> =
        stems(question).into_iter().map(|stem| (stem.clone(), same(&stem))).collect();
    if wanted.is_empty() {
        return apps;
    }
    let mut found: Vec<(usize, usize, CityApp)> = Vec::new();
    for app in apps {
        let (name, words) = (stems(&app.name), stems(&app.words));
        let rest = stems(&format!("{} {}", app.about, app.audience));
        let points = |(stem, same): &(String, BTreeSet<String>)| match () {
            () if name.contains(stem) || words.contains(stem) => 4,
            () if rest.contains(stem) => 3,
            () if same.iter().any(|other| name.contains(other) || words.contains(other)) => 2,
            () if same.iter().any(|other| rest.contains(other)) => 1,
            () => 0,
        };
        let all: Vec<usize> = wanted.iter().map(points).collect();
        let met = all.iter().filter(|points| **points > 0).count();
        if met > 0 {
            found.push((met, all.iter().sum(), app));
        }
    }
    // Stable: what is equal stays in the order of names.
    found.sort_by_key(|(met, points, _)| std::cmp::Reverse((*met, *points)));
    found.into_iter().map(|(.., app)| app).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{CityAppId, UnitId};

    fn app(id: i64, name: &str, about: &str, words: &str) -> CityApp {
        CityApp {
            id: CityAppId(id),
            unit_id: UnitId(1),
            state: "published".to_owned(),
            version: 1,
            name: name.to_owned(),
            about: about.to_owned(),
            audience: "warga".to_owned(),
            url: "https://contoh.test".to_owned(),
            needs_login: false,
            cost: String::new(),
            data_kept: String::new(),
            words: words.to_owned(),
            manual: String::new(),
            status: "active".to_owned(),
            status_on: "2026-11-22".to_owned(),
            is_sample: true,
        }
    }

    #[test]
    fn a_need_leads_to_the_application() {
        let apps = || {
            vec![
                app(1, "Presensi Pegawai", "Mencatat kehadiran guru dan pegawai.", ""),
                app(2, "JKN Kota", "Layanan kesehatan yang ditanggung kota.", "UHC"),
                app(3, "Lapor Kota", "Menyampaikan keluhan warga.", ""),
            ]
        };
        let first = |question: &str| find(apps(), question).first().map(|app| app.id.0);
        assert_eq!(first("absen guru"), Some(1));
        assert_eq!(first("berobat gratis"), Some(2));
        assert_eq!(first("UHC"), Some(2));
        assert_eq!(first("pengaduan jalan rusak"), Some(3));
        assert_eq!(first("kapal selam"), None);
        assert_eq!(find(apps(), " di ").len(), 3, "no words: everything");
    }
}
