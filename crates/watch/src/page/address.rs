//! What an address says of the page behind it.

use url::Url;

/// First or middle parts of paths under which news stand, on Indonesian government sites.
const NEWS_PARTS: &[&str] = &[
    "berita",
    "news",
    "artikel",
    "article",
    "articles",
    "kabar",
    "warta",
    "post",
    "posts",
    "read",
    "baca",
    "blog",
    "pengumuman",
    "kegiatan",
    "siaran",
    "rilis",
    "publikasi",
    "node",
    "detail",
    "informasi",
    "liputan",
    "info",
];

/// Parts of paths that are lists, archives or accounts, and never a news item themselves.
const NOT_NEWS: &[&str] = &[
    "category",
    "kategori",
    "tag",
    "tags",
    "author",
    "penulis",
    "page",
    "halaman",
    "feed",
    "wp-content",
    "login",
    "wp-login.php",
    "search",
    "cari",
    "comments",
    "user",
    "admin",
];

/// Words of links that say nothing of where they lead.
const GENERIC: &[&str] = &[
    "selengkapnya",
    "baca selengkapnya",
    "read more",
    "baca",
    "lanjut",
    "detail",
    "lihat",
    "more",
    "continue reading",
    "lihat detail",
    "baca lagi",
    "read",
    "klik di sini",
    "next",
    "previous",
    "selanjutnya",
    "sebelumnya",
];

/// Whether an address looks like that of one news item.
pub fn is_news_address(url: &Url) -> bool {
    let parts: Vec<String> =
        url.path().split('/').filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    if parts.iter().any(|part| NOT_NEWS.contains(&part.as_str())) {
        return false;
    }
    let query = url.query().unwrap_or_default().to_lowercase();
    let numbered = query.split('&').any(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        matches!(
            name,
            "id" | "p" | "idberita" | "id_berita" | "berita" | "news" | "artikel" | "slug" | "judul" | "read"
        ) && !value.is_empty()
    });
    let named = |part: &String| {
        part.split(['-', '_', '.']).next().is_some_and(|first| NEWS_PARTS.contains(&first))
            || part.strip_suffix(".php").is_some_and(|name| NEWS_PARTS.contains(&name))
    };
    let last_is_slug =
        parts.last().is_some_and(|part| part.matches(['-', '_']).count() >= 2 || part.len() > 25);
    numbered
        || crate::news::address_date(url).is_some()
        || last_is_slug
        || (parts.len() >= 2 && parts.iter().any(named))
}

/// Whether the words of a link say nothing.
pub fn is_generic_text(text: &str) -> bool {
    let folded: String = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    folded.chars().count() < 4 || GENERIC.contains(&folded.as_str())
}

/// Whether two hosts are of one site: the same host but for `www.`, or one under the other.
pub fn same_site(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let (one, other) = (bare(one), bare(other));
    !one.is_empty()
        && (one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}")))
}

/// Whether a path ends in `.` and one of these, whatever the case.
pub fn is_file(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| endings.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

/// The first part of the path, in which pages of one kind stand: `/berita/lomba` is of the family `berita`.
pub fn path_family(url: &Url) -> Option<String> {
    let mut parts = url.path().split('/').filter(|part| !part.is_empty());
    let first = parts.next()?;
    parts.next()?;
    Some(first.chars().take(40).collect::<String>().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_told_from_lists_by_their_address() {
        let is = |path: &str| is_news_address(&Url::parse(&format!("https://a.go.id{path}")).unwrap());
        for news in [
            "/berita/lomba-kebersihan",
            "/2023/02/11/pembukaan",
            "/detail.php?id=12",
            "/index.php?hal=berita&id=3",
            "/read/128/rapat-koordinasi-bulanan",
            "/node/12",
            "/rapat-koordinasi-tanaman-pangan",
            "/?p=9",
        ] {
            assert!(is(news), "{news}");
        }
        for other in [
            "/",
            "/profil",
            "/category/kegiatan/",
            "/tag/banjir-besar-di-kota",
            "/kontak.html",
            "/berita",
            "/berita/page/2",
        ] {
            assert!(!is(other), "{other}");
        }
    }
}
