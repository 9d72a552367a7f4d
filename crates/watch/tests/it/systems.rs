//! Seventy made-up sites of seven systems, each in the markup its system really writes: the newest news and the
//! number of a month are known, and what misleads stands beside them.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use watch::{Content, SiteReport, System};

use crate::support::{HOME, Site, html};

const NOW: &str = "2026-11-22T05:00:00Z";
const MONTH: &str = "2026-10";

/// News of one made-up site: titles with their days, newest first. Each site has another rhythm.
fn news(seed: u32) -> Vec<(String, Date)> {
    let topics = [
        "Rapat koordinasi kebersihan kota",
        "Penyaluran bantuan warga",
        "Pelatihan perangkat kelurahan",
        "Lomba kampung hijau tahunan",
        "Pelayanan administrasi keliling",
    ];
    let first = date(2026, 11, 20).checked_sub(i64::from(seed * 7 % 60).days()).unwrap();
    let step = 2 + i64::from(seed % 5);
    (0..30_i64)
        .map(|n| {
            let (at, offset) = (usize::try_from(n).unwrap(), usize::try_from(seed).unwrap());
            (
                format!("{} ke-{}", topics[(at + offset) % topics.len()], at + 1),
                first.checked_sub((n * step).days()).unwrap(),
            )
        })
        .collect()
}

fn slug(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn in_october(news: &[(String, Date)]) -> u32 {
    u32::try_from(news.iter().filter(|(_, day)| (day.year(), day.month()) == (2026, 10)).count()).unwrap()
}

/// An agenda, a clock and a foot, as they stand on every second site.
const AROUND: &str = "<aside class=\"agenda\"><h3>Agenda</h3><ul><li><a href=\"/agenda/1\">Upacara bendera hari pahlawan</a> 21 November 2026</li></ul></aside>\
    <div class=\"topbar\">Minggu, 22 November 2026</div><footer>Copyright &copy; 2019-2026 Pemerintah Kota. Diperbarui 22 November 2026</footer>";

fn rss(news: &[(String, Date)], limit: usize) -> String {
    let item = |(title, day): &(String, Date)| {
        format!(
            "<item><title>{title}</title><link>{HOME}{}</link><pubDate>{}</pubDate></item>",
            slug(title),
            day.strftime("%a, %d %b %Y 09:00:00 +0700")
        )
    };
    let items: String = news.iter().take(limit).map(item).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Dinas</title><link>{HOME}</link><lastBuildDate>Sun, 22 Nov 2026 01:00:00 +0000</lastBuildDate>{items}</channel></rss>"
    )
}

fn wordpress(seed: u32, news: &[(String, Date)]) -> Site {
    let front = format!(
        "<html><head><title>Dinas</title><meta name=\"generator\" content=\"WordPress 6.5\"><link rel=\"https://api.w.org/\" href=\"{HOME}wp-json/\">\
         <link rel=\"alternate\" type=\"application/rss+xml\" title=\"Dinas &raquo; Umpan\" href=\"{HOME}feed/\"><link rel=\"alternate\" type=\"application/rss+xml\" title=\"Umpan Komentar\" href=\"{HOME}comments/feed/\"></head>\
         <body class=\"home page\"><p>Selamat datang di situs dinas</p>{AROUND}</body></html>"
    );
    let feed = rss(news, 10);
    let posts = news.to_vec();
    // A third of the sites closes its interface, another third only the pretty address of it.
    Site::default()
        .html("", front)
        .with("feed/", "application/rss+xml", feed)
        .with("feed/?paged=2", "application/rss+xml", rss(&news[10..], 10))
        .with("feed/?paged=3", "application/rss+xml", rss(&news[20..], 10))
        .special(move |ask| {
            let by_route = ask.url.query().is_some_and(|query| query.contains("rest_route"));
            let open = match seed % 3 {
                0 => ask.url.path().starts_with("/wp-json/"),
                1 => by_route,
                _ => false,
            };
            let asked = ask.url.path().starts_with("/wp-json/") || by_route;
            asked.then(|| {
                if open {
                    rest(&posts, ask.url.query().unwrap_or_default())
                } else {
                    Content { status: 401, ..html("{\"code\":\"rest_forbidden\"}") }
                }
            })
        })
}

/// Answers as `wp/v2/posts` does, with the headers of paging.
fn rest(posts: &[(String, Date)], query: &str) -> Content {
    let value = |name: &str| {
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
    };
    let day = |name: &str| value(name).and_then(|text| text.get(..10)?.parse::<Date>().ok());
    let (after, before) = (day("after").unwrap_or(Date::MIN), day("before").unwrap_or(Date::MAX));
    let fits: Vec<_> = posts.iter().filter(|(_, day)| (after..=before).contains(day)).collect();
    let list: Vec<String> = fits
        .iter()
        .map(|(title, day)| format!("{{\"id\":1,\"date\":\"{day}T09:00:00\",\"date_gmt\":\"{day}T02:00:00\",\"link\":\"{HOME}{}/\",\"title\":{{\"rendered\":\"{title}\"}}}}", slug(title)))
        .collect();
    let headers = vec![
        ("x-wp-total".to_owned(), fits.len().to_string()),
        ("x-wp-totalpages".to_owned(), "1".to_owned()),
    ];
    Content { headers, ..html(&format!("[{}]", list.join(","))) }
}

