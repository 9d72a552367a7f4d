//! Planted gambling content is found, and news about gambling raise no alarm: measured on real pages and labelled
//! texts, on the half of them that was kept apart while the rules were written.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use serde_json::Value;
use watch::injection::Search;
use watch::{InjectionVerdict, Page, SignKind, SiteReport, Visitor};

use crate::support::{HOME, Site, facts, home, html, is_from_search, jakarta};

const NOW: &str = "2026-11-22T05:00:00Z";

fn read(site: &Site) -> SiteReport {
    site.read(HOME, NOW, "2026-11")
}

fn alarm(site: &Site) -> bool {
    read(site).injection.verdict == InjectionVerdict::Injected
}

/// Whether one page alone raises an alarm, read once and not as five visitors.
fn alarm_of(page: &str) -> bool {
    let now = NOW.parse::<Timestamp>().unwrap().to_zoned(jakarta()).datetime();
    let read = Page::read(page, &home(), now, &jakarta());
    let mut search = Search::default();
    search.page(&read, page, &home(), Visitor::Watcher);
    search.conclude().verdict == InjectionVerdict::Injected
}

/// The half a sample is in: `true` was kept apart. By a hash of its name, so that it never changes.
fn kept_apart(name: &str) -> bool {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32) % 2 == 1
}

/// Right and wrong answers of one kind of sample.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, right: bool, name: &str) {
        if right {
            self.right += 1;
        } else {
            self.wrong.push(name.to_owned());
        }
    }

    fn print(&self, name: &str) {
        println!(
            "| {name} | {} | {} | {:?} |",
            self.right + self.wrong.len(),
            self.wrong.len(),
            self.wrong.iter().take(12).collect::<Vec<_>>()
        );
    }
}

struct Sample {
    name: String,
    planted: bool,
    kind: String,
    body: Vec<u8>,
}

/// The pages of `web/manifest.csv` with what they are.
fn pages(folder: &Path) -> Vec<Sample> {
    let mut rows = csv::Reader::from_path(folder.join("manifest.csv")).unwrap();
    let all = rows.records().map(Result::unwrap).filter_map(|row| {
        let (file, kind, class) = (row[1].to_owned(), row[3].to_owned(), row[4].to_owned());
        let body = std::fs::read(folder.join(&file)).ok()?;
        let planted = class != "normal" && class != "error_page";
        matches!(kind.as_str(), "html" | "markdown" | "sitemap").then_some(Sample {
            name: file,
            planted,
            kind,
            body,
        })
    });
    all.collect()
}

fn site_of(sample: &Sample) -> Site {
    match sample.kind.as_str() {
        "sitemap" => Site::default().html("", "<p>Selamat datang di situs dinas kami</p>").with(
            "sitemap.xml",
            "application/xml",
            sample.body.clone(),
        ),
        "markdown" => Site::default().with("", "text/markdown", sample.body.clone()),
        _ => Site::default().html("", sample.body.clone()),
    }
}

fn comments(folder: &Path) -> Vec<(String, String, bool)> {
    let files = ["comments_gbennnn.jsonl", "comments_muzazr.jsonl", "comments_akbaralfaidah.jsonl"];
    let text =
        files.iter().map(|file| std::fs::read_to_string(folder.join(file)).unwrap()).collect::<String>();
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        (text("id"), text("text").replace(['<', '>'], " "), text("label") == "judol")
    })
    .collect()
}

/// Ways to plant texts into a page; `{}` is where the texts stand as links.
const WAYS: &[(&str, &str)] = &[
    ("display none", "<div style=\"display:none\">{}</div>"),
    ("off the screen", "<div style=\"position:absolute;left:-9999px\">{}</div>"),
    ("size nought", "<p style=\"font-size:0;color:#fff\">{}</p>"),
    ("class in a style sheet", "<style>.q7{visibility:hidden}</style><div class=\"q7\">{}</div>"),
    ("noscript", "<noscript>{}</noscript>"),
    ("comment", "<!-- {} -->"),
    ("same colour", "<p style=\"color:#ffffff;background:#fff\">{}</p>"),
    ("links in the open", "<footer>{}</footer>"),
];

/// A page with texts planted as links before its end.
fn plant(page: &str, way: &str, texts: &[&str]) -> String {
    let links = texts
        .iter()
        .enumerate()
        .map(|(at, text)| format!("<a href=\"https://alpha{at}.contoh.invalid/\">{text}</a> "));
    let planted = way.replace("{}", &links.collect::<String>());
    match page.rsplit_once("</body>") {
        Some((page, end)) => format!("{page}{planted}</body>{end}"),
        None => format!("{page}{planted}"),
    }
}

/// Only normal pages of HTML that are not too large to be read a thousand times.
fn normal(pages: &[Sample]) -> Vec<(&str, String)> {
    let small = pages.iter().filter(|page| !page.planted && page.kind == "html" && page.body.len() < 60_000);
    small.map(|page| (page.name.as_str(), String::from_utf8_lossy(&page.body).into_owned())).collect()
}

