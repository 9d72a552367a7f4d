//! Tables as offices send them, with everything that is wrong with them.

use super::*;

fn lines(rows: &[&[&str]]) -> Vec<Line> {
    let line = |(at, cells): (usize, &&[&str])| Line {
        number: u32::try_from(at).unwrap() + 1,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    rows.iter().enumerate().map(line).collect()
}

fn rupiah(cell: &str) -> i64 {
    read_money(cell, 1).unwrap_or_else(|fault| panic!("{cell}: {fault}")).money.unwrap().rupiah()
}

#[test]
fn money_is_read_as_offices_write_it() {
    for (cell, sum) in [
        ("1250", 1_250),
        ("1.250", 1_250),
        ("1.250,5 jt", 1_250_500_000),
        ("Rp1.250.000.000,00", 1_250_000_000),
        ("Rp. 1.250.000,-", 1_250_000),
        ("Rp 1.250.000", 1_250_000),
        ("1,25 M", 1_250_000_000),
        ("1,25M", 1_250_000_000),
        ("2 milyar", 2_000_000_000),
        ("1,5 triliun", 1_500_000_000_000),
        ("750 rb", 750_000),
        ("1.250 jt", 1_250_000_000),
        ("(1.000)", -1_000),
        ("(Rp1.000,00)", -1_000),
        ("-1.000", -1_000),
        ("−250,5", -251),
        ("-Rp 2 jt", -2_000_000),
        ("-", 0),
        ("Rp -", 0),
        ("–", 0),
        ("nihil", 0),
        ("0", 0),
        ("1 250 000", 1_250_000),
        ("12459352172672.00", 12_459_352_172_672),
        ("12594412688861.51", 12_594_412_688_862),
        ("1250000.5", 1_250_001),
        ("12,5 juta", 12_500_000),
        ("0,125 M", 125_000_000),
        ("1,250.00", 1_250),
        ("1,250,000", 1_250_000),
        ("1,250,000.75", 1_250_001),
        ("1.250.000 rupiah", 1_250_000),
    ] {
        assert_eq!(rupiah(cell), sum, "{cell}");
    }
    assert_eq!(read_money("  ", 1).unwrap().money, None);
    assert_eq!(read_money("1.250,5", 1_000_000).unwrap().money, Some(Money(125_050_000_000)));
    assert_eq!(read_money("3 rb", 1_000_000).unwrap().money, Some(Money(300_000)), "a word of its own wins");
    for english in ["1,250.00", "1,250,000"] {
        assert!(read_money(english, 1).unwrap().is_english, "{english}");
    }
    assert!(!read_money("1.250,00", 1).unwrap().is_english);
}

#[test]
fn what_can_be_read_in_two_ways_is_a_fault() {
    use MoneyFault::{Ambiguous, Formula, NotMoney, Scientific, Separators, TooLarge};
    for (cell, fault) in [
        ("1,250", Ambiguous),
        ("1,250 jt", Ambiguous),
        ("1.25.000", Separators),
        ("1.250.00", Separators),
        ("12,50,00", Separators),
        ("1.250,00.000", Separators),
        ("1,25E+09", Scientific),
        ("=SUM(C2:C9)", Formula),
        ("#REF!", Formula),
        ("########", Formula),
        ("sekitar 5 jt", NotMoney),
        ("5 ekor", NotMoney),
        ("12 12", NotMoney),
        ("99999999999999999999", TooLarge),
    ] {
        assert_eq!(read_money(cell, 1), Err(fault), "{cell}");
    }
}

#[test]
fn headings_say_what_numbers_are_counted_in() {
    for (heading, scale) in [
        ("(dalam jutaan rupiah)", 1_000_000),
        ("Anggaran dalam ribu rupiah", 1_000),
        ("Pagu (Rp juta)", 1_000_000),
        ("Pagu (Rp)", 1),
        ("Paket di atas 200 juta rupiah", 1),
        ("Realisasi", 1),
    ] {
        assert_eq!(scale_of(heading), scale, "{heading}");
    }
}

#[test]
fn permendagri_90_2019_codes_name_their_level() {
    use Level::{Account, Activity, Affair, Field, Other, Programme, SubActivity, Unit};
    for (code, level) in [
        ("1", Affair),
        ("1.02", Field),
        ("X.XX.01", Programme),
        ("1.02.02", Programme),
        ("1.02.02.2.01", Activity),
        ("1.02.02.2.01.0001", SubActivity),
        ("1.02.02.2.01.01", SubActivity),
        ("7.01.01.2.06.0002", SubActivity),
        ("5.1", Account),
        ("5.1.02.01", Account),
        ("5.1.02.01.01.0024", Account),
        ("5.02.01", Programme),
        ("5.1.05.1-05.0-00.0-00.02", Unit),
        ("5.1.05.1-05.0-00.0-00.02.2.03", Account),
        ("1.02.02.2", Other),
        ("A-12", Other),
    ] {
        assert_eq!(level_of_code(code), level, "{code}");
    }
    assert_eq!(tidy_code(" '1.02. 02.2.01. ").as_deref(), Some("1.02.02.2.01"));
    assert_eq!((tidy_code("JUMLAH"), tidy_code("1..2")), (None, None));
}

#[test]
fn sums_agree_to_the_rupiah_or_the_difference_is_named() {
    let mut rows: Vec<&[&str]> = vec![
        &["DAFTAR PELAKSANAAN ANGGARAN TAHUN ANGGARAN 2025"],
        &["Kode", "Uraian", "Anggaran", "", "Realisasi", "", "Lokasi"],
        &["", "", "Sebelum Perubahan", "Setelah Perubahan", "Rp", "%", ""],
        &["1", "2", "3", "4", "5", "6=5/4", "7"],
        &[
            "1.02.02",
            "Program Pemenuhan Upaya Kesehatan",
            "1.250.000.000",
            "1.200.000.000",
            "600.000.000",
            "50",
            "",
        ],
        &["1.02.02.2.01", "Penyediaan Fasilitas", "1.250.000.000", "1.200.000.000", "600.000.000", "50", ""],
        &["1.02.02.2.01.0001", "Pembangunan Puskesmas", "1,25 M", "(50 jt)", "-", "0", "Kec. Cibeber"],
        &["5.1.02.01", "Belanja Barang", "1.250.000.000", "(50.000.000)", "-", "", ""],
        &["1.02.02.2.01.0002", "Rehabilitasi", "-", "1.250.000.000", "600.000.000", "", "Grogol"],
        &["5.1.02.01", "Belanja Barang", "-", "1.250.000.000", "600.000.000", "", ""],
        &["", "JUMLAH", "1.250.000.000", "1.200.000.000", "600.000.000", "", ""],
    ];
    let sheet = read(&lines(&rows), Some(2025), None).unwrap();
    assert_eq!((sheet.faults.len(), sheet.differences.len()), (0, 0), "{sheet:#?}");
    assert_eq!(
        sheet.totals.spending,
        [125_000_000_000, 120_000_000_000, 60_000_000_000].map(|m| Some(Money(m)))
    );
    let paths: Vec<&str> = sheet.items.iter().map(|item| item.path.as_str()).collect();
    assert_eq!(
        paths[3..],
        ["1.02.02.2.01.0001/5.1.02.01", "1.02.02.2.01.0002", "1.02.02.2.01.0002/5.1.02.01"]
    );
    assert_eq!((sheet.items[0].percent(), sheet.items[2].location.as_str()), (Some(5_000), "Kec. Cibeber"));
    rows[10] = &["", "JUMLAH", "1.250.000.001", "1.200.000.000", "600.000.000", "", ""];
    rows[7] = &["5.1.02.01", "Belanja Barang", "1.249.999.999", "(50.000.000)", "-", "", ""];
    let sheet = read(&lines(&rows), Some(2025), None).unwrap();
    let found: Vec<(u32, i64)> = sheet.differences.iter().map(|one| (one.row, one.by().rupiah())).collect();
    assert_eq!(found, [(7, 1), (11, 1)]);
}

#[test]
fn a_file_with_faults_names_every_row() {
    use FaultKind::{Ambiguous, DuplicateCode, Formula, NoName, NotPercent};
    let sheet = read(
        &lines(&[
            &["No", "Kode Rekening", "Nama Kegiatan", "Pagu (Rp)", "Fisik (%)"],
            &["1", "1.02.02.2.01", "Satu", "1,250", "40"],
            &["2", "1.02.02.2.02", "Dua", "=SUM(D2)", "abc 4"],
            &["3", "1.02.02.2.02", "Dua lagi", "5", ""],
            &["4", "1.02.02.2.03", "", "6", ""],
            &["", "", "Cilegon, 2 Januari 2025", "", ""],
        ]),
        None,
        None,
    )
    .unwrap();
    let faults: Vec<(u32, FaultKind)> = sheet.faults.iter().map(|fault| (fault.row, fault.kind)).collect();
    assert_eq!(faults, [(2, Ambiguous), (3, Formula), (3, NotPercent), (4, DuplicateCode), (5, NoName)]);
    assert_eq!(sheet.items[0].physical, Some(4_000));
}

#[test]
fn merged_cells_of_levels_make_rows_of_their_own() {
    let sheet = read(
        &lines(&[
            &["Program", "Kegiatan", "Sub Kegiatan", "Pagu (juta rupiah)", "Fisik"],
            &["Pendidikan", "Sarana", "Ruang kelas", "1.250,5", "0.925"],
            &["", "", "Perpustakaan", "100", "1"],
            &["", "Guru", "Pelatihan", "50", "0.5"],
            &["Kebudayaan", "Festival", "Cilegon Ethnic", "10", "0"],
        ]),
        None,
        None,
    )
    .unwrap();
    let all: Vec<(&str, Level, i64)> = sheet
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.level, item.budget.unwrap().rupiah() / 100_000))
        .collect();
    assert_eq!(
        all,
        [
            ("Pendidikan", Level::Programme, 14_005),
            ("Sarana", Level::Activity, 13_505),
            ("Ruang kelas", Level::SubActivity, 12_505),
            ("Perpustakaan", Level::SubActivity, 1_000),
            ("Guru", Level::Activity, 500),
            ("Pelatihan", Level::SubActivity, 500),
            ("Kebudayaan", Level::Programme, 100),
            ("Festival", Level::Activity, 100),
            ("Cilegon Ethnic", Level::SubActivity, 100),
        ]
    );
    assert_eq!(sheet.items[2].physical, Some(9_250));
    assert_eq!((sheet.faults.len(), sheet.differences.len()), (0, 0));
}