fn opensid(_seed: u32, news: &[(String, Date)]) -> Site {
    let card = |(title, day): &(String, Date)| {
        format!(
            "<div class=\"card\"><h2 class=\"judul\"><a href=\"{HOME}artikel/{}\">{title}</a></h2><div class=\"meta\"><i class=\"fa fa-calendar\"></i> {} <i class=\"fa fa-user\"></i> Administrator</div><p>Pada tanggal 1 Maret 2020 telah dilaksanakan kegiatan bersama warga dan perangkat desa di balai pertemuan yang dihadiri banyak orang.</p></div>",
            day.strftime("%Y/%-m/%-d/").to_string() + &slug(title),
            bahasa::date_long(*day)
        )
    };
    let front: String = news.iter().take(8).map(card).collect();
    let page = format!(
        "<html><head><title>Desa Contoh</title><meta name=\"generator\" content=\"OpenSID 24.1\"></head><body><main>{front}</main>{AROUND}</body></html>"
    );
    Site::default().html("", page).with("feed", "application/xml", rss(news, 20))
}

fn joomla(_seed: u32, news: &[(String, Date)]) -> Site {
    let item = |(title, day): &(String, Date)| {
        format!(
            "<div class=\"item\"><h2 itemprop=\"name\"><a href=\"/index.php/berita/{}\" itemprop=\"url\">{title}</a></h2><dl class=\"article-info\"><dd class=\"published\"><time datetime=\"{day}T09:00:00+07:00\" itemprop=\"datePublished\">Ditayangkan: {}</time></dd><dd class=\"hits\">Dilihat: 120</dd></dl></div>",
            slug(title),
            bahasa::date_long(*day)
        )
    };
    let page = format!(
        "<html><head><title>Dinas</title><meta name=\"generator\" content=\"Joomla! - Open Source Content Management\"><link href=\"/index.php?format=feed&amp;type=rss\" rel=\"alternate\" type=\"application/rss+xml\" title=\"RSS 2.0\"></head><body><div class=\"blog-featured\">{}</div>{AROUND}</body></html>",
        news.iter().take(6).map(item).collect::<String>()
    );
    Site::default().html("", page).with(
        "index.php?format=feed&type=rss",
        "application/rss+xml",
        rss(news, 30),
    )
}

fn blogspot(_seed: u32, news: &[(String, Date)]) -> Site {
    let entry = |(title, day): &(String, Date)| {
        format!(
            "<entry><id>tag:blogger.com,1999:{}</id><published>{day}T09:00:00.000+07:00</published><updated>2026-11-21T08:00:00.000+07:00</updated><title type=\"text\">{title}</title><link rel=\"alternate\" type=\"text/html\" href=\"{HOME}2026/01/{}.html\"/></entry>",
            slug(title),
            slug(title)
        )
    };
    let feed = format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:openSearch=\"http://a9.com/-/spec/opensearchrss/1.0/\"><id>tag:blogger.com</id><updated>2026-11-21T08:00:00.000+07:00</updated><title>Kelurahan</title><openSearch:totalResults>{}</openSearch:totalResults>{}</feed>",
        news.len(),
        news.iter().map(entry).collect::<String>()
    );
    let page = format!(
        "<html><head><title>Kelurahan</title><meta content=\"blogger\" name=\"generator\"><link rel=\"alternate\" type=\"application/atom+xml\" title=\"Kelurahan - Atom\" href=\"{HOME}feeds/posts/default\"></head><body><p>Selamat datang di kelurahan</p>{AROUND}</body></html>"
    );
    Site::default().html("", page).with("feeds/posts/default?max-results=150", "application/atom+xml", feed)
}

fn drupal(_seed: u32, news: &[(String, Date)]) -> Site {
    let node = |(title, day): &(String, Date)| {
        format!(
            "<article class=\"node node--type-article\"><h2><a href=\"/node/{}\"><span class=\"field--name-title\">{title}</span></a></h2><footer class=\"node__meta\"><span class=\"field--name-created\"><time datetime=\"{day}T09:00:00+07:00\" class=\"datetime\">{}</time></span></footer></article>",
            day.strftime("%y%m%d"),
            day.strftime("%a, %m/%d/%Y - 09:00")
        )
    };
    let page = format!(
        "<html><head><title>Badan</title><meta name=\"Generator\" content=\"Drupal 10 (https://www.drupal.org)\"></head><body><main>{}</main><script type=\"application/json\" data-drupal-selector=\"drupal-settings-json\">{{}}</script>{AROUND}</body></html>",
        news.iter().take(10).map(node).collect::<String>()
    );
    Site::default().html("", page).with("rss.xml", "application/rss+xml", rss(news, 10))
}

