//! Shared tables: rows of units, columns of other units, two people in one row, and the way to the register.

use app::ids::{RowId, TableId};
use app::sheet::{self, Make, NewColumn, Saved, store};
use app::template::Units;
use jiff::civil::date;
use rules::role::Role;
use rules::sheet::{Cells, ColumnKind};
use rules::unit::UnitType;
use testkit::TestApp;

/// A table of the two kelurahan; the health office fills `Anggaran` in every row.
struct Planted {
    path: String,
    id: TableId,
    rows: Vec<RowId>,
    columns: Vec<i64>,
}

fn column(name: &str, kind: ColumnKind) -> NewColumn {
    NewColumn { name: name.to_owned(), kind, hint: String::new(), is_required: true, filler: None }
}

async fn planted(city: &TestApp, has_many_rows: bool) -> Planted {
    let ctx = city.system();
    let make = Make {
        title: "Daftar program 2027".to_owned(),
        explanation: "Isi program utama kelurahan.".to_owned(),
        due_on: Some(date(2027, 1, 31)),
        has_many_rows,
        columns: vec![
            column("Program", ColumnKind::Text),
            NewColumn { filler: Some(city.unit("dinkes")), ..column("Anggaran", ColumnKind::Number) },
            NewColumn { is_required: false, ..column("Mulai", ColumnKind::Date) },
            NewColumn { is_required: false, ..column("Berjalan", ColumnKind::YesNo) },
        ],
        units: Units::Types(vec![UnitType::Kelurahan]),
    };
    let id = sheet::make(&ctx, &make).await.unwrap();
    let columns = store::list_columns(&city.app.db, city.body, Some(id)).await.unwrap();
    let mut rows = store::list_rows(&city.app.db, city.body, Some(id)).await.unwrap();
    rows.sort_by_key(|row| city.directory().name(row.unit_id).to_owned());
    Planted {
        path: format!("/kerja/tabel/{id}"),
        id,
        // Dua, then Satu.
        rows: rows.iter().map(|row| row.id).collect(),
        columns: columns.iter().map(|column| column.id.0).collect(),
    }
}

impl Planted {
    fn row(&self, at: usize) -> String {
        format!("/kerja/baris/{}", self.rows[at])
    }

    fn field(&self, at: usize) -> String {
        format!("k{}", self.columns[at])
    }
}

#[tokio::test]
async fn pp_61_2010_ps_14_the_main_ppid_makes_a_table_and_every_unit_finds_its_row() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let bpkad = city.unit("dinkes").to_string();
    let form = [
        ("judul", "Daftar program 2027"),
        ("penjelasan", "Isi program utama."),
        ("tenggat", "31 Januari 2027"),
        ("cakupan", "jenis"),
        ("jenis", "kelurahan"),
        ("nama-0", "Program"),
        ("isi-0", "text"),
        ("wajib-0", "1"),
        ("nama-1", "Anggaran"),
        ("isi-1", "number"),
        ("pengisi-1", bpkad.as_str()),
        ("nama-2", ""),
    ];
    let mut more = form.to_vec();
    more.push(("lagi", "1"));
    let again = main.post_form("/kerja/tabel/baru", &more).await.expect(200);
    assert!(again.source().contains("nama-6") && again.source().contains("Daftar program 2027"));
    main.post_form("/kerja/tabel/baru", &[("judul", "Tanpa kolom")]).await.expect(422);
    let made = main.post_form("/kerja/tabel/baru", &form).await.expect(303);
    assert!(main.get(made.location()).await.expect(200).shows("0 dari 2 unit lengkap"));
    assert!(operator.get("/kerja").await.expect(200).shows("Daftar program 2027"));
    assert!(operator.get("/kerja/pemberitahuan").await.shows("Mohon isi tabel bersama"));
    let page = operator.get(made.location()).await.expect(200);
    assert!(page.shows("Kelurahan Satu") && !page.shows("Kelurahan Dua"), "{}", page.text());
}