#[test]
fn a_code_may_be_spread_over_columns() {
    let sheet = read(
        &lines(&[
            &["Kode", "", "", "", "", "Nama", "Anggaran 2025", "Realisasi 2024", "Realisasi 2025"],
            &["1", "02", "02", "", "", "Program", "30", "7", "9"],
            &["1", "02", "02", "2.01", "", "Kegiatan", "30", "7", "9"],
            &["1", "02", "02", "2.01", "0001", "Sub", "30", "7", "9"],
        ]),
        Some(2025),
        None,
    )
    .unwrap();
    let codes: Vec<&str> = sheet.items.iter().map(|item| item.code.as_str()).collect();
    assert_eq!(codes, ["1.02.02", "1.02.02.2.01", "1.02.02.2.01.0001"]);
    assert_eq!(sheet.totals.spending[2], Some(Money(900)));
    assert_eq!(sheet.items[2].parent, Some(1));
}

#[test]
fn what_is_paid_out_of_financing_is_taken_off() {
    let sheet = read(
        &lines(&[
            &["kode", "uraian", "anggaran"],
            &["4", "PENDAPATAN DAERAH", "100"],
            &["5", "BELANJA DAERAH", "120"],
            &["6", "PEMBIAYAAN DAERAH", "20"],
            &["6.1", "Penerimaan Pembiayaan", "25"],
            &["6.2", "Pengeluaran Pembiayaan", "5"],
        ]),
        None,
        None,
    )
    .unwrap();
    let levels: Vec<Level> = sheet.items.iter().map(|item| item.level).collect();
    assert_eq!(levels, [Level::Account; 5]);
    assert_eq!((sheet.differences.len(), sheet.totals.financing[0]), (0, Some(Money(2_000))));
    assert_eq!(
        (sheet.totals.income[0], sheet.totals.spending[0]),
        (Some(Money(10_000)), Some(Money(12_000)))
    );
}

