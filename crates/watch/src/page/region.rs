//! Parts of a page where dates are of something else than news.

/// Where on a page something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Region {
    /// Where the content is.
    #[default]
    Content,
    /// Menus and the head of the page.
    Menu,
    /// The foot: copyright and the day of the last change.
    Foot,
    /// Agendas, calendars, clocks, counters of visitors, tenders.
    Other,
    /// Comments of readers.
    Comments,
}

/// The region an element opens, by its name and the words of its class and id. `None`: as around it.
pub(crate) fn opened(tag: &str, words: &[String], inside_content: bool) -> Option<Region> {
    match tag {
        "footer" if !inside_content => return Some(Region::Foot),
        "nav" => return Some(Region::Menu),
        "header" if !inside_content => return Some(Region::Menu),
        "body" | "html" => return None,
        _ => {}
    }
    words.iter().find_map(|word| match word.as_str() {
        "footer" | "copyright" | "colophon" | "copyrights" => (!inside_content).then_some(Region::Foot),
        "navbar" | "topbar" | "nav" | "menu" | "navigation" | "breadcrumb" | "breadcrumbs" => {
            Some(Region::Menu)
        }
        "agenda" | "event" | "events" | "kalender" | "calendar" | "jadwal" | "countdown" | "clock"
        | "jam" | "today" | "pengunjung" | "visitor" | "counter" | "statistik" | "tender" | "lelang"
        | "datetime" | "tribe" | "cuaca" | "prayer" | "sholat" => Some(Region::Other),
        "comments" | "comment" | "komentar" | "commentlist" => Some(Region::Comments),
        _ => None,
    })
}

/// Words before a date, in lower case, that say it is not the day of publication.
const OTHER_MEANING: &[&str] = &[
    "©",
    "copyright",
    "hak cipta",
    "hari ini",
    "today",
    "berlaku",
    "pelaksanaan",
    "batas",
    "s/d",
    "s.d",
    "hingga",
    "sampai",
    "deadline",
    "lahir",
    "expired",
    "penutupan",
    "pembukaan pendaftaran",
    "waktu pelaksanaan",
    "tanggal acara",
    "mulai",
    "sejak",
    "pukul",
    "nomor",
    "no.",
    "tahun anggaran",
    "last update",
    "terakhir diperbarui",
    "diperbarui",
    "diubah",
    "last modified",
    "dimodifikasi",
    "updated",
    "online sejak",
    "jadwal",
    "undangan",
];

/// Whether the words right before a date give it another meaning than "published on".
pub(crate) fn means_other(before: &str) -> bool {
    let before = before.to_lowercase();
    OTHER_MEANING.iter().any(|word| before.contains(word))
}