#[tokio::test]
async fn a_unit_fills_its_row_and_a_wrong_cell_is_named_and_kept() {
    let city = TestApp::new().await;
    let table = planted(&city, false).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let (program, start) = (table.field(0), table.field(2));
    let wrong = [("versi", "1"), (program.as_str(), "Posyandu"), (start.as_str(), "kapan-kapan")];
    let page = operator.post_form(&table.row(0), &wrong).await.expect(422);
    assert!(page.shows("Tulis tanggal") && page.source().contains("kapan-kapan"), "{}", page.text());
    assert!(page.source().contains("Posyandu"));
    let right = [("versi", "1"), (program.as_str(), "Posyandu"), (start.as_str(), "1 Maret 2027")];
    operator.post_form(&table.row(0), &right).await.expect(303);
    let page = operator.get(&table.path).await.expect(200);
    assert!(page.shows("Posyandu") && page.shows("1 Maret 2027") && page.shows("Belum lengkap"));
    let office = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    assert!(office.get("/kerja").await.expect(200).shows("Daftar program 2027"), "its column waits");
    let budget = table.field(1);
    office.post_form(&table.row(0), &[("versi", "2"), (budget.as_str(), "Rp 1.250.000")]).await.expect(303);
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let page = main.get(&table.path).await.expect(200);
    assert!(page.shows("1.250.000") && page.shows("1 dari 2 unit lengkap"), "{}", page.text());
    let row = main.get(&table.row(0)).await.expect(200);
    assert!(row.shows("Riwayat baris ini") && row.shows("content_operator dinkes"));
}

#[tokio::test]
async fn a_row_and_a_column_belong_to_their_units() {
    let city = TestApp::new().await;
    let table = planted(&city, false).await;
    let stranger = city.sign_in_as(Role::UnitPpid, "kec-dua").await;
    for path in [table.path.clone(), table.row(0), format!("{}/isi.csv", table.path)] {
        stranger.get(&path).await.expect(404);
    }
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    neighbour.get(&table.row(0)).await.expect(404);
    neighbour.post_form(&table.row(0), &[("versi", "1")]).await.expect(404);
    neighbour.post_form(&format!("{}/tutup", table.path), &[]).await.expect(403);
    neighbour.post_form(&format!("{}/terbitkan", table.path), &[]).await.expect(403);
    // A cell of another unit in the form is not looked at.
    let (program, budget) = (table.field(0), table.field(1));
    let form = [("versi", "1"), (program.as_str(), "Posyandu"), (budget.as_str(), "5")];
    neighbour.post_form(&table.row(1), &form).await.expect(303);
    let row = store::find_row(&city.app.db, city.body, table.rows[1]).await.unwrap();
    assert_eq!(row.cells(), Cells::from([(table.columns[0], "Posyandu".to_owned())]));
}

#[tokio::test]
async fn two_people_in_one_row_lose_nothing() {
    let city = TestApp::new().await;
    let table = planted(&city, false).await;
    let one = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let (program, start) = (table.field(0), table.field(2));
    one.post_form(&table.row(0), &[("versi", "1"), (program.as_str(), "Posyandu")]).await.expect(303);
    // Different columns fit together although both began at the empty row.
    other.post_form(&table.row(0), &[("versi", "1"), (start.as_str(), "1 Maret 2027")]).await.expect(303);
    let cells = store::find_row(&city.app.db, city.body, table.rows[0]).await.unwrap().cells();
    assert_eq!(cells.len(), 2, "{cells:?}");

    // The same column: both are shown, nothing is saved, and the second try decides.
    let mine = [("versi", "1"), (program.as_str(), "Posbindu"), (start.as_str(), "1 Maret 2027")];
    let page = other.post_form(&table.row(0), &mine).await.expect(409);
    assert!(page.shows("content_operator kel-dua menyimpan") || page.shows("menyimpan kolom yang sama"));
    assert!(page.source().contains("Posbindu") && page.shows("Yang tersimpan: Posyandu"), "{}", page.text());
    assert!(page.source().contains("name=\"versi\" value=\"3\""));
    let mine = [("versi", "3"), mine[1], mine[2]];
    other.post_form(&table.row(0), &mine).await.expect(303);
    let row = store::find_row(&city.app.db, city.body, table.rows[0]).await.unwrap();
    assert_eq!(row.cells()[&table.columns[0]], "Posbindu");
    let versions = store::list_versions(&city.app.db, city.body, row.id).await.unwrap();
    assert_eq!(versions.len(), 4, "every saved version is kept");
}

