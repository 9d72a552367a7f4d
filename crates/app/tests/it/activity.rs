//! Numbers of the months: several roads become one, a gap is no zero, news published here counts by itself.

use app::activity::{self, Count, Presence, UnitMonth};
use rules::activity::{Month, Network, Reading, Road};
use testkit::TestApp;

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn count(city: &TestApp, road: Road, posts: u32, complete: bool) -> Count {
    Count {
        unit: city.unit("kel-satu"),
        month: month("2026-10"),
        network: Network::Instagram,
        road,
        posts,
        complete,
        newest_at: Some(i64::from(posts)),
        evidence: format!("/kerja/akun-medsos/1?jalan={road}"),
    }
}

async fn put(city: &TestApp, counts: &[Count], presence: &[Presence]) {
    let ctx = city.system();
    let tx = ctx.db().begin().await.unwrap();
    for count in counts {
        activity::put(&ctx, &tx, count).await.unwrap();
    }
    for presence in presence {
        activity::put_presence(&ctx, &tx, *presence).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn seen(city: &TestApp, unit: &str, at: &str, network: Network) -> UnitMonth {
    let unit = city.unit(unit);
    let all = activity::list(&city.system(), month(at)).await.unwrap();
    all.into_iter().find(|one| one.unit == unit && one.network == network).unwrap()
}

#[tokio::test]
async fn the_most_trusted_road_that_saw_the_whole_month_counts_and_opens_its_evidence() {
    let city = TestApp::new().await;
    put(&city, &[count(&city, Road::Manual, 15, true), count(&city, Road::Export, 12, true)], &[]).await;
    put(&city, &[count(&city, Road::Export, 13, true), count(&city, Road::Api, 9, false)], &[]).await;
    let one = seen(&city, "kel-satu", "2026-10", Network::Instagram).await;
    assert_eq!((one.reconciled.reading, one.reconciled.differ), (Reading::Posts(13), true));
    assert_eq!(one.evidence.as_deref(), Some("/kerja/akun-medsos/1?jalan=export"));
    assert_eq!((one.newest_at, one.roads.len()), (Some(15), 3));
}

#[tokio::test]
async fn no_account_is_none_an_uncounted_month_unknown_and_neither_is_zero() {
    let city = TestApp::new().await;
    let unit = city.unit("kel-dua");
    let presence =
        |from: &str, present| Presence { unit, network: Network::Tiktok, from: month(from), present };
    put(&city, &[], &[presence("2026-01", false), presence("2026-06", true), presence("2026-11", false)])
        .await;
    for (at, reading) in [
        ("2025-12", Reading::None),
        ("2026-05", Reading::None),
        ("2026-06", Reading::Unknown),
        ("2026-10", Reading::Unknown),
        ("2026-11", Reading::None),
    ] {
        assert_eq!(seen(&city, "kel-dua", at, Network::Tiktok).await.reconciled.reading, reading, "{at}");
    }
}

#[tokio::test]
async fn news_published_here_counts_as_the_website_from_the_first_one_on() {
    let city = TestApp::new().await;
    let zone = city.directory().zone.clone();
    let (from, to) = month("2026-09").range(&zone);
    for (title, at) in [("Awal bulan", from), ("Akhir bulan", to - 1), ("Bulan depan", to)] {
        city.news("kel-satu").title(title).at(at).published().create().await;
    }
    city.news("kel-satu").title("Rancangan").at(from).create().await;
    let reading = |at: &'static str| seen(&city, "kel-satu", at, Network::Website);
    assert_eq!(reading("2026-08").await.reconciled.reading, Reading::None);
    let september = reading("2026-09").await;
    assert_eq!((september.reconciled.reading, september.newest_at), (Reading::Posts(2), Some(to - 1)));
    assert_eq!(reading("2026-10").await.reconciled.reading, Reading::Posts(1));
    assert_eq!(reading("2026-11").await.reconciled.reading, Reading::Posts(0), "silent, and known to be");

    let elsewhere =
        Count { network: Network::Website, month: month("2026-10"), ..count(&city, Road::Feed, 4, true) };
    put(&city, &[elsewhere], &[]).await;
    assert_eq!(
        reading("2026-10").await.reconciled.reading,
        Reading::Posts(4),
        "the site of the registry counts"
    );
}

#[tokio::test]
async fn a_site_served_here_is_known_to_be_silent_from_the_month_the_registry_names() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let tx = ctx.db().begin().await.unwrap();
    activity::put_hosted(&ctx, &tx, city.unit("kel-dua"), month("2026-08")).await.unwrap();
    tx.commit().await.unwrap();
    let reading = |at: &'static str| seen(&city, "kel-dua", at, Network::Website);
    assert_eq!(reading("2026-07").await.reconciled.reading, Reading::None);
    assert_eq!(reading("2026-08").await.reconciled.reading, Reading::Posts(0));
    assert_eq!(
        reading("2026-10").await.evidence.as_deref(),
        Some("/kerja/aktivitas?bulan=2026-10&unit=kel-dua")
    );
}
