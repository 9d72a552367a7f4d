//! Finding an application or a service by what somebody needs: stems of the words, and words people use for the same thing.

use std::collections::BTreeSet;

/// By what something is found.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// Its name.
    pub name: String,
    /// Words people look for it by.
    pub words: String,
    /// What else is said of it.
    pub rest: String,
}

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

/// Other words for the need something is named and looked for by, for a search that asks for the words themselves.
/// What is only said of it in passing brings none: an office that serves everybody would be found by every need.
pub fn meant(described: &Described) -> String {
    let said = stems(&format!("{} {}", described.name, described.words));
    let is_meant = |line: &&[&str]| line.iter().any(|word| said.contains(&*bahasa::stem(word)));
    let words = SAME.into_iter().filter(is_meant).flatten().copied();
    words.filter(|word| !said.contains(&*bahasa::stem(word))).collect::<Vec<_>>().join(" ")
}

/// Things that answer a question, the best first; all of them for one without words. A word that is meant counts less
/// than one that is said.
pub fn best<T>(things: Vec<T>, question: &str, described: impl Fn(&T) -> Described) -> Vec<T> {
    let wanted: Vec<(String, BTreeSet<String>)> =
        stems(question).into_iter().map(|stem| (stem.clone(), same(&stem))).collect();
    if wanted.is_empty() {
        return things;
    }
    let mut found: Vec<(usize, usize, T)> = Vec::new();
    for thing in things {
        let said = described(&thing);
        let (name, words, rest) = (stems(&said.name), stems(&said.words), stems(&said.rest));
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
            found.push((met, all.iter().sum(), thing));
        }
    }
    // Stable: what is equal stays in the order of names.
    found.sort_by_key(|(met, points, _)| std::cmp::Reverse((*met, *points)));
    found.into_iter().map(|(.., thing)| thing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    fn app(name: &str, rest: &str, words: &str) -> Described {
        Described { name: name.to_owned(), words: words.to_owned(), rest: rest.to_owned() }
    }

    #[test]
    fn a_need_leads_to_the_application() {
        let apps = || {
            vec![
                app("Presensi Pegawai", "Mencatat kehadiran guru dan pegawai.", ""),
                app("JKN Kota", "Layanan kesehatan yang ditanggung kota.", "UHC"),
                app("Lapor Kota", "Menyampaikan keluhan warga.", ""),
            ]
        };
        let found = |question: &str| best(apps(), question, Clone::clone);
        let first = |question: &str| found(question).into_iter().next().map(|app| app.name);
        assert_eq!(first("absen guru").as_deref(), Some("Presensi Pegawai"));
        assert_eq!(first("berobat gratis").as_deref(), Some("JKN Kota"));
        assert_eq!(first("UHC").as_deref(), Some("JKN Kota"));
        assert_eq!(first("pengaduan jalan rusak").as_deref(), Some("Lapor Kota"));
        assert_eq!(first("kapal selam"), None);
        assert_eq!(found(" di ").len(), 3, "no words: everything");
    }

    #[test]
    fn words_for_the_same_need_come_from_what_it_is_called_and_not_from_what_is_said_of_it() {
        let found = meant(&app("Presensi Pegawai", "Untuk guru yang sakit.", ""));
        assert!(found.contains("absen") && found.contains("guru"), "{found}");
        assert!(!found.contains("presensi") && !found.contains("berobat"), "{found}");
        assert_eq!(meant(&app("Kapal selam", "", "")), "");
    }
}
