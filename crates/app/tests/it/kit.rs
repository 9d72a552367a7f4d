//! That the kit itself tells the truth: what it plants is there, what it asks is answered.

use rules::role::Role;
use testkit::TestApp;

#[tokio::test]
async fn a_city_stands_and_answers() {
    let city = TestApp::new().await;
    let home = city.get("/").await.expect(200);
    assert!(home.shows("Kota Contoh"), "{}", home.text());
    assert_eq!(city.get("/tidak-ada").await.status, 404);
    assert_eq!(city.directory().active().count(), 7);
}

#[tokio::test]
async fn an_officer_has_the_role_it_was_given() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let unit = city.unit("kel-satu");
    assert_eq!(operator.ctx().units_for(rules::permission::Act::WriteNews)[0].id, unit);
    assert_eq!(operator.officer().grants.len(), 1);
}

#[tokio::test]
async fn a_published_item_is_found_and_a_draft_is_not() {
    let city = TestApp::new().await;
    city.news("kel-satu").title("Kerja bakti Minggu pagi").published().create().await;
    city.news("kel-satu").title("Rancangan belum jadi").create().await;
    let home = city.get("/").await.expect(200);
    assert!(home.shows("Kerja bakti Minggu pagi"), "{}", home.text());
    assert!(!home.shows("Rancangan belum jadi"));
}

#[tokio::test]
async fn two_cities_live_side_by_side() {
    let city = TestApp::new().await;
    let other = city.add_city("tetangga", "Kota Tetangga").await;
    city.news_of(other, "kel-satu").title("Berita tetangga").published().create().await;
    assert!(!city.get("/").await.shows("Berita tetangga"));
    assert!(city.visitor_of("tetangga.localhost").get("/").await.shows("Berita tetangga"));
}
