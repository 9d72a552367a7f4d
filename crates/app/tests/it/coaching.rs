//! Coaching: a short course is passed once with a certificate anybody can check; needs follow from what goes wrong.

use app::coaching;
use rules::coaching::course;
use rules::role::Role;
use testkit::{Client, TestApp};

/// Answers a course: the first `right` questions right, the others wrong.
async fn answer(client: &Client, code: &str, right: usize) -> testkit::Answer {
    let many = course(code).unwrap().questions.len();
    let fields: Vec<(String, String)> =
        (0..many).map(|at| (format!("soal-{at}"), u8::from(at >= right).to_string())).collect();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post_form(&format!("/kerja/pembinaan/{code}"), &fields).await
}

#[tokio::test]
async fn a_course_is_passed_once_and_its_certificate_can_be_checked() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let page = operator.get("/kerja/pembinaan/permohonan").await.expect(200);
    assert!(page.shows("10 hari kerja") && page.shows("UU 14/2008 Ps.22"), "{}", page.text());
    operator.get("/kerja/pembinaan/tidak-ada").await.expect(404);
    assert!(answer(&operator, "permohonan", 6).await.expect(303).location().ends_with("ok=coaching-failed"));
    operator.get("/kerja/pembinaan/sertifikat/1/sertifikat.pdf").await.expect(404);
    assert!(answer(&operator, "permohonan", 7).await.expect(303).location().ends_with("ok=coaching-passed"));
    answer(&operator, "permohonan", 9).await.expect(422);
    let paper = "/kerja/pembinaan/sertifikat/2/sertifikat.pdf";
    assert_eq!(operator.get(paper).await.expect(200).header("content-type"), "application/pdf");
    city.sign_in_as(Role::ContentOperator, "kel-dua").await.get(paper).await.expect(404);
    let number = rules::coaching::number(1, rules::activity::Month::of(city.system().today()));
    assert!(operator.get("/kerja/pembinaan").await.shows(&number), "numbers have no gaps");
    let facts = coaching::facts(&city.system(), 0, i64::MAX).await.unwrap();
    assert_eq!(
        (facts.courses, facts.people, facts.units),
        (1, 1, 1),
        "a test that was not passed is no course"
    );
}

#[tokio::test]
async fn who_needs_a_course_follows_from_what_goes_wrong_and_ends_with_passing() {
    let city = TestApp::new().await;
    let unit = city.unit("kel-satu");
    let needed = async || {
        let needs = coaching::needs(&city.system()).await.unwrap();
        needs.iter().any(|need| need.unit == unit && need.course == "klasifikasi")
    };
    assert!(needed().await, "obligations are missing");
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    answer(&operator, "klasifikasi", 9).await.expect(303);
    assert!(!needed().await);
}

#[tokio::test]
async fn a_workshop_counts_with_its_units_and_only_when_it_is_over() {
    let city = TestApp::new().await;
    let office = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let today = city.system().today();
    let unit = format!("orang-{}", city.unit("dinkes"));
    let (past, coming) = (today.yesterday().unwrap().to_string(), today.tomorrow().unwrap().to_string());
    let fields = |day: &str| {
        let of = [("kursus", "berita"), ("hari", day), ("tempat", "Aula"), (unit.as_str(), "4")];
        of.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (day, status) in [(&coming, 422), (&past, 303)] {
        let fields = fields(day);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        office.post_form("/kerja/pembinaan/lokakarya", &fields).await.expect(status);
    }
    let operator = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    operator.post_form("/kerja/pembinaan/lokakarya", &[]).await.expect(403);
    assert!(operator.get("/kerja/pembinaan").await.shows("4 orang"));
    let facts = coaching::facts(&city.system(), 0, i64::MAX).await.unwrap();
    assert_eq!((facts.courses, facts.people, facts.units), (1, 4, 1));
}
