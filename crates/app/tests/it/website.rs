//! Websites of units: the registry, what looks keep, months and verdicts, the light watch.

use std::collections::BTreeMap;
use std::sync::Mutex;

use app::ctx::Ctx;
use app::website::{self, Evidence, Looker, Website, settle_month, store, store_watch, take};
use jiff::Timestamp;
use rules::activity::{Month, Network, Reading, Road, Verdict};
use rules::role::Role;
use rules::website::Place;
use testkit::TestApp;
use watch::{Confidence, Injection, Item, Memory, Newest, Published, SiteReport, WrittenDate};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Registers a site of a unit.
pub(crate) async fn site(ctx: &Ctx, unit: &str, url: &str) -> Website {
    let unit = ctx.directory.by_code(unit).unwrap().id;
    let id = website::save(ctx, &Website::of(unit, url, Place::Elsewhere)).await.unwrap();
    store::find(ctx.db(), ctx.body(), id).await.unwrap().unwrap()
}

fn item(at: i64) -> Item {
    Item {
        address: format!("https://rsud.contoh.test/{at}"),
        title: format!("Berita {at}"),
        published: Published::At(Timestamp::from_millisecond(at).unwrap()),
        written: WrittenDate::Machine,
        road: Road::Feed,
        confidence: Confidence::percent(95),
    }
}

/// What a feed of at most `most` items says of news at these moments.
pub(crate) fn report(mut news: Vec<i64>, most: usize, zone: &jiff::tz::TimeZone) -> SiteReport {
    news.sort_unstable_by_key(|at| std::cmp::Reverse(*at));
    news.truncate(most);
    let newest = news.first().map(|at| Newest {
        day: rules::zone::day(*at, zone),
        at: *at,
        title: "Berita".to_owned(),
        method: Road::Feed,
        confidence: Confidence::percent(95),
        evidence: "https://rsud.contoh.test/feed".to_owned(),
    });
    SiteReport {
        alive: true,
        status: Some(200),
        response_ms: Some(120),
        official_domain: true,
        newest,
        items: news.into_iter().map(item).collect(),
        injection: Injection::default(),
        ..SiteReport::default()
    }
}

/// The reading of a unit's website in a month.
async fn reading(city: &TestApp, unit: &str, month: Month) -> (Reading, u32) {
    let unit = city.unit(unit);
    let lines = app::activity::list(&city.system(), month).await.unwrap();
    let line = lines.iter().find(|line| line.unit == unit && line.network == Network::Website).unwrap();
    (line.reconciled.reading, line.reconciled.at_least)
}

async fn verdict(city: &TestApp, unit: &str, month: Month) -> Verdict {
    let (unit, code) = (city.unit(unit), month.to_string());
    let all = store::list_verdicts(&city.app.db, city.body, Some(unit), (&code, &code)).await.unwrap();
    all[0].verdict.0
}

#[tokio::test]
async fn the_city_registers_a_site_and_everyone_reads_whose_it_is_but_not_who_looks_after_it() {
    let city = TestApp::new().await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let unit = city.unit("dinkes").to_string();
    let fields = [
        ("unit", unit.as_str()),
        ("tempat", "elsewhere"),
        ("alamat", "dinkes.contoh.go.id"),
        ("sistem", "wordpress"),
        ("keadaan", "used"),
        ("pengelola", "Kanari, 0812"),
        ("verifikasi", "Surat dinas 12"),
    ];
    let mut wrong = fields;
    wrong[2] = ("alamat", "bukan situs");
    let refused = editor.post_form("/kerja/situs/baru", &wrong).await.expect(422);
    assert!(refused.shows("misalnya dinkes.cilegon.go.id") && refused.source().contains("Surat dinas 12"));
    let made = editor.post_form("/kerja/situs/baru", &fields).await.expect(303);
    editor.post_form("/kerja/situs/baru", &fields).await.expect(422);
    let page = editor.get(made.location().split('?').next().unwrap()).await.expect(200);
    assert!(page.shows("Kanari, 0812") && page.shows("Surat dinas 12"), "{}", page.text());
    let public = city.get("/situs-unit").await.expect(200);
    assert!(public.shows("dinkes.contoh.go.id") && !public.shows("Kanari"));
    assert!(public.shows("tidak ada situs"), "units without one are listed as such");
    let api = city.get("/api/v1/websites").await.expect(200);
    assert_eq!(api.json()["items"][0]["url"], "https://dinkes.contoh.go.id/");
    assert!(!api.source().contains("Kanari"));
}

