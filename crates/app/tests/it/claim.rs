//! Claims about official scores: taken in as written, disputed until a document settles them.

use app::claim::{self, Settling};
use rules::claim::{Flag, Status};
use rules::role::Role;
use testkit::{FilePart, TestApp};

/// The facts of Banten as the press gave them, with the own city in the place of one of them.
fn facts(city: &TestApp) -> String {
    let own = city.directory().body.name.clone();
    let head = "year,public_body,score_reported,qualification_reported,rank_reported,bodies_ranked,assessor,document,source,note\n";
    format!(
        "\u{feff}{head}2019,{own},\"92,50\",informatif,3,8,KI Banten,SK 096,antaranews,\n\
         2019,Kota Cilegon,\"60,34\",cukup informatif,8,8,KI Banten,SK 096,antaranews,\n\
         2020,{own},\"8,32\",informatif,5,,KI Banten,,siaran pers,a digit is lost\n\
         2021,{own},\"87,25\",informatif,6,8,KI Banten,,bantenraya.co.id,\n\
         2022,Kota Cilegon,\"60,34\",cukup informatif,8,8,KI Banten,,siaran pers,\n"
    )
}

async fn taken(city: &TestApp) -> claim::Plan {
    let ctx = city.system();
    let plan = claim::plan(&ctx, facts(city).into_bytes()).await.unwrap().unwrap();
    assert_eq!(claim::import(&ctx, &plan, "nilai.csv").await.unwrap(), 5);
    plan
}

/// The smallest thing that is a PDF by its first bytes.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

#[tokio::test]
async fn a_lost_digit_stays_disputed_until_a_document_settles_it() {
    let city = TestApp::new().await;
    let plan = taken(&city).await;
    assert_eq!(plan.rows[2].checked.status, Status::Disputed);
    let years = claim::official(&city.system()).await.unwrap();
    let of = |year: usize| (years[year].year, years[year].score_hundredths, years[year].is_disputed);
    assert_eq!(
        [of(0), of(1), of(2)],
        [(2019, Some(9_250), false), (2020, None, true), (2021, Some(8_725), false)]
    );
    assert_eq!(years[1].raw, "8,32");

    let head = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let list = head.get("/kerja/nilai-resmi").await.expect(200);
    assert!(list.shows("tertulis “8,32”") && list.shows("Diragukan"), "{}", list.text());
    let item = operator.get(&years[1].path).await.expect(200);
    assert!(item.shows("8x,32; x8,32") && !item.shows("Simpan putusan"), "{}", item.text());

    let settle = format!("{}/selesaikan", years[1].path);
    let file =
        |bytes| FilePart { field: "berkas", file_name: "sk.pdf", content_type: "application/pdf", bytes };
    let fields = [
        ("putusan", "nilai"),
        ("nilai", "88,32"),
        ("dokumen", "SK 101/2020"),
        ("alasan", "Angka lengkap ada di SK."),
        ("dikenal", "0"),
    ];
    operator.multipart(&settle, &fields, &[file(PDF)]).await.expect(403);
    head.multipart(&settle, &fields[..1], &[file(PDF)]).await.expect(422);
    let refused = head.multipart(&settle, &fields, &[file(b"bukan PDF")]).await.expect(422);
    assert!(
        refused.shows("Lampirkan dokumennya") && refused.source().contains("88,32"),
        "{}",
        refused.text()
    );
    head.multipart(&settle, &fields, &[file(PDF)]).await.expect(303);
    head.multipart(&settle, &fields, &[file(PDF)]).await.expect(409);
    let years = claim::official(&city.system()).await.unwrap();
    assert_eq!((years[1].score_hundredths, years[1].is_disputed), (Some(8_832), false));
    let item = head.get(&years[1].path).await.expect(200);
    assert!(item.shows("“8,32”") && item.shows("SK 101/2020"), "what was written stays: {}", item.text());
    let document = head.get(&format!("{}/dokumen.pdf", years[1].path)).await.expect(200);
    assert_eq!(document.header("content-type"), "application/pdf");
}

