//! Answers that are no site, dates that lie, feeds without end.

use watch::{Content, InjectionVerdict, Options, Plan, TlsProblem, Trouble, Visitor};

use crate::support::{HOME, Site, home, html, nothing, options};

const NOW: &str = "2026-11-22T05:00:00Z";

#[test]
fn a_site_that_answers_200_with_an_error_text_is_down() {
    for (page, trouble) in [
        (
            "<html><title>Database Error</title><h1>Error establishing a database connection</h1></html>",
            Trouble::ErrorText,
        ),
        ("<title>Account Suspended</title><h1>This Account has been suspended.</h1>", Trouble::Suspended),
        (
            "<title>contoh.go.id</title><p>This domain is parked free, courtesy of the registrar</p>",
            Trouble::Parked,
        ),
        ("<html><head></head><body>\n</body></html>", Trouble::Blank),
        (
            "<title>Apache2 Debian Default Page: It works</title><p>This is the default welcome page</p>",
            Trouble::DefaultPage,
        ),
    ] {
        let report = Site::default().html("", page).read(HOME, NOW, "2026-11");
        assert_eq!((report.alive, report.trouble), (false, Some(trouble)), "{page}");
        assert_eq!(report.newest, None);
    }
}

#[test]
fn a_site_without_an_answer_is_asked_once_and_reported() {
    for trouble in [Trouble::TooSlow, Trouble::RedirectLoop, Trouble::PrivateAddress, Trouble::UnknownHost] {
        let mut plan = Plan::new(&home(), options(NOW, "2026-11"), NOW.parse().unwrap());
        let mut asked = 0;
        while plan.next_ask().is_some() {
            asked += 1;
            plan.take(nothing(trouble));
        }
        let report = plan.report();
        assert_eq!(
            (report.alive, report.trouble, asked),
            (false, Some(trouble), 2),
            "robots.txt and the page"
        );
    }
}

#[test]
fn posts_in_2099_are_no_news() {
    let page = "<title>Dinas</title><main>\
        <li><a href=\"/berita/rapat-kerja-tahunan-dinas\">Rapat kerja tahunan dinas</a> <time datetime=\"2099-01-01\">1 Januari 2099</time></li>\
        <li><a href=\"/berita/lomba-kebersihan-kota\">Lomba kebersihan kota</a> <span>3 Oktober 2026</span></li></main>\
        <footer>Copyright 2026. Hari ini Minggu, 22 November 2026</footer>";
    let feed = "<rss><channel><item><title>Kalender</title><link>https://dinas.contoh.go.id/k</link><pubDate>Thu, 01 Jan 2099 00:00:00 +0000</pubDate></item></channel></rss>";
    let report =
        Site::default().html("", page).with("feed", "application/xml", feed).read(HOME, NOW, "2026-10");
    let newest = report.newest.unwrap();
    assert_eq!(newest.day.to_string(), "2026-10-03");
    assert!(report.items.iter().all(|item| item.title != "Kalender"));
}

#[test]
fn a_date_with_two_readings_is_read_day_first_with_less_confidence() {
    let page = |date: &str| {
        format!(
            "<title>Dinas</title><p>Selamat datang</p><table><tr><td>{date}</td><td><a href=\"baca.php?id=1\">Musyawarah rencana pembangunan</a></td></tr></table>"
        )
    };
    let read = |date: &str| Site::default().html("", page(date)).read(HOME, NOW, "2023-03").newest.unwrap();
    let (ambiguous, clear) = (read("12/03/2023"), read("13/03/2023"));
    assert_eq!(ambiguous.day.to_string(), "2023-03-12");
    assert!(ambiguous.confidence < clear.confidence && ambiguous.confidence.get() <= 50);
    assert_eq!(read("Minggu, 12/03/2023").confidence, clear.confidence, "the name of the day decides");
    // Read day first it would be in the future.
    let soon = Site::default().html("", page("02/12/2026")).read(HOME, NOW, "2026-02").newest.unwrap();
    assert_eq!(soon.day.to_string(), "2026-02-12");
}

#[test]
fn a_feed_that_is_cut_or_broken_is_read_as_far_as_it_goes() {
    let item = |n: u32| {
        format!(
            "<item><title>Berita {n} & lain</title><link>https://dinas.contoh.go.id/b/{n}</link><pubDate>Tue, {n:02} Nov 2026 03:00:00 +0700</pubDate></item>"
        )
    };
    let items: String = (1..=20).rev().map(item).collect();
    let whole = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Dinas</title>{items}");
    let mut cut = Content { body: whole.into_bytes(), ..html("") };
    cut.body.truncate(cut.body.len() - 30);
    cut.cut = true;
    let site = Site::default()
        .html("", "<title>Dinas</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss\"><p>Selamat datang</p>")
        .special(move |ask| (ask.url.path() == "/rss").then(|| cut.clone()));
    let report = site.read(HOME, NOW, "2026-11");
    assert_eq!(report.newest.unwrap().day.to_string(), "2026-11-20");
    let month = report.months.iter().find(|month| month.road == rules::activity::Road::Feed).unwrap();
    assert_eq!((month.posts, month.complete), (19, false), "nobody saw the rest");
}