#[tokio::test]
async fn a_unit_reads_its_own_site_and_changes_nothing() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let own = site(&ctx, "kel-satu", "kel-satu.contoh.test").await;
    let other = site(&ctx, "kel-dua", "kel-dua.contoh.test").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get(&own.path()).await.expect(200);
    operator.get(&other.path()).await.expect(403);
    let list = operator.get("/kerja/situs").await.expect(200);
    assert!(list.shows("kel-satu.contoh.test") && !list.shows("kel-dua.contoh.test"));
    operator.get(&format!("{}/ubah", own.path())).await.expect(403);
    operator.get("/kerja/situs/impor").await.expect(403);
    operator.get("/kerja/papan").await.expect(403);
}

#[tokio::test]
async fn a_list_taken_in_twice_changes_nothing() {
    let city = TestApp::new().await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let list =
        "Unit;Alamat;Sistem\nDinkes;dinkes.contoh.go.id;wordpress\nkel-satu;sini;\nTidak ada;x.test;\n";
    let first = website::import(&editor.ctx(), list).await.unwrap();
    assert_eq!((first.added, first.changed, first.faults.len()), (2, 0, 1));
    assert_eq!(first.faults[0].0, 4, "the row as a spreadsheet counts it");
    let again = website::import(&editor.ctx(), list).await.unwrap();
    assert_eq!((again.added, again.changed, again.same), (0, 0, 2));
    let page = editor.multipart("/kerja/situs/impor", &[("daftar", "a;b\n1;2\n")], &[]).await.expect(422);
    assert!(page.shows("kolom unit dan alamat"));
}

#[tokio::test]
async fn ten_items_that_do_not_reach_back_are_a_lower_bound_and_daily_looks_join_to_a_whole_month() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let zone = ctx.directory.zone.clone();
    let rsud = site(&ctx, "dinkes", "rsud.contoh.test").await;
    let october = Month::parse("2026-10").unwrap();
    let (from, to) = october.range(&zone);
    // One item every 12 hours, five in the feed: two and a half days.
    let news: Vec<i64> = (0..90).map(|n| from - 10 * DAY_MS + n * DAY_MS / 2 + 3_600_000).collect();
    let seen = |now: i64| news.iter().copied().filter(|at| *at <= now).collect::<Vec<_>>();
    for day in 0..33 {
        let now = from + day * DAY_MS;
        city.clock.set(now);
        take(&ctx, &rsud, &report(seen(now), 5, &zone), &[]).await.unwrap();
        // A look made twice, as after a kill, counts nothing twice.
        take(&ctx, &rsud, &report(seen(now), 5, &zone), &[]).await.unwrap();
    }
    settle_month(&ctx, october).await.unwrap();
    let inside = news.iter().filter(|at| october.contains(**at, &zone)).count();
    assert_eq!(reading(&city, "dinkes", october).await.0, Reading::Posts(u32::try_from(inside).unwrap()));

    let late = to + 19 * DAY_MS;
    city.clock.set(late);
    take(&ctx, &rsud, &report(seen(late), 5, &zone), &[]).await.unwrap();
    settle_month(&ctx, october.next()).await.unwrap();
    let (november, at_least) = reading(&city, "dinkes", october.next()).await;
    assert_eq!(november, Reading::Unknown, "nobody knows what was between two looks");
    assert!(at_least >= 5);
}