#[tokio::test]
async fn a_claim_can_be_set_aside_and_the_year_is_unknown_then() {
    let city = TestApp::new().await;
    taken(&city).await;
    let ctx = city.system();
    let path = claim::official(&ctx).await.unwrap()[1].path.clone();
    let id = claim::ClaimId(path.rsplit('/').next().unwrap().parse().unwrap());
    let settling = Settling {
        score: None,
        document: "SK 101/2020".to_owned(),
        reason: "Tidak ada penilaian tahun itu.".to_owned(),
        pdf: PDF.to_vec(),
        known: 0,
    };
    claim::settle(&ctx, id, settling).await.unwrap();
    let years: Vec<i32> = claim::official(&ctx).await.unwrap().into_iter().map(|one| one.year).collect();
    assert_eq!(years, [2019, 2021]);
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_a_second_report_is_no_second_source() {
    let city = TestApp::new().await;
    taken(&city).await;
    let ctx = city.system();
    let again = claim::plan(&ctx, facts(&city).into_bytes()).await.unwrap().unwrap();
    assert!(again.rows.iter().all(|row| row.is_known));
    assert_eq!(claim::import(&ctx, &again, "nilai.csv").await.unwrap(), 0);
    let told = "tahun;badan publik;nilai;sumber\n2022;Pemkot Cilegon;60.34;koran lain\n2022;Kota Cilegon;58,11;koran ketiga\n";
    let told = claim::plan(&ctx, told.as_bytes().to_vec()).await.unwrap().unwrap();
    let found = |row: usize| told.rows[row].with_known.as_ref().unwrap().flags.clone();
    assert!(found(0).contains(&Flag::SameEvent) && found(0).contains(&Flag::YearConflict));
    assert!(found(1).contains(&Flag::YearConflict) && !found(1).contains(&Flag::SameEvent));
    assert!(
        told.rows[1].checked.flags.contains(&Flag::YearConflict),
        "the two rows of the file contradict already"
    );
}

#[tokio::test]
async fn a_table_is_imported_by_page_after_a_look_at_what_it_says() {
    let city = TestApp::new().await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get("/kerja/nilai-resmi/impor").await.expect(403);
    assert!(operator.get("/kerja/nilai-resmi").await.expect(200).shows("Belum ada nilai"));
    editor.get("/kerja/nilai-resmi/impor").await.expect(200);
    editor.multipart("/kerja/nilai-resmi/impor", &[], &[]).await.expect(422);
    let text = facts(&city);
    let file = |bytes| FilePart { field: "berkas", file_name: "nilai.csv", content_type: "text/csv", bytes };
    editor.multipart("/kerja/nilai-resmi/impor", &[], &[file(b"a,b\n1,2\n")]).await.expect(422);
    let preview =
        editor.multipart("/kerja/nilai-resmi/impor", &[], &[file(text.as_bytes())]).await.expect(200);
    assert!(
        preview.shows("5 baris") && preview.shows("Nilai dan kualifikasi tidak cocok."),
        "{}",
        preview.text()
    );
    let source = preview.source();
    let content = source.split("name=\"isi\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let content = content.replace("&#43;", "+").replace("&#x2b;", "+").replace("&#61;", "=");
    let form = [("isi", content.as_str()), ("nama", "nilai.csv")];
    editor.post_form("/kerja/nilai-resmi/impor/simpan", &form).await.expect(303);
    let list = editor.get("/kerja/nilai-resmi?badan=kota+cilegon&tahun=2019").await.expect(200);
    assert!(list.shows("60,34") && list.source().contains("<svg"), "{}", list.text());
    let (year, all) = claim::neighbours(&city.system()).await.unwrap().unwrap();
    assert_eq!((year, all.len(), all[0].is_own), (2019, 2, true));
}

#[tokio::test]
async fn one_score_is_noted_as_it_is_written_and_a_form_that_came_back_keeps_it() {
    let city = TestApp::new().await;
    let head = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let page = "/kerja/nilai-resmi/baru";
    let own = city.directory().body.name.clone();
    assert!(head.get(page).await.expect(200).source().contains(&own), "the own body is proposed");
    let wrong = [
        ("tahun", "24"),
        ("badan", own.as_str()),
        ("nilai", "9,25"),
        ("kualifikasi", "informatif"),
        ("sumber", ""),
    ];
    let back = head.post_form(page, &wrong).await.expect(422);
    assert!(back.shows("Tulis tahun dengan empat angka.") && back.shows("Tulis di mana ini dibaca."));
    assert!(back.source().contains("value=\"9,25\""), "what was typed stays");
    let right = [("tahun", "2024"), wrong[1], wrong[2], wrong[3], ("sumber", "siaran pers 12 Desember 2024")];
    head.post_form(page, &right).await.expect(303);
    let years = claim::official(&city.system()).await.unwrap();
    assert_eq!((years[0].year, years[0].raw.as_str(), years[0].score_hundredths), (2024, "9,25", None));
    head.post_form(page, &right).await.expect(422).shows("sudah dicatat");
    city.sign_in_as(Role::ContentOperator, "kel-satu").await.get(page).await.expect(403);
}