#[test]
fn robots_txt_is_obeyed_and_an_unchanged_feed_is_not_sent_again() {
    let front = "<title>Dinas</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss\"><p>Selamat datang</p>";
    let closed =
        Site::default().html("", front).with("robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");
    let (report, asked) = closed.read_with(HOME, options(NOW, "2026-11"), NOW);
    let crawled = asked
        .iter()
        .filter(|ask| ask.visitor == Visitor::Watcher)
        .map(|ask| ask.url.path())
        .collect::<Vec<_>>();
    assert_eq!(crawled, ["/robots.txt", "/"]);
    assert!(report.kept_out && report.alive);
    let feed = "<rss version=\"2.0\"><channel><item><title>A</title><link>https://dinas.contoh.go.id/a</link><pubDate>Tue, 17 Nov 2026 03:00:00 +0700</pubDate></item></channel></rss>";
    let site = Site::default().html("", front).special(move |ask| {
        let tagged = |status, body: &str| Content {
            status,
            headers: vec![("etag".into(), "\"v1\"".into())],
            ..html(body)
        };
        (ask.url.path() == "/rss")
            .then(|| if ask.etag.as_deref() == Some("\"v1\"") { tagged(304, "") } else { tagged(200, feed) })
    });
    let (first, _) = site.read_with(HOME, options(NOW, "2026-11"), NOW);
    let again = Options { memory: first.memory.clone(), ..options(NOW, "2026-11") };
    let (second, asked) = site.read_with(HOME, again, NOW);
    assert!(asked.iter().any(|ask| ask.etag.is_some()));
    assert_eq!(first.newest, second.newest);
    assert_eq!(second.injection.verdict, InjectionVerdict::Clean);
}

#[test]
fn a_certificate_that_expired_at_midnight_is_told_and_the_page_still_read() {
    let certificate = include_bytes!("expired.der").to_vec();
    let site = Site::default().html("", "<title>Dinas</title><p>Selamat datang di situs dinas</p>");
    let read = |now: &str| {
        let mut plan = Plan::new(&home(), options(now, "2025-01"), now.parse().unwrap());
        while let Some(ask) = plan.next_ask() {
            let mut answer = site.answer(&ask);
            answer.peer = Some((certificate.clone(), None));
            plan.take(answer);
        }
        plan.report()
    };
    let before = read("2024-12-31T23:59:59Z").tls.unwrap();
    assert_eq!((before.valid, before.days_left), (true, Some(0)));
    let report = read("2025-01-01T00:00:01Z");
    let after = report.tls.unwrap();
    assert_eq!((after.valid, after.problem, after.days_left), (false, Some(TlsProblem::Expired), Some(-1)));
    assert_eq!(after.names, ["situs.test"]);
    assert!(report.alive);
}

#[test]
fn a_menu_that_leads_back_to_the_front_page_is_no_list_that_was_read_to_its_end() {
    let page = "<title>Dinas</title><nav><a href=\"#\">Berita</a></nav><main>\
        <li><a href=\"/berita/rapat-kerja-tahunan-dinas\">Rapat kerja tahunan dinas</a> <time datetime=\"2026-11-10\">10 November 2026</time></li>\
        <li><a href=\"/berita/lomba-kebersihan-kota\">Lomba kebersihan kota</a> <time datetime=\"2026-11-03\">3 November 2026</time></li></main>";
    let report = Site::default().html("", page).read(HOME, NOW, "2026-01");
    let counted: Vec<(u32, bool)> = report.months.iter().map(|month| (month.posts, month.complete)).collect();
    assert_eq!(counted, [(0, false)], "January was not seen: unknown, and no zero");
}

#[test]
fn the_registry_is_asked_once_a_week_until_when_a_name_is_registered() {
    let answer = r#"{"events":[{"eventAction":"expiration","eventDate":"2026-12-31T16:59:59Z"}]}"#;
    let registry = "https://rdap.contoh.test/rdap/domain/contoh.go.id";
    let site = Site::default()
        .html("", "<title>Dinas</title><p>Selamat datang di situs dinas kami</p>")
        .with(registry, "application/rdap+json", answer);
    let asking = || Options {
        rdap: Some("https://rdap.contoh.test/rdap/".parse().unwrap()),
        ..options(NOW, "2026-11")
    };
    let (first, asked) = site.read_with(HOME, asking(), NOW);
    let domain = first.domain.clone().unwrap();
    assert_eq!(
        (domain.name.as_str(), domain.until.unwrap().to_string().as_str()),
        ("contoh.go.id", "2026-12-31T16:59:59Z")
    );
    let of_registry = |asked: &[watch::Ask]| asked.iter().filter(|ask| ask.url.as_str() == registry).count();
    assert_eq!(of_registry(&asked), 1);
    let again = Options { memory: first.memory.clone(), ..asking() };
    let (second, asked) = site.read_with(HOME, again.clone(), NOW);
    assert_eq!((second.domain, of_registry(&asked)), (first.domain.clone(), 0));
    let later = "2026-11-30T06:00:00Z";
    let silent = Site::default().html("", "<title>Dinas</title><p>Selamat datang di situs dinas kami</p>");
    let (third, asked) = silent.read_with(HOME, again, later);
    assert_eq!((third.domain, of_registry(&asked)), (first.domain, 1), "what was known stays");
}