#[test]
fn mappings_are_written_and_read() {
    let text = "code=0+1;name=2;budget=D;realisation=aa";
    let mapping = Mapping::from_text(text).unwrap();
    assert_eq!(mapping.to_text(), "code=0+1;name=2;budget=3;realisation=26");
    assert_eq!((Mapping::from_text("budget"), Mapping::from_text("x=1")), (None, None));
}

#[test]
fn the_year_is_found_where_people_write_it() {
    assert_eq!(year_of(["LAPORAN REALISASI", "TAHUN ANGGARAN 2022", "dicetak 2023"]), Some(2022));
    assert_eq!((year_of(["lra_sumut_2022_per_opd.csv"]), year_of(["2021", "2022"])), (Some(2022), None));
}

proptest::proptest! {
    #[test]
    fn no_cell_breaks_the_reader(cell in "\\PC{0,30}", scale in 1_i64..1_000_000_000) {
        drop((read_money(&cell, scale).is_ok(), hundredths(&cell), tidy_code(&cell)));
        drop((scale_of(&cell), Mapping::from_text(&cell)));
    }

    #[test]
    fn whole_rupiah_written_with_points_come_back(sum in 0_i64..1_000_000_000_000_000) {
        let digits = crate::sheet::number_in_words(&sum.to_string());
        proptest::prop_assert_eq!(rupiah(&digits), sum);
        proptest::prop_assert_eq!(rupiah(&format!("Rp{digits},00")), sum);
    }

    #[test]
    fn no_table_breaks_the_reader(cells in proptest::collection::vec(proptest::collection::vec("[0-9.,A-Za-z ()-]{0,8}", 0..6), 0..12)) {
        let head = Line { number: 1, cells: ["kode", "uraian", "anggaran"].map(str::to_owned).to_vec() };
        let rest = cells.into_iter().zip(2..).map(|(cells, number)| Line { number, cells });
        let all: Vec<Line> = std::iter::once(head).chain(rest).collect();
        drop(read(&all, None, None));
    }
}