#[tokio::test]
async fn a_deleted_item_no_longer_counts_and_one_of_2099_never_did() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let zone = ctx.directory.zone.clone();
    let rsud = site(&ctx, "dinkes", "rsud.contoh.test").await;
    let month = Month::of(ctx.today());
    let now = city.clock.now();
    let from = month.range(&zone).0;
    let future = rules::zone::instant(jiff::civil::date(2099, 1, 1).at(8, 0, 0, 0), &zone).unwrap();
    let news = vec![from - 40 * DAY_MS, from - 30 * DAY_MS, now - 5 * DAY_MS, now - 3 * DAY_MS, future];
    take(&ctx, &rsud, &report(news.clone(), 10, &zone), &[]).await.unwrap();
    settle_month(&ctx, month).await.unwrap();
    assert_eq!(reading(&city, "dinkes", month).await.0, Reading::Posts(2));
    city.clock.advance(DAY_MS);
    let less: Vec<i64> = news.into_iter().filter(|at| *at != now - 3 * DAY_MS).collect();
    take(&ctx, &rsud, &report(less, 10, &zone), &[]).await.unwrap();
    settle_month(&ctx, month).await.unwrap();
    assert_eq!(reading(&city, "dinkes", month).await.0, Reading::Posts(1));
    let range = month.range(&zone);
    let rows = store_watch::list_items(&city.app.db, city.body, rsud.id, range, 10).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.gone_at.is_some()).count(), 1, "it stays on the record");
}

#[tokio::test]
async fn replay_of_a_year_gives_the_verdicts_as_they_were_decided() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let zone = ctx.directory.zone.clone();
    let end = city.clock.now();
    city.clock.set(end - 400 * DAY_MS);
    let rsud = site(&ctx, "dinkes", "rsud.contoh.test").await;
    let kel = site(&ctx, "kel-satu", "kel-satu.contoh.test").await;
    city.news("kel-dua").published().create().await;
    let start = city.clock.now();
    // The hospital sleeps in the middle of the year; the other site is gone at the end.
    let is_awake = |day: i64| !(100..250).contains(&day);
    let news: Vec<i64> =
        (0..400).filter(|day| day % 4 == 0 && is_awake(*day)).map(|day| start + day * DAY_MS).collect();
    for day in (0..400).step_by(4) {
        let now = start + day * DAY_MS;
        city.clock.set(now);
        let seen: Vec<i64> = news.iter().copied().filter(|at| *at <= now).collect();
        take(&ctx, &rsud, &report(seen.clone(), 10, &zone), &[]).await.unwrap();
        let down = SiteReport { trouble_text: "tidak menjawab".into(), ..SiteReport::default() };
        let other = if day < 300 { report(vec![now], 10, &zone) } else { down };
        take(&ctx, &kel, &other, &[]).await.unwrap();
        settle_month(&ctx, Month::of(ctx.today())).await.unwrap();
    }
    let mut seen = BTreeMap::new();
    let last = Month::of(ctx.today());
    let months: Vec<Month> =
        std::iter::successors(Some(last), |month| Some(month.previous())).take(13).collect();
    for month in months {
        let code = month.to_string();
        let stored = store::list_verdicts(&city.app.db, city.body, None, (&code, &code)).await.unwrap();
        let replayed = website::replay(&ctx, month).await.unwrap();
        assert_eq!(stored.len(), replayed.len(), "{code}");
        for (then, now) in stored
            .iter()
            .zip(stored.iter().map(|then| replayed.iter().find(|now| now.unit_id == then.unit_id).unwrap()))
        {
            assert_eq!(
                (then.verdict, then.newest_at),
                (now.verdict, now.newest_at),
                "{code} {}",
                then.unit_id
            );
            *seen.entry(then.verdict.0).or_insert(0) += 1;
        }
    }
    for verdict in [Verdict::Active, Verdict::LessActive, Verdict::Dormant, Verdict::NoSite] {
        assert!(seen.contains_key(&verdict), "{verdict} never came up: {seen:?}");
    }
    assert_eq!(verdict(&city, "kel-satu", last).await, Verdict::NoSite);
}

