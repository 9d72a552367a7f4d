//! The menu of the workroom: what people need every day stands open, the rest is one tap away.

use crate::page::Page;

/// Needed act (see [`Page::may`]), path, text key, name of the section.
type Item = (&'static str, &'static str, &'static str, &'static str);

const DAILY: &[Item] = &[
    ("", "/kerja", "nav-home", "home"),
    ("read", "/kerja/berita", "nav-news", "news"),
    ("read", "/kerja/informasi", "nav-register", "register"),
    ("requests", "/kerja/permohonan", "nav-requests", "requests"),
];

const MORE: &[Item] = &[
    ("activity", "/kerja/pimpinan", "nav-overview", "overview"),
    ("requests", "/kerja/keberatan", "nav-objections", "objections"),
    ("disputes", "/kerja/sengketa", "nav-disputes", "disputes"),
    ("obligations", "/kerja/kewajiban", "nav-obligations", "obligations"),
    ("exemptions", "/kerja/dikecualikan", "nav-exemptions", "exemptions"),
    ("obligations", "/kerja/indeks", "nav-index", "index"),
    ("ranking", "/kerja/peringkat", "nav-ranking", "ranking"),
    ("ranking", "/kerja/penghargaan", "nav-recognition", "recognition"),
    ("programmes", "/kerja/program", "nav-programme", "programme"),
    ("agenda", "/kerja/agenda", "nav-event", "event"),
    ("services", "/kerja/layanan", "nav-service", "service"),
    ("apps", "/kerja/aplikasi", "nav-appdir", "appdir"),
    ("read", "/kerja/kunjungan", "nav-visit", "visit"),
    ("unfound", "/kerja/dicari", "nav-unfound", "unfound"),
    ("meetings", "/kerja/rapat", "nav-meeting", "meeting"),
    ("courses", "/kerja/pembinaan", "nav-coaching", "coaching"),
    ("ranking", "/kerja/nilai-resmi", "nav-claim", "claim"),
    ("service-reports", "/kerja/laporan/semester", "nav-semester", "semester"),
    ("service-decide", "/kerja/laporan/tahunan", "nav-annual", "annual"),
    ("alerts", "/kerja/peringatan", "nav-alerts", "alerts"),
    ("activity", "/kerja/papan", "nav-board", "board"),
    ("websites", "/kerja/situs", "nav-websites", "websites"),
    ("contact", "/kerja/kontak-unit", "nav-unit-contact", "contact"),
    ("profile", "/kerja/unit", "nav-units", "units"),
    ("accounts", "/kerja/akun", "nav-accounts", "accounts"),
    ("activity", "/kerja/aktivitas", "nav-activity", "activity"),
    ("social", "/kerja/akun-medsos", "nav-social", "social"),
    ("body", "/kerja/pengaturan", "nav-settings", "settings"),
    ("outbox", "/kerja/surel", "nav-mail", "mail"),
    ("log", "/kerja/catatan", "nav-log", "log"),
];

/// An entry this person may use.
pub(crate) struct Entry {
    /// Where it leads, with the prefix of the language.
    pub(crate) path: String,
    /// Its name.
    pub(crate) text: String,
    /// Whether the page belongs to it.
    pub(crate) is_current: bool,
}

impl Page {
    /// Entries that stand open.
    pub(crate) fn menu(&self) -> Vec<Entry> {
        self.entries(DAILY)
    }

    /// Entries behind "more".
    pub(crate) fn menu_more(&self) -> Vec<Entry> {
        self.entries(MORE)
    }

    /// What "more" is called: the entry the page belongs to, so that people see where they are.
    pub(crate) fn menu_more_name(&self) -> String {
        let current = self.menu_more().into_iter().find(|entry| entry.is_current);
        current.map_or_else(|| self.t("nav-more"), |entry| entry.text)
    }

    fn entries(&self, items: &[Item]) -> Vec<Entry> {
        let mine = items.iter().filter(|(act, ..)| act.is_empty() || self.may(act));
        let entry = |(_, path, key, section): &Item| Entry {
            path: self.to(path),
            text: self.t(key),
            is_current: self.section == *section,
        };
        mine.map(entry).collect()
    }
}