#[tokio::test]
async fn saving_the_same_moment_is_settled_by_the_row_itself() {
    let city = TestApp::new().await;
    let table = planted(&city, false).await;
    let ctx = city.system();
    let cells = |text: &str| Cells::from([(table.columns[0], text.to_owned())]);
    assert_eq!(sheet::save_row(&ctx, table.rows[0], 1, &cells("a")).await.unwrap(), Saved::Done);
    let conflict = sheet::save_row(&ctx, table.rows[0], 1, &cells("b")).await.unwrap();
    assert_eq!(conflict, Saved::Conflict(vec![table.columns[0]]));
    assert_eq!(sheet::save_row(&ctx, table.rows[0], 1, &cells("a")).await.unwrap(), Saved::Done, "the same");
}

#[tokio::test]
async fn a_unit_adds_rows_where_the_table_allows_it_and_keeps_one() {
    let city = TestApp::new().await;
    let single = planted(&city, false).await;
    let table = planted(&city, true).await;
    let unit = city.unit("kel-dua").to_string();
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let form = [("unit", unit.as_str())];
    operator.post_form(&format!("{}/baris", single.path), &form).await.expect(422);
    let added = operator.post_form(&format!("{}/baris", table.path), &form).await.expect(303);
    operator.post_form(&format!("{}/hapus", added.location()), &[]).await.expect(303);
    operator.get(added.location()).await.expect(404);
    operator.post_form(&format!("{}/hapus", table.row(0)), &[]).await.expect(422);
    let foreign = city.unit("kel-satu").to_string();
    operator.post_form(&format!("{}/baris", table.path), &[("unit", &foreign)]).await.expect(404);
}

#[tokio::test]
async fn perki_1_2021_a_closed_table_becomes_an_entry_with_its_files_and_goes_the_ordinary_way() {
    let city = TestApp::new().await;
    let table = planted(&city, false).await;
    let ctx = city.system();
    let cells =
        Cells::from([(table.columns[0], "=Posyandu".to_owned()), (table.columns[1], "1250000".to_owned())]);
    sheet::save_row(&ctx, table.rows[0], 1, &cells).await.unwrap();
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let csv = main.get(&format!("{}/isi.csv", table.path)).await.expect(200).source();
    assert!(csv.contains("Unit,Program,Anggaran,Mulai,Berjalan"), "{csv}");
    assert!(csv.contains("Kelurahan Dua,'=Posyandu,1250000,,"), "{csv}");
    let xlsx = main.get(&format!("{}/isi.xlsx", table.path)).await.expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));
    main.post_form(&format!("{}/terbitkan", table.path), &[]).await.expect(422);
    main.post_form(&format!("{}/tutup", table.path), &[]).await.expect(303);
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let program = table.field(0);
    operator.post_form(&table.row(0), &[("versi", "2"), (program.as_str(), "Lain")]).await.expect(422);
    let made = main.post_form(&format!("{}/terbitkan", table.path), &[]).await.expect(303);
    let again = main.post_form(&format!("{}/terbitkan", table.path), &[]).await.expect(303);
    assert_eq!(made.location(), again.location(), "one entry");
    let page = main.get(made.location()).await.expect(200);
    assert!(page.source().contains("daftar-program-2027.xlsx"), "{}", page.text());
    assert!(page.source().contains("daftar-program-2027.csv"));
    city.run_jobs().await;
    let found = store::find_table(&city.app.db, city.body, table.id).await.unwrap();
    let entry = app::register::find(&ctx, found.entry_id.unwrap()).await.unwrap();
    assert_eq!((entry.unit_id, entry.is_public()), (city.unit("diskominfo"), false));
    let publish =
        app::register::Publish { id: entry.id, version: entry.version, override_reason: String::new() };
    app::register::publish(&ctx, &publish).await.unwrap();
    main.post_form(&format!("{}/tutup", table.path), &[("buka", "1")]).await.expect(303);
}
