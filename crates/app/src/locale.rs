//! Languages of the interface: Indonesian first, English complete.
//!
//! English pages live under `/en`, so that an address always shows the same words to everyone and
//! can be cached. Texts are in `locales/{id,en}/*.ftl`, key = `slice-page-item`.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "../../locales",
        fallback_language: "id",
        // The isolation marks would end up in mails, feeds and tests.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ID: LanguageIdentifier = langid!("id");
static EN: LanguageIdentifier = langid!("en");

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// Bahasa Indonesia, the language of the law and the default.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Locale {
    /// The code in `<html lang>` and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// The language of a stored code; anything unknown is Indonesian.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::English } else { Self::Indonesian }
    }

    /// What stands before every path in this language.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Indonesian => "",
            Self::English => "/en",
        }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Indonesian => &ID,
            Self::English => &EN,
        }
    }

    /// The text of `key`. A missing key shows itself; a test keeps that from happening.
    pub fn t(self, key: &str) -> String {
        LOCALES.try_lookup(self.id(), key).unwrap_or_else(|| key.to_owned())
    }

    /// The text of `key` with arguments.
    pub fn with(self, key: &str, args: &[(&'static str, FluentValue<'static>)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'static>> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        LOCALES.try_lookup_with_args(self.id(), key, &args).unwrap_or_else(|| key.to_owned())
    }

    /// Whether a text exists in exactly this language.
    pub fn has(self, key: &str) -> bool {
        // A text with arguments is only found together with them.
        let some = |name: &'static str| (Cow::Borrowed(name), FluentValue::from(""));
        let args: HashMap<Cow<'static, str>, FluentValue<'static>> =
            ["n", "x", "y", "who", "thing"].map(some).into_iter().collect();
        LOCALES.lookup_single_language(self.id(), key, Some(&args)).is_ok()
    }
}

/// A month in words: `November 2026`.
pub fn month_in_words(locale: Locale, day: jiff::civil::Date) -> String {
    let words = day_in_words(locale, day);
    words.split_once(' ').map_or(String::new(), |(_, month)| month.to_owned())
}

/// A day in words: `22 November 2026`; English `22 November 2026` with English month names.
pub fn day_in_words(locale: Locale, day: jiff::civil::Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match locale {
        Locale::Indonesian => bahasa::date_long(day),
        Locale::English => {
            let month = usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
            format!("{} {} {}", day.day(), month.unwrap_or(&""), day.year())
        }
    }
}

/// The name of the day of the week: `Senin`, `Monday`.
pub fn weekday_in_words(locale: Locale, day: jiff::civil::Date) -> &'static str {
    use jiff::civil::Weekday;
    if locale == Locale::Indonesian {
        return bahasa::day_name(day);
    }
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Day and time with the letters of the zone (WIB, WITA, WIT).
pub fn moment_in_words(locale: Locale, ms: i64, zone: &jiff::tz::TimeZone) -> String {
    let at = rules::zone::local(ms, zone);
    let letters = match zone.iana_name() {
        Some("Asia/Jakarta" | "Asia/Pontianak") => " WIB",
        Some("Asia/Makassar") => " WITA",
        Some("Asia/Jayapura") => " WIT",
        _ => "",
    };
    let day = day_in_words(locale, at.date());
    match locale {
        Locale::Indonesian => format!("{day} pukul {:02}.{:02}{letters}", at.hour(), at.minute()),
        Locale::English => format!("{day} at {:02}:{:02}{letters}", at.hour(), at.minute()),
    }
}

/// Bytes as people read them: `84 KB`, `1,2 MB`.
pub fn size_in_words(locale: Locale, bytes: i64) -> String {
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    if bytes < 1_000_000 {
        return format!("{} KB", (bytes + 500) / 1000);
    }
    let tenths = (bytes + 50_000) / 100_000;
    let comma = if locale == Locale::Indonesian { ',' } else { '.' };
    format!("{}{comma}{} MB", tenths / 10, tenths % 10)
}
