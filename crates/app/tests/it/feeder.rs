//! The follower of the change log: what it has seen once, it does not read again.

use app::feeder::Feeder;
use testkit::TestApp;

#[tokio::test]
async fn changes_that_are_not_public_are_read_once() {
    let city = TestApp::new().await;
    let mut feeder = Feeder::new(&city.app).await.unwrap();
    feeder.step().await.unwrap();
    city.news("kel-satu").title("Rancangan").create().await;
    assert!(feeder.step().await.unwrap() > 0, "the draft is in the log");
    assert_eq!(feeder.step().await.unwrap(), 0, "and is not read at every look");
    city.news("kel-satu").title("Kerja bakti").published().create().await;
    feeder.step().await.unwrap();
    assert!(city.get("/cari?q=bakti").await.expect(200).text().contains("1 hasil"));
    assert_eq!(feeder.step().await.unwrap(), 0);
}