#[test]
fn planted_content_is_found_in_real_pages() {
    let Some(folder) = facts("web") else { return };
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for sample in pages(&folder) {
        let right = alarm(&site_of(&sample)) == sample.planted;
        let name = match (kept_apart(&sample.name), sample.planted) {
            (true, true) => "planted, kept apart",
            (true, false) => "normal, kept apart",
            (false, true) => "planted, tuned on",
            (false, false) => "normal, tuned on",
        };
        tallies.entry(name).or_default().add(right, &sample.name);
    }
    for (name, tally) in &tallies {
        tally.print(name);
    }
    assert!(tallies.values().all(|tally| tally.wrong.is_empty()));
}

#[test]
fn texts_of_gambling_planted_into_real_pages_are_found_and_readers_comments_are_not() {
    let (Some(web), Some(judol)) = (facts("web"), facts("judol")) else { return };
    let pages = pages(&web);
    let normal = normal(&pages);
    let (mut found, mut control) = (BTreeMap::<&str, Tally>::new(), Tally::default());
    let all = comments(&judol);
    let apart = |judol: bool| {
        all.iter().filter(move |(id, _, label)| kept_apart(id) && *label == judol).collect::<Vec<_>>()
    };
    let (spam, plain) = (apart(true), apart(false));
    for (at, texts) in spam.chunks(5).enumerate() {
        let (way, template) = WAYS[at % WAYS.len()];
        let texts: Vec<&str> = texts.iter().map(|(_, text, _)| text.as_str()).collect();
        let page = plant(&normal[at % normal.len()].1, template, &texts);
        found.entry(way).or_default().add(alarm_of(&page), texts[0]);
    }
    // Readers' comments stand in the open, each with the reader's own page as blogs do.
    for (at, texts) in plain.chunks(5).enumerate() {
        let texts: Vec<String> = texts
            .iter()
            .map(|(id, text, _)| format!("<li class=\"comment\"><a rel=\"nofollow\" href=\"https://{id}.contoh.invalid/\">Warga</a> <p>{text}</p></li>"))
            .collect();
        let page =
            normal[at % normal.len()].1.replace("</body>", &format!("<ol>{}</ol></body>", texts.concat()));
        control.add(!alarm_of(&page), &texts[0]);
    }
    for (way, tally) in &found {
        tally.print(way);
    }
    control.print("readers' comments");
    let missed: usize = found.values().map(|tally| tally.wrong.len()).sum();
    let all: usize = found.values().map(|tally| tally.right).sum::<usize>() + missed;
    let caught = all - missed;
    println!("recall {caught}/{all}, precision {caught}/{}", caught + control.wrong.len());
    assert!(caught * 100 >= all * 99, "recall");
    assert!(caught * 100 >= (caught + control.wrong.len()) * 99, "precision");
}

#[test]
fn pages_that_show_themselves_to_search_engines_only_are_found() {
    let Some(web) = facts("web") else { return };
    let pages = pages(&web);
    let normal = normal(&pages);
    let mut tally = Tally::default();
    let landing =
        pages.iter().filter(|page| page.planted && page.name.starts_with("judol_") && page.kind == "html");
    for (at, planted) in landing.enumerate() {
        for part in [false, true] {
            let (usual, planted_page) =
                (normal[at % normal.len()].1.clone(), String::from_utf8_lossy(&planted.body).into_owned());
            let cloaked = if part {
                plant(&usual, "<div>{}</div>", &["prediksi togel macau", "slot gacor hari ini"])
            } else {
                planted_page
            };
            let site = Site::default()
                .html("", usual)
                .special(move |ask| is_from_search(ask).then(|| html(&cloaked)));
            tally.add(alarm(&site), &planted.name);
        }
    }
    tally.print("cloaked");
    assert!(tally.wrong.is_empty());
}

/// News about gambling as a site of an office shows them: title, description, text, a list beside it, and links.
fn news_page(title: &str, body: &str) -> String {
    let paragraphs: String = body.split("\n\n").map(|text| format!("<p>{text}</p>")).collect();
    let lead: String = body.chars().take(150).collect();
    format!(
        "<html><head><title>{title} - Dinas Komunikasi dan Informatika</title><meta name=\"description\" content=\"{lead}\">\
         <meta property=\"og:title\" content=\"{title}\"></head><body><nav style=\"display:none\"><a href=\"/berita/1\">{title}</a></nav>\
         <main><article><h1>{title}</h1><time datetime=\"2026-11-20\">20 November 2026</time>{paragraphs}\
         <p>Sumber: <a href=\"https://www.antaranews.com/berita/1\">{title}</a></p></article></main>\
         <noscript><a href=\"/berita/2\">{title}</a></noscript></body></html>"
    )
}

