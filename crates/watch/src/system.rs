//! Which system a site is made with, by what its front page shows.

use crate::page::Page;
use crate::report::System;

/// Recognises the system. `source` is the page as sent, `powered` the header `X-Powered-By` or `X-Generator`.
pub fn recognise(page: &Page, source: &str, headers: &[(String, String)]) -> System {
    let generator = page.meta("generator").unwrap_or_default().to_lowercase();
    let header =
        |name: &str| headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let generated = header("x-generator").to_lowercase();
    let has = |mark: &str| source.contains(mark);
    let said = |name: &str| generator.contains(name) || generated.contains(name);
    if said("terbuka") || header("server").eq_ignore_ascii_case("terbuka") {
        System::Terbuka
    } else if said("opensid") || has("OpenSID") || has("opensid") {
        System::Opensid
    } else if said("wordpress") || page.heads_of("https://api.w.org/").next().is_some() || has("/wp-content/")
    {
        System::Wordpress
    } else if said("blogger") || has("www.blogger.com/") || has("/feeds/posts/default") {
        System::Blogspot
    } else if said("joomla")
        || has("/media/jui/")
        || has("/components/com_content")
        || has("option=com_content")
    {
        System::Joomla
    } else if said("drupal")
        || has("drupal-settings-json")
        || has("/sites/default/files")
        || has("Drupal.settings")
    {
        System::Drupal
    } else if has("/eproc4/") || has("SPSE 4") || has("Layanan Pengadaan Secara Elektronik") {
        System::Spse
    } else {
        System::Other
    }
}