#[tokio::test]
async fn thresholds_are_the_bodys_own_and_on_the_record() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let zone = ctx.directory.zone.clone();
    let rsud = site(&ctx, "dinkes", "rsud.contoh.test").await;
    take(&ctx, &rsud, &report(vec![city.clock.now() - 20 * DAY_MS], 10, &zone), &[]).await.unwrap();
    let month = Month::of(ctx.today());
    settle_month(&ctx, month).await.unwrap();
    assert_eq!(verdict(&city, "dinkes", month).await, Verdict::Active);
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let path = "/kerja/situs/aturan";
    let fields = |dormant| {
        [
            ("kurang", "7"),
            ("tidur", dormant),
            ("menit", "5"),
            ("jalan", "ya"),
            ("dasar", "SE Wali Kota 3/2026"),
        ]
    };
    editor.post_form(path, &fields("7")).await.expect(422);
    editor.post_form(path, &fields("14")).await.expect(303);
    settle_month(&ctx, month).await.unwrap();
    assert_eq!(verdict(&city, "dinkes", month).await, Verdict::Dormant);
    let log = city.sign_in_as(Role::MainPpid, "diskominfo").await.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("SE Wali Kota 3/2026") && log.shows("mengubah aturan pemantauan"));
}

/// Hands out reports that are ready, and remembers who was asked.
struct Ready {
    zone: jiff::tz::TimeZone,
    asked: Mutex<Vec<String>>,
}

impl Looker for Ready {
    async fn look(&self, ctx: &Ctx, site: &Website, _memory: Memory) -> (SiteReport, Vec<Evidence>) {
        self.asked.lock().unwrap().push(site.url.clone());
        (report(vec![ctx.now() - DAY_MS], 10, &self.zone), Vec::new())
    }
}

#[tokio::test]
async fn a_run_asks_every_site_once_and_never_a_sample_an_ended_or_a_hosted_one() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let rsud = site(&ctx, "dinkes", "rsud.contoh.test").await;
    let unit = city.unit("kel-satu");
    let ended = Website { note: "pindah".into(), ..Website::of(unit, "lama.contoh.test", Place::Elsewhere) };
    let ended = Website { state: app::ids::Coded(rules::website::SiteState::Ended), ..ended };
    website::save(&ctx, &ended).await.unwrap();
    let sample = Website { is_sample: true, ..Website::of(unit, "contoh.test", Place::Elsewhere) };
    website::save(&ctx, &sample).await.unwrap();
    website::save(&ctx, &Website::of(unit, "", Place::Hosted)).await.unwrap();
    let ready = Ready { zone: ctx.directory.zone.clone(), asked: Mutex::default() };
    let summary = website::run(&ctx, &ready, None).await.unwrap();
    assert_eq!((summary.looked, summary.left_out, summary.up, summary.items), (1, 3, 1, 1));
    assert_eq!(*ready.asked.lock().unwrap(), std::slice::from_ref(&rsud.url));
    let fresh = website::run(&ctx, &ready, Some(ctx.now() - 3_600_000)).await.unwrap();
    assert_eq!((fresh.looked, fresh.left_out), (0, 4), "looked at an hour ago");
}

#[tokio::test]
async fn the_board_shows_every_unit_with_verdict_numbers_and_health() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let zone = ctx.directory.zone.clone();
    let rsud = site(&ctx, "dinkes", "rsud.contoh.test").await;
    let now = city.clock.now();
    take(&ctx, &rsud, &report(vec![now - 90 * DAY_MS, now - 60 * DAY_MS, now - DAY_MS], 10, &zone), &[])
        .await
        .unwrap();
    city.news("kel-satu").published().create().await;
    website::settle(&ctx).await.unwrap();
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let page = editor.get("/kerja/papan").await.expect(200);
    assert!(page.shows("Dinas Kesehatan") && page.shows("aktif") && page.shows("tidak ada situs"));
    assert!(page.source().contains(&format!("{}?bulan=2026-11\">1</a>", rsud.path())), "{}", page.source());
    let few = editor.get("/kerja/papan?kelompok=kelurahan&putusan=active&urut=website").await.expect(200);
    assert!(few.shows("Kelurahan Satu") && !few.shows("Dinas Kesehatan"));
    let csv = editor.get("/kerja/papan.csv").await.expect(200);
    assert!(
        csv.source().contains("2026-11,dinkes,Dinas Kesehatan,aktif,2026-11-21,0,1,tidak ada akun"),
        "{}",
        csv.source()
    );
    let home = city.sign_in_as(Role::ContentOperator, "kel-satu").await.get("/kerja").await.expect(200);
    assert!(home.shows("Situs Anda") && home.shows("menjaga situs tetap aktif"), "{}", home.text());
}

