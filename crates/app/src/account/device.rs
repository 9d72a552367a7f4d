//! A browser's description in words people know, for the list of sessions.

use fluent_templates::fluent_bundle::FluentValue;

use crate::locale::Locale;

/// `Chrome di Android`; when nothing is known, says so. The order matters: Edge also says Chrome,
/// Chrome also says Safari, Android also says Linux.
pub(super) fn words(locale: Locale, agent: &str) -> String {
    let pick = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = pick(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = pick(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => locale
            .with("account-device", &[("x", FluentValue::from(browser)), ("y", FluentValue::from(system))]),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => locale.t("account-device-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::locale::Locale;

    #[test]
    fn a_session_is_named_by_browser_and_system() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(words(Locale::Indonesian, edge), "Edge di Windows");
        let phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
        assert_eq!(words(Locale::English, phone), "Chrome on Android");
        assert_eq!(words(Locale::English, "curl/8"), "Unknown device");
    }
}