#[test]
fn no_news_about_gambling_raises_an_alarm() {
    let (Some(text), Some(judol)) = (facts("text"), facts("judol")) else { return };
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    let mut rows = csv::Reader::from_path(judol.join("hard_negatives_refs.csv")).unwrap();
    for row in rows.records().map(Result::unwrap) {
        wanted.insert(row[2].to_owned(), row[1].rsplit('/').next().unwrap().to_owned());
    }
    let words = ["judi", "judol", "togel", "slot", "taruhan", "kasino"];
    let mut tally = Tally::default();
    for file in ["news_detik.jsonl", "news_antara.jsonl", "gov_posts.jsonl", "regulations.jsonl"] {
        let Ok(lines) = std::fs::read_to_string(text.join(file)) else { continue };
        for line in lines.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let (id, title, body) = (
                row["id"].as_str().unwrap(),
                row["title"].as_str().unwrap_or(""),
                row["body"].as_str().unwrap_or(""),
            );
            let folded = format!("{title} {body}").to_lowercase();
            let speaks = folded.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
            if wanted.contains_key(id) || speaks {
                tally.add(!alarm_of(&news_page(title, body)), id);
            }
        }
    }
    tally.print("news about gambling");
    assert!(tally.right >= 10 && tally.wrong.is_empty());
}

#[test]
fn warnings_of_an_office_raise_no_alarm() {
    for (title, body) in [
        (
            "Waspada Situs Slot Gacor, Diskominfo Blokir 100 Situs Judi Online",
            "Dinas Komunikasi dan Informatika memblokir situs judi online. Warga diimbau tidak tergiur janji slot gacor, maxwin dan bonus new member.",
        ),
        (
            "Polres Cilegon Tangkap Bandar Togel Hongkong",
            "Polisi menangkap tersangka bandar togel. Barang bukti berupa buku rekap togel online dan uang tunai.",
        ),
        (
            "Bahaya Judi Online bagi Pelajar",
            "Sosialisasi bahaya judi online, togel, dan slot online digelar di sekolah. Korban kecanduan diminta melapor.",
        ),
        (
            "Situs Dinas Disusupi Judi Slot, Ini Penjelasan Kepala Diskominfo",
            "Situs dinas diretas dan disusupi laman judi slot. Kasus ini dilaporkan. Hacked by adalah tulisan yang biasa dipakai pelaku.",
        ),
    ] {
        let report = read(&Site::default().html("", news_page(title, body)));
        assert_eq!(
            report.injection.verdict,
            InjectionVerdict::Clean,
            "{title}: {:?}",
            report.injection.signs
        );
    }
}

/// A site whose front page is clean and whose feed has these titles.
fn fed(titles: &[&str]) -> Site {
    let item = |(at, title): (usize, &&str)| {
        format!(
            "<item><title>{title}</title><link>{HOME}?p={at}</link><pubDate>Fri, 20 Nov 2026 03:00:00 +0000</pubDate></item>"
        )
    };
    let items: String = titles.iter().enumerate().map(item).collect();
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>Dinas</title><link>{HOME}</link>{items}</channel></rss>"
    );
    let page = "<html><head><title>Dinas</title></head><body><h1>Dinas</h1><p>Selamat datang di situs dinas kami</p></body></html>";
    Site::default().html("", page).with("feed", "application/rss+xml", feed)
}

#[test]
fn titles_in_the_feed_that_no_page_shows_are_a_sign() {
    let planted =
        fed(&["Slot gacor hari ini maxwin", "Prediksi togel macau jitu", "RTP slot pragmatic malam ini"]);
    let report = read(&planted);
    assert_eq!(report.injection.verdict, InjectionVerdict::Injected, "{:?}", report.injection);
    assert_eq!(report.injection.signs[0].kind, SignKind::Index);
    let news =
        fed(&["Kerja bakti di RW 05", "Polisi tangkap bandar togel", "Warga diimbau jauhi slot online"]);
    assert_eq!(read(&news).injection.verdict, InjectionVerdict::Clean);
}

#[test]
fn a_visitor_from_a_search_engine_who_is_sent_away_is_a_sign() {
    let page = "<title>Dinas</title><p>Selamat datang di situs dinas kami</p>";
    let site = Site::default().html("", page).special(|ask| {
        is_from_search(ask).then(|| {
            html("<meta http-equiv=\"refresh\" content=\"0;url=https://situs-slot88.contoh.invalid/\">")
        })
    });
    assert!(alarm(&site));
    let mobile = Site::default().html("", page).special(|ask| {
        (ask.visitor == Visitor::Phone)
            .then(|| html("<title>Dinas (mobil)</title><p>Versi ringan situs dinas</p>"))
    });
    assert_eq!(read(&mobile).injection.verdict, InjectionVerdict::Clean);
}