mod pulse {
    //! The light watch against servers on loopback.

    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use app::website::pulse::Round;
    use app::website::store_watch;
    use axum::Router;
    use axum::http::StatusCode;
    use testkit::TestApp;
    use web::outgoing::{Outgoing, Policy, Resolver};

    use super::site;

    #[tokio::test]
    async fn a_site_is_down_at_the_second_failure_and_up_again_at_the_first_answer() {
        let city = TestApp::new().await;
        let (broken, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (held, counted) = (Arc::clone(&broken), Arc::clone(&asked));
        let answer = move || async move {
            counted.fetch_add(1, Ordering::SeqCst);
            if held.load(Ordering::SeqCst) { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
        };
        let router = Router::new().fallback(answer);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let policy = Policy { also: vec![address], ..Policy::default() };
        let client = Outgoing::new(policy, Resolver::System).unwrap();
        let here = site(&city.system(), "dinkes", &format!("http://{address}/")).await;
        let refused = site(&city.system(), "kel-satu", "http://127.0.0.1:1/").await;
        let mut round = Round::new(&city.app, client);
        let health =
            async |id| store_watch::list_health(&city.app.db, city.body, Some(id)).await.unwrap().remove(0);
        assert_eq!(round.once().await, 2);
        assert!(health(here.id).await.is_up);
        assert!(health(refused.id).await.is_up, "one failure may be bad luck");
        broken.store(true, Ordering::SeqCst);
        round.once().await;
        assert!(health(here.id).await.is_up);
        let down = health(refused.id).await;
        assert!(!down.is_up && down.reason.contains("not public"), "{}", down.reason);
        round.once().await;
        assert!(!health(here.id).await.is_up && health(here.id).await.down_since.is_some());
        broken.store(false, Ordering::SeqCst);
        round.once().await;
        assert!(health(here.id).await.is_up);
        let days = store_watch::list_days(&city.app.db, city.body, here.id, "2026-11-01").await.unwrap();
        assert_eq!((days.len(), days[0].checks, days[0].failures), (1, 4, 2));
        assert_eq!(asked.load(Ordering::SeqCst), 4, "one question for each check");
    }
}

#[tokio::test]
async fn the_registry_s_word_on_the_name_counts_more_than_what_was_typed() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let site = site(&ctx, "kel-satu", "kel-satu.contoh.test").await;
    let until = Some(city.clock.now() + 5 * 86_400_000).and_then(|ms| Timestamp::from_millisecond(ms).ok());
    let asked_at = Timestamp::from_millisecond(city.clock.now()).unwrap();
    let domain = Some(watch::Registration { name: "contoh.test".into(), until, asked_at });
    let report = SiteReport { alive: true, domain, ..SiteReport::default() };
    take(&ctx, &site, &report, &[]).await.unwrap();
    let kept = store::find(&city.app.db, city.body, site.id).await.unwrap().unwrap();
    let day = ctx.directory.zone.to_datetime(until.unwrap()).date().to_string();
    assert_eq!(kept.domain_until, day);
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let page = editor.get(&format!("/kerja/situs/{}", site.id)).await.expect(200);
    assert!(page.shows("omain"), "{}", page.text());
    // A registry that does not answer takes nothing away.
    take(&ctx, &kept, &SiteReport { alive: true, ..SiteReport::default() }, &[]).await.unwrap();
    let kept = store::find(&city.app.db, city.body, site.id).await.unwrap().unwrap();
    assert_eq!(kept.domain_until, day);
}