/// Hand-made sites: tables, lists and cards, dates in words, in numbers, or counted from now, older pages behind.
fn hand_made(seed: u32, news: &[(String, Date)]) -> Site {
    let written = move |day: Date| match seed % 4 {
        0 => format!("{}, {}", bahasa::day_name(day), bahasa::date_long(day)),
        1 => format!("{} {}", bahasa::day_name(day), day.strftime("%d/%m/%Y")),
        2 => day.strftime("%d-%m-%Y 08:15").to_string(),
        _ => format!("Diposting oleh admin pada {}", bahasa::date_long(day)),
    };
    let row = move |(title, day): &(String, Date)| match seed % 3 {
        0 => format!(
            "<tr><td>{}</td><td><a href=\"detail.php?id={}\">{title}</a></td></tr>",
            written(*day),
            slug(title)
        ),
        1 => format!(
            "<li><a href=\"berita_detail.php?judul={}\">{title}</a><br><small>{}</small><p>Kegiatan dimulai sejak 5 Januari 2021 dan diikuti warga dari seluruh kelurahan dengan penuh semangat kebersamaan.</p></li>",
            slug(title),
            written(*day)
        ),
        _ => format!(
            "<div class=\"kotak\"><div class=\"tgl\">{}</div><h4>{title}</h4><a href=\"?hal=berita&id={}\">Selengkapnya</a></div>",
            written(*day),
            slug(title)
        ),
    };
    let list = |from: usize| {
        let rows: String = news.iter().skip(from).take(10).map(row).collect();
        let next = if from + 10 < news.len() {
            format!("<a href=\"berita.php?page={}\">Berikutnya</a>", from / 10 + 2)
        } else {
            String::new()
        };
        format!(
            "<html><head><title>Berita</title></head><body><table>{rows}</table>{next}{AROUND}</body></html>"
        )
    };
    let front = format!(
        "<html><head><title>Kecamatan</title></head><body><ul><li><a href=\"profil.php\">Profil</a></li><li><a href=\"berita.php\">Berita</a></li></ul><p>Sambutan camat: selamat datang di situs kecamatan.</p>{AROUND}</body></html>"
    );
    Site::default()
        .html("", front)
        .html("berita.php", list(0))
        .html("berita.php?page=2", list(10))
        .html("berita.php?page=3", list(20))
}

fn terbuka(_seed: u32, news: &[(String, Date)]) -> Site {
    let entry = |(title, day): &(String, Date)| {
        format!(
            "<entry><id>{HOME}berita/{}</id><title>{title}</title><link href=\"{HOME}berita/{}\"/><published>{day}T02:00:00Z</published><updated>2026-11-21T02:00:00Z</updated></entry>",
            slug(title),
            slug(title)
        )
    };
    let feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><id>{HOME}</id><title>Berita</title><updated>2026-11-21T02:00:00Z</updated>{}</feed>",
        news.iter().map(entry).collect::<String>()
    );
    let page = format!(
        "<html><head><title>Kecamatan</title><link rel=\"alternate\" type=\"application/atom+xml\" title=\"Berita\" href=\"/berita/atom.xml\"></head><body><main><p>Selamat datang di kecamatan</p></main>{AROUND}</body></html>"
    );
    Site::default().html("", page).with("berita/atom.xml", "application/atom+xml", feed)
}

type Maker = fn(u32, &[(String, Date)]) -> Site;

#[test]
fn the_newest_news_and_the_month_of_seven_systems_are_right() {
    let makers: [(&str, Maker, System); 7] = [
        ("WordPress", wordpress, System::Wordpress),
        ("OpenSID", opensid, System::Opensid),
        ("Joomla", joomla, System::Joomla),
        ("Blogspot", blogspot, System::Blogspot),
        ("Drupal", drupal, System::Drupal),
        ("by hand", hand_made, System::Other),
        ("Terbuka", terbuka, System::Other),
    ];
    let (mut all, mut days, mut counts, mut wrong) = (0, 0, 0, Vec::new());
    for (name, make, system) in makers {
        for seed in 0..12 {
            let news = news(seed);
            let report: SiteReport = make(seed, &news).read(HOME, NOW, MONTH);
            let found = report.newest.as_ref().map(|newest| newest.day);
            let best = report.months.iter().filter(|month| month.complete).min_by_key(|month| month.road);
            all += 1;
            assert_eq!(report.system, system, "{name}");
            if found == Some(news[0].1) {
                days += 1;
            } else {
                wrong.push(format!("{name} {seed}: {found:?}, not {}", news[0].1));
            }
            match best {
                Some(best) if best.posts == in_october(&news) => counts += 1,
                other => wrong.push(format!("{name} {seed}: {other:?}, not {}", in_october(&news))),
            }
        }
    }
    println!("newest right {days}/{all}, month right {counts}/{all}; {wrong:#?}");
    assert!(days * 100 >= all * 95 && counts * 100 >= all * 90);
}
