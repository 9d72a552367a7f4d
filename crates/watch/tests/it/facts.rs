//! The real sites of `shared/data/web`: the newest news of each, as a person reads it there.

use crate::support::{Site, facts};

/// A site: the files it is made of with their addresses, the address asked, the day of its newest news.
type Sample = (&'static str, &'static [(&'static str, &'static str)], &'static str);

const KIP: &str = "https://wiraa11.github.io/web-wordpress/";
const PADURENAN: &str = "https://andrian818.github.io/desa_padurenan.go.id/";

const SAMPLES: &[Sample] = &[
    (
        KIP,
        &[
            ("kipjatim_home.html", ""),
            ("kipjatim_ppid.html", "ppid/"),
            ("kipjatim_comments_feed.xml", "comments/feed/"),
            ("kipjatim_wp-json.json", "wp-json/"),
        ],
        "2023-02-11",
    ),
    (
        "https://wiraa11.github.io/web-wordpress/2023/02/11/ketua-ki-jatim-imadoeddin/",
        &[("kipjatim_post_kiaward_ketua.html", "")],
        "2023-02-11",
    ),
    (
        PADURENAN,
        &[
            ("padurenan_profil.html", ""),
            ("padurenan_feed.xml", "feed/"),
            ("padurenan_kegiatan.html", "kegiatan/"),
        ],
        "2023-06-09",
    ),
    ("https://a.padurenan.test/kegiatan/", &[("padurenan_kegiatan.html", "")], "2023-06-09"),
    (
        "https://ngoro.test/webdesa/profil/",
        &[("ngoro_profil.html", ""), ("ngoro_feed.xml", "../feed/index.html")],
        "2021-12-11",
    ),
    (
        "https://doriman1897.github.io/koni-kabkarimun/",
        &[("koni_home.html", ""), ("koni_feed.xml", "feed/"), ("koni_berita.html", "berita/")],
        "2022-10-24",
    ),
    (
        "https://kemenagdepok.github.io/",
        &[
            ("kemenagdepok_index.html", ""),
            ("kemenagdepok_berita.json", "berita.json"),
            ("kemenagdepok_sitemap.xml", "sitemap.xml"),
        ],
        "2025-11-22",
    ),
    (
        "https://bpadntt.ihsanmokhsen.com/",
        &[("bpadntt_index.html", ""), ("bpadntt_berita.json", "data/berita.json")],
        "2026-05-15",
    ),
    (
        "https://kanimsoetta.github.io/",
        &[("kemenagdepok_kontak.html", ""), ("kanimsoetta_news.json", "news.json")],
        "2022-11-04",
    ),
];

#[test]
fn the_newest_news_of_real_sites_is_found() {
    let Some(folder) = facts("web") else { return };
    let mut wrong = Vec::new();
    for (address, files, day) in SAMPLES {
        let mut site = Site::default();
        for (file, path) in *files {
            let body = std::fs::read(folder.join(file)).unwrap();
            let kind = if file.contains(".html") { "text/html" } else { "application/xml" };
            site = site.with(&format!("{address}{path}"), kind, body);
        }
        let report = site.read(address, "2026-11-22T05:00:00Z", "2026-11");
        let found = report.newest.as_ref().map(|newest| newest.day.to_string());
        println!(
            "{address} {found:?} {:?} {:?} {}",
            report.newest.as_ref().map(|n| (n.method, n.confidence, &n.evidence)),
            report.system,
            report.requests
        );
        if found.as_deref() != Some(*day) {
            wrong.push((address, found, day));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
